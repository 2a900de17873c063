/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file-test.h"

#include "trellis-import-run.h"

#include <string.h>

TrellisFileSource
file_test_get_source (Fixture *fixture)
{
  return (TrellisFileSource) { .folder = fixture->folder, .zone = "Europe/Berlin", .now = FILE_TEST_NOW };
}

static void
share (gpointer record)
{
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
}

/* A match with one of everything. */
TrellisMatch *
file_test_fill (Fixture *fixture)
{
  TrellisStore *store = fixture->store;
  TrellisMatch *match = add_match (store, "Bob");
  g_autoptr(TrellisPerson) me = trellis_person_new ();
  g_autoptr(TrellisMeeting) meeting = add_meeting (store, match, "First talk");
  g_autoptr(TrellisPoint) point = add_point (store, meeting, "The new role");
  g_autoptr(TrellisPoint) secret = add_point (store, meeting, "SECRET point");
  g_autoptr(TrellisNote) note = add_note (store, match, "Shared note", "Words");
  g_autoptr(TrellisNote) diary = add_note (store, match, "SECRET note", "SECRET words");
  g_autoptr(TrellisGoal) goal = add_goal (store, match, "Speak");
  g_autoptr(TrellisGoal) hidden = add_goal (store, match, "SECRET goal");
  g_autoptr(TrellisTask) task = trellis_task_new ();
  g_autoptr(TrellisTask) inner = trellis_task_new ();
  g_autoptr(TrellisAction) action = trellis_action_new ();

  trellis_person_set_name (me, "Ann");
  trellis_person_set_email (me, "ann@example.org");
  trellis_person_set_is_me (me, TRUE);
  trellis_store_add (store, me);
  trellis_meeting_set_starts (meeting, 1893492000);
  trellis_meeting_set_time_zone (meeting, "Europe/Berlin");
  trellis_meeting_set_private_notes (meeting, "SECRET side note");
  trellis_meeting_set_feeling (meeting, "SECRET feeling");
  trellis_match_set_end_reason (match, "SECRET reason");
  trellis_task_set_goal (task, UID (goal));
  trellis_task_set_title (task, "Join a club");
  trellis_store_add (store, task);
  trellis_task_set_goal (inner, UID (hidden));
  trellis_task_set_title (inner, "SECRET task");
  trellis_store_add (store, inner);
  trellis_action_set_match (action, UID (match));
  trellis_action_set_title (action, "Read the book");
  trellis_action_set_goal (action, UID (hidden));
  trellis_store_add (store, action);

  share (meeting);
  share (point);
  share (note);
  share (goal);
  share (task);
  share (inner);
  share (action);
  fixture_flush (fixture);
  return match;
}

char *
file_test_export (Fixture *fixture, TrellisMatch *match)
{
  const TrellisFileSource source = file_test_get_source (fixture);
  const char *matches[] = { UID (match), NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = trellis_file_export_matches (&source, matches, NULL, &error);
  gsize length;
  const char *text;

  g_assert_no_error (error);
  text = g_bytes_get_data (bytes, &length);
  return g_strndup (text, length);
}

TrellisImport *
file_test_read_with (Fixture *fixture, const char *text, const TrellisImportChoice *choice)
{
  const TrellisFileSource source = file_test_get_source (fixture);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr(GError) error = NULL;
  TrellisImport *import;

  fixture_flush (fixture);
  g_ptr_array_add (files, g_bytes_new (text, strlen (text)));
  import = trellis_file_import_read (&source, files, choice, NULL, &error);
  g_assert_no_error (error);
  return import;
}

TrellisImport *
file_test_read (Fixture *fixture, const char *text, TrellisMatch *match)
{
  const TrellisImportChoice choice = { .match = match != NULL ? UID (match) : NULL, .my_role = TRELLIS_ROLE_MENTEE };

  return file_test_read_with (fixture, text, &choice);
}

typedef struct
{
  gboolean (*finish) (TrellisStore *store, GAsyncResult *result, GError **error);
  GError *error;
  gboolean is_done;
} Waiting;

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *self = user_data;

  self->finish (TRELLIS_STORE (source), result, &self->error);
  self->is_done = TRUE;
}

static void
wait (Waiting *waiting)
{
  while (!waiting->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (waiting->error);
}

/* Takes @import in, as the dialog does. */
void
file_test_take (Fixture *fixture, TrellisImport *import)
{
  Waiting waiting = { trellis_import_run_finish, NULL, FALSE };

  trellis_import_run_async (fixture->store, import, FILE_TEST_NOW, NULL, NULL, NULL, ended_cb, &waiting);
  wait (&waiting);
}

void
file_test_take_back (Fixture *fixture, TrellisImport *import)
{
  Waiting waiting = { trellis_import_run_back_finish, NULL, FALSE };

  trellis_import_run_back_async (fixture->store, import, FILE_TEST_NOW + 10, NULL, NULL, ended_cb, &waiting);
  wait (&waiting);
}

void
file_test_assert_counts (const TrellisImport *import, guint new, guint changed, guint same, guint older, guint left)
{
  g_assert_cmpuint (trellis_import_count (import, TRELLIS_IMPORT_NEW), ==, new);
  g_assert_cmpuint (trellis_import_count (import, TRELLIS_IMPORT_CHANGED), ==, changed);
  g_assert_cmpuint (trellis_import_count (import, TRELLIS_IMPORT_SAME), ==, same);
  g_assert_cmpuint (trellis_import_count (import, TRELLIS_IMPORT_OLDER), ==, older);
  g_assert_cmpuint (trellis_import_count (import, TRELLIS_IMPORT_LEFT), ==, left);
}
