/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-worker.h"

#include "trellis-sync-engine.h"
#include "trellis-sync-room.h"
#include "trellis-time.h"

/* The thread in which matches are brought in step, and what goes between it and the one that has the
 * store. */

typedef struct
{
  TrellisSyncOrder order;
  char *folder;
  char *zone;
  GMainContext *context;
  TrellisSyncErrand *current;
  guint room;  /* in a batch */
  gint64 busy; /* microseconds that it took to bring the last one to the records that live */
} Run;

void
trellis_sync_errand_free (TrellisSyncErrand *self)
{
  trellis_sharing_free (self->sharing);
  g_clear_pointer (&self->account, trellis_account_free);
  g_clear_error (&self->error);
  g_free (self);
}

/* Keeps in @store what was learned of the account, if anything was, unless it is another one by now. */
void
trellis_sync_errand_keep_news (const TrellisSyncErrand *self, TrellisStore *store)
{
  const TrellisAccount *learned = self->account;
  g_autoptr(TrellisAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  if (!self->is_account_news)
    return;
  account = trellis_store_dup_account (store, learned->uid);
  if (account == NULL || g_strcmp0 (account->address, learned->address) != 0 ||
      g_strcmp0 (account->user, learned->user) != 0)
    return;
  g_strfreev (account->basic);
  account->basic = g_strdupv (learned->basic);
  if (!trellis_store_save_account (store, account, &error))
    g_message ("What was learned of a server cannot be kept: %s", error->message);
}

/* Runs in the thread of the worker, which must not let go of the store. */
static void
run_free (Run *self)
{
  g_free (self->folder);
  g_free (self->zone);
  g_main_context_unref (self->context);
  g_ptr_array_unref (self->order.errands);
  g_free (self);
}

/* Has @func called by the thread that began the run, and never by that of the worker. */
static void
send (Run *run, GSourceFunc func, gpointer data, GDestroyNotify notify)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, notify);
  g_source_attach (source, run->context);
}

/* A batch on its way to the store. */
typedef struct
{
  Run *run;
  TrellisShareBatch *batch;
  GMutex mutex;
  GCond cond;
  gboolean is_done;
  GError *error;
} Handing;

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Handing *self = user_data;

  trellis_store_apply_batch_finish (TRELLIS_STORE (source), result, &self->error);
  g_mutex_lock (&self->mutex);
  self->is_done = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static gboolean
hand_over (gpointer data)
{
  Handing *self = data;
  Run *run = self->run;
  const gint64 begin = g_get_monotonic_time ();

  trellis_store_apply_batch_async (run->order.store, self->batch, applied_cb, self);
  run->busy = g_get_monotonic_time () - begin;
  return G_SOURCE_REMOVE;
}

/* Waits for the thread that has the store. */
static gboolean
apply (TrellisShareBatch *batch, gpointer data, GError **error)
{
  Run *run = data;
  Handing handing = { .run = run, .batch = batch };

  g_mutex_init (&handing.mutex);
  g_cond_init (&handing.cond);
  send (run, hand_over, &handing, NULL);
  g_mutex_lock (&handing.mutex);
  while (!handing.is_done)
    g_cond_wait (&handing.cond, &handing.mutex);
  g_mutex_unlock (&handing.mutex);
  g_mutex_clear (&handing.mutex);
  g_cond_clear (&handing.cond);
  run->room = trellis_sync_room_choose (run->room, run->busy);

  if (handing.error == NULL)
    return TRUE;
  g_propagate_error (error, handing.error);
  return FALSE;
}

typedef struct
{
  Run *run; /* ends later */
  const char *match;
  gboolean has_begun;
  double progress;
} Progress;

static gboolean
show_progress (gpointer data)
{
  const Progress *self = data;

  self->run->order.progress (self->match, self->has_begun, self->progress, self->run->order.data);
  return G_SOURCE_REMOVE;
}

static void
send_progress (Run *run, gboolean has_begun, double progress)
{
  Progress *sent = g_new0 (Progress, 1);

  sent->run = run;
  sent->match = run->current->sharing->match;
  sent->has_begun = has_begun;
  sent->progress = progress;
  send (run, show_progress, sent, g_free);
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  send_progress (data, FALSE, total > 0 ? (double) done / total : 0);
}

static void
do_errand (Run *run, TrellisSyncErrand *errand, GCancellable *cancellable)
{
  g_autoptr(TrellisTransport) transport = run->order.connect (
    errand->sharing, errand->account, run->order.connect_data, cancellable, &errand->error);
  const TrellisSyncJob job = {
    .folder = run->folder,
    .match = errand->sharing->match,
    .zone = run->zone,
    .now = trellis_time_now (),
    .transport = transport,
    .place = errand->sharing,
    .apply = apply,
    .progress = progress_cb,
    .data = run,
    .room = &run->room,
  };

  if (transport != NULL)
    trellis_sync_run (&job, &errand->report, cancellable, &errand->error);
  if (transport != NULL && errand->account != NULL)
    errand->is_account_news = trellis_transport_update_account (transport, errand->account);
}

/* What keeps an account from being reached keeps its other matches too. */
static const GError *
find_obstacle (Run *run, guint index)
{
  const TrellisSyncErrand *errand = g_ptr_array_index (run->order.errands, index);

  for (guint i = 0; i < index && errand->account != NULL; i++)
    {
      const TrellisSyncErrand *other = g_ptr_array_index (run->order.errands, i);

      if (other->account != NULL && other->error != NULL &&
          g_str_equal (other->account->uid, errand->account->uid) &&
          trellis_sync_error_get_scope (other->error) == TRELLIS_SYNC_SCOPE_ACCOUNT)
        return other->error;
    }

  return NULL;
}

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;

  for (guint i = 0; i < run->order.errands->len; i++)
    {
      TrellisSyncErrand *errand = g_ptr_array_index (run->order.errands, i);
      const GError *obstacle = find_obstacle (run, i);

      run->current = errand;
      if (g_cancellable_set_error_if_cancelled (cancellable, &errand->error))
        continue;
      if (obstacle != NULL)
        errand->error = g_error_copy (obstacle);
      else
        {
          send_progress (run, TRUE, 0);
          do_errand (run, errand, cancellable);
        }
    }

  g_task_return_boolean (task, TRUE);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const Run *run = g_task_get_task_data (G_TASK (result));

  run->order.ended (run->order.errands, run->order.data);
}

/* Does the errands of @order one after the other, in a thread. The store must be there until
 * the end is told. */
void
trellis_sync_worker_run (const TrellisSyncOrder *order, GCancellable *cancellable)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, ended_cb, NULL);
  Run *run = g_new0 (Run, 1);

  run->order = *order;
  run->folder = g_strdup (trellis_store_get_folder (order->store));
  run->zone = g_strdup (order->zone);
  run->room = 2 * TRELLIS_SYNC_LEAST_ROOM;
  run->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, trellis_sync_worker_run);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  g_task_run_in_thread (task, run_thread);
}
