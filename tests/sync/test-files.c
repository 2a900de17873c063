/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <string.h>

#include "trellis-file-import.h"
#include "trellis-store-sharing.h"

#define NOW 1767600000

static TrellisFileSource
get_source (Fixture *fixture)
{
  return (TrellisFileSource) { .folder = fixture->folder, .zone = "Europe/Berlin", .now = NOW };
}

static void
share (gpointer record)
{
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
}

/* A match with one of everything. */
static TrellisMatch *
fill (Fixture *fixture)
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

static char *
export_match (Fixture *fixture, TrellisMatch *match)
{
  const TrellisFileSource source = get_source (fixture);
  const char *matches[] = { UID (match), NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = trellis_file_export_matches (&source, matches, NULL, &error);
  gsize length;
  const char *text;

  g_assert_no_error (error);
  text = g_bytes_get_data (bytes, &length);
  return g_strndup (text, length);
}

static TrellisImport *
read_with (Fixture *fixture, const char *text, const TrellisImportChoice *choice)
{
  const TrellisFileSource source = get_source (fixture);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr(GError) error = NULL;
  TrellisImport *import;

  fixture_flush (fixture);
  g_ptr_array_add (files, g_bytes_new (text, strlen (text)));
  import = trellis_file_import_read (&source, files, choice, NULL, &error);
  g_assert_no_error (error);
  return import;
}

static TrellisImport *
read_into (Fixture *fixture, const char *text, TrellisMatch *match)
{
  const TrellisImportChoice choice = { match != NULL ? UID (match) : NULL, FALSE, TRELLIS_ROLE_MENTEE };

  return read_with (fixture, text, &choice);
}

static void
apply (Fixture *fixture, const TrellisImport *import)
{
  g_autoptr(GError) error = NULL;

  trellis_store_apply_batch (fixture->store, trellis_import_make_batch (import, NOW), &error);
  g_assert_no_error (error);
}

static void
take_back (Fixture *fixture, const TrellisImport *import)
{
  g_autoptr(GError) error = NULL;

  trellis_store_apply_batch (fixture->store, trellis_import_make_undo (import, NOW + 10), &error);
  g_assert_no_error (error);
}

static void
assert_counts (const TrellisImport *import, guint new, guint changed, guint same, guint older, guint left)
{
  g_assert_cmpuint (trellis_import_count (import, TRELLIS_IMPORT_NEW), ==, new);
  g_assert_cmpuint (trellis_import_count (import, TRELLIS_IMPORT_CHANGED), ==, changed);
  g_assert_cmpuint (trellis_import_count (import, TRELLIS_IMPORT_SAME), ==, same);
  g_assert_cmpuint (trellis_import_count (import, TRELLIS_IMPORT_OLDER), ==, older);
  g_assert_cmpuint (trellis_import_count (import, TRELLIS_IMPORT_LEFT), ==, left);
}

static char *
replace (const char *text, const char *what, const char *with)
{
  g_autoptr(GString) changed = g_string_new (text);

  g_assert_cmpuint (g_string_replace (changed, what, with, 0), >, 0);
  return g_strdup (changed->str);
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = fill (fixture);
  g_autofree char *text = export_match (fixture, match);
  g_autofree char *again = export_match (fixture, match);
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
  g_autoptr(TrellisMatch) match = fill (fixture);
  const TrellisFileSource source = get_source (fixture);
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
    share (record);
  trellis_store_add (fixture->store, record);
  return record;
}

/* Private fields of what is shared, private records, parts of private ones, the trash and what texts said
 * before: nothing of it leaves. */
static void
test_canary (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = fill (fixture);
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

  text = export_match (fixture, match);
  g_assert_nonnull (strstr (text, "New words"));
  g_assert_null (strstr (text, CANARY));
  g_assert_null (strstr (text, CANARY_ENCODED));
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    g_object_unref (records[i]);
}

static void
test_part_of_something_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = fill (fixture);
  const TrellisFileSource source = get_source (fixture);
  g_autoptr(TrellisQuery) secret = trellis_query_new (TRELLIS_TYPE_TASK);
  g_autoptr(TrellisTask) task = NULL;
  g_autoptr(GError) error = NULL;

  trellis_query_equals (secret, "title", "SECRET task");
  task = trellis_store_get_first (fixture->store, secret);
  g_assert_null (trellis_file_export_record (&source, TRELLIS_TYPE_TASK, UID (task), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

/* It names nobody, so that no server that keeps it writes mail of its own. */
static void
test_invitation (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = fill (fixture);
  const TrellisFileSource source = get_source (fixture);
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
  again = read_into (fixture, text, match);
  assert_counts (again, 0, 0, 1, 0, 0);
}

/* What was exported is all known here. */
static void
test_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = fill (fixture);
  g_autofree char *text = export_match (fixture, match);
  g_autoptr(TrellisImport) import = read_into (fixture, text, NULL);

  assert_counts (import, 0, 0, 6, 0, 0);
  g_assert_false (import->asks_match);
  g_assert_cmpuint (import->n_problems, ==, 0);
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = fill (fixture);
  g_autofree char *text = export_match (fixture, match);
  g_autofree char *edited = replace (text, "SUMMARY:Shared note", "SUMMARY:Renamed note");
  g_autoptr(TrellisImport) import = read_into (fixture, edited, NULL);
  g_autoptr(TrellisImport) again = NULL;
  g_autoptr(TrellisImport) before = NULL;

  assert_counts (import, 0, 1, 5, 0, 0);
  apply (fixture, import);
  assert_answer (fixture->path, "SELECT count(*) FROM note WHERE title = 'Renamed note'", "1");

  again = read_into (fixture, edited, NULL);
  assert_counts (again, 0, 0, 6, 0, 0);

  take_back (fixture, import);
  assert_answer (fixture->path, "SELECT count(*) FROM note WHERE title = 'Shared note'", "1");
  before = read_into (fixture, text, NULL);
  assert_counts (before, 0, 0, 6, 0, 0);
}

/* What somebody changed after the import stays when that is taken back, and is nothing to look at. */
static void
test_undo_after_edits (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = fill (fixture);
  const char text[] = "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:left\r\nSUMMARY:Left\r\nEND:VTODO\r\n"
                      "BEGIN:VTODO\r\nUID:edited\r\nSUMMARY:Edited\r\nEND:VTODO\r\nEND:VCALENDAR\r\n";
  const char changed[] =
    "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:edited\r\nSUMMARY:Theirs\r\nDUE;VALUE=DATE:20300101\r\n"
    "LAST-MODIFIED:20300101T000000Z\r\nEND:VTODO\r\nEND:VCALENDAR\r\n";
  g_autoptr(TrellisImport) import = read_into (fixture, text, match);
  g_autoptr(TrellisImport) changing = NULL;
  g_autoptr(TrellisAction) action = NULL;

  apply (fixture, import);
  changing = read_into (fixture, changed, match);
  assert_counts (changing, 0, 1, 0, 0, 0);
  apply (fixture, changing);
  action = trellis_store_get (fixture->store, TRELLIS_TYPE_ACTION, "edited");
  g_assert_cmpstr (trellis_action_get_title (action), ==, "Theirs");
  trellis_action_set_title (action, "Mine");
  take_back (fixture, changing);
  g_assert_cmpstr (trellis_action_get_title (action), ==, "Mine");
  g_assert_null (trellis_action_get_due (action));

  take_back (fixture, import);
  assert_answer (fixture->path, "SELECT title FROM action WHERE deleted = 0 AND uid IN ('left', 'edited')",
                 "Mine");
  assert_answer (fixture->path, "SELECT count(*) FROM shared_clash", "0");
}

static void
test_older (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = fill (fixture);
  g_autofree char *text = export_match (fixture, match);
  g_autoptr(TrellisQuery) shared = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisNote) note = NULL;
  g_autoptr(TrellisImport) import = NULL;

  trellis_query_equals (shared, "title", "Shared note");
  note = trellis_store_get_first (fixture->store, shared);
  trellis_note_set_body (note, "Newer words");
  trellis_record_set_number (TRELLIS_RECORD (note), TRELLIS_RECORD_MODIFIED,
                             trellis_record_get_modified (TRELLIS_RECORD (note)) + 100);
  import = read_into (fixture, text, NULL);
  assert_counts (import, 0, 0, 5, 1, 0);
  apply (fixture, import);
  g_assert_cmpstr (trellis_note_get_body (note), ==, "Newer words");
}

/* Remembers @text as what the item of @record was when it was last shared. */
static void
remember_shared (Fixture *fixture, TrellisMatch *match, TrellisRecord *record, const char *text)
{
  g_autoptr(TrellisSharing) sharing =
    trellis_sharing_new (UID (match), TRELLIS_SHARING_KIND_FOLDER, fixture->folder);
  TrellisShareBatch *batch = trellis_share_batch_new (UID (match), NOW, TRELLIS_ROLE_MENTEE, "(:)");
  TrellisSharedItem *item = trellis_shared_item_new ("note.ics", "etag");
  g_autoptr(GError) error = NULL;

  item->type = G_OBJECT_TYPE (record);
  item->record = g_strdup (UID (record));
  item->base = g_bytes_new (text, strlen (text));
  g_ptr_array_add (batch->items, item);
  g_assert_true (trellis_store_share (fixture->store, sharing, &error));
  trellis_store_apply_batch (fixture->store, batch, &error);
  g_assert_no_error (error);
}

/* Where it is known what both come from, the two are merged. */
static void
test_merged (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = fill (fixture);
  const TrellisFileSource source = get_source (fixture);
  g_autoptr(TrellisQuery) shared = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisNote) note = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *edited = NULL;
  g_autoptr(TrellisImport) import = NULL;

  trellis_query_equals (shared, "title", "Shared note");
  note = trellis_store_get_first (fixture->store, shared);
  bytes = trellis_file_export_record (&source, TRELLIS_TYPE_NOTE, UID (note), NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  remember_shared (fixture, match, TRELLIS_RECORD (note), text);

  trellis_note_set_title (note, "My title");
  edited = replace (text, "DESCRIPTION:Words", "DESCRIPTION:Their words");
  import = read_into (fixture, edited, NULL);
  assert_counts (import, 0, 1, 0, 0, 0);
  apply (fixture, import);
  g_assert_cmpstr (trellis_note_get_title (note), ==, "My title");
  g_assert_cmpstr (trellis_note_get_body (note), ==, "Their words");
}

/* Another journal that has never heard of the match. */
static void
test_new_match (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = fill (fixture);
  g_autofree char *text = export_match (fixture, match);
  Fixture other = { NULL };
  const TrellisImportChoice as_mentor = { NULL, TRUE, TRELLIS_ROLE_MENTOR };
  g_autoptr(TrellisImport) asking = NULL;
  g_autoptr(TrellisImport) import = NULL;
  g_autoptr(TrellisImport) again = NULL;

  fixture_set_up (&other, NULL);
  asking = read_into (&other, text, NULL);
  g_assert_cmpstr (asking->new_match, ==, UID (match));
  g_assert_cmpstr (asking->mentee, ==, "Ann");
  g_assert_cmpstr (asking->mentor, ==, "Bob");
  assert_counts (asking, 0, 0, 0, 0, 6);

  import = read_with (&other, text, &as_mentor);
  assert_counts (import, 6, 0, 0, 0, 0);
  apply (&other, import);
  assert_answer (other.path, "SELECT my_role, (SELECT name FROM person WHERE uid = partner) FROM \"match\"",
                 "mentor|Ann");
  assert_answer (other.path, "SELECT title FROM point", "The new role");
  assert_answer (other.path, "SELECT goal IS NULL FROM action", "1");
  assert_answer (other.path, "SELECT count(*) FROM task, goal WHERE task.goal = goal.uid", "1");
  again = read_with (&other, text, &as_mentor);
  assert_counts (again, 0, 0, 6, 0, 0);

  take_back (&other, import);
  assert_answer (other.path, "SELECT count(*) FROM note WHERE deleted = 0", "0");
  fixture_tear_down (&other, NULL);
}

#define INVITATION                                                                                 \
  "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:invite@example.org\r\n"                \
  "DTSTART:20300101T100000Z\r\nDTEND:20300101T110000Z\r\nSUMMARY:Coffee\r\n"                       \
  "ORGANIZER:mailto:bob@example.org\r\nATTENDEE:mailto:ann@example.org\r\nEND:VEVENT\r\n"          \
  "END:VCALENDAR\r\n"

static void
test_invited (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  g_autoptr(TrellisImport) asking = read_into (fixture, INVITATION, NULL);
  g_autoptr(TrellisImport) import = read_into (fixture, INVITATION, match);
  g_autofree char *cancelled = replace (INVITATION, "METHOD:REQUEST", "METHOD:CANCEL");
  g_autofree char *answer = replace (INVITATION, "METHOD:REQUEST", "METHOD:REPLY");
  g_autofree char *yes = replace (answer, "ATTENDEE:", "ATTENDEE;PARTSTAT=ACCEPTED:");
  g_autofree char *no = replace (answer, "ATTENDEE:", "ATTENDEE;PARTSTAT=DECLINED:");
  g_autofree char *old = replace (yes, "SUMMARY:Coffee", "SUMMARY:Tea");
  g_autoptr(TrellisImport) unknown = read_into (fixture, yes, match);
  g_autoptr(TrellisImport) accepting = NULL;
  g_autoptr(TrellisImport) declining = NULL;
  g_autoptr(TrellisImport) cancelling = NULL;
  g_autoptr(TrellisImport) answering = NULL;

  g_assert_true (asking->asks_match);
  assert_counts (asking, 0, 0, 0, 0, 1);
  g_assert_cmpstr (
    trellis_record_get_title (((TrellisImportItem *) asking->items->pdata[0])->record), ==, "Coffee");

  assert_counts (import, 1, 0, 0, 0, 0);
  apply (fixture, import);
  assert_answer (fixture->path, "SELECT title, minutes FROM meeting", "Coffee|60");

  /* An answer tells whether the other comes, and nothing else. */
  assert_counts (unknown, 0, 0, 0, 0, 1);
  accepting = read_into (fixture, old, NULL);
  assert_counts (accepting, 0, 1, 0, 0, 0);
  apply (fixture, accepting);
  assert_answer (fixture->path, "SELECT title, confirmed_by_partner > 0 FROM meeting", "Coffee|1");
  declining = read_into (fixture, no, NULL);
  assert_counts (declining, 0, 1, 0, 0, 0);
  apply (fixture, declining);
  assert_answer (fixture->path, "SELECT confirmed_by_partner FROM meeting", "0");

  cancelling = read_into (fixture, cancelled, NULL);
  assert_counts (cancelling, 0, 1, 0, 0, 0);
  apply (fixture, cancelling);
  assert_answer (fixture->path, "SELECT state FROM meeting", "cancelled");

  answering = read_into (fixture, answer, match);
  assert_counts (answering, 0, 0, 0, 0, 1);
  g_assert_cmpint (((TrellisImportItem *) answering->items->pdata[0])->reason, ==,
                   TRELLIS_IMPORT_ANSWER);
}

/* A file of everything: each thing is told what it is, or why it cannot be taken in. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    TrellisImportReason reason;
    GType (*get_type) (void);
  } expected[] = {
    { TRELLIS_IMPORT_TAKEN, trellis_action_get_type },
    { TRELLIS_IMPORT_TAKEN, trellis_goal_get_type },
    { TRELLIS_IMPORT_TAKEN, trellis_action_get_type },
    { TRELLIS_IMPORT_REPEATS, NULL },
    { TRELLIS_IMPORT_NOT_UNDERSTOOD, NULL },
    { TRELLIS_IMPORT_NOT_UNDERSTOOD, NULL },
    { TRELLIS_IMPORT_NOT_UNDERSTOOD, NULL },
    { TRELLIS_IMPORT_ANSWER, NULL },
  };
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  const char text[] =
    "BEGIN:VCALENDAR\n"
    "BEGIN:VTODO\nUID:read\nSUMMARY:Read\nEND:VTODO\n"
    "BEGIN:VTODO\nUID:goal\nSUMMARY:Grow\nEND:VTODO\n"
    "BEGIN:VTODO\nUID:step\nRELATED-TO:goal\nnonsense\nEND:VTODO\n"
    "BEGIN:VEVENT\nUID:often\nDTSTART:20260105T100000Z\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
    "BEGIN:VEVENT\nUID:never\nEND:VEVENT\n"
    "BEGIN:VFREEBUSY\nUID:busy\nEND:VFREEBUSY\n"
    "BEGIN:VTODO\nUID:later\nX-TRELLIS-V:7\nEND:VTODO\n"
    "END:VCALENDAR\n"
    "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:what\nEND:VEVENT\nEND:VCALENDAR\n";
  g_autoptr(TrellisImport) import = read_into (fixture, text, match);

  g_assert_cmpuint (import->items->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const TrellisImportItem *item = import->items->pdata[i];

      g_test_message ("%s", item->uid);
      g_assert_cmpint (item->reason, ==, expected[i].reason);
      if (item->reason == TRELLIS_IMPORT_TAKEN)
        g_assert_true (G_OBJECT_TYPE (item->record) == expected[i].get_type ());
    }
  g_assert_cmpuint (import->n_problems, ==, 1);
  g_assert_cmpuint (g_array_index (import->problems, TrellisImportProblem, 0).problem.line, ==, 13);
}

/* What could be read is offered, and what could not is told by line. */
static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  const char text[] = "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:a\nSUMMARY:Read\nnonsense\nEND:VTODO\n"
                      "BEGIN:VFREEBUSY\nUID:b\nEND:VFREEBUSY\n"
                      "BEGIN:VEVENT\nUID:c\nDTSTART:20300101T100000Z\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
                      "BEGIN:VTODO\nUID:d\nX-TRELLIS-KIND:task\nRELATED-TO:nowhere\nSUMMARY:Lost\nEND:VTODO\n"
                      "BEGIN:VEVENT\nUID:e\nDTSTART:20300102T100000Z\nSUMMARY:Cut o";
  g_autoptr(TrellisImport) import = read_into (fixture, text, match);
  const TrellisImportReason reasons[] = { TRELLIS_IMPORT_TAKEN, TRELLIS_IMPORT_NOT_UNDERSTOOD,
                                          TRELLIS_IMPORT_REPEATS, TRELLIS_IMPORT_NO_WHOLE,
                                          TRELLIS_IMPORT_TAKEN };
  gboolean is_told = FALSE;

  g_assert_cmpuint (import->items->len, ==, G_N_ELEMENTS (reasons));
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    g_assert_cmpint (((TrellisImportItem *) import->items->pdata[i])->reason, ==, reasons[i]);
  assert_counts (import, 2, 0, 0, 0, 3);
  for (guint i = 0; i < import->problems->len && !is_told; i++)
    is_told = g_array_index (import->problems, TrellisImportProblem, i).problem.line == 5;
  g_assert_true (is_told);
  apply (fixture, import);
  assert_answer (fixture->path, "SELECT title FROM action", "Read");
  assert_answer (fixture->path, "SELECT title FROM meeting", "Cut o");
}

/* What another program wrote has no dates of ours, nor a match. */
static void
test_foreign (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  const char text[] = "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:g\nSUMMARY:Speak\nEND:VTODO\n"
                      "BEGIN:VTODO\nUID:t\nSUMMARY:Practice\nRELATED-TO:g\nEND:VTODO\n"
                      "BEGIN:VJOURNAL\nUID:n\nSUMMARY:Thought\nDESCRIPTION:Words\nEND:VJOURNAL\n"
                      "END:VCALENDAR\n";
  g_autoptr(TrellisImport) import = read_into (fixture, text, match);
  g_autoptr(TrellisImport) again = NULL;

  assert_counts (import, 3, 0, 0, 0, 0);
  apply (fixture, import);
  assert_answer (fixture->path, "SELECT title FROM goal", "Speak");
  assert_answer (fixture->path, "SELECT title FROM note", "Thought");
  again = read_into (fixture, text, match);
  assert_counts (again, 0, 0, 3, 0, 0);
}

/* A private note does not become shared by a file that has an older, shared one. */
static void
test_private_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = fill (fixture);
  g_autofree char *text = export_match (fixture, match);
  g_autofree char *edited = replace (text, "SUMMARY:Shared note", "SUMMARY:Renamed note");
  g_autoptr(TrellisQuery) shared = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisNote) note = NULL;
  g_autoptr(TrellisImport) import = NULL;

  trellis_query_equals (shared, "title", "Shared note");
  note = trellis_store_get_first (fixture->store, shared);
  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_PRIVATE);
  import = read_into (fixture, edited, NULL);
  apply (fixture, import);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (note)), ==, TRELLIS_VISIBILITY_PRIVATE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/sync/files/export", test_export);
  FIXTURE_TEST ("/sync/files/export-of-one", test_export_of_one);
  FIXTURE_TEST ("/sync/files/canary", test_canary);
  FIXTURE_TEST ("/sync/files/part-of-something-private", test_part_of_something_private);
  FIXTURE_TEST ("/sync/files/invitation", test_invitation);
  FIXTURE_TEST ("/sync/files/same", test_same);
  FIXTURE_TEST ("/sync/files/changed", test_changed);
  FIXTURE_TEST ("/sync/files/undo-after-edits", test_undo_after_edits);
  FIXTURE_TEST ("/sync/files/older", test_older);
  FIXTURE_TEST ("/sync/files/merged", test_merged);
  FIXTURE_TEST ("/sync/files/new-match", test_new_match);
  FIXTURE_TEST ("/sync/files/invited", test_invited);
  FIXTURE_TEST ("/sync/files/many", test_many);
  FIXTURE_TEST ("/sync/files/broken", test_broken);
  FIXTURE_TEST ("/sync/files/foreign", test_foreign);
  FIXTURE_TEST ("/sync/files/private-stays", test_private_stays);
  return g_test_run ();
}
