/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-backup-files.h"

#include "trellis-attachment-content.h"
#include "trellis-backup-private.h"
#include "trellis-flush.h"
#include "trellis-folder.h"
#include "trellis-kept-content.h"

#include <errno.h>
#include <glib/gstdio.h>

#define BACKUP_SUFFIX ".db"
#define FILES_SUFFIX ".files"

/* A copy of the whole journal, from which what attachments hold is taken out. */
#define WHOLE "whole.tmp"

/* Nothing has this, in "content". */
#define SHA256_OF_NOTHING "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

/* The folder beside the backup at @path; transfer full. */
static char *
dup_files_folder (const char *path)
{
  const gsize length = strlen (path) - (g_str_has_suffix (path, BACKUP_SUFFIX) ? strlen (BACKUP_SUFFIX) : 0);
  g_autofree char *stem = g_strndup (path, length);

  return g_strconcat (stem, FILES_SUFFIX, NULL);
}

/* Adds the folders of all backups in @place to @folders. */
static void
add_folders (GPtrArray *folders, const char *place)
{
  g_autoptr(GDir) dir = g_dir_open (place, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, FILES_SUFFIX))
      g_ptr_array_add (folders, g_build_filename (place, name, NULL));
}

/* The path of a good file with this content in one of @folders; NULL if there is none. Transfer full. */
static char *
find_good (GPtrArray *folders, const char *sha256)
{
  for (guint i = 0; i < folders->len; i++)
    {
      g_autofree char *path = g_build_filename (folders->pdata[i], sha256, NULL);

      if (trellis_kept_content_is_good (path, sha256))
        return g_steal_pointer (&path);
    }
  return NULL;
}

/* The SHA-256 of all contents in @database that are @beside it, or, if FALSE, within; there may be no table of them
 * yet. Transfer full, NULL on failure. */
static GPtrArray *
list_contents (TrellisDatabase *database, gboolean beside, GError **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) local_error = NULL;
  sqlite3_stmt *statement;
  gboolean found = TRUE;

  if (trellis_database_get_number (database, "SELECT count(*) FROM sqlite_schema WHERE name = 'content'",
                                   &local_error) == 0)
    return g_steal_pointer (&list);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  statement = trellis_database_prepare (
    database,
    beside ? "SELECT sha256 FROM content WHERE length(data) = 0 AND sha256 <> '" SHA256_OF_NOTHING "'"
           : "SELECT sha256 FROM content WHERE length(data) > 0",
    error);
  while (statement != NULL)
    {
      if (!trellis_database_step (database, statement, &found, error))
        return NULL;
      if (!found)
        return trellis_database_finish (database, statement, error) ? g_steal_pointer (&list) : NULL;
      g_ptr_array_add (list, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }
  return NULL;
}

static gboolean
set_content (TrellisDatabase *database, const char *sha256, GBytes *bytes, GError **error)
{
  sqlite3_stmt *statement =
    trellis_database_prepare (database, "UPDATE content SET data = ?2 WHERE sha256 = ?1", error);
  gsize length = 0;
  gconstpointer data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, sha256, -1, SQLITE_STATIC);
  if (length > 0)
    sqlite3_bind_blob64 (statement, 2, data, length, SQLITE_STATIC);
  else
    sqlite3_bind_zeroblob (statement, 2, 0);
  return trellis_database_finish (database, statement, error);
}

/* Has a good file with the content lie in @own, one of @folders: as it is there already, linked to that of another
 * backup, or written. @is_beside becomes FALSE where the bytes in @whole are not what they are called by, and nobody
 * has others: then they stay within. */
static gboolean
put_beside (TrellisDatabase *whole, const char *sha256, const char *own, GPtrArray *folders, gboolean *is_beside,
            GError **error)
{
  g_autofree char *path = g_build_filename (own, sha256, NULL);
  g_autofree char *other = NULL;
  g_autofree char *found = NULL;
  g_autoptr(GBytes) bytes = NULL;

  *is_beside = trellis_kept_content_is_good (path, sha256);
  if (*is_beside)
    return TRUE;
  other = find_good (folders, sha256);
  if (other != NULL && trellis_kept_content_link (path, other))
    {
      *is_beside = TRUE;
      return TRUE;
    }

  if (!trellis_attachment_content_get (whole, sha256, &bytes, error))
    return FALSE;
  found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  *is_beside = g_str_equal (found, sha256);
  return !*is_beside || trellis_kept_content_write (path, bytes, error);
}

/* Puts what attachments in @whole hold into the folder @own, and takes it out of @whole. */
static gboolean
put_all_beside (TrellisDatabase *whole, const char *own, GPtrArray *folders, GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) contents = list_contents (whole, FALSE, error);
  gboolean is_beside;

  if (contents == NULL || !trellis_database_begin (whole, error))
    return FALSE;
  for (guint i = 0; i < contents->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !put_beside (whole, contents->pdata[i], own, folders, &is_beside, error) ||
        (is_beside && !set_content (whole, contents->pdata[i], NULL, error)))
      return FALSE;
  return trellis_database_commit (whole, error) && trellis_flush_path (own, error);
}

/* Removes from the folder of the backup at @path what that does not need. */
static void
remove_unneeded (TrellisDatabase *backup, const char *own)
{
  g_autoptr(GPtrArray) needed = list_contents (backup, TRUE, NULL);
  g_autoptr(GDir) dir = g_dir_open (own, 0, NULL);
  const char *name;

  while (needed != NULL && dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (!g_ptr_array_find_with_equal_func (needed, name, g_str_equal, NULL))
      {
        g_autofree char *path = g_build_filename (own, name, NULL);

        g_unlink (path);
      }
}

/* The copy is thrown away if anything goes wrong, so nothing of it has to be safe meanwhile. */
static TrellisDatabase *
open_copy (const char *path, GError **error)
{
  g_autoptr(TrellisDatabase) copy = trellis_database_open (path, TRELLIS_DATABASE_REPAIR, error);

  return copy != NULL && trellis_database_run (copy, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", error)
           ? g_steal_pointer (&copy)
           : NULL;
}

/* @whole is a copy of the journal, which is changed. The files are there before the backup has its name, and those
 * that one of this name needed, until it is replaced. */
static gboolean
split (const char *whole, const char *path, const char *own, GCancellable *cancellable, GError **error)
{
  g_autofree char *place = g_path_get_dirname (path);
  g_autoptr(TrellisDatabase) copy = open_copy (whole, error);
  g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

  if (copy == NULL)
    return FALSE;
  if (g_mkdir_with_parents (own, 0700) != 0)
    return trellis_store_error_set_errno (error, "mkdir");

  add_folders (folders, place);
  if (!put_all_beside (copy, own, folders, cancellable, error) || !trellis_database_copy_to (copy, path, error))
    return FALSE;
  remove_unneeded (copy, own);
  return TRUE;
}

static gint64
measure_contents (TrellisDatabase *database, GError **error)
{
  g_autoptr(GPtrArray) contents = list_contents (database, FALSE, error);

  if (contents == NULL || contents->len == 0)
    return contents == NULL ? -1 : 0;
  return trellis_database_get_number (database, "SELECT sum(length(data)) FROM content", error);
}

/* Writes a backup of @database to @path, "….db", and what its attachments hold beside it, where that is much. What is
 * there is replaced only after all of it has been checked and is safe on the disk, and is whole until then. Needs as
 * much space as all of it for a moment. */
gboolean
trellis_backup_copy (TrellisDatabase *database, const char *path, GCancellable *cancellable, GError **error)
{
  const gint64 amount = measure_contents (database, error);
  g_autofree char *own = dup_files_folder (path);
  g_autofree char *place = g_path_get_dirname (path);
  g_autofree char *whole = g_build_filename (place, WHOLE, NULL);
  gboolean succeeded;

  if (amount < 0)
    return FALSE;
  if (amount <= TRELLIS_BACKUP_MOST_WITHIN)
    {
      if (!trellis_database_copy_to (database, path, error))
        return FALSE;
      trellis_folder_remove (own);
      return TRUE;
    }

  succeeded = trellis_database_copy_to (database, whole, error) && split (whole, path, own, cancellable, error);
  g_unlink (whole);

  /* What would take space of a full disk for nothing. */
  if (!succeeded && !g_file_test (path, G_FILE_TEST_EXISTS))
    trellis_folder_remove (own);
  return succeeded;
}

/* Whether all is there, and good, that @backup at @path has beside it. */
gboolean
trellis_backup_is_complete (TrellisDatabase *backup, const char *path)
{
  g_autoptr(GPtrArray) contents = list_contents (backup, TRUE, NULL);
  g_autofree char *own = dup_files_folder (path);

  for (guint i = 0; contents != NULL && i < contents->len; i++)
    {
      g_autofree char *file = g_build_filename (own, contents->pdata[i], NULL);

      if (!trellis_kept_content_is_good (file, contents->pdata[i]))
        return FALSE;
    }
  return contents != NULL;
}

/* From the files beside any backup, or from the present journal, which may be NULL. Transfer full, nullable. */
static GBytes *
find_bytes (GPtrArray *folders, TrellisDatabase *present, const char *sha256)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *found = NULL;

  for (guint i = 0; i < folders->len; i++)
    {
      g_autofree char *path = g_build_filename (folders->pdata[i], sha256, NULL);
      GBytes *kept = trellis_kept_content_read (path, sha256);

      if (kept != NULL)
        return kept;
    }

  if (present == NULL || !trellis_attachment_content_get (present, sha256, &bytes, NULL) || bytes == NULL)
    return NULL;
  found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return g_str_equal (found, sha256) ? g_steal_pointer (&bytes) : NULL;
}

/* Has no attachment refer to what is lost. Its name stays, to tell what there was. */
static gboolean
give_up (TrellisDatabase *copy, const char *sha256, guint *n_missing, GError **error)
{
  static const char *const steps[] = { "UPDATE attachment SET content = NULL WHERE content = ?",
                                       "DELETE FROM content WHERE sha256 = ?" };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      sqlite3_stmt *statement = trellis_database_prepare (copy, steps[i], error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_text (statement, 1, sha256, -1, SQLITE_STATIC);
      if (!trellis_database_finish (copy, statement, error))
        return FALSE;
      if (i == 0)
        *n_missing += (guint) sqlite3_changes (trellis_database_get_handle (copy));
    }
  return TRUE;
}

static gboolean
fill_all (TrellisDatabase *copy, GPtrArray *contents, GPtrArray *folders, TrellisDatabase *present, guint *n_missing,
          GError **error)
{
  for (guint i = 0; i < contents->len; i++)
    {
      g_autoptr(GBytes) bytes = find_bytes (folders, present, contents->pdata[i]);

      if (!(bytes != NULL ? set_content (copy, contents->pdata[i], bytes, error)
                          : give_up (copy, contents->pdata[i], n_missing, error)))
        return FALSE;
    }
  return TRUE;
}

/* Gives @copy, of the backup at @path, what that has beside it; @path is NULL where it is no local file. What is not
 * there may be beside another backup of the journal in @folder, or in that itself; @n_missing becomes the number of
 * attachments whose content is nowhere, and which are left without. @copy is of no use after a failure. */
gboolean
trellis_backup_fill (TrellisDatabase *copy, const char *path, const char *folder, guint *n_missing, GError **error)
{
  g_autoptr(GPtrArray) contents = list_contents (copy, TRUE, error);
  g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(TrellisDatabase) present = NULL;
  g_autofree char *journal = g_build_filename (folder, "trellis.db", NULL);
  g_autofree char *place = g_build_filename (folder, "backups", NULL);

  *n_missing = 0;
  if (contents == NULL || contents->len == 0)
    return contents != NULL;

  if (path != NULL)
    {
      g_autofree char *beside = g_path_get_dirname (path);

      g_ptr_array_add (folders, dup_files_folder (path));
      add_folders (folders, beside);
    }
  add_folders (folders, place);
  if (g_file_test (journal, G_FILE_TEST_EXISTS))
    present = trellis_database_open (journal, TRELLIS_DATABASE_READ, NULL);
  return trellis_database_run (copy, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", error) &&
         trellis_database_begin (copy, error) &&
         fill_all (copy, contents, folders, present, n_missing, error) && trellis_database_commit (copy, error);
}

/* Bytes of what lies beside the backup at @path. */
guint64
trellis_backup_measure_files (const char *path)
{
  g_autofree char *own = dup_files_folder (path);
  g_autoptr(GDir) dir = g_dir_open (own, 0, NULL);
  const char *name;
  guint64 size = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (own, name, NULL);
      GStatBuf status;

      if (g_lstat (file, &status) == 0)
        size += (guint64) status.st_size;
    }
  return size;
}

/* Removes the backup at @path, and its files after it: what other backups have, too, stays for them. */
void
trellis_backup_remove (const char *path)
{
  g_autofree char *own = dup_files_folder (path);

  if (g_unlink (path) == 0 || errno == ENOENT)
    trellis_folder_remove (own);
}

/* Whether somebody has put a backup into @place, or given one another name: who knows which files that needs. */
static gboolean
has_others (const char *place)
{
  g_autoptr(GDir) dir = g_dir_open (place, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      TrellisBackupKind kind;

      if (g_str_has_suffix (name, BACKUP_SUFFIX) && !trellis_backup_find_kind (name, &kind))
        return TRUE;
    }
  return FALSE;
}

/* Removes what making or removing a backup in the folder @place may have left when it was broken off: files without a
 * backup. No backup is being made meanwhile. */
void
trellis_backup_remove_strays (const char *place)
{
  g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *whole = g_build_filename (place, WHOLE, NULL);
  g_autofree char *partial = g_strconcat (whole, ".partial", NULL);

  g_unlink (whole);
  g_unlink (partial);
  if (has_others (place))
    return;

  add_folders (folders, place);
  for (guint i = 0; i < folders->len; i++)
    {
      g_autofree char *stem = g_strndup (folders->pdata[i], strlen (folders->pdata[i]) - strlen (FILES_SUFFIX));
      g_autofree char *backup = g_strconcat (stem, BACKUP_SUFFIX, NULL);

      if (!g_file_test (backup, G_FILE_TEST_EXISTS))
        trellis_folder_remove (folders->pdata[i]);
    }
}
