/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-goal.h"

G_BEGIN_DECLS

/* A row to choose the kind of a goal, with a line that says what the chosen one is: the property
 * "kind". */
#define TRELLIS_TYPE_GOAL_KIND_ROW (trellis_goal_kind_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisGoalKindRow, trellis_goal_kind_row, TRELLIS, GOAL_KIND_ROW,
                      AdwPreferencesRow)

TrellisGoalKind trellis_goal_kind_row_get_kind (TrellisGoalKindRow *self);
void            trellis_goal_kind_row_set_kind (TrellisGoalKindRow *self,
                                                TrellisGoalKind     kind);

G_END_DECLS
