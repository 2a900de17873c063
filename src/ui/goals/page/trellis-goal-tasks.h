/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-goal-watch.h"

G_BEGIN_DECLS

/* The tasks of a goal, with a line that adds one. */
#define TRELLIS_TYPE_GOAL_TASKS (trellis_goal_tasks_get_type ())
G_DECLARE_FINAL_TYPE (TrellisGoalTasks, trellis_goal_tasks, TRELLIS, GOAL_TASKS, AdwBin)

void trellis_goal_tasks_set_watch (TrellisGoalTasks *self,
                                   TrellisGoalWatch *watch);
void trellis_goal_tasks_show      (TrellisGoalTasks *self,
                                   TrellisTask      *task);

G_END_DECLS
