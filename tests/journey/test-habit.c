/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-goal-progress.h"
#include "trellis-habit.h"

static TrellisGoal *
create_habit (const char *begun, const char *target)
{
  TrellisGoal *goal = trellis_goal_new ();

  trellis_goal_set_kind (goal, TRELLIS_GOAL_KIND_HABIT);
  trellis_goal_set_begun (goal, begun);
  trellis_goal_set_target (goal, target);
  return goal;
}

static void
test_span (void)
{
  const struct
  {
    const char *begun, *target;
    guint n_weeks;
  } cases[] = {
    { "2026-01-01", "2026-01-29", 4 }, { "2026-01-01", "2026-01-30", 5 }, { "2026-01-01", "2026-02-26", 8 },
    { "2026-01-01", "2026-01-02", 1 }, { "2026-01-01", "2026-01-01", 1 }, { "2026-01-01", "2025-12-01", 1 },
    { "2026-01-01", "2036-01-01", 26 }, { "2026-01-01", NULL, 8 },        { NULL, "2026-01-29", 0 },
    { "soon", "2026-01-29", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrellisGoal) goal = create_habit (cases[i].begun, cases[i].target);

      g_assert_cmpuint (trellis_habit_count_weeks (goal), ==, cases[i].n_weeks);
      g_assert_cmpuint (trellis_habit_count_kept (goal), ==, 0);
    }
}

static void
test_ticks (void)
{
  g_autoptr(TrellisGoal) goal = create_habit ("2026-01-01", "2026-02-12");

  trellis_habit_keep (goal, 0, TRUE);
  trellis_habit_keep (goal, 2, TRUE);
  trellis_habit_keep (goal, 2, TRUE);
  g_assert_cmpuint (g_strv_length ((char **) trellis_goal_get_weeks (goal)), ==, 2);
  g_assert_cmpstr (trellis_goal_get_weeks (goal)[1], ==, "2026-01-15");
  g_assert_true (trellis_habit_is_kept (goal, 0));
  g_assert_false (trellis_habit_is_kept (goal, 1));
  g_assert_cmpuint (trellis_habit_count_kept (goal), ==, 2);

  /* It was begun some days earlier: what was ticked is still there. */
  trellis_goal_set_begun (goal, "2025-12-29");
  g_assert_true (trellis_habit_is_kept (goal, 0));
  g_assert_true (trellis_habit_is_kept (goal, 2));
  trellis_habit_keep (goal, 2, FALSE);
  g_assert_false (trellis_habit_is_kept (goal, 2));
  g_assert_cmpuint (trellis_habit_count_kept (goal), ==, 1);

  /* What others wrote, or what has no place in it, does not count, and is kept. */
  trellis_goal_set_weeks (goal, (const char *const[]) { "2026-01-05", "whenever", "2020-01-01", "2026-09-01", NULL });
  g_assert_cmpuint (trellis_habit_count_kept (goal), ==, 1);
  trellis_habit_keep (goal, 1, FALSE);
  g_assert_cmpuint (trellis_habit_count_kept (goal), ==, 0);
  g_assert_cmpuint (g_strv_length ((char **) trellis_goal_get_weeks (goal)), ==, 3);
}

static void
test_now (void)
{
  g_autoptr(TrellisGoal) goal = create_habit ("2026-01-01", "2026-01-29");

  g_assert_cmpint (trellis_habit_find_week (goal, "2025-12-31"), ==, -1);
  g_assert_cmpint (trellis_habit_find_week (goal, "2026-01-01"), ==, 0);
  g_assert_cmpint (trellis_habit_find_week (goal, "2026-01-07"), ==, 0);
  g_assert_cmpint (trellis_habit_find_week (goal, "2026-01-08"), ==, 1);
  g_assert_cmpint (trellis_habit_find_week (goal, "2026-03-01"), ==, 8);
}

/* The weeks count once one is ticked, instead of tasks; not for what is kept by hand, nor for another kind. */
static void
test_progress (void)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(TrellisGoal) goal = create_habit ("2026-01-01", "2026-01-29");
  g_autoptr(TrellisTask) task = trellis_task_new ();
  g_autoptr(GListStore) tasks = g_list_store_new (TRELLIS_TYPE_TASK);
  g_autoptr(GArray) points = NULL;

  g_list_store_append (tasks, task);
  g_assert_cmpint (trellis_goal_get_progress (goal, G_LIST_MODEL (tasks), NULL), ==, TRELLIS_GOAL_NOT_STARTED);
  trellis_habit_keep (goal, 0, TRUE);
  g_assert_cmpint (trellis_goal_get_progress (goal, G_LIST_MODEL (tasks), NULL), ==, 25);
  trellis_habit_keep (goal, 2, TRUE);
  g_assert_cmpint (trellis_goal_get_progress (goal, G_LIST_MODEL (tasks), NULL), ==, 50);

  points = trellis_goal_chart_progress (goal, G_LIST_MODEL (tasks), NULL, utc);
  g_assert_cmpuint (points->len, ==, 2);
  g_assert_cmpint (g_array_index (points, TrellisProgressPoint, 0).day, ==, 0);
  g_assert_cmpint (g_array_index (points, TrellisProgressPoint, 0).percent, ==, 25);
  g_assert_cmpint (g_array_index (points, TrellisProgressPoint, 1).day, ==, 14);
  g_assert_cmpint (g_array_index (points, TrellisProgressPoint, 1).percent, ==, 50);

  trellis_goal_set_by_hand (goal, TRUE);
  g_assert_cmpint (trellis_goal_get_progress (goal, G_LIST_MODEL (tasks), NULL), ==, TRELLIS_GOAL_NOT_STARTED);
  trellis_goal_set_by_hand (goal, FALSE);
  trellis_goal_set_kind (goal, TRELLIS_GOAL_KIND_REACH);
  g_assert_cmpint (trellis_goal_get_progress (goal, G_LIST_MODEL (tasks), NULL), ==, TRELLIS_GOAL_NOT_STARTED);
  trellis_goal_set_kind (goal, TRELLIS_GOAL_KIND_HABIT);
  trellis_goal_set_state (goal, TRELLIS_GOAL_STATE_REACHED);
  g_assert_cmpint (trellis_goal_get_progress (goal, G_LIST_MODEL (tasks), NULL), ==, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journey/habit/span", test_span);
  g_test_add_func ("/journey/habit/ticks", test_ticks);
  g_test_add_func ("/journey/habit/now", test_now);
  g_test_add_func ("/journey/habit/progress", test_progress);

  return g_test_run ();
}
