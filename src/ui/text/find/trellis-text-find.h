/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_TEXT_FIND (trellis_text_find_get_type ())

/* A bar that finds words in a text view, accents and case aside. Keys: Enter and Ctrl+G for the next
 * match, Shift for the one before (in the view too), Escape to go back to the text. */
G_DECLARE_FINAL_TYPE (TrellisTextFind, trellis_text_find, TRELLIS, TEXT_FIND, GtkWidget)

void         trellis_text_find_set_view (TrellisTextFind *self,
                                         GtkTextView     *view);

/* With what is selected in the view as what to find. */
void         trellis_text_find_open     (TrellisTextFind *self);
void         trellis_text_find_close    (TrellisTextFind *self);
gboolean     trellis_text_find_is_open  (TrellisTextFind *self);

void         trellis_text_find_next     (TrellisTextFind *self);
void         trellis_text_find_previous (TrellisTextFind *self);

G_END_DECLS
