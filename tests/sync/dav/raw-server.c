/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "raw-server.h"

#include <string.h>

struct _RawServer
{
  GThread *thread;
  GSocket *socket;
  GCancellable *stop;
  GMutex mutex;
  RawScript script;
  guint16 port;
  guint n;
  GString *request; /* the last one */
};

/* Whether the head and, by its Content-Length, the body have come. */
static gboolean
is_complete (const GString *request)
{
  const char *end = strstr (request->str, "\r\n\r\n");
  const char *length = strcasestr (request->str, "\r\nContent-Length:");

  if (end == NULL)
    return FALSE;
  if (length == NULL || length > end)
    return TRUE;
  return request->len >= (gsize) (end + 4 - request->str) +
                           g_ascii_strtoull (length + strlen ("\r\nContent-Length:"), NULL, 10);
}

static void
read_request (RawServer *self, GSocket *connection, const RawScript *script, GString *request)
{
  char buffer[4096];

  while (request->len < script->reads && !is_complete (request))
    {
      const gssize n = g_socket_receive (connection, buffer, MIN (sizeof buffer, script->reads - request->len),
                                         self->stop, NULL);

      if (n <= 0)
        break;
      g_string_append_len (request, buffer, n);
    }
}

static void
send_script (RawServer *self, GSocket *connection, const RawScript *script)
{
  const gsize length = script->length > 0 ? script->length : strlen (script->sends);
  const gsize piece = script->drip > 0 ? 1 : length;

  for (gsize at = 0; at < length; at += piece)
    {
      if (g_socket_send (connection, script->sends + at, piece, self->stop, NULL) <= 0)
        return;
      g_usleep (script->drip * 1000);
    }
}

static gpointer
serve (gpointer user_data)
{
  RawServer *self = user_data;
  GSocket *connection;

  while ((connection = g_socket_accept (self->socket, self->stop, NULL)) != NULL)
    {
      g_autoptr(GString) request = g_string_new (NULL);
      RawScript script;

      g_mutex_lock (&self->mutex);
      script = self->script;
      self->n++;
      g_mutex_unlock (&self->mutex);

      read_request (self, connection, &script, request);
      g_mutex_lock (&self->mutex);
      g_string_assign (self->request, request->str);
      g_mutex_unlock (&self->mutex);
      if (script.sends != NULL)
        send_script (self, connection, &script);
      for (guint i = 0; i < script.silence && !g_cancellable_is_cancelled (self->stop); i += 10)
        g_usleep (10000);
      g_socket_close (connection, NULL);
      g_object_unref (connection);
    }
  return NULL;
}

RawServer *
raw_server_new (const RawScript *script)
{
  RawServer *self = g_new0 (RawServer, 1);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) any_port = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) address = NULL;

  g_mutex_init (&self->mutex);
  self->script = *script;
  self->request = g_string_new (NULL);
  self->stop = g_cancellable_new ();
  self->socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_assert_true (g_socket_bind (self->socket, any_port, FALSE, NULL));
  g_assert_true (g_socket_listen (self->socket, NULL));
  address = g_socket_get_local_address (self->socket, NULL);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  self->thread = g_thread_new ("raw-server", serve, self);
  return self;
}

void
raw_server_set_script (RawServer *self, const RawScript *script)
{
  g_mutex_lock (&self->mutex);
  self->script = *script;
  self->n = 0;
  g_mutex_unlock (&self->mutex);
}

guint16
raw_server_get_port (RawServer *self)
{
  return self->port;
}

/* How many connections there were, since the last script. */
guint
raw_server_get_n (RawServer *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->n;
  g_mutex_unlock (&self->mutex);
  return n;
}

char *
raw_server_dup_request (RawServer *self)
{
  char *request;

  g_mutex_lock (&self->mutex);
  request = g_strdup (self->request->str);
  g_mutex_unlock (&self->mutex);
  return request;
}

void
raw_server_free (RawServer *self)
{
  g_cancellable_cancel (self->stop);
  g_thread_join (self->thread);
  g_object_unref (self->socket);
  g_object_unref (self->stop);
  g_string_free (self->request, TRUE);
  g_mutex_clear (&self->mutex);
  g_free (self);
}
