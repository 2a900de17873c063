/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-match.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* Asks whether a match that is here already is the one that is joined: both people may have written down
 * the same before one of them shared it. "chosen" comes with that match, or NULL for a new one. */
#define TRELLIS_TYPE_JOIN_MATCH_PAGE (trellis_join_match_page_get_type ())
G_DECLARE_FINAL_TYPE (TrellisJoinMatchPage, trellis_join_match_page, TRELLIS, JOIN_MATCH_PAGE, AdwNavigationPage)

guint trellis_join_match_page_list (TrellisJoinMatchPage *self,
                                    TrellisStore         *store,
                                    TrellisRole           role);

G_END_DECLS
