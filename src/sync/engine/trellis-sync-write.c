/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-push-private.h"

/* Writes what was planned: puts it down first, then sends it, then notes what became of it, while the rest
 * is on its way. The other side does not wait for the journal. */

/* Writes that are put down as one step. */
#define STEP (5 * TRELLIS_SYNC_PAGE)

void
trellis_sync_write_free (TrellisSyncWrite *self)
{
  g_free (self->href);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_free (self->rev);
  g_free (self->new_href);
  g_free (self->new_etag);
  g_clear_error (&self->error);
  g_free (self);
}

/* The change needs nothing there any more. */
void
trellis_sync_settle (TrellisSyncPushing *self, TrellisShareBatch *batch,
                     const TrellisSharedChange *change)
{
  trellis_sync_clear_change (batch, change->record, change->change);
}

/* Keeps that the record is not there as it is here, until somebody changes it. */
gboolean
trellis_sync_refuse (TrellisSyncPushing *self, TrellisShareBatch *batch,
                     const TrellisSharedChange *change, TrellisSharedItemState state,
                     GError **error)
{
  const TrellisSharedItem *known = g_hash_table_lookup (self->run->by_record, change->record);
  TrellisSharedItem *item = trellis_shared_item_new (known != NULL ? known->href : NULL,
                                                     known != NULL ? known->etag : NULL);

  item->type = change->type;
  item->record = g_strdup (change->record);
  item->state = state;
  if (known != NULL)
    {
      item->base = trellis_share_reader_dup_base (self->run->reader, self->run->job->match,
                                                  item->record, error);
      if (item->base == NULL)
        {
          trellis_shared_item_free (item);
          return FALSE;
        }
    }
  trellis_sync_keep_item (self->run, batch, item);
  trellis_sync_settle (self, batch, change);
  self->run->report->n_refused++;
  return TRUE;
}

/* Puts down what is about to be written, before any of it is. */
static gboolean
put_down (TrellisSyncPushing *self, GPtrArray *step, GError **error)
{
  TrellisSyncRun *run = self->run;
  TrellisShareBatch *batch = trellis_sync_begin_batch (run);

  for (guint i = 0; i < step->len; i++)
    {
      const TrellisSyncWrite *write = g_ptr_array_index (step, i);
      const TrellisSharedItem *item = g_hash_table_lookup (run->by_record, write->change->record);
      TrellisSharedIntent *intent = g_new0 (TrellisSharedIntent, 1);

      intent->type = write->change->type;
      intent->record = g_strdup (write->change->record);
      intent->href = g_strdup (write->href);
      intent->etag = g_strdup (item != NULL ? item->etag : NULL);
      intent->body = write->body != NULL ? g_bytes_ref (write->body) : NULL;
      intent->rev = g_strdup (write->rev);
      intent->change = write->change->change;
      g_ptr_array_add (batch->intents, intent);
    }

  batch->writes = run->writes;
  return trellis_sync_end_batch (run, batch, error);
}

/* The run's own copy, by which a write whose end is not known is found. */
static void
keep_intent (TrellisSyncPushing *self, const TrellisSyncWrite *write)
{
  TrellisSharedIntent *intent = g_new0 (TrellisSharedIntent, 1);

  intent->type = write->change->type;
  intent->record = g_strdup (write->change->record);
  intent->href = g_strdup (write->href);
  intent->body = write->body != NULL ? g_bytes_ref (write->body) : NULL;
  intent->rev = g_strdup (write->rev);
  intent->change = write->change->change;
  g_hash_table_insert (self->run->intents, g_strdup (intent->record), intent);
}

/* A server that counts the changes of an item gives one that was removed, and is put there again, an etag that it had
 * before: whoever knows it by that takes it for what it was. Then it is put once more, and has another. */
static void
renew (TrellisSyncPushing *self, TrellisShareBatch *batch, const TrellisSyncWrite *write)
{
  TrellisSyncRun *run = self->run;
  const char *record = write->change->record;
  const TrellisSharedItem *known = g_hash_table_lookup (run->by_record, record);
  const char *former =
    known != NULL && known->href == NULL ? known->etag : g_hash_table_lookup (run->former, record);

  g_hash_table_remove (run->again, record);
  if (former != NULL && g_strcmp0 (former, write->new_etag) == 0)
    {
      trellis_sync_mark (batch, write->change->type, record);
      g_hash_table_add (run->again, g_strdup (record));
      self->is_open = TRUE;
    }
  g_hash_table_remove (run->former, record);
}

static gboolean
note_done (TrellisSyncPushing *self, TrellisShareBatch *batch, const TrellisSyncWrite *write,
           GError **error)
{
  TrellisSyncRun *run = self->run;
  const char *record = write->change->record;
  g_autoptr(TrellisSyncLocal) local = NULL;
  TrellisSharedItem *item;

  self->n_written++;
  trellis_sync_settle (self, batch, write->change);
  if (!trellis_sync_read_local (run, write->change->type, record, &local, error))
    return FALSE;
  if (write->body != NULL)
    {
      renew (self, batch, write);
      item = trellis_shared_item_new (write->new_href != NULL ? write->new_href : write->href,
                                      write->new_etag);
      item->type = write->change->type;
      item->record = g_strdup (record);
      item->base = g_bytes_ref (write->body);
      trellis_sync_keep_item (run, batch, item);
      run->report->n_sent++;
      trellis_sync_take_unsharing_of_parts (run, batch, local, write->base);
      return TRUE;
    }

  run->report->n_removed++;
  run->has_removed = TRUE;
  trellis_sync_take_unsharing (run, batch, local);
  item = g_hash_table_lookup (run->by_record, record);
  if (item != NULL && trellis_sync_is_in_trash (local))
    return trellis_sync_keep_trashed (run, batch, item, error);
  if (item != NULL)
    trellis_sync_forget_item (run, batch, item);
  return TRUE;
}

/* Whether the other side does not do it, and would not another time. */
gboolean
trellis_sync_is_refusal (const GError *error)
{
  return g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_REFUSED) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_TOO_LARGE) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_UNSUPPORTED);
}

static gboolean
note_error (TrellisSyncPushing *self, TrellisShareBatch *batch, const TrellisSyncWrite *write,
            GError **error)
{
  TrellisSyncRun *run = self->run;

  if (trellis_sync_error_leaves_doubt (write->error))
    {
      /* Pulled, and perhaps written again, right away if it was changed there; else another time. */
      keep_intent (self, write);
      self->is_open = TRUE;
      if (!g_error_matches (write->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CHANGED))
        g_hash_table_add (run->failed, g_strdup (write->change->record));

      /* What was to be new is there, or it is still another one than was told, though nothing was told of that. */
      else if (write->href == NULL || !g_hash_table_add (run->surprises, g_strdup (write->change->record)))
        g_clear_pointer (&run->sharing->token, g_free);
      return TRUE;
    }

  g_ptr_array_add (batch->ended, g_strdup (write->change->record));
  if (write->error->domain != TRELLIS_SYNC_ERROR)
    return TRUE;
  if (write->body == NULL && trellis_sync_is_refusal (write->error))
    return trellis_sync_refuse_removal (self, batch, write, error);

  switch (write->error->code)
    {
    case TRELLIS_SYNC_ERROR_REFUSED:
      return trellis_sync_refuse (self, batch, write->change, TRELLIS_SHARED_ITEM_STATE_REFUSED,
                                  error);
    case TRELLIS_SYNC_ERROR_TOO_LARGE:
      return trellis_sync_refuse (self, batch, write->change, TRELLIS_SHARED_ITEM_STATE_TOO_LARGE,
                                  error);
    case TRELLIS_SYNC_ERROR_UNSUPPORTED:
      if (write->body != NULL &&
          trellis_sync_note_unsupported (run, write->change->type, write->body))
        {
          self->is_open = TRUE;
          return TRUE;
        }
      return trellis_sync_refuse (self, batch, write->change, TRELLIS_SHARED_ITEM_STATE_UNSUPPORTED,
                                  error);
    case TRELLIS_SYNC_ERROR_UID_TAKEN:
      if (write->change->type == TRELLIS_TYPE_MATCH)
        return trellis_sync_refuse (self, batch, write->change, TRELLIS_SHARED_ITEM_STATE_REFUSED,
                                    error);
      self->is_open = TRUE;

      /* If the other item with the uid is in the same place, it is found by the next listing. */
      if (trellis_sync_error_get_detail (write->error) == NULL)
        trellis_sync_give_new_uid (run, batch, write);
      else
        g_clear_pointer (&run->sharing->token, g_free);
      return TRUE;
    case TRELLIS_SYNC_ERROR_NOT_FOUND:
      self->is_open = TRUE;
      return TRUE;
    default:
      g_hash_table_add (run->failed, g_strdup (write->change->record));
      return TRUE;
    }
}

static gboolean
note_result (TrellisSyncPushing *self, TrellisShareBatch *batch, const TrellisSyncWrite *write, GError **error)
{
  if (write->is_begun && write->error != NULL)
    return note_error (self, batch, write, error);
  g_ptr_array_add (batch->ended, g_strdup (write->change->record));
  return !write->is_begun || note_done (self, batch, write, error);
}

static gboolean
note_results (TrellisSyncPushing *self, GError **error)
{
  TrellisSyncRun *run = self->run;
  TrellisShareBatch *batch = trellis_sync_begin_batch (run);

  for (guint i = 0; i < self->results->len; i++)
    if (!note_result (self, batch, g_ptr_array_index (self->results, i), error))
      {
        trellis_share_batch_free (batch);
        return FALSE;
      }

  self->n_noted += self->results->len;
  g_ptr_array_set_size (self->results, 0);
  if (!trellis_sync_end_batch (run, batch, error))
    return FALSE;
  if (run->job->progress != NULL)
    run->job->progress (self->n_noted, self->n_writes, run->job->data);
  return TRUE;
}

/* What cannot be noted ends it: nothing more is begun. */
static void
written_cb (const TrellisRemoteWrite *remote, const char *href, const char *etag,
            const GError *error, gpointer user_data)
{
  TrellisSyncPushing *self = user_data;
  TrellisSyncWrite *write = g_hash_table_lookup (self->by_uid, remote->uid);

  write->is_begun = TRUE;
  write->new_href = g_strdup (href);
  write->new_etag = g_strdup (etag);
  write->error = error != NULL ? g_error_copy (error) : NULL;
  g_ptr_array_add (self->results, write);
  if (self->error == NULL && self->results->len >= TRELLIS_SYNC_PAGE && !note_results (self, &self->error))
    g_cancellable_cancel (self->stop);
}

static TrellisRemoteWrite *
make_remote (TrellisSyncPushing *self, const TrellisSyncWrite *write)
{
  const TrellisSharedItem *item =
    g_hash_table_lookup (self->run->by_record, write->change->record);
  const char *etag = item != NULL && item->href != NULL ? item->etag : NULL;
  TrellisRemoteWrite *remote =
    trellis_remote_write_new (write->href, write->change->record, etag, write->body);

  if (write->href != NULL && etag == NULL && write->base != NULL)
    remote->expected = g_bytes_ref (write->base);
  return remote;
}

static void
outer_cancelled_cb (GCancellable *outer, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* Sends @remotes until all are written, the run is cancelled, or what became of them cannot be noted. */
static gboolean
transfer (TrellisSyncPushing *self, GPtrArray *remotes, gboolean is_removal, GError **error)
{
  TrellisSyncRun *run = self->run;
  g_autoptr(GCancellable) stop = g_cancellable_new ();
  const gulong id = run->cancellable != NULL
                    ? g_cancellable_connect (run->cancellable, G_CALLBACK (outer_cancelled_cb),
                                             g_object_ref (stop), g_object_unref)
                    : 0;
  gboolean succeeded;

  self->stop = stop;
  succeeded = is_removal
              ? trellis_transport_remove (run->job->transport, remotes, written_cb, self, stop, error)
              : trellis_transport_put (run->job->transport, remotes, written_cb, self, stop, error);
  self->stop = NULL;
  if (id > 0)
    g_cancellable_disconnect (run->cancellable, id);
  return succeeded;
}

/* What of @step was not begun was not, and what is left of the rest is noted. */
static gboolean
finish_step (TrellisSyncPushing *self, GPtrArray *step, GError **error)
{
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  for (guint i = 0; i < step->len; i++)
    {
      TrellisSyncWrite *write = g_ptr_array_index (step, i);

      if (!write->is_begun)
        g_ptr_array_add (self->results, write);
    }
  return self->results->len == 0 || note_results (self, error);
}

/* Whether @error says that nothing may be written there, which only now turns out. */
gboolean
trellis_sync_note_read_only (TrellisSyncRun *run, const GError *error)
{
  if (!g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_READ_ONLY))
    return FALSE;
  run->report->is_read_only = TRUE;
  run->abilities.may_write = FALSE;
  return TRUE;
}

static gboolean
write_step (TrellisSyncPushing *self, GPtrArray *step, gboolean is_removal, GError **error)
{
  TrellisSyncRun *run = self->run;
  g_autoptr(GPtrArray) remotes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_write_free);
  g_autoptr(GError) local_error = NULL;
  gboolean succeeded;

  if (g_cancellable_set_error_if_cancelled (run->cancellable, error) ||
      !put_down (self, step, error))
    return FALSE;

  g_hash_table_remove_all (self->by_uid);
  for (guint i = 0; i < step->len; i++)
    {
      TrellisSyncWrite *write = g_ptr_array_index (step, i);

      g_hash_table_insert (self->by_uid, write->change->record, write);
      g_ptr_array_add (remotes, make_remote (self, write));
    }

  succeeded = transfer (self, remotes, is_removal, &local_error);
  if (!finish_step (self, step, error))
    return FALSE;
  if (succeeded || trellis_sync_note_read_only (run, local_error))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Writes all of @writes, step by step. */
gboolean
trellis_sync_write_all (TrellisSyncPushing *self, GPtrArray *writes, gboolean is_removal,
                        GError **error)
{
  self->n_noted = 0;
  self->n_writes = writes->len;
  for (guint i = 0; i < writes->len; i += STEP)
    {
      g_autoptr(GPtrArray) step = g_ptr_array_new ();

      for (guint j = i; j < writes->len && j < i + STEP; j++)
        g_ptr_array_add (step, g_ptr_array_index (writes, j));
      if (!self->run->abilities.may_write)
        return TRUE;
      if (!write_step (self, step, is_removal, error))
        return FALSE;
    }

  return TRUE;
}
