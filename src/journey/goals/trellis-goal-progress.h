/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-check-in.h"
#include "trellis-task.h"

G_BEGIN_DECLS

/* How far a goal has come. Percents are 0 to 100; -1 is "not started", which is not 0 %. */

#define TRELLIS_GOAL_NOT_STARTED (-1)

/* A point of the chart of progress over time. */
typedef struct
{
  int day; /* days since the chart's first day */
  int percent;
} TrellisProgressPoint;

int        trellis_goal_get_progress   (TrellisGoal *goal,
                                        GListModel  *tasks,
                                        GListModel  *check_ins);
int        trellis_goal_get_expected   (TrellisGoal *goal,
                                        const char  *today);
char      *trellis_goal_dup_first_day  (TrellisGoal *goal,
                                        GTimeZone   *zone);
GArray    *trellis_goal_chart_progress (TrellisGoal *goal,
                                        GListModel  *tasks,
                                        GListModel  *check_ins,
                                        GTimeZone   *zone);
GArray    *trellis_goal_chart_target   (TrellisGoal *goal,
                                        GTimeZone   *zone);

G_END_DECLS
