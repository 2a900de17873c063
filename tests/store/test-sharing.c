/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "trellis-backup.h"
#include "trellis-record-copy.h"
#include "trellis-share-batch.h"
#include "trellis-share-reader.h"
#include "trellis-sharing-rows.h"
#include "trellis-store-sharing.h"
#include "trellis-trash.h"

#define CHANGES "SELECT \"table\", record FROM shared_change ORDER BY change"

static void
share (Fixture *fixture, TrellisMatch *match)
{
  g_autoptr(TrellisSharing) sharing =
    trellis_sharing_new (UID (match), TRELLIS_SHARING_KIND_FOLDER, "/nowhere");
  g_autoptr(GError) error = NULL;

  trellis_store_share (fixture->store, sharing, &error);
  g_assert_no_error (error);
}

/* A match that is shared and has nothing to be brought anywhere. */
static TrellisMatch *
add_shared_match (Fixture *fixture)
{
  TrellisMatch *match = add_match (fixture->store, "Ada");

  share (fixture, match);
  fixture_flush (fixture);
  run_plain (fixture->path, "DELETE FROM shared_change");
  return match;
}

static void
make_shared (gpointer record)
{
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
}

static TrellisNote *
add_shared_note (Fixture *fixture, TrellisMatch *match, const char *body)
{
  TrellisNote *note = add_note (fixture->store, match, "Title", body);

  make_shared (note);
  return note;
}

static void
assert_changes (Fixture *fixture, const char *expected)
{
  fixture_flush (fixture);
  assert_answer (fixture->path, CHANGES, expected);
  run_plain (fixture->path, "DELETE FROM shared_change");
}

/* "note|<uid>", with any number of class and record. */
#define LINE(table, record) table "|", UID (record), "\n"

static char *
lines (const char *first, ...)
{
  g_autoptr(GString) all = g_string_new (first);
  const char *next;
  va_list args;

  va_start (args, first);
  while ((next = va_arg (args, const char *)) != NULL)
    g_string_append (all, next);
  va_end (args);
  g_string_truncate (all, all->len - 1);
  return g_string_free_and_steal (g_steal_pointer (&all));
}

static void
test_marks (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autoptr(TrellisMatch) other = add_match (fixture->store, "Grace");
  g_autoptr(TrellisPerson) partner =
    trellis_store_get (fixture->store, TRELLIS_TYPE_PERSON, trellis_match_get_partner (match));
  g_autoptr(TrellisNote) note = add_shared_note (fixture, match, "Shared");
  g_autoptr(TrellisNote) private_note = add_note (fixture->store, match, "Mine", "Private");
  g_autoptr(TrellisNote) elsewhere = add_shared_note (fixture, other, "Not shared with anybody");
  g_autoptr(TrellisMeeting) meeting = add_meeting (fixture->store, match, "First");
  g_autoptr(TrellisPoint) point = NULL;
  g_autofree char *of_note = lines (LINE ("note", note), NULL);
  g_autofree char *of_meeting = lines (LINE ("meeting", meeting), NULL);
  g_autofree char *of_both = lines (LINE ("meeting", meeting), LINE ("note", note), NULL);
  g_autofree char *of_match = lines (LINE ("match", match), NULL);

  make_shared (meeting);
  assert_changes (fixture, of_both);

  /* What travels. */
  trellis_note_set_body (note, "Shared, and changed");
  assert_changes (fixture, of_note);
  point = add_point (fixture->store, meeting, "A point of both");
  make_shared (point);
  assert_changes (fixture, of_meeting);
  trellis_person_set_name (partner, "Ada L.");
  assert_changes (fixture, of_match);
  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_PRIVATE);
  assert_changes (fixture, of_note);

  /* What does not. */
  trellis_note_set_body (note, "Private now");
  trellis_note_set_body (private_note, "Private still");
  trellis_note_set_body (elsewhere, "Changed");
  trellis_meeting_set_private_notes (meeting, "For me");
  trellis_person_set_known_facts (partner, "Has a cat");
  assert_changes (fixture, "");
}

static void
test_marks_moves_and_removals (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autoptr(TrellisGoal) goal = add_goal (fixture->store, match, "Goal");
  g_autoptr(TrellisTask) task = trellis_task_new ();
  g_autoptr(TrellisMeeting) first = add_meeting (fixture->store, match, "First");
  g_autoptr(TrellisMeeting) second = add_meeting (fixture->store, match, "Second");
  g_autoptr(TrellisPoint) point = add_point (fixture->store, first, "Point");
  g_autoptr(TrellisNote) note = add_shared_note (fixture, match, "About the goal");
  g_autofree char *of_meetings = NULL;
  g_autofree char *of_goal = NULL;
  g_autofree char *of_hidden = NULL;
  g_autofree char *of_all = NULL;
  g_autoptr(GError) error = NULL;

  trellis_task_set_goal (task, UID (goal));
  trellis_store_add (fixture->store, task);
  trellis_note_set_goal (note, UID (goal));
  make_shared (goal);
  make_shared (task);
  make_shared (point);
  fixture_flush (fixture);
  run_plain (fixture->path, "DELETE FROM shared_change");

  of_meetings = lines (LINE ("meeting", first), LINE ("meeting", second), NULL);
  trellis_point_set_meeting (point, UID (second));
  assert_changes (fixture, of_meetings);

  /* The parts of what is hidden are hidden with it, and what refers to it does not say so any more. */
  of_hidden = lines (LINE ("task", task), LINE ("note", note), LINE ("goal", goal), NULL);
  trellis_record_set_visibility (TRELLIS_RECORD (goal), TRELLIS_VISIBILITY_PRIVATE);
  assert_changes (fixture, of_hidden);
  make_shared (goal);
  assert_changes (fixture, of_hidden);

  of_goal = lines (LINE ("goal", goal), LINE ("task", task), NULL);
  trellis_store_delete (fixture->store, goal);
  assert_changes (fixture, of_goal);

  of_all = lines (LINE ("task", task), LINE ("note", note), LINE ("goal", goal), NULL);
  trellis_store_delete_forever (fixture->store, goal, &error);
  g_assert_no_error (error);
  fixture_flush (fixture);
  assert_answer (fixture->path,
                 "SELECT count(*) FROM shared_change WHERE \"table\" IN ('task', 'note', 'goal')",
                 "3");
}

/* Words of what is removed for good are nowhere any more. */
static void
test_removal_forgets (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autoptr(TrellisNote) note = add_shared_note (fixture, match, "Schnickschnack");
  TrellisShareBatch *batch =
    trellis_share_batch_new (UID (match), 1000, TRELLIS_ROLE_MENTEE, "(also:)");
  TrellisSharedItem *item = trellis_shared_item_new ("a.ics", "\"1\"");
  TrellisSharedClash *clash = trellis_shared_clash_new (TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED,
                                                        UID (match), TRELLIS_TYPE_NOTE, UID (note));
  g_autoptr(GError) error = NULL;

  fixture_flush (fixture);
  item->type = TRELLIS_TYPE_NOTE;
  item->record = g_strdup (UID (note));
  item->base = g_bytes_new_static ("Schnickschnack", 14);
  g_ptr_array_add (batch->items, item);
  clash->mine = g_strdup ("Schnickschnack");
  g_ptr_array_add (batch->clashes, clash);
  trellis_store_apply_batch (fixture->store, batch, &error);
  g_assert_no_error (error);

  trellis_store_delete (fixture->store, note);
  trellis_store_delete_forever (fixture->store, note, &error);
  g_assert_no_error (error);
  fixture_close (fixture);
  g_assert_false (file_has (fixture->path, "Schnickschnack"));
  assert_answer (fixture->path, "SELECT href, base FROM shared_item", "a.ics|");
  fixture_open (fixture);
}

static void
test_sharing_marks_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = add_shared_note (fixture, match, "Shared");
  g_autoptr(TrellisNote) private_note = add_note (fixture->store, match, "Mine", "Private");
  g_autoptr(TrellisGoal) goal = add_goal (fixture->store, match, "Goal");
  g_autoptr(TrellisTask) task = trellis_task_new ();
  g_autoptr(TrellisSharing) found = NULL;
  g_autofree char *all = NULL;
  g_autoptr(GError) error = NULL;

  trellis_task_set_goal (task, UID (goal));
  trellis_store_add (fixture->store, task);
  make_shared (goal);
  make_shared (task);
  g_assert_null (trellis_store_dup_sharing (fixture->store, UID (match)));
  share (fixture, match);

  all = lines (LINE ("match", match), LINE ("goal", goal), LINE ("task", task),
               LINE ("note", note), NULL);
  g_assert_true (trellis_store_has_shared_changes (fixture->store, UID (match)));
  assert_changes (fixture, all);
  g_assert_false (trellis_store_has_shared_changes (fixture->store, NULL));
  found = trellis_store_dup_sharing (fixture->store, UID (match));
  g_assert_cmpstr (found->address, ==, "/nowhere");
  g_assert_true (found->is_own);

  /* The same place again changes nothing; another place begins anew. */
  share (fixture, match);
  assert_changes (fixture, "");
  g_set_str (&found->address, "/elsewhere");
  trellis_store_share (fixture->store, found, &error);
  g_assert_no_error (error);
  assert_changes (fixture, all);

  trellis_store_stop_sharing (fixture->store, UID (match), &error);
  g_assert_no_error (error);
  trellis_note_set_body (note, "Changed");
  assert_changes (fixture, "");
}

typedef struct
{
  guint n_changes;
  guint position, removed, added;
} Heard;

static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, gpointer data)
{
  Heard *heard = data;

  *heard = (Heard) { heard->n_changes + 1, position, removed, added };
}

static TrellisNote *
copy_note (TrellisNote *note)
{
  return trellis_record_copy (note);
}

static TrellisShareBatch *
new_batch (TrellisMatch *match)
{
  return trellis_share_batch_new (UID (match), 5000, TRELLIS_ROLE_MENTEE, "(also written by me:)");
}

static void
apply (Fixture *fixture, TrellisShareBatch *batch)
{
  g_autoptr(GError) error = NULL;

  trellis_store_apply_batch (fixture->store, batch, &error);
  g_assert_no_error (error);
}

static void
test_batch_adds_and_sets (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisNote) note = add_shared_note (fixture, match, "One");
  g_autoptr(TrellisRecordList) list = NULL;
  g_autoptr(TrellisNote) found = NULL;
  TrellisNote *read, *merged, *new_note;
  TrellisShareBatch *batch = new_batch (match);
  Heard heard = { 0 };

  trellis_query_equals (query, "match", UID (match));
  trellis_query_ascending (query, "created");
  list = trellis_store_list (fixture->store, query);
  fixture_flush (fixture);
  run_plain (fixture->path, "DELETE FROM shared_change");
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &heard);

  read = copy_note (note);
  merged = copy_note (note);
  trellis_note_set_body (merged, "One, and theirs");
  trellis_record_set_number (TRELLIS_RECORD (merged), TRELLIS_RECORD_MODIFIED, 4000);
  trellis_share_batch_take_edit (batch, TRELLIS_RECORD (read), TRELLIS_RECORD (merged));

  new_note = trellis_note_new ();
  trellis_record_set_string (TRELLIS_RECORD (new_note), TRELLIS_RECORD_UID, "from-elsewhere");
  trellis_record_set_number (TRELLIS_RECORD (new_note), TRELLIS_RECORD_CREATED, 1);
  make_shared (new_note);
  trellis_note_set_match (new_note, UID (match));
  trellis_note_set_body (new_note, "Theirs");
  trellis_share_batch_take_edit (batch, NULL, TRELLIS_RECORD (new_note));
  apply (fixture, batch);

  g_assert_cmpstr (trellis_note_get_body (note), ==, "One, and theirs");
  g_assert_cmpint (trellis_record_get_modified (TRELLIS_RECORD (note)), ==, 4000);
  g_assert_cmpuint (heard.n_changes, ==, 1);
  g_assert_cmpuint (heard.position, ==, 0);
  g_assert_cmpuint (heard.removed, ==, 0);
  g_assert_cmpuint (heard.added, ==, 1);
  assert_answer (fixture->path, "SELECT body FROM note ORDER BY created", "Theirs\nOne, and theirs");
  assert_answer (fixture->path, "SELECT text FROM history", "One");
  assert_changes (fixture, "");
  g_assert_cmpint (trellis_store_get_state (fixture->store), ==, TRELLIS_STORE_STATE_SAVED);

  fixture_flush (fixture);
  assert_answer (fixture->path, "SELECT modified FROM note WHERE created > 1", "4000");
  g_clear_object (&list);
}

/* What is typed while a sync runs is merged with what comes, saved or not. */
static void
test_batch_meets_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);

  for (int is_saved = 0; is_saved < 2; is_saved++)
    {
      g_autoptr(TrellisNote) note = add_shared_note (fixture, match, "One\nTwo\nThree");
      g_autofree char *of_note = lines (LINE ("note", note), NULL);
      g_autofree char *sql =
        g_strdup_printf ("SELECT body FROM note WHERE uid = '%s'", UID (note));
      TrellisShareBatch *batch = new_batch (match);
      TrellisNote *merged;

      fixture_flush (fixture);
      run_plain (fixture->path, "DELETE FROM shared_change");
      merged = copy_note (note);
      trellis_note_set_body (merged, "One\nTwo\nThree, theirs");
      trellis_share_batch_take_edit (batch, TRELLIS_RECORD (copy_note (note)),
                                     TRELLIS_RECORD (merged));

      trellis_note_set_body (note, "One, mine\nTwo\nThree");
      trellis_note_set_title (note, "My title");
      if (is_saved)
        fixture_flush (fixture);
      apply (fixture, batch);

      g_assert_cmpstr (trellis_note_get_body (note), ==, "One, mine\nTwo\nThree, theirs");
      g_assert_cmpstr (trellis_note_get_title (note), ==, "My title");
      assert_answer (fixture->path, sql, "One, mine\nTwo\nThree, theirs");
      assert_changes (fixture, of_note);
    }
}

static void
collect_cb (TrellisRecord *record, gpointer data)
{
  trellis_note_set_body (TRELLIS_NOTE (record), data);
}

/* What an editor holds is poured in before something else comes. */
static void
test_batch_collects (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autoptr(TrellisNote) note = add_shared_note (fixture, match, "One\nTwo");
  TrellisShareBatch *batch = new_batch (match);
  TrellisNote *merged;

  fixture_flush (fixture);
  merged = copy_note (note);
  trellis_note_set_body (merged, "One\nTwo, theirs");
  trellis_share_batch_take_edit (batch, TRELLIS_RECORD (copy_note (note)), TRELLIS_RECORD (merged));
  g_signal_connect (note, "collect", G_CALLBACK (collect_cb), (gpointer) "One, typed\nTwo");
  trellis_record_touch (TRELLIS_RECORD (note));
  apply (fixture, batch);
  g_assert_cmpstr (trellis_note_get_body (note), ==, "One, typed\nTwo, theirs");
}

/* A record that was deleted meanwhile, and one whose change clashes. */
static void
test_batch_clashes (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autoptr(TrellisNote) gone = add_shared_note (fixture, match, "Gone");
  g_autoptr(TrellisNote) both = add_shared_note (fixture, match, "Both");
  g_autoptr(GPtrArray) clashes = NULL;
  TrellisShareBatch *batch = new_batch (match);
  TrellisNote *merged;
  g_autoptr(GError) error = NULL;

  fixture_flush (fixture);
  merged = copy_note (gone);
  trellis_note_set_body (merged, "Gone, but theirs");
  trellis_share_batch_take_edit (batch, TRELLIS_RECORD (copy_note (gone)), TRELLIS_RECORD (merged));
  merged = copy_note (both);
  trellis_note_set_title (merged, "Their title");
  trellis_share_batch_take_edit (batch, TRELLIS_RECORD (copy_note (both)), TRELLIS_RECORD (merged));

  trellis_store_delete (fixture->store, gone);
  trellis_note_set_title (both, "My title");
  apply (fixture, batch);

  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (gone)), ==, 0);
  g_assert_cmpstr (trellis_note_get_body (gone), ==, "Gone, but theirs");
  g_assert_cmpstr (trellis_note_get_title (both), ==, "Their title");

  clashes = trellis_store_list_clashes (fixture->store, UID (match));
  g_assert_cmpuint (clashes->len, ==, 2);
  for (guint i = 0; i < clashes->len; i++)
    {
      const TrellisSharedClash *clash = g_ptr_array_index (clashes, i);

      g_assert_false (clash->is_seen);
      if (clash->kind == TRELLIS_SHARED_CLASH_KIND_KEPT_THEIRS)
        {
          g_assert_cmpstr (clash->record, ==, UID (gone));
          continue;
        }
      g_assert_cmpint (clash->kind, ==, TRELLIS_SHARED_CLASH_KIND_BOTH_CHANGED);
      g_assert_cmpstr (clash->field, ==, "title");
      g_assert_cmpstr (clash->base, ==, "Title");
      g_assert_cmpstr (clash->mine, ==, "My title");
      g_assert_cmpstr (clash->theirs, ==, "Their title");
      g_assert_cmpstr (clash->result, ==, "Their title");
      run_plain (fixture->path, "DELETE FROM shared_change");
      trellis_store_settle_clash (fixture->store, clash, TRELLIS_CLASH_CHOICE_MINE, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (trellis_note_get_title (both), ==, "My title");
      g_assert_true (trellis_store_has_shared_changes (fixture->store, UID (match)));
    }
  assert_answer (fixture->path, "SELECT seen FROM shared_clash WHERE field = 'title'", "1");

  for (guint i = 0; i < clashes->len; i++)
    trellis_store_reopen_clash (fixture->store, g_ptr_array_index (clashes, i), &error);
  g_assert_no_error (error);
  assert_answer (fixture->path, "SELECT seen FROM shared_clash WHERE field = 'title'", "0");
  g_assert_cmpstr (trellis_note_get_title (both), ==, "My title");
}

/* What is known of the other side is written with the records or not at all. */
static void
test_batch_is_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  TrellisShareBatch *batch = new_batch (match);
  TrellisNote *lost = trellis_note_new ();
  g_autoptr(TrellisSharing) sharing = NULL;
  g_autoptr(GError) error = NULL;

  sharing = trellis_store_dup_sharing (fixture->store, UID (match));
  g_set_str (&sharing->token, "2");
  batch->sharing = trellis_sharing_copy (sharing);
  g_ptr_array_add (batch->items, trellis_shared_item_new ("a.ics", "\"1\""));
  trellis_record_set_string (TRELLIS_RECORD (lost), TRELLIS_RECORD_UID, "lost");
  trellis_note_set_match (lost, UID (match));
  trellis_note_set_goal (lost, "no-such-goal");
  trellis_share_batch_take_edit (batch, NULL, TRELLIS_RECORD (lost));

  g_test_expect_message ("trellis-store", G_LOG_LEVEL_MESSAGE, "*");
  g_assert_false (trellis_store_apply_batch (fixture->store, batch, &error));
  g_test_assert_expected_messages ();
  g_assert_nonnull (error);
  assert_answer (fixture->path, "SELECT count(*) FROM shared_item", "0");
  assert_answer (fixture->path, "SELECT token FROM sharing", "");
  assert_answer (fixture->path, "SELECT count(*) FROM note", "0");
  g_assert_cmpint (trellis_store_get_state (fixture->store), ==, TRELLIS_STORE_STATE_FAILED);

  /* The store goes on once nothing is in the way. */
  {
    g_autoptr(TrellisNote) kept = trellis_store_get (fixture->store, TRELLIS_TYPE_NOTE, "lost");

    trellis_note_set_goal (kept, NULL);
    fixture_flush (fixture);
  }
  assert_answer (fixture->path, "SELECT count(*) FROM note", "1");
}

static void
test_batch_after_the_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  TrellisShareBatch *batch = new_batch (match);
  TrellisNote *note = trellis_note_new ();
  g_autoptr(GError) error = NULL;

  trellis_store_stop_sharing (fixture->store, UID (match), &error);
  g_assert_no_error (error);
  trellis_record_set_string (TRELLIS_RECORD (note), TRELLIS_RECORD_UID, "came-late");
  trellis_note_set_match (note, UID (match));
  trellis_share_batch_take_edit (batch, NULL, TRELLIS_RECORD (note));
  g_ptr_array_add (batch->items, trellis_shared_item_new ("a.ics", "\"1\""));

  g_assert_false (trellis_store_apply_batch (fixture->store, batch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_answer (fixture->path, "SELECT uid FROM note", "came-late");
  assert_answer (fixture->path, "SELECT count(*) FROM shared_item", "0");
}

/* A change that was made after the one that was brought there is still to be brought. */
static void
test_changes_are_numbered (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autoptr(TrellisNote) note = add_shared_note (fixture, match, "One");
  g_autoptr(TrellisShareReader) reader = NULL;
  g_autoptr(GPtrArray) changes = NULL;

  fixture_flush (fixture);
  reader = trellis_share_reader_open (fixture->folder, NULL);
  changes = trellis_share_reader_list_changes (reader, UID (match), NULL);
  g_assert_cmpuint (changes->len, ==, 1);

  for (int is_newer = 1; is_newer >= 0; is_newer--)
    {
      TrellisShareBatch *batch = new_batch (match);

      if (is_newer)
        {
          trellis_note_set_body (note, "Two");
          fixture_flush (fixture);
        }
      else
        {
          g_clear_pointer (&changes, g_ptr_array_unref);
          changes = trellis_share_reader_list_changes (reader, UID (match), NULL);
        }
      g_ptr_array_add (batch->changes, g_ptr_array_steal_index (changes, 0));
      apply (fixture, batch);
      g_assert_cmpint (trellis_store_has_shared_changes (fixture->store, NULL), ==, is_newer);
    }
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autoptr(TrellisGoal) goal = add_goal (fixture->store, match, "Goal");
  g_autoptr(TrellisNote) held = add_shared_note (fixture, match, "Held");
  g_autoptr(TrellisNote) unsaved = add_shared_note (fixture, match, "Unsaved");
  g_autofree char *before = g_strdup (UID (match));
  g_autoptr(TrellisMatch) found = NULL;
  g_autoptr(GError) error = NULL;

  trellis_note_set_goal (held, UID (goal));
  fixture_flush (fixture);
  trellis_note_set_goal (unsaved, UID (goal));
  trellis_store_rename (fixture->store, goal, "new-goal", &error);
  g_assert_no_error (error);
  trellis_store_rename (fixture->store, match, "new-match", &error);
  g_assert_no_error (error);

  g_assert_cmpstr (UID (goal), ==, "new-goal");
  g_assert_cmpstr (trellis_note_get_goal (held), ==, "new-goal");
  g_assert_cmpstr (trellis_note_get_goal (unsaved), ==, "new-goal");
  g_assert_cmpstr (trellis_goal_get_match (goal), ==, "new-match");
  found = trellis_store_get (fixture->store, TRELLIS_TYPE_MATCH, "new-match");
  g_assert_true (found == match);
  g_assert_null (trellis_store_get (fixture->store, TRELLIS_TYPE_MATCH, before));

  trellis_note_set_body (held, "Held, and changed");
  fixture_flush (fixture);
  assert_answer (fixture->path, "SELECT \"match\", goal FROM note", "new-match|new-goal\nnew-match|new-goal");
  assert_answer (fixture->path, "SELECT \"match\" FROM sharing", "new-match");
  assert_answer (fixture->path, "PRAGMA foreign_key_check", "");
}

static void
test_accounts (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisAccount) account = trellis_account_new ("https://example.org/dav", "ada");
  g_autoptr(TrellisSharing) sharing =
    trellis_sharing_new (UID (match), TRELLIS_SHARING_KIND_CALENDAR, "https://example.org/dav/x/");
  g_autoptr(GPtrArray) accounts = NULL;
  const TrellisAccount *found;
  g_autoptr(GError) error = NULL;

  account->homes = g_strsplit ("https://example.org/a/ https://example.org/b/", " ", -1);
  account->certificate = g_strdup ("ab:cd");
  trellis_store_save_account (fixture->store, account, &error);
  g_assert_no_error (error);
  sharing->account = g_strdup (account->uid);
  trellis_store_share (fixture->store, sharing, &error);
  g_assert_no_error (error);

  accounts = trellis_store_list_accounts (fixture->store);
  g_assert_cmpuint (accounts->len, ==, 1);
  found = g_ptr_array_index (accounts, 0);
  g_assert_cmpstr (found->uid, ==, account->uid);
  g_assert_cmpstr (found->user, ==, "ada");
  g_assert_cmpstr (found->certificate, ==, "ab:cd");
  g_assert_cmpstrv (found->homes, account->homes);
  g_assert_null (found->origins);
  g_assert_false (found->allows_plain);
  g_assert_false (trellis_store_remove_account (fixture->store, account->uid, NULL));
  trellis_store_stop_sharing (fixture->store, UID (match), &error);
  trellis_store_remove_account (fixture->store, account->uid, &error);
  g_assert_no_error (error);
}

/* What was looked at is kept for a while; what was not, until it is. */
static void
test_clashes_thin (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisDatabase) database =
    trellis_database_open (fixture->path, TRELLIS_DATABASE_WRITE, NULL);
  g_autoptr(GError) error = NULL;

  run_plain (fixture->path,
             "INSERT INTO shared_clash (\"match\", \"table\", record, kind, found, seen) VALUES"
             " ('m', 'note', 'old', 'kept-mine', 1000, 1),"
             " ('m', 'note', 'unseen', 'kept-mine', 1000, 0),"
             " ('m', 'note', 'new', 'kept-mine', 2000, 1)");
  g_assert_true (trellis_shared_clashes_thin (database, 2000, &error));
  g_assert_no_error (error);
  assert_answer (fixture->path, "SELECT record FROM shared_clash ORDER BY record", "new\nunseen");
}

/* A restored journal is another replica, and believes nothing of what it knew of the other side. */
static void
test_restored_is_another (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *sql = g_strdup_printf ("VACUUM INTO '%s'", copy);
  g_autoptr(GFile) file = g_file_new_for_path (copy);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  run_plain (fixture->path, "UPDATE replica SET writes = 7; UPDATE sharing SET token = 'old'");
  before = ask_plain (fixture->path, "SELECT name FROM replica");
  g_assert_cmpuint (strlen (before), ==, 12);
  run_plain (fixture->path, sql);
  g_clear_object (&match);
  fixture_close (fixture);
  g_assert_true (trellis_backup_put_back (fixture->folder, file, &error));
  g_assert_no_error (error);
  after = ask_plain (fixture->path, "SELECT name FROM replica");
  g_assert_cmpstr (before, !=, after);
  assert_answer (fixture->path, "SELECT writes FROM replica", "0");
  assert_answer (fixture->path, "SELECT count(*), count(token) FROM sharing", "1|0");
  fixture_open (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/sharing/marks", test_marks);
  FIXTURE_TEST ("/sharing/marks-moves-and-removals", test_marks_moves_and_removals);
  FIXTURE_TEST ("/sharing/removal-forgets", test_removal_forgets);
  FIXTURE_TEST ("/sharing/marks-all", test_sharing_marks_all);
  FIXTURE_TEST ("/sharing/batch-adds-and-sets", test_batch_adds_and_sets);
  FIXTURE_TEST ("/sharing/batch-meets-edit", test_batch_meets_edit);
  FIXTURE_TEST ("/sharing/batch-collects", test_batch_collects);
  FIXTURE_TEST ("/sharing/batch-clashes", test_batch_clashes);
  FIXTURE_TEST ("/sharing/batch-is-one", test_batch_is_one);
  FIXTURE_TEST ("/sharing/batch-after-the-end", test_batch_after_the_end);
  FIXTURE_TEST ("/sharing/changes-are-numbered", test_changes_are_numbered);
  FIXTURE_TEST ("/sharing/rename", test_rename);
  FIXTURE_TEST ("/sharing/accounts", test_accounts);
  FIXTURE_TEST ("/sharing/clashes-thin", test_clashes_thin);
  FIXTURE_TEST ("/sharing/restored-is-another", test_restored_is_another);
  return g_test_run ();
}
