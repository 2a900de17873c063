/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-goal-watch.h"

G_BEGIN_DECLS

/* Looks at how far a goal has come: a card that makes one, and the earlier ones. */
#define TRELLIS_TYPE_GOAL_CHECK_INS (trellis_goal_check_ins_get_type ())
G_DECLARE_FINAL_TYPE (TrellisGoalCheckIns, trellis_goal_check_ins, TRELLIS, GOAL_CHECK_INS, AdwBin)

void trellis_goal_check_ins_set_watch (TrellisGoalCheckIns *self,
                                       TrellisGoalWatch    *watch);
void trellis_goal_check_ins_show      (TrellisGoalCheckIns *self,
                                       TrellisCheckIn      *check_in);

G_END_DECLS
