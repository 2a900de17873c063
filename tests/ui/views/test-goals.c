/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-check-in-row.h"
#include "trellis-goal-check-ins.h"
#include "trellis-goal-closing-dialog.h"
#include "trellis-goal-dialog.h"
#include "trellis-goal-family.h"
#include "trellis-goal-kind-row.h"
#include "trellis-goal-list.h"
#include "trellis-goal-page.h"
#include "trellis-goal-row.h"
#include "trellis-goal-rules.h"
#include "trellis-goal-task-row.h"
#include "trellis-goal-tasks.h"
#include "trellis-goals-place.h"
#include "trellis-habit-weeks.h"
#include "trellis-habit.h"
#include "trellis-progress-chart.h"
#include "trellis-progress-figures.h"
#include "trellis-reorder.h"
#include "trellis-smart-check.h"
#include "trellis-text-view.h"
#include "trellis-time.h"
#include "ui-test.h"

static TrellisGoal *
add_goal (UiTest *test, const char *title, int position)
{
  TrellisGoal *goal = trellis_goal_new ();

  trellis_goal_set_match (goal, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_goal_set_title (goal, title);
  trellis_goal_set_position (goal, position);
  trellis_store_add (test->store, goal);
  return goal;
}

static TrellisTask *
add_task (UiTest *test, TrellisGoal *goal, const char *title, int position)
{
  TrellisTask *task = trellis_task_new ();

  trellis_task_set_goal (task, trellis_record_get_uid (TRELLIS_RECORD (goal)));
  trellis_task_set_title (task, title);
  trellis_task_set_position (task, position);
  trellis_store_add (test->store, task);
  return task;
}

static GtkWidget *
create_place (UiTest *test)
{
  return g_object_new (TRELLIS_TYPE_GOALS_PLACE, "store", test->store, "match", test->match, NULL);
}

static gpointer
get_first (UiTest *test, GType type)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (type);

  trellis_store_flush (test->store, NULL);
  return trellis_store_get_first (test->store, query);
}

static const char *
get_uid (gpointer record)
{
  return trellis_record_get_uid (TRELLIS_RECORD (record));
}

static void
press (GtkWidget *root, const char *label)
{
  GtkWidget *found = ui_test_find_label (root, label);

  g_assert_nonnull (found);
  g_signal_emit_by_name (gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON), "clicked");
  ui_test_settle ();
}

static TrellisGoal *
get_row_goal (GtkWidget *place, guint index)
{
  GtkWidget *row = ui_test_find (place, TRELLIS_TYPE_GOAL_ROW, index);

  return row != NULL ? trellis_goal_row_get_goal (TRELLIS_GOAL_ROW (row)) : NULL;
}

static void
test_new (UiTest *test, gconstpointer data)
{
  GtkWidget *place = create_place (test);
  GtkWindow *window = ui_test_present (place);
  g_autofree char *today = trellis_day_today ();
  g_autofree char *proposed = trellis_goal_propose_target (TRELLIS_GOAL_KIND_HABIT, today);
  g_autoptr(TrellisGoal) goal = NULL;
  GtkWidget *dialog, *title;

  g_assert_nonnull (ui_test_wait_label (place, "No Goals Yet"));
  gtk_widget_activate_action (place, "goal.new", NULL);
  ui_test_settle ();
  dialog = ui_test_find (GTK_WIDGET (window), TRELLIS_TYPE_GOAL_DIALOG, 0);
  g_assert_nonnull (dialog);

  title = ui_test_find (dialog, ADW_TYPE_ENTRY_ROW, 0);
  gtk_editable_set_text (GTK_EDITABLE (title), " Run a 10k ");
  trellis_goal_kind_row_set_kind (
    TRELLIS_GOAL_KIND_ROW (ui_test_find (dialog, TRELLIS_TYPE_GOAL_KIND_ROW, 0)),
    TRELLIS_GOAL_KIND_HABIT);
  press (dialog, "Create");

  goal = get_first (test, TRELLIS_TYPE_GOAL);
  g_assert_cmpstr (trellis_goal_get_title (goal), ==, "Run a 10k");
  g_assert_cmpstr (trellis_goal_get_begun (goal), ==, today);
  g_assert_cmpstr (trellis_goal_get_target (goal), ==, proposed);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (goal)), ==,
                   TRELLIS_VISIBILITY_PRIVATE);
  g_assert_true (get_row_goal (place, 0) == goal);
  g_assert_nonnull (ui_test_find (place, TRELLIS_TYPE_GOAL_PAGE, 0));
  g_assert_nonnull (ui_test_wait_label (ui_test_find (place, TRELLIS_TYPE_GOAL_ROW, 0),
                                        "Not started"));

  gtk_window_destroy (window);
}

/* A target day that the person chose outlives a change of kind. */
static void
test_kind (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = add_goal (test, "Read SICP", 0);
  GtkWidget *place = create_place (test);
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
  g_autoptr(TrellisGoal) goal = add_goal (test, "A walk before work", 0);
  GtkWidget *place = create_place (test);
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
  g_autoptr(TrellisGoal) goal = add_goal (test, "Read SICP", 0);
  g_autoptr(TrellisTask) first = NULL;
  GtkWidget *place = create_place (test);
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
  press (GTK_WIDGET (window), "Undo");
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_TASK), ==, 3);

  gtk_window_destroy (window);
}

/* Where all else is read from the right, S M A R T is not T R A M S. */
static void
test_smart_from_right (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = add_goal (test, "Run a 10k", 1);
  GtkWidget *place, *first, *last;
  GtkWindow *window;
  graphene_point_t between;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  place = create_place (test);
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
  g_autoptr(TrellisGoal) goal = add_goal (test, "Give a talk about Scheme", 0);
  g_autoptr(TrellisTask) task = NULL;
  GtkWidget *place = create_place (test);
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
  task = add_task (test, goal, "Find a room", 0);
  g_assert_nonnull (ui_test_wait_label (check, "A clear goal: nothing is missing"));

  gtk_window_destroy (window);
}

static void
test_check_in (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = add_goal (test, "Read SICP", 0);
  g_autoptr(TrellisCheckIn) check_in = NULL;
  g_autofree char *today = trellis_day_today ();
  GtkWidget *place = create_place (test);
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

  check_in = get_first (test, TRELLIS_TYPE_CHECK_IN);
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
  press (GTK_WIDGET (window), "Undo");
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_CHECK_IN), ==, 1);

  gtk_window_destroy (window);
}

static void
test_reach (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = add_goal (test, "Read SICP", 0);
  g_autoptr(TrellisNote) win = NULL;
  GtkWidget *place = create_place (test);
  GtkWindow *window = ui_test_present (place);
  GtkWidget *dialog;

  gtk_widget_activate_action (place, "goal.reach", "s", get_uid (goal));
  ui_test_settle ();
  dialog = ui_test_find (GTK_WIDGET (window), TRELLIS_TYPE_GOAL_CLOSING_DIALOG, 0);
  gtk_text_buffer_set_text (
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_test_find (dialog, TRELLIS_TYPE_TEXT_VIEW, 0))),
    "I can write an interpreter", -1);
  press (dialog, "Reached");

  g_assert_cmpint (trellis_goal_get_state (goal), ==, TRELLIS_GOAL_STATE_REACHED);
  g_assert_cmpint (trellis_goal_get_closed (goal), >, 0);
  g_assert_cmpstr (trellis_goal_get_closing_words (goal), ==, "I can write an interpreter");
  win = get_first (test, TRELLIS_TYPE_NOTE);
  g_assert_cmpint (trellis_note_get_kind (win), ==, TRELLIS_NOTE_KIND_WIN);
  g_assert_cmpstr (trellis_note_get_goal (win), ==, get_uid (goal));
  g_assert_cmpstr (trellis_note_get_body (win), ==, "I can write an interpreter");
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (win)), ==,
                   TRELLIS_VISIBILITY_PRIVATE);
  g_assert_nonnull (ui_test_wait_label (place, "Reached and Let Go (1)"));

  press (GTK_WIDGET (window), "Undo");
  g_assert_cmpint (trellis_goal_get_state (goal), ==, TRELLIS_GOAL_STATE_OPEN);
  g_assert_cmpint (trellis_goal_get_closed (goal), ==, 0);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_NOTE), ==, 0);

  gtk_window_destroy (window);
}

static void
test_let_go (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = add_goal (test, "Read SICP", 0);
  GtkWidget *place = create_place (test);
  GtkWindow *window = ui_test_present (place);

  gtk_widget_activate_action (place, "goal.let-go", "s", get_uid (goal));
  ui_test_settle ();
  press (ui_test_find (GTK_WIDGET (window), TRELLIS_TYPE_GOAL_CLOSING_DIALOG, 0), "Let Go");
  g_assert_cmpint (trellis_goal_get_state (goal), ==, TRELLIS_GOAL_STATE_LET_GO);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_NOTE), ==, 0);

  gtk_widget_activate_action (place, "goal.reopen", "s", get_uid (goal));
  ui_test_settle ();
  g_assert_cmpint (trellis_goal_get_state (goal), ==, TRELLIS_GOAL_STATE_OPEN);

  gtk_window_destroy (window);
}

static void
test_order (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) first = add_goal (test, "First goal", 0);
  g_autoptr(TrellisGoal) second = add_goal (test, "Second goal", 0);
  g_autoptr(TrellisGoal) third = add_goal (test, "Third goal", 0);
  GtkWidget *place = create_place (test);
  GtkWindow *window = ui_test_present (place);

  g_assert_true (get_row_goal (place, 0) == first);
  gtk_widget_activate_action (place, "goal.move", "(si)", get_uid (third), -1);
  g_assert_true (get_row_goal (place, 1) == third);
  gtk_widget_activate_action (place, "goal.move", "(si)", get_uid (third), -1);
  gtk_widget_activate_action (place, "goal.move", "(si)", get_uid (third), -1);
  g_assert_true (get_row_goal (place, 0) == third);
  g_assert_true (get_row_goal (place, 1) == first);
  g_assert_true (get_row_goal (place, 2) == second);

  gtk_widget_activate_action (place, "goal.delete", "s", get_uid (third));
  ui_test_settle ();
  g_assert_true (get_row_goal (place, 0) == first);
  press (GTK_WIDGET (window), "Undo");
  g_assert_true (get_row_goal (place, 0) == third);

  gtk_window_destroy (window);
}

static void
test_filter (UiTest *test, gconstpointer data)
{
  GtkWidget *place, *filter;
  GtkWindow *window;

  for (int i = 0; i < 10; i++)
    {
      g_autofree char *title = g_strdup_printf ("Goal number %d", i);
      g_autoptr(TrellisGoal) goal = add_goal (test, title, i);

      if (i == 0)
        trellis_goal_set_target (goal, "2020-01-01");
      if (i == 1)
        trellis_goal_set_state (goal, TRELLIS_GOAL_STATE_REACHED);
    }
  place = create_place (test);
  window = ui_test_present (place);
  filter = ui_test_find (place, GTK_TYPE_DROP_DOWN, 0);
  g_assert_true (gtk_widget_get_visible (filter));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (filter), 2);
  g_assert_cmpstr (trellis_goal_get_title (get_row_goal (place, 0)), ==, "Goal number 0");
  g_assert_null (get_row_goal (place, 1));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (filter), 3);
  g_assert_cmpstr (trellis_goal_get_title (get_row_goal (place, 0)), ==, "Goal number 1");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (filter), 4);
  ui_test_settle ();
  press (place, "Show All");
  g_assert_nonnull (get_row_goal (place, 9));

  gtk_window_destroy (window);
}

static void
test_share (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = add_goal (test, "Read SICP", 0);
  g_autoptr(TrellisTask) task = add_task (test, goal, "Buy it", 0);
  GtkWidget *place = create_place (test);
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
test_show (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) first = add_goal (test, "First goal", 0);
  g_autoptr(TrellisGoal) second = add_goal (test, "Second goal", 1);
  g_autoptr(TrellisTask) task = add_task (test, second, "Buy it", 0);
  GtkWidget *place = create_place (test);
  GtkWindow *window = ui_test_present (place);
  GtkWidget *list = ui_test_find (place, TRELLIS_TYPE_GOAL_LIST, 0);

  g_assert_true (trellis_goal_list_get_goal (TRELLIS_GOAL_LIST (list)) == first);
  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (task));
  g_assert_true (trellis_goal_list_get_goal (TRELLIS_GOAL_LIST (list)) == second);
  g_assert_true (gtk_widget_is_focus (ui_test_find (place, TRELLIS_TYPE_GOAL_TASK_ROW, 0)));

  g_object_add_weak_pointer (G_OBJECT (place), (gpointer *) &place);
  gtk_window_destroy (window);
  ui_test_settle ();
  g_assert_null (place);
}

static void
test_family (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) whole = add_goal (test, "Lead a team", 0);
  g_autoptr(TrellisGoal) part = add_goal (test, "Lead a meeting", 1);
  GtkWidget *place = create_place (test);
  GtkWindow *window = ui_test_present (place);
  GtkWidget *family = ui_test_find (place, TRELLIS_TYPE_GOAL_FAMILY, 0);

  g_assert_false (gtk_widget_get_visible (family));
  trellis_goal_set_parent (part, get_uid (whole));
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

static void
test_chart (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = add_goal (test, "Read SICP", 0);
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

/* A drop gives the list other rows while the drag of the old one has not ended. */
static void
test_row_gone_while_dragged (UiTest *test, gconstpointer data)
{
  GtkWidget *row = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr(GListStore) records = g_list_store_new (TRELLIS_TYPE_RECORD);
  g_autoptr(GListModel) controllers = NULL;
  g_autoptr(GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_told = 0;

  g_list_store_append (records, test->match);
  trellis_reorder_set_up (row, row, G_LIST_MODEL (records), test->match);
  controllers = gtk_widget_observe_controllers (row);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    g_ptr_array_add (held, g_list_model_get_item (controllers, i));
  g_assert_finalize_object (row);

  for (guint i = 0; i < held->len; i++)
    {
      n_told += GTK_IS_DRAG_SOURCE (held->pdata[i]) || GTK_IS_DROP_TARGET (held->pdata[i]);
      if (GTK_IS_DRAG_SOURCE (held->pdata[i]))
        g_signal_emit_by_name (held->pdata[i], "drag-end", NULL, FALSE);
      else if (GTK_IS_DROP_TARGET (held->pdata[i]))
        g_signal_emit_by_name (held->pdata[i], "leave");
    }
  g_assert_cmpuint (n_told, ==, 2);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/goals/new", test_new);
  UI_TEST_ADD ("/ui/goals/kind", test_kind);
  UI_TEST_ADD ("/ui/goals/weeks", test_weeks);
  UI_TEST_ADD ("/ui/goals/tasks", test_tasks);
  UI_TEST_ADD ("/ui/goals/smart", test_smart);
  UI_TEST_ADD ("/ui/goals/smart-from-right", test_smart_from_right);
  UI_TEST_ADD ("/ui/goals/check-in", test_check_in);
  UI_TEST_ADD ("/ui/goals/reach", test_reach);
  UI_TEST_ADD ("/ui/goals/let-go", test_let_go);
  UI_TEST_ADD ("/ui/goals/order", test_order);
  UI_TEST_ADD ("/ui/goals/filter", test_filter);
  UI_TEST_ADD ("/ui/goals/share", test_share);
  UI_TEST_ADD ("/ui/goals/show", test_show);
  UI_TEST_ADD ("/ui/goals/family", test_family);
  UI_TEST_ADD ("/ui/goals/chart", test_chart);
  UI_TEST_ADD ("/ui/goals/row-gone-while-dragged", test_row_gone_while_dragged);
  return g_test_run ();
}
