/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups whose attachments lie beside them: once for all, complete, and never gone while a backup needs them. */
#include "fixture.h"
#include "trellis-attachment-content.h"
#include "trellis-backup-files.h"
#include "trellis-backup-private.h"
#include "trellis-kept-content.h"
#include "trellis-store-attachments.h"
#include "trellis-trash.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define N_FILES 3
#define SIZE (5 * 1000 * 1000)

/* Always the same for a @seed below 10; transfer full. */
static GBytes *
make_bytes (guint32 seed)
{
  static GBytes *made[10];
  guint32 state = seed;
  guint8 *data;

  if (made[seed] != NULL)
    return g_bytes_ref (made[seed]);

  data = g_malloc (SIZE);
  for (gsize i = 0; i < SIZE; i++)
    {
      state = state * 1664525 + 1013904223;
      data[i] = (guint8) (state >> 24);
    }
  made[seed] = g_bytes_new_take (data, SIZE);
  return g_bytes_ref (made[seed]);
}

static TrellisAttachment *
attach (Fixture *fixture, TrellisMatch *match, const char *name, GBytes *bytes)
{
  g_autoptr(TrellisAttachment) new = trellis_attachment_new ();
  g_autoptr(GError) error = NULL;
  TrellisAttachment *attachment;

  trellis_attachment_set_match (new, UID (match));
  trellis_attachment_set_title (new, name);
  attachment = trellis_store_attach (fixture->store, new, bytes, &error);
  g_assert_no_error (error);
  return attachment;
}

/* Attachments "0", "1", and "2", and one of nothing. */
static void
fill (Fixture *fixture)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(GBytes) nothing = g_bytes_new (NULL, 0);

  for (guint i = 0; i < N_FILES; i++)
    {
      g_autoptr(GBytes) bytes = make_bytes (i);
      char name[] = { (char) ('0' + i), '\0' };

      g_object_unref (attach (fixture, match, name, bytes));
    }
  g_object_unref (attach (fixture, match, "nothing", nothing));
}

static char *
dup_sha256 (guint seed)
{
  static char *sums[10];
  g_autoptr(GBytes) bytes = make_bytes (seed);

  if (sums[seed] == NULL)
    sums[seed] = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return g_strdup (sums[seed]);
}

static char *
get_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, "backups", name, NULL);
}

/* Of what is "@seed", beside the backup of @day. */
static char *
get_file (Fixture *fixture, const char *day, guint seed)
{
  g_autofree char *name = g_strdup_printf ("trellis-%s.files", day);
  g_autofree char *sha256 = dup_sha256 (seed);

  return g_build_filename (fixture->folder, "backups", name, sha256, NULL);
}

static gboolean
exists (Fixture *fixture, const char *name)
{
  g_autofree char *path = get_path (fixture, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
back_up (Fixture *fixture, const char *day)
{
  g_autoptr(TrellisDatabase) database = NULL;
  g_autoptr(GError) error = NULL;

  fixture_flush (fixture);
  database = trellis_database_open (fixture->path, TRELLIS_DATABASE_COPY, &error);
  g_assert_no_error (error);
  trellis_backup_make_daily (database, fixture->folder, day, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_complete (Fixture *fixture, const char *day)
{
  g_autofree char *name = g_strdup_printf ("trellis-%s.db", day);
  g_autofree char *path = get_path (fixture, name);
  g_autoptr(TrellisDatabase) backup = trellis_database_open (path, TRELLIS_DATABASE_REPAIR, NULL);

  return trellis_backup_is_complete (backup, path);
}

/* How many names the file has; 0 where it is not there. */
static int
count_links (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (int) status.st_nlink : 0;
}

static void
assert_links (Fixture *fixture, const char *day, guint seed, int expected)
{
  g_autofree char *path = get_file (fixture, day, seed);

  g_assert_cmpint (count_links (path), ==, expected);
}

/* Forgets what is called so in the journal. */
static void
forget (Fixture *fixture, const char *name)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_ATTACHMENT);
  g_autoptr(TrellisAttachment) attachment = NULL;
  g_autoptr(GError) error = NULL;

  trellis_query_equals (query, "title", name);
  attachment = trellis_store_get_first (fixture->store, query);
  trellis_store_delete (fixture->store, attachment);
  trellis_store_delete_forever (fixture->store, attachment, &error);
  g_assert_no_error (error);
}

/* Puts the backup at @path in the place of the journal in @folder, of which so many attachments are without what they
 * hold, and compares that of the others with what it was. */
static void
assert_restores (const char *folder, const char *path, guint expected_missing)
{
  g_autoptr(GFile) chosen = g_file_new_for_path (path);
  g_autofree char *journal = g_build_filename (folder, "trellis.db", NULL);
  g_autoptr(TrellisDatabase) database = NULL;
  g_autofree char *expected = g_strdup_printf ("%u", expected_missing);
  g_autoptr(GError) error = NULL;
  guint n_missing;

  trellis_backup_put_back (folder, chosen, &n_missing, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_missing, ==, expected_missing);
  assert_answer (journal, "SELECT count(*) FROM attachment WHERE content IS NULL", expected);
  assert_answer (journal, "SELECT title FROM attachment ORDER BY title", "0\n1\n2\nnothing");
  assert_answer (journal, "PRAGMA foreign_key_check", "");
  assert_answer (journal, "PRAGMA integrity_check", "ok");
  assert_answer (journal, "SELECT count(*) FROM content LEFT JOIN attachment ON sha256 = content WHERE uid IS NULL", "0");

  database = trellis_database_open (journal, TRELLIS_DATABASE_READ, &error);
  for (guint i = 0; i < N_FILES; i++)
    {
      g_autofree char *sha256 = dup_sha256 (i);
      g_autoptr(GBytes) expected_bytes = make_bytes (i);
      g_autoptr(GBytes) bytes = NULL;

      trellis_attachment_content_get (database, sha256, &bytes, &error);
      g_assert_no_error (error);
      if (bytes != NULL)
        g_assert_true (g_bytes_equal (bytes, expected_bytes));
      else
        g_assert_cmpuint (expected_missing--, >, 0);
    }
  g_assert_cmpuint (expected_missing, ==, 0);
}

/* Two backups have what is attached once, each is complete, and so small that half a year fits where one did. */
static void
test_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = get_path (fixture, "trellis-2026-11-21.db");
  g_autoptr(GListModel) backups = NULL;
  g_autoptr(TrellisBackup) newest = NULL;
  GStatBuf status;

  fill (fixture);
  back_up (fixture, "2026-11-21");
  assert_links (fixture, "2026-11-21", 0, 1);
  back_up (fixture, "2026-11-22");
  for (guint i = 0; i < N_FILES; i++)
    assert_links (fixture, "2026-11-22", i, 2);
  g_assert_true (is_complete (fixture, "2026-11-21"));
  g_assert_true (is_complete (fixture, "2026-11-22"));

  g_assert_cmpint (g_stat (first, &status), ==, 0);
  g_assert_cmpint (status.st_size, <, 1000 * 1000);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  assert_answer (first, "SELECT count(*) FROM content WHERE length(data) > 0", "0");
  assert_answer (first, "SELECT count(*) FROM content", "4");
  assert_answer (fixture->path, "SELECT count(*) FROM content WHERE length(data) > 0", "3");
  g_assert_false (exists (fixture, "whole.tmp"));

  /* What it takes to restore it. */
  backups = trellis_backup_list (fixture->folder);
  g_assert_cmpuint (g_list_model_get_n_items (backups), ==, 2);
  newest = g_list_model_get_item (backups, 0);
  g_assert_cmpuint (trellis_backup_get_size (newest), >, N_FILES * SIZE);
}

/* Nobody else may read them. */
static void
test_rights (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = get_path (fixture, "trellis-2026-11-22.files");
  g_autofree char *file = get_file (fixture, "2026-11-22", 0);
  GStatBuf status;

  fill (fixture);
  back_up (fixture, "2026-11-22");
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (file, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0400);
}

/* Little stays within, and one file is all there is to a backup. */
static void
test_little (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(GBytes) bytes = make_bytes (7);
  g_autofree char *path = get_path (fixture, "trellis-2026-11-22.db");

  g_object_unref (attach (fixture, match, "cv.pdf", bytes));
  back_up (fixture, "2026-11-22");
  g_assert_false (exists (fixture, "trellis-2026-11-22.files"));
  g_assert_true (is_complete (fixture, "2026-11-22"));
  assert_answer (path, "SELECT length(data) FROM content", "5000000");
}

/* It is restored where the journal is gone, and where it was carried to with its folder. */
static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_path (fixture, "trellis-2026-11-22.db");
  g_autofree char *files = get_path (fixture, "trellis-2026-11-22.files");
  g_autofree char *other = make_folder ();
  g_autofree char *carried = g_build_filename (other, "trellis-2026-11-22.db", NULL);
  g_autofree char *carried_files = g_build_filename (other, "trellis-2026-11-22.files", NULL);
  g_autofree char *elsewhere = make_folder ();

  fill (fixture);
  back_up (fixture, "2026-11-22");
  fixture_close (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assert_restores (fixture->folder, path, 0);

  g_assert_cmpint (g_rename (path, carried), ==, 0);
  g_assert_cmpint (g_rename (files, carried_files), ==, 0);
  assert_restores (elsewhere, carried, 0);
  trellis_folder_remove (other);
  trellis_folder_remove (elsewhere);
}

/* Without its folder, what other backups or the journal have is found; what nobody has is told, and all else is
 * there. */
static void
test_without_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = make_folder ();
  g_autofree char *elsewhere = make_folder ();
  g_autofree char *path = get_path (fixture, "trellis-2026-11-21.db");
  g_autofree char *alone = g_build_filename (other, "alone.db", NULL);
  g_autofree char *files = get_path (fixture, "trellis-2026-11-21.files");

  fill (fixture);
  back_up (fixture, "2026-11-21");
  back_up (fixture, "2026-11-22");
  fixture_close (fixture);
  g_assert_cmpint (g_rename (path, alone), ==, 0);
  trellis_folder_remove (files);
  assert_restores (fixture->folder, alone, 0);

  /* From the journal that it takes the place of. */
  files = (g_free (files), get_path (fixture, ""));
  trellis_folder_remove (files);
  assert_restores (fixture->folder, alone, 0);

  assert_restores (elsewhere, alone, 3);
  trellis_folder_remove (other);
  trellis_folder_remove (elsewhere);
}

/* A backup that goes takes only what no other has. */
static void
test_rotation (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  back_up (fixture, "2025-01-01");
  back_up (fixture, "2025-02-01");
  assert_links (fixture, "2025-01-01", 0, 2);
  for (int month = 3; month <= 9; month++)
    {
      g_autofree char *name = g_strdup_printf ("trellis-2025-%02d-01.db", month);
      g_autofree char *other = get_path (fixture, name);

      g_assert_true (g_file_set_contents (other, "", 0, NULL));
    }
  forget (fixture, "0");
  back_up (fixture, "2026-11-21");
  back_up (fixture, "2026-11-22");
  back_up (fixture, "2026-11-23");
  assert_links (fixture, "2026-11-22", 0, 0);

  /* Those of February to September are kept with the three: seven days and four weeks. */
  g_assert_false (exists (fixture, "trellis-2025-01-01.db"));
  g_assert_false (exists (fixture, "trellis-2025-01-01.files"));
  assert_links (fixture, "2025-02-01", 0, 1);
  g_assert_true (is_complete (fixture, "2025-02-01"));
  g_assert_true (is_complete (fixture, "2026-11-22"));
}

/* A file that no longer is what it was does not get into the next backup, and the one before is not offered first. */
static void
test_damage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *damaged = get_file (fixture, "2026-11-21", 1);
  g_autofree char *mended = get_file (fixture, "2026-11-23", 1);
  g_autofree char *newest = get_path (fixture, "trellis-2026-11-23.db");
  g_autofree char *sha256 = dup_sha256 (1);
  g_autoptr(TrellisBackup) good = NULL;

  fill (fixture);
  back_up (fixture, "2026-11-21");
  back_up (fixture, "2026-11-22");
  g_assert_cmpint (g_chmod (damaged, 0600), ==, 0);
  g_assert_cmpint (truncate (damaged, SIZE - 1), ==, 0);
  g_assert_false (is_complete (fixture, "2026-11-21"));
  g_assert_false (is_complete (fixture, "2026-11-22"));

  good = trellis_store_find_newest_good_backup (fixture->folder);
  g_assert_nonnull (good); /* still better than none */
  g_clear_object (&good);

  back_up (fixture, "2026-11-23");
  g_assert_true (trellis_kept_content_is_good (mended, sha256));
  assert_links (fixture, "2026-11-23", 0, 3);
  assert_links (fixture, "2026-11-23", 1, 1);
  good = trellis_store_find_newest_good_backup (fixture->folder);
  g_assert_cmpstr (g_file_peek_path (trellis_backup_get_file (good)), ==, newest);

  /* An older one takes it from the newer. */
  fixture_close (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_free (newest);
  newest = get_path (fixture, "trellis-2026-11-21.db");
  assert_restores (fixture->folder, newest, 0);
}

/* Where the journal itself has other bytes than it should, they stay in the backup as they are. */
static void
test_damaged_journal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sha256 = dup_sha256 (1);
  g_autofree char *sql = g_strdup_printf ("UPDATE content SET data = x'00112233' WHERE sha256 = '%s'", sha256);
  g_autofree char *path = get_path (fixture, "trellis-2026-11-22.db");
  g_autofree char *file = get_file (fixture, "2026-11-22", 1);

  fill (fixture);
  {
    g_autoptr(TrellisMatch) match = add_match (fixture->store, "Grace");
    g_autoptr(GBytes) more = make_bytes (9);

    g_object_unref (attach (fixture, match, "more", more));
  }
  fixture_flush (fixture);
  run_plain (fixture->path, sql);
  back_up (fixture, "2026-11-22");
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  assert_answer (path, "SELECT hex(data) FROM content WHERE length(data) > 0", "00112233");
}

/* What was broken off before is of no harm, and goes. */
static void
test_broken_off (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = get_path (fixture, "trellis-2026-11-22.files");
  g_autofree char *stray = get_path (fixture, "trellis-2026-11-20.files");
  g_autofree char *whole = get_path (fixture, "whole.tmp");
  g_autofree char *file = get_file (fixture, "2026-11-22", 0);
  g_autofree char *sha256 = dup_sha256 (0);
  g_autofree char *partial = g_strconcat (file, ".partial", NULL);

  fill (fixture);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (stray, 0700), ==, 0);
  g_assert_true (g_file_set_contents (whole, "half of a journal", -1, NULL));
  g_assert_true (g_file_set_contents (file, "half", -1, NULL));
  g_assert_true (g_file_set_contents (partial, "half", -1, NULL));
  back_up (fixture, "2026-11-22");
  g_assert_true (is_complete (fixture, "2026-11-22"));
  g_assert_true (trellis_kept_content_is_good (file, sha256));
  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
  g_assert_false (exists (fixture, "trellis-2026-11-20.files"));
  g_assert_false (exists (fixture, "whole.tmp"));
}

/* Files of a backup that somebody has given another name are not taken for left over. */
static void
test_renamed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_path (fixture, "trellis-2026-11-20.db");
  g_autofree char *renamed = get_path (fixture, "before the exam.db");

  fill (fixture);
  back_up (fixture, "2026-11-20");
  g_assert_cmpint (g_rename (path, renamed), ==, 0);
  forget (fixture, "0");
  back_up (fixture, "2026-11-22");
  assert_links (fixture, "2026-11-20", 0, 1);
  fixture_close (fixture);
  assert_restores (fixture->folder, renamed, 0);
}

/* Nothing is left of one that is given up, and one that was there under its name stays as it was. */
static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_path (fixture, "before-schema-99.db");
  g_autofree char *new_path = get_path (fixture, "before-schema-98.db");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(TrellisDatabase) database = NULL;
  g_autoptr(TrellisMatch) match = NULL;
  g_autoptr(GBytes) more = make_bytes (9);
  g_autoptr(GError) error = NULL;

  fill (fixture);
  back_up (fixture, "2026-11-20"); /* makes the folder */
  fixture_flush (fixture);
  database = trellis_database_open (fixture->path, TRELLIS_DATABASE_COPY, &error);
  g_assert_true (trellis_backup_copy (database, path, NULL, &error));
  g_clear_pointer (&database, trellis_database_close);

  forget (fixture, "0");
  match = add_match (fixture->store, "Grace");
  g_object_unref (attach (fixture, match, "more", more));
  fixture_flush (fixture);
  database = trellis_database_open (fixture->path, TRELLIS_DATABASE_COPY, &error);
  g_cancellable_cancel (cancellable);
  g_assert_false (trellis_backup_copy (database, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (exists (fixture, "whole.tmp"));
  g_assert_false (trellis_backup_copy (database, new_path, cancellable, NULL));
  g_assert_false (exists (fixture, "before-schema-98.files"));
  g_clear_object (&match);
  g_clear_pointer (&database, trellis_database_close);
  fixture_close (fixture);
  assert_restores (fixture->folder, path, 0);

  /* Made anew, it has what is in the journal now, and no more. */
  database = trellis_database_open (fixture->path, TRELLIS_DATABASE_COPY, &error);
  g_assert_true (trellis_backup_copy (database, path, NULL, &error));
  g_assert_cmpuint (trellis_backup_measure_files (path), ==, N_FILES * SIZE);
}

/* A restored journal can be backed up, restored from that, and what was there before it as well. */
static void
test_before_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_path (fixture, "trellis-2026-11-22.db");
  g_autoptr(GListModel) backups = NULL;
  gboolean is_found = FALSE;

  fill (fixture);
  back_up (fixture, "2026-11-22");
  fixture_close (fixture);
  assert_restores (fixture->folder, path, 0);
  backups = trellis_backup_list (fixture->folder);
  for (guint i = 0; i < g_list_model_get_n_items (backups); i++)
    {
      g_autoptr(TrellisBackup) backup = g_list_model_get_item (backups, i);

      if (trellis_backup_get_kind (backup) != TRELLIS_BACKUP_KIND_BEFORE_RESTORE)
        continue;
      is_found = TRUE;
      assert_links (fixture, "2026-11-22", 0, 2);
      assert_restores (fixture->folder, g_file_peek_path (trellis_backup_get_file (backup)), 0);
    }
  g_assert_true (is_found);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/backup-files/once", test_once);
  FIXTURE_TEST ("/backup-files/rights", test_rights);
  FIXTURE_TEST ("/backup-files/little", test_little);
  FIXTURE_TEST ("/backup-files/restore", test_restore);
  FIXTURE_TEST ("/backup-files/without-files", test_without_files);
  FIXTURE_TEST ("/backup-files/rotation", test_rotation);
  FIXTURE_TEST ("/backup-files/damage", test_damage);
  FIXTURE_TEST ("/backup-files/damaged-journal", test_damaged_journal);
  FIXTURE_TEST ("/backup-files/broken-off", test_broken_off);
  FIXTURE_TEST ("/backup-files/renamed", test_renamed);
  FIXTURE_TEST ("/backup-files/given-up", test_given_up);
  FIXTURE_TEST ("/backup-files/before-restore", test_before_restore);
  return g_test_run ();
}
