/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-backup-files.h"
#include "trellis-backup-private.h"

#include "trellis-flush.h"
#include "trellis-lock.h"
#include "trellis-schema.h"

#include <errno.h>
#include <glib/gstdio.h>

/* Puts a backup in the place of the journal. At every moment there is a whole journal under its
 * name, the one from before or the restored one, and never a write-ahead log of another file. */
typedef struct
{
  char *path;   /* of the journal */
  char *copy;   /* of the chosen file, until it takes its place */
  char *place;  /* folder of backups */
  char *stamp;  /* for the names of what is set aside */
  guint n_missing; /* attachments whose content is lost */
} Restoring;

static void
restoring_free (Restoring *self)
{
  g_unlink (self->copy);
  g_free (self->path);
  g_free (self->copy);
  g_free (self->place);
  g_free (self->stamp);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restoring, restoring_free)

static Restoring *
restoring_new (const char *folder)
{
  Restoring *self = g_new0 (Restoring, 1);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  self->path = g_build_filename (folder, "trellis.db", NULL);
  self->copy = g_build_filename (folder, "restored.db", NULL);
  self->place = g_build_filename (folder, "backups", NULL);
  self->stamp = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  return self;
}

static gboolean
fetch_copy (Restoring *self, GFile *chosen, GError **error)
{
  g_autoptr(GFile) copy = g_file_new_for_path (self->copy);
  g_autoptr(GError) local_error = NULL;

  g_unlink (self->copy);
  if (g_file_copy (chosen, copy, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL,
                   NULL, NULL, &local_error))
    return g_chmod (self->copy, 0600) == 0 || trellis_store_error_set_errno (error, "chmod");

  g_set_error (error, TRELLIS_STORE_ERROR,
               g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NO_SPACE)
                 ? TRELLIS_STORE_ERROR_FULL
                 : TRELLIS_STORE_ERROR_FAILED,
               "Cannot read the chosen file (%s, %d)", g_quark_to_string (local_error->domain), local_error->code);
  return FALSE;
}

/* A file without the mark of this program is none of its journals, however sound it is. */
static gboolean
check_mark (TrellisDatabase *database, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  gint64 mark =
    trellis_database_get_number (database, "PRAGMA application_id", &local_error);

  if (mark == TRELLIS_DATABASE_APPLICATION_ID &&
      trellis_database_get_number (database, "PRAGMA user_version", NULL) > 0)
    return TRUE;

  if (local_error != NULL &&
      !g_error_matches (local_error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error_literal (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_INVALID,
                         "The chosen file is no journal of Trellis");
  return FALSE;
}

/* What was restored is not the file that wrote to where matches are shared: it gets another name, and
 * lists all that is there before it believes that something is gone. */
static gboolean
become_another (TrellisDatabase *database, GError **error)
{
  return trellis_database_run (database,
                               "UPDATE replica SET name = lower(hex(randomblob(6))), writes = 0;"
                               "UPDATE sharing SET token = NULL", error);
}

/* Checks the copy, gives it what lies beside the chosen file, which stays as it is, and brings it to the present
 * schema. */
static gboolean
prepare_copy (Restoring *self, GFile *chosen, GError **error)
{
  g_autofree char *path = g_file_get_path (chosen);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr(TrellisDatabase) check =
    trellis_database_open (self->copy, TRELLIS_DATABASE_REPAIR, error);
  g_autoptr(TrellisDatabase) database = NULL;

  if (check == NULL || !check_mark (check, error) || !trellis_database_check (check, TRUE, error) ||
      !trellis_backup_fill (check, path, folder, &self->n_missing, error))
    return FALSE;
  g_clear_pointer (&check, trellis_database_close);

  database = trellis_database_open (self->copy, TRELLIS_DATABASE_WRITE, error);
  return database != NULL && trellis_schema_migrate (database, NULL, error) &&
         become_another (database, error) &&
         trellis_database_run (database, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

/* Keeps the journal as a backup and empties its write-ahead log. */
static gboolean
keep_sound (Restoring *self, GError **error)
{
  g_autofree char *name = g_strdup_printf ("before-restore-%s.db", self->stamp);
  g_autofree char *kept = g_build_filename (self->place, name, NULL);
  g_autoptr(TrellisDatabase) database =
    trellis_database_open (self->path, TRELLIS_DATABASE_COPY, error);

  return database != NULL && trellis_database_check (database, FALSE, error) &&
         trellis_backup_copy (database, kept, NULL, error) &&
         trellis_database_run (database, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

static gboolean
keep_file (const char *path, const char *kept, GError **error)
{
  g_autoptr(GFile) source = g_file_new_for_path (path);
  g_autoptr(GFile) target = g_file_new_for_path (kept);

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || link (path, kept) == 0)
    return TRUE;

  /* Not every file system has links. */
  return g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, error);
}

/* Keeps the bytes of a damaged journal: somebody may get something out of them. */
static gboolean
keep_damaged (Restoring *self, GError **error)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *name = g_strdup_printf ("damaged-%s.db", self->stamp);
  g_autofree char *kept = g_build_filename (folder, name, NULL);
  g_autofree char *kept_log = g_strconcat (kept, "-wal", NULL);

  return keep_file (self->path, kept, error) && keep_file (log, kept_log, error) &&
         trellis_flush_path (folder, error);
}

static gboolean
set_aside (Restoring *self, GError **error)
{
  g_autoptr(GError) local_error = NULL;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_mkdir_with_parents (self->place, 0700) != 0)
    return trellis_store_error_set_errno (error, "mkdir");
  if (keep_sound (self, &local_error))
    return TRUE;

  if (!g_error_matches (local_error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  g_message ("The present journal is damaged: %s", local_error->message);
  return keep_damaged (self, error);
}

static gboolean
remove_beside (Restoring *self, const char *suffix, GError **error)
{
  g_autofree char *path = g_strconcat (self->path, suffix, NULL);

  return g_unlink (path) == 0 || errno == ENOENT || trellis_store_error_set_errno (error, "unlink");
}

static gboolean
swap (Restoring *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  return trellis_flush_path (self->copy, error) && remove_beside (self, "-wal", error) &&
         remove_beside (self, "-shm", error) && trellis_flush_path (folder, error) &&
         (g_rename (self->copy, self->path) == 0 || trellis_store_error_set_errno (error, "rename")) &&
         trellis_flush_path (folder, error);
}

/* Puts @chosen in the place of the journal in @folder, which nobody may have open. The chosen file, and what lies
 * beside it, is copied, and the copy checked and brought to the present schema; the journal that was there is
 * kept as a backup, or under the name "damaged-…" where it is damaged. Fails with
 * TRELLIS_STORE_ERROR_INVALID, _DAMAGED or _NEWER where the chosen file is of no use, and then, as
 * after any other failure, leaves the journal as it is. What attachments hold is not a reason
 * to fail: @n_missing, nullable, becomes the number of those that are left without, since it is neither beside the
 * backup nor elsewhere in @folder. Takes as long as the files are large; may be
 * called in any thread. */
gboolean
trellis_backup_put_back (const char *folder, GFile *chosen, guint *n_missing, GError **error)
{
  TrellisLock *lock = trellis_lock_take (folder, error);
  g_autoptr(Restoring) self = NULL;
  gboolean succeeded;

  if (lock == NULL)
    return FALSE;

  self = restoring_new (folder);
  succeeded = fetch_copy (self, chosen, error) && prepare_copy (self, chosen, error) &&
              set_aside (self, error) && swap (self, error);
  if (n_missing != NULL)
    *n_missing = self->n_missing;
  trellis_lock_release (lock);
  return succeeded;
}
