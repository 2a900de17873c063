/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-goal-watch.h"

G_BEGIN_DECLS

/* What kind of goal it is, from when to when, part of which other one, and who sees it. */
#define TRELLIS_TYPE_GOAL_PLAN (trellis_goal_plan_get_type ())
G_DECLARE_FINAL_TYPE (TrellisGoalPlan, trellis_goal_plan, TRELLIS, GOAL_PLAN, AdwBin)

void trellis_goal_plan_set_watch    (TrellisGoalPlan  *self,
                                     TrellisGoalWatch *watch);
void trellis_goal_plan_focus_target (TrellisGoalPlan  *self);

G_END_DECLS
