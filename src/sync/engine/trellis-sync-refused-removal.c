/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-push-private.h"

#include "trellis-record-copy.h"

/* What was deleted here, and what the other side does not let be removed: after some tries it is back here,
 * so that both people see the same. */

#define MOST_TRIES 3

static gboolean
keep_item (TrellisSyncRun *run, TrellisShareBatch *batch, const TrellisSharedItem *item,
           TrellisSharedItemState state, guint tries, GError **error)
{
  g_autoptr(TrellisSharedItem) kept = trellis_shared_item_new (item->href, item->etag);

  kept->type = item->type;
  kept->record = g_strdup (item->record);
  kept->state = state;
  kept->tries = tries;
  kept->base = trellis_share_reader_dup_base (run->reader, run->job->match, item->record, error);
  if (kept->base == NULL)
    return FALSE;

  trellis_sync_keep_item (run, batch, g_steal_pointer (&kept));
  return TRUE;
}

static TrellisRecord *
restore (TrellisShareBatch *batch, TrellisRecord *raw)
{
  TrellisRecord *edited =
    trellis_sync_find_edited (batch, G_OBJECT_TYPE (raw), trellis_record_get_uid (raw));
  g_autoptr(TrellisRecord) copy = NULL;

  if (edited == NULL)
    {
      edited = copy = trellis_record_copy (raw);
      trellis_sync_add_edit (batch, raw, copy);
    }
  trellis_record_set_number (edited, TRELLIS_RECORD_DELETED, 0);
  return edited;
}

/* With its parts that went to the trash with it. What was changed before that is still to be brought there. */
static gboolean
bring_back (TrellisSyncRun *run, TrellisShareBatch *batch, const TrellisSharedItem *item,
            const TrellisSyncLocal *local, GError **error)
{
  const gint64 deleted = trellis_record_get_deleted (local->raw);
  TrellisRecord *restored = restore (batch, local->raw);

  for (guint i = 0; i < local->raw_parts->len; i++)
    {
      TrellisRecord *part = g_ptr_array_index (local->raw_parts, i);

      if (trellis_record_get_deleted (part) == deleted)
        restore (batch, part);
    }
  trellis_sync_mark (batch, item->type, item->record);
  return trellis_sync_restore_parent (run, batch, restored, TRELLIS_SHARED_CLASH_KIND_KEPT_THERE, error) &&
         keep_item (run, batch, item, TRELLIS_SHARED_ITEM_STATE_STEADY, 0, error);
}

/* What is not even in the trash any more comes as something new. */
static void
fetch_back (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisSharedItem *item)
{
  trellis_sync_forget_item (run, batch, item);
  g_clear_pointer (&run->sharing->token, g_free);
  g_clear_pointer (&batch->sharing, trellis_sharing_free);
  batch->sharing = trellis_sharing_copy (run->sharing);
}

static gboolean
give_up (TrellisSyncPushing *self, TrellisShareBatch *batch, const TrellisSyncWrite *write,
         TrellisSharedItem *item, const TrellisSyncLocal *local, GError **error)
{
  TrellisSyncRun *run = self->run;

  trellis_sync_settle (self, batch, write->change);
  self->is_open = TRUE;
  run->report->n_clashes +=
    trellis_sync_add_restoring_clash (batch, write->change->type, write->change->record,
                                      TRELLIS_SHARED_CLASH_KIND_KEPT_THERE) ? 1 : 0;
  if (local != NULL)
    return bring_back (run, batch, item, local, error);
  fetch_back (run, batch, item);
  return TRUE;
}

static gboolean
refuse_removal (TrellisSyncPushing *self, TrellisShareBatch *batch, const TrellisSyncWrite *write,
                const TrellisSyncLocal *local, GError **error)
{
  TrellisSyncRun *run = self->run;
  TrellisSharedItem *item = g_hash_table_lookup (run->by_record, write->change->record);

  /* Brought back by hand meanwhile. */
  if (item != NULL && trellis_sync_local_may_leave (local))
    {
      trellis_sync_settle (self, batch, write->change);
      return keep_item (run, batch, item, TRELLIS_SHARED_ITEM_STATE_STEADY, 0, error);
    }
  if (item == NULL || item->href == NULL || (local != NULL && !trellis_sync_is_in_trash (local)))
    return trellis_sync_refuse (self, batch, write->change, TRELLIS_SHARED_ITEM_STATE_REFUSED, error);
  if (item->tries + 1 >= MOST_TRIES)
    return give_up (self, batch, write, item, local, error);

  run->report->n_refused++;
  g_hash_table_add (run->failed, g_strdup (write->change->record));
  return keep_item (run, batch, item, item->state, item->tries + 1, error);
}

/* What is private by now is not shown to anybody again for that: it is only told that it is still there. */
gboolean
trellis_sync_refuse_removal (TrellisSyncPushing *self, TrellisShareBatch *batch,
                             const TrellisSyncWrite *write, GError **error)
{
  g_autoptr(TrellisSyncLocal) local = NULL;

  return trellis_sync_read_local (self->run, write->change->type, write->change->record, &local, error) &&
         refuse_removal (self, batch, write, local, error);
}
