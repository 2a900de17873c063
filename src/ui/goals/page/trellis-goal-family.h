/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* The goal that another one is part of, and those that are part of it: a row leads to each. Not seen
 * where there are none. */
#define TRELLIS_TYPE_GOAL_FAMILY (trellis_goal_family_get_type ())
G_DECLARE_FINAL_TYPE (TrellisGoalFamily, trellis_goal_family, TRELLIS, GOAL_FAMILY, AdwBin)

void trellis_goal_family_set_goal (TrellisGoalFamily *self,
                                   TrellisStore      *store,
                                   TrellisGoal       *goal);

G_END_DECLS
