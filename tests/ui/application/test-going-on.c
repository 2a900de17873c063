/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the focus is once something is done: where the person goes on. */
#include "trellis-action.h"
#include "trellis-agreement-place.h"
#include "trellis-clause-card.h"
#include "trellis-goal-page.h"
#include "trellis-home-page.h"
#include "trellis-meet-section.h"
#include "trellis-meeting-page.h"
#include "trellis-meetings-place.h"
#include "trellis-next-steps-list.h"
#include "trellis-note-browser.h"
#include "trellis-note-editor.h"
#include "trellis-note.h"
#include "trellis-person.h"
#include "trellis-sidebar.h"
#include "trellis-signature-group.h"
#include "window-test.h"

static AdwDialog *
get_dialog (WindowTest *test)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (test->window));
}

/* Presses what is pressed by Enter, and waits until the dialog is gone. */
static void
finish_dialog (WindowTest *test)
{
  const gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  g_signal_emit_by_name (adw_dialog_get_default_widget (get_dialog (test)), "clicked");
  while (get_dialog (test) != NULL && g_get_monotonic_time () < deadline)
    ui_test_settle ();
  g_assert_null (get_dialog (test));
  ui_test_wait (300);
}

static GtkWidget *
get_focus_within (WindowTest *test, GType type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (test->window));

  g_assert_nonnull (focus);
  g_test_message ("%s in %s has the focus", G_OBJECT_TYPE_NAME (focus),
                  G_OBJECT_TYPE_NAME (gtk_widget_get_parent (focus)));
  g_assert_true (gtk_widget_get_mapped (focus));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, type));
  return focus;
}

/* As a person does who has only the keyboard: what opens the dialog has the focus. */
static void
act_from (WindowTest *test, GtkWidget *opener, const char *action)
{
  g_assert_true (gtk_widget_grab_focus (opener));
  gtk_widget_activate_action (opener, action, NULL);
  ui_test_wait (200);
  g_assert_nonnull (get_dialog (test));
}

static GtkWidget *
find_by_action (GtkWidget *root, const char *action)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_test_find (root, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (gtk_widget_get_mapped (button) &&
        g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action) == 0)
      return button;
  return NULL;
}

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  GtkWidget *row;

  for (guint i = 0; (row = ui_test_find (root, ADW_TYPE_BUTTON_ROW, i)) != NULL; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0)
      return row;
  g_assert_not_reached ();
}

/* From "+" in the sidebar to the first of the next steps of the new match; and there it stays when the steps
 * are looked at anew, as after each thing that was written. */
static void
test_new_match (WindowTest *test, gconstpointer data)
{
  GtkWidget *plus, *button;

  window_test_open (test);
  plus = find_by_action (window_test_find (test, TRELLIS_TYPE_SIDEBAR), "match.new");
  g_assert_nonnull (plus);
  act_from (test, plus, "match.new");
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (GTK_WIDGET (get_dialog (test)), ADW_TYPE_ENTRY_ROW, 0)),
                         "Grace Example");
  finish_dialog (test);
  g_assert_nonnull (ui_test_wait_label (test->window, "Grace Example"));
  button = get_focus_within (test, TRELLIS_TYPE_NEXT_STEPS_LIST);
  g_assert_true (gtk_widget_has_css_class (button, "suggested-action"));

  trellis_person_set_name (test->ui.partner, "Ada Renamed");
  g_assert_true (trellis_store_flush (test->ui.store, NULL));
  ui_test_wait (600);
  g_assert_true (gtk_widget_has_css_class (get_focus_within (test, TRELLIS_TYPE_NEXT_STEPS_LIST),
                                           "suggested-action"));
}

/* Who signs goes on with the signatures. */
static void
test_sign (WindowTest *test, gconstpointer data)
{
  GtkWidget *signatures, *row;

  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  gtk_widget_activate_action (window_test_find (test, ADW_TYPE_VIEW_STACK), "place.show", "s", "agreement");
  ui_test_settle ();
  gtk_widget_activate_action (find_by_action (test->window, "agreement.start"), "agreement.start", NULL);
  ui_test_settle ();

  signatures = window_test_find (test, TRELLIS_TYPE_SIGNATURE_GROUP);
  row = ui_test_find (signatures, ADW_TYPE_BUTTON_ROW, 0);
  act_from (test, row, "agreement.sign");
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (GTK_WIDGET (get_dialog (test)), ADW_TYPE_ENTRY_ROW, 0)),
                         "Grace Example");
  finish_dialog (test);
  get_focus_within (test, TRELLIS_TYPE_SIGNATURE_GROUP);
}

/* Who opens Trellis for the first time begins with a match. */
static void
test_first_start (WindowTest *test, gconstpointer data)
{
  trellis_store_delete (test->ui.store, test->ui.match);
  window_test_open (test);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (get_focus_within (test, TRELLIS_TYPE_HOME_PAGE))), ==,
                   "match.new");
}

/* From a next step that leads to another place, the focus goes there with it; and the key for that place does
 * not move it then. */
static void
test_step (WindowTest *test, gconstpointer data)
{
  GtkWidget *button, *focus;

  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  button = find_by_action (window_test_find (test, TRELLIS_TYPE_NEXT_STEPS_LIST), "place.show");
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_grab_focus (button));
  g_signal_emit_by_name (button, "clicked");
  ui_test_wait (300);
  focus = get_focus_within (test, TRELLIS_TYPE_AGREEMENT_PLACE);

  gtk_widget_activate_action (focus, "step.show", "u", 2);
  ui_test_wait (200);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (test->window)) == focus);
}

/* What is typed next goes into the agreement that was begun. */
static void
test_start_agreement (WindowTest *test, gconstpointer data)
{
  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  gtk_widget_activate_action (window_test_find (test, ADW_TYPE_VIEW_STACK), "place.show", "s", "agreement");
  ui_test_settle ();
  gtk_widget_activate_action (find_by_action (test->window, "agreement.start"), "agreement.start", NULL);
  ui_test_wait (300);
  g_assert_true (GTK_IS_TEXT_VIEW (get_focus_within (test, TRELLIS_TYPE_CLAUSE_CARD)));
}

/* A new goal goes on with why it matters, also where it is the first. */
static void
test_new_goal (WindowTest *test, gconstpointer data)
{
  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  gtk_widget_activate_action (window_test_find (test, ADW_TYPE_VIEW_STACK), "place.show", "s", "goals");
  ui_test_settle ();
  act_from (test, find_by_action (test->window, "goal.new"), "goal.new");
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (GTK_WIDGET (get_dialog (test)), ADW_TYPE_ENTRY_ROW, 0)),
                         "Speak before the board");
  finish_dialog (test);
  g_assert_true (GTK_IS_TEXT_VIEW (get_focus_within (test, TRELLIS_TYPE_GOAL_PAGE)));
}

/* A meeting that was planned is opened at its agenda, which begins with a point; in the room one types at
 * once; and on the way back the focus is with the meetings, though what planned the first of them has gone. */
static void
test_plan (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisAction) action = trellis_action_new ();
  GtkWidget *page;

  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  gtk_widget_activate_action (window_test_find (test, ADW_TYPE_VIEW_STACK), "place.show", "s", "meetings");
  ui_test_settle ();
  act_from (test, find_by_action (test->window, "meeting.plan"), "meeting.plan");
  finish_dialog (test);
  ui_test_wait (400);
  page = gtk_widget_get_ancestor (get_focus_within (test, ADW_TYPE_ENTRY_ROW), TRELLIS_TYPE_MEETING_PAGE);
  g_assert_nonnull (page);

  gtk_widget_activate_action (page, "step.show", "u", 2);
  ui_test_wait (200);
  g_assert_true (GTK_IS_TEXT_VIEW (get_focus_within (test, TRELLIS_TYPE_MEET_SECTION)));

  /* So one does when it is said what is to be done, also after the first. */
  trellis_action_set_match (action, trellis_record_get_uid (TRELLIS_RECORD (test->ui.match)));
  trellis_action_set_meeting (action, trellis_record_get_uid (TRELLIS_RECORD (
                                        trellis_meeting_page_get_meeting (TRELLIS_MEETING_PAGE (page)))));
  trellis_action_set_priority (action, TRELLIS_ACTION_PRIORITY_MUST);
  trellis_action_set_title (action, "Ask for the room");
  trellis_store_add (test->ui.store, action);
  gtk_widget_activate_action (page, "step.show", "u", 3);
  ui_test_wait (200);
  g_assert_nonnull (ui_test_wait_label (test->window, "Must Do Before Next Time"));
  get_focus_within (test, ADW_TYPE_ENTRY_ROW);

  gtk_widget_activate_action (page, "navigation.pop", NULL);
  ui_test_wait (500);
  get_focus_within (test, TRELLIS_TYPE_MEETINGS_PLACE);
}

/* What is typed in a narrow window, once a note has been opened, does not take the place of its title. */
static void
test_narrow_note (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = trellis_note_new ();
  GtkWidget *list;

  trellis_note_set_match (note, trellis_record_get_uid (TRELLIS_RECORD (test->ui.match)));
  trellis_note_set_title (note, "Courage");
  trellis_note_set_body (note, "It grows by use");
  trellis_store_add (test->ui.store, note);
  g_settings_set_int (test->settings, "window-width", 360);
  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  gtk_widget_activate_action (window_test_find (test, ADW_TYPE_VIEW_STACK), "place.show", "s", "notes");
  ui_test_wait (300);

  list = ui_test_find (window_test_find (test, TRELLIS_TYPE_NOTE_BROWSER), GTK_TYPE_LIST_VIEW, 0);
  g_assert_true (gtk_widget_grab_focus (list));
  g_signal_emit_by_name (list, "activate", 0u);
  ui_test_wait (500);
  g_assert_true (GTK_IS_TEXT_VIEW (get_focus_within (test, TRELLIS_TYPE_NOTE_EDITOR)));

  gtk_widget_activate_action (list, "place.back", NULL);
  ui_test_wait (500);
  g_assert_true (gtk_widget_grab_focus (list));
  window_test_open_record (test, note);
  ui_test_wait (500);
  g_assert_true (GTK_IS_TEXT_VIEW (get_focus_within (test, TRELLIS_TYPE_NOTE_EDITOR)));
}

/* A match that was deleted leaves its place to Home. */
static void
test_delete_match (WindowTest *test, gconstpointer data)
{
  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  act_from (test, find_by_action (test->window, "match.edit"), "match.edit");
  g_signal_emit_by_name (find_row (GTK_WIDGET (get_dialog (test)), "Delete Match"), "activated");
  ui_test_wait (500);
  g_assert_null (get_dialog (test));
  g_assert_cmpuint (ui_test_count (&test->ui, TRELLIS_TYPE_MATCH), ==, 0);
  get_focus_within (test, TRELLIS_TYPE_HOME_PAGE);
}

/* In the trash, the focus does not stay in the list when the last goes that is in it. */
static void
check_emptied (WindowTest *test, GtkWidget *trash, GtkWidget *list)
{
  GtkWidget *focus;

  ui_test_wait (500);
  g_assert_true (GTK_WIDGET (get_dialog (test)) == trash);
  g_assert_false (gtk_widget_get_mapped (list));
  focus = get_focus_within (test, G_OBJECT_TYPE (trash));
  g_assert_false (gtk_widget_is_ancestor (focus, list));
}

static void
fill_trash (WindowTest *test)
{
  g_autoptr(TrellisNote) note = trellis_note_new ();

  trellis_note_set_match (note, trellis_record_get_uid (TRELLIS_RECORD (test->ui.match)));
  trellis_note_set_title (note, "Courage");
  trellis_store_add (test->ui.store, note);
  trellis_store_delete (test->ui.store, note);
}

/* With one note in it. */
static GtkWidget *
open_trash (WindowTest *test, GtkWidget **list)
{
  fill_trash (test);
  window_test_open (test);
  gtk_widget_activate_action (test->window, "trash.show", NULL);
  ui_test_wait (200);
  *list = get_focus_within (test, GTK_TYPE_LIST_VIEW);
  return GTK_WIDGET (get_dialog (test));
}

static void
test_empty_trash (WindowTest *test, gconstpointer data)
{
  GtkWidget *trash, *list, *button;

  trash = open_trash (test, &list);
  button = ui_test_find (list, GTK_TYPE_BUTTON, 0);
  g_assert_true (gtk_widget_grab_focus (button));
  g_signal_emit_by_name (button, "clicked");
  check_emptied (test, trash, list);
  g_assert_cmpuint (ui_test_count (&test->ui, TRELLIS_TYPE_NOTE), ==, 1);
}

static void
test_delete_forever (WindowTest *test, gconstpointer data)
{
  GtkWidget *trash, *list, *button;

  trash = open_trash (test, &list);
  button = ui_test_find (list, GTK_TYPE_BUTTON, 1);
  g_assert_true (gtk_widget_grab_focus (button));
  g_signal_emit_by_name (button, "clicked");
  ui_test_wait (200);
  g_assert_true (ADW_IS_ALERT_DIALOG (get_dialog (test)));
  ui_test_press (GTK_WIDGET (get_dialog (test)), "_Delete Forever");
  check_emptied (test, trash, list);
}

/* The button that empties it does nothing then. */
static void
test_empty_all (WindowTest *test, gconstpointer data)
{
  GtkWidget *trash, *list, *button;

  trash = open_trash (test, &list);
  button = find_by_action (trash, "trash.empty");
  g_assert_true (gtk_widget_grab_focus (button));
  g_signal_emit_by_name (button, "clicked");
  ui_test_wait (200);
  g_assert_true (ADW_IS_ALERT_DIALOG (get_dialog (test)));
  ui_test_press (GTK_WIDGET (get_dialog (test)), "_Empty Trash");
  check_emptied (test, trash, list);
  g_assert_true (gtk_widget_is_sensitive (gtk_window_get_focus (GTK_WINDOW (test->window))));
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  WINDOW_TEST_ADD ("/ui/going-on/new-match", test_new_match);
  WINDOW_TEST_ADD ("/ui/going-on/first-start", test_first_start);
  WINDOW_TEST_ADD ("/ui/going-on/step", test_step);
  WINDOW_TEST_ADD ("/ui/going-on/start-agreement", test_start_agreement);
  WINDOW_TEST_ADD ("/ui/going-on/sign", test_sign);
  WINDOW_TEST_ADD ("/ui/going-on/new-goal", test_new_goal);
  WINDOW_TEST_ADD ("/ui/going-on/plan", test_plan);
  WINDOW_TEST_ADD ("/ui/going-on/narrow-note", test_narrow_note);
  WINDOW_TEST_ADD ("/ui/going-on/delete-match", test_delete_match);
  WINDOW_TEST_ADD ("/ui/going-on/empty-trash", test_empty_trash);
  WINDOW_TEST_ADD ("/ui/going-on/delete-forever", test_delete_forever);
  WINDOW_TEST_ADD ("/ui/going-on/empty-all", test_empty_all);
  return window_test_run ();
}
