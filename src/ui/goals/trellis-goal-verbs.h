/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-goal-watch.h"

G_BEGIN_DECLS

/* What can be done with a goal as a whole. Those with a @widget tell in its window what has happened
 * and offer to take it back. */

void      trellis_goal_reach        (GtkWidget        *widget,
                                     TrellisStore     *store,
                                     TrellisGoal      *goal,
                                     const char       *win);
void      trellis_goal_let_go       (GtkWidget        *widget,
                                     TrellisGoal      *goal,
                                     const char       *reason);
void      trellis_goal_reopen       (GtkWidget        *widget,
                                     TrellisGoal      *goal);

void      trellis_goal_choose_kind  (TrellisGoal      *goal,
                                     TrellisGoalKind   kind);
void      trellis_goal_share        (TrellisGoalWatch *watch,
                                     gboolean          shared);
void      trellis_goal_share_tasks  (TrellisGoalWatch *watch,
                                     gboolean          shared);

G_END_DECLS
