/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-sync"

#include "trellis-sync-push-private.h"

/* Writes what was planned: puts it down first, then sends it, then notes what became of it. */

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
      item->base = trellis_share_reader_get_base (self->run->reader, self->run->job->match,
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
put_down (TrellisSyncPushing *self, GPtrArray *page, GError **error)
{
  TrellisSyncRun *run = self->run;
  TrellisShareBatch *batch = trellis_sync_begin_batch (run);

  for (guint i = 0; i < page->len; i++)
    {
      const TrellisSyncWrite *write = g_ptr_array_index (page, i);
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
}

static gboolean
note_done (TrellisSyncPushing *self, TrellisShareBatch *batch, const TrellisSyncWrite *write,
           GError **error)
{
  TrellisSyncRun *run = self->run;
  const char *record = write->change->record;
  TrellisSyncLocal *local = NULL;
  TrellisSharedItem *item;
  gboolean succeeded = TRUE;

  self->n_written++;
  trellis_sync_settle (self, batch, write->change);
  if (!trellis_sync_read_local (run, write->change->type, record, &local, error))
    return FALSE;
  if (write->body != NULL)
    {
      item = trellis_shared_item_new (write->new_href != NULL ? write->new_href : write->href,
                                      write->new_etag);
      item->type = write->change->type;
      item->record = g_strdup (record);
      item->base = g_bytes_ref (write->body);
      trellis_sync_keep_item (run, batch, item);
      run->report->n_sent++;
      trellis_sync_take_unsharing_of_parts (run, batch, local, write->base);
      g_clear_pointer (&local, trellis_sync_local_free);
      return TRUE;
    }

  run->report->n_removed++;
  item = g_hash_table_lookup (run->by_record, record);
  if (item != NULL && trellis_sync_is_in_trash (local))
    succeeded = trellis_sync_keep_trashed (run, batch, item, error);
  else if (item != NULL)
    trellis_sync_forget_item (run, batch, item);
  trellis_sync_take_unsharing (run, batch, local);
  g_clear_pointer (&local, trellis_sync_local_free);
  return succeeded;
}

/* Another item has the uid. If it is in the same place it is found by the next listing; else the
 * record has to have another uid there. */
static void
give_new_uid (TrellisSyncPushing *self, TrellisShareBatch *batch, const TrellisSyncWrite *write)
{
  g_autofree char *uid = g_uuid_string_random ();

  g_ptr_array_add (batch->renamings,
                   trellis_renaming_new (write->change->type, write->change->record, uid));
  self->is_open = TRUE;
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
      return TRUE;
    }

  g_ptr_array_add (batch->ended, g_strdup (write->change->record));
  if (write->error->domain != TRELLIS_SYNC_ERROR)
    return TRUE;

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
      if (trellis_sync_error_get_detail (write->error) == NULL)
        give_new_uid (self, batch, write);
      else
        {
          g_clear_pointer (&run->sharing->token, g_free);
          self->is_open = TRUE;
        }
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
note_results (TrellisSyncPushing *self, GPtrArray *page, GError **error)
{
  TrellisShareBatch *batch = trellis_sync_begin_batch (self->run);

  for (guint i = 0; i < page->len; i++)
    {
      const TrellisSyncWrite *write = g_ptr_array_index (page, i);
      gboolean succeeded = TRUE;

      if (write->is_begun && write->error != NULL)
        succeeded = note_error (self, batch, write, error);
      else
        {
          g_ptr_array_add (batch->ended, g_strdup (write->change->record));
          if (write->is_begun)
            succeeded = note_done (self, batch, write, error);
        }
      if (!succeeded)
        {
          trellis_share_batch_free (batch);
          return FALSE;
        }
    }

  return trellis_sync_end_batch (self->run, batch, error);
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

static gboolean
write_page (TrellisSyncPushing *self, GPtrArray *page, gboolean is_removal, GError **error)
{
  TrellisSyncRun *run = self->run;
  g_autoptr(GPtrArray) remotes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_write_free);
  g_autoptr(GError) local_error = NULL;
  gboolean succeeded;

  if (g_cancellable_set_error_if_cancelled (run->cancellable, error) ||
      !put_down (self, page, error))
    return FALSE;

  g_hash_table_remove_all (self->by_uid);
  for (guint i = 0; i < page->len; i++)
    {
      TrellisSyncWrite *write = g_ptr_array_index (page, i);

      g_hash_table_insert (self->by_uid, write->change->record, write);
      g_ptr_array_add (remotes, make_remote (self, write));
    }

  succeeded = is_removal
              ? trellis_transport_remove (run->job->transport, remotes, written_cb, self,
                                          run->cancellable, &local_error)
              : trellis_transport_put (run->job->transport, remotes, written_cb, self,
                                       run->cancellable, &local_error);
  if (!note_results (self, page, error))
    return FALSE;
  if (succeeded)
    return TRUE;

  /* Nothing may be written there, which only now turns out. */
  if (g_error_matches (local_error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_READ_ONLY))
    {
      run->report->is_read_only = TRUE;
      run->abilities.may_write = FALSE;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Writes all of @writes, page by page. */
gboolean
trellis_sync_write_all (TrellisSyncPushing *self, GPtrArray *writes, gboolean is_removal,
                        GError **error)
{
  for (guint i = 0; i < writes->len; i += TRELLIS_SYNC_PAGE)
    {
      g_autoptr(GPtrArray) page = g_ptr_array_new ();

      for (guint j = i; j < writes->len && j < i + TRELLIS_SYNC_PAGE; j++)
        g_ptr_array_add (page, g_ptr_array_index (writes, j));
      if (!self->run->abilities.may_write)
        return TRUE;
      if (!write_page (self, page, is_removal, error))
        return FALSE;
      if (self->run->job->progress != NULL)
        self->run->job->progress (i + page->len, writes->len, self->run->job->data);
    }

  return TRUE;
}
