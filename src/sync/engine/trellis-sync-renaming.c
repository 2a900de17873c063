/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-push-private.h"

#include <string.h>

#include "trellis-ical-replaces.h"
#include "trellis-ical-writer.h"

/* A server may keep a uid from being used once more, because something in its trash or in another calendar
 * has it. Then the record gets another one there, and its item says which it replaces: the partner, who
 * knows the record by that, goes on with it. */

/* What goes there under the new uid is kept as what there is to write into, so that it says what it
 * replaces also where the program ends before. */
static void
keep_replacing (TrellisSyncRun *run, TrellisShareBatch *batch, const TrellisSyncWrite *write,
                const char *uid)
{
  TrellisIcalComponent *calendar;
  g_autoptr(TrellisIcalDocument) document = trellis_sync_read_bytes (write->body, &calendar);
  TrellisSharedItem *item = trellis_shared_item_new (NULL, NULL);
  char *text;

  trellis_ical_replace_uid (calendar, uid);
  text = trellis_ical_write (calendar);
  item->type = write->change->type;
  item->record = g_strdup (write->change->record);
  item->base = g_bytes_new_take (text, strlen (text));
  trellis_sync_keep_item (run, batch, item);
}

/* Has @write, which was refused because of its uid, go there with another one. */
void
trellis_sync_give_new_uid (TrellisSyncRun *run, TrellisShareBatch *batch, const TrellisSyncWrite *write)
{
  g_autofree char *uid = g_uuid_string_random ();
  TrellisRenaming *renaming =
    trellis_renaming_new (write->change->type, write->change->record, uid);

  if (write->href == NULL && write->body != NULL)
    keep_replacing (run, batch, write, uid);
  trellis_sync_rename_known (run, renaming);
  g_ptr_array_add (batch->renamings, renaming);
}

static gboolean
is_known (TrellisSyncRun *run, const TrellisRemoteItem *remote, const char *uid)
{
  const TrellisSharedItem *there = g_hash_table_lookup (run->items, remote->href);
  const TrellisSharedItem *known = g_hash_table_lookup (run->by_record, uid);

  return (there != NULL && there->record != NULL && there->state != TRELLIS_SHARED_ITEM_STATE_WAITING) ||
         (known != NULL && known->state != TRELLIS_SHARED_ITEM_STATE_WAITING);
}

/* Whether there is an item of the record besides what says to replace it. */
static gboolean
is_there (TrellisSyncRun *run, const char *record)
{
  const TrellisSharedItem *item = g_hash_table_lookup (run->by_record, record);

  return item != NULL && item->href != NULL && !g_hash_table_contains (run->gone, item->href);
}

/* Whether the record @uid is of the match and of class @type; and shared, so that it was there. */
static gboolean
is_replaceable (TrellisSyncRun *run, GType type, const char *uid, gboolean *replaceable, GError **error)
{
  g_autoptr(TrellisSyncLocal) local = NULL;

  *replaceable = FALSE;
  if (type == TRELLIS_TYPE_MATCH || is_there (run, uid))
    return TRUE;
  if (!trellis_sync_read_local (run, type, uid, &local, error))
    return FALSE;
  *replaceable = local != NULL && local->is_here && !local->is_hidden;
  return TRUE;
}

/* What @remote, which has its data, replaces here, or NULL; @batch is where its parent may be. Nothing as
 * long as it waits for that. */
gboolean
trellis_sync_find_replaced (TrellisSyncRun *run, TrellisShareBatch *batch,
                            const TrellisRemoteItem *remote, TrellisRenaming **renaming, GError **error)
{
  TrellisIcalComponent *calendar;
  g_autoptr(TrellisIcalDocument) document = NULL;
  g_autoptr(TrellisIcalWhole) whole = NULL;
  g_auto(GStrv) replaced = NULL;
  const char *uid;
  GType type = G_TYPE_INVALID;
  gboolean has_parent;

  *renaming = NULL;
  if (remote->data == NULL || !trellis_ical_may_replace (remote->data))
    return TRUE;
  document = trellis_sync_read_bytes (remote->data, &calendar);
  uid = calendar != NULL ? trellis_ical_get_uid (calendar) : NULL;
  if (uid == NULL || *uid == '\0' || is_known (run, remote, uid) ||
      g_strcmp0 (trellis_ical_get_match (calendar), run->job->match) != 0)
    return TRUE;
  if (!trellis_share_reader_find_type (run->reader, uid, &type, error))
    return FALSE;
  whole = type == G_TYPE_INVALID ? trellis_ical_whole_read (calendar, NULL, &run->context) : NULL;
  if (whole == NULL)
    return TRUE;
  if (!trellis_sync_has_parent (run, batch, whole->record, &has_parent, error))
    return FALSE;

  replaced = trellis_ical_dup_replaced (calendar);
  for (guint i = 0; has_parent && replaced[i] != NULL; i++)
    {
      gboolean replaceable;

      if (!is_replaceable (run, G_OBJECT_TYPE (whole->record), replaced[i], &replaceable, error))
        return FALSE;
      if (!replaceable)
        continue;
      *renaming = trellis_renaming_new (G_OBJECT_TYPE (whole->record), replaced[i], uid);
      break;
    }
  return TRUE;
}

/* Gives a record here its new uid, by which others may have named it before. */
gboolean
trellis_sync_rename (TrellisSyncRun *run, const TrellisRenaming *renaming, GError **error)
{
  TrellisShareBatch *batch = trellis_sync_begin_batch (run);
  TrellisSharedItem *waiting = g_hash_table_lookup (run->by_record, renaming->after);
  g_autoptr(TrellisRecord) record = NULL;

  if (waiting != NULL)
    trellis_sync_forget_item (run, batch, waiting);
  trellis_sync_rename_known (run, renaming);
  g_ptr_array_add (batch->renamings,
                   trellis_renaming_new (renaming->type, renaming->before, renaming->after));
  if (!trellis_sync_end_batch (run, batch, error) ||
      !trellis_share_reader_get (run->reader, renaming->type, renaming->after, &record, error))
    return FALSE;

  batch = trellis_sync_begin_batch (run);
  if (record == NULL || trellis_sync_name_arrival (run, batch, record, error))
    return trellis_sync_end_batch (run, batch, error);
  trellis_share_batch_free (batch);
  return FALSE;
}
