/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "transport-talk.h"

#include <string.h>

TrellisRemoteChanges *
list (TrellisTransport *transport, const char *token)
{
  g_autoptr(GError) error = NULL;
  TrellisRemoteChanges *changes = trellis_transport_list_changes (transport, token, NULL, &error);

  g_assert_no_error (error);
  return changes;
}

gboolean
ask_changed (TrellisTransport *transport, const char *token)
{
  g_autoptr(GError) error = NULL;
  gboolean may_have_changed;

  trellis_transport_may_have_changed (transport, token, &may_have_changed, NULL, &error);
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
put_all (TrellisTransport *transport, GPtrArray *writes, GError **error)
{
  GPtrArray *results = g_ptr_array_new_with_free_func ((GDestroyNotify) result_free);

  trellis_transport_put (transport, writes, write_cb, results, NULL, error);
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
write_one (TrellisTransport *transport, gboolean removes, const char *href, const char *uid, const char *etag,
           const char *data, const char *expected, GError **error)
{
  g_autoptr(GPtrArray) writes = make_writes (href, uid, etag, data, expected);
  g_autoptr(GPtrArray) results = g_ptr_array_new ();

  if (removes)
    trellis_transport_remove (transport, writes, write_cb, results, NULL, error);
  else
    trellis_transport_put (transport, writes, write_cb, results, NULL, error);
  g_assert_cmpuint (results->len, ==, 1);
  return results->pdata[0];
}
