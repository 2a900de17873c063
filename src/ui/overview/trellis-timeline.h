/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-choices.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* Everything that happened in a match, the latest first. */
#define TRELLIS_TYPE_TIMELINE (trellis_timeline_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTimeline, trellis_timeline, TRELLIS, TIMELINE, AdwBin)

void trellis_timeline_set_match (TrellisTimeline *self,
                                 TrellisStore    *store,
                                 TrellisMatch    *match,
                                 TrellisChoices  *choices);

G_END_DECLS
