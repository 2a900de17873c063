/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Has the label of a button go on in the next line where there is no room for it in one, as with large
 * text in a narrow window. Also for labels that are set later. */
void trellis_wrapped_button_make (GtkButton *button);

G_END_DECLS
