/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-habit.h"

#include <glib/gi18n-lib.h>

#include "trellis-time.h"

#define WEEK 7

/* What a habit takes at most: docs/mentoring.md, "Goals". Trellis's own: more than half a year of ticks is no
 * habit to get into any more, but one that somebody has. */
#define WEEKS 8
#define MOST_WEEKS 26

/* Whether progress is told by weeks: those of a habit count once one was ticked, unless it is kept by hand. */
gboolean
trellis_habit_counts_weeks (TrellisGoal *goal)
{
  return trellis_goal_get_kind (goal) == TRELLIS_GOAL_KIND_HABIT && !trellis_goal_get_by_hand (goal) &&
         trellis_habit_count_kept (goal) > 0;
}

/* How many there are up to the target day, and without one as many as a habit takes at most. None before it is
 * said when it was begun. */
guint
trellis_habit_count_weeks (TrellisGoal *goal)
{
  const char *first = trellis_goal_get_begun (goal);
  GDate date;
  int days;

  if (!trellis_day_parse (first, &date))
    return 0;
  if (!trellis_day_parse (trellis_goal_get_target (goal), &date))
    return WEEKS;
  days = trellis_day_count (first, trellis_goal_get_target (goal));
  return (guint) CLAMP ((days + WEEK - 1) / WEEK, 1, MOST_WEEKS);
}

/* Of a week that there is; transfer full. */
char *
trellis_habit_dup_first_day (TrellisGoal *goal, guint week)
{
  return trellis_day_add (trellis_goal_get_begun (goal), WEEK * (int) week);
}

/* The week of @day after @first; -1 before it, and where one of the two is no day. */
static int
find_week (const char *first, const char *day)
{
  GDate date;
  int days;

  if (!trellis_day_parse (first, &date) || !trellis_day_parse (day, &date))
    return -1;
  days = trellis_day_count (first, day);
  return days >= 0 ? days / WEEK : -1;
}

gboolean
trellis_habit_is_kept (TrellisGoal *goal, guint week)
{
  const char *first = trellis_goal_get_begun (goal);

  for (const char *const *day = trellis_goal_get_weeks (goal); *day != NULL; day++)
    if (find_week (first, *day) == (int) week)
      return TRUE;
  return FALSE;
}

guint
trellis_habit_count_kept (TrellisGoal *goal)
{
  const guint n_weeks = trellis_habit_count_weeks (goal);
  guint n = 0;

  for (guint week = 0; week < n_weeks; week++)
    n += trellis_habit_is_kept (goal, week);
  return n;
}

/* The ticks of other weeks stay, also of those that the habit does not have any more. */
void
trellis_habit_keep (TrellisGoal *goal, guint week, gboolean kept)
{
  const char *first = trellis_goal_get_begun (goal);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) weeks = NULL;

  if (trellis_habit_is_kept (goal, week) == kept)
    return;

  for (const char *const *day = trellis_goal_get_weeks (goal); *day != NULL; day++)
    if (find_week (first, *day) != (int) week)
      g_strv_builder_add (builder, *day);
  if (kept)
    g_strv_builder_take (builder, trellis_habit_dup_first_day (goal, week));
  weeks = g_strv_builder_end (builder);
  trellis_goal_set_weeks (goal, (const char *const *) weeks);
}

/* "3 of 6 weeks"; transfer full. */
char *
trellis_habit_describe (TrellisGoal *goal)
{
  const guint all = trellis_habit_count_weeks (goal);

  /* Translators: in how many of its weeks a habit was kept, "3 of 6 weeks". */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u week", "%u of %u weeks", all),
                          trellis_habit_count_kept (goal), all);
}

/* The one that it is on @today: -1 before the first, and beyond the last once that is over. */
int
trellis_habit_find_week (TrellisGoal *goal, const char *today)
{
  return find_week (trellis_goal_get_begun (goal), today);
}
