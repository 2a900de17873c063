/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal.h"

G_DEFINE_ENUM_TYPE (TrellisGoalKind, trellis_goal_kind,
                    G_DEFINE_ENUM_VALUE (TRELLIS_GOAL_KIND_HABIT, "habit"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_GOAL_KIND_REACH, "reach"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_GOAL_KIND_STRETCH, "stretch"))

G_DEFINE_ENUM_TYPE (TrellisGoalState, trellis_goal_state,
                    G_DEFINE_ENUM_VALUE (TRELLIS_GOAL_STATE_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_GOAL_STATE_REACHED, "reached"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_GOAL_STATE_LET_GO, "let-go"))

TRELLIS_DEFINE_RECORD (Goal, goal, GOAL)

/* A new record that no store keeps yet. */
TrellisGoal *
trellis_goal_new (void)
{
  return g_object_new (TRELLIS_TYPE_GOAL, NULL);
}
