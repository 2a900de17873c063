/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "trellis-dav-body.h"
#include "trellis-dav-rules.h"
#include "trellis-dav-transport-private.h"

#define SMALLEST_BATCH 10
#define MOST_FAULTS 12 /* one after another; to find one bad item in a batch takes fewer */
#define FEW 3 /* missing items that are asked for alone at once */
#define LARGEST_BATCH 200
#define QUICK (300 * G_TIME_SPAN_MILLISECOND)

/* Items that are asked for together. */
typedef struct
{
  GPtrArray *names; /* not owned */
  gboolean is_single; /* by GET */
} Batch;

typedef struct
{
  TrellisDavTransport *transport;
  GQueue batches;      /* of Batch, still to be asked for */
  GHashTable *answers; /* name → TrellisRemoteItem, or NULL as long as it is not known */
  guint n_faults;
  GError *error;
} Fetching;

/* Nothing is known of some. */
static void
answer_free (gpointer item)
{
  g_clear_pointer ((TrellisRemoteItem **) &item, trellis_remote_item_free);
}

static Batch *
batch_new (gboolean is_single)
{
  Batch *self = g_new0 (Batch, 1);

  self->names = g_ptr_array_new ();
  self->is_single = is_single;
  return self;
}

static void
batch_free (Batch *self)
{
  g_ptr_array_unref (self->names);
  g_free (self);
}

static void
add_batches (Fetching *self, GPtrArray *names, guint size, gboolean is_single)
{
  for (guint start = 0; start < names->len; start += size)
    {
      Batch *batch = batch_new (is_single);

      for (guint i = start; i < MIN (start + size, names->len); i++)
        g_ptr_array_add (batch->names, names->pdata[i]);
      g_queue_push_tail (&self->batches, batch);
    }
}

static TrellisDavRequest *
next_cb (gpointer user_data)
{
  Fetching *self = user_data;
  TrellisDavTransport *transport = self->transport;
  Batch *batch = self->error == NULL ? g_queue_pop_head (&self->batches) : NULL;
  TrellisDavRequest *request;

  if (batch == NULL)
    return NULL;
  if (batch->is_single)
    {
      g_autoptr(GUri) url = trellis_dav_transport_dup_item_url (transport, batch->names->pdata[0]);

      request = trellis_dav_request_new ("GET", url, TRELLIS_DAV_PURPOSE_FETCH);
      request->reading = TRELLIS_DAV_READ_DATA;
    }
  else
    {
      g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < batch->names->len; i++)
        {
          g_autoptr(GUri) url = trellis_dav_transport_dup_item_url (transport, batch->names->pdata[i]);

          g_ptr_array_add (paths, g_strdup (g_uri_get_path (url)));
        }
      /* Servers that honor a depth of 0 would find nothing, so none is told unless it must be. */
      request = trellis_dav_request_new_xml ("REPORT", transport->url, TRELLIS_DAV_PURPOSE_FETCH,
                                             transport->multiget_needs_depth ? 1 : -1, trellis_dav_body_multiget (paths));
    }
  request->data = batch;
  return request;
}

static void
set_answer (Fetching *self, const char *name, TrellisRemoteItem *item)
{
  TrellisRemoteItem *old = NULL;
  char *key;

  g_hash_table_steal_extended (self->answers, name, (gpointer *) &key, (gpointer *) &old);
  g_clear_pointer (&old, trellis_remote_item_free);
  g_hash_table_insert (self->answers, key, item);
}

static void
set_error (Fetching *self, const char *name, const GError *error)
{
  TrellisRemoteItem *item = trellis_remote_item_new (name, NULL, NULL);

  item->error = g_error_copy (error);
  set_answer (self, name, item);
}

/* What a response of multiget tells of one of the items, NULL when nothing that helps. */
static TrellisRemoteItem *
read_response (const char *name, const TrellisDavResponse *response)
{
  TrellisRemoteItem *item = NULL;

  if (response->status == 404 || response->status == 410)
    return trellis_remote_item_new_gone (name);
  if (response->data != NULL)
    return trellis_remote_item_new (name, response->etag, response->data);
  if (response->is_too_large)
    {
      item = trellis_remote_item_new (name, response->etag, NULL);
      item->is_too_large = TRUE;
    }
  return item;
}

static void
read_responses (Fetching *self, GPtrArray *responses)
{
  for (guint i = 0; i < responses->len; i++)
    {
      const TrellisDavResponse *response = responses->pdata[i];
      g_autofree char *name = NULL;
      TrellisRemoteItem *item;

      if (response->href != NULL &&
          trellis_dav_transport_locate (self->transport, response->href, &name) == TRELLIS_DAV_PLACE_MEMBER &&
          g_hash_table_contains (self->answers, name) && (item = read_response (name, response)) != NULL)
        set_answer (self, name, item);
    }
}

/* Those of a batch of which nothing is known yet. */
static GPtrArray *
find_missing (Fetching *self, Batch *batch)
{
  GPtrArray *missing = g_ptr_array_new ();

  for (guint i = 0; i < batch->names->len; i++)
    if (g_hash_table_lookup (self->answers, batch->names->pdata[i]) == NULL)
      g_ptr_array_add (missing, batch->names->pdata[i]);
  return missing;
}

/* Never reports success with a part: what was left out is asked for again in a smaller batch, and in
 * the end alone. */
static void
ask_again (Fetching *self, Batch *batch)
{
  TrellisDavTransport *transport = self->transport;
  g_autoptr(GPtrArray) missing = find_missing (self, batch);

  if (missing->len == 0)
    return;
  if (missing->len <= FEW)
    add_batches (self, missing, 1, TRUE);
  else if (missing->len < batch->names->len)
    add_batches (self, missing, (missing->len + 1) / 2, FALSE);
  else if (!transport->multiget_needs_depth)
    {
      transport->multiget_needs_depth = TRUE;
      add_batches (self, missing, missing->len, FALSE);
    }
  else
    {
      transport->no_multiget = TRUE;
      add_batches (self, missing, 1, TRUE);
    }
}

static void
take_multiget (Fetching *self, Batch *batch, TrellisDavAnswer *answer)
{
  TrellisDavTransport *transport = self->transport;

  read_responses (self, answer->xml->responses);
  ask_again (self, batch);
  if (answer->duration < QUICK && batch->names->len >= transport->batch)
    transport->batch = MIN (transport->batch * 2, LARGEST_BATCH);
}

static void
take_single (Fetching *self, Batch *batch, TrellisDavAnswer *answer)
{
  const char *name = batch->names->pdata[0];
  /* A compression on its way can weaken it, so it is not the one of listings (RFC 9110 §8.8.3). */
  const char *etag = answer->etag != NULL && !trellis_dav_etag_is_weak (answer->etag) ? answer->etag : NULL;

  set_answer (self, name, trellis_remote_item_new (name, etag, answer->data));
}

/* Whether it is one item that was larger than we read. */
static gboolean
is_too_large (const Batch *batch, const TrellisDavAnswer *answer, const GError *error)
{
  return batch->is_single && answer == NULL && g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_TOO_MUCH);
}

static void
set_too_large (Fetching *self, const char *name)
{
  TrellisRemoteItem *item = trellis_remote_item_new (name, NULL, NULL);

  item->is_too_large = TRUE;
  set_answer (self, name, item);
}

/* Whether it is about these items, or all of the way to the server. */
static gboolean
stops_all (const GError *error)
{
  if (error->domain != TRELLIS_SYNC_ERROR)
    return TRUE;
  switch (error->code)
    {
    case TRELLIS_SYNC_ERROR_TIMEOUT:
    case TRELLIS_SYNC_ERROR_NOT_CALDAV:
    case TRELLIS_SYNC_ERROR_FAILED:
    case TRELLIS_SYNC_ERROR_TOO_MUCH:
    case TRELLIS_SYNC_ERROR_MALFORMED:
    case TRELLIS_SYNC_ERROR_FORBIDDEN:
      return FALSE;
    default:
      return trellis_sync_error_get_scope (error) != TRELLIS_SYNC_SCOPE_ITEM;
    }
}

/* Something in a batch is too much for the server, or for us: halves tell what. */
static void
split (Fetching *self, Batch *batch)
{
  TrellisDavTransport *transport = self->transport;

  transport->batch = MAX (transport->batch / 2, SMALLEST_BATCH);
  if (batch->names->len > 1)
    add_batches (self, batch->names, (batch->names->len + 1) / 2, FALSE);
  else
    add_batches (self, batch->names, 1, TRUE);
}

static gboolean
counts_as_fault (const GError *error)
{
  return g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_SERVER) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_TIMEOUT) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_MALFORMED) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_TOO_MUCH);
}

static gboolean
means_no_multiget (const GError *error)
{
  return g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_NOT_CALDAV) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_FORBIDDEN) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_FAILED);
}

static void
take_error (Fetching *self, Batch *batch, const GError *error)
{
  if (stops_all (error) || (counts_as_fault (error) && ++self->n_faults >= MOST_FAULTS))
    self->error = g_error_copy (error);
  else if (batch->is_single && g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_NOT_FOUND))
    set_answer (self, batch->names->pdata[0], trellis_remote_item_new_gone (batch->names->pdata[0]));
  else if (batch->is_single)
    set_error (self, batch->names->pdata[0], error);
  else if (g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_NOT_FOUND))
    g_propagate_error (&self->error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_COLLECTION_GONE, NULL, 0,
                                                             "The calendar is gone"));
  else if (means_no_multiget (error))
    {
      self->transport->no_multiget = TRUE;
      add_batches (self, batch->names, 1, TRUE);
    }
  else
    split (self, batch);
}

static void
done_cb (TrellisDavRequest *request, TrellisDavAnswer **answer, const GError *error, gpointer user_data)
{
  Fetching *self = user_data;
  Batch *batch = request->data;
  g_autoptr(GError) failure =
    *answer != NULL ? trellis_dav_answer_to_error (*answer, TRELLIS_DAV_PURPOSE_FETCH) : g_error_copy (error);

  if (failure == NULL || is_too_large (batch, *answer, failure))
    self->n_faults = 0;
  if (self->error != NULL)
    ; /* it is over */
  else if (is_too_large (batch, *answer, failure))
    set_too_large (self, batch->names->pdata[0]);
  else if (failure != NULL)
    take_error (self, batch, failure);
  else if (batch->is_single)
    take_single (self, batch, *answer);
  else if ((*answer)->xml == NULL)
    split (self, batch);
  else
    take_multiget (self, batch, *answer);
  batch_free (batch);
}

static GPtrArray *
collect (Fetching *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_item_free);
  GHashTableIter iter;
  TrellisRemoteItem *item;

  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item))
    {
      g_hash_table_iter_steal (&iter);
      g_ptr_array_add (items, item);
    }
  return items;
}

GPtrArray *
trellis_dav_transport_fetch (TrellisTransport   *transport,
                             const char *const  *hrefs,
                             GCancellable       *cancellable,
                             GError            **error)
{
  const guint most = TRELLIS_DAV_MOST_AT_ONCE;
  Fetching self = { .transport = TRELLIS_DAV_TRANSPORT (transport) };
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  GPtrArray *items = NULL;

  self.answers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, answer_free);
  for (guint i = 0; hrefs[i] != NULL; i++)
    if (!g_hash_table_contains (self.answers, hrefs[i]))
      {
        g_hash_table_insert (self.answers, (gpointer) hrefs[i], NULL);
        g_ptr_array_add (names, (gpointer) hrefs[i]);
      }
  add_batches (&self, names, self.transport->no_multiget ? 1 : self.transport->batch, self.transport->no_multiget);

  trellis_dav_client_run (self.transport->client, &most, next_cb, done_cb, &self, cancellable);
  if (self.error == NULL)
    g_cancellable_set_error_if_cancelled (cancellable, &self.error);
  if (self.error == NULL)
    items = collect (&self);
  else
    g_propagate_error (error, self.error);
  g_queue_clear_full (&self.batches, (GDestroyNotify) batch_free);
  g_hash_table_unref (self.answers);
  return items;
}
