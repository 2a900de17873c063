/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-bookmark.h"
#include "trellis-match-page.h"
#include "trellis-outlooks.h"

G_BEGIN_DECLS

/* The greater part of the window: Home or a match, on which other pages may lie. Emits "shown" when
 * something has been brought up to be looked at. */
#define TRELLIS_TYPE_CONTENT (trellis_content_get_type ())
G_DECLARE_FINAL_TYPE (TrellisContent, trellis_content, TRELLIS, CONTENT, AdwBin)

void               trellis_content_set_store     (TrellisContent        *self,
                                                  TrellisStore          *store,
                                                  TrellisOutlooks       *outlooks);
AdwNavigationView *trellis_content_get_view      (TrellisContent        *self);
TrellisMatch      *trellis_content_get_match     (TrellisContent        *self);
const char        *trellis_content_get_title     (TrellisContent        *self);
void               trellis_content_show_home     (TrellisContent        *self);
TrellisMatchPage  *trellis_content_show_match    (TrellisContent        *self,
                                                  TrellisMatch          *match);
gboolean           trellis_content_show_record   (TrellisContent        *self,
                                                  TrellisRecord         *record);
gboolean           trellis_content_show_step     (TrellisContent        *self,
                                                  GVariant              *number);
gboolean           trellis_content_go_back       (TrellisContent        *self);
GtkWidget         *trellis_content_begin_writing (TrellisContent        *self);
void               trellis_content_keep          (TrellisContent        *self,
                                                  TrellisBookmark       *bookmark);
void               trellis_content_return_to     (TrellisContent        *self,
                                                  const TrellisBookmark *bookmark);

G_END_DECLS
