/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Where a match stands: the next meeting, how far the goals have come, the latest wins. */
#define TRELLIS_TYPE_MATCH_SUMMARY (trellis_match_summary_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMatchSummary, trellis_match_summary, TRELLIS, MATCH_SUMMARY, AdwBin)

void trellis_match_summary_set_match (TrellisMatchSummary *self,
                                      TrellisStore        *store,
                                      TrellisMatch        *match);

G_END_DECLS
