/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-import-run.h"

#include "trellis-file-turn.h"
#include "trellis-sync-room.h"

/* What is no more than this is done at once, and so wholly or not at all, whatever happens to the computer. */
#define AT_ONCE TRELLIS_SYNC_MOST_ROOM

/* Milliseconds in which others have the main loop: what a person does, and what is to be drawn. */
#define BREAK_MS 2

typedef struct
{
  TrellisImport *import;
  gint64 now;
  TrellisImportRunFunc progress;
  gpointer data;
  gboolean is_back;
  guint n_done; /* edits of the import that are in the journal */
  guint n_next; /* after what is on its way */
  guint room;   /* for edits that are done at once */
  GError *error; /* that it ends with once all is taken back */
} Run;

static void
run_free (gpointer data)
{
  Run *self = data;

  trellis_import_unref (self->import);
  g_clear_error (&self->error);
  g_free (self);
}

static void go_on (GTask *task);

static gboolean
break_ends_cb (gpointer data)
{
  go_on (data);
  return G_SOURCE_REMOVE;
}

/* Whoever waits for the disk may be told of it there, so that nothing is begun where that is. */
static void
take_break (GTask *task)
{
  g_autoptr(GSource) source = g_timeout_source_new (BREAK_MS);

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, break_ends_cb, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
applied_cb (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  Run *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!trellis_store_apply_batch_finish (TRELLIS_STORE (store), result, &error))
    {
      trellis_store_end_receiving (TRELLIS_STORE (store));
      g_task_return_error (task, error);
      return;
    }
  self->n_done = self->n_next;
  if (self->progress != NULL)
    self->progress (self->n_done, self->import->edits->len, self->is_back, self->data);
  take_break (task);
}

static void
end (GTask *task)
{
  Run *self = g_task_get_task_data (task);

  trellis_store_end_receiving (g_task_get_source_object (task));
  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_boolean (task, TRUE);
}

static TrellisShareBatch *
make_batch (Run *self)
{
  if (self->is_back)
    {
      self->n_next = self->n_done - MIN (self->n_done, self->room);
      return trellis_import_make_undo (self->import, self->n_next, self->n_done, self->now);
    }
  self->n_next = trellis_import_find_step (self->import, self->n_done, self->room);
  return trellis_import_make_batch (self->import, self->n_done, self->n_next, self->now);
}

static void
go_on (GTask *task)
{
  Run *self = g_task_get_task_data (task);
  gint64 begin;

  if (!self->is_back)
    self->is_back = g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &self->error);
  if (self->n_done == (self->is_back ? 0 : self->import->edits->len))
    {
      end (task);
      return;
    }

  begin = g_get_monotonic_time ();
  trellis_store_apply_batch_async (g_task_get_source_object (task), make_batch (self), applied_cb,
                                   g_object_ref (task));
  self->room = trellis_sync_room_choose (self->room, g_get_monotonic_time () - begin);
}

static void
begin (GTask *task)
{
  trellis_store_begin_receiving (g_task_get_source_object (task));
  go_on (task);
}

/* Takes @import in, @now. @progress may be NULL. Where it is cancelled, what was already taken in is taken back before
 * it ends with G_IO_ERROR_CANCELLED. Where the program ends first, what is in stays, each item whole with all that it
 * refers to, and taking in the same files once more brings what is missing. */
void
trellis_import_run_async (TrellisStore *store, TrellisImport *import, gint64 now, TrellisImportRunFunc progress,
                          gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (store, cancellable, callback, user_data);
  Run *self = g_new0 (Run, 1);

  self->import = trellis_import_ref (import);
  self->now = now;
  self->progress = progress;
  self->data = progress_data;
  self->room = AT_ONCE;
  g_task_set_source_tag (task, trellis_import_run_async);
  g_task_set_check_cancellable (task, FALSE); /* it ends when all of it is in or out */
  g_task_set_task_data (task, self, run_free);
  trellis_file_turn_take (task, begin);
}

gboolean
trellis_import_run_finish (TrellisStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Takes @import, which was taken in, back, @now, but for what somebody changed of it since. */
void
trellis_import_run_back_async (TrellisStore *store, TrellisImport *import, gint64 now, TrellisImportRunFunc progress,
                               gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (store, NULL, callback, user_data);
  Run *self = g_new0 (Run, 1);

  self->import = trellis_import_ref (import);
  self->now = now;
  self->progress = progress;
  self->data = progress_data;
  self->is_back = TRUE;
  self->n_done = import->edits->len;
  self->room = AT_ONCE;
  g_task_set_source_tag (task, trellis_import_run_back_async);
  g_task_set_task_data (task, self, run_free);
  trellis_file_turn_take (task, begin);
}

gboolean
trellis_import_run_back_finish (TrellisStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
