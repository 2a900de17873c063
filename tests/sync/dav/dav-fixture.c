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
  ask_changed (fixture, "");
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

TrellisRemoteChanges *
list (Fixture *fixture, const char *token)
{
  g_autoptr(GError) error = NULL;
  TrellisRemoteChanges *changes = trellis_transport_list_changes (fixture->transport, token, NULL, &error);

  g_assert_no_error (error);
  return changes;
}

gboolean
ask_changed (Fixture *fixture, const char *token)
{
  g_autoptr(GError) error = NULL;
  gboolean may_have_changed;

  trellis_transport_may_have_changed (fixture->transport, token, &may_have_changed, NULL, &error);
  g_assert_no_error (error);
  return may_have_changed;
}

TrellisRemoteItem *
find_item (GPtrArray *items, const char *href)
{
  for (guint i = 0; i < items->len; i++)
    {
      TrellisRemoteItem *item = items->pdata[i];

      if (g_str_equal (item->href, href))
        return item;
    }
  return NULL;
}

guint
count_with_data (GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const TrellisRemoteItem *item = items->pdata[i];

      n += item->data != NULL;
    }
  return n;
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

void
result_free (Result *self)
{
  g_free (self->href);
  g_free (self->etag);
  g_clear_error (&self->error);
  g_free (self);
}

static void
write_cb (const TrellisRemoteWrite *write, const char *href, const char *etag, const GError *error, gpointer user_data)
{
  Result *result = g_new0 (Result, 1);

  result->href = g_strdup (href);
  result->etag = g_strdup (etag);
  result->error = error != NULL ? g_error_copy (error) : NULL;
  g_ptr_array_add (user_data, result);
}

GPtrArray *
put_all (Fixture *fixture, GPtrArray *writes, GError **error)
{
  GPtrArray *results = g_ptr_array_new_with_free_func ((GDestroyNotify) result_free);

  trellis_transport_put (fixture->transport, writes, write_cb, results, NULL, error);
  return results;
}

static GPtrArray *
make_writes (const char *href, const char *uid, const char *etag, const char *data, const char *expected)
{
  GPtrArray *writes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_write_free);
  g_autoptr(GBytes) bytes = data != NULL ? g_bytes_new (data, strlen (data)) : NULL;
  TrellisRemoteWrite *write = trellis_remote_write_new (href, uid, etag, bytes);

  write->expected = expected != NULL ? g_bytes_new (expected, strlen (expected)) : NULL;
  g_ptr_array_add (writes, write);
  return writes;
}

/* One write; its error is told in both ways, or only to the function. */
Result *
write_one (Fixture *fixture, gboolean removes, const char *href, const char *uid, const char *etag,
           const char *data, const char *expected, GError **error)
{
  g_autoptr(GPtrArray) writes = make_writes (href, uid, etag, data, expected);
  g_autoptr(GPtrArray) results = g_ptr_array_new ();

  if (removes)
    trellis_transport_remove (fixture->transport, writes, write_cb, results, NULL, error);
  else
    trellis_transport_put (fixture->transport, writes, write_cb, results, NULL, error);
  g_assert_cmpuint (results->len, ==, 1);
  return results->pdata[0];
}
