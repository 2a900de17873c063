/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A goal: what it is, its tasks and weeks, and who sees it. */
#include "goals-test.h"
#include "trellis-goal-family.h"
#include "trellis-goal-kind-row.h"
#include "trellis-goal-row.h"
#include "trellis-goal-task-row.h"
#include "trellis-goal-tasks.h"
#include "trellis-habit-weeks.h"
#include "trellis-habit.h"
#include "trellis-place.h"
#include "trellis-smart-check.h"
#include "trellis-time.h"

/* A target day that the person chose outlives a change of kind. */
static void
test_kind (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = goals_test_add_goal (test, "Read SICP", 0);
  GtkWidget *place = goals_test_create_place (test);
  GtkWindow *window = ui_test_present (place);
  GtkWidget *kind = ui_test_find (place, TRELLIS_TYPE_GOAL_KIND_ROW, 0);

  trellis_goal_set_begun (goal, "2030-01-01");
  trellis_goal_kind_row_set_kind (TRELLIS_GOAL_KIND_ROW (kind), TRELLIS_GOAL_KIND_STRETCH);
  g_assert_cmpint (trellis_goal_get_kind (goal), ==, TRELLIS_GOAL_KIND_STRETCH);
  g_assert_cmpstr (trellis_goal_get_target (goal), ==, "2033-01-01");
  trellis_goal_kind_row_set_kind (TRELLIS_GOAL_KIND_ROW (kind), TRELLIS_GOAL_KIND_REACH);
  g_assert_cmpstr (trellis_goal_get_target (goal), ==, "2030-07-01");
  trellis_goal_set_target (goal, "2030-02-01");
  g_assert_nonnull (ui_test_wait_label (place, "Sooner than usual for this kind"));
  trellis_goal_kind_row_set_kind (TRELLIS_GOAL_KIND_ROW (kind), TRELLIS_GOAL_KIND_HABIT);
  g_assert_cmpstr (trellis_goal_get_target (goal), ==, "2030-02-01");

  gtk_window_destroy (window);
}

/* A habit has a tick for each of its weeks; what has not begun cannot be ticked, and what is ticked counts. */
static void
test_weeks (UiTest *test, gconstpointer data)
{
  g_autofree char *today = trellis_day_today ();
  g_autofree char *begun = trellis_day_add (today, -15);
  g_autofree char *target = trellis_day_add (begun, 28);
  g_autoptr(TrellisGoal) goal = goals_test_add_goal (test, "A walk before work", 0);
  GtkWidget *place = goals_test_create_place (test);
  GtkWindow *window = ui_test_present (place);
  GtkWidget *weeks = ui_test_find (place, TRELLIS_TYPE_HABIT_WEEKS, 0);
  GtkWidget *first, *second;

  g_assert_false (gtk_widget_get_visible (weeks));
  trellis_goal_set_begun (goal, begun);
  trellis_goal_set_target (goal, target);
  trellis_goal_set_kind (goal, TRELLIS_GOAL_KIND_HABIT);
  ui_test_settle ();
  g_assert_true (gtk_widget_get_mapped (weeks));
  g_assert_null (ui_test_find (weeks, GTK_TYPE_TOGGLE_BUTTON, 4));
  g_assert_true (gtk_widget_get_sensitive (ui_test_find (weeks, GTK_TYPE_TOGGLE_BUTTON, 2)));
  g_assert_false (gtk_widget_get_sensitive (ui_test_find (weeks, GTK_TYPE_TOGGLE_BUTTON, 3)));

  first = ui_test_find (weeks, GTK_TYPE_TOGGLE_BUTTON, 0);
  g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (first), "Week 1: "));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_PROPERTY_LABEL));
  gtk_widget_grab_focus (first);
  g_signal_emit_by_name (first, "clicked");
  ui_test_settle ();
  g_assert_cmpstr (trellis_goal_get_weeks (goal)[0], ==, begun);
  g_assert_nonnull (ui_test_wait_label (place, "25%\u00a0· 1 of 4 weeks"));
  g_assert_true (gtk_window_get_focus (window) == first);

  /* It may be ticked elsewhere, and taken back here. */
  second = ui_test_find (weeks, GTK_TYPE_TOGGLE_BUTTON, 1);
  trellis_habit_keep (goal, 1, TRUE);
  ui_test_settle ();
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (second)));
  g_signal_emit_by_name (second, "clicked");
  ui_test_settle ();
  g_assert_false (trellis_habit_is_kept (goal, 1));

  /* Of a habit that is over, or of another kind, nothing is ticked. */
  trellis_goal_set_state (goal, TRELLIS_GOAL_STATE_LET_GO);
  ui_test_settle ();
  g_assert_false (gtk_widget_get_sensitive (first));
  trellis_goal_set_kind (goal, TRELLIS_GOAL_KIND_REACH);
  ui_test_settle ();
  g_assert_false (gtk_widget_get_visible (weeks));

  gtk_window_destroy (window);
}

static void
test_tasks (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = goals_test_add_goal (test, "Read SICP", 0);
  g_autoptr(TrellisTask) first = NULL;
  GtkWidget *place = goals_test_create_place (test);
  GtkWindow *window = ui_test_present (place);
  GtkWidget *tasks = ui_test_find (place, TRELLIS_TYPE_GOAL_TASKS, 0);
  GtkWidget *entry = ui_test_find (tasks, ADW_TYPE_ENTRY_ROW, 0);
  GtkWidget *row;

  for (int i = 0; i < 3; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), (const char *[]) { "One", " Two ", "Three" }[i]);
      g_signal_emit_by_name (entry, "entry-activated");
    }
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_TASK), ==, 3);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");

  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (ui_test_find (tasks, GTK_TYPE_CHECK_BUTTON, 0)), TRUE);
  g_assert_nonnull (ui_test_wait_label (ui_test_find (place, TRELLIS_TYPE_GOAL_ROW, 0),
                                        "33%\u00a0· 1 of 3 tasks"));

  row = ui_test_find (tasks, TRELLIS_TYPE_GOAL_TASK_ROW, 0);
  first = g_object_ref (trellis_goal_task_row_get_task (TRELLIS_GOAL_TASK_ROW (row)));
  gtk_widget_activate_action (row, "task.move", "i", 1);
  row = ui_test_find (tasks, TRELLIS_TYPE_GOAL_TASK_ROW, 1);
  g_assert_true (trellis_goal_task_row_get_task (TRELLIS_GOAL_TASK_ROW (row)) == first);
  g_assert_true (gtk_widget_is_focus (row));

  gtk_widget_activate_action (row, "task.delete", NULL);
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_TASK), ==, 2);
  ui_test_undo (GTK_WIDGET (window));
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_TASK), ==, 3);

  gtk_window_destroy (window);
}

/* Where all else is read from the right, S M A R T is not T R A M S. */
static void
test_smart_from_right (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = goals_test_add_goal (test, "Run a 10k", 1);
  GtkWidget *place, *first, *last;
  GtkWindow *window;
  graphene_point_t between;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  place = goals_test_create_place (test);
  window = ui_test_present (place);
  first = ui_test_find_button (place, "S");
  last = ui_test_find_button (place, "T");
  g_assert_nonnull (first);
  g_assert_nonnull (last);
  g_assert_true (gtk_widget_compute_point (last, first, &GRAPHENE_POINT_INIT_ZERO, &between));
  g_assert_cmpfloat (between.x, >, 0);
  gtk_window_destroy (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_smart (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = goals_test_add_goal (test, "Give a talk about Scheme", 0);
  g_autoptr(TrellisTask) task = NULL;
  GtkWidget *place = goals_test_create_place (test);
  GtkWindow *window = ui_test_present (place);
  GtkWidget *check = ui_test_find (place, TRELLIS_TYPE_SMART_CHECK, 0);

  g_assert_nonnull (
    ui_test_find_label (check, trellis_smart_get_hint (TRELLIS_SMART_MEASURABLE)));
  g_signal_emit_by_name (ui_test_find (check, GTK_TYPE_BUTTON, 2), "clicked");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window),
                                         ui_test_find (place, TRELLIS_TYPE_GOAL_TASKS, 0)));

  trellis_goal_set_measure (goal, "Ten people come");
  trellis_goal_set_why (goal, "To learn");
  trellis_goal_set_target (goal, "2030-01-01");
  g_assert_nonnull (
    ui_test_find_label (check, trellis_smart_get_hint (TRELLIS_SMART_ACHIEVABLE)));
  task = goals_test_add_task (test, goal, "Find a room", 0);
  g_assert_nonnull (ui_test_wait_label (check, "A clear goal: nothing is missing"));

  gtk_window_destroy (window);
}

static void
test_share (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = goals_test_add_goal (test, "Read SICP", 0);
  g_autoptr(TrellisTask) task = goals_test_add_task (test, goal, "Buy it", 0);
  GtkWidget *place = goals_test_create_place (test);
  GtkWindow *window = ui_test_present (place);
  GtkWidget *shared = ui_test_find (place, ADW_TYPE_SWITCH_ROW, 1);
  GtkWidget *with_tasks = ui_test_find (place, ADW_TYPE_SWITCH_ROW, 2);

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (shared)), ==,
                   "Share with Ada Example");
  g_assert_false (gtk_widget_get_visible (with_tasks));
  adw_switch_row_set_active (ADW_SWITCH_ROW (shared), TRUE);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (goal)), ==,
                   TRELLIS_VISIBILITY_SHARED);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (task)), ==,
                   TRELLIS_VISIBILITY_PRIVATE);
  g_assert_true (gtk_widget_get_visible (with_tasks));
  adw_switch_row_set_active (ADW_SWITCH_ROW (with_tasks), TRUE);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (task)), ==,
                   TRELLIS_VISIBILITY_SHARED);
  adw_switch_row_set_active (ADW_SWITCH_ROW (shared), FALSE);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (task)), ==,
                   TRELLIS_VISIBILITY_PRIVATE);

  gtk_window_destroy (window);
}

static void
test_family (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) whole = goals_test_add_goal (test, "Lead a team", 0);
  g_autoptr(TrellisGoal) part = goals_test_add_goal (test, "Lead a meeting", 1);
  GtkWidget *place = goals_test_create_place (test);
  GtkWindow *window = ui_test_present (place);
  GtkWidget *family = ui_test_find (place, TRELLIS_TYPE_GOAL_FAMILY, 0);

  g_assert_false (gtk_widget_get_visible (family));
  trellis_goal_set_parent (part, goals_test_get_uid (whole));
  g_assert_true (gtk_widget_get_visible (family));
  g_assert_nonnull (ui_test_find_label (family, "Part of this goal"));

  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (part));
  ui_test_settle ();
  family = ui_test_find (place, TRELLIS_TYPE_GOAL_FAMILY, 0);
  g_assert_nonnull (ui_test_find_label (family, "This goal is part of it"));
  trellis_goal_set_parent (part, NULL);
  g_assert_false (gtk_widget_get_visible (family));

  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

  UI_TEST_ADD ("/ui/goal-page/kind", test_kind);
  UI_TEST_ADD ("/ui/goal-page/weeks", test_weeks);
  UI_TEST_ADD ("/ui/goal-page/tasks", test_tasks);
  UI_TEST_ADD ("/ui/goal-page/smart-from-right", test_smart_from_right);
  UI_TEST_ADD ("/ui/goal-page/smart", test_smart);
  UI_TEST_ADD ("/ui/goal-page/share", test_share);
  UI_TEST_ADD ("/ui/goal-page/family", test_family);
  return g_test_run ();
}
