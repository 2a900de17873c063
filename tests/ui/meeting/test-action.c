/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-action-list.h"
#include "trellis-action-row.h"
#include "trellis-title-view.h"
#include "ui-test.h"

static TrellisAction *
add_action (UiTest *test, const char *title, TrellisOwner owner)
{
  TrellisAction *action = trellis_action_new ();

  trellis_action_set_match (action, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_action_set_title (action, title);
  trellis_action_set_owner (action, owner);
  trellis_store_add (test->store, action);
  return action;
}

static GtkWidget *
create_list (UiTest *test)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_ACTION);
  GtkWidget *list = g_object_new (TRELLIS_TYPE_ACTION_LIST, NULL);

  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_query_is (query, "done", 0);
  trellis_query_ascending (query, "position");
  trellis_action_list_set_query (TRELLIS_ACTION_LIST (list), test->store, query);
  return list;
}

/* A title needs one line where there is room for it, however narrow it was before. */
static void
test_title_was_narrow (UiTest *test, gconstpointer data)
{
  GtkWidget *title = g_object_new (TRELLIS_TYPE_TITLE_VIEW, "text", "Fourth", NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWindow *window;
  int one_line, narrow;

  /* With the focus in something else. */
  gtk_box_append (GTK_BOX (box), gtk_entry_new ());
  gtk_box_append (GTK_BOX (box), title);
  window = ui_test_present (box);
  gtk_widget_measure (title, GTK_ORIENTATION_VERTICAL, 400, &one_line, NULL, NULL, NULL);
  gtk_widget_measure (title, GTK_ORIENTATION_VERTICAL, 24, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (narrow, >, one_line);

  gtk_widget_allocate (title, 24, narrow, -1, NULL);
  ui_test_settle ();
  gtk_widget_measure (title, GTK_ORIENTATION_VERTICAL, 400, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (narrow, ==, one_line);
  gtk_window_destroy (window);
}

static void
test_edit (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisAction) action = add_action (test, "Read SICP", TRELLIS_OWNER_MENTOR);
  GtkWidget *list = create_list (test);
  GtkWindow *window = ui_test_present (list);
  GtkWidget *row = ui_test_find (list, TRELLIS_TYPE_ACTION_ROW, 0);
  GtkWidget *title = ui_test_find (row, TRELLIS_TYPE_TITLE_VIEW, 0);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (title));
  g_autofree char *shown = NULL;

  g_assert_nonnull (ui_test_wait_label (row, "Ada Example"));
  gtk_widget_activate_action (row, "action.owner", "s", "mentee");
  g_assert_cmpint (trellis_action_get_owner (action), ==, TRELLIS_OWNER_MENTEE);
  g_assert_nonnull (ui_test_wait_label (row, "Me"));
  gtk_widget_activate_action (row, "action.owner", "s", "both");
  g_assert_nonnull (ui_test_wait_label (row, "Both"));

  g_assert_null (ui_test_find_label (row, "1\u00a0h\u00a030\u00a0min"));
  gtk_widget_activate_action (row, "action.minutes", "i", 90);
  g_assert_nonnull (ui_test_wait_label (row, "1\u00a0h\u00a030\u00a0min"));
  gtk_widget_activate_action (row, "action.agreed", NULL);
  g_assert_true (trellis_action_get_agreed (action));
  gtk_widget_activate_action (row, "action.priority", "s", "nice");
  g_assert_cmpint (trellis_action_get_priority (action), ==, TRELLIS_ACTION_PRIORITY_NICE);

  /* A title is one line, whatever is pasted. */
  g_object_get (title, "text", &shown, NULL);
  g_assert_cmpstr (shown, ==, "Read SICP");
  gtk_text_buffer_set_text (buffer, "Read SICP\nto the end", -1);
  g_assert_cmpstr (trellis_action_get_title (action), ==, "Read SICP to the end");
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (row),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));

  gtk_window_destroy (window);
}

static void
test_done (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisAction) action = add_action (test, "Read SICP", TRELLIS_OWNER_MENTEE);
  g_autoptr(TrellisAction) other = add_action (test, "Write a talk", TRELLIS_OWNER_MENTEE);
  GtkWidget *list = create_list (test);
  GtkWindow *window = ui_test_present (list);
  GtkWidget *check = ui_test_find (list, GTK_TYPE_CHECK_BUTTON, 0);

  g_assert_cmpuint (trellis_action_list_get_n_actions (TRELLIS_ACTION_LIST (list)), ==, 2);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_cmpint (trellis_action_get_done (action), >, 0);
  g_assert_cmpuint (trellis_action_list_get_n_actions (TRELLIS_ACTION_LIST (list)), ==, 1);
  ui_test_settle ();

  ui_test_undo (GTK_WIDGET (window));
  g_assert_cmpint (trellis_action_get_done (action), ==, 0);
  g_assert_cmpuint (trellis_action_list_get_n_actions (TRELLIS_ACTION_LIST (list)), ==, 2);

  gtk_window_destroy (window);
}

static void
test_delete (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisAction) action = add_action (test, "Read SICP", TRELLIS_OWNER_MENTEE);
  GtkWidget *list = create_list (test);
  GtkWindow *window = ui_test_present (list);
  GtkWidget *row = ui_test_find (list, TRELLIS_TYPE_ACTION_ROW, 0);

  gtk_widget_activate_action (row, "action.delete", NULL);
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_ACTION), ==, 0);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (window), "Action deleted"));

  gtk_window_destroy (window);
}

static void
test_add (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisAction) prototype = trellis_action_new ();
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_ACTION);
  g_autoptr(TrellisAction) added = NULL;
  GtkWidget *list = create_list (test);
  GtkWindow *window;
  GtkWidget *entry;

  trellis_action_set_match (prototype, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_action_set_due (prototype, "2030-12-04");
  trellis_action_list_set_prototype (TRELLIS_ACTION_LIST (list), prototype, "Add an Action");
  window = ui_test_present (list);
  entry = ui_test_find (list, ADW_TYPE_ENTRY_ROW, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_signal_emit_by_name (entry, "entry-activated");
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_ACTION), ==, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), " Read SICP ");
  g_signal_emit_by_name (entry, "entry-activated");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  added = trellis_store_get_first (test->store, query);
  g_assert_cmpstr (trellis_action_get_title (added), ==, "Read SICP");
  g_assert_cmpstr (trellis_action_get_due (added), ==, "2030-12-04");
  g_assert_true (gtk_widget_get_ancestor (ui_test_find (list, TRELLIS_TYPE_ACTION_ROW, 0),
                                          TRELLIS_TYPE_ACTION_LIST) == list);

  g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &list);
  gtk_window_destroy (window);
  ui_test_settle ();
  g_assert_null (list);
}

/* It becomes a goal, and an action again with what it had and what was changed since. */
static void
test_turn (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisAction) action = add_action (test, "Speak", TRELLIS_OWNER_BOTH);
  g_autoptr(TrellisAction) other = add_action (test, "Write a talk", TRELLIS_OWNER_MENTEE);
  g_autofree char *uid = g_strdup (trellis_record_get_uid (TRELLIS_RECORD (action)));
  g_autoptr(TrellisGoal) goal = NULL;
  GtkWidget *list = create_list (test);
  GtkWindow *window = ui_test_present (list);

  trellis_action_set_position (other, 1);
  trellis_store_flush (test->store, NULL);
  gtk_widget_activate_action (ui_test_find (list, TRELLIS_TYPE_ACTION_ROW, 0), "action.turn", NULL);
  ui_test_settle ();
  g_assert_cmpuint (trellis_action_list_get_n_actions (TRELLIS_ACTION_LIST (list)), ==, 1);
  goal = trellis_store_get (test->store, TRELLIS_TYPE_GOAL, uid);
  g_assert_cmpstr (trellis_goal_get_title (goal), ==, "Speak");
  trellis_goal_set_title (goal, "Speak up");
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (window), "The action is a goal now"));

  ui_test_undo (GTK_WIDGET (window));
  g_clear_object (&action);
  action = trellis_store_get (test->store, TRELLIS_TYPE_ACTION, uid);
  g_assert_cmpint (trellis_action_get_owner (action), ==, TRELLIS_OWNER_BOTH);
  g_assert_cmpstr (trellis_action_get_title (action), ==, "Speak up");
  g_assert_cmpuint (trellis_action_list_get_n_actions (TRELLIS_ACTION_LIST (list)), ==, 2);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_GOAL), ==, 0);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/action/title-was-narrow", test_title_was_narrow);
  UI_TEST_ADD ("/ui/action/edit", test_edit);
  UI_TEST_ADD ("/ui/action/done", test_done);
  UI_TEST_ADD ("/ui/action/delete", test_delete);
  UI_TEST_ADD ("/ui/action/add", test_add);
  UI_TEST_ADD ("/ui/action/turn", test_turn);
  return g_test_run ();
}
