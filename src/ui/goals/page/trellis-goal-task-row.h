/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* A task of a goal, edited where it stands. @tasks is the list that it is moved in. */
#define TRELLIS_TYPE_GOAL_TASK_ROW (trellis_goal_task_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisGoalTaskRow, trellis_goal_task_row, TRELLIS, GOAL_TASK_ROW,
                      GtkListBoxRow)

GtkWidget   *trellis_goal_task_row_new      (TrellisStore       *store,
                                             TrellisTask        *task,
                                             GListModel         *tasks);
TrellisTask *trellis_goal_task_row_get_task (TrellisGoalTaskRow *self);

G_END_DECLS
