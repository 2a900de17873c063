/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The goals of a match: what is listed, in which order, and what opens. */
#include "goals-test.h"
#include "trellis-goal-dialog.h"
#include "trellis-goal-kind-row.h"
#include "trellis-goal-list.h"
#include "trellis-goal-page.h"
#include "trellis-goal-row.h"
#include "trellis-goal-rules.h"
#include "trellis-goal-task-row.h"
#include "trellis-place.h"
#include "trellis-reorder.h"
#include "trellis-time.h"

static void
test_new (UiTest *test, gconstpointer data)
{
  GtkWidget *place = goals_test_create_place (test);
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
  ui_test_press (dialog, "_Create");

  goal = goals_test_get_first (test, TRELLIS_TYPE_GOAL);
  g_assert_cmpstr (trellis_goal_get_title (goal), ==, "Run a 10k");
  g_assert_cmpstr (trellis_goal_get_begun (goal), ==, today);
  g_assert_cmpstr (trellis_goal_get_target (goal), ==, proposed);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (goal)), ==,
                   TRELLIS_VISIBILITY_PRIVATE);
  g_assert_true (goals_test_get_row_goal (place, 0) == goal);
  g_assert_nonnull (ui_test_find (place, TRELLIS_TYPE_GOAL_PAGE, 0));
  g_assert_nonnull (ui_test_wait_label (ui_test_find (place, TRELLIS_TYPE_GOAL_ROW, 0),
                                        "Not started"));

  gtk_window_destroy (window);
}

static void
test_order (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) first = goals_test_add_goal (test, "First goal", 0);
  g_autoptr(TrellisGoal) second = goals_test_add_goal (test, "Second goal", 0);
  g_autoptr(TrellisGoal) third = goals_test_add_goal (test, "Third goal", 0);
  GtkWidget *place = goals_test_create_place (test);
  GtkWindow *window = ui_test_present (place);

  g_assert_true (goals_test_get_row_goal (place, 0) == first);
  gtk_widget_activate_action (place, "goal.move", "(si)", goals_test_get_uid (third), -1);
  g_assert_true (goals_test_get_row_goal (place, 1) == third);
  gtk_widget_activate_action (place, "goal.move", "(si)", goals_test_get_uid (third), -1);
  gtk_widget_activate_action (place, "goal.move", "(si)", goals_test_get_uid (third), -1);
  g_assert_true (goals_test_get_row_goal (place, 0) == third);
  g_assert_true (goals_test_get_row_goal (place, 1) == first);
  g_assert_true (goals_test_get_row_goal (place, 2) == second);

  gtk_widget_activate_action (place, "goal.delete", "s", goals_test_get_uid (third));
  ui_test_settle ();
  g_assert_true (goals_test_get_row_goal (place, 0) == first);
  ui_test_undo (GTK_WIDGET (window));
  g_assert_true (goals_test_get_row_goal (place, 0) == third);

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
      g_autoptr(TrellisGoal) goal = goals_test_add_goal (test, title, i);

      if (i == 0)
        trellis_goal_set_target (goal, "2020-01-01");
      if (i == 1)
        trellis_goal_set_state (goal, TRELLIS_GOAL_STATE_REACHED);
    }
  place = goals_test_create_place (test);
  window = ui_test_present (place);
  filter = ui_test_find (place, GTK_TYPE_DROP_DOWN, 0);
  g_assert_true (gtk_widget_get_visible (filter));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (filter), 2);
  g_assert_cmpstr (trellis_goal_get_title (goals_test_get_row_goal (place, 0)), ==, "Goal number 0");
  g_assert_null (goals_test_get_row_goal (place, 1));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (filter), 3);
  g_assert_cmpstr (trellis_goal_get_title (goals_test_get_row_goal (place, 0)), ==, "Goal number 1");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (filter), 4);
  ui_test_settle ();
  ui_test_press (place, "_Show All");
  g_assert_nonnull (goals_test_get_row_goal (place, 9));

  gtk_window_destroy (window);
}

static void
test_show (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) first = goals_test_add_goal (test, "First goal", 0);
  g_autoptr(TrellisGoal) second = goals_test_add_goal (test, "Second goal", 1);
  g_autoptr(TrellisTask) task = goals_test_add_task (test, second, "Buy it", 0);
  GtkWidget *place = goals_test_create_place (test);
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
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

  UI_TEST_ADD ("/ui/goals/new", test_new);
  UI_TEST_ADD ("/ui/goals/order", test_order);
  UI_TEST_ADD ("/ui/goals/filter", test_filter);
  UI_TEST_ADD ("/ui/goals/show", test_show);
  UI_TEST_ADD ("/ui/goals/row-gone-while-dragged", test_row_gone_while_dragged);
  return g_test_run ();
}
