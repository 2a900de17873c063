/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/* A goal with its tasks and check-ins, followed: "changed" is emitted when anything about any of
 * them does. */
#define TRELLIS_TYPE_GOAL_WATCH (trellis_goal_watch_get_type ())
G_DECLARE_FINAL_TYPE (TrellisGoalWatch, trellis_goal_watch, TRELLIS, GOAL_WATCH, GObject)

TrellisGoalWatch *trellis_goal_watch_new           (TrellisStore     *store,
                                                    TrellisGoal      *goal);
TrellisStore     *trellis_goal_watch_get_store     (TrellisGoalWatch *self);
TrellisGoal      *trellis_goal_watch_get_goal      (TrellisGoalWatch *self);
GListModel       *trellis_goal_watch_get_tasks     (TrellisGoalWatch *self);
GListModel       *trellis_goal_watch_get_check_ins (TrellisGoalWatch *self);
TrellisRole       trellis_goal_watch_get_my_role   (TrellisGoalWatch *self);
int               trellis_goal_watch_get_progress  (TrellisGoalWatch *self);
gboolean          trellis_goal_watch_is_by_hand    (TrellisGoalWatch *self);

G_END_DECLS
