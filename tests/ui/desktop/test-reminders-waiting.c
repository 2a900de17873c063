/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reminders while the journal is being written: a notification of the desktop is counted here instead of sent, by
 * the function that takes the place of GIO's. */
#include "apply-batch.h"
#include "journal-file.h"
#include "trellis-reminders.h"
#include "trellis-time.h"
#include "ui-test.h"

#define SOON_BEFORE (2 * 60 * 60)

static int n_arrived;

void
g_application_send_notification (GApplication *application, const char *id, GNotification *notification)
{
  n_arrived++;
}

static TrellisStore *
no_source (GApplication *application)
{
  g_assert_not_reached ();
}

static TrellisMeeting *
add_meeting (UiTest *test, gint64 starts)
{
  TrellisMeeting *meeting = trellis_meeting_new ();

  trellis_meeting_set_match (meeting, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_meeting_set_starts (meeting, starts);
  trellis_meeting_set_minutes (meeting, 60);
  trellis_meeting_set_state (meeting, TRELLIS_MEETING_STATE_SCHEDULED);
  trellis_store_add (test->store, meeting);
  g_assert_true (trellis_store_flush (test->store, NULL));
  return meeting;
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  trellis_store_apply_batch_finish (TRELLIS_STORE (source), result, NULL);
  *(gboolean *) data = TRUE;
}

/* The window goes on meanwhile: neither the plan, a pause after something was saved, nor a reminder, the time of
 * which comes, asks the file. What has come arrives afterwards. */
static void
test_waits_for_no_disk (UiTest *test, gconstpointer data)
{
  g_autofree char *path = g_build_filename (test->folder, "trellis.db", NULL);
  g_autoptr(GApplication) application = g_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_autoptr(GSettings) settings = g_settings_new ("io.github.trellis_mentoring.Trellis");
  g_autoptr(TrellisReminders) reminders = NULL;
  g_autoptr(TrellisMeeting) meeting = add_meeting (test, trellis_time_now () + SOON_BEFORE + 1);
  TrellisShareBatch *batch = trellis_share_batch_new (
    trellis_record_get_uid (TRELLIS_RECORD (test->match)), trellis_time_now (), TRELLIS_ROLE_MENTEE, NULL);
  sqlite3 *other = open_plain (path);
  gboolean is_applied = FALSE;

  g_settings_set_boolean (settings, "reminders", TRUE);
  reminders = trellis_reminders_new (application, settings, no_source);
  trellis_reminders_begin (reminders, test->store);
  g_signal_emit_by_name (test->store, "saved");
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  trellis_store_apply_batch_async (test->store, batch, applied_cb, &is_applied);

  ui_test_wait (3500);
  g_assert_true (trellis_store_has_unwritten (test->store));
  g_assert_cmpint (n_arrived, ==, 0);

  g_assert_cmpint (sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  while (!is_applied || n_arrived == 0)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/reminders-waiting/waits-for-no-disk", test_waits_for_no_disk);
  return g_test_run ();
}
