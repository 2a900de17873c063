/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-agenda-editor.h"
#include "trellis-carry-over-dialog.h"
#include "trellis-markdown-markup.h"
#include "trellis-meeting-dialog.h"
#include "trellis-meeting-move.h"
#include "trellis-meeting-page.h"
#include "trellis-meetings-place.h"
#include "trellis-point-row.h"
#include "trellis-prepare-section.h"
#include "trellis-suggestions-dialog.h"
#include "trellis-time-row.h"
#include "trellis-time.h"
#include "ui-test.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)

static TrellisMeeting *
add_meeting (UiTest *test, gint64 starts, TrellisMeetingState state, const char *title)
{
  TrellisMeeting *meeting = trellis_meeting_new ();

  trellis_meeting_set_match (meeting, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_meeting_set_title (meeting, title);
  trellis_meeting_set_starts (meeting, starts);
  trellis_meeting_set_state (meeting, state);
  trellis_record_set_visibility (TRELLIS_RECORD (meeting), TRELLIS_VISIBILITY_SHARED);
  trellis_store_add (test->store, meeting);
  return meeting;
}

static TrellisPoint *
add_point (UiTest *test, TrellisMeeting *meeting, const char *title, int position)
{
  TrellisPoint *point = trellis_point_new ();

  trellis_point_set_meeting (point, trellis_record_get_uid (TRELLIS_RECORD (meeting)));
  trellis_point_set_title (point, title);
  trellis_point_set_position (point, position);
  trellis_record_set_visibility (TRELLIS_RECORD (point), TRELLIS_VISIBILITY_SHARED);
  trellis_store_add (test->store, point);
  return point;
}

/* A window with the meetings place as the root of a navigation view. */
static GtkWindow *
present_place (UiTest *test, GtkWidget **place, AdwNavigationView **view)
{
  GtkWidget *navigation = adw_navigation_view_new ();

  *place = g_object_new (TRELLIS_TYPE_MEETINGS_PLACE, "store", test->store, "match", test->match,
                         NULL);
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (navigation),
                           adw_navigation_page_new (*place, "Meetings"));
  *view = ADW_NAVIGATION_VIEW (navigation);
  return ui_test_present (navigation);
}

static GtkWindow *
present_page (UiTest *test, TrellisMeeting *meeting, AdwNavigationPage **page)
{
  GtkWidget *navigation = adw_navigation_view_new ();

  *page = trellis_meeting_page_new (test->store, meeting);
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (navigation),
                           adw_navigation_page_new (gtk_label_new ("Root"), "Root"));
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation), *page);
  return ui_test_present (navigation);
}

static GListModel *
list_points (UiTest *test, TrellisMeeting *meeting)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_POINT);

  trellis_query_equals (query, "meeting", trellis_record_get_uid (TRELLIS_RECORD (meeting)));
  trellis_query_ascending (query, "position");
  return G_LIST_MODEL (trellis_store_list (test->store, query));
}

static char *
join_titles (UiTest *test, TrellisMeeting *meeting)
{
  g_autoptr(GListModel) points = list_points (test, meeting);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr(TrellisPoint) point = g_list_model_get_item (points, i);

      g_string_append_printf (titles, "%s%s", i > 0 ? "," : "", trellis_point_get_title (point));
    }
  return g_string_free_and_steal (titles);
}

static void
assert_titles (UiTest *test, TrellisMeeting *meeting, const char *expected)
{
  g_autofree char *titles = join_titles (test, meeting);

  g_assert_cmpstr (titles, ==, expected);
}

static void
click_button_named (GtkWidget *root, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_test_find (root, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      {
        g_signal_emit_by_name (button, "clicked");
        return;
      }
  g_error ("There is no button %s", label);
}

static void
test_plan (UiTest *test, gconstpointer data)
{
  GtkWidget *place;
  AdwNavigationView *view;
  GtkWindow *window = present_place (test, &place, &view);
  AdwDialog *dialog;
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MEETING);
  g_autoptr(TrellisMeeting) meeting = NULL;

  g_assert_nonnull (ui_test_wait_label (place, "No Meetings Yet"));
  g_assert_true (gtk_widget_activate_action (place, "meeting.plan", NULL));
  ui_test_settle ();
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  g_assert_true (TRELLIS_IS_MEETING_DIALOG (dialog));
  gtk_editable_set_text (
    GTK_EDITABLE (ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0)), " Hello ");
  trellis_time_row_set_minutes (
    TRELLIS_TIME_ROW (ui_test_find (GTK_WIDGET (dialog), TRELLIS_TYPE_TIME_ROW, 0)), 14 * 60 + 30);
  click_button_named (GTK_WIDGET (dialog), "_Plan");
  ui_test_settle ();

  meeting = trellis_store_get_first (test->store, query);
  g_assert_cmpstr (trellis_meeting_get_title (meeting), ==, "Hello");
  g_assert_cmpint (trellis_meeting_get_starts (meeting) % DAY, ==, 14 * HOUR + HOUR / 2);
  g_assert_cmpint (trellis_meeting_get_minutes (meeting), ==, 60);
  g_assert_cmpstr (trellis_meeting_get_time_zone (meeting), ==, "UTC");
  g_assert_cmpint (trellis_meeting_get_state (meeting), ==, TRELLIS_MEETING_STATE_SCHEDULED);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (meeting)), ==,
                   TRELLIS_VISIBILITY_SHARED);
  g_assert_true (TRELLIS_IS_MEETING_PAGE (adw_navigation_view_get_visible_page (view)));

  gtk_window_destroy (window);
}

static void
test_log (UiTest *test, gconstpointer data)
{
  GtkWidget *place;
  AdwNavigationView *view;
  GtkWindow *window = present_place (test, &place, &view);
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MEETING);
  g_autoptr(TrellisMeeting) meeting = NULL;

  gtk_widget_activate_action (place, "meeting.log", NULL);
  ui_test_settle ();
  click_button_named (GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (window))), "_Log");
  ui_test_settle ();
  meeting = trellis_store_get_first (test->store, query);
  g_assert_cmpint (trellis_meeting_get_state (meeting), ==, TRELLIS_MEETING_STATE_HELD);
  g_assert_cmpint (trellis_meeting_get_starts (meeting), <, trellis_time_now ());

  gtk_window_destroy (window);
}

static void
test_list (UiTest *test, gconstpointer data)
{
  const gint64 now = trellis_time_now ();
  g_autoptr(TrellisMeeting) next =
              add_meeting (test, now + DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Next");
  g_autoptr(TrellisMeeting) off =
              add_meeting (test, now + 2 * DAY, TRELLIS_MEETING_STATE_CANCELLED, "Off");
  g_autoptr(TrellisMeeting) last =
              add_meeting (test, now - 40 * DAY, TRELLIS_MEETING_STATE_HELD, NULL);
  GtkWidget *place;
  AdwNavigationView *view;
  GtkWindow *window = present_place (test, &place, &view);
  GtkWidget *list = NULL;

  for (guint i = 0; (list = ui_test_find (place, GTK_TYPE_LIST_VIEW, i)) != NULL; i++)
    if (gtk_widget_get_mapped (list))
      break;
  g_assert_nonnull (list);
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==,
    3);
  g_assert_nonnull (ui_test_wait_label (place, "Upcoming"));
  g_assert_nonnull (ui_test_wait_label (place, "Past"));
  g_assert_nonnull (ui_test_wait_label (place, "Canceled"));
  g_assert_nonnull (ui_test_wait_label (place, "Meeting with Ada Example"));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_test_find (place, GTK_TYPE_DROP_DOWN, 0)), 4);
  ui_test_settle ();
  g_assert_nonnull (ui_test_wait_label (place, "No Such Meetings"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_test_find (place, GTK_TYPE_DROP_DOWN, 0)), 2);
  ui_test_settle ();
  g_assert_null (ui_test_find_label (place, "Next"));
  g_assert_nonnull (ui_test_wait_label (place, "Meeting with Ada Example"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_test_find (place, GTK_TYPE_DROP_DOWN, 0)), 0);
  ui_test_settle ();

  trellis_meeting_set_state (next, TRELLIS_MEETING_STATE_MISSED);
  ui_test_settle ();
  g_assert_null (ui_test_find_label (place, "Upcoming"));

  g_signal_emit_by_name (list, "activate", 0);
  ui_test_settle ();
  g_assert_true (TRELLIS_IS_MEETING_PAGE (adw_navigation_view_get_visible_page (view)));

  gtk_window_destroy (window);
}

/* Whoever opens a point gets to the page of its meeting. */
static void
test_show_point (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting =
              add_meeting (test, trellis_time_now () + DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Next");
  g_autoptr(TrellisPoint) point = add_point (test, meeting, "A", 0);
  GtkWidget *place;
  AdwNavigationView *view;
  GtkWindow *window = present_place (test, &place, &view);
  AdwNavigationPage *page;

  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (point));
  ui_test_settle ();
  page = adw_navigation_view_get_visible_page (view);
  g_assert_true (TRELLIS_IS_MEETING_PAGE (page));
  g_assert_true (trellis_meeting_page_get_meeting (TRELLIS_MEETING_PAGE (page)) == meeting);
  g_assert_true (TRELLIS_IS_POINT_ROW (gtk_window_get_focus (window)));

  gtk_window_destroy (window);
}

static void
test_states (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = add_meeting (
    test, trellis_time_now () + 2 * HOUR, TRELLIS_MEETING_STATE_SCHEDULED, "Soon");
  AdwNavigationPage *page;
  GtkWindow *window = present_page (test, meeting, &page);
  GtkWidget *button =
    ui_test_find (GTK_WIDGET (page), g_type_from_name ("TrellisMeetingStateButton"), 0);

  gtk_widget_activate_action (button, "meeting.confirmed-by-me", NULL);
  g_assert_cmpint (trellis_meeting_get_confirmed_by_me (meeting), !=, 0);
  g_assert_cmpint (trellis_meeting_get_state (meeting), ==, TRELLIS_MEETING_STATE_SCHEDULED);
  gtk_widget_activate_action (button, "meeting.confirmed-by-partner", NULL);
  g_assert_cmpint (trellis_meeting_get_state (meeting), ==, TRELLIS_MEETING_STATE_CONFIRMED);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (page), "Confirmed"));

  /* Two hours are less than the usual notice. */
  gtk_widget_activate_action (button, "meeting.outcome", "s", "cancelled");
  g_assert_cmpint (trellis_meeting_get_state (meeting), ==, TRELLIS_MEETING_STATE_CANCELLED);
  g_assert_true (trellis_meeting_get_cancelled_late (meeting));
  ui_test_settle ();
  click_button_named (GTK_WIDGET (window), "_Undo");
  g_assert_cmpint (trellis_meeting_get_state (meeting), ==, TRELLIS_MEETING_STATE_CONFIRMED);
  g_assert_false (trellis_meeting_get_cancelled_late (meeting));

  gtk_widget_activate_action (button, "meeting.outcome", "s", "missed-by-partner");
  g_assert_cmpint (trellis_meeting_get_missed_by (meeting), ==, TRELLIS_OWNER_MENTOR);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (page), "Missed by Ada Example"));

  gtk_widget_activate_action (GTK_WIDGET (page), "meeting.last", NULL);
  g_assert_true (trellis_meeting_get_is_last (meeting));

  gtk_widget_activate_action (GTK_WIDGET (page), "meeting.delete", NULL);
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_MEETING), ==, 0);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (window), "Root"));

  gtk_window_destroy (window);
}

static void
test_question (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting =
              add_meeting (test, trellis_time_now () - DAY, TRELLIS_MEETING_STATE_CONFIRMED, "Over");
  AdwNavigationPage *page;
  GtkWindow *window = present_page (test, meeting, &page);

  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (page), "Did this meeting take place?"));
  click_button_named (GTK_WIDGET (page), "_Yes");
  g_assert_cmpint (trellis_meeting_get_state (meeting), ==, TRELLIS_MEETING_STATE_HELD);
  ui_test_settle ();
  g_assert_null (ui_test_find_label (GTK_WIDGET (page), "Did this meeting take place?"));

  gtk_window_destroy (window);
}

static void
test_move (UiTest *test, gconstpointer data)
{
  const gint64 starts = trellis_time_now () + DAY;
  g_autoptr(TrellisMeeting) meeting =
              add_meeting (test, starts, TRELLIS_MEETING_STATE_CONFIRMED, "Once");
  g_autoptr(TrellisPoint) point = add_point (test, meeting, "A", 0);
  g_autoptr(TrellisMeeting) moved = NULL;
  AdwNavigationPage *page;
  GtkWindow *window = present_page (test, meeting, &page);

  gtk_widget_activate_action (GTK_WIDGET (page), "meeting.move", NULL);
  ui_test_settle ();
  click_button_named (GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (window))), "_Move");
  ui_test_settle ();

  moved = trellis_meeting_find_successor (test->store, meeting);
  g_assert_nonnull (moved);
  /* To the minute, which is what people choose. */
  g_assert_cmpint (trellis_meeting_get_starts (moved), ==, (starts + 7 * DAY) / 60 * 60);
  g_assert_cmpint (trellis_meeting_get_state (meeting), ==, TRELLIS_MEETING_STATE_CANCELLED);
  g_assert_false (trellis_meeting_get_cancelled_late (meeting));
  assert_titles (test, moved, "A");
  assert_titles (test, meeting, "");

  click_button_named (GTK_WIDGET (window), "_Undo");
  ui_test_settle ();
  assert_titles (test, meeting, "A");
  g_assert_cmpint (trellis_meeting_get_state (meeting), ==, TRELLIS_MEETING_STATE_SCHEDULED);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_MEETING), ==, 1);

  gtk_window_destroy (window);
}

static void
test_agenda (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting =
              add_meeting (test, trellis_time_now () + DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Next");
  g_autoptr(GListModel) points = list_points (test, meeting);
  g_autoptr(TrellisPoint) first = NULL;
  AdwNavigationPage *page;
  GtkWindow *window = present_page (test, meeting, &page);
  GtkWidget *editor = ui_test_find (GTK_WIDGET (page), TRELLIS_TYPE_AGENDA_EDITOR, 0);
  GtkWidget *entry = ui_test_find (editor, ADW_TYPE_ENTRY_ROW, 0);
  const char *titles[] = { "A", " B ", "", "C", "D" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), titles[i]);
      g_signal_emit_by_name (entry, "entry-activated");
    }
  ui_test_settle ();
  assert_titles (test, meeting, "A,B,C,D");
  g_assert_nonnull (ui_test_wait_label (
    editor, "More than three main points rarely fit one meeting: which matter most?"));
  g_assert_nonnull (ui_test_wait_label (editor, "0 of 60 minutes are planned"));

  first = g_list_model_get_item (points, 0);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (first)), ==,
                   TRELLIS_VISIBILITY_SHARED);
  trellis_point_set_minutes (first, 70);
  g_assert_nonnull (
    ui_test_find_label (editor, "70 minutes are planned, 10 more than the meeting has · 3 points "
                                "without a time"));

  gtk_widget_activate_action (ui_test_find (editor, TRELLIS_TYPE_POINT_ROW, 0), "point.down", NULL);
  assert_titles (test, meeting, "B,A,C,D");
  g_assert_true (gtk_window_get_focus (window) == ui_test_find (editor, TRELLIS_TYPE_POINT_ROW, 1));
  gtk_widget_activate_action (editor, "agenda.place", "(ss)",
                              trellis_record_get_uid (TRELLIS_RECORD (first)), "nobody");
  assert_titles (test, meeting, "B,A,C,D");
  gtk_widget_activate_action (ui_test_find (editor, TRELLIS_TYPE_POINT_ROW, 0), "point.up", NULL);
  assert_titles (test, meeting, "B,A,C,D");

  gtk_widget_activate_action (ui_test_find (editor, TRELLIS_TYPE_POINT_ROW, 1), "point.delete",
                              NULL);
  ui_test_settle ();
  assert_titles (test, meeting, "B,C,D");
  click_button_named (GTK_WIDGET (window), "_Undo");
  ui_test_settle ();
  assert_titles (test, meeting, "B,A,C,D");

  gtk_window_destroy (window);
}

static void
test_copy_leaves_out_private (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting =
              add_meeting (test, trellis_time_now () + DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Next");
  g_autoptr(TrellisPoint) shared = add_point (test, meeting, "For both", 0);
  g_autoptr(TrellisPoint) hidden = add_point (test, meeting, "For me alone", 1);
  AdwNavigationPage *page;
  GtkWindow *window = present_page (test, meeting, &page);
  GtkWidget *section = ui_test_find (GTK_WIDGET (page), TRELLIS_TYPE_PREPARE_SECTION, 0);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (section);
  g_auto(GValue) value = G_VALUE_INIT;

  trellis_record_set_visibility (TRELLIS_RECORD (hidden), TRELLIS_VISIBILITY_PRIVATE);
  gtk_widget_activate_action (section, "agenda.copy", NULL);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (
    gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL));
  g_assert_nonnull (strstr (g_value_get_string (&value), "For both"));
  g_assert_null (strstr (g_value_get_string (&value), "For me alone"));

  gtk_window_destroy (window);
}

static void
test_template (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting =
              add_meeting (test, trellis_time_now () + DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Next");
  AdwNavigationPage *page;
  GtkWindow *window = present_page (test, meeting, &page);
  GtkWidget *section = ui_test_find (GTK_WIDGET (page), TRELLIS_TYPE_PREPARE_SECTION, 0);

  gtk_widget_activate_action (section, "agenda.template", "i", 1);
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_POINT), >, 2);
  click_button_named (GTK_WIDGET (window), "_Undo");
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_POINT), ==, 0);

  gtk_window_destroy (window);
}

static void
test_carry_over (UiTest *test, gconstpointer data)
{
  const gint64 now = trellis_time_now ();
  g_autoptr(TrellisMeeting) last =
              add_meeting (test, now - 7 * DAY, TRELLIS_MEETING_STATE_HELD, "Last");
  g_autoptr(TrellisMeeting) next =
              add_meeting (test, now + DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Next");
  g_autoptr(TrellisPoint) open = add_point (test, last, "Open", 0);
  g_autoptr(TrellisPoint) done = add_point (test, last, "Done", 1);
  g_autoptr(TrellisPoint) often = add_point (test, last, "Often", 2);
  AdwNavigationPage *page;
  GtkWindow *window;
  GtkWidget *section;
  AdwDialog *dialog;

  trellis_point_set_done (done, TRUE);
  trellis_point_set_carried (often, 3);
  window = present_page (test, next, &page);
  section = ui_test_find (GTK_WIDGET (page), TRELLIS_TYPE_PREPARE_SECTION, 0);
  g_assert_nonnull (ui_test_wait_label (section, "2 open points of earlier meetings"));

  gtk_widget_activate_action (section, "agenda.carry-over", NULL);
  ui_test_settle ();
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  g_assert_true (TRELLIS_IS_CARRY_OVER_DIALOG (dialog));
  /* The one that was carried often becomes a goal. */
  adw_combo_row_set_selected (
    ADW_COMBO_ROW (ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, 0)), 2);
  click_button_named (GTK_WIDGET (dialog), "_Carry Over");
  ui_test_settle ();
  assert_titles (test, next, "Open");
  g_assert_true (trellis_point_get_done (often));
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_GOAL), ==, 1);
  trellis_store_flush (test->store, NULL);
  ui_test_settle ();
  g_assert_null (ui_test_find_label (section, "2 open points of earlier meetings"));

  click_button_named (GTK_WIDGET (window), "_Undo");
  ui_test_settle ();
  assert_titles (test, next, "");
  g_assert_false (trellis_point_get_done (often));
  g_assert_null (trellis_point_get_goal (often));
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_GOAL), ==, 0);
  trellis_store_flush (test->store, NULL);
  g_assert_nonnull (ui_test_wait_label (section, "2 open points of earlier meetings"));

  gtk_window_destroy (window);
}

static void
test_suggestions (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting =
              add_meeting (test, trellis_time_now () + DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Next");
  AdwNavigationPage *page;
  GtkWindow *window = present_page (test, meeting, &page);
  GtkWidget *section = ui_test_find (GTK_WIDGET (page), TRELLIS_TYPE_PREPARE_SECTION, 0);
  GtkWidget *dialog, *row;

  gtk_widget_activate_action (section, "agenda.suggest", NULL);
  ui_test_settle ();
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (window)));
  g_assert_true (TRELLIS_IS_SUGGESTIONS_DIALOG (dialog));
  row = ui_test_find (dialog, ADW_TYPE_ACTION_ROW, 0);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  adw_action_row_activate (ADW_ACTION_ROW (row));
  assert_titles (test, meeting, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  gtk_window_destroy (window);
}

/* Pages do not outlive their window. */
static void
test_no_leak (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting =
              add_meeting (test, trellis_time_now () + DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Next");
  g_autoptr(TrellisPoint) point = add_point (test, meeting, "A", 0);
  GtkWidget *place;
  AdwNavigationView *view;
  GtkWindow *window = present_place (test, &place, &view);
  AdwNavigationPage *page;

  trellis_place_show (TRELLIS_PLACE (place), TRELLIS_RECORD (meeting));
  ui_test_settle ();
  page = adw_navigation_view_get_visible_page (view);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  g_object_add_weak_pointer (G_OBJECT (place), (gpointer *) &place);
  gtk_window_destroy (window);
  ui_test_settle ();
  g_assert_null (page);
  g_assert_null (place);
}

static void
test_time (void)
{
  static const struct
  {
    const char *text;
    int minutes; /* -1 for no time */
  } cases[] = {
    { "14:30", 870 },
    { "14.30", 870 },
    { "14h30", 870 },
    { "1430", 870 },
    { "930", 570 },
    { " 9 ", 540 },
    { "2:30 PM", 870 },
    { "2:30pm", 870 },
    { "12 am", 0 },
    { "12:05 pm", 725 },
    { "0:00", 0 },
    { "23:59", 1439 },
    { "24:00", -1 },
    { "9:60", -1 },
    { "", -1 },
    { "morning", -1 },
    { "14 pm", -1 },
    { "12345", -1 },
    { "9:5", 545 },
    { "9:", 540 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int minutes = -1;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (trellis_time_row_parse (cases[i].text, &minutes), ==,
                       cases[i].minutes >= 0);
      if (cases[i].minutes >= 0)
        g_assert_cmpint (minutes, ==, cases[i].minutes);
    }
}

static void
test_markup (void)
{
  static const struct
  {
    const char *text, *markup;
  } cases[] = {
    { NULL, "" },
    { "a < b & c", "a &lt; b &amp; c" },
    { "**Decided:** go", "<b>Decided:</b> go" },
    { "- one\n- [x] two", "• one\n☑ <s>two</s>" },
    { "1. *one*", "1. <i>one</i>" },
    { "# Head", "<b>Head</b>" },
    { "[words](https://x.example)", "words" },
    { "é **ü**", "é <b>ü</b>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markup = trellis_markdown_to_markup (cases[i].text);

      g_assert_cmpstr (markup, ==, cases[i].markup);
    }
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/meetings/time", test_time);
  g_test_add_func ("/ui/meetings/markup", test_markup);
  UI_TEST_ADD ("/ui/meetings/plan", test_plan);
  UI_TEST_ADD ("/ui/meetings/log", test_log);
  UI_TEST_ADD ("/ui/meetings/list", test_list);
  UI_TEST_ADD ("/ui/meetings/show-point", test_show_point);
  UI_TEST_ADD ("/ui/meetings/states", test_states);
  UI_TEST_ADD ("/ui/meetings/question", test_question);
  UI_TEST_ADD ("/ui/meetings/move", test_move);
  UI_TEST_ADD ("/ui/meetings/agenda", test_agenda);
  UI_TEST_ADD ("/ui/meetings/copy-leaves-out-private", test_copy_leaves_out_private);
  UI_TEST_ADD ("/ui/meetings/template", test_template);
  UI_TEST_ADD ("/ui/meetings/carry-over", test_carry_over);
  UI_TEST_ADD ("/ui/meetings/suggestions", test_suggestions);
  UI_TEST_ADD ("/ui/meetings/no-leak", test_no_leak);
  return g_test_run ();
}
