/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-pull-private.h"

/* Whether something changed of which nothing is told: the calendar may have been removed and made again, and what is
 * told is what changed in the new one since the time of the old one. */
static gboolean
is_empty_change (TrellisSyncRun *run, const TrellisRemoteChanges *changes)
{
  return changes != NULL && !changes->is_whole && changes->items->len == 0 && changes->n_ignored == 0 &&
         g_strcmp0 (changes->token, run->sharing->token) != 0;
}

/* Asks what is there as it was not before. */
gboolean
trellis_sync_list_changes (TrellisSyncPulling *self, GError **error)
{
  TrellisSyncRun *run = self->run;
  g_autoptr(GError) local_error = NULL;

  self->changes = trellis_transport_list_changes (run->job->transport, run->sharing->token,
                                                  run->cancellable, &local_error);
  if ((self->changes == NULL && run->sharing->token != NULL &&
       g_error_matches (local_error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_TOKEN)) ||
      is_empty_change (run, self->changes))
    {
      g_clear_error (&local_error);
      g_clear_pointer (&self->changes, trellis_remote_changes_free);
      self->changes =
        trellis_transport_list_changes (run->job->transport, NULL, run->cancellable, &local_error);
    }
  if (self->changes == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return self->changes != NULL;
}

/* The item that was at @href, if one was known there, is not there any more. */
void
trellis_sync_add_gone (TrellisSyncPulling *self, const char *href)
{
  TrellisSharedItem *item = g_hash_table_lookup (self->run->items, href);
  char *gone;

  if (item == NULL || item->href == NULL || g_hash_table_contains (self->run->gone, href))
    return;
  gone = g_strdup (href);
  g_hash_table_add (self->run->gone, gone);
  g_ptr_array_add (self->gone, gone);
}

/* Whether it may not be as it was when it was last known. */
gboolean
trellis_sync_is_new (TrellisSyncRun *run, const TrellisRemoteItem *remote)
{
  const TrellisSharedItem *known = g_hash_table_lookup (run->items, remote->href);

  return known == NULL || known->state == TRELLIS_SHARED_ITEM_STATE_ARRIVED || known->etag == NULL ||
         (run->is_to_look_anew && known->state == TRELLIS_SHARED_ITEM_STATE_UNREADABLE) ||
          remote->etag == NULL || !g_str_equal (known->etag, remote->etag);
}

/* A copy that was an item of its own, because its original was not there, is that no more. */
static void
sort_out_copy (TrellisSyncPulling *self, GHashTable *listed, TrellisRemoteItem *remote)
{
  const TrellisSharedItem *known = g_hash_table_lookup (self->run->items, remote->href);
  TrellisRemoteItem *original = g_hash_table_lookup (listed, remote->copy_of);

  if (known != NULL && known->record != NULL)
    {
      trellis_sync_add_gone (self, remote->href);
      if (!trellis_sync_is_new (self->run, original) && original->error == NULL)
        g_ptr_array_add (self->news, original);
    }
  g_ptr_array_add (self->copies, remote);
}

/* What is gone may be there a second time: then it goes on as that, unless it was deleted here and that says nothing
 * else. */
static void
add_seconds (TrellisSyncPulling *self, GHashTable *listed)
{
  GHashTableIter iter;
  gpointer href, value;

  g_hash_table_iter_init (&iter, self->run->items);
  while (g_hash_table_iter_next (&iter, &href, &value))
    {
      const TrellisSharedItem *item = value;
      TrellisRemoteItem *remote = g_hash_table_lookup (listed, href);

      if (!trellis_sync_is_second (item) || g_hash_table_contains (self->run->gone, href))
        continue;

      /* What is listed as other than it was is looked at anyway. */
      if (remote != NULL && (remote->error != NULL || remote->copy_of != NULL || trellis_sync_is_new (self->run, remote)))
        continue;
      if (remote == NULL)
        {
          remote = trellis_remote_item_new (href, item->etag, NULL);
          g_ptr_array_add (self->changes->items, remote);
        }
      g_ptr_array_add (self->news, remote);
    }
}

/* Tells what is to be taken in, what is a copy, and what is gone. */
void
trellis_sync_sort_out (TrellisSyncPulling *self)
{
  g_autoptr(GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer href;

  for (guint i = 0; i < self->changes->items->len; i++)
    {
      TrellisRemoteItem *remote = g_ptr_array_index (self->changes->items, i);

      g_hash_table_insert (listed, remote->href, remote);
      if (remote->error != NULL)
        g_hash_table_add (self->unknown, g_strdup (remote->href));
      else if (remote->is_gone)
        trellis_sync_add_gone (self, remote->href);
      else if (remote->copy_of == NULL && trellis_sync_is_new (self->run, remote))
        g_ptr_array_add (self->news, remote);
    }
  for (guint i = 0; i < self->changes->items->len; i++)
    {
      TrellisRemoteItem *remote = g_ptr_array_index (self->changes->items, i);

      if (remote->copy_of != NULL && remote->error == NULL)
        sort_out_copy (self, listed, remote);
    }

  if (self->changes->is_whole)
    {
      g_hash_table_iter_init (&iter, self->run->items);
      while (g_hash_table_iter_next (&iter, &href, NULL))
        if (!g_hash_table_contains (listed, href))
          trellis_sync_add_gone (self, href);
    }
  if (self->gone->len > 0 || self->run->has_removed)
    add_seconds (self, listed);
  self->run->has_removed = FALSE;
}
