/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file-test.h"
#include "apply-batch.h"

#include <string.h>

#include "trellis-store-sharing.h"

static char *
replace (const char *text, const char *what, const char *with)
{
  g_autoptr(GString) changed = g_string_new (text);

  g_assert_cmpuint (g_string_replace (changed, what, with, 0), >, 0);
  return g_strdup (changed->str);
}

/* R-F4: What was exported is all known here. */
static void
test_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = file_test_fill (fixture);
  g_autofree char *text = file_test_export (fixture, match);
  g_autoptr(TrellisImport) import = file_test_read (fixture, text, NULL);

  file_test_assert_counts (import, 0, 0, 6, 0, 0);
  g_assert_false (import->asks_match);
  g_assert_cmpuint (import->n_problems, ==, 0);
}

/* R-F4: What is new or changed is told before it is taken in. */
static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = file_test_fill (fixture);
  g_autofree char *text = file_test_export (fixture, match);
  g_autofree char *edited = replace (text, "SUMMARY:Shared note", "SUMMARY:Renamed note");
  g_autoptr(TrellisImport) import = file_test_read (fixture, edited, NULL);
  g_autoptr(TrellisImport) again = NULL;
  g_autoptr(TrellisImport) before = NULL;

  file_test_assert_counts (import, 0, 1, 5, 0, 0);
  file_test_take (fixture, import);
  assert_answer (fixture->path, "SELECT count(*) FROM note WHERE title = 'Renamed note'", "1");

  again = file_test_read (fixture, edited, NULL);
  file_test_assert_counts (again, 0, 0, 6, 0, 0);

  file_test_take_back (fixture, import);
  assert_answer (fixture->path, "SELECT count(*) FROM note WHERE title = 'Shared note'", "1");
  before = file_test_read (fixture, text, NULL);
  file_test_assert_counts (before, 0, 0, 6, 0, 0);
}

/* What somebody changed after the import stays when that is taken back, and is nothing to look at. */
static void
test_undo_after_edits (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = file_test_fill (fixture);
  const char text[] = "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:left\r\nSUMMARY:Left\r\nEND:VTODO\r\n"
                      "BEGIN:VTODO\r\nUID:edited\r\nSUMMARY:Edited\r\nEND:VTODO\r\nEND:VCALENDAR\r\n";
  const char changed[] =
    "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:edited\r\nSUMMARY:Theirs\r\nDUE;VALUE=DATE:20300101\r\n"
    "LAST-MODIFIED:20300101T000000Z\r\nEND:VTODO\r\nEND:VCALENDAR\r\n";
  g_autoptr(TrellisImport) import = file_test_read (fixture, text, match);
  g_autoptr(TrellisImport) changing = NULL;
  g_autoptr(TrellisAction) action = NULL;

  file_test_take (fixture, import);
  changing = file_test_read (fixture, changed, match);
  file_test_assert_counts (changing, 0, 1, 0, 0, 0);
  file_test_take (fixture, changing);
  action = trellis_store_get (fixture->store, TRELLIS_TYPE_ACTION, "edited");
  g_assert_cmpstr (trellis_action_get_title (action), ==, "Theirs");
  trellis_action_set_title (action, "Mine");
  file_test_take_back (fixture, changing);
  g_assert_cmpstr (trellis_action_get_title (action), ==, "Mine");
  g_assert_null (trellis_action_get_due (action));

  file_test_take_back (fixture, import);
  assert_answer (fixture->path, "SELECT title FROM action WHERE deleted = 0 AND uid IN ('left', 'edited')",
                 "Mine");
  assert_answer (fixture->path, "SELECT count(*) FROM shared_clash", "0");
}

/* R-F4: The newer one counts, and the other is not lost. */
static void
test_older (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = file_test_fill (fixture);
  g_autofree char *text = file_test_export (fixture, match);
  g_autoptr(TrellisQuery) shared = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisNote) note = NULL;
  g_autoptr(TrellisImport) import = NULL;

  trellis_query_equals (shared, "title", "Shared note");
  note = trellis_store_get_first (fixture->store, shared);
  trellis_note_set_body (note, "Newer words");
  trellis_record_set_number (TRELLIS_RECORD (note), TRELLIS_RECORD_MODIFIED,
                             trellis_record_get_modified (TRELLIS_RECORD (note)) + 100);
  import = file_test_read (fixture, text, NULL);
  file_test_assert_counts (import, 0, 0, 5, 1, 0);
  file_test_take (fixture, import);
  g_assert_cmpstr (trellis_note_get_body (note), ==, "Newer words");
}

/* Remembers @text as what the item of @record was when it was last shared. */
static void
remember_shared (Fixture *fixture, TrellisMatch *match, TrellisRecord *record, const char *text)
{
  g_autoptr(TrellisSharing) sharing =
    trellis_sharing_new (UID (match), TRELLIS_SHARING_KIND_FOLDER, fixture->folder);
  TrellisShareBatch *batch = trellis_share_batch_new (UID (match), FILE_TEST_NOW, TRELLIS_ROLE_MENTEE, "(:)");
  TrellisSharedItem *item = trellis_shared_item_new ("note.ics", "etag");
  g_autoptr(GError) error = NULL;

  item->type = G_OBJECT_TYPE (record);
  item->record = g_strdup (UID (record));
  item->base = g_bytes_new (text, strlen (text));
  g_ptr_array_add (batch->items, item);
  g_assert_true (trellis_store_share (fixture->store, sharing, &error));
  apply_batch (fixture->store, batch, &error);
  g_assert_no_error (error);
}

/* R-F4: Where it is known what both come from, the two are merged. */
static void
test_merged (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = file_test_fill (fixture);
  const TrellisFileSource source = file_test_get_source (fixture);
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
  import = file_test_read (fixture, edited, NULL);
  file_test_assert_counts (import, 0, 1, 0, 0, 0);
  file_test_take (fixture, import);
  g_assert_cmpstr (trellis_note_get_title (note), ==, "My title");
  g_assert_cmpstr (trellis_note_get_body (note), ==, "Their words");
}

/* Another journal that has never heard of the match. */
static void
test_new_match (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = file_test_fill (fixture);
  g_autofree char *text = file_test_export (fixture, match);
  Fixture other = { NULL };
  const TrellisImportChoice as_mentor = { .adds_match = TRUE, .my_role = TRELLIS_ROLE_MENTOR };
  g_autoptr(TrellisImport) asking = NULL;
  g_autoptr(TrellisImport) import = NULL;
  g_autoptr(TrellisImport) again = NULL;

  fixture_set_up (&other, NULL);
  asking = file_test_read (&other, text, NULL);
  g_assert_cmpstr (asking->new_match, ==, UID (match));
  g_assert_cmpstr (asking->mentee, ==, "Ann");
  g_assert_cmpstr (asking->mentor, ==, "Bob");
  file_test_assert_counts (asking, 0, 0, 0, 0, 6);

  import = file_test_read_with (&other, text, &as_mentor);
  file_test_assert_counts (import, 6, 0, 0, 0, 0);
  file_test_take (&other, import);
  assert_answer (other.path, "SELECT my_role, (SELECT name FROM person WHERE uid = partner) FROM \"match\"",
                 "mentor|Ann");
  assert_answer (other.path, "SELECT title FROM point", "The new role");
  assert_answer (other.path, "SELECT goal IS NULL FROM action", "1");
  assert_answer (other.path, "SELECT count(*) FROM task, goal WHERE task.goal = goal.uid", "1");
  again = file_test_read_with (&other, text, &as_mentor);
  file_test_assert_counts (again, 0, 0, 6, 0, 0);

  file_test_take_back (&other, import);
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
  g_autoptr(TrellisImport) asking = file_test_read (fixture, INVITATION, NULL);
  g_autoptr(TrellisImport) import = file_test_read (fixture, INVITATION, match);
  g_autofree char *cancelled = replace (INVITATION, "METHOD:REQUEST", "METHOD:CANCEL");
  g_autofree char *answer = replace (INVITATION, "METHOD:REQUEST", "METHOD:REPLY");
  g_autofree char *yes = replace (answer, "ATTENDEE:", "ATTENDEE;PARTSTAT=ACCEPTED:");
  g_autofree char *no = replace (answer, "ATTENDEE:", "ATTENDEE;PARTSTAT=DECLINED:");
  g_autofree char *old = replace (yes, "SUMMARY:Coffee", "SUMMARY:Tea");
  g_autoptr(TrellisImport) unknown = file_test_read (fixture, yes, match);
  g_autoptr(TrellisImport) accepting = NULL;
  g_autoptr(TrellisImport) declining = NULL;
  g_autoptr(TrellisImport) cancelling = NULL;
  g_autoptr(TrellisImport) answering = NULL;

  g_assert_true (asking->asks_match);
  file_test_assert_counts (asking, 0, 0, 0, 0, 1);
  g_assert_cmpstr (
    trellis_record_get_title (((TrellisImportItem *) asking->items->pdata[0])->record), ==, "Coffee");

  file_test_assert_counts (import, 1, 0, 0, 0, 0);
  file_test_take (fixture, import);
  assert_answer (fixture->path, "SELECT title, minutes FROM meeting", "Coffee|60");

  /* An answer tells whether the other comes, and nothing else. */
  file_test_assert_counts (unknown, 0, 0, 0, 0, 1);
  accepting = file_test_read (fixture, old, NULL);
  file_test_assert_counts (accepting, 0, 1, 0, 0, 0);
  file_test_take (fixture, accepting);
  assert_answer (fixture->path, "SELECT title, confirmed_by_partner > 0 FROM meeting", "Coffee|1");
  declining = file_test_read (fixture, no, NULL);
  file_test_assert_counts (declining, 0, 1, 0, 0, 0);
  file_test_take (fixture, declining);
  assert_answer (fixture->path, "SELECT confirmed_by_partner FROM meeting", "0");

  cancelling = file_test_read (fixture, cancelled, NULL);
  file_test_assert_counts (cancelling, 0, 1, 0, 0, 0);
  file_test_take (fixture, cancelling);
  assert_answer (fixture->path, "SELECT state FROM meeting", "cancelled");

  answering = file_test_read (fixture, answer, match);
  file_test_assert_counts (answering, 0, 0, 0, 0, 1);
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
    { TRELLIS_IMPORT_NOT_SOON, NULL },
    { TRELLIS_IMPORT_REPEATS, NULL },
    { TRELLIS_IMPORT_NO_DATE, NULL },
    { TRELLIS_IMPORT_NOT_UNDERSTOOD, NULL },
    { TRELLIS_IMPORT_NEWER_VERSION, NULL },
    { TRELLIS_IMPORT_ANSWER, NULL },
  };
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Bob");
  const char text[] =
    "BEGIN:VCALENDAR\n"
    "BEGIN:VTODO\nUID:read\nSUMMARY:Read\nEND:VTODO\n"
    "BEGIN:VTODO\nUID:goal\nSUMMARY:Grow\nEND:VTODO\n"
    "BEGIN:VTODO\nUID:step\nRELATED-TO:goal\nnonsense\nEND:VTODO\n"
    "BEGIN:VEVENT\nUID:often\nDTSTART:20250105T100000Z\nRRULE:FREQ=DAILY;COUNT=3\nEND:VEVENT\n"
    "BEGIN:VTODO\nUID:again\nDUE;VALUE=DATE:20260105\nRRULE:FREQ=DAILY\nEND:VTODO\n"
    "BEGIN:VEVENT\nUID:never\nEND:VEVENT\n"
    "BEGIN:VFREEBUSY\nUID:busy\nEND:VFREEBUSY\n"
    "BEGIN:VTODO\nUID:later\nX-TRELLIS-V:7\nEND:VTODO\n"
    "END:VCALENDAR\n"
    "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:what\nEND:VEVENT\nEND:VCALENDAR\n";
  g_autoptr(TrellisImport) import = file_test_read (fixture, text, match);

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
  g_assert_cmpuint (import->faults->len, ==, 0);
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
  g_autoptr(TrellisImport) import = file_test_read (fixture, text, match);
  const TrellisImportReason reasons[] = { TRELLIS_IMPORT_TAKEN, TRELLIS_IMPORT_NOT_UNDERSTOOD,
                                          TRELLIS_IMPORT_NOT_SOON, TRELLIS_IMPORT_NO_WHOLE,
                                          TRELLIS_IMPORT_TAKEN };
  gboolean is_told = FALSE;

  g_assert_cmpuint (import->items->len, ==, G_N_ELEMENTS (reasons));
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    g_assert_cmpint (((TrellisImportItem *) import->items->pdata[i])->reason, ==, reasons[i]);
  file_test_assert_counts (import, 2, 0, 0, 0, 3);
  for (guint i = 0; i < import->problems->len && !is_told; i++)
    is_told = g_array_index (import->problems, TrellisImportProblem, i).problem.line == 5;
  g_assert_true (is_told);
  file_test_take (fixture, import);
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
  g_autoptr(TrellisImport) import = file_test_read (fixture, text, match);
  g_autoptr(TrellisImport) again = NULL;

  file_test_assert_counts (import, 3, 0, 0, 0, 0);
  file_test_take (fixture, import);
  assert_answer (fixture->path, "SELECT title FROM goal", "Speak");
  assert_answer (fixture->path, "SELECT title FROM note", "Thought");
  again = file_test_read (fixture, text, match);
  file_test_assert_counts (again, 0, 0, 3, 0, 0);
}

/* R-V1: A private note does not become shared by a file that has an older, shared one. */
static void
test_private_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = file_test_fill (fixture);
  g_autofree char *text = file_test_export (fixture, match);
  g_autofree char *edited = replace (text, "SUMMARY:Shared note", "SUMMARY:Renamed note");
  g_autoptr(TrellisQuery) shared = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisNote) note = NULL;
  g_autoptr(TrellisImport) import = NULL;

  trellis_query_equals (shared, "title", "Shared note");
  note = trellis_store_get_first (fixture->store, shared);
  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_PRIVATE);
  import = file_test_read (fixture, edited, NULL);
  file_test_take (fixture, import);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (note)), ==, TRELLIS_VISIBILITY_PRIVATE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/sync/import/same", test_same);
  FIXTURE_TEST ("/sync/import/changed", test_changed);
  FIXTURE_TEST ("/sync/import/undo-after-edits", test_undo_after_edits);
  FIXTURE_TEST ("/sync/import/older", test_older);
  FIXTURE_TEST ("/sync/import/merged", test_merged);
  FIXTURE_TEST ("/sync/import/new-match", test_new_match);
  FIXTURE_TEST ("/sync/import/invited", test_invited);
  FIXTURE_TEST ("/sync/import/many", test_many);
  FIXTURE_TEST ("/sync/import/broken", test_broken);
  FIXTURE_TEST ("/sync/import/foreign", test_foreign);
  FIXTURE_TEST ("/sync/import/private-stays", test_private_stays);
  return g_test_run ();
}
