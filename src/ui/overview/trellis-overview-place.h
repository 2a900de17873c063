/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-place.h"

G_BEGIN_DECLS

/* Where a match stands: who the partner is, and what happened. */
#define TRELLIS_TYPE_OVERVIEW_PLACE (trellis_overview_place_get_type ())
G_DECLARE_FINAL_TYPE (TrellisOverviewPlace, trellis_overview_place, TRELLIS, OVERVIEW_PLACE,
                      TrellisPlace)

G_END_DECLS
