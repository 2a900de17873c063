/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-card.h"

#include "trellis-ical-reader.h"
#include "trellis-ical-whole.h"
#include "trellis-store-sharing.h"

/* Items whose data is fetched at a time. */
#define PAGE 100

void
trellis_sync_card_free (TrellisSyncCard *self)
{
  g_free (self->match);
  g_free (self->mentor);
  g_free (self->mentee);
  g_free (self->started);
  g_free (self);
}

/* "Me" is the mentee, for want of knowing. */
static const char *
find_name (const TrellisIcalWhole *whole, gboolean is_mentee)
{
  for (guint i = 0; i < whole->parts->len; i++)
    {
      TrellisPerson *person = g_ptr_array_index (whole->parts, i);

      if (TRELLIS_IS_PERSON (person) && (trellis_person_get_is_me (person) != 0) == is_mentee)
        return trellis_person_get_name (person);
    }

  return NULL;
}

static TrellisSyncCard *
read_card (const TrellisRemoteItem *item)
{
  const TrellisIcalContext context = { .my_role = TRELLIS_ROLE_MENTEE };
  gsize size;
  const char *data = g_bytes_get_data (item->data, &size);
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (data != NULL ? data : "", size);
  const TrellisIcalComponent *calendar =
    trellis_ical_component_find_part (document->stream, "VCALENDAR");
  g_autoptr(TrellisIcalWhole) whole = NULL;
  TrellisSyncCard *self;

  if (calendar == NULL || trellis_ical_get_match (calendar) == NULL ||
      g_strcmp0 (trellis_ical_get_match (calendar), trellis_ical_get_uid (calendar)) != 0)
    return NULL;
  whole = trellis_ical_whole_read (calendar, NULL, &context);
  if (whole == NULL || !TRELLIS_IS_MATCH (whole->record))
    return NULL;

  self = g_new0 (TrellisSyncCard, 1);
  self->match = g_strdup (trellis_ical_get_uid (calendar));
  self->mentor = g_strdup (find_name (whole, FALSE));
  self->mentee = g_strdup (find_name (whole, TRUE));
  self->started = g_strdup (trellis_match_get_started (TRELLIS_MATCH (whole->record)));
  return self;
}

static TrellisSyncCard *
search (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const TrellisRemoteItem *item = g_ptr_array_index (items, i);
      TrellisSyncCard *card = item->data != NULL ? read_card (item) : NULL;

      if (card != NULL)
        return card;
    }

  return NULL;
}

static GPtrArray *
fetch_page (TrellisTransport *transport, GPtrArray *items, guint first, GCancellable *cancellable,
            GError **error)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) hrefs = NULL;

  for (guint i = first; i < items->len && i < first + PAGE; i++)
    {
      const TrellisRemoteItem *item = g_ptr_array_index (items, i);

      if (item->data == NULL && !item->is_gone && !item->is_too_large && item->error == NULL)
        g_strv_builder_add (builder, item->href);
    }
  hrefs = g_strv_builder_end (builder);
  return hrefs[0] != NULL ? trellis_transport_fetch (transport, (const char *const *) hrefs,
                                                     cancellable, error)
                          : g_ptr_array_new ();
}

/* Looks for the card of the match that is shared there; blocks. Where there is none it fails with
 * TRELLIS_SYNC_ERROR_NOT_FOUND. Transfer full. */
TrellisSyncCard *
trellis_sync_card_find (TrellisTransport *transport, GCancellable *cancellable, GError **error)
{
  g_autoptr(TrellisRemoteChanges) changes =
    trellis_transport_list_changes (transport, NULL, cancellable, error);
  TrellisSyncCard *card;

  if (changes == NULL)
    return NULL;

  card = search (changes->items);
  for (guint i = 0; card == NULL && i < changes->items->len; i += PAGE)
    {
      g_autoptr(GPtrArray) fetched = fetch_page (transport, changes->items, i, cancellable, error);

      if (fetched == NULL)
        return NULL;
      card = search (fetched);
    }
  if (card == NULL)
    g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_NOT_FOUND, NULL, 0,
                                                      "No match is shared there"));
  return card;
}

static void
add_me (TrellisStore *store, const char *name)
{
  g_autoptr(TrellisPerson) me = trellis_store_get_me (store);

  if (me != NULL)
    return;

  me = trellis_person_new ();
  trellis_person_set_is_me (me, TRUE);
  trellis_person_set_name (me, name);
  trellis_store_add (store, me);
}

static TrellisMatch *
add_match (const TrellisSyncCard *self, TrellisStore *store, TrellisRole my_role)
{
  g_autoptr(TrellisPerson) partner = trellis_person_new ();
  TrellisMatch *match = trellis_match_new ();

  trellis_person_set_name (partner, my_role == TRELLIS_ROLE_MENTOR ? self->mentee : self->mentor);
  trellis_store_add (store, partner);
  trellis_record_set_string (TRELLIS_RECORD (match), TRELLIS_RECORD_UID, self->match);
  trellis_match_set_my_role (match, my_role);
  trellis_match_set_partner (match, trellis_record_get_uid (TRELLIS_RECORD (partner)));
  trellis_match_set_started (match, self->started);
  trellis_store_add (store, match);
  return match;
}

/* Makes the match of the card one of this journal, in which the person is the one of @my_role: it is
 * there already, or @match is the same by another uid, or, where that is NULL, it is new. Share it then
 * with trellis_store_share(). Of the main thread; transfer full. */
TrellisMatch *
trellis_sync_card_join (const TrellisSyncCard *self, TrellisStore *store, TrellisRole my_role,
                        TrellisMatch *match, GError **error)
{
  g_autoptr(TrellisMatch) found = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (TRELLIS_IS_STORE (store), NULL);

  found = trellis_store_get (store, TRELLIS_TYPE_MATCH, self->match);
  if (found != NULL)
    return g_steal_pointer (&found);

  if (match == NULL)
    {
      add_me (store, my_role == TRELLIS_ROLE_MENTOR ? self->mentor : self->mentee);
      found = add_match (self, store, my_role);
    }
  else if (trellis_store_rename (store, match, self->match, error))
    {
      trellis_match_set_my_role (match, my_role);
      found = g_object_ref (match);
    }

  return found != NULL && trellis_store_flush (store, error) ? g_steal_pointer (&found) : NULL;
}
