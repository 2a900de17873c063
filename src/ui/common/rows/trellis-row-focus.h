/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* To be called before what @row shows is taken out of its list view: the focus goes on from it, to the row below
 * or to the one above. GTK would let the window begin anew. @row is the child of a list item. */
void trellis_row_focus_leave (GtkWidget *row);

G_END_DECLS
