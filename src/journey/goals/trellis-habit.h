/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-goal.h"

G_BEGIN_DECLS

/* The weeks of a habit, counted from 0, each of seven days from the day that it was begun on. A goal keeps the
 * first day of each week in which the habit was kept; a week is told from another by any of its days, so that
 * a habit which turns out to have begun on another day keeps what was ticked. Without such a day there are none. */

gboolean   trellis_habit_counts_weeks  (TrellisGoal *goal);
guint      trellis_habit_count_weeks   (TrellisGoal *goal);
guint      trellis_habit_count_kept    (TrellisGoal *goal);
char      *trellis_habit_dup_first_day (TrellisGoal *goal,
                                        guint        week);
gboolean   trellis_habit_is_kept       (TrellisGoal *goal,
                                        guint        week);
void       trellis_habit_keep          (TrellisGoal *goal,
                                        guint        week,
                                        gboolean     kept);
char      *trellis_habit_describe      (TrellisGoal *goal);
int        trellis_habit_find_week     (TrellisGoal *goal,
                                        const char  *today);

G_END_DECLS
