/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-text-fold.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_TEXT_SEARCH (trellis_text_search_get_type ())

/* Finds all places of some words in the buffer of a view and shows those in sight. Works in slices;
 * "changed" is emitted as matches come in and when they are complete. */
G_DECLARE_FINAL_TYPE (TrellisTextSearch, trellis_text_search, TRELLIS, TEXT_SEARCH, GObject)

TrellisTextSearch *trellis_text_search_new           (GtkTextView       *view);

void               trellis_text_search_set_words     (TrellisTextSearch *self,
                                                      const char        *words);

gboolean           trellis_text_search_is_complete   (TrellisTextSearch *self);
guint              trellis_text_search_get_n_matches (TrellisTextSearch *self);
TrellisTextMatch   trellis_text_search_get_match     (TrellisTextSearch *self,
                                                      guint              position);

/* The first match that starts at or behind an offset; the number of matches if there is none. */
guint              trellis_text_search_find_from     (TrellisTextSearch *self,
                                                      guint              offset);

G_END_DECLS
