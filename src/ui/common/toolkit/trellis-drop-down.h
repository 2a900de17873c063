/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Has the chosen text be cut where there is no room for it, as with large text in a narrow window; the list
 * says all in full. The items are strings of a #GtkStringList. */
void trellis_drop_down_make_narrow (GtkDropDown *drop_down);

G_END_DECLS
