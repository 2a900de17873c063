/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-file-job.h"

#include "trellis-archive-words.h"
#include "trellis-archive.h"
#include "trellis-backup.h"
#include "trellis-clause-item-words.h"
#include "trellis-file-task.h"
#include "trellis-import-run.h"
#include "trellis-time.h"

#include <glib/gi18n.h>

static gboolean
is_calendar (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".ics");
}

/* Where the words for a person say less than @error, it goes to the log. */
static void
fail (GTask *task, const char *what, const GError *error)
{
  const char *why = trellis_archive_words_failure (error);
  g_autofree char *name = g_file_get_parse_name (g_task_get_task_data (task));

  g_debug ("%s (%s, %d)", what, g_quark_to_string (error->domain), error->code);
  if (why != NULL)
    /* Translators: a file, what happened, and why, as in “notes.json: The file could not be imported.
     * There is no such file or folder.” */
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, _("%s: %s. %s."), name, what, why);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s.", name, what);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;

  if (trellis_backup_now_finish (TRELLIS_STORE (source), result, &error))
    g_task_return_pointer (task, g_strdup (_("Backup saved")), g_free);
  else
    fail (task, _("The backup could not be saved"), error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;

  if (trellis_archive_export_finish (TRELLIS_STORE (source), result, &error))
    g_task_return_pointer (task, g_strdup (_("Journal exported")), g_free);
  else
    fail (task, _("The journal could not be exported"), error);
}

static void
calendar_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;

  if (trellis_file_write_finish (TRELLIS_STORE (source), result, &error))
    g_task_return_pointer (task, g_strdup (_("What is shared was exported as a calendar")), g_free);
  else
    fail (task, _("The file could not be saved"), error);
}

static void
export_calendar (GTask *task, TrellisStore *store)
{
  g_autoptr(TrellisQuery) of_matches = trellis_query_new (TRELLIS_TYPE_MATCH);
  g_autoptr(TrellisRecordList) list = trellis_store_list (store, of_matches);
  g_autoptr(GPtrArray) matches = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_ptr_array_add (matches, g_list_model_get_item (G_LIST_MODEL (list), i));
  if (matches->len == 0)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s.",
                               _("There is no match to export yet"));
      return;
    }
  trellis_file_write_async (store, TRELLIS_FILE_EXPORT_MATCHES, matches, g_task_get_task_data (task),
                            &trellis_clause_item_words, NULL, calendar_written_cb,
                            g_object_ref (task));
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisArchiveReport) report =
    trellis_archive_import_finish (TRELLIS_STORE (source), result, &error);

  if (report != NULL)
    g_task_return_pointer (task, trellis_archive_words_report (report), g_free);
  else
    fail (task, _("The file could not be imported"), error);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;
  const char *said = g_object_get_data (G_OBJECT (task), "said");

  if (trellis_import_run_finish (TRELLIS_STORE (source), result, &error))
    g_task_return_pointer (task, g_strdup (said), g_free);
  else
    fail (task, _("The file could not be imported"), error);
}

/* As for a journal: what is new, what changed, what stays and what cannot be taken. */
static char *
describe_import (const TrellisImport *import)
{
  TrellisArchiveReport counts = {
    .n_new = trellis_import_count (import, TRELLIS_IMPORT_NEW),
    .n_replaced = trellis_import_count (import, TRELLIS_IMPORT_CHANGED),
    .n_kept = trellis_import_count (import, TRELLIS_IMPORT_SAME) +
              trellis_import_count (import, TRELLIS_IMPORT_OLDER),
    .n_remarks = trellis_import_count (import, TRELLIS_IMPORT_LEFT) + import->n_problems,
  };
  g_autofree char *words = trellis_archive_words_report (&counts);

  if (!import->asks_match && import->new_match == NULL)
    return g_steal_pointer (&words);
  return g_strjoin ("\n", words, _("Open the file in Trellis to choose a match for what belongs to none."),
                    NULL);
}

static void
calendar_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisImport) import = trellis_file_read_finish (TRELLIS_STORE (source), result, &error);

  if (import == NULL)
    {
      fail (task, _("The file could not be imported"), error);
      return;
    }
  if (import->faults->len > 0 || (import->items->len == 0 && import->n_problems > 0))
    {
      g_autofree char *name = g_file_get_parse_name (g_task_get_task_data (task));

      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s.", name,
                               _("The file is no calendar, or cannot be read"));
      return;
    }

  g_object_set_data_full (G_OBJECT (task), "said", describe_import (import), g_free);
  trellis_import_run_async (TRELLIS_STORE (source), import, trellis_time_now (), NULL, NULL, NULL, taken_cb,
                            g_object_ref (task));
}

static void
import_calendar (GTask *task, TrellisStore *store)
{
  const TrellisImportChoice of_known_matches = { .my_role = TRELLIS_ROLE_MENTEE };
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_object_ref (g_task_get_task_data (task)));
  trellis_file_read_async (store, files, &of_known_matches, &trellis_clause_item_words, NULL,
                           calendar_read_cb, g_object_ref (task));
}

/* Does @job with @file. Of a calendar, only what belongs to a match in the journal is taken in, as
 * there is nobody to ask. */
void
trellis_file_job_run_async (TrellisStore *store, TrellisFileJob job, GFile *file,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (TRELLIS_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (store, NULL, callback, user_data);
  g_task_set_source_tag (task, trellis_file_job_run_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  switch (job)
    {
    case TRELLIS_FILE_JOB_BACK_UP:
      trellis_backup_now_async (store, file, NULL, backed_up_cb, g_object_ref (task));
      break;
    case TRELLIS_FILE_JOB_EXPORT:
      if (is_calendar (file))
        export_calendar (task, store);
      else
        trellis_archive_export_async (store, file, NULL, exported_cb, g_object_ref (task));
      break;
    case TRELLIS_FILE_JOB_IMPORT:
      if (is_calendar (file))
        import_calendar (task, store);
      else
        trellis_archive_import_async (store, file, NULL, imported_cb, g_object_ref (task));
      break;
    default:
      g_assert_not_reached ();
    }
}

/* What was done, in words for a person; transfer full. NULL on failure: then the error's message is
 * for a person, too. */
char *
trellis_file_job_run_finish (TrellisStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
