/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-dav-transport.h"

#include "trellis-dav-token.h"
#include "trellis-dav-transport-private.h"

#define FIRST_BATCH 50

static void trellis_dav_transport_iface_init (TrellisTransportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TrellisDavTransport, trellis_dav_transport, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TRELLIS_TYPE_TRANSPORT, trellis_dav_transport_iface_init))

/* As trellis_dav_href_locate(); the server's spelling is remembered. */
TrellisDavPlace
trellis_dav_transport_locate (TrellisDavTransport *self, const char *href, char **name)
{
  g_autofree char *spelling = NULL;
  const TrellisDavPlace place = trellis_dav_href_locate (self->url, href, name, &spelling);

  if (place == TRELLIS_DAV_PLACE_MEMBER)
    {
      if (g_str_equal (*name, spelling))
        g_hash_table_remove (self->spellings, *name);
      else
        g_hash_table_insert (self->spellings, g_strdup (*name), g_steal_pointer (&spelling));
    }
  return place;
}

GUri *
trellis_dav_transport_dup_item_url (TrellisDavTransport *self, const char *name)
{
  const char *spelling = g_hash_table_lookup (self->spellings, name);

  return trellis_dav_href_to_url (self->url, spelling != NULL ? spelling : name);
}

static void
trellis_dav_transport_get_abilities (TrellisTransport *transport, TrellisTransportAbilities *abilities)
{
  *abilities = TRELLIS_DAV_TRANSPORT (transport)->abilities;
}

/* Whether a state is the same: known on both sides, and equal. */
static gboolean
is_same (const char *before, const char *now)
{
  return before != NULL && now != NULL && *now != '\0' && g_str_equal (before, now);
}

/* Goes on where the server says that the calendar is by now: by a redirect, or because it knows it by another address.
 * Its items are told apart by their names in it. */
static void
follow (TrellisDavTransport *self, GUri *url)
{
  if (trellis_dav_url_equal (self->url, url) || !trellis_dav_url_same_origin (self->url, url))
    return;
  g_uri_unref (self->url);
  self->url = g_uri_ref (url);
  g_hash_table_remove_all (self->spellings);
}

/* Asks what the calendar is able to and how it is now. Transfer full. */
static TrellisDavCollection *
look (TrellisDavTransport *self, TrellisDavMarks marks, GCancellable *cancellable, GError **error)
{
  TrellisDavCollection *now =
    trellis_dav_account_poll (self->account, self->url, marks, cancellable, error);

  if (now == NULL)
    return NULL;
  follow (self, now->url);
  self->abilities.may_write = now->may_write;
  self->abilities.kinds = now->kinds;
  self->abilities.largest = now->largest;
  self->no_sync = self->no_sync || !now->may_sync;
  self->is_known = TRUE;
  return now;
}

/* Asks what the calendar is able to, unless that is known. */
gboolean
trellis_dav_transport_get_to_know (TrellisDavTransport *self, GCancellable *cancellable, GError **error)
{
  g_autoptr(TrellisDavCollection) now = !self->is_known ? look (self, TRELLIS_DAV_MARKS_NONE, cancellable, error) : NULL;

  return self->is_known;
}

/* The ctag from before a listing that follows, of a calendar that has no sync tokens; else sets @ctag to
 * NULL. */
gboolean
trellis_dav_transport_ask_ctag (TrellisDavTransport *self, char **ctag, GCancellable *cancellable, GError **error)
{
  g_autoptr(TrellisDavCollection) now = NULL;

  *ctag = trellis_dav_account_dup_ctag (self->account, self->url);
  if (*ctag != NULL || !self->no_sync)
    return TRUE;
  now = look (self, TRELLIS_DAV_MARKS_CTAG, cancellable, error);
  if (now != NULL)
    *ctag = g_strdup (now->ctag);
  return now != NULL;
}

static gboolean
trellis_dav_transport_may_have_changed (TrellisTransport *transport,
                                        const char *token,
                                        gboolean *may_have_changed,
                                        GCancellable *cancellable,
                                        GError **error)
{
  TrellisDavTransport *self = TRELLIS_DAV_TRANSPORT (transport);
  g_autoptr(TrellisDavCollection) now = NULL;
  g_autofree char *sync_token = NULL;
  g_autofree char *ctag = NULL;

  trellis_dav_token_split (token, &sync_token, &ctag);
  now = look (self, sync_token != NULL ? TRELLIS_DAV_MARKS_SYNC_TOKEN : TRELLIS_DAV_MARKS_CTAG, cancellable,
              error);
  if (now == NULL)
    return FALSE;
  *may_have_changed = !is_same (sync_token, now->sync_token) && !is_same (ctag, now->ctag);
  return TRUE;
}

static gboolean
trellis_dav_transport_update_account (TrellisTransport *transport, TrellisAccount *account)
{
  g_auto(GStrv) basic = trellis_dav_client_list_basic (TRELLIS_DAV_TRANSPORT (transport)->client);

  if (trellis_account_is_same_list (basic, account->basic))
    return FALSE;
  g_strfreev (account->basic);
  account->basic = g_steal_pointer (&basic);
  return TRUE;
}

static void
trellis_dav_transport_finalize (GObject *object)
{
  TrellisDavTransport *self = TRELLIS_DAV_TRANSPORT (object);

  g_clear_object (&self->account);
  g_clear_object (&self->client);
  g_clear_pointer (&self->url, g_uri_unref);
  g_clear_pointer (&self->spellings, g_hash_table_unref);

  G_OBJECT_CLASS (trellis_dav_transport_parent_class)->finalize (object);
}

static void
trellis_dav_transport_iface_init (TrellisTransportInterface *iface)
{
  iface->get_abilities = trellis_dav_transport_get_abilities;
  iface->may_have_changed = trellis_dav_transport_may_have_changed;
  iface->list_changes = trellis_dav_transport_list_changes;
  iface->fetch = trellis_dav_transport_fetch;
  iface->put = trellis_dav_transport_put;
  iface->remove = trellis_dav_transport_remove;
  iface->update_account = trellis_dav_transport_update_account;
}

static void
trellis_dav_transport_class_init (TrellisDavTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_dav_transport_finalize;
}

static void
trellis_dav_transport_init (TrellisDavTransport *self)
{
  self->spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->abilities.may_write = TRUE;
  self->abilities.kinds = TRELLIS_ITEM_KINDS_ALL;
  self->batch = FIRST_BATCH;
  trellis_dav_pace_init (&self->pace, TRELLIS_DAV_MOST_AT_ONCE, g_get_monotonic_time ());
}

/* What the calendar is able to is told by the first question or listing; before it counts as able to
 * all. */
TrellisTransport *
trellis_dav_transport_new (TrellisDavAccount *account, GUri *collection)
{
  TrellisDavTransport *self = g_object_new (TRELLIS_TYPE_DAV_TRANSPORT, NULL);

  self->account = g_object_ref (account);
  self->client = g_object_ref (trellis_dav_account_get_client (account));
  self->url = g_uri_ref (collection);
  trellis_dav_account_watch (account, collection);
  return TRELLIS_TRANSPORT (self);
}
