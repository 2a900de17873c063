/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-progress.h"

#include "trellis-habit.h"
#include "trellis-time.h"

typedef struct
{
  guint all, done;
} TaskCount;

static guint
get_size (GListModel *list)
{
  return list != NULL ? g_list_model_get_n_items (list) : 0;
}

static TaskCount
count_tasks (GListModel *tasks)
{
  TaskCount count = { 0 };

  for (guint i = 0; i < get_size (tasks); i++)
    {
      g_autoptr(TrellisTask) task = g_list_model_get_item (tasks, i);

      if (trellis_record_get_deleted (TRELLIS_RECORD (task)) != 0)
        continue;
      count.all++;
      if (trellis_task_get_done (task) != 0)
        count.done++;
    }
  return count;
}

/* Whether @check_in says a percent and a day. */
static gboolean
has_percent (TrellisCheckIn *check_in)
{
  GDate day;

  return trellis_record_get_deleted (TRELLIS_RECORD (check_in)) == 0 &&
         trellis_check_in_get_percent (check_in) >= 0 &&
         trellis_day_parse (trellis_check_in_get_day (check_in), &day);
}

/* Earlier days first; of one day, what was written first. */
static int
compare_check_ins (gconstpointer a, gconstpointer b)
{
  TrellisCheckIn *x = *(TrellisCheckIn **) a;
  TrellisCheckIn *y = *(TrellisCheckIn **) b;
  const int days = strcmp (trellis_check_in_get_day (x), trellis_check_in_get_day (y));

  return days != 0 ? days : trellis_record_compare_created (x, y);
}

static GPtrArray *
sort_check_ins (GListModel *check_ins)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < get_size (check_ins); i++)
    {
      g_autoptr(TrellisCheckIn) check_in = g_list_model_get_item (check_ins, i);

      if (has_percent (check_in))
        g_ptr_array_add (sorted, g_steal_pointer (&check_in));
    }
  g_ptr_array_sort (sorted, compare_check_ins);
  return sorted;
}

/* Progress counts tasks unless the person keeps it by hand or there are no tasks. */
static gboolean
counts_tasks (TrellisGoal *goal, TaskCount count)
{
  return !trellis_goal_get_by_hand (goal) && count.all > 0;
}

static int
clamp_percent (int percent)
{
  return CLAMP (percent, 0, 100);
}

/* How far @goal is: 100 once reached, else the share of its TrellisTasks that are done, of a habit that of
 * the weeks in which it was kept, or, by hand, what the latest of its TrellisCheckIns says. Without anything
 * done or said it is not started; with a check-in but no task done it is at 0. docs/mentoring.md, "Goals". */
int
trellis_goal_get_progress (TrellisGoal *goal, GListModel *tasks, GListModel *check_ins)
{
  g_autoptr(GPtrArray) said = sort_check_ins (check_ins);
  const TaskCount count = count_tasks (tasks);

  if (trellis_goal_get_state (goal) == TRELLIS_GOAL_STATE_REACHED)
    return 100;
  if (trellis_habit_counts_weeks (goal))
    return (int) (trellis_habit_count_kept (goal) * 100 / trellis_habit_count_weeks (goal));
  if (counts_tasks (goal, count))
    {
      if (count.done == 0)
        return get_size (check_ins) > 0 ? 0 : TRELLIS_GOAL_NOT_STARTED;
      return (int) (count.done * 100 / count.all);
    }
  if (said->len == 0)
    return TRELLIS_GOAL_NOT_STARTED;
  return clamp_percent (trellis_check_in_get_percent (said->pdata[said->len - 1]));
}

/* Where the straight line from the beginning to the target day is on @today; -1 without the two days
 * to draw it. */
int
trellis_goal_get_expected (TrellisGoal *goal, const char *today)
{
  const char *begun = trellis_goal_get_begun (goal);
  const char *target = trellis_goal_get_target (goal);
  GDate day;
  int length;

  if (!trellis_day_parse (begun, &day) || !trellis_day_parse (target, &day))
    return -1;
  length = trellis_day_count (begun, target);
  return length > 0 ? clamp_percent (100 * trellis_day_count (begun, today) / length) : 100;
}

/* The day at which the chart begins: when the goal was begun, else when it was written down in
 * @zone; transfer full. */
char *
trellis_goal_dup_first_day (TrellisGoal *goal, GTimeZone *zone)
{
  GDate day;

  if (trellis_day_parse (trellis_goal_get_begun (goal), &day))
    return g_strdup (trellis_goal_get_begun (goal));
  return trellis_day_of_time (trellis_record_get_created (TRELLIS_RECORD (goal)), zone);
}

/* Adds a point, or moves the last one if that is of the same day. */
static void
add_point (GArray *points, int day, int percent)
{
  TrellisProgressPoint *last = NULL;

  if (points->len > 0)
    last = &g_array_index (points, TrellisProgressPoint, points->len - 1);
  if (last != NULL && last->day >= day)
    {
      last->percent = percent;
    }
  else
    {
      const TrellisProgressPoint point = { day, percent };

      g_array_append_val (points, point);
    }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
add_tasks (GArray *points, GListModel *tasks, guint all, const char *first, GTimeZone *zone)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < get_size (tasks); i++)
    {
      g_autoptr(TrellisTask) task = g_list_model_get_item (tasks, i);
      const gint64 done = trellis_task_get_done (task);

      if (done != 0 && trellis_record_get_deleted (TRELLIS_RECORD (task)) == 0)
        g_array_append_val (times, done);
    }
  g_array_sort (times, compare_times);

  for (guint i = 0; i < times->len; i++)
    {
      g_autofree char *day = trellis_day_of_time (g_array_index (times, gint64, i), zone);

      add_point (points, MAX (trellis_day_count (first, day), 0), (int) ((i + 1) * 100 / all));
    }
}

static void
add_weeks (GArray *points, TrellisGoal *goal, const char *first)
{
  const guint n_weeks = trellis_habit_count_weeks (goal);
  guint n_kept = 0;

  for (guint week = 0; week < n_weeks; week++)
    if (trellis_habit_is_kept (goal, week))
      {
        g_autofree char *day = trellis_habit_dup_first_day (goal, week);

        n_kept++;
        add_point (points, MAX (trellis_day_count (first, day), 0), (int) (n_kept * 100 / n_weeks));
      }
}

/* The progress of @goal over time as TrellisProgressPoints, one per day at most, from 0 on its first
 * day on; what came before that day counts as of it. Tasks are counted against those that there are
 * now. Transfer full. */
GArray *
trellis_goal_chart_progress (TrellisGoal *goal,
                             GListModel *tasks,
                             GListModel *check_ins,
                             GTimeZone *zone)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (TrellisProgressPoint));
  g_autofree char *first = trellis_goal_dup_first_day (goal, zone);
  const TaskCount count = count_tasks (tasks);

  add_point (points, 0, 0);
  if (trellis_habit_counts_weeks (goal))
    {
      add_weeks (points, goal, first);
    }
  else if (counts_tasks (goal, count))
    {
      add_tasks (points, tasks, count.all, first, zone);
    }
  else
    {
      g_autoptr(GPtrArray) said = sort_check_ins (check_ins);

      for (guint i = 0; i < said->len; i++)
        add_point (points,
                   MAX (trellis_day_count (first, trellis_check_in_get_day (said->pdata[i])), 0),
                   clamp_percent (trellis_check_in_get_percent (said->pdata[i])));
    }

  if (trellis_goal_get_state (goal) == TRELLIS_GOAL_STATE_REACHED &&
      trellis_goal_get_closed (goal) != 0)
    {
      g_autofree char *closed = trellis_day_of_time (trellis_goal_get_closed (goal), zone);

      add_point (points, MAX (trellis_day_count (first, closed), 0), 100);
    }
  return points;
}

/* The two ends of the straight line to the target; empty without a target day after the first day.
 * Transfer full. */
GArray *
trellis_goal_chart_target (TrellisGoal *goal, GTimeZone *zone)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (TrellisProgressPoint));
  g_autofree char *first = trellis_goal_dup_first_day (goal, zone);
  GDate day;

  if (trellis_day_parse (trellis_goal_get_target (goal), &day) &&
      trellis_day_count (first, trellis_goal_get_target (goal)) > 0)
    {
      add_point (points, 0, 0);
      add_point (points, trellis_day_count (first, trellis_goal_get_target (goal)), 100);
    }
  return points;
}
