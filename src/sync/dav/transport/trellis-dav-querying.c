/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-dav-body.h"
#include "trellis-dav-transport-private.h"

#define FEWEST_BY_KIND 50 /* missing items that are asked for by kind, not one by one */

/* A listing whose data is asked for. */
typedef struct
{
  TrellisDavTransport *transport;
  GHashTable *items; /* name → TrellisRemoteItem of the listing */
  guint n_missing;
  gboolean asks_for_all;
  TrellisItemKinds kinds; /* still to be asked for */
} Querying;

static TrellisDavRequest *
make_query (Querying *self, GBytes *body)
{
  return trellis_dav_request_new_xml ("REPORT", self->transport->url, TRELLIS_DAV_PURPOSE_FETCH, 1, body);
}

static TrellisDavRequest *
next_cb (gpointer user_data)
{
  Querying *self = user_data;
  const TrellisItemKinds kind = self->kinds & -self->kinds;

  if (self->asks_for_all)
    {
      self->asks_for_all = FALSE;
      return make_query (self, trellis_dav_body_query_all ());
    }
  if (kind == 0)
    return NULL;
  self->kinds &= ~kind;
  return make_query (self, trellis_dav_body_query (kind));
}

/* Data that is not of the listed etag says nothing of the item: it changed meanwhile, or the query is
 * behind. What cannot be had in this way will be fetched. */
static void
done_cb (TrellisDavRequest *request, TrellisDavAnswer **answer, const GError *error, gpointer user_data)
{
  Querying *self = user_data;

  if (*answer == NULL || (*answer)->status != 207 || (*answer)->xml == NULL)
    return;
  for (guint i = 0; i < (*answer)->xml->responses->len; i++)
    {
      TrellisDavResponse *response = (*answer)->xml->responses->pdata[i];
      g_autofree char *name = NULL;
      TrellisRemoteItem *item;

      if (response->href == NULL || response->data == NULL ||
          trellis_dav_transport_locate (self->transport, response->href, &name) != TRELLIS_DAV_PLACE_MEMBER)
        continue;
      item = g_hash_table_lookup (self->items, name);
      if (item != NULL && item->data == NULL && g_strcmp0 (item->etag, response->etag) == 0)
        {
          item->data = g_steal_pointer (&response->data);
          self->n_missing--;
        }
    }
}

/* Of a kind that some came of, a query by kind would find those again: what it left out, as some servers
 * do with what is long ago, is fetched. */
static TrellisItemKinds
find_kinds_without_data (Querying *self)
{
  TrellisItemKinds kinds = self->transport->abilities.kinds;
  GHashTableIter iter;
  TrellisRemoteItem *item;

  g_hash_table_iter_init (&iter, self->items);
  while (kinds != 0 && g_hash_table_iter_next (&iter, NULL, (gpointer *) &item))
    if (item->data != NULL)
      kinds &= ~trellis_dav_data_get_kind (item->data);
  return kinds;
}

/* Adds the data to a listing by a query, or one for each kind of items that it finds none of, since some
 * servers refuse a query without a kind or take it for one of events. On some servers a query is thirty
 * times as quick as to ask for each item. It may leave out what it likes: that is fetched. */
void
trellis_dav_transport_add_data (TrellisDavTransport  *self,
                                TrellisRemoteChanges *changes,
                                GCancellable         *cancellable)
{
  const guint most = TRELLIS_DAV_MOST_AT_ONCE;
  g_autoptr(GHashTable) items = g_hash_table_new (g_str_hash, g_str_equal);
  Querying querying = { .transport = self, .items = items, .asks_for_all = TRUE };

  for (guint i = 0; i < changes->items->len; i++)
    {
      TrellisRemoteItem *item = changes->items->pdata[i];

      if (!item->is_gone && item->error == NULL)
        g_hash_table_insert (items, item->href, item);
    }
  querying.n_missing = g_hash_table_size (items);
  trellis_dav_client_run (self->client, &most, next_cb, done_cb, &querying, cancellable);
  if (querying.n_missing < FEWEST_BY_KIND)
    return;
  querying.kinds = find_kinds_without_data (&querying);
  trellis_dav_client_run (self->client, &most, next_cb, done_cb, &querying, cancellable);
}
