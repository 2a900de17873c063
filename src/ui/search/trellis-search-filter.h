/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* The choice of the match and of the tag that a search is narrowed to; each is there only when there is
 * something to choose. Emits "changed". */
#define TRELLIS_TYPE_SEARCH_FILTER (trellis_search_filter_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSearchFilter, trellis_search_filter, TRELLIS, SEARCH_FILTER, AdwBin)

void        trellis_search_filter_fill        (TrellisSearchFilter *self,
                                               TrellisStore        *store);
const char *trellis_search_filter_get_match   (TrellisSearchFilter *self);
const char *trellis_search_filter_get_tag     (TrellisSearchFilter *self);
const char *trellis_search_filter_take_tag    (TrellisSearchFilter *self,
                                               char                *typed);
void        trellis_search_filter_clear_match (TrellisSearchFilter *self);
void        trellis_search_filter_clear_tag   (TrellisSearchFilter *self);

G_END_DECLS
