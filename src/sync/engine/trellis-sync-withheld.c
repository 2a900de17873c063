/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-pull-private.h"

/* What is listed and cannot be had: because it is too large, or because it is given to nobody, which some servers say
 * as if it were not there. It is looked at once, and then left aside as long as it has the same etag; once a week it is
 * asked for all the same. Only a listing tells that something is gone. */

/* What cannot be read may come without its etag, which is how it is known next time that it still is the same. */
static void
find_etag (GPtrArray *page, TrellisRemoteItem *remote)
{
  for (guint i = 0; i < page->len && remote->etag == NULL; i++)
    {
      const TrellisRemoteItem *listed = g_ptr_array_index (page, i);

      if (g_str_equal (listed->href, remote->href))
        remote->etag = g_strdup (listed->etag);
    }
}

static gboolean
is_withheld (const TrellisRemoteItem *remote)
{
  return remote->is_gone || g_error_matches (remote->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_FORBIDDEN);
}

/* Whether that was seen before. */
static gboolean
is_aside (TrellisSyncRun *run, const TrellisRemoteItem *remote)
{
  const TrellisSharedItem *known = g_hash_table_lookup (run->items, remote->href);

  return known != NULL && known->state == TRELLIS_SHARED_ITEM_STATE_UNREADABLE;
}

/* A server that gives none of several that it gave before has a fault, which says nothing about them. */
static gboolean
is_about_items (TrellisSyncRun *run, GPtrArray *fetched)
{
  for (guint i = 0; i < fetched->len; i++)
    {
      const TrellisRemoteItem *remote = g_ptr_array_index (fetched, i);

      if (!is_withheld (remote) || is_aside (run, remote))
        return TRUE;
    }
  return fetched->len == 1;
}

/* The items of @page, of which @fetched are those that came without data before: with their data, or as what can have
 * none. What is not known of any is noted. */
GPtrArray *
trellis_sync_complete (TrellisSyncPulling *self, GPtrArray *page, GPtrArray *fetched)
{
  const gboolean may_be_withheld = is_about_items (self->run, fetched);
  GPtrArray *complete = g_ptr_array_new ();

  for (guint i = 0; i < page->len; i++)
    {
      TrellisRemoteItem *remote = g_ptr_array_index (page, i);

      if (remote->data != NULL || remote->is_too_large)
        g_ptr_array_add (complete, remote);
    }
  for (guint i = 0; i < fetched->len; i++)
    {
      TrellisRemoteItem *remote = g_ptr_array_index (fetched, i);

      if (remote->is_too_large || is_withheld (remote))
        find_etag (page, remote);
      if (remote->data != NULL || remote->is_too_large ||
          (may_be_withheld && is_withheld (remote) && remote->etag != NULL))
        g_ptr_array_add (complete, remote);
      else
        g_hash_table_add (self->unknown, g_strdup (remote->href));
    }
  return complete;
}
