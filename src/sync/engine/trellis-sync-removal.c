/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-run-private.h"

#include "trellis-ical-meaning.h"
#include "trellis-record-copy.h"

/* An item that is no longer there: its record goes to the trash, unless somebody here changed it. */

/* Whether edits of the record may be only here, though none is noted: they wait. */
static gboolean
may_keep_edits (const TrellisSharedItem *item)
{
  return item->state == TRELLIS_SHARED_ITEM_STATE_ASKING ||
         item->state == TRELLIS_SHARED_ITEM_STATE_UNREADABLE || trellis_sync_is_kept_back (item);
}

/* Whether the whole says anything else than when it was last in step. */
static gboolean
is_edited (TrellisSyncRun *run, const TrellisSharedItem *item, const TrellisSyncLocal *local,
           gboolean *edited, GError **error)
{
  g_autoptr(GBytes) base = NULL;
  g_autoptr(TrellisIcalDocument) document = NULL;
  g_autoptr(TrellisIcalComponent) written = NULL;
  TrellisIcalComponent *calendar;

  *edited = g_hash_table_contains (run->changed, item->record) || may_keep_edits (item);
  if (!*edited)
    return TRUE;

  base = trellis_share_reader_dup_base (run->reader, run->job->match, item->record, error);
  if (base == NULL)
    return FALSE;
  document = trellis_sync_read_bytes (base, &calendar);
  written = trellis_ical_whole_write (local->whole, calendar, &run->context);
  *edited = calendar == NULL || written == NULL || !trellis_ical_same_meaning (written, calendar);
  return TRUE;
}

/* Whether a part with an item of its own, would be lost with the record. */
static gboolean
has_new_parts (TrellisSyncRun *run, const TrellisSyncLocal *local, gboolean *has, GError **error)
{
  const GType types[] = { TRELLIS_TYPE_TASK, TRELLIS_TYPE_CHECK_IN };

  *has = FALSE;
  if (!TRELLIS_IS_GOAL (local->raw))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr(GPtrArray) parts = trellis_share_reader_list_parts (
        run->reader, types[i], trellis_record_get_uid (local->raw), error);

      if (parts == NULL)
        return FALSE;
      for (guint j = 0; j < parts->len && !*has; j++)
        {
          TrellisRecord *part = g_ptr_array_index (parts, j);

          *has = trellis_record_get_deleted (part) == 0 &&
                 g_hash_table_contains (run->changed, trellis_record_get_uid (part));
        }
    }

  return TRUE;
}

static void
move_to_trash (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisRecord *raw)
{
  g_autoptr(TrellisRecord) edited = NULL;

  if (trellis_record_get_deleted (raw) != 0 ||
      trellis_sync_find_edited (batch, G_OBJECT_TYPE (raw), trellis_record_get_uid (raw)) != NULL)
    return;

  edited = trellis_record_copy (raw);
  trellis_record_set_number (edited, TRELLIS_RECORD_DELETED, batch->now);
  trellis_sync_add_edit (batch, raw, edited);
}

static void
add_clash (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisRecord *raw)
{
  TrellisSharedClash *clash = trellis_shared_clash_new (TRELLIS_SHARED_CLASH_KIND_KEPT_MINE, batch->match,
                                                        G_OBJECT_TYPE (raw), trellis_record_get_uid (raw));

  clash->found = batch->now;
  g_ptr_array_add (batch->clashes, clash);
  run->report->n_clashes++;
}

/* What is no longer shared gets another uid: shared once more, it is something new for the other
 * person, who may still have what it was. */
static void
rename_record (TrellisShareBatch *batch, TrellisRecord *raw)
{
  g_autofree char *uid = g_uuid_string_random ();

  g_ptr_array_add (batch->renamings, trellis_renaming_new (G_OBJECT_TYPE (raw),
                                                           trellis_record_get_uid (raw), uid));
}

static void
take_from_them (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisRecord *raw)
{
  TrellisSharedClash *clash = trellis_shared_clash_new (TRELLIS_SHARED_CLASH_KIND_UNSHARED,
                                                        batch->match, G_OBJECT_TYPE (raw),
                                                        trellis_record_get_uid (raw));

  rename_record (batch, raw);
  clash->found = batch->now;
  g_ptr_array_add (batch->clashes, clash);
  run->report->n_unshared++;
}

/* The item of @local, which may be NULL, is not there any more. */
void
trellis_sync_take_unsharing (TrellisSyncRun *run, TrellisShareBatch *batch,
                             const TrellisSyncLocal *local)
{
  if (local == NULL || !local->is_here || !local->is_hidden)
    return;

  take_from_them (run, batch, local->raw);
  for (guint i = 0; i < local->raw_parts->len; i++)
    rename_record (batch, g_ptr_array_index (local->raw_parts, i));
}

static gboolean
has_part (const TrellisIcalWhole *whole, const char *uid)
{
  for (guint i = 0; i < whole->parts->len; i++)
    if (g_strcmp0 (trellis_record_get_uid (g_ptr_array_index (whole->parts, i)), uid) == 0)
      return TRUE;

  return FALSE;
}

/* The item of @local is there, where it was @base, which may be NULL, without its parts that are
 * private by now. */
void
trellis_sync_take_unsharing_of_parts (TrellisSyncRun *run, TrellisShareBatch *batch,
                                      const TrellisSyncLocal *local, GBytes *base)
{
  g_autoptr(TrellisIcalDocument) document = NULL;
  g_autoptr(TrellisIcalWhole) before = NULL;
  TrellisIcalComponent *calendar;

  if (local == NULL || base == NULL || TRELLIS_IS_MATCH (local->raw))
    return;

  for (guint i = 0; i < local->raw_parts->len; i++)
    {
      TrellisRecord *part = g_ptr_array_index (local->raw_parts, i);

      if (trellis_record_get_deleted (part) != 0 ||
          trellis_record_get_visibility (part) != TRELLIS_VISIBILITY_PRIVATE)
        continue;
      if (document == NULL)
        {
          document = trellis_sync_read_bytes (base, &calendar);
          if (calendar != NULL)
            before = trellis_ical_whole_read (calendar, NULL, &run->context);
        }
      if (before != NULL && has_part (before, trellis_record_get_uid (part)))
        take_from_them (run, batch, part);
    }
}

/* Whether @local, which may be NULL, is in the trash, and would not be anything else than it was if it
 * came back. */
gboolean
trellis_sync_is_in_trash (const TrellisSyncLocal *local)
{
  return local != NULL && local->is_here && !local->is_hidden &&
         trellis_record_get_deleted (local->raw) != 0;
}

/* What is in the trash here may be brought back there: then it is known what it was. */
gboolean
trellis_sync_keep_trashed (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisSharedItem *item,
                           GError **error)
{
  g_autoptr(TrellisSharedItem) kept = trellis_shared_item_new (NULL, item->etag);

  kept->type = item->type;
  kept->record = g_strdup (item->record);
  kept->state = TRELLIS_SHARED_ITEM_STATE_TRASHED;
  kept->base = trellis_share_reader_dup_base (run->reader, run->job->match, item->record, error);
  if (kept->base == NULL)
    return FALSE;

  trellis_sync_forget_item (run, batch, item);
  trellis_sync_keep_item (run, batch, g_steal_pointer (&kept));
  return TRUE;
}

/* Whether what @local is here @stays although its item is gone there, or is kept for where it @has_left to. */
static gboolean
decide (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisSharedItem *item, const TrellisSyncLocal *local,
        gboolean *stays, gboolean *has_left, GError **error)
{
  gboolean edited = FALSE, has_parts = FALSE;

  if (!is_edited (run, item, local, &edited, error) || !has_new_parts (run, local, &has_parts, error))
    return FALSE;

  if (edited || has_parts)
    {
      if (!trellis_sync_keep_left (run, batch, item, local, has_left, error))
        return FALSE;
      if (*has_left)
        return TRUE;
      add_clash (run, batch, local->raw);
    }

  /* A match is never thrown away by what happens elsewhere. */
  *stays = edited || has_parts || TRELLIS_IS_MATCH (local->raw) ||
           run->sharing->answer == TRELLIS_SHARING_ANSWER_KEEP;
  return TRUE;
}

static void
throw_away (TrellisSyncRun *run, TrellisShareBatch *batch, const TrellisSyncLocal *local)
{
  move_to_trash (run, batch, local->raw);
  for (guint i = 0; i < local->raw_parts->len; i++)
    move_to_trash (run, batch, g_ptr_array_index (local->raw_parts, i));
  run->report->n_trashed++;
}

/* Takes into @batch that @item, which is gone after this, is no longer there. */
static gboolean
take_removal (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisSharedItem *item, GError **error)
{
  g_autoptr(TrellisSyncLocal) local = NULL;
  gboolean is_shared, stays = FALSE, has_left = FALSE;

  if (item->record != NULL && item->type != G_TYPE_INVALID &&
      !trellis_sync_read_local_of_any (run, item->type, item->record, &local, error))
    return FALSE;

  is_shared = trellis_sync_local_may_leave (local);
  if (!is_shared)
    trellis_sync_take_unsharing (run, batch, local);
  else if (!decide (run, batch, item, local, &stays, &has_left, error))
    return FALSE;
  else if (has_left)
    return TRUE;
  else if (stays) /* it is put there again */
    trellis_sync_mark (batch, G_OBJECT_TYPE (local->raw), item->record);
  else
    throw_away (run, batch, local);

  if ((is_shared && !stays) || trellis_sync_is_in_trash (local))
    return trellis_sync_keep_trashed (run, batch, item, error);

  trellis_sync_forget_item (run, batch, item);
  return TRUE;
}

/* Takes into @batch that the items @gone (hrefs) are no longer there. */
gboolean
trellis_sync_take_removals (TrellisSyncRun *run, TrellisShareBatch *batch, GPtrArray *gone, GError **error)
{
  if (!trellis_sync_move_gone (run, batch, gone, error))
    return FALSE;
  for (guint i = 0; i < gone->len; i++)
    {
      TrellisSharedItem *item = g_hash_table_lookup (run->items, g_ptr_array_index (gone, i));

      /* What was moved has been taken in where it is now. */
      if (item != NULL && !take_removal (run, batch, item, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
settle_left (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisSharedItem *item, GError **error)
{
  g_autoptr(TrellisSyncLocal) local = NULL;

  if (!trellis_sync_read_local_of_any (run, item->type, item->record, &local, error))
    return FALSE;
  if (trellis_sync_is_in_trash (local))
    return trellis_sync_keep_trashed (run, batch, item, error);

  if (trellis_sync_local_may_leave (local))
    {
      add_clash (run, batch, local->raw);
      trellis_sync_mark (batch, G_OBJECT_TYPE (local->raw), item->record);
    }
  trellis_sync_forget_item (run, batch, item);
  return TRUE;
}

/* What had left when the last run ended, and has not arrived elsewhere since, was removed there: it is put there
 * again. */
gboolean
trellis_sync_settle_left (TrellisSyncRun *run, GError **error)
{
  g_autoptr(GPtrArray) items = g_hash_table_get_values_as_ptr_array (run->items);
  TrellisShareBatch *batch = trellis_sync_begin_batch (run);

  for (guint i = 0; i < items->len; i++)
    {
      TrellisSharedItem *item = g_ptr_array_index (items, i);

      if (item->state == TRELLIS_SHARED_ITEM_STATE_LEFT && !g_hash_table_contains (run->left, item->record) &&
          !settle_left (run, batch, item, error))
        {
          trellis_share_batch_free (batch);
          return FALSE;
        }
    }

  return trellis_sync_end_batch (run, batch, error);
}
