/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "trellis-archive.h"
#include "trellis-backup.h"
#include "trellis-database.h"
#include "trellis-search.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "odd-disk.h"

/* Lets no file grow beyond @size, which to a program looks like a full disk. */
static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (size, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
fill_disk (Fixture *fixture)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  GStatBuf info;

  fixture_flush (fixture);
  g_assert_cmpint (g_stat (log, &info), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  limit_files ((rlim_t) info.st_size + 5000);
}

static void
free_disk (void)
{
  limit_files (RLIM_INFINITY);
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autofree char *answer = g_strdup_printf ("typed|%s", text);
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "typed", "before");
  g_autoptr(TrellisNote) added = NULL;
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);
  g_autoptr(TrellisRecordList) list = NULL;
  g_autoptr(TrellisNote) first = NULL;
  g_autoptr(GError) error = NULL;

  fill_disk (fixture);
  trellis_note_set_body (note, text);
  g_assert_false (trellis_store_flush (fixture->store, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FULL);
  g_assert_cmpint (trellis_store_get_state (fixture->store), ==, TRELLIS_STORE_STATE_FAILED);
  g_assert_error (trellis_store_get_error (fixture->store), TRELLIS_STORE_ERROR,
                  TRELLIS_STORE_ERROR_FULL);

  /* One can go on writing, and sees what is there. */
  added = add_note (fixture->store, match, "added", NULL);
  trellis_query_ascending (query, "title");
  list = trellis_store_list (fixture->store, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_cmpuint (trellis_store_count (fixture->store, query), ==, 2);
  first = trellis_store_get_first (fixture->store, query);
  g_assert_true (first == added);
  {
    g_autoptr(GListModel) hits = trellis_store_search (fixture->store, "before", NULL, 5);

    g_assert_cmpuint (g_list_model_get_n_items (hits), ==, 1);
  }

  /* What cannot be done now is not half done. */
  trellis_store_delete (fixture->store, match);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (match)), ==, 0);
  g_assert_cmpint (trellis_store_get_state (fixture->store), ==, TRELLIS_STORE_STATE_FAILED);

  free_disk ();
  fixture_flush (fixture);
  g_assert_cmpint (trellis_store_get_state (fixture->store), ==, TRELLIS_STORE_STATE_SAVED);
  g_assert_null (trellis_store_get_error (fixture->store));
  assert_answer (fixture->path, "SELECT title, body FROM note WHERE title = 'typed'", answer);
  assert_answer (fixture->path, "SELECT count(*) FROM note", "2");
  assert_answer (fixture->path, "PRAGMA integrity_check", "ok");
}

/* Without anybody doing anything. */
static void
test_tries_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "n", NULL);

  fill_disk (fixture);
  trellis_note_set_body (note, text);
  while (trellis_store_get_state (fixture->store) != TRELLIS_STORE_STATE_FAILED)
    g_main_context_iteration (NULL, TRUE);
  free_disk ();
  while (trellis_store_get_state (fixture->store) != TRELLIS_STORE_STATE_SAVED)
    g_main_context_iteration (NULL, TRUE);
  assert_answer (fixture->path, "SELECT length (body) FROM note", "100000");
}

static void
test_no_space_to_begin (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "new", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisStore) store = NULL;

  signal (SIGXFSZ, SIG_IGN);
  limit_files (6000);
  g_assert_null (trellis_store_open (folder, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FULL);
  g_clear_error (&error);
  free_disk ();

  store = trellis_store_open (folder, &error);
  g_assert_no_error (error);
}

/* A process that has too many files open gets no other. */
static void
limit_descriptors (rlim_t number)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &limit), ==, 0);
  limit.rlim_cur = MIN (number, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &limit), ==, 0);
}

/* A journal that was only read so far is opened again to be written. */
static void
test_cannot_open_to_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = NULL;
  g_autoptr(GError) error = NULL;

  fixture_reopen (fixture);
  match = add_match (fixture->store, "Ada");
  limit_descriptors (1);
  g_assert_false (trellis_store_flush (fixture->store, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (trellis_store_get_state (fixture->store), ==, TRELLIS_STORE_STATE_FAILED);

  limit_descriptors (RLIM_INFINITY);
  fixture_flush (fixture);
  g_assert_cmpint (trellis_store_get_state (fixture->store), ==, TRELLIS_STORE_STATE_SAVED);
  assert_answer (fixture->path, "SELECT count(*) FROM match", "1");
}

/* A disk that is full before the chosen backup is copied, or before the journal is kept beside it, leaves the
 * journal as it is. */
static void
test_restore_without_room (Fixture *fixture, gconstpointer data)
{
  const int codes[] = { TRELLIS_STORE_ERROR_FAILED, TRELLIS_STORE_ERROR_FULL };
  g_autofree char *text = g_strnfill (300000, 'x');
  g_autofree char *elsewhere = make_folder ();
  g_autofree char *path = g_build_filename (elsewhere, "chosen.db", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "restored.db", NULL);
  g_autoptr(GFile) chosen = g_file_new_for_path (path);
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) note = NULL;
  g_autofree char *small = NULL;
  gsize length;

  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &small, &length, NULL));
  g_assert_true (g_file_set_contents (path, small, (gssize) length, NULL));
  fixture_open (fixture);
  note = add_note (fixture->store, match, "Kept", text);
  fixture_close (fixture);

  signal (SIGXFSZ, SIG_IGN);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr(GError) error = NULL;

      limit_files (i == 0 ? length / 2 : length + 100000);
      g_assert_false (trellis_backup_put_back (fixture->folder, chosen, NULL, &error));
      free_disk ();
      g_assert_cmpuint (error->domain, ==, TRELLIS_STORE_ERROR);
      g_assert_cmpint (error->code, ==, codes[i]);
      assert_answer (fixture->path, "SELECT title, length(body) FROM note", "Kept|300000");
      g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
    }

  g_assert_true (trellis_backup_put_back (fixture->folder, chosen, NULL, NULL));
  assert_answer (fixture->path, "SELECT count(*) FROM note", "0");
  fixture_open (fixture);
  trellis_folder_remove (elsewhere);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* The export from before is still there, whole. */
static void
test_export_without_room (Fixture *fixture, gconstpointer data)
{
  const char *names[] = { "export.json", "export.trellis" };
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(TrellisNote) note = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%x ", (guint) g_test_rand_int ()); /* does not pack well */
  note = add_note (fixture->store, match, "Long", text->str);
  fixture_flush (fixture);

  signal (SIGXFSZ, SIG_IGN);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr(GFile) target = g_file_new_for_path (path);
      g_autoptr(GAsyncResult) result = NULL;
      g_autofree char *content = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_true (g_file_set_contents (path, "an older export", -1, NULL));
      limit_files (20000);
      trellis_archive_export_async (fixture->store, target, NULL, exported_cb, &result);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      free_disk ();
      g_assert_false (trellis_archive_export_finish (fixture->store, result, &error));
      g_assert_nonnull (error);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, "an older export");
    }
}

static void
open_unwritable (const char *folder)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (trellis_store_open (folder, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_READ_ONLY);
}

#define NOBODY 65534

/* Root may write everywhere: what others may not is tried as nobody. */
static void
test_read_only (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *fresh = NULL;
  g_autofree char *path = NULL;
  g_autoptr(TrellisStore) store = NULL;
  g_autoptr(GError) error = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      if (g_test_trap_reached_timeout () || !g_test_trap_has_passed ())
        g_test_trap_assert_passed ();
      return;
    }

  folder = make_folder ();
  if (geteuid () == 0 && (chown (folder, NOBODY, (gid_t) -1) != 0 || seteuid (NOBODY) != 0))
    {
      g_test_skip ("Cannot become somebody else");
      trellis_folder_remove (folder);
      return;
    }

  fresh = g_build_filename (folder, "fresh", NULL);
  path = g_build_filename (folder, "trellis.db", NULL);
  store = trellis_store_open (folder, &error);
  g_assert_no_error (error);
  g_clear_object (&store);

  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  open_unwritable (folder);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);

  g_assert_cmpint (g_mkdir (fresh, 0500), ==, 0);
  {
    g_autofree char *within = g_build_filename (fresh, "journal", NULL);

    open_unwritable (within);
  }
  g_assert_cmpint (g_rmdir (fresh), ==, 0);
  g_assert_true (g_file_set_contents (fresh, "no folder", -1, NULL));
  open_unwritable (fresh);

  /* A leak checker looks into the process when it ends, which is kept from one that changed its
   * user. */
  g_assert_cmpint (seteuid (getuid ()), ==, 0);
  trellis_folder_remove (folder);
  g_assert_cmpint (prctl (PR_SET_DUMPABLE, 1), ==, 0);
}

/* Also a quota is a disk that is full. */
static void
test_errno (void)
{
  static const struct
  {
    int number;
    TrellisStoreError code;
  } table[] = {
    { ENOSPC, TRELLIS_STORE_ERROR_FULL },
    { EDQUOT, TRELLIS_STORE_ERROR_FULL },
    { EIO, TRELLIS_STORE_ERROR_FAILED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GError) error = NULL;

      errno = table[i].number;
      g_assert_false (trellis_store_error_set_errno (&error, "mkdir"));
      g_assert_error (error, TRELLIS_STORE_ERROR, (int) table[i].code);
    }
}

static gboolean
copy_journal (Fixture *fixture, const char *path, GError **error)
{
  g_autoptr(TrellisDatabase) database = trellis_database_open (fixture->path, TRELLIS_DATABASE_COPY, error);

  return database != NULL && trellis_database_copy_to (database, path, error);
}

/* The folder of a backup may be on a disk that cannot say of a folder that it is written. */
static void
test_odd_disk (Fixture *fixture, gconstpointer data)
{
  static const int cannot[] = { EINVAL, ENOTSUP, EBADF };
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autoptr(GError) error = NULL;

  fixture_flush (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cannot); i++)
    {
      odd_disk_refuse (ODD_DISK_FLUSH_FOLDER, cannot[i]);
      g_assert_true (copy_journal (fixture, path, &error));
      g_assert_no_error (error);
    }
  odd_disk_refuse (ODD_DISK_FLUSH_FOLDER, EIO);
  g_assert_false (copy_journal (fixture, path, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED);
  odd_disk_refuse (ODD_DISK_FLUSH_FOLDER, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/failure/errno", test_errno);
  FIXTURE_TEST ("/failure/full-disk", test_full_disk);
  FIXTURE_TEST ("/failure/tries-again", test_tries_again);
  FIXTURE_TEST ("/failure/no-space-to-begin", test_no_space_to_begin);
  FIXTURE_TEST ("/failure/cannot-open-to-write", test_cannot_open_to_write);
  FIXTURE_TEST ("/failure/restore-without-room", test_restore_without_room);
  FIXTURE_TEST ("/failure/export-without-room", test_export_without_room);
  FIXTURE_TEST ("/failure/odd-disk", test_odd_disk);
  g_test_add_func ("/failure/read-only", test_read_only);
  return g_test_run ();
}
