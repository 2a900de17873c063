/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-check-in.h"
#include "trellis-task.h"

G_BEGIN_DECLS

/* Whether a goal is well put: the five letters of SMART, and dates that suit its kind. */

typedef enum
{
  TRELLIS_SMART_SPECIFIC = 1 << 0,
  TRELLIS_SMART_MEASURABLE = 1 << 1,
  TRELLIS_SMART_ACHIEVABLE = 1 << 2,
  TRELLIS_SMART_RELEVANT = 1 << 3,
  TRELLIS_SMART_TIME_BOUND = 1 << 4,
} TrellisSmart;

#define TRELLIS_SMART_ALL ((TrellisSmart) 31)

/* docs/mentoring.md, "Goals". */
#define TRELLIS_GOAL_MOST_TASKS 6

TrellisSmart  trellis_goal_find_missing    (TrellisGoal     *goal,
                                            GListModel      *tasks);
const char   *trellis_smart_get_letter     (TrellisSmart     letter);
const char   *trellis_smart_get_name       (TrellisSmart     letter);
const char   *trellis_smart_get_hint       (TrellisSmart     letter);

char         *trellis_goal_propose_target  (TrellisGoalKind  kind,
                                            const char      *begun);
int           trellis_goal_judge_target    (TrellisGoalKind  kind,
                                            const char      *begun,
                                            const char      *target);
gboolean      trellis_goal_is_overdue      (TrellisGoal     *goal,
                                            const char      *today);
gboolean      trellis_goal_can_have_parent (TrellisGoal     *goal,
                                            TrellisGoal     *parent,
                                            GListModel      *goals);
gboolean      trellis_goal_shares_tasks    (TrellisGoal     *goal,
                                            GListModel      *tasks);

G_END_DECLS
