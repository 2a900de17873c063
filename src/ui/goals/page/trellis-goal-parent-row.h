/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-combo-row.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* Chooses the goal that another one is a part of. */
#define TRELLIS_TYPE_GOAL_PARENT_ROW (trellis_goal_parent_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisGoalParentRow, trellis_goal_parent_row, TRELLIS, GOAL_PARENT_ROW,
                      TrellisComboRow)

void trellis_goal_parent_row_set_goal (TrellisGoalParentRow *self,
                                       TrellisStore         *store,
                                       TrellisGoal          *goal);

G_END_DECLS
