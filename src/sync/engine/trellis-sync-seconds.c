/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-push-private.h"

#include <string.h>

#include "trellis-ical-meaning.h"

/* A record may be there a second time: a program that keeps a folder in step, or a person, put a copy of its item beside
 * it. The one that is called as it should be counts, or else the first one. When the record leaves, a second one that
 * says the same goes before it: otherwise the other person's journal would go on with that, and nothing would be
 * deleted. One that says anything else may be what somebody wrote, and is never removed: it is what the record is there
 * from then on. */

gboolean
trellis_sync_is_second (const TrellisSharedItem *item)
{
  return item->state == TRELLIS_SHARED_ITEM_STATE_FOREIGN && item->type != G_TYPE_INVALID;
}

/* Whether the item @known of a record can make room for another one: it is known what it says, or nobody can read it. */
static gboolean
can_make_room (TrellisSyncRun *run, const TrellisSharedItem *known)
{
  return known->href != NULL && !g_hash_table_contains (run->gone, known->href) &&
         (known->state == TRELLIS_SHARED_ITEM_STATE_STEADY || known->state == TRELLIS_SHARED_ITEM_STATE_UNREADABLE ||
          trellis_sync_is_kept_back (known));
}

/* The uid that the item called @href has if it is called as it should be. Transfer full. */
static char *
dup_uid_of_name (const char *href)
{
  const char *ending = strrchr (href, '.');

  return ending != NULL ? g_strndup (href, (gsize) (ending - href)) : g_strdup (href);
}

/* Whether @remote, which has its data, is the item that is called as it should be, of a record whose item so far is
 * not: who sees both for the first time takes it for the one that counts. */
gboolean
trellis_sync_takes_over (TrellisSyncRun *run, const TrellisRemoteItem *remote)
{
  g_autofree char *uid = dup_uid_of_name (remote->href);
  g_autofree char *name = NULL;
  const TrellisSharedItem *there = g_hash_table_lookup (run->items, remote->href);
  const TrellisSharedItem *known = g_hash_table_lookup (run->by_record, uid);
  g_autoptr(TrellisIcalDocument) document = NULL;
  TrellisIcalComponent *calendar;
  const char *match;

  if (known == NULL || known == there || (there != NULL && there->record != NULL) || !can_make_room (run, known))
    return FALSE;
  name = dup_uid_of_name (known->href);
  if (g_str_equal (name, uid))
    return FALSE;
  document = trellis_sync_read_bytes (remote->data, &calendar);
  match = calendar != NULL ? trellis_ical_get_match (calendar) : NULL;
  return calendar != NULL && g_strcmp0 (trellis_ical_get_uid (calendar), uid) == 0 &&
         (match == NULL || g_str_equal (match, run->job->match));
}

/* Their hrefs. */
static GPtrArray *
list_seconds (TrellisSyncRun *run)
{
  GPtrArray *hrefs = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer href, item;

  g_hash_table_iter_init (&iter, run->items);
  while (g_hash_table_iter_next (&iter, &href, &item))
    if (trellis_sync_is_second (item))
      g_ptr_array_add (hrefs, g_strdup (href));
  return hrefs;
}

/* Whether what was in step was brought there and is to be there no longer; then @base, transfer full, is that. */
static gboolean
find_base_of_leaving (TrellisSyncRun *run, const TrellisSharedChange *change, GBytes **base, GError **error)
{
  const TrellisSharedItem *item = g_hash_table_lookup (run->by_record, change->record);
  g_autoptr(TrellisSyncLocal) local = NULL;

  *base = NULL;
  if (item == NULL || item->state == TRELLIS_SHARED_ITEM_STATE_UNREADABLE ||
      item->state == TRELLIS_SHARED_ITEM_STATE_WAITING || item->state == TRELLIS_SHARED_ITEM_STATE_LEFT ||
      item->state == TRELLIS_SHARED_ITEM_STATE_ARRIVED || g_hash_table_contains (run->failed, change->record) ||
      g_hash_table_contains (run->intents, change->record))
    return TRUE;
  if (!trellis_sync_read_local_of_any (run, change->type, change->record, &local, error))
    return FALSE;
  if (trellis_sync_local_may_leave (local))
    return TRUE;
  *base = trellis_share_reader_dup_base (run->reader, run->job->match, change->record, error);
  return *base != NULL;
}

/* uid of each record that leaves → what was last in step; NULL on failure. */
static GHashTable *
list_leaving (TrellisSyncRun *run, GPtrArray *changes, GError **error)
{
  g_autoptr(GHashTable) leaving =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < changes->len; i++)
    {
      const TrellisSharedChange *change = g_ptr_array_index (changes, i);
      GBytes *base;

      if (!find_base_of_leaving (run, change, &base, error))
        return NULL;
      if (base != NULL)
        g_hash_table_insert (leaving, change->record, base);
    }
  return g_steal_pointer (&leaving);
}

/* What is to be removed of what was fetched; NULL where it says anything else than what leaves. */
static TrellisRemoteWrite *
make_removal (TrellisSyncRun *run, const TrellisRemoteItem *remote, GHashTable *leaving)
{
  const TrellisSharedItem *item = g_hash_table_lookup (run->items, remote->href);
  TrellisIcalComponent *calendar, *before;
  g_autoptr(TrellisIcalDocument) document = trellis_sync_read_bytes (remote->data, &calendar);
  g_autoptr(TrellisIcalDocument) known = NULL;
  const char *uid = calendar != NULL ? trellis_ical_get_uid (calendar) : NULL;
  GBytes *base = uid != NULL ? g_hash_table_lookup (leaving, uid) : NULL;
  const char *etag = remote->etag != NULL || item == NULL ? remote->etag : item->etag;
  TrellisRemoteWrite *write;

  if (base == NULL)
    return NULL;
  known = trellis_sync_read_bytes (base, &before);
  if (before == NULL || !trellis_ical_same_meaning (before, calendar))
    return NULL;

  write = trellis_remote_write_new (remote->href, uid, etag, NULL);
  if (etag == NULL)
    write->expected = g_bytes_ref (remote->data);
  return write;
}

typedef struct
{
  TrellisSyncRun *run;
  GPtrArray *removed; /* hrefs, not owned */
} Removing;

static void
removed_cb (const TrellisRemoteWrite *write, const char *href, const char *etag, const GError *error, gpointer user_data)
{
  Removing *self = user_data;

  if (error == NULL)
    g_ptr_array_add (self->removed, write->href);
  else if (trellis_sync_is_refusal (error))
    self->run->report->n_refused++;

  /* It goes another time, and the first one stays until then. */
  else if (!g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CHANGED))
    g_hash_table_add (self->run->failed, g_strdup (write->uid));
}

static gboolean
remove_all (TrellisSyncRun *run, GPtrArray *writes, GError **error)
{
  g_autoptr(GPtrArray) removed = g_ptr_array_new ();
  Removing removing = { run, removed };
  g_autoptr(GError) local_error = NULL;
  const gboolean succeeded = trellis_transport_remove (run->job->transport, writes, removed_cb, &removing,
                                                       run->cancellable, &local_error);
  TrellisShareBatch *batch = trellis_sync_begin_batch (run);

  for (guint i = 0; i < removed->len; i++)
    trellis_sync_forget_item (run, batch, g_hash_table_lookup (run->items, g_ptr_array_index (removed, i)));
  if (!trellis_sync_end_batch (run, batch, error))
    return FALSE;
  if (succeeded || trellis_sync_note_read_only (run, local_error))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
remove_page (TrellisSyncRun *run, GPtrArray *seconds, guint first, GHashTable *leaving, GError **error)
{
  g_autoptr(GPtrArray) hrefs = g_ptr_array_new ();
  g_autoptr(GPtrArray) fetched = NULL;
  g_autoptr(GPtrArray) writes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_write_free);

  for (guint i = first; i < seconds->len && i < first + TRELLIS_SYNC_PAGE; i++)
    g_ptr_array_add (hrefs, g_ptr_array_index (seconds, i));
  g_ptr_array_add (hrefs, NULL);
  fetched = trellis_transport_fetch (run->job->transport, (const char *const *) hrefs->pdata, run->cancellable, error);
  if (fetched == NULL)
    return FALSE;

  for (guint i = 0; i < fetched->len; i++)
    {
      TrellisRemoteWrite *write = make_removal (run, g_ptr_array_index (fetched, i), leaving);

      if (write != NULL)
        g_ptr_array_add (writes, write);
    }
  return writes->len == 0 || remove_all (run, writes, error);
}

/* Removes the second items of those of @changes (of TrellisSharedChange) that leave, to be called before the first ones
 * are. Where it ends in the middle, the record is still there as it was. */
gboolean
trellis_sync_remove_seconds (TrellisSyncRun *run, GPtrArray *changes, GError **error)
{
  g_autoptr(GPtrArray) seconds = list_seconds (run);
  g_autoptr(GHashTable) leaving = NULL;

  if (seconds->len == 0)
    return TRUE;
  leaving = list_leaving (run, changes, error);
  if (leaving == NULL)
    return FALSE;
  for (guint i = 0; i < seconds->len && g_hash_table_size (leaving) > 0 && run->abilities.may_write;
       i += TRELLIS_SYNC_PAGE)
    if (!remove_page (run, seconds, i, leaving, error))
      return FALSE;

  return TRUE;
}
