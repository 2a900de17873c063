/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-aside.h"

/* Steps of SQLite's machine between two looks at whether to go on. */
#define STEPS 10000

struct _TrellisAside
{
  gatomicrefcount references;
  char *path;
  GCancellable *closing;

  GMutex mutex;
  GCond ended;
  guint n_running; /* guarded by the mutex */
};

/* Of the task that runs in the thread, which may free it: nothing in it is of the main thread
 * alone. */
typedef struct
{
  TrellisAside *aside;
  TrellisAsideWork work;
  TrellisAsideDone done;
  gpointer data;
  GCancellable *cancellable;
} Errand;

TrellisAside *
trellis_aside_new (const char *path)
{
  TrellisAside *self = g_new0 (TrellisAside, 1);

  g_atomic_ref_count_init (&self->references);
  self->path = g_strdup (path);
  self->closing = g_cancellable_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->ended);
  return self;
}

static void
aside_unref (TrellisAside *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_object_unref (self->closing);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->ended);
  g_free (self->path);
  g_free (self);
}

/* Breaks off what still runs, and waits until its connections are closed: SQLite, closing the last
 * one, removes the write-ahead log by its name, which may be another journal's by then. */
void
trellis_aside_free (TrellisAside *self)
{
  g_cancellable_cancel (self->closing);

  g_mutex_lock (&self->mutex);
  while (self->n_running > 0)
    g_cond_wait (&self->ended, &self->mutex);
  g_mutex_unlock (&self->mutex);

  aside_unref (self);
}

static void
errand_free (Errand *self)
{
  aside_unref (self->aside);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static int
is_to_end (gpointer data)
{
  Errand *errand = data;

  return g_cancellable_is_cancelled (errand->aside->closing) ||
         g_cancellable_is_cancelled (errand->cancellable);
}

static gboolean
do_errand (Errand *errand, GError **error)
{
  g_autoptr(TrellisDatabase) database = NULL;
  g_autoptr(GError) local_error = NULL;

  if (!is_to_end (errand))
    database = trellis_database_open (errand->aside->path, TRELLIS_DATABASE_COPY, &local_error);
  if (database != NULL)
    {
      sqlite3_progress_handler (trellis_database_get_handle (database), STEPS, is_to_end, errand);
      if (errand->work (database, errand->cancellable != NULL ? errand->cancellable : errand->aside->closing,
                        errand->data, &local_error))
        return TRUE;
    }

  if (is_to_end (errand))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Broken off");
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
run_thread (GTask *task, gpointer source, gpointer data,
            GCancellable *cancellable)
{
  Errand *errand = data;
  GError *error = NULL;
  gboolean succeeded = do_errand (errand, &error);

  g_mutex_lock (&errand->aside->mutex);
  errand->aside->n_running--;
  g_cond_broadcast (&errand->aside->ended);
  g_mutex_unlock (&errand->aside->mutex);

  if (succeeded)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
thread_done_cb (GObject *source, GAsyncResult *result,
                gpointer user_data)
{
  Errand *errand = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  errand->done (error, errand->data);
}

/* Has @work called in a thread, and @done when it has ended. It fails with G_IO_ERROR_CANCELLED when
 * the journal is closed before it ends. */
void
trellis_aside_run (TrellisAside *self, TrellisAsideWork work, TrellisAsideDone done, gpointer data,
                   GCancellable *cancellable)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, thread_done_cb, NULL);
  Errand *errand = g_new0 (Errand, 1);

  errand->aside = self;
  errand->work = work;
  errand->done = done;
  errand->data = data;
  errand->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_atomic_ref_count_inc (&self->references);
  g_task_set_source_tag (task, trellis_aside_run);
  g_task_set_task_data (task, errand, (GDestroyNotify) errand_free);

  g_mutex_lock (&self->mutex);
  self->n_running++;
  g_mutex_unlock (&self->mutex);
  g_task_run_in_thread (task, run_thread);
}
