/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-goal-progress.h"
#include "trellis-goal-rules.h"

#define DAY (24 * 60 * 60)

static GListStore *
create_tasks (guint all, guint done)
{
  GListStore *tasks = g_list_store_new (TRELLIS_TYPE_TASK);

  for (guint i = 0; i < all; i++)
    {
      g_autoptr(TrellisTask) task = trellis_task_new ();

      trellis_task_set_done (task, i < done ? 1 : 0);
      g_list_store_append (tasks, task);
    }
  return tasks;
}

static void
add_check_in (GListStore *check_ins, const char *day, int percent, gint64 created)
{
  g_autoptr(TrellisCheckIn) check_in = trellis_check_in_new ();

  trellis_check_in_set_day (check_in, day);
  trellis_check_in_set_percent (check_in, percent);
  trellis_record_set_number (TRELLIS_RECORD (check_in), TRELLIS_RECORD_CREATED, created);
  g_list_store_append (check_ins, check_in);
}

static void
test_smart (void)
{
  const struct
  {
    const char *title, *measure, *why, *target;
    guint tasks;
    TrellisSmart missing;
  } cases[] = {
    { NULL, NULL, NULL, NULL, 0, TRELLIS_SMART_ALL },
    { "Give a talk", "It is on video", "To be seen", "2026-12-01", 3, 0 },
    { "Rust", "x", "x", "2026-12-01", 1, TRELLIS_SMART_SPECIFIC },
    { "Talk more", "x", "x", "2026-12-01", 1, TRELLIS_SMART_SPECIFIC },
    { "Run a 10k", "x", "x", "2026-12-01", 1, 0 },
    { "Beförderungsgespräch", "x", "x", "2026-12-01", 1, 0 },
    { "公開の場で話せるようになる", "x", "x", "2026-12-01", 1, 0 },
    { "Give a talk", " \n", "x", "2026-12-01", 1, TRELLIS_SMART_MEASURABLE },
    { "Give a talk", "x", NULL, "2026-12-01", 1, TRELLIS_SMART_RELEVANT },
    { "Give a talk", "x", "x", "2026-12-01", 6, 0 },
    { "Give a talk", "x", "x", "2026-12-01", 7, TRELLIS_SMART_ACHIEVABLE },
    { "Give a talk", "x", "x", "soon", 0, TRELLIS_SMART_ACHIEVABLE | TRELLIS_SMART_TIME_BOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrellisGoal) goal = trellis_goal_new ();
      g_autoptr(GListStore) tasks = create_tasks (cases[i].tasks, 0);

      trellis_goal_set_title (goal, cases[i].title);
      trellis_goal_set_measure (goal, cases[i].measure);
      trellis_goal_set_why (goal, cases[i].why);
      trellis_goal_set_target (goal, cases[i].target);
      g_assert_cmpint (trellis_goal_find_missing (goal, G_LIST_MODEL (tasks)), ==, cases[i].missing);
    }

  for (guint letter = 1; letter < TRELLIS_SMART_ALL; letter <<= 1)
    {
      g_assert_true (*trellis_smart_get_letter (letter) == *trellis_smart_get_name (letter));
      g_assert_true (g_str_has_suffix (trellis_smart_get_hint (letter), "."));
    }
}

static void
test_targets (void)
{
  const struct
  {
    TrellisGoalKind kind;
    const char *proposed, *too_soon, *earliest, *latest, *too_late;
  } cases[] = {
    { TRELLIS_GOAL_KIND_HABIT, "2026-02-12", "2026-01-28", "2026-01-29", "2026-02-26", "2026-02-27" },
    { TRELLIS_GOAL_KIND_REACH, "2026-07-01", "2026-03-31", "2026-04-01", "2027-01-01", "2027-01-02" },
    { TRELLIS_GOAL_KIND_STRETCH, "2029-01-01", "2027-12-31", "2028-01-01", "2031-01-01", "2031-01-02" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TrellisGoalKind kind = cases[i].kind;
      g_autofree char *proposed = trellis_goal_propose_target (kind, "2026-01-01");

      g_assert_cmpstr (proposed, ==, cases[i].proposed);
      g_assert_cmpint (trellis_goal_judge_target (kind, "2026-01-01", proposed), ==, 0);
      g_assert_cmpint (trellis_goal_judge_target (kind, "2026-01-01", cases[i].too_soon), ==, -1);
      g_assert_cmpint (trellis_goal_judge_target (kind, "2026-01-01", cases[i].earliest), ==, 0);
      g_assert_cmpint (trellis_goal_judge_target (kind, "2026-01-01", cases[i].latest), ==, 0);
      g_assert_cmpint (trellis_goal_judge_target (kind, "2026-01-01", cases[i].too_late), ==, 1);
    }
  g_assert_null (trellis_goal_propose_target (TRELLIS_GOAL_KIND_HABIT, NULL));
  g_assert_cmpint (trellis_goal_judge_target (TRELLIS_GOAL_KIND_HABIT, "2026-01-01", NULL), ==, 0);
}

static void
test_overdue (void)
{
  g_autoptr(TrellisGoal) goal = trellis_goal_new ();

  g_assert_false (trellis_goal_is_overdue (goal, "2026-05-01"));
  trellis_goal_set_target (goal, "2026-05-01");
  g_assert_false (trellis_goal_is_overdue (goal, "2026-05-01"));
  g_assert_true (trellis_goal_is_overdue (goal, "2026-05-02"));
  trellis_goal_set_state (goal, TRELLIS_GOAL_STATE_LET_GO);
  g_assert_false (trellis_goal_is_overdue (goal, "2026-05-02"));
}

static void
test_shares_tasks (void)
{
  g_autoptr(TrellisGoal) goal = trellis_goal_new ();
  g_autoptr(GListStore) tasks = create_tasks (2, 0);
  g_autoptr(TrellisRecord) first = g_list_model_get_item (G_LIST_MODEL (tasks), 0);
  g_autoptr(TrellisRecord) second = g_list_model_get_item (G_LIST_MODEL (tasks), 1);

  trellis_record_set_visibility (first, TRELLIS_VISIBILITY_SHARED);
  trellis_record_set_visibility (second, TRELLIS_VISIBILITY_SHARED);
  g_assert_false (trellis_goal_shares_tasks (goal, G_LIST_MODEL (tasks)));
  trellis_record_set_visibility (TRELLIS_RECORD (goal), TRELLIS_VISIBILITY_SHARED);
  g_assert_true (trellis_goal_shares_tasks (goal, G_LIST_MODEL (tasks)));
  trellis_record_set_visibility (second, TRELLIS_VISIBILITY_PRIVATE);
  g_assert_false (trellis_goal_shares_tasks (goal, G_LIST_MODEL (tasks)));
  g_list_store_remove_all (tasks);
  g_assert_false (trellis_goal_shares_tasks (goal, G_LIST_MODEL (tasks)));
  g_assert_false (trellis_goal_shares_tasks (goal, NULL));
}

static void
test_parents (void)
{
  g_autoptr(GListStore) goals = g_list_store_new (TRELLIS_TYPE_GOAL);
  g_autoptr(TrellisGoal) top = trellis_goal_new ();
  g_autoptr(TrellisGoal) middle = trellis_goal_new ();
  g_autoptr(TrellisGoal) bottom = trellis_goal_new ();

  trellis_record_set_string (TRELLIS_RECORD (top), TRELLIS_RECORD_UID, "top");
  trellis_record_set_string (TRELLIS_RECORD (middle), TRELLIS_RECORD_UID, "middle");
  trellis_record_set_string (TRELLIS_RECORD (bottom), TRELLIS_RECORD_UID, "bottom");
  g_list_store_append (goals, top);
  g_list_store_append (goals, middle);
  g_list_store_append (goals, bottom);
  trellis_goal_set_parent (middle, "top");
  trellis_goal_set_parent (bottom, "middle");

  g_assert_true (trellis_goal_can_have_parent (bottom, top, G_LIST_MODEL (goals)));
  g_assert_true (trellis_goal_can_have_parent (bottom, middle, G_LIST_MODEL (goals)));
  g_assert_false (trellis_goal_can_have_parent (top, top, G_LIST_MODEL (goals)));
  g_assert_false (trellis_goal_can_have_parent (top, middle, G_LIST_MODEL (goals)));
  g_assert_false (trellis_goal_can_have_parent (top, bottom, G_LIST_MODEL (goals)));

  /* A circle that came from elsewhere does not hang it. */
  trellis_goal_set_parent (top, "middle");
  g_assert_true (trellis_goal_can_have_parent (bottom, top, G_LIST_MODEL (goals)));
}

static void
test_progress_from_tasks (void)
{
  const struct
  {
    guint all, done, check_ins;
    int progress;
  } cases[] = {
    { 0, 0, 0, -1 }, { 3, 0, 0, -1 }, { 3, 0, 1, 0 }, { 3, 1, 0, 33 }, { 3, 3, 0, 100 }, { 6, 5, 1, 83 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrellisGoal) goal = trellis_goal_new ();
      g_autoptr(GListStore) tasks = create_tasks (cases[i].all, cases[i].done);
      g_autoptr(GListStore) check_ins = g_list_store_new (TRELLIS_TYPE_CHECK_IN);

      for (guint j = 0; j < cases[i].check_ins; j++)
        add_check_in (check_ins, "2026-01-05", 50, 0);
      g_assert_cmpint (
        trellis_goal_get_progress (goal, G_LIST_MODEL (tasks), G_LIST_MODEL (check_ins)), ==,
        cases[i].progress);
    }
}

static void
test_progress_by_hand (void)
{
  g_autoptr(TrellisGoal) goal = trellis_goal_new ();
  g_autoptr(GListStore) tasks = create_tasks (2, 2);
  g_autoptr(GListStore) check_ins = g_list_store_new (TRELLIS_TYPE_CHECK_IN);

  trellis_goal_set_by_hand (goal, TRUE);
  g_assert_cmpint (trellis_goal_get_progress (goal, G_LIST_MODEL (tasks), NULL), ==, -1);
  add_check_in (check_ins, "2026-01-20", 40, 1);
  add_check_in (check_ins, "2026-01-20", 45, 2);
  add_check_in (check_ins, "2026-01-10", 60, 3);
  add_check_in (check_ins, "2026-01-25", -1, 4); /* a comment only */
  g_assert_cmpint (
    trellis_goal_get_progress (goal, G_LIST_MODEL (tasks), G_LIST_MODEL (check_ins)), ==, 45);
  add_check_in (check_ins, "2026-02-01", 0, 5); /* all over again */
  g_assert_cmpint (
    trellis_goal_get_progress (goal, G_LIST_MODEL (tasks), G_LIST_MODEL (check_ins)), ==, 0);
  trellis_goal_set_state (goal, TRELLIS_GOAL_STATE_REACHED);
  g_assert_cmpint (trellis_goal_get_progress (goal, NULL, G_LIST_MODEL (check_ins)), ==, 100);
}

static void
test_expected (void)
{
  g_autoptr(TrellisGoal) goal = trellis_goal_new ();

  g_assert_cmpint (trellis_goal_get_expected (goal, "2026-01-05"), ==, -1);
  trellis_goal_set_begun (goal, "2026-01-01");
  trellis_goal_set_target (goal, "2026-01-11");
  g_assert_cmpint (trellis_goal_get_expected (goal, "2025-12-01"), ==, 0);
  g_assert_cmpint (trellis_goal_get_expected (goal, "2026-01-04"), ==, 30);
  g_assert_cmpint (trellis_goal_get_expected (goal, "2026-02-01"), ==, 100);
  trellis_goal_set_target (goal, "2026-01-01"); /* on the day that it was begun */
  g_assert_cmpint (trellis_goal_get_expected (goal, "2026-01-01"), ==, 100);
}

static void
assert_points (GArray *points, guint count, const int expected[][2])
{
  g_assert_cmpuint (points->len, ==, count);
  for (guint i = 0; i < count; i++)
    {
      g_assert_cmpint (g_array_index (points, TrellisProgressPoint, i).day, ==, expected[i][0]);
      g_assert_cmpint (g_array_index (points, TrellisProgressPoint, i).percent, ==, expected[i][1]);
    }
}

static void
test_chart (void)
{
  g_autoptr(TrellisGoal) goal = trellis_goal_new ();
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GListStore) tasks = create_tasks (4, 0);
  g_autoptr(GListStore) check_ins = g_list_store_new (TRELLIS_TYPE_CHECK_IN);
  g_autoptr(GArray) by_tasks = NULL;
  g_autoptr(GArray) by_hand = NULL;
  g_autoptr(GArray) target = NULL;
  g_autoptr(GArray) nothing = NULL;
  const int task_points[][2] = { { 0, 0 }, { 2, 50 }, { 5, 75 } };
  const int hand_points[][2] = { { 0, 10 }, { 3, 20 }, { 9, 50 }, { 12, 100 } };
  const int target_points[][2] = { { 0, 0 }, { 31, 100 } };
  const int done[] = { 5, 2, 2 }; /* days after the epoch's first */

  trellis_goal_set_begun (goal, "1970-01-01");
  nothing = trellis_goal_chart_target (goal, utc);
  g_assert_cmpuint (nothing->len, ==, 0);
  trellis_goal_set_target (goal, "1970-02-01");
  target = trellis_goal_chart_target (goal, utc);
  assert_points (target, 2, target_points);

  for (guint i = 0; i < G_N_ELEMENTS (done); i++)
    {
      g_autoptr(TrellisTask) task = g_list_model_get_item (G_LIST_MODEL (tasks), i);

      trellis_task_set_done (task, (gint64) done[i] * DAY + 60);
    }
  by_tasks = trellis_goal_chart_progress (goal, G_LIST_MODEL (tasks), NULL, utc);
  assert_points (by_tasks, 3, task_points);

  add_check_in (check_ins, "1970-01-10", 50, 0);
  add_check_in (check_ins, "1970-01-04", 20, 0);
  add_check_in (check_ins, "1969-12-30", 10, 0);
  trellis_goal_set_by_hand (goal, TRUE);
  trellis_goal_set_state (goal, TRELLIS_GOAL_STATE_REACHED);
  trellis_goal_set_closed (goal, 12 * DAY + 5);
  by_hand =
    trellis_goal_chart_progress (goal, G_LIST_MODEL (tasks), G_LIST_MODEL (check_ins), utc);
  assert_points (by_hand, 4, hand_points);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/goals/smart", test_smart);
  g_test_add_func ("/journey/goals/targets", test_targets);
  g_test_add_func ("/journey/goals/overdue", test_overdue);
  g_test_add_func ("/journey/goals/parents", test_parents);
  g_test_add_func ("/journey/goals/shares-tasks", test_shares_tasks);
  g_test_add_func ("/journey/goals/progress/tasks", test_progress_from_tasks);
  g_test_add_func ("/journey/goals/progress/by-hand", test_progress_by_hand);
  g_test_add_func ("/journey/goals/expected", test_expected);
  g_test_add_func ("/journey/goals/chart", test_chart);
  return g_test_run ();
}
