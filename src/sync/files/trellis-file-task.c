/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-file-task.h"

#include "trellis-file-turn.h"
#include "trellis-safe-file.h"
#include "trellis-time.h"

/* The largest file that is read, in bytes. */
#define MOST_BYTES (64 * 1024 * 1024)

/* What a thread needs; its own copies. */
typedef struct
{
  char *folder;
  char *zone;
  const TrellisIcalClauseWords *words; /* not owned */
  GPtrArray *files; /* of GFile */

  char *match;
  gboolean adds_match;
  gboolean takes_older;
  TrellisRole my_role;

  TrellisFileExport what;
  GType type;
  GPtrArray *uids; /* ends with NULL */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  g_free (job->zone);
  g_free (job->match);
  g_ptr_array_unref (job->files);
  g_ptr_array_unref (job->uids);
  g_free (job);
}

static Job *
job_new (TrellisStore *store)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  Job *job = g_new0 (Job, 1);

  job->folder = g_strdup (trellis_store_get_folder (store));
  job->zone = g_strdup (g_time_zone_get_identifier (zone));
  job->files = g_ptr_array_new_with_free_func (g_object_unref);
  job->uids = g_ptr_array_new_null_terminated (1, g_free, TRUE);
  return job;
}

static TrellisFileSource
get_source (Job *job)
{
  return (TrellisFileSource) { job->folder, job->zone, trellis_time_now (), job->words };
}

/* NULL for a file that cannot be read, or is too large for anything that it could be. */
static GBytes *
load (GFile *file, GCancellable *cancellable)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                 G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  if (info == NULL || g_file_info_get_size (info) > MOST_BYTES)
    return NULL;
  return g_file_load_bytes (file, cancellable, NULL, NULL);
}

static void
free_text (gpointer text)
{
  if (text != NULL)
    g_bytes_unref (text);
}

static void
read_thread (GTask *task, gpointer store, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  const TrellisFileSource source = get_source (job);
  const TrellisImportChoice choice = { job->match, job->adds_match, job->my_role, job->takes_older };
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (free_text);
  TrellisImport *import;
  GError *error = NULL;

  for (guint i = 0; i < job->files->len; i++)
    g_ptr_array_add (texts, load (job->files->pdata[i], cancellable));

  import = trellis_file_import_read (&source, texts, &choice, cancellable, &error);
  if (import == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, import, (GDestroyNotify) trellis_import_unref);
}

static void
begin_reading (GTask *task)
{
  GError *error = NULL;

  if (trellis_store_flush (g_task_get_source_object (task), &error))
    g_task_run_in_thread (task, read_thread);
  else
    g_task_return_error (task, error);
}

/* Finds out what taking in @files (GFile each) would do; see trellis_file_import_read(). @words, which may be
 * NULL, are static. */
void
trellis_file_read_async (TrellisStore *store, GPtrArray *files, const TrellisImportChoice *choice,
                         const TrellisIcalClauseWords *words, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (store, cancellable, callback, user_data);
  Job *job = job_new (store);

  g_task_set_source_tag (task, trellis_file_read_async);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (job->files, g_object_ref (files->pdata[i]));
  job->words = words;
  job->match = g_strdup (choice->match);
  job->adds_match = choice->adds_match;
  job->my_role = choice->my_role;
  job->takes_older = choice->takes_older;
  g_task_set_task_data (task, job, job_free);
  trellis_file_turn_take (task, begin_reading);
}

/* Transfer full. */
TrellisImport *
trellis_file_read_finish (TrellisStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static GBytes *
export_job (Job *job, GCancellable *cancellable, GError **error)
{
  const TrellisFileSource source = get_source (job);

  switch (job->what)
    {
    case TRELLIS_FILE_EXPORT_MATCHES:
      return trellis_file_export_matches (&source, (const char *const *) job->uids->pdata, cancellable,
                                          error);
    case TRELLIS_FILE_EXPORT_RECORD:
      return trellis_file_export_record (&source, job->type, job->uids->pdata[0], error);
    case TRELLIS_FILE_EXPORT_INVITATION:
      return trellis_file_export_invitation (&source, job->uids->pdata[0], error);
    default:
      g_assert_not_reached ();
    }
}

static void
write_thread (GTask *task, gpointer store, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr(GBytes) bytes = export_job (job, cancellable, &error);

  if (bytes != NULL && trellis_safe_file_write_bytes (job->files->pdata[0], bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Writes @records to @target: matches, or the one record or meeting. @words, which may be NULL, are
 * static. Fails with
 * G_IO_ERROR_PERMISSION_DENIED where that is private. */
void
trellis_file_write_async (TrellisStore *store, TrellisFileExport what, GPtrArray *records, GFile *target,
                          const TrellisIcalClauseWords *words, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Job *job = job_new (store);
  GError *error = NULL;

  g_task_set_source_tag (task, trellis_file_write_async);
  job->what = what;
  job->words = words;
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (job->uids, g_strdup (trellis_record_get_uid (records->pdata[i])));
  if (records->len > 0)
    job->type = G_OBJECT_TYPE (records->pdata[0]);
  g_ptr_array_add (job->files, g_object_ref (target));
  g_task_set_task_data (task, job, job_free);

  if (trellis_store_flush (store, &error))
    g_task_run_in_thread (task, write_thread);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

gboolean
trellis_file_write_finish (TrellisStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
