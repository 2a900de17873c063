/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "trellis-first-word.h"

#include <glib/gstdio.h>

static void
test_keeps (Fixture *fixture, gconstpointer data)
{
  const char *tags[] = { "one", "two words", NULL };
  g_autofree char *uid = NULL;
  g_autoptr(TrellisNote) found = NULL;

  {
    g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
    g_autoptr(TrellisNote) note = add_note (fixture->store, match, "First", NULL);

    trellis_note_set_body (note, "Ünïcode — “words”");
    trellis_note_set_kind (note, TRELLIS_NOTE_KIND_WIN);
    trellis_note_set_tags (note, tags);
    uid = g_strdup (trellis_record_get_uid (TRELLIS_RECORD (note)));
  }

  fixture_reopen (fixture);
  found = trellis_store_get (fixture->store, TRELLIS_TYPE_NOTE, uid);
  g_assert_nonnull (found);
  g_assert_cmpstr (trellis_note_get_title (found), ==, "First");
  g_assert_cmpstr (trellis_note_get_body (found), ==, "Ünïcode — “words”");
  g_assert_cmpint (trellis_note_get_kind (found), ==, TRELLIS_NOTE_KIND_WIN);
  g_assert_cmpstr (trellis_note_get_tags (found)[1], ==, "two words");
}

static void
test_one_object_per_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "First", NULL);
  g_autoptr(TrellisNote) again = trellis_store_get (
    fixture->store, TRELLIS_TYPE_NOTE, trellis_record_get_uid (TRELLIS_RECORD (note)));

  g_assert_true (note == again);
  g_assert_null (trellis_store_get (fixture->store, TRELLIS_TYPE_GOAL,
                                    trellis_record_get_uid (TRELLIS_RECORD (note))));
  g_assert_null (trellis_store_get (fixture->store, TRELLIS_TYPE_NOTE, "no-such-uid"));
}

static char *
join_titles (TrellisRecordList *list)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(TrellisRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", trellis_record_get_title (record));
    }
  return g_string_free_and_steal (g_steal_pointer (&titles));
}

static void
assert_titles (TrellisRecordList *list, const char *expected)
{
  g_autofree char *titles = join_titles (list);

  g_assert_cmpstr (titles, ==, expected);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, GString *log)
{
  g_string_append_printf (log, "%u-%u+%u ", position, removed, added);
  g_assert_cmpuint (position + added, <=, g_list_model_get_n_items (model));
}

/* Of a record that nobody writes into, nothing is left; text that an editor still holds is a word. */
static void
test_first_word (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);
  TrellisNote *unwritten = trellis_note_new ();
  g_autoptr(TrellisNote) written = trellis_note_new ();
  g_autoptr(TrellisNote) typed = trellis_note_new ();

  trellis_store_add_with_first_word (fixture->store, unwritten);
  trellis_store_add_with_first_word (fixture->store, written);
  trellis_store_add_with_first_word (fixture->store, typed);
  g_object_unref (unwritten);
  g_assert_cmpuint (trellis_store_count (fixture->store, query), ==, 0);

  trellis_note_set_body (written, "a word");
  trellis_record_touch (TRELLIS_RECORD (typed));
  g_assert_cmpuint (trellis_store_count (fixture->store, query), ==, 2);
  trellis_note_set_body (written, "and another");
  g_assert_true (trellis_store_flush (fixture->store, NULL));
  g_assert_cmpuint (trellis_store_count (fixture->store, query), ==, 2);
}

static void
test_list_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisMatch) other = add_match (fixture->store, "Bob");
  g_autoptr(TrellisNote) b = add_note (fixture->store, match, "b", NULL);
  g_autoptr(TrellisNote) d = add_note (fixture->store, match, "d", NULL);
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisRecordList) list = NULL;
  g_autoptr(TrellisNote) c = NULL;
  g_autoptr(TrellisNote) elsewhere = NULL;
  g_autoptr(GString) log = g_string_new (NULL);

  trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (match)));
  trellis_query_descending (query, "pinned");
  trellis_query_ascending (query, "title");
  list = trellis_store_list (fixture->store, query);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), log);
  assert_titles (list, "b d");

  c = add_note (fixture->store, match, "c", NULL);
  elsewhere = add_note (fixture->store, other, "a", NULL);
  assert_titles (list, "b c d");
  trellis_note_set_pinned (d, TRUE);
  assert_titles (list, "d b c");
  trellis_note_set_title (b, "z");
  assert_titles (list, "d c z");
  trellis_note_set_body (b, "not part of the query");
  trellis_store_delete (fixture->store, c);
  assert_titles (list, "d z");
  trellis_store_restore (fixture->store, c);
  assert_titles (list, "d c z");
  g_assert_cmpstr (log->str, ==, "1-0+1 2-1+0 0-0+1 1-1+0 2-0+1 1-1+0 1-0+1 ");
  g_assert_cmpuint (trellis_store_count (fixture->store, query), ==, 3);
  g_assert_cmpint (trellis_record_list_find (list, TRELLIS_RECORD (c)), ==, 1);
  g_assert_cmpint (trellis_record_list_find (list, TRELLIS_RECORD (elsewhere)), ==, -1);
}

static void
test_trash_takes_parts (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) kept = add_note (fixture->store, match, "kept", NULL);
  g_autoptr(TrellisNote) gone = add_note (fixture->store, match, "gone", NULL);
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisRecordList) list = NULL;

  trellis_query_ascending (query, "title");
  list = trellis_store_list (fixture->store, query);
  trellis_record_set_number (TRELLIS_RECORD (gone), TRELLIS_RECORD_DELETED, 1000);
  assert_titles (list, "kept");

  trellis_store_delete (fixture->store, match);
  assert_titles (list, "");
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (kept)), !=, 0);

  trellis_store_restore (fixture->store, match);
  assert_titles (list, "kept");
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (gone)), ==, 1000);
}

static void
collect_cb (TrellisNote *note, gpointer data)
{
  trellis_note_set_body (note, "typed and not yet handed over");
}

static void
test_collects_before_saving (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uid = NULL;
  g_autoptr(TrellisNote) found = NULL;

  {
    g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
    g_autoptr(TrellisNote) note = add_note (fixture->store, match, "n", NULL);

    g_assert_true (trellis_store_flush (fixture->store, NULL));
    g_assert_cmpint (trellis_store_get_state (fixture->store), ==, TRELLIS_STORE_STATE_SAVED);
    g_signal_connect (note, "collect", G_CALLBACK (collect_cb), NULL);
    trellis_record_touch (TRELLIS_RECORD (note));
    g_assert_cmpint (trellis_store_get_state (fixture->store), ==, TRELLIS_STORE_STATE_UNSAVED);
    g_assert_true (trellis_store_flush (fixture->store, NULL));
    uid = g_strdup (trellis_record_get_uid (TRELLIS_RECORD (note)));
  }

  fixture_reopen (fixture);
  found = trellis_store_get (fixture->store, TRELLIS_TYPE_NOTE, uid);
  g_assert_cmpstr (trellis_note_get_body (found), ==, "typed and not yet handed over");
}

static void
test_saves_by_itself (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");

  while (trellis_store_get_state (fixture->store) != TRELLIS_STORE_STATE_SAVED)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_one_process (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (trellis_store_open (fixture->folder, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_LOCKED);
}

static void
write_file (Fixture *fixture, const char *content)
{

  g_clear_object (&fixture->store);
  g_assert_true (g_file_set_contents (fixture->path, content, -1, NULL));
}

static void
test_not_a_database (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;

  write_file (fixture, "These are not the bytes of a database, but somebody may want them.");
  g_assert_null (trellis_store_open (fixture->folder, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "These are not"));
}

static void
test_newer_schema (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  sqlite3 *handle = NULL;

  g_clear_object (&fixture->store);
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA user_version = 9999", NULL, NULL, NULL), ==, 0);
  sqlite3_close (handle);

  g_assert_null (trellis_store_open (fixture->folder, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_NEWER);
}

static guint
count_notes (Fixture *fixture)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);

  return trellis_store_count (fixture->store, query);
}

/* Reading together sees what was saved before and what is not saved yet, and ends in time for what
 * comes after. */
static void
test_reading_together (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) first = add_note (fixture->store, match, "First", NULL);
  g_autoptr(TrellisNote) second = NULL;
  g_autoptr(TrellisNote) third = NULL;

  trellis_store_begin_reading (fixture->store);
  g_assert_cmpuint (count_notes (fixture), ==, 1);
  trellis_store_end_reading (fixture->store);

  second = add_note (fixture->store, match, "Second", NULL);
  g_assert_true (trellis_store_flush (fixture->store, NULL));
  trellis_store_begin_reading (fixture->store);
  trellis_store_begin_reading (fixture->store);
  g_assert_cmpuint (count_notes (fixture), ==, 2);
  trellis_store_end_reading (fixture->store);
  g_assert_cmpuint (count_notes (fixture), ==, 2);
  trellis_store_end_reading (fixture->store);

  third = add_note (fixture->store, match, "Third", NULL);
  g_assert_true (trellis_store_flush (fixture->store, NULL));
  g_assert_cmpuint (count_notes (fixture), ==, 3);
}

static void
test_private_files (Fixture *fixture, gconstpointer data)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (fixture->folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);

  /* Also where somebody has made it a file for all since, and it is only read. */
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  fixture_reopen (fixture);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

#define ADD(path, function) FIXTURE_TEST ("/store/" path, function)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("keeps", test_keeps);
  ADD ("one-object-per-row", test_one_object_per_row);
  ADD ("first-word", test_first_word);
  ADD ("list-follows", test_list_follows);
  ADD ("trash-takes-parts", test_trash_takes_parts);
  ADD ("collects-before-saving", test_collects_before_saving);
  ADD ("saves-by-itself", test_saves_by_itself);
  ADD ("reading-together", test_reading_together);
  ADD ("one-process", test_one_process);
  ADD ("not-a-database", test_not_a_database);
  ADD ("newer-schema", test_newer_schema);
  ADD ("private-files", test_private_files);
  return g_test_run ();
}
