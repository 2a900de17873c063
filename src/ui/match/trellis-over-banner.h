/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-match.h"

G_BEGIN_DECLS

/* Says that a match is over, while it is, and offers to take it up again. */
#define TRELLIS_TYPE_OVER_BANNER (trellis_over_banner_get_type ())
G_DECLARE_FINAL_TYPE (TrellisOverBanner, trellis_over_banner, TRELLIS, OVER_BANNER, AdwBin)

void trellis_over_banner_set_match (TrellisOverBanner *self,
                                    TrellisMatch      *match);

G_END_DECLS
