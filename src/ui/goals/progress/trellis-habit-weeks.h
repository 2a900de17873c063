/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-goal-watch.h"

G_BEGIN_DECLS

/* The weeks of a habit, each to be ticked in which it was kept. Not seen for another kind of goal. */
#define TRELLIS_TYPE_HABIT_WEEKS (trellis_habit_weeks_get_type ())
G_DECLARE_FINAL_TYPE (TrellisHabitWeeks, trellis_habit_weeks, TRELLIS, HABIT_WEEKS, AdwBin)

void trellis_habit_weeks_set_watch (TrellisHabitWeeks *self,
                                    TrellisGoalWatch  *watch);

G_END_DECLS
