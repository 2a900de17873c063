/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dav-fixture.h"

#include <string.h>

static const TrellisDavPatience patience = { .connect = 60000, .idle = 60, .total = 60000, .failure = 60000 };

void
open_transport (Fixture *fixture)
{
  g_autoptr(GUri) home = fake_dav_get_url (fixture->dav, "/ann/");
  g_autoptr(GUri) calendar = fake_dav_get_url (fixture->dav, CAL);
  g_autoptr(GPtrArray) homes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_uri_unref);

  g_ptr_array_add (homes, g_uri_ref (home));
  fixture->client = trellis_dav_client_new_with_patience (home, &patience);
  fixture->account = trellis_dav_account_new (fixture->client, homes);
  fixture->transport = trellis_dav_transport_new (fixture->account, calendar);
}

void
close_transport (Fixture *fixture)
{
  g_clear_object (&fixture->transport);
  g_clear_object (&fixture->account);
  g_clear_object (&fixture->client);
}

/* Asks what the calendar is able to, as is done once. */
void
get_to_know (Fixture *fixture)
{
  ask_changed (fixture->transport, "");
  fake_dav_reset (fixture->dav);
}

void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dav = fake_dav_new ();
  fake_dav_add_calendar (fixture->dav, CAL, TRELLIS_ITEM_KINDS_ALL);
  open_transport (fixture);
  get_to_know (fixture);
}

void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_transport (fixture);
  fake_dav_free (fixture->dav);
}

char *
make_item (const char *uid, const char *kind, const char *summary)
{
  return g_strdup_printf ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:%s\r\nUID:%s\r\nSUMMARY:%s\r\nEND:%s\r\nEND:VCALENDAR\r\n",
                          kind, uid, summary, kind);
}

/* Somebody else puts items, of the three kinds in turn. */
void
fill (Fixture *fixture, guint from, guint until)
{
  const char *const kinds[] = { "VEVENT", "VTODO", "VJOURNAL" };

  for (guint i = from; i < until; i++)
    {
      g_autofree char *uid = g_strdup_printf ("item-%05u", i);
      g_autofree char *path = g_strdup_printf (CAL "%s.ics", uid);
      g_autofree char *data = make_item (uid, kinds[i % 3], "A < B & \xc3\xa4");

      fake_dav_put (fixture->dav, path, data);
    }
}

/* Fetches what a listing did not bring. */
guint
fetch_rest (Fixture *fixture, TrellisRemoteChanges *changes)
{
  g_autoptr(GPtrArray) hrefs = g_ptr_array_new ();
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < changes->items->len; i++)
    {
      TrellisRemoteItem *item = changes->items->pdata[i];

      if (item->data == NULL && !item->is_gone)
        g_ptr_array_add (hrefs, item->href);
    }
  g_ptr_array_add (hrefs, NULL);
  if (hrefs->len == 1)
    return 0;
  items = trellis_transport_fetch (fixture->transport, (const char *const *) hrefs->pdata, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, hrefs->len - 1);
  return count_with_data (items);
}
