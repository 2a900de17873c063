/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-run-private.h"

#include <string.h>

#include "trellis-sync-words.h"

/* Copies: programs that keep a folder in step put aside one of two versions of a file that was changed on
 * two computers. It is merged into the version that stayed, and removed when what came of that is there. */

/* Whether this very copy was merged; then it is only to be removed. */
gboolean
trellis_sync_is_merged_copy (TrellisSyncRun *run, const TrellisRemoteItem *remote)
{
  const TrellisSharedItem *known = g_hash_table_lookup (run->items, remote->href);
  const TrellisSharedItem *original = g_hash_table_lookup (run->items, remote->copy_of);

  if (known == NULL || known->state != TRELLIS_SHARED_ITEM_STATE_MERGED ||
      g_strcmp0 (known->etag, remote->etag) != 0 || original == NULL || original->record == NULL)
    return FALSE;
  g_hash_table_insert (run->copies, g_strdup (remote->href), g_strdup (original->record));
  return TRUE;
}

/* What is known of the originals of @copies before they are taken in: their hrefs → bytes. */
gboolean
trellis_sync_read_origins (TrellisSyncRun *run, GPtrArray *copies, GHashTable **origins,
                           GError **error)
{
  *origins =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_hash_table_remove_all (run->copies);
  for (guint i = 0; i < copies->len; i++)
    {
      const TrellisRemoteItem *remote = g_ptr_array_index (copies, i);
      const TrellisSharedItem *original = g_hash_table_lookup (run->items, remote->copy_of);
      GBytes *base;

      if (original == NULL || original->record == NULL)
        continue;
      base =
        trellis_share_reader_dup_base (run->reader, run->job->match, original->record, error);
      if (base == NULL)
        return FALSE;
      g_hash_table_insert (*origins, g_strdup (remote->copy_of), base);
    }

  return TRUE;
}

static gboolean
is_own_rev (TrellisSyncRun *run, const TrellisIcalComponent *calendar)
{
  const char *rev = calendar != NULL ? trellis_ical_get_rev (calendar) : NULL;
  const gsize length = strlen (run->replica);

  return rev != NULL && strncmp (rev, run->replica, length) == 0 && rev[length] == '.';
}

/* Whether it is this computer's version that was put aside. Then what stayed is the partner's. */
static gboolean
find_whether_mine (TrellisSyncRun *run, const TrellisRemoteItem *remote, const char *record,
                   gboolean *is_mine, GError **error)
{
  g_autoptr(GBytes) now =
    trellis_share_reader_dup_base (run->reader, run->job->match, record, error);
  TrellisIcalComponent *copy, *winner;
  g_autoptr(TrellisIcalDocument) document = NULL;
  g_autoptr(TrellisIcalDocument) winning = NULL;

  if (now == NULL)
    return FALSE;
  document = trellis_sync_read_bytes (remote->data, &copy);
  winning = trellis_sync_read_bytes (now, &winner);
  *is_mine = is_own_rev (run, copy) && !is_own_rev (run, winner);
  return TRUE;
}

/* Whoever merges the two versions gets the same from them, and tells each by whose it is. */
static TrellisShareBatch *
begin_batch (TrellisSyncRun *run, gboolean is_mine)
{
  TrellisShareBatch *batch = trellis_sync_begin_batch (run);

  if (is_mine)
    {
      g_autofree char *separator = trellis_sync_words_separator (
        run->context.my_role == TRELLIS_ROLE_MENTOR ? run->mentee : run->mentor);

      g_set_str (&batch->separator, separator);
    }
  return batch;
}

static void
swap_sides (TrellisShareBatch *batch)
{
  for (guint i = 0; i < batch->clashes->len; i++)
    {
      TrellisSharedClash *clash = g_ptr_array_index (batch->clashes, i);
      char *mine = clash->mine;

      clash->mine = clash->theirs;
      clash->theirs = mine;
    }
}

/* Merges @remote, which has its data, into @original (href), which has been taken in. @is_copy becomes
 * whether it is another version of that at all. */
gboolean
trellis_sync_merge_copy (TrellisSyncRun *run, const TrellisRemoteItem *remote,
                         const char *original, GHashTable *origins, gboolean *is_copy,
                         GError **error)
{
  TrellisSharedItem *known = g_hash_table_lookup (run->items, original);
  TrellisIcalComponent *calendar;
  g_autoptr(TrellisIcalDocument) document = trellis_sync_read_bytes (remote->data, &calendar);
  TrellisShareBatch *batch;
  gboolean is_mine;

  *is_copy = known != NULL && known->record != NULL && calendar != NULL &&
             g_strcmp0 (trellis_ical_get_uid (calendar), known->record) == 0;
  if (!*is_copy || known->state != TRELLIS_SHARED_ITEM_STATE_STEADY)
    return TRUE;
  if (!find_whether_mine (run, remote, known->record, &is_mine, error))
    return FALSE;

  batch = begin_batch (run, is_mine);
  if (!trellis_sync_take_copy (run, batch, remote, known, g_hash_table_lookup (origins, original),
                               error) ||
      !trellis_sync_settle_references (run, batch, error))
    {
      trellis_share_batch_free (batch);
      return FALSE;
    }
  if (is_mine)
    swap_sides (batch);
  if (!trellis_share_batch_is_empty (batch))
    g_hash_table_insert (run->copies, g_strdup (remote->href), g_strdup (known->record));
  return trellis_sync_end_batch (run, batch, error);
}

static void
removed_cb (const TrellisRemoteWrite *write, const char *href, const char *etag,
            const GError *error, gpointer user_data)
{
  GPtrArray *removed = user_data;

  if (error == NULL)
    g_ptr_array_add (removed, write->href);
}

/* The copies whose originals are there as they are here. */
static GPtrArray *
list_removable (TrellisSyncRun *run, GError **error)
{
  g_autoptr(GPtrArray) writes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_write_free);
  GHashTableIter iter;
  gpointer href, record;

  if (!trellis_sync_load_changed (run, error))
    return NULL;
  g_hash_table_iter_init (&iter, run->copies);
  while (g_hash_table_iter_next (&iter, &href, &record))
    {
      const TrellisSharedItem *item = g_hash_table_lookup (run->items, href);

      if (item != NULL && !g_hash_table_contains (run->changed, record) &&
          !g_hash_table_contains (run->intents, record))
        g_ptr_array_add (writes, trellis_remote_write_new (href, record, item->etag, NULL));
    }
  return g_steal_pointer (&writes);
}

/* Removes the copies that are not needed any more; those that were changed meanwhile stay, to be merged
 * once more. */
gboolean
trellis_sync_remove_copies (TrellisSyncRun *run, guint *n_removed, GError **error)
{
  g_autoptr(GPtrArray) writes = NULL;
  g_autoptr(GPtrArray) removed = g_ptr_array_new ();
  g_autoptr(GError) local_error = NULL;
  TrellisShareBatch *batch;
  gboolean succeeded;

  if (g_hash_table_size (run->copies) == 0 || !run->abilities.may_write)
    return TRUE;
  writes = list_removable (run, error);
  if (writes == NULL)
    return FALSE;
  if (writes->len == 0)
    return TRUE;

  succeeded = trellis_transport_remove (run->job->transport, writes, removed_cb, removed,
                                        run->cancellable, &local_error);
  batch = trellis_sync_begin_batch (run);
  for (guint i = 0; i < removed->len; i++)
    {
      trellis_sync_forget_item (
        run, batch, g_hash_table_lookup (run->items, g_ptr_array_index (removed, i)));
      g_hash_table_remove (run->copies, g_ptr_array_index (removed, i));
    }
  *n_removed = removed->len;
  if (!trellis_sync_end_batch (run, batch, error))
    return FALSE;
  if (succeeded ||
      g_error_matches (local_error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_READ_ONLY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
