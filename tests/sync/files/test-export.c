/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file-test.h"

#include <string.h>

/* R-F4: The same bytes each time, with names, zones and without a method. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = file_test_fill (fixture);
  g_autofree char *text = file_test_export (fixture, match);
  g_autofree char *again = file_test_export (fixture, match);
  g_autofree char *encoded = g_base64_encode ((const guchar *) "SECRET", 6);

  encoded[8] = '\0';
  g_assert_cmpstr (text, ==, again);
  g_assert_nonnull (strstr (text, "\r\nNAME:Mentoring: Bob and Ann\r\n"));
  g_assert_nonnull (strstr (text, "SUMMARY:First talk"));
  g_assert_nonnull (strstr (text, "The new role"));
  g_assert_nonnull (strstr (text, "SUMMARY:Shared note"));
  g_assert_nonnull (strstr (text, "SUMMARY:Join a club"));
  g_assert_nonnull (strstr (text, "SUMMARY:Read the book"));
  g_assert_nonnull (strstr (text, "TZID:Europe/Berlin"));
  g_assert_null (strstr (text, "METHOD"));
  g_assert_null (strstr (text, "SECRET"));
  g_assert_null (strstr (text, encoded));
}

static void
test_export_of_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = file_test_fill (fixture);
  const TrellisFileSource source = file_test_get_source (fixture);
  g_autoptr(TrellisQuery) of_notes = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisRecordList) notes = trellis_store_list (fixture->store, of_notes);
  guint n_private = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (notes)); i++)
    {
      g_autoptr(TrellisRecord) note = g_list_model_get_item (G_LIST_MODEL (notes), i);
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) bytes =
        trellis_file_export_record (&source, TRELLIS_TYPE_NOTE, UID (note), &error);

      if (trellis_record_get_visibility (note) == TRELLIS_VISIBILITY_PRIVATE)
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
          n_private++;
        }
      else
        g_assert_nonnull (bytes);
    }
  g_assert_cmpuint (n_private, ==, 1);
}

#define CANARY "CANARY"
#define CANARY_ENCODED "Q0FOQVJZ"

/* Gives the marker to all fields with words that have all of @flags. */
static void
mark (gpointer record, TrellisFieldFlags flags)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);
  const char *list[] = { CANARY, NULL };

  for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & flags) != flags)
      continue;
    else if (klass->fields[i].kind == TRELLIS_FIELD_STRING || klass->fields[i].kind == TRELLIS_FIELD_TEXT)
      trellis_record_set_string (record, i, CANARY " words");
    else if (klass->fields[i].kind == TRELLIS_FIELD_LIST)
      trellis_record_set_list (record, i, list);
}

/* A record that is in the journal, and nobody else's business: it is private, or what it is part of is. */
static gpointer
add_marked (Fixture *fixture, GType type, const char *field, gpointer whole, gboolean is_shared)
{
  TrellisRecord *record = g_object_new (type, NULL);

  mark (record, 0);
  g_object_set (record, field, UID (whole), NULL);
  if (is_shared)
    trellis_record_set_visibility (TRELLIS_RECORD (record), TRELLIS_VISIBILITY_SHARED);
  trellis_store_add (fixture->store, record);
  return record;
}

/* R-V1, R-F4: Private fields of what is shared, private records, parts of private ones, the trash and what texts
 * said before: nothing of it leaves. */
static void
test_canary (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = file_test_fill (fixture);
  g_autoptr(TrellisQuery) of_meetings = trellis_query_new (TRELLIS_TYPE_MEETING);
  g_autoptr(TrellisMeeting) meeting = trellis_store_get_first (fixture->store, of_meetings);
  g_autoptr(TrellisPerson) partner =
    trellis_store_get (fixture->store, TRELLIS_TYPE_PERSON, trellis_match_get_partner (match));
  g_autoptr(TrellisGoal) goal = add_marked (fixture, TRELLIS_TYPE_GOAL, "match", match, FALSE);
  g_autoptr(TrellisMeeting) secret = add_marked (fixture, TRELLIS_TYPE_MEETING, "match", match, FALSE);
  g_autoptr(TrellisAgreement) agreement =
    add_marked (fixture, TRELLIS_TYPE_AGREEMENT, "match", match, FALSE);
  g_autoptr(TrellisNote) trashed = add_marked (fixture, TRELLIS_TYPE_NOTE, "match", match, TRUE);
  g_autoptr(TrellisNote) rewritten = add_marked (fixture, TRELLIS_TYPE_NOTE, "match", match, TRUE);
  g_autoptr(TrellisAgreement) shared = add_marked (fixture, TRELLIS_TYPE_AGREEMENT, "match", match, TRUE);
  g_autofree char *text = NULL;
  const char *nothing[] = { NULL };
  gpointer records[] = {
    add_marked (fixture, TRELLIS_TYPE_NOTE, "match", match, FALSE),
    add_marked (fixture, TRELLIS_TYPE_ACTION, "match", match, FALSE),
    add_marked (fixture, TRELLIS_TYPE_TASK, "goal", goal, TRUE),
    add_marked (fixture, TRELLIS_TYPE_CHECK_IN, "goal", goal, TRUE),
    add_marked (fixture, TRELLIS_TYPE_POINT, "meeting", meeting, FALSE),
    add_marked (fixture, TRELLIS_TYPE_POINT, "meeting", secret, TRUE),
    add_marked (fixture, TRELLIS_TYPE_CLAUSE, "agreement", agreement, TRUE),
    add_marked (fixture, TRELLIS_TYPE_CLAUSE, "agreement", shared, FALSE),
    add_marked (fixture, TRELLIS_TYPE_SIGNATURE, "agreement", agreement, TRUE),
  };

  mark (match, TRELLIS_FIELD_PRIVATE);
  mark (meeting, TRELLIS_FIELD_PRIVATE);
  mark (partner, TRELLIS_FIELD_PRIVATE);
  trellis_meeting_set_starts (secret, 1893492000);
  fixture_flush (fixture);
  trellis_store_delete (fixture->store, trashed);
  trellis_note_set_title (rewritten, "New title");
  trellis_note_set_body (rewritten, "New words");
  trellis_note_set_result (rewritten, NULL);
  trellis_note_set_address (rewritten, NULL);
  trellis_note_set_tags (rewritten, nothing);
  fixture_flush (fixture);

  text = file_test_export (fixture, match);
  g_assert_nonnull (strstr (text, "New words"));
  g_assert_null (strstr (text, CANARY));
  g_assert_null (strstr (text, CANARY_ENCODED));
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    g_object_unref (records[i]);
}

static void
test_part_of_something_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = file_test_fill (fixture);
  const TrellisFileSource source = file_test_get_source (fixture);
  g_autoptr(TrellisQuery) secret = trellis_query_new (TRELLIS_TYPE_TASK);
  g_autoptr(TrellisTask) task = NULL;
  g_autoptr(GError) error = NULL;

  trellis_query_equals (secret, "title", "SECRET task");
  task = trellis_store_get_first (fixture->store, secret);
  g_assert_null (trellis_file_export_record (&source, TRELLIS_TYPE_TASK, UID (task), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

/* R-V3: It names nobody, so that no server that keeps it writes mail of its own. */
static void
test_invitation (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = file_test_fill (fixture);
  const TrellisFileSource source = file_test_get_source (fixture);
  g_autoptr(TrellisQuery) of_meetings = trellis_query_new (TRELLIS_TYPE_MEETING);
  g_autoptr(TrellisMeeting) meeting = trellis_store_get_first (fixture->store, of_meetings);
  g_autoptr(TrellisPerson) partner =
    trellis_store_get (fixture->store, TRELLIS_TYPE_PERSON, trellis_match_get_partner (match));
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr(TrellisImport) again = NULL;

  trellis_person_set_email (partner, "bob@example.org");
  fixture_flush (fixture);
  bytes = trellis_file_export_invitation (&source, UID (meeting), NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "\r\nMETHOD:PUBLISH\r\n"));
  g_assert_null (strstr (text, "ATTENDEE"));
  g_assert_null (strstr (text, "ORGANIZER"));
  g_assert_null (strstr (text, "@example.org"));
  again = file_test_read (fixture, text, match);
  file_test_assert_counts (again, 0, 0, 1, 0, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/sync/export/export", test_export);
  FIXTURE_TEST ("/sync/export/export-of-one", test_export_of_one);
  FIXTURE_TEST ("/sync/export/canary", test_canary);
  FIXTURE_TEST ("/sync/export/part-of-something-private", test_part_of_something_private);
  FIXTURE_TEST ("/sync/export/invitation", test_invitation);
  return g_test_run ();
}
