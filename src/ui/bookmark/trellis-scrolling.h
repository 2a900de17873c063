/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How far something is scrolled, in words that hold in a later run, where heights that are not known
 * yet are guessed otherwise: "row 120 -13" is a row of a list view and how far below the upper edge
 * it begins, "text 5012 -4" the same with a character of a text view, "pixel 640" all else. */

void      trellis_scrolling_add_row  (GtkListItem       *item);
char     *trellis_scrolling_describe (GtkScrolledWindow *window);
void      trellis_scrolling_restore  (GtkScrolledWindow *window,
                                      const char        *spot);

G_END_DECLS
