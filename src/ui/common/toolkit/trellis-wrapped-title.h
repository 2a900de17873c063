/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Has the titles of all preferences groups and button rows in @container go on in the next line where there
 * is no room for them in one, as with large text in a narrow window: the toolkit cuts them. */
void trellis_wrapped_title_make_all (GtkWidget    *container);

/* The same with one such row. */
void trellis_wrapped_title_make_row (AdwButtonRow *row);

/* The title of a header bar: it goes on in a second line, and is cut only there. */
void trellis_wrapped_title_make_header (AdwWindowTitle *title);

G_END_DECLS
