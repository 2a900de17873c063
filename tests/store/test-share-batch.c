/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shared-match.h"
#include "apply-batch.h"

#include "trellis-record-copy.h"
#include "trellis-share-batch.h"
#include "trellis-share-reader.h"
#include "trellis-store-sharing.h"

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

  apply_batch (fixture->store, batch, &error);
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
  assert_shared_changes (fixture, "");
  g_assert_cmpint (trellis_store_get_state (fixture->store), ==, TRELLIS_STORE_STATE_SAVED);

  fixture_flush (fixture);
  assert_answer (fixture->path, "SELECT modified FROM note WHERE created > 1", "4000");
  g_clear_object (&list);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (trellis_store_apply_batch_finish (TRELLIS_STORE (source), result, NULL));
  *(gboolean *) data = TRUE;
}

/* What comes is not something of the person's that has to be saved, but it is on its way to the disk. */
static void
test_batch_is_on_its_way (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  TrellisShareBatch *batch = new_batch (match);
  gboolean is_applied = FALSE;

  fixture_flush (fixture);
  g_assert_false (trellis_store_has_unwritten (fixture->store));
  trellis_store_apply_batch_async (fixture->store, batch, applied_cb, &is_applied);
  g_assert_cmpint (trellis_store_get_state (fixture->store), ==, TRELLIS_STORE_STATE_SAVED);
  g_assert_true (trellis_store_has_unwritten (fixture->store));
  while (!is_applied)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (trellis_store_has_unwritten (fixture->store));
}

/* What is typed while a sync runs is merged with what comes, saved or not. */
static void
test_batch_meets_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);

  for (int is_saved = 0; is_saved < 2; is_saved++)
    {
      g_autoptr(TrellisNote) note = add_shared_note (fixture, match, "One\nTwo\nThree");
      g_autofree char *of_note = join_lines (LINE ("note", note), NULL);
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
      assert_shared_changes (fixture, of_note);
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
      g_assert_cmpuint (trellis_store_count_shared_changes (fixture->store, UID (match)), >, 0);
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
  g_assert_false (apply_batch (fixture->store, batch, &error));
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

  g_assert_false (apply_batch (fixture->store, batch, &error));
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
      g_assert_cmpint (trellis_store_count_shared_changes (fixture->store, NULL) > 0, ==, is_newer);
    }
}

/* A record of each class, with something where it must refer to something. */
static GPtrArray *
add_one_of_each (Fixture *fixture)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      TrellisRecord *record = g_object_new (trellis_record_types ()[i], NULL);
      TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

      for (guint j = 0; j < klass->n_fields; j++)
        for (guint k = 0; k < records->len && klass->fields[j].kind == TRELLIS_FIELD_REFERENCE; k++)
          if (G_OBJECT_TYPE (records->pdata[k]) == klass->fields[j].get_type ())
            trellis_record_set_string (record, j, UID (records->pdata[k]));
      g_ptr_array_add (records, record);
      trellis_store_add (fixture->store, record);
    }
  return records;
}

/* A uid alone tells of which class what has it is, whatever class that is. */
static void
test_class_of_uid (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) records = add_one_of_each (fixture);
  g_autoptr(TrellisShareReader) reader = NULL;
  g_autoptr(GError) error = NULL;
  GType type;

  fixture_flush (fixture);
  reader = trellis_share_reader_open (fixture->folder, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < records->len; i++)
    {
      g_assert_true (trellis_share_reader_find_type (reader, UID (records->pdata[i]), &type, &error));
      g_assert_cmpstr (g_type_name (type), ==, G_OBJECT_TYPE_NAME (records->pdata[i]));
    }
  g_assert_true (trellis_share_reader_find_type (reader, "of-nothing", &type, &error));
  g_assert_cmpuint (type, ==, G_TYPE_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/sharing/batch-adds-and-sets", test_batch_adds_and_sets);
  FIXTURE_TEST ("/sharing/is-on-its-way", test_batch_is_on_its_way);
  FIXTURE_TEST ("/sharing/batch-meets-edit", test_batch_meets_edit);
  FIXTURE_TEST ("/sharing/batch-collects", test_batch_collects);
  FIXTURE_TEST ("/sharing/batch-clashes", test_batch_clashes);
  FIXTURE_TEST ("/sharing/batch-is-one", test_batch_is_one);
  FIXTURE_TEST ("/sharing/batch-after-the-end", test_batch_after_the_end);
  FIXTURE_TEST ("/sharing/changes-are-numbered", test_changes_are_numbered);
  FIXTURE_TEST ("/sharing/class-of-uid", test_class_of_uid);
  return g_test_run ();
}
