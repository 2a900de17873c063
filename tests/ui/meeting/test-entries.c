/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "trellis-entry-dialog.h"
#include "apply-batch.h"
#include "trellis-home-page.h"
#include "trellis-meeting-page.h"
#include "trellis-meeting-row.h"
#include "trellis-meetings-place.h"
#include "trellis-share-batch.h"
#include "trellis-store-sharing.h"
#include "trellis-time.h"
#include "ui-test.h"

/* What other programs put into a match's calendar, in the views. */

#define DAY (24 * 60 * 60)

/* An event of tomorrow, as it is found where the match is shared. */
static void
put_entry (UiTest *test, const char *uid, const char *title, const char *rule)
{
  g_autoptr(GDateTime) tomorrow = g_date_time_new_from_unix_utc (trellis_time_now () + DAY);
  g_autofree char *starts = g_date_time_format (tomorrow, "%Y%m%dT%H%M%SZ");
  g_autofree char *text =
    g_strdup_printf ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:%s\r\nDTSTART:%s\r\n"
                     "DURATION:PT30M\r\n%sSUMMARY:%s\r\nLOCATION:Room 3\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                     uid, starts, rule, title);
  const char *match = trellis_record_get_uid (TRELLIS_RECORD (test->match));
  TrellisShareBatch *batch = trellis_share_batch_new (match, trellis_time_now (), TRELLIS_ROLE_MENTEE, NULL);
  g_autofree char *href = g_strconcat (uid, ".ics", NULL);
  TrellisSharedItem *item = trellis_shared_item_new (href, "1");
  g_autoptr(GError) error = NULL;

  item->state = TRELLIS_SHARED_ITEM_STATE_FOREIGN;
  item->base = g_bytes_new (text, strlen (text));
  g_ptr_array_add (batch->items, item);
  apply_batch (test->store, batch, &error);
  g_assert_no_error (error);
}

static void
share (UiTest *test, gboolean is_own)
{
  g_autoptr(TrellisSharing) sharing =
    trellis_sharing_new (trellis_record_get_uid (TRELLIS_RECORD (test->match)),
                         TRELLIS_SHARING_KIND_FOLDER, "/nowhere");
  g_autoptr(GError) error = NULL;

  sharing->is_own = is_own;
  trellis_store_share (test->store, sharing, &error);
  g_assert_no_error (error);
}

static GtkWindow *
present_place (UiTest *test, AdwNavigationView **view)
{
  GtkWidget *navigation = adw_navigation_view_new ();
  GtkWidget *place = g_object_new (TRELLIS_TYPE_MEETINGS_PLACE, "store", test->store, "match", test->match, NULL);

  adw_navigation_view_add (ADW_NAVIGATION_VIEW (navigation), adw_navigation_page_new (place, "Meetings"));
  *view = ADW_NAVIGATION_VIEW (navigation);
  return ui_test_present (navigation);
}

static AdwDialog *
open_entry (GtkWindow *window, const char *title)
{
  GtkWidget *label = ui_test_wait_label (GTK_WIDGET (window), title);
  GtkWidget *row;

  g_assert_nonnull (label);
  row = gtk_widget_get_ancestor (label, TRELLIS_TYPE_MEETING_ROW);
  g_assert_true (gtk_widget_activate (gtk_widget_get_parent (row)));
  ui_test_settle ();
  return adw_window_get_visible_dialog (ADW_WINDOW (window));
}

/* An event that comes again is in the list, each time of it, and says whose it is; there is nothing to be
 * done about it here. */
static void
test_series (UiTest *test, gconstpointer data)
{
  AdwNavigationView *view;
  GtkWindow *window;
  AdwDialog *dialog;

  share (test, TRUE);
  put_entry (test, "series", "Weekly call", "RRULE:FREQ=WEEKLY;COUNT=3\r\n");
  window = present_place (test, &view);
  dialog = open_entry (window, "Weekly call");
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (window), "From the Calendar"));
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (window), "Also in the Calendar"));
  g_assert_null (ui_test_find_label (GTK_WIDGET (window), "Upcoming"));
  g_assert_true (TRELLIS_IS_ENTRY_DIALOG (dialog));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), "Room 3"));
  g_assert_false (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (dialog), "adopt"));
  adw_dialog_force_close (dialog);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_MEETING), ==, 0);

  gtk_window_destroy (window);
}

/* One that does not, beside others in a calendar, becomes a meeting on demand. */
static void
test_adopt (UiTest *test, gconstpointer data)
{
  AdwNavigationView *view;
  GtkWindow *window;
  AdwDialog *dialog;
  g_autoptr(TrellisMeeting) meeting = NULL;

  share (test, FALSE);
  put_entry (test, "coffee", "Coffee", "");
  window = present_place (test, &view);
  dialog = open_entry (window, "Coffee");
  g_assert_true (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (dialog), "adopt"));
  g_signal_emit_by_name (dialog, "response::adopt", "adopt");
  adw_dialog_force_close (dialog);
  while (!TRELLIS_IS_MEETING_PAGE (adw_navigation_view_get_visible_page (view)))
    ui_test_settle ();

  meeting = trellis_store_get (test->store, TRELLIS_TYPE_MEETING, "coffee");
  g_assert_cmpstr (trellis_meeting_get_title (meeting), ==, "Coffee");
  g_assert_cmpstr (trellis_meeting_get_place (meeting), ==, "Room 3");
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (meeting)), ==, TRELLIS_VISIBILITY_SHARED);
  g_assert_cmpuint (
    trellis_store_count_shared_changes (test->store, trellis_record_get_uid (TRELLIS_RECORD (test->match))), >, 0);

  gtk_window_destroy (window);
}

/* Home has them among the next meetings, in their order. */
static void
test_home (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisOutlooks) outlooks = trellis_outlooks_new (test->store);
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
  GtkWindow *window;
  GtkWidget *home;
  GtkWidget *label;
  GtkWidget *row;
  AdwDialog *dialog;

  trellis_meeting_set_match (meeting, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_meeting_set_title (meeting, "Ours");
  trellis_meeting_set_starts (meeting, trellis_time_now () + 3 * DAY);
  trellis_store_add (test->store, meeting);
  share (test, TRUE);
  put_entry (test, "series", "Weekly call", "RRULE:FREQ=WEEKLY;COUNT=2\r\n");
  home = trellis_home_page_new (test->store, outlooks);
  window = ui_test_present (home);

  label = ui_test_wait_label (home, "Ada Example\u00a0· Weekly call\u00a0· From the calendar");
  g_assert_nonnull (label);
  row = gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)), ==, 0);
  label = ui_test_find_label (home, "Ada Example\u00a0· Ours");
  g_assert_nonnull (label);
  row = gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)), ==, 1);
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (gtk_widget_get_parent (row)), 0));
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  ui_test_settle ();
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  g_assert_true (TRELLIS_IS_ENTRY_DIALOG (dialog));
  adw_dialog_force_close (dialog);

  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/entries/series", test_series);
  UI_TEST_ADD ("/ui/entries/adopt", test_adopt);
  UI_TEST_ADD ("/ui/entries/home", test_home);
  return g_test_run ();
}
