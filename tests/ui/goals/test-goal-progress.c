/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a goal comes along, and how it ends. */
#include "goals-test.h"
#include "trellis-check-in-row.h"
#include "trellis-goal-check-ins.h"
#include "trellis-goal-closing-dialog.h"
#include "trellis-goal-row.h"
#include "trellis-progress-chart.h"
#include "trellis-progress-figures.h"
#include "trellis-text-view.h"
#include "trellis-time.h"

static void
test_check_in (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = goals_test_add_goal (test, "Read SICP", 0);
  g_autoptr(TrellisCheckIn) check_in = NULL;
  g_autofree char *today = trellis_day_today ();
  GtkWidget *place = goals_test_create_place (test);
  GtkWindow *window = ui_test_present (place);
  GtkWidget *section = ui_test_find (place, TRELLIS_TYPE_GOAL_CHECK_INS, 0);
  GtkWidget *row;

  trellis_record_set_visibility (TRELLIS_RECORD (goal), TRELLIS_VISIBILITY_SHARED);
  gtk_text_buffer_set_text (
    gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (ui_test_find (section, TRELLIS_TYPE_TEXT_VIEW, 0))),
    "Chapter one is done", -1);
  gtk_range_set_value (GTK_RANGE (ui_test_find (section, GTK_TYPE_SCALE, 0)), 20);
  gtk_widget_activate_action (section, "check-in.add", NULL);

  check_in = goals_test_get_first (test, TRELLIS_TYPE_CHECK_IN);
  g_assert_cmpint (trellis_check_in_get_percent (check_in), ==, 20);
  g_assert_cmpstr (trellis_check_in_get_day (check_in), ==, today);
  g_assert_cmpstr (trellis_check_in_get_comment (check_in), ==, "Chapter one is done");
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (check_in)), ==,
                   TRELLIS_VISIBILITY_SHARED);
  g_assert_nonnull (
    ui_test_find_label (ui_test_find (place, TRELLIS_TYPE_GOAL_ROW, 0), "20%"));

  row = ui_test_find (section, TRELLIS_TYPE_CHECK_IN_ROW, 0);
  g_assert_nonnull (row);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (ui_test_find (row, GTK_TYPE_SPIN_BUTTON, 0)), 35);
  g_assert_cmpint (trellis_check_in_get_percent (check_in), ==, 35);
  gtk_widget_activate_action (row, "check-in.delete", NULL);
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_CHECK_IN), ==, 0);
  ui_test_undo (GTK_WIDGET (window));
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_CHECK_IN), ==, 1);

  gtk_window_destroy (window);
}

static void
test_reach (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = goals_test_add_goal (test, "Read SICP", 0);
  g_autoptr(TrellisNote) win = NULL;
  GtkWidget *place = goals_test_create_place (test);
  GtkWindow *window = ui_test_present (place);
  GtkWidget *dialog;

  gtk_widget_activate_action (place, "goal.reach", "s", goals_test_get_uid (goal));
  ui_test_settle ();
  dialog = ui_test_find (GTK_WIDGET (window), TRELLIS_TYPE_GOAL_CLOSING_DIALOG, 0);
  gtk_text_buffer_set_text (
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_test_find (dialog, TRELLIS_TYPE_TEXT_VIEW, 0))),
    "I can write an interpreter", -1);
  ui_test_press (dialog, "_Reached");

  g_assert_cmpint (trellis_goal_get_state (goal), ==, TRELLIS_GOAL_STATE_REACHED);
  g_assert_cmpint (trellis_goal_get_closed (goal), >, 0);
  g_assert_cmpstr (trellis_goal_get_closing_words (goal), ==, "I can write an interpreter");
  win = goals_test_get_first (test, TRELLIS_TYPE_NOTE);
  g_assert_cmpint (trellis_note_get_kind (win), ==, TRELLIS_NOTE_KIND_WIN);
  g_assert_cmpstr (trellis_note_get_goal (win), ==, goals_test_get_uid (goal));
  g_assert_cmpstr (trellis_note_get_body (win), ==, "I can write an interpreter");
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (win)), ==,
                   TRELLIS_VISIBILITY_PRIVATE);
  g_assert_nonnull (ui_test_wait_label (place, "Reached and Let Go (1)"));

  ui_test_undo (GTK_WIDGET (window));
  g_assert_cmpint (trellis_goal_get_state (goal), ==, TRELLIS_GOAL_STATE_OPEN);
  g_assert_cmpint (trellis_goal_get_closed (goal), ==, 0);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_NOTE), ==, 0);

  gtk_window_destroy (window);
}

static void
test_let_go (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = goals_test_add_goal (test, "Read SICP", 0);
  GtkWidget *place = goals_test_create_place (test);
  GtkWindow *window = ui_test_present (place);

  gtk_widget_activate_action (place, "goal.let-go", "s", goals_test_get_uid (goal));
  ui_test_settle ();
  ui_test_press (ui_test_find (GTK_WIDGET (window), TRELLIS_TYPE_GOAL_CLOSING_DIALOG, 0), "_Let Go");
  g_assert_cmpint (trellis_goal_get_state (goal), ==, TRELLIS_GOAL_STATE_LET_GO);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_NOTE), ==, 0);

  gtk_widget_activate_action (place, "goal.reopen", "s", goals_test_get_uid (goal));
  ui_test_settle ();
  g_assert_cmpint (trellis_goal_get_state (goal), ==, TRELLIS_GOAL_STATE_OPEN);

  gtk_window_destroy (window);
}

static void
test_chart (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = goals_test_add_goal (test, "Read SICP", 0);
  g_autoptr(TrellisGoalWatch) watch = NULL;
  g_autoptr(TrellisProgressFigures) figures = NULL;
  g_autofree char *words = NULL;
  GtkWidget *chart = g_object_new (TRELLIS_TYPE_PROGRESS_CHART, NULL);
  GtkWindow *window;

  trellis_goal_set_begun (goal, "2026-01-01");
  trellis_goal_set_target (goal, "2026-02-01");
  watch = trellis_goal_watch_new (test->store, goal);
  window = ui_test_present (chart);
  trellis_progress_chart_set_watch (TRELLIS_PROGRESS_CHART (chart), watch);
  ui_test_settle ();
  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (chart),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  figures = trellis_progress_figures_new (watch);
  words = trellis_progress_figures_describe (figures);
  g_assert_nonnull (strstr (words, "Jan\u00a01"));
  g_assert_nonnull (strstr (words, "Target Feb\u00a01"));
  g_assert_nonnull (strstr (words, "Straight line today: "));
  trellis_progress_chart_set_watch (TRELLIS_PROGRESS_CHART (chart), NULL);

  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

  UI_TEST_ADD ("/ui/goal-progress/check-in", test_check_in);
  UI_TEST_ADD ("/ui/goal-progress/reach", test_reach);
  UI_TEST_ADD ("/ui/goal-progress/let-go", test_let_go);
  UI_TEST_ADD ("/ui/goal-progress/chart", test_chart);
  return g_test_run ();
}
