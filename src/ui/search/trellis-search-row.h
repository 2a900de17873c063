/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-search.h"

G_BEGIN_DECLS

/* What was found: its title, a line of its text with the found words, and what and where it is. */
#define TRELLIS_TYPE_SEARCH_ROW (trellis_search_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSearchRow, trellis_search_row, TRELLIS, SEARCH_ROW, GtkWidget)

GtkWidget  *trellis_search_row_new       (TrellisStore     *store);
void        trellis_search_row_set_hit   (TrellisSearchRow *self,
                                          TrellisSearchHit *hit);
const char *trellis_search_row_get_words (TrellisSearchRow *self);

G_END_DECLS
