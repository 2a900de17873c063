/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Has the lines of all labels and inscriptions that @row has by now begin on the side where the row begins,
 * whichever way their text reads: the toolkit has those of an English title begin on the left in a Hebrew window,
 * away from their icon. For rows with titles that people wrote; longer texts are easier to read as the toolkit has
 * them. */
void trellis_row_side_keep (GtkWidget *row);

/* The same of a text that is edited in @view, one line by its meaning. */
void trellis_row_side_keep_view (GtkTextView *view);

G_END_DECLS
