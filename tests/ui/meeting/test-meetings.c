/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting-test.h"
#include "trellis-meeting-dialog.h"
#include "trellis-meeting-page.h"
#include "trellis-meeting-row.h"
#include "trellis-meeting-words.h"
#include "trellis-meetings-place.h"
#include "trellis-point-row.h"
#include "trellis-time-row.h"
#include "trellis-time.h"

#include <string.h>

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
  ui_test_press (GTK_WIDGET (dialog), "_Plan");

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
  ui_test_press (GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (window))), "_Log");
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
    meeting_test_add (test, now + DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Next");
  g_autoptr(TrellisMeeting) off =
    meeting_test_add (test, now + 2 * DAY, TRELLIS_MEETING_STATE_CANCELLED, "Off");
  g_autoptr(TrellisMeeting) last =
    meeting_test_add (test, now - 40 * DAY, TRELLIS_MEETING_STATE_HELD, NULL);
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

/* What can be done with a meeting can be done where it is listed. */
static void
test_row_verbs (UiTest *test, gconstpointer data)
{
  const gint64 now = trellis_time_now ();
  g_autoptr(TrellisMeeting) next = meeting_test_add (test, now + DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Next");
  g_autoptr(TrellisMeeting) later = meeting_test_add (test, now + 2 * DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Later");
  g_autoptr(TrellisMeeting) last = meeting_test_add (test, now - DAY, TRELLIS_MEETING_STATE_HELD, "Last");
  GtkWidget *place, *row, *other;
  AdwNavigationView *view;
  GtkWindow *window = present_place (test, &place, &view);

  row = gtk_widget_get_ancestor (ui_test_wait_label (place, "Next"), TRELLIS_TYPE_MEETING_ROW);
  gtk_widget_activate_action (row, "meeting.menu", NULL);
  ui_test_settle ();
  g_assert_true (gtk_widget_get_visible (ui_test_find (row, GTK_TYPE_POPOVER_MENU, 0)));
  gtk_popover_popdown (GTK_POPOVER (ui_test_find (row, GTK_TYPE_POPOVER_MENU, 0)));

  gtk_widget_activate_action (row, "meeting.edit", NULL);
  ui_test_settle ();
  g_assert_true (TRELLIS_IS_MEETING_DIALOG (adw_window_get_visible_dialog (ADW_WINDOW (window))));
  adw_dialog_force_close (adw_window_get_visible_dialog (ADW_WINDOW (window)));
  ui_test_settle ();

  gtk_widget_grab_focus (gtk_widget_get_parent (row));
  gtk_widget_activate_action (row, "meeting.delete", NULL);
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_MEETING), ==, 2);
  other = gtk_widget_get_ancestor (ui_test_wait_label (place, "Later"), TRELLIS_TYPE_MEETING_ROW);
  g_assert_true (gtk_window_get_focus (window) == gtk_widget_get_parent (other));
  ui_test_press (GTK_WIDGET (window), "_Undo");
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_MEETING), ==, 3);
  g_assert_nonnull (ui_test_wait_label (place, "Next"));

  row = gtk_widget_get_ancestor (ui_test_wait_label (place, "Last"), TRELLIS_TYPE_MEETING_ROW);
  gtk_widget_grab_focus (gtk_widget_get_parent (row));
  gtk_widget_activate_action (row, "meeting.delete", NULL);
  ui_test_settle ();
  other = gtk_widget_get_ancestor (ui_test_wait_label (place, "Later"), TRELLIS_TYPE_MEETING_ROW);
  g_assert_true (gtk_window_get_focus (window) == gtk_widget_get_parent (other));

  gtk_window_destroy (window);
}

/* Who deletes the last meeting goes on to plan another one. */
static void
test_last_row (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) next =
    meeting_test_add (test, trellis_time_now () + DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Next");
  GtkWidget *place, *row;
  AdwNavigationView *view;
  GtkWindow *window = present_place (test, &place, &view);

  row = gtk_widget_get_ancestor (ui_test_wait_label (place, "Next"), TRELLIS_TYPE_MEETING_ROW);
  gtk_widget_grab_focus (gtk_widget_get_parent (row));
  gtk_widget_activate_action (row, "meeting.delete", NULL);
  g_assert_nonnull (ui_test_wait_label (place, "No Meetings Yet"));
  ui_test_settle ();
  g_assert_nonnull (gtk_window_get_focus (window));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (gtk_window_get_focus (window))), ==, "meeting.plan");

  gtk_window_destroy (window);
}

/* Whoever opens a point gets to the page of its meeting. */
static void
test_show_point (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting =
    meeting_test_add (test, trellis_time_now () + DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Next");
  g_autoptr(TrellisPoint) point = meeting_test_add_point (test, meeting, "A", 0);
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
  g_autoptr(TrellisMeeting) meeting = meeting_test_add (
         test, trellis_time_now () + 2 * HOUR, TRELLIS_MEETING_STATE_SCHEDULED, "Soon");
  AdwNavigationPage *page;
  GtkWindow *window = meeting_test_present (test, meeting, &page);
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
  ui_test_press (GTK_WIDGET (window), "_Undo");
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
    meeting_test_add (test, trellis_time_now () - DAY, TRELLIS_MEETING_STATE_CONFIRMED, "Over");
  AdwNavigationPage *page;
  GtkWindow *window = meeting_test_present (test, meeting, &page);

  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (page), "Did this meeting take place?"));
  ui_test_press (GTK_WIDGET (page), "_Yes");
  g_assert_cmpint (trellis_meeting_get_state (meeting), ==, TRELLIS_MEETING_STATE_HELD);
  ui_test_settle ();
  g_assert_null (ui_test_find_label (GTK_WIDGET (page), "Did this meeting take place?"));

  gtk_window_destroy (window);
}

/* What another program has on a day is on no time of it. */
static void
test_whole_days (UiTest *test, gconstpointer data)
{
  const struct { int hour, minutes; const char *when, *length; } cases[] = {
    { 0, 1440, "Tomorrow", "All\u00a0day" },
    { 0, 2880, "Tomorrow", "2\u00a0days" },
    { 9, 1440, "Tomorrow, 09:00", "24\u00a0hours" },
    { 0, 90, "Tomorrow, 00:00", "1\u00a0h\u00a030\u00a0min" },
    { 0, 0, "Tomorrow, 00:00", NULL },
  };
  const gint64 now = trellis_time_now ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
      g_autofree char *when = NULL, *length = NULL, *there = NULL;
      g_autoptr(TrellisPerson) partner = trellis_person_new ();

      trellis_person_set_time_zone (partner, "Asia/Tokyo");
      trellis_meeting_set_starts (meeting, (now / DAY + 1) * DAY + cases[i].hour * 3600);
      trellis_meeting_set_minutes (meeting, cases[i].minutes);
      when = trellis_meeting_words_when (meeting, now);
      g_assert_cmpstr (when, ==, cases[i].when);
      length = trellis_meeting_words_length (meeting);
      if (cases[i].length != NULL)
        g_assert_cmpstr (length, ==, cases[i].length);
      there = trellis_meeting_words_there (meeting, partner);
      g_assert_cmpint (*there == '\0', ==, strchr (when, ':') == NULL);
    }
}

/* Pages do not outlive their window. */
static void
test_no_leak (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting =
    meeting_test_add (test, trellis_time_now () + DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Next");
  g_autoptr(TrellisPoint) point = meeting_test_add_point (test, meeting, "A", 0);
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

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/meetings/plan", test_plan);
  UI_TEST_ADD ("/ui/meetings/log", test_log);
  UI_TEST_ADD ("/ui/meetings/list", test_list);
  UI_TEST_ADD ("/ui/meetings/row-verbs", test_row_verbs);
  UI_TEST_ADD ("/ui/meetings/last-row", test_last_row);
  UI_TEST_ADD ("/ui/meetings/show-point", test_show_point);
  UI_TEST_ADD ("/ui/meetings/states", test_states);
  UI_TEST_ADD ("/ui/meetings/question", test_question);
  UI_TEST_ADD ("/ui/meetings/whole-days", test_whole_days);
  UI_TEST_ADD ("/ui/meetings/no-leak", test_no_leak);
  return g_test_run ();
}
