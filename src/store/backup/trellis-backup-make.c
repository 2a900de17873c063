/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-backup-private.h"

#include "trellis-backup-files.h"
#include "trellis-rotation.h"
#include "trellis-safe-file.h"
#include "trellis-store-private.h"

#include <glib/gstdio.h>

static void
remove_superfluous (const char *place, const char *today)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GDir) dir = g_dir_open (place, 0, NULL);
  g_autoptr(GPtrArray) superfluous = NULL;
  g_auto(GStrv) names = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_strv_builder_add (builder, name);

  names = g_strv_builder_end (builder);
  superfluous = trellis_rotation_choose ((const char *const *) names, today);
  for (guint i = 0; i < superfluous->len; i++)
    {
      g_autofree char *path = g_build_filename (place, g_ptr_array_index (superfluous, i), NULL);

      trellis_backup_remove (path);
    }
  trellis_backup_remove_strays (place);
}

/* Makes the backup of @today unless there is one. Earlier ones go only after it has been checked. */
gboolean
trellis_backup_make_daily (TrellisDatabase *database, const char *folder, const char *today,
                           GCancellable *cancellable, GError **error)
{
  g_autofree char *place = g_build_filename (folder, "backups", NULL);
  g_autofree char *name = trellis_rotation_dup_name (today);
  g_autofree char *path = g_build_filename (place, name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  if (g_mkdir_with_parents (place, 0700) != 0)
    return trellis_store_error_set_errno (error, "mkdir");
  if (!trellis_backup_copy (database, path, cancellable, error))
    return FALSE;

  remove_superfluous (place, today);
  return TRUE;
}

typedef struct
{
  char *temporary;
  GFile *target;
  GTask *task; /* of the main thread */
} Now;

static void
now_free (Now *self)
{
  g_free (self->temporary);
  g_object_unref (self->target);
  g_object_unref (self->task);
  g_free (self);
}

static gboolean
write_copy (GOutputStream *stream, gconstpointer input, GCancellable *cancellable, GError **error)
{
  return g_output_stream_splice (stream, (GInputStream *) input, G_OUTPUT_STREAM_SPLICE_NONE, cancellable, error) >= 0;
}

static gboolean
write_target (Now *self, GCancellable *cancellable, GError **error)
{
  g_autoptr(GFile) temporary = g_file_new_for_path (self->temporary);
  g_autoptr(GFileInputStream) input = g_file_read (temporary, cancellable, error);

  return input != NULL && trellis_safe_file_write (self->target, write_copy, input, cancellable, error);
}

/* Any target will do, also one that is no local file: SQLite writes beside the journal. */
static gboolean
make_now (TrellisDatabase *database, GCancellable *cancellable, gpointer data, GError **error)
{
  Now *self = data;
  gboolean succeeded = trellis_database_copy_to (database, self->temporary, error) &&
                       write_target (self, cancellable, error);

  g_unlink (self->temporary);
  return succeeded;
}

static void
made_now_cb (const GError *error, gpointer data)
{
  Now *self = data;

  if (error != NULL)
    g_task_return_error (self->task, g_error_copy (error));
  else
    g_task_return_boolean (self->task, TRUE);
  now_free (self);
}

/* Writes a checked copy of the journal, with all that is attached in it, to @target, replacing what is there
 * only when it is complete. */
void
trellis_backup_now_async (TrellisStore *store, GFile *target, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (store, cancellable, callback, user_data);
  GError *error = NULL;
  Now *now;

  g_return_if_fail (TRELLIS_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (target));

  g_task_set_source_tag (task, trellis_backup_now_async);
  if (!trellis_store_is_open (store, &error) || !trellis_store_flush (store, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  now = g_new0 (Now, 1);
  now->temporary = g_strdup_printf ("%s%cbackup-now-%08x.tmp", store->folder, G_DIR_SEPARATOR,
                                    g_random_int ());
  now->target = g_object_ref (target);
  now->task = g_steal_pointer (&task);
  trellis_aside_run (store->aside, make_now, made_now_cb, now, cancellable);
}

gboolean
trellis_backup_now_finish (TrellisStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
