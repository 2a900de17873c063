/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "attaching.h"

#include "trellis-store-attachments.h"

#include <string.h>

/* Puts a reference to the result into the place that @data is. */
void
attaching_finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **place = data;

  *place = g_object_ref (result);
}

void
attaching_wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

TrellisAttachment *
attach_bytes (TrellisStore *store, TrellisMatch *match, TrellisNote *note, const char *name, GBytes *bytes,
              GError **error)
{
  g_autoptr(TrellisAttachment) new = trellis_attachment_new ();
  g_autoptr(GAsyncResult) result = NULL;

  trellis_attachment_set_match (new, UID (match));
  trellis_attachment_set_note (new, note != NULL ? UID (note) : NULL);
  trellis_attachment_set_title (new, name);
  trellis_attachment_set_media_type (new, "application/octet-stream");
  trellis_store_attach_async (store, new, bytes, NULL, attaching_finished_cb, &result);
  attaching_wait_for (&result);
  return trellis_store_attach_finish (store, result, error);
}

TrellisAttachment *
attach (Fixture *fixture, TrellisMatch *match, TrellisNote *note, const char *name, const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  TrellisAttachment *attachment = attach_bytes (fixture->store, match, note, name, bytes, &error);

  g_assert_no_error (error);
  return attachment;
}

GBytes *
read_bytes (TrellisStore *store, TrellisAttachment *attachment, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  trellis_store_read_attachment_async (store, attachment, NULL, attaching_finished_cb, &result);
  attaching_wait_for (&result);
  return trellis_store_read_attachment_finish (store, result, error);
}

void
assert_holds (TrellisStore *store, TrellisAttachment *attachment, const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = read_bytes (store, attachment, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
}

/* Bytes of all kinds, always the same. */
GBytes *
make_bytes (gsize size)
{
  guint8 *data = g_malloc (size);
  guint32 state = 1;

  for (gsize i = 0; i < size; i++)
    {
      state = state * 1664525 + 1013904223;
      data[i] = (guint8) (state >> 24);
    }
  return g_bytes_new_take (data, size);
}
