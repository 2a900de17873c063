/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-action.h"
#include "trellis-goal-menu.h"
#include "trellis-goals-place.h"
#include "ui-test.h"

static TrellisGoal *
add_goal (UiTest *test, const char *title)
{
  TrellisGoal *goal = trellis_goal_new ();

  trellis_goal_set_match (goal, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_goal_set_title (goal, title);
  trellis_goal_set_target (goal, "2030-02-01");
  trellis_store_add (test->store, goal);
  return goal;
}

static gboolean
is_offered (UiTest *test, TrellisGoal *goal)
{
  g_autoptr(GMenuModel) menu = trellis_goal_menu_new (test->store, goal);

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      for (int j = 0; section != NULL && j < g_menu_model_get_n_items (section); j++)
        {
          g_autofree char *action = NULL;

          g_menu_model_get_item_attribute (section, j, G_MENU_ATTRIBUTE_ACTION, "s", &action);
          if (g_strcmp0 (action, "goal.turn") == 0)
            return TRUE;
        }
    }
  return FALSE;
}

/* Only where nothing would be lost. */
static void
test_menu (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = add_goal (test, "Speak");

  g_assert_true (is_offered (test, goal));
  trellis_goal_set_why (goal, "To be heard");
  g_assert_false (is_offered (test, goal));
}

/* It becomes an action, and a goal again when that is taken back. */
static void
test_goal (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = add_goal (test, "Speak");
  g_autoptr(TrellisGoal) other = add_goal (test, "Write");
  g_autofree char *uid = g_strdup (trellis_record_get_uid (TRELLIS_RECORD (goal)));
  g_autoptr(TrellisAction) action = NULL;
  GtkWidget *place =
    g_object_new (TRELLIS_TYPE_GOALS_PLACE, "store", test->store, "match", test->match, NULL);
  GtkWindow *window = ui_test_present (place);

  gtk_widget_activate_action (place, "goal.turn", "s", uid);
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_GOAL), ==, 1);
  action = trellis_store_get (test->store, TRELLIS_TYPE_ACTION, uid);
  g_assert_cmpstr (trellis_action_get_title (action), ==, "Speak");
  g_assert_cmpstr (trellis_action_get_due (action), ==, "2030-02-01");

  ui_test_undo (GTK_WIDGET (window));
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_GOAL), ==, 2);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_ACTION), ==, 0);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/turn/menu", test_menu);
  UI_TEST_ADD ("/ui/turn/goal", test_goal);
  return g_test_run ();
}
