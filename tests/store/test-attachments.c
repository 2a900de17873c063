/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "attaching.h"
#include "trellis-attachment-content.h"
#include "trellis-search.h"
#include "trellis-store-attachments.h"
#include "trellis-trash.h"

#include <string.h>

static void
assert_list (TrellisRecordList *list, const char *expected)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(TrellisRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", trellis_record_get_title (record));
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_amount (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisAttachment) three = attach (fixture, match, NULL, "a.txt", "one");
  g_autoptr(TrellisAttachment) two = attach (fixture, match, NULL, "b.txt", "so");
  g_autoptr(TrellisDatabase) database = NULL;
  g_autoptr(GError) error = NULL;

  database = trellis_database_open (fixture->path, TRELLIS_DATABASE_READ, &error);
  trellis_attachment_content_check_amount (database, 5, &error);
  g_assert_no_error (error);
  g_assert_false (trellis_attachment_content_check_amount (database, 4, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_TOO_MANY);
}

static void
assert_counts (Fixture *fixture, TrellisNote *first, guint n_first, TrellisNote *second, guint n_second)
{
  g_autoptr(GHashTable) counts = trellis_store_count_attachments (fixture->store);

  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, UID (first))), ==, n_first);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, UID (second))), ==, n_second);
  g_assert_cmpuint (g_hash_table_size (counts), ==, (n_first > 0) + (n_second > 0));
}

/* What is beside the match or in the trash is no note's. */
static void
test_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) first = add_note (fixture->store, match, "first", NULL);
  g_autoptr(TrellisNote) second = add_note (fixture->store, match, "second", NULL);
  g_autoptr(TrellisAttachment) cv = attach (fixture, match, NULL, "cv.pdf", "life");
  g_autoptr(TrellisAttachment) a = NULL;
  g_autoptr(TrellisAttachment) b = NULL;

  assert_counts (fixture, first, 0, second, 0);
  a = attach (fixture, match, first, "a.txt", "one");
  b = attach (fixture, match, first, "b.txt", "one");
  assert_counts (fixture, first, 2, second, 0);
  trellis_store_delete (fixture->store, a);
  assert_counts (fixture, first, 1, second, 0);
  trellis_attachment_set_note (b, UID (second));
  assert_counts (fixture, first, 0, second, 1);
}

/* One's own photo belongs to no match, and goes with the person. */
static void
test_own_photo (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisPerson) me = trellis_person_new ();
  g_autoptr(TrellisAttachment) new = trellis_attachment_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static ("smile", 5);
  g_autoptr(TrellisAttachment) photo = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *match = NULL;

  trellis_person_set_name (me, "Ines");
  trellis_store_add (fixture->store, me);
  trellis_attachment_set_person (new, UID (me));
  trellis_attachment_set_kind (new, TRELLIS_ATTACHMENT_KIND_PHOTO);
  photo = trellis_store_attach (fixture->store, new, bytes, &error);
  g_assert_no_error (error);
  assert_holds (fixture->store, photo, "smile");
  match = trellis_store_find_match (fixture->store, photo);
  g_assert_null (match);

  trellis_store_delete (fixture->store, me);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (photo)), !=, 0);
  trellis_store_delete_forever (fixture->store, me, &error);
  g_assert_no_error (error);
  assert_answer (fixture->path, "SELECT (SELECT count(*) FROM attachment), (SELECT count(*) FROM content)", "0|0");
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "note", NULL); /* not on the disk yet */
  g_autoptr(TrellisRecordList) of_note = trellis_store_list_attachments (fixture->store, match, note);
  g_autoptr(TrellisRecordList) of_match = trellis_store_list_attachments (fixture->store, match, NULL);
  g_autoptr(TrellisAttachment) first = attach (fixture, match, note, "first.txt", "one");
  g_autoptr(TrellisAttachment) empty = attach (fixture, match, note, "empty.txt", "");
  g_autoptr(TrellisAttachment) cv = attach (fixture, match, NULL, "cv.pdf", "my life");
  g_autoptr(TrellisAttachment) same = NULL;
  g_autofree char *uid = g_strdup (UID (first));

  assert_list (of_note, "first.txt, empty.txt");
  assert_list (of_match, "cv.pdf");
  g_assert_cmpint (trellis_attachment_get_size (cv), ==, 7);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (cv)), ==, TRELLIS_VISIBILITY_PRIVATE);
  g_assert_cmpint (trellis_record_get_created (TRELLIS_RECORD (cv)), !=, 0);
  assert_holds (fixture->store, first, "one");
  assert_holds (fixture->store, empty, "");

  /* It is live like any other. */
  same = trellis_store_get (fixture->store, TRELLIS_TYPE_ATTACHMENT, uid);
  g_assert_true (same == first);
  trellis_attachment_set_title (first, "renamed.txt");
  trellis_attachment_set_kind (cv, TRELLIS_ATTACHMENT_KIND_PHOTO); /* seen elsewhere */
  assert_list (of_match, "");

  g_clear_object (&of_note);
  g_clear_object (&of_match);
  g_clear_object (&first);
  g_clear_object (&same);
  fixture_reopen (fixture);
  first = trellis_store_get (fixture->store, TRELLIS_TYPE_ATTACHMENT, uid);
  g_assert_cmpstr (trellis_attachment_get_title (first), ==, "renamed.txt");
  assert_holds (fixture->store, first, "one");
}

/* Nothing of it stays where it could not be kept. */
static void
test_largest (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(GBytes) bytes = make_bytes (TRELLIS_ATTACHMENT_LARGEST + 1);
  g_autoptr(GBytes) most = g_bytes_new_from_bytes (bytes, 1, TRELLIS_ATTACHMENT_LARGEST);
  g_autoptr(TrellisAttachment) attachment = NULL;
  g_autoptr(GBytes) read = NULL;
  g_autoptr(GError) error = NULL;

  fixture_flush (fixture);
  g_assert_null (attach_bytes (fixture->store, match, NULL, "large", bytes, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_TOO_LARGE);
  g_clear_error (&error);
  assert_answer (fixture->path, "SELECT (SELECT count(*) FROM content), (SELECT count(*) FROM attachment)", "0|0");

  attachment = attach_bytes (fixture->store, match, NULL, "most", most, &error);
  g_assert_no_error (error);
  read = read_bytes (fixture->store, attachment, &error);
  g_assert_true (g_bytes_equal (read, most));
}

/* What was begun leaves nothing behind where it cannot be ended. */
static void
test_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(GBytes) bytes = g_bytes_new_static ("more", 4);
  g_autoptr(GError) error = NULL;

  fixture_flush (fixture);
  run_plain (fixture->path, "CREATE TRIGGER refuse BEFORE INSERT ON attachment"
                            " BEGIN SELECT RAISE (ABORT, 'refused'); END");
  g_assert_null (attach_bytes (fixture->store, match, NULL, "more", bytes, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED);
  assert_answer (fixture->path, "SELECT count(*) FROM content", "0");

  /* The journal itself is well, and goes on. */
  g_assert_cmpint (trellis_store_get_state (fixture->store), ==, TRELLIS_STORE_STATE_SAVED);
}

static void
test_kept_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "note", NULL);
  g_autoptr(TrellisAttachment) one = attach (fixture, match, note, "one.txt", "the same xqsecret");
  g_autoptr(TrellisAttachment) other = attach (fixture, match, NULL, "other.txt", "the same xqsecret");
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr(GError) error = NULL;

  assert_answer (fixture->path, "SELECT count(*), max (length (data)) FROM content", "1|17");
  trellis_store_delete (fixture->store, one);
  g_assert_true (trellis_store_delete_forever (fixture->store, one, &error));
  assert_holds (fixture->store, other, "the same xqsecret");

  /* The last one takes it with it, and nothing is left of it in the file. */
  trellis_store_delete (fixture->store, match);
  assert_holds (fixture->store, other, "the same xqsecret");
  g_assert_true (trellis_store_empty_trash (fixture->store, G_MAXINT64, &error));
  assert_answer (fixture->path, "SELECT (SELECT count(*) FROM content), (SELECT count(*) FROM attachment)", "0|0");
  fixture_flush (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    fixture_flush (fixture);
  g_assert_false (file_has (fixture->path, "xqsecret"));
  g_assert_false (file_has (log, "xqsecret"));
  assert_answer (fixture->path, "PRAGMA foreign_key_check", "");
}

static void
test_trash (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "note", NULL);
  g_autoptr(TrellisNote) plain = add_note (fixture->store, match, "plain", NULL);
  g_autoptr(TrellisAttachment) stays = attach (fixture, match, note, "stays.txt", "stays");
  g_autoptr(TrellisAttachment) alone = attach (fixture, match, note, "alone.txt", "alone");
  g_autoptr(TrellisAttachment) cv = attach (fixture, match, NULL, "cv.txt", "cv");
  g_autoptr(TrellisRecordList) list = trellis_store_list_attachments (fixture->store, match, note);
  g_autoptr(TrellisTrash) trash = trellis_trash_new (fixture->store);
  g_autoptr(GListModel) hits = NULL;
  g_autofree char *found = trellis_store_find_match (fixture->store, stays);

  g_assert_cmpstr (found, ==, UID (match));
  trellis_store_delete (fixture->store, alone);
  assert_list (list, "stays.txt");

  /* A note takes its own with it, and they are not listed by themselves; it brings back just these. */
  trellis_store_delete (fixture->store, note);
  assert_list (list, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (trash)), ==, 2);
  hits = trellis_store_search (fixture->store, "stays", NULL, 5);
  g_assert_cmpuint (g_list_model_get_n_items (hits), ==, 0);
  trellis_store_restore (fixture->store, note);
  assert_list (list, "stays.txt");
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (alone)), !=, 0);

  /* One that was removed before its note brings back the note that it belongs to. */
  trellis_store_delete (fixture->store, note);
  trellis_store_restore (fixture->store, alone);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), ==, 0);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (stays)), ==, 0);
  assert_list (list, "stays.txt, alone.txt");

  /* So does a match, with all. */
  trellis_store_delete (fixture->store, match);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (trash)), ==, 1);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (cv)), !=, 0);
  trellis_store_restore (fixture->store, match);
  assert_list (list, "stays.txt, alone.txt");
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (cv)), ==, 0);

  /* A note without any is put there without reading lists anew. */
  g_clear_object (&trash);
  trellis_store_delete (fixture->store, plain);
  g_assert_cmpint (trellis_store_get_state (fixture->store), ==, TRELLIS_STORE_STATE_UNSAVED);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisMatch) other = add_match (fixture->store, "Bob");
  g_autoptr(TrellisAttachment) cv = attach (fixture, match, NULL, "Résumé of Ada.pdf", "xqinside");
  g_autoptr(GListModel) hits = trellis_store_search (fixture->store, "resume", NULL, 5);

  g_assert_cmpuint (g_list_model_get_n_items (hits), ==, 1);
  g_clear_object (&hits);
  hits = trellis_store_search (fixture->store, "resume", UID (other), 5);
  g_assert_cmpuint (g_list_model_get_n_items (hits), ==, 0);

  /* Not even where the note went to the trash without its attachments, as what a partner removes may. */
  g_clear_object (&hits);
  {
    g_autoptr(TrellisNote) note = add_note (fixture->store, match, "note", NULL);
    g_autoptr(TrellisAttachment) plan = attach (fixture, match, note, "plan.pdf", "plan");

    trellis_record_set_number (TRELLIS_RECORD (note), TRELLIS_RECORD_DELETED, 1000);
    fixture_flush (fixture);
    hits = trellis_store_search (fixture->store, "plan", NULL, 5);
    g_assert_cmpuint (g_list_model_get_n_items (hits), ==, 0);
  }
}

/* What is on its way when the journal is closed is kept, or is not there at all. */
static void
test_closing (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisAttachment) new = trellis_attachment_new ();
  g_autoptr(GBytes) bytes = make_bytes (1000000);
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *answer = NULL;

  trellis_attachment_set_match (new, UID (match));
  trellis_attachment_set_title (new, "a.bin");
  trellis_store_attach_async (fixture->store, new, bytes, NULL, attaching_finished_cb, &result);
  for (int i = 0; i < 3 && result == NULL; i++)
    g_main_context_iteration (NULL, FALSE);
  trellis_store_close (fixture->store);
  attaching_wait_for (&result);
  {
    g_autoptr(TrellisAttachment) kept = trellis_store_attach_finish (fixture->store, result, NULL);

    answer = ask_plain (fixture->path, "SELECT count(*) FROM attachment JOIN content ON sha256 = content");
    g_assert_cmpstr (answer, ==, kept != NULL ? "1" : "0");
  }
  g_clear_object (&result);
}

/* Nothing is to be brought to where a match is shared, nor when something of it goes. */
static void
test_is_not_shared (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "note", NULL);
  g_autoptr(TrellisAttachment) attachment = NULL;
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO sharing (\"match\", kind, address, is_own, question, answer)"
    " VALUES ('%s', 'folder', '/x', 1, 'none', 'none')", UID (match));

  fixture_flush (fixture);
  run_plain (fixture->path, sql);
  attachment = attach (fixture, match, note, "cv.txt", "words");
  trellis_attachment_set_title (attachment, "renamed.txt");
  fixture_flush (fixture);
  assert_answer (fixture->path, "SELECT count(*) FROM shared_change", "0");
  trellis_store_delete (fixture->store, attachment);
  fixture_flush (fixture);
  assert_answer (fixture->path, "SELECT count(*) FROM shared_change", "0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/attachments/round-trip", test_round_trip);
  FIXTURE_TEST ("/attachments/counts", test_counts);
  FIXTURE_TEST ("/attachments/own-photo", test_own_photo);
  FIXTURE_TEST ("/attachments/largest", test_largest);
  FIXTURE_TEST ("/attachments/all-or-nothing", test_all_or_nothing);
  FIXTURE_TEST ("/attachments/amount", test_amount);
  FIXTURE_TEST ("/attachments/kept-once", test_kept_once);
  FIXTURE_TEST ("/attachments/trash", test_trash);
  FIXTURE_TEST ("/attachments/search", test_search);
  FIXTURE_TEST ("/attachments/closing", test_closing);
  FIXTURE_TEST ("/attachments/is-not-shared", test_is_not_shared);
  return g_test_run ();
}
