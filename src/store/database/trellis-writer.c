/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-writer.h"

/* A piece of work: rows to save, or a function to call. */
typedef struct
{
  GPtrArray *rows;
  TrellisWriterWork work;
  TrellisWriterPosted posted;
  gpointer data;
  GError *error;
  gboolean is_last;
  gboolean is_awaited; /* somebody waits until is_back and frees it then */
  gboolean is_back;
} Job;

struct _TrellisWriter
{
  char *path;
  TrellisDatabase *database; /* of the thread; NULL until there is something to write */
  TrellisWriterDone done;
  gpointer done_data;

  GThread *thread;
  GAsyncQueue *waiting;  /* of Job, to the thread */
  GAsyncQueue *finished; /* of Job, from the thread */
  guint n_unfinished;    /* given and not yet taken back; of the main thread only */
  GMainContext *context;
  GSource *wakeup;
};

static void
job_free (Job *job)
{
  g_clear_pointer (&job->rows, g_ptr_array_unref);
  g_clear_error (&job->error);
  g_free (job);
}

static gboolean
save_rows (TrellisDatabase *database, GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    if (!trellis_row_save (g_ptr_array_index (rows, i), database, error))
      return FALSE;

  return TRUE;
}

/* A connection reads the whole schema first; many a start only looks at what is there. */
static gboolean
connect (TrellisWriter *self, GError **error)
{
  if (self->database == NULL)
    self->database = trellis_database_open (self->path, TRELLIS_DATABASE_WRITE, error);
  return self->database != NULL;
}

static void
do_job (TrellisWriter *self, Job *job)
{
  if (!connect (self, &job->error))
    return;

  if (job->posted != NULL)
    {
      if (!job->work (self->database, job->data, &job->error))
        trellis_database_roll_back (self->database);
      return;
    }

  if (!trellis_database_begin (self->database, &job->error))
    return;

  if ((job->rows == NULL || save_rows (self->database, job->rows, &job->error)) &&
      (job->work == NULL || job->work (self->database, job->data, &job->error)) &&
      trellis_database_commit (self->database, &job->error))
    return;

  trellis_database_roll_back (self->database);
}

static gpointer
run (gpointer data)
{
  TrellisWriter *self = data;
  gboolean last = FALSE;

  while (!last)
    {
      Job *job = g_async_queue_pop (self->waiting);

      last = job->is_last;
      if (!last)
        do_job (self, job);
      g_async_queue_push (self->finished, job);
      g_source_set_ready_time (self->wakeup, 0);
    }

  return NULL;
}

static void
take_back (TrellisWriter *self, Job *job)
{
  self->n_unfinished--;
  job->is_back = TRUE;
  if (job->rows != NULL)
    self->done (job->rows, job->error, self->done_data);
  if (job->posted != NULL)
    job->posted (job->error, job->data);
  if (!job->is_awaited)
    job_free (job);
}

static gboolean
dispatch_finished (gpointer data)
{
  TrellisWriter *self = data;
  Job *job;

  g_source_set_ready_time (self->wakeup, -1);
  while ((job = g_async_queue_try_pop (self->finished)) != NULL)
    take_back (self, job);

  return G_SOURCE_CONTINUE;
}

static gboolean
dispatch_source (GSource *source, GSourceFunc callback, gpointer data)
{
  return callback (data);
}

static GSourceFuncs source_funcs = { .dispatch = dispatch_source };

/* Starts the thread, which writes to the file at @path through @database, which belongs to it from now on, or, if that
 * is NULL, through a connection that it opens for the first work; that fails where it cannot. @done is called in the
 * main context of the calling thread after each trellis_writer_save(). */
TrellisWriter *
trellis_writer_new (const char *path, TrellisDatabase *database, TrellisWriterDone done, gpointer data)
{
  TrellisWriter *self = g_new0 (TrellisWriter, 1);

  self->path = g_strdup (path);
  self->database = database;
  self->done = done;
  self->done_data = data;
  self->waiting = g_async_queue_new ();
  self->finished = g_async_queue_new ();

  self->wakeup = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_static_name (self->wakeup, "TrellisWriter");
  g_source_set_callback (self->wakeup, dispatch_finished, self, NULL);
  self->context = g_main_context_ref_thread_default ();
  g_source_attach (self->wakeup, self->context);

  self->thread = g_thread_new ("trellis-writer", run, self);
  return self;
}

static void
give (TrellisWriter *self, Job *job)
{
  self->n_unfinished++;
  g_async_queue_push (self->waiting, job);
}

/* Ends after everything given before is written. */
void
trellis_writer_free (TrellisWriter *self)
{
  Job *last = g_new0 (Job, 1);

  trellis_writer_drain (self);
  last->is_last = TRUE;
  g_async_queue_push (self->waiting, last);
  g_thread_join (self->thread);

  g_source_destroy (self->wakeup);
  g_source_unref (self->wakeup);
  g_main_context_unref (self->context);
  job_free (g_async_queue_pop (self->finished));
  g_async_queue_unref (self->waiting);
  g_async_queue_unref (self->finished);
  g_clear_pointer (&self->database, trellis_database_close);
  g_free (self->path);
  g_free (self);
}

/* Saves @rows (of TrellisRow, transfer full) in one transaction, some time soon. */
void
trellis_writer_save (TrellisWriter *self, GPtrArray *rows)
{
  Job *job = g_new0 (Job, 1);

  job->rows = rows;
  give (self, job);
}

/* Takes back what is finished, in order, until @awaited is (or, if NULL, everything). Whoever hears
 * of a finished job may come here again and take back @awaited. */
static void
take_back_until (TrellisWriter *self, const Job *awaited)
{
  while (awaited != NULL ? !awaited->is_back : self->n_unfinished > 0)
    take_back (self, g_async_queue_pop (self->finished));
}

/* Has the thread call @work within a transaction, after everything given before, and waits for it.
 * The transaction is rolled back when @work fails. */
gboolean
trellis_writer_call (TrellisWriter *self, TrellisWriterWork work, gpointer data, GError **error)
{
  Job *job = g_new0 (Job, 1);
  gboolean succeeded;

  job->work = work;
  job->data = data;
  job->is_awaited = TRUE;
  give (self, job);
  take_back_until (self, job);

  succeeded = job->error == NULL;
  if (!succeeded)
    g_propagate_error (error, g_steal_pointer (&job->error));
  job_free (job);
  return succeeded;
}

/* Has the thread call @work, which begins and commits as it likes, and does not wait for it. @posted
 * is called, with the same @data, in the main context of the thread that made the writer. */
void
trellis_writer_post (TrellisWriter *self, TrellisWriterWork work, TrellisWriterPosted posted,
                     gpointer data)
{
  Job *job = g_new0 (Job, 1);

  job->work = work;
  job->posted = posted;
  job->data = data;
  give (self, job);
}

/* Waits until everything given so far is written or has failed. */
void
trellis_writer_drain (TrellisWriter *self)
{
  take_back_until (self, NULL);
}
