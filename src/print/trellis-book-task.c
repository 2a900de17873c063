/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-book-task.h"

#include <string.h>

#include "trellis-book-reader.h"
#include "trellis-document-html.h"
#include "trellis-document-markdown.h"
#include "trellis-pdf.h"
#include "trellis-safe-file.h"
#include "trellis-time.h"

/* What a thread needs; its own copies. */
typedef struct
{
  char *folder;
  char *match;
  char *record;
  TrellisBookRequest request; /* its strings are the ones above */
  TrellisBookFormat format;
  GFile *target; /* NULL for a document that is not saved */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  g_free (job->match);
  g_free (job->record);
  g_clear_object (&job->target);
  g_free (job);
}

static Job *
job_new (TrellisStore *store, const TrellisBookRequest *request)
{
  Job *job = g_new0 (Job, 1);

  job->folder = g_strdup (trellis_store_get_folder (store));
  job->match = g_strdup (request->match);
  job->record = g_strdup (request->record);
  job->request = *request;
  job->request.match = job->match;
  job->request.record = job->record;
  return job;
}

static TrellisDocument *
make (const Job *job, GCancellable *cancellable, GError **error)
{
  const TrellisBookRequest *request = &job->request;
  g_autoptr(TrellisBookMaterial) material = trellis_book_read (job->folder, job->match, cancellable, error);

  if (material == NULL)
    return NULL;
  trellis_book_material_set_clock (material, request->has_twelve_hours);
  switch (request->kind)
    {
    case TRELLIS_BOOK_OF_MATCH:
      return trellis_book_of_match (material, request->scope, trellis_time_now ());
    case TRELLIS_BOOK_OF_AGREEMENT:
      return trellis_book_of_agreement (material, job->record, TRUE);
    case TRELLIS_BOOK_OF_AGENDA:
      return trellis_book_of_agenda (material, job->record, request->scope);
    case TRELLIS_BOOK_OF_MINUTES:
      return trellis_book_of_minutes (material, job->record, request->scope);
    default:
      g_assert_not_reached ();
    }
}

/* A document in the form that a job asks for. */
typedef struct
{
  const Job *job;
  TrellisDocument *document;
} Work;

static gboolean
write_work (GOutputStream *stream, gconstpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;
  const TrellisBookRequest *request = &work->job->request;
  g_autofree char *text = NULL;

  switch (work->job->format)
    {
    case TRELLIS_BOOK_PDF:
      return trellis_pdf_write (work->document, &request->paper, request->is_rtl, stream, cancellable, error);
    case TRELLIS_BOOK_HTML:
      text = trellis_document_to_html (work->document, request->is_rtl);
      break;
    case TRELLIS_BOOK_MARKDOWN:
    default:
      text = trellis_document_to_markdown (work->document);
      break;
    }
  return g_output_stream_write_all (stream, text, strlen (text), NULL, cancellable, error);
}

static gboolean
save (const Job *job, TrellisDocument *document, GCancellable *cancellable, GError **error)
{
  const Work work = { job, document };

  return trellis_safe_file_write (job->target, write_work, &work, cancellable, error);
}

static void
run_thread (GTask *task, gpointer store, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr(TrellisDocument) document = make (job, cancellable, &error);

  if (document == NULL || (job->target != NULL && !save (job, document, cancellable, &error)))
    g_task_return_error (task, error);
  else if (job->target != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_pointer (task, g_steal_pointer (&document), g_object_unref);
}

static void
run (TrellisStore *store, Job *job, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (store, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, job_free);
  if (trellis_store_flush (store, &error))
    g_task_run_in_thread (task, run_thread);
  else
    g_task_return_error (task, error);
}

/* Makes a document to be printed. */
void
trellis_book_make_async (TrellisStore *store, const TrellisBookRequest *request, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TRELLIS_IS_STORE (store));

  run (store, job_new (store, request), trellis_book_make_async, cancellable, callback, user_data);
}

/* Transfer full. */
TrellisDocument *
trellis_book_make_finish (TrellisStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Makes a document and writes it to @target, which is replaced only when all is written. Fails with an error
 * of G_IO_ERROR, or of TRELLIS_STORE_ERROR where the journal cannot be read. */
void
trellis_book_save_async (TrellisStore *store, const TrellisBookRequest *request, TrellisBookFormat format,
                         GFile *target, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (TRELLIS_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (target));

  job = job_new (store, request);
  job->format = format;
  job->target = g_object_ref (target);
  run (store, job, trellis_book_save_async, cancellable, callback, user_data);
}

gboolean
trellis_book_save_finish (TrellisStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
