/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "trellis-backup.h"
#include "trellis-rotation.h"
#include "trellis-schema.h"
#include "trellis-time.h"
#include "trellis-upkeep.h"

#include <glib/gstdio.h>
#include <string.h>

#define DAY (24 * 60 * 60)

/* Puts @chosen in the place of the journal in @folder and opens that. */
static TrellisStore *
restore (const char *folder, GFile *chosen, GError **error)
{
  return trellis_backup_put_back (folder, chosen, NULL, error) ? trellis_store_open (folder, error) : NULL;
}

static void
test_rotation_of_names (void)
{
  static const char *const names[] = {
    "trellis-2026-11-22.db", "trellis-2026-11-21.db",  "trellis-2026-11-20.db",
    "trellis-2026-11-19.db", "trellis-2026-11-18.db",  "trellis-2026-11-17.db",
    "trellis-2026-11-16.db", "trellis-2026-11-14.db",  "trellis-2026-11-15.db",
    "trellis-2026-11-08.db", "trellis-2026-11-03.db",  "trellis-2026-11-02.db",
    "trellis-2026-10-20.db", "trellis-2026-10-11.db",  "trellis-2026-10-01.db",
    "trellis-2026-12-24.db", "trellis-2026-13-45.db",  "trellis-.db",
    "trellis-2020-01-01.db.partial", "before-schema-2.db", "before-restore-2020-01-01.db",
    "notes.txt", NULL,
  };
  g_autoptr(GPtrArray) superfluous = trellis_rotation_choose (names, "2026-11-22");
  g_autofree char *joined = NULL;

  g_ptr_array_add (superfluous, NULL);
  joined = g_strjoinv (" ", (char **) superfluous->pdata);
  g_assert_cmpstr (joined, ==,
                   "trellis-2026-11-14.db trellis-2026-11-03.db trellis-2026-11-02.db "
                   "trellis-2026-10-01.db");
}

static void
test_rotation_of_others (void)
{
  static const char *const names[] = {
    "before-schema-9.db",  "before-schema-2.db",  "before-schema-12.db", "before-schema-10.db",
    "before-schema-11.db", "before-schema-3.db",  "before-schema-1.db.partial",
    "before-restore-2026-11-22-080000.db", "before-restore-2026-11-22-075959.db",
    "before-restore-2026-11-20-120000.db", "before-restore-2025-12-31-120000.db",
    "before-restore-2026-01-01-120000.db", "before-restore-2026-02-01-120000.db",
    "before-long.db", NULL,
  };
  g_autoptr(GPtrArray) superfluous = trellis_rotation_choose (names, "2026-11-22");
  g_autofree char *joined = NULL;

  g_ptr_array_add (superfluous, NULL);
  joined = g_strjoinv (" ", (char **) superfluous->pdata);
  g_assert_cmpstr (joined, ==, "before-schema-2.db before-restore-2025-12-31-120000.db");
}

/* Backups of every day for half a year, rotated every day. */
static void
test_rotation_over_time (void)
{
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *today = g_strdup ("2026-01-01");

  for (int day = 0; day < 180; day++)
    {
      g_autofree char *next = trellis_day_add (today, 1);
      g_autoptr(GPtrArray) superfluous = NULL;

      g_ptr_array_add (kept, trellis_rotation_dup_name (today));
      g_ptr_array_add (kept, NULL);
      superfluous = trellis_rotation_choose ((const char *const *) kept->pdata, today);
      g_ptr_array_remove_index (kept, kept->len - 1);
      for (guint i = 0; i < superfluous->len; i++)
        {
          guint position;

          g_assert_true (g_ptr_array_find_with_equal_func (
            kept, g_ptr_array_index (superfluous, i), g_str_equal, &position));
          g_ptr_array_remove_index (kept, position);
        }
      g_assert_cmpuint (kept->len, <=, TRELLIS_ROTATION_DAYS + TRELLIS_ROTATION_WEEKS);
      g_set_str (&today, next);
    }

  /* The last day was 29 June; the weeks end on Sundays. */
  g_ptr_array_add (kept, NULL);
  g_assert_cmpstr (g_ptr_array_index (kept, 0), ==, "trellis-2026-05-31.db");
  g_assert_cmpstr (g_ptr_array_index (kept, 1), ==, "trellis-2026-06-07.db");
  g_assert_cmpstr (g_ptr_array_index (kept, 2), ==, "trellis-2026-06-14.db");
  g_assert_cmpstr (g_ptr_array_index (kept, 3), ==, "trellis-2026-06-21.db");
  g_assert_cmpstr (g_ptr_array_index (kept, 4), ==, "trellis-2026-06-23.db");
  g_assert_cmpuint (kept->len, ==, 11 + 1);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **place = data;

  *place = g_object_ref (result);
}

static gboolean
wait_for (GAsyncResult **result, GError **error)
{
  g_autoptr(GTask) task = NULL;

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  task = G_TASK (g_steal_pointer (result));
  return g_task_propagate_boolean (task, error);
}

static gboolean
keep_up (Fixture *fixture, gint64 now, const char *today, GError **error)
{
  GAsyncResult *result = NULL;
  gboolean succeeded;

  fixture_flush (fixture);
  trellis_upkeep_run (fixture->store, now, today, finished_cb, &result);
  succeeded = wait_for (&result, error);
  fixture_flush (fixture);
  return succeeded;
}

static char *
get_backup_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, "backups", name, NULL);
}

static void
test_daily (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "first", NULL);
  g_autofree char *first = get_backup_path (fixture, "trellis-2026-11-22.db");
  g_autofree char *old = get_backup_path (fixture, "trellis-2025-11-22.db");
  g_autofree char *older = get_backup_path (fixture, "trellis-2025-11-21.db");
  g_autoptr(GListModel) backups = NULL;
  g_autoptr(GError) error = NULL;
  GStatBuf info;

  g_assert_true (keep_up (fixture, 1000 * DAY, "2026-11-22", &error));
  g_assert_no_error (error);
  assert_answer (first, "SELECT title FROM note", "first");
  assert_answer (first, "PRAGMA integrity_check", "ok");
  assert_answer (first, "SELECT count(*) FROM note_search WHERE note_search MATCH 'first'", "1");
  g_assert_cmpint (g_stat (first, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  /* One a day. */
  trellis_note_set_title (note, "second");
  g_assert_true (keep_up (fixture, 1000 * DAY + 3600, "2026-11-22", &error));
  assert_answer (first, "SELECT title FROM note", "first");
  backups = trellis_backup_list (fixture->folder);
  g_assert_cmpuint (g_list_model_get_n_items (backups), ==, 1);
  g_clear_object (&backups);

  for (int i = 23; i < 30; i++)
    {
      g_autofree char *today = g_strdup_printf ("2026-11-%d", i);

      g_assert_true (g_file_set_contents (old, "", 0, NULL));
      g_assert_true (g_file_set_contents (older, "", 0, NULL));
      g_assert_true (keep_up (fixture, (1000 + i - 22) * DAY, today, &error));
    }
  g_assert_no_error (error);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (old, G_FILE_TEST_EXISTS)); /* of a week of its own */
  g_assert_false (g_file_test (older, G_FILE_TEST_EXISTS));
  backups = trellis_backup_list (fixture->folder);
  g_assert_cmpuint (g_list_model_get_n_items (backups), ==, 9);
}

static void
test_removes_what_is_old (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "old", NULL);
  g_autoptr(TrellisNote) kept = add_note (fixture->store, match, "kept", NULL);
  gint64 now = trellis_time_now ();

  trellis_record_set_number (TRELLIS_RECORD (note), TRELLIS_RECORD_DELETED, now - 31 * DAY);
  trellis_record_set_number (TRELLIS_RECORD (kept), TRELLIS_RECORD_DELETED, now - 29 * DAY);
  fixture_flush (fixture);
  run_plain (fixture->path, "INSERT INTO history (record, field, text, written, replaced) VALUES"
                            " ('a', 'body', '', 1000000000, 1), ('a', 'body', '', 1000000001, 1)");

  /* Not at the first start, nor after a year in a drawer: the clock may be wrong. */
  g_assert_true (keep_up (fixture, now, "2026-11-22", NULL));
  assert_answer (fixture->path, "SELECT count(*) FROM note", "2");
  g_assert_true (keep_up (fixture, now + 3600, "2026-11-22", NULL));
  assert_answer (fixture->path, "SELECT count(*) FROM note", "2");
  run_plain (fixture->path, "UPDATE upkeep SET done = done - 365 * 86400");
  g_assert_true (keep_up (fixture, now, "2026-11-22", NULL));
  assert_answer (fixture->path, "SELECT count(*) FROM note", "2");
  run_plain (fixture->path, "UPDATE upkeep SET done = done + 365 * 86400");
  g_assert_true (keep_up (fixture, now, "2026-11-22", NULL));
  assert_answer (fixture->path, "SELECT count(*) FROM note", "2");

  run_plain (fixture->path, "UPDATE upkeep SET done = done - 86400");
  g_assert_true (keep_up (fixture, now, "2026-11-22", NULL));
  assert_answer (fixture->path, "SELECT title FROM note", "kept");
  assert_answer (fixture->path, "SELECT count(*) FROM history", "1");
}

/* Overwrites some of the pages that hold notes. */
static void
damage (const char *path)
{
  const gsize page = 4096;
  g_autofree char *content = NULL;
  g_autofree char *word = g_strnfill (200, 'm');
  gsize length;
  int n_damaged = 0;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize i = page; i < length; i += page)
    if (memmem (content + i, page, word, 200) != NULL)
      {
        for (gsize j = 0; j < page; j++)
          content[i + j] = (char) (j * 31 + 7);
        n_damaged++;
      }
  g_assert_cmpint (n_damaged, >, 2);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static void
fill (Fixture *fixture)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");

  for (int i = 0; i < 300; i++)
    {
      g_autofree char *title = g_strdup_printf ("note %d", i);
      g_autofree char *body = g_strnfill (2000, (char) ('a' + i % 26));

      g_object_unref (add_note (fixture->store, match, title, body));
    }
  fixture_flush (fixture);
}

static void
test_finds_damage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *place = get_backup_path (fixture, "");
  g_autofree char *good = get_backup_path (fixture, "trellis-2026-11-20.db");
  g_autofree char *bad = get_backup_path (fixture, "trellis-2026-11-21.db");
  g_autoptr(TrellisBackup) backup = NULL;
  g_autoptr(GListModel) backups = NULL;
  g_autoptr(TrellisStore) restored = NULL;
  g_autoptr(GDir) dir = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;
  g_autofree char *kept = NULL;
  gsize length, kept_length;
  const char *name;
  int n_kept = 0;

  fill (fixture);
  g_assert_true (keep_up (fixture, 1000 * DAY, "2026-11-20", &error));
  g_assert_true (keep_up (fixture, 1000 * DAY + 1, "2026-11-21", &error));
  damage (bad);
  fixture_close (fixture);
  damage (fixture->path);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));

  /* The damage does not keep the journal from being opened, but it is found. */
  fixture_open (fixture);
  g_assert_false (keep_up (fixture, 1002 * DAY, "2026-11-22", &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_cmpint (trellis_store_get_state (fixture->store), ==, TRELLIS_STORE_STATE_FAILED);
  g_assert_error (trellis_store_get_error (fixture->store), TRELLIS_STORE_ERROR,
                  TRELLIS_STORE_ERROR_DAMAGED);

  /* It takes no place of a good backup. */
  backups = trellis_backup_list (fixture->folder);
  g_assert_cmpuint (g_list_model_get_n_items (backups), ==, 2);
  fixture_close (fixture);

  backup = trellis_store_find_newest_good_backup (fixture->folder);
  g_assert_nonnull (backup);
  g_assert_cmpstr (g_file_peek_path (trellis_backup_get_file (backup)), ==, good);
  restored = restore (fixture->folder, trellis_backup_get_file (backup), &error);
  g_assert_no_error (error);
  trellis_store_close (restored);
  assert_answer (fixture->path, "SELECT count(*) FROM note", "300");
  assert_answer (fixture->path, "PRAGMA integrity_check", "ok");

  /* The damaged file is still there, byte by byte. */
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "damaged-") && g_str_has_suffix (name, ".db"))
      {
        g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

        n_kept++;
        g_assert_true (g_file_get_contents (path, &kept, &kept_length, NULL));
        g_assert_cmpmem (kept, kept_length, content, length);
      }
  g_assert_cmpint (n_kept, ==, 1);
}

static void
test_damage_is_found_by_reading (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisRecordList) list = NULL;

  fill (fixture);
  fixture_close (fixture);
  damage (fixture->path);
  fixture_open (fixture);
  list = trellis_store_list (fixture->store, query);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(TrellisRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_true (TRELLIS_IS_NOTE (record));
    }
  g_assert_cmpint (trellis_store_get_state (fixture->store), ==, TRELLIS_STORE_STATE_FAILED);
  g_assert_error (trellis_store_get_error (fixture->store), TRELLIS_STORE_ERROR,
                  TRELLIS_STORE_ERROR_DAMAGED);
}

static void
test_now (Fixture *fixture, gconstpointer data)
{
  g_autofree char *elsewhere = make_folder ();
  g_autofree char *path = g_build_filename (elsewhere, "my backup.db", NULL);
  g_autofree char *nowhere = g_build_filename (elsewhere, "no", "such", "folder.db", NULL);
  g_autoptr(GFile) target = g_file_new_for_path (path);
  g_autoptr(GFile) impossible = g_file_new_for_path (nowhere);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = NULL;
  GAsyncResult *result = NULL;
  const char *name;

  fill (fixture);
  g_assert_true (g_file_set_contents (path, "an older backup", -1, NULL));
  trellis_backup_now_async (fixture->store, target, NULL, finished_cb, &result);
  g_assert_true (wait_for (&result, &error));
  g_assert_no_error (error);
  assert_answer (path, "SELECT count(*) FROM note", "300");

  trellis_backup_now_async (fixture->store, impossible, NULL, finished_cb, &result);
  g_assert_false (wait_for (&result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "backup-now"));
  trellis_folder_remove (elsewhere);
}

static void
test_closing_breaks_off (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "target.db", NULL);
  g_autoptr(GFile) target = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  GAsyncResult *result = NULL;

  fill (fixture);
  trellis_backup_now_async (fixture->store, target, NULL, finished_cb, &result);
  trellis_store_close (fixture->store);
  if (!wait_for (&result, &error))
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  trellis_backup_now_async (fixture->store, target, NULL, finished_cb, &result);
  g_clear_error (&error);
  g_assert_false (wait_for (&result, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED);
}

static void
test_restores (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_backup_path (fixture, "trellis-2026-11-22.db");
  g_autoptr(GFile) chosen = g_file_new_for_path (path);
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "before", NULL);
  g_autoptr(GListModel) backups = NULL;
  g_autoptr(TrellisBackup) aside = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (keep_up (fixture, 1000 * DAY, "2026-11-22", &error));
  trellis_note_set_title (note, "after");
  fixture_flush (fixture);

  /* Not while somebody has it open. */
  g_assert_null (restore (fixture->folder, chosen, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_LOCKED);
  g_clear_error (&error);

  fixture_close (fixture);
  fixture->store = restore (fixture->folder, chosen, &error);
  g_assert_no_error (error);
  assert_answer (fixture->path, "SELECT title FROM note", "before");
  assert_answer (path, "SELECT title FROM note", "before");

  backups = trellis_backup_list (fixture->folder);
  for (guint i = 0; i < g_list_model_get_n_items (backups); i++)
    {
      g_autoptr(TrellisBackup) backup = g_list_model_get_item (backups, i);

      if (trellis_backup_get_kind (backup) == TRELLIS_BACKUP_KIND_BEFORE_RESTORE)
        g_set_object (&aside, backup);
    }
  g_assert_nonnull (aside);
  g_assert_cmpuint (trellis_backup_get_size (aside), >, 0);
  assert_answer (g_file_peek_path (trellis_backup_get_file (aside)), "SELECT title FROM note",
                 "after");
}

/* What was written and never checkpointed is not mixed into the restored file. */
static void
test_restores_over_a_log (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_backup_path (fixture, "trellis-2026-11-22.db");
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *db_content = NULL;
  g_autofree char *log_content = NULL;
  gsize db_length, log_length;
  g_autoptr(GFile) chosen = g_file_new_for_path (path);
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "before", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (keep_up (fixture, 1000 * DAY, "2026-11-22", &error));
  trellis_note_set_title (note, "after");
  fixture_flush (fixture);

  /* As if the power had gone. */
  g_assert_true (g_file_get_contents (fixture->path, &db_content, &db_length, NULL));
  g_assert_true (g_file_get_contents (log, &log_content, &log_length, NULL));
  g_assert_cmpuint (log_length, >, 0);
  fixture_close (fixture);
  g_assert_true (g_file_set_contents (fixture->path, db_content, (gssize) db_length, NULL));
  g_assert_true (g_file_set_contents (log, log_content, (gssize) log_length, NULL));

  fixture->store = restore (fixture->folder, chosen, &error);
  g_assert_no_error (error);
  assert_answer (fixture->path, "SELECT title FROM note", "before");
  assert_answer (fixture->path, "PRAGMA integrity_check", "ok");
}

static void
test_refuses_to_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *elsewhere = make_folder ();
  g_autofree char *path = g_build_filename (elsewhere, "chosen.db", NULL);
  g_autoptr(GFile) chosen = g_file_new_for_path (path);
  g_autofree char *content = NULL;
  g_autofree char *now = NULL;
  g_autoptr(GError) error = NULL;
  gsize length, now_length;

  fill (fixture);
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));

#define ASSERT_REFUSED(code)                                                                       \
  g_assert_null (restore (fixture->folder, chosen, &error));                                       \
  g_assert_error (error, TRELLIS_STORE_ERROR, code);                                               \
  g_clear_error (&error);                                                                          \
  g_assert_true (g_file_get_contents (fixture->path, &now, &now_length, NULL));                    \
  g_assert_cmpmem (now, now_length, content, length);                                              \
  g_clear_pointer (&now, g_free)

  ASSERT_REFUSED (TRELLIS_STORE_ERROR_FAILED); /* no such file */

  g_assert_true (g_file_set_contents (path, "no database at all, but long enough to be one?", -1,
                                      NULL));
  ASSERT_REFUSED (TRELLIS_STORE_ERROR_INVALID);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  ASSERT_REFUSED (TRELLIS_STORE_ERROR_INVALID);

  g_unlink (path);
  run_plain (path, "CREATE TABLE recipe (name)");
  ASSERT_REFUSED (TRELLIS_STORE_ERROR_INVALID);

  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  run_plain (path, "PRAGMA user_version = 9999");
  ASSERT_REFUSED (TRELLIS_STORE_ERROR_NEWER);

  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  damage (path);
  ASSERT_REFUSED (TRELLIS_STORE_ERROR_DAMAGED);

  trellis_folder_remove (elsewhere);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backup/rotation-of-names", test_rotation_of_names);
  g_test_add_func ("/backup/rotation-of-others", test_rotation_of_others);
  g_test_add_func ("/backup/rotation-over-time", test_rotation_over_time);
  FIXTURE_TEST ("/backup/daily", test_daily);
  FIXTURE_TEST ("/backup/removes-what-is-old", test_removes_what_is_old);
  FIXTURE_TEST ("/backup/finds-damage", test_finds_damage);
  FIXTURE_TEST ("/backup/damage-is-found-by-reading", test_damage_is_found_by_reading);
  FIXTURE_TEST ("/backup/now", test_now);
  FIXTURE_TEST ("/backup/closing-breaks-off", test_closing_breaks_off);
  FIXTURE_TEST ("/backup/restores", test_restores);
  FIXTURE_TEST ("/backup/restores-over-a-log", test_restores_over_a_log);
  FIXTURE_TEST ("/backup/refuses-to-restore", test_refuses_to_restore);
  return g_test_run ();
}
