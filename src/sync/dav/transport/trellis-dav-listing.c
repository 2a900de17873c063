/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-dav-body.h"
#include "trellis-dav-token.h"
#include "trellis-dav-transport-private.h"

#define MOST_PAGES 2000
#define MOST_WITH_DATA 2000 /* items of a listing that is asked for with data */
#define FEWEST_WITH_DATA 20 /* for fewer, one multiget is quicker */

typedef struct
{
  TrellisDavTransport *transport;
  TrellisRemoteChanges *changes;
  GHashTable *index; /* name → its item in @changes */
  char *sync_token;  /* of the last page */
  char *ctag;
  gboolean has_more;
  gboolean has_self;    /* the calendar's own entry, as something that is there */
  gboolean has_missing; /* an entry that is about no item, of something that is not */
} Listing;

/* The last one of the same name wins. */
static void
set_item (Listing *self, TrellisRemoteItem *item)
{
  TrellisRemoteItem *old = g_hash_table_lookup (self->index, item->href);

  if (old == NULL)
    {
      g_ptr_array_add (self->changes->items, item);
      g_hash_table_insert (self->index, item->href, item);
      return;
    }
  /* The href stays: the index has it. */
  g_set_str (&old->etag, item->etag);
  g_clear_error (&old->error);
  old->error = g_steal_pointer (&item->error);
  old->is_gone = item->is_gone;
  trellis_remote_item_free (item);
}

static gboolean
is_missing (const TrellisDavResponse *response)
{
  return response->status == 404 || response->status == 410;
}

static void
add_member (Listing *self, const char *name, const TrellisDavResponse *response)
{
  TrellisRemoteItem *item;

  if (response->is_collection)
    return;
  if (is_missing (response))
    {
      /* In a whole listing it went while it was made. */
      if (!self->changes->is_whole || g_hash_table_contains (self->index, name))
        set_item (self, trellis_remote_item_new_gone (name));
      return;
    }
  item = trellis_remote_item_new (name, response->etag, NULL);
  /* Only that it is not there means that it is not there. */
  if (response->status >= 300)
    item->error = trellis_dav_error_from_status (TRELLIS_DAV_PURPOSE_FETCH, response->status,
                                                 response->conditions, NULL, NULL, 0);
  set_item (self, item);
}

static gboolean
refuses_token (const TrellisDavResponse *response)
{
  return (response->conditions & TRELLIS_DAV_CONDITION_VALID_SYNC_TOKEN) != 0;
}

static void
add_response (Listing *self, const TrellisDavResponse *response)
{
  g_autofree char *name = NULL;

  if (response->status == 507)
    {
      self->has_more = TRUE;
      return;
    }
  if (response->href == NULL)
    {
      self->changes->n_ignored++;
      return;
    }
  switch (trellis_dav_transport_locate (self->transport, response->href, &name))
    {
    case TRELLIS_DAV_PLACE_SELF:
      if (is_missing (response))
        self->has_missing = TRUE;
      else
        self->has_self = TRUE;
      if (response->ctag != NULL)
        g_set_str (&self->ctag, response->ctag);
      break;
    case TRELLIS_DAV_PLACE_MEMBER:
      add_member (self, name, response);
      break;
    case TRELLIS_DAV_PLACE_FOREIGN:
    default:
      /* A folder in the calendar is no item, and nothing strange. */
      self->changes->n_ignored += !response->is_collection;
      self->has_missing = self->has_missing || is_missing (response);
      break;
    }
}

static gboolean
add_answer (Listing *self, const TrellisDavAnswer *answer, GError **error)
{
  for (guint i = 0; i < answer->xml->responses->len; i++)
    {
      const TrellisDavResponse *response = answer->xml->responses->pdata[i];

      if (refuses_token (response))
        {
          g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_TOKEN, NULL, 0,
                                                            "The token is not known any more"));
          return FALSE;
        }
      add_response (self, response);
    }
  if (self->changes->items->len > TRELLIS_DAV_MEMBER_LIMIT)
    {
      g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_TOO_MUCH, NULL, 0,
                                                        "The calendar has too many items"));
      return FALSE;
    }
  return TRUE;
}

static TrellisDavAnswer *
ask_page (Listing *self, const char *token, GCancellable *cancellable, GError **error)
{
  TrellisDavTransport *transport = self->transport;
  const gboolean is_deep = transport->sync_needs_depth;
  g_autoptr(GError) failure = NULL;
  TrellisDavRequest *request = trellis_dav_request_new_xml ("REPORT", transport->url, TRELLIS_DAV_PURPOSE_SYNC,
                                                            is_deep ? 1 : 0, trellis_dav_body_sync (token));
  TrellisDavAnswer *answer = trellis_dav_client_send (transport->client, request, cancellable, error);

  if (answer == NULL)
    return NULL;
  if (answer->status == 400 && !is_deep)
    {
      transport->sync_needs_depth = TRUE;
      trellis_dav_answer_free (answer);
      answer = ask_page (self, token, cancellable, error);
      transport->sync_needs_depth = answer != NULL;
      return answer;
    }
  failure = trellis_dav_answer_to_error (answer, TRELLIS_DAV_PURPOSE_SYNC);
  if (failure == NULL)
    return answer;
  trellis_dav_answer_free (answer);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* Asks with @token, "" for all, page after page (RFC 6578 §3.6). */
static gboolean
list_by_token (Listing *self, const char *token, GCancellable *cancellable, GError **error)
{
  g_autofree char *next = g_strdup (token);

  for (guint page = 0; page < MOST_PAGES; page++)
    {
      g_autoptr(TrellisDavAnswer) answer = ask_page (self, next, cancellable, error);

      self->has_more = FALSE;
      if (answer == NULL || !add_answer (self, answer, error))
        return FALSE;
      g_set_str (&self->sync_token, answer->xml->sync_token);
      if (!self->has_more)
        return TRUE;
      /* No way to the next page, or the same one again. */
      if (self->sync_token == NULL || g_str_equal (self->sync_token, next))
        break;
      g_set_str (&next, self->sync_token);
    }
  g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_TOKEN, NULL, 0, "The pages do not end"));
  return FALSE;
}

static gboolean
list_by_properties (Listing *self, GCancellable *cancellable, GError **error)
{
  TrellisDavRequest *request = trellis_dav_request_new_xml ("PROPFIND", self->transport->url, TRELLIS_DAV_PURPOSE_LIST,
                                                            1, trellis_dav_body_list ());
  g_autoptr(TrellisDavAnswer) answer =
    trellis_dav_client_ask (self->transport->client, request, cancellable, error);

  if (answer == NULL || !add_answer (self, answer, error))
    return FALSE;
  /* That nothing is there is believed only when the calendar is: Xandikos tells in this way, with an
   * href that leads nowhere, that there is no calendar. */
  if (self->changes->items->len > 0 || self->has_self)
    return TRUE;
  g_propagate_error (error,
                     trellis_sync_error_new (self->has_missing ? TRELLIS_SYNC_ERROR_COLLECTION_GONE
                                                               : TRELLIS_SYNC_ERROR_MALFORMED,
                                             NULL, 0, "The listing is without the calendar itself"));
  return FALSE;
}

static void
begin (Listing *self, gboolean is_whole)
{
  g_clear_pointer (&self->changes, trellis_remote_changes_free);
  g_clear_pointer (&self->index, g_hash_table_unref);
  g_clear_pointer (&self->sync_token, g_free);
  self->changes = trellis_remote_changes_new ();
  self->changes->is_whole = is_whole;
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
clear (Listing *self)
{
  g_clear_pointer (&self->changes, trellis_remote_changes_free);
  g_clear_pointer (&self->index, g_hash_table_unref);
  g_free (self->sync_token);
  g_free (self->ctag);
}

static gboolean
list_all (Listing *self, GCancellable *cancellable, GError **error)
{
  TrellisDavTransport *transport = self->transport;

  begin (self, TRUE);
  if (!transport->no_sync)
    {
      g_autoptr(GError) failure = NULL;

      if (list_by_token (self, "", cancellable, &failure) &&
          (self->changes->items->len > 0 || self->sync_token != NULL))
        return TRUE;
      if (failure != NULL && !g_error_matches (failure, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_TOKEN))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      transport->no_sync = TRUE;
      begin (self, TRUE);
    }
  return list_by_properties (self, cancellable, error);
}

static gboolean
list_since (Listing *self, const char *sync_token, GCancellable *cancellable, GError **error)
{
  g_autoptr(GError) failure = NULL;

  begin (self, FALSE);
  if (list_by_token (self, sync_token, cancellable, &failure))
    return TRUE;
  if (!g_error_matches (failure, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_TOKEN))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return list_all (self, cancellable, error);
}

TrellisRemoteChanges *
trellis_dav_transport_list_changes (TrellisTransport *transport,
                                    const char *token,
                                    GCancellable *cancellable,
                                    GError **error)
{
  TrellisDavTransport *self = TRELLIS_DAV_TRANSPORT (transport);
  Listing listing = { .transport = self };
  g_autofree char *sync_token = NULL;
  g_autofree char *ctag = NULL;
  TrellisRemoteChanges *changes = NULL;
  gboolean is_done;

  if (!trellis_dav_transport_get_to_know (self, cancellable, error) ||
      !trellis_dav_transport_ask_ctag (self, &listing.ctag, cancellable, error))
    return NULL;

  trellis_dav_token_split (token != NULL ? token : "", &sync_token, &ctag);
  is_done = sync_token != NULL ? list_since (&listing, sync_token, cancellable, error)
                               : list_all (&listing, cancellable, error);
  if (is_done)
    {
      changes = g_steal_pointer (&listing.changes);
      changes->token = trellis_dav_token_join (listing.sync_token, listing.ctag);
      if (token == NULL && changes->items->len > FEWEST_WITH_DATA && changes->items->len <= MOST_WITH_DATA)
        trellis_dav_transport_add_data (self, changes, cancellable);
    }
  clear (&listing);
  return changes;
}
