/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-goal-watch.h"

G_BEGIN_DECLS

/* A goal in the list of goals: what it is, by when, and how far it is. Its context menu and its keys
 * call the actions of TrellisGoalsPlace. */
#define TRELLIS_TYPE_GOAL_ROW (trellis_goal_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisGoalRow, trellis_goal_row, TRELLIS, GOAL_ROW, GtkListBoxRow)

GtkWidget   *trellis_goal_row_new      (TrellisStore   *store,
                                        TrellisGoal    *goal);
TrellisGoal *trellis_goal_row_get_goal (TrellisGoalRow *self);

G_END_DECLS
