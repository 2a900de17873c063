/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "certificate.h"
#include "client-fixture.h"
#include "dav-fixture.h"
#include "trellis-dav-href.h"

#define MANY 60

/* Servers behind a proxy mostly speak HTTP/2, where requests share a connection. */

/* FALSE when there is no certificate to be had; the test is then skipped. */
static gboolean
open_http2 (Fixture *fixture)
{
  g_autoptr(Certificate) files = certificate_new ();
  g_autoptr(GTlsCertificate) certificate = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *fingerprint = NULL;
  g_autoptr(GUri) root = NULL;

  if (files == NULL)
    return FALSE;
  certificate = certificate_load (files);
  fixture->dav = fake_dav_new_http2 (certificate);
  fake_dav_add_calendar (fixture->dav, CAL, TRELLIS_ITEM_KINDS_ALL);
  open_transport (fixture);
  root = fake_dav_get_url (fixture->dav, "/");
  origin = trellis_dav_url_dup_origin (root);
  fingerprint = trellis_dav_certificate_fingerprint (certificate);
  trellis_dav_client_pin_certificate (fixture->client, origin, fingerprint);
  return TRUE;
}

static void
close_http2 (Fixture *fixture)
{
  close_transport (fixture);
  fake_dav_free (fixture->dav);
}

static GPtrArray *
make_writes (void)
{
  GPtrArray *writes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_write_free);

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *uid = g_strdup_printf ("upload-%05u", i);
      g_autofree char *text = make_item (uid, "VTODO", uid);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

      g_ptr_array_add (writes, trellis_remote_write_new (NULL, uid, NULL, bytes));
    }
  return writes;
}

static void
assert_all_http2 (Fixture *fixture)
{
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), >, 0);
  g_assert_cmpuint (fake_dav_count_http2 (fixture->dav), ==, fake_dav_count (fixture->dav, NULL));
}

static void
test_download (void)
{
  Fixture fixture = { NULL };
  g_autoptr(TrellisRemoteChanges) all = NULL;
  g_autoptr(TrellisRemoteChanges) changes = NULL;

  if (!open_http2 (&fixture))
    return;
  fill (&fixture, 0, 300);
  all = list (fixture.transport, NULL);
  g_assert_cmpuint (count_with_data (all->items), ==, 300);
  fake_dav_put (fixture.dav, CAL "item-00007.ics", ONE);
  changes = list (fixture.transport, all->token);
  g_assert_cmpuint (changes->items->len, ==, 1);
  g_assert_cmpuint (fetch_rest (&fixture, changes), ==, 1);
  assert_all_http2 (&fixture);
  close_http2 (&fixture);
}

/* R-H7, R-H8: What goes side by side on one connection arrives as it was sent, also after the question who we
 * are. */
static void
check_writes (FakeDavAuth auth)
{
  Fixture fixture = { NULL };
  g_autoptr(GPtrArray) writes = make_writes ();
  g_autoptr(GPtrArray) results = NULL;
  g_autoptr(Result) again = NULL;
  g_autoptr(GError) error = NULL;

  if (!open_http2 (&fixture))
    return;
  fake_dav_set_auth (fixture.dav, auth);
  trellis_dav_client_set_credentials (fixture.client, "ann", PASSWORD);
  fake_dav_fail (fixture.dav, &(FakeDavFault) { .method = "PUT", .delay = 20 });
  results = put_all (fixture.transport, writes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, MANY);
  for (guint i = 0; i < MANY; i++)
    {
      const Result *result = results->pdata[i];
      g_autofree char *path = g_strconcat (CAL, result->href, NULL);
      g_autofree char *stored = NULL;
      g_autofree char *uid = g_strndup (result->href, strlen (result->href) - strlen (".ics"));
      g_autofree char *sent = make_item (uid, "VTODO", uid);

      g_assert_no_error (result->error);
      g_assert_nonnull (result->etag);
      stored = fake_dav_get (fixture.dav, path);
      g_assert_cmpstr (stored, ==, sent);
    }
  g_assert_cmpuint (fake_dav_get_most_at_once (fixture.dav), ==, 4);
  fake_dav_heal (fixture.dav);
  again = write_one (fixture.transport, FALSE, NULL, "upload-00003", NULL, ONE, NULL, NULL);
  assert_fails (again->error, CHANGED);
  assert_all_http2 (&fixture);
  close_http2 (&fixture);
}

static void
test_writes (void)
{
  check_writes (FAKE_DAV_OPEN);
}

static void
test_basic (void)
{
  check_writes (FAKE_DAV_BASIC);
}

static void
test_digest (void)
{
  check_writes (FAKE_DAV_DIGEST);
}

/* A server that agrees to HTTP/2 and then hangs up on it, but speaks HTTP/1.1. */
typedef struct
{
  GSocketListener *listener;
  GTlsCertificate *certificate;
  GCancellable *stop;
  int n_http2; /* connections */
  int n_http1;
} Stumbling;

static void
answer_http1 (GIOStream *stream)
{
  const char answer[] = "HTTP/1.1 207 Multi-Status\r\nContent-Type: application/xml\r\nConnection: close\r\n\r\n" EMPTY;
  g_autoptr(GString) request = g_string_new (NULL);
  char buffer[4096];
  gssize n;

  while (strstr (request->str, "</propfind>") == NULL &&
         (n = g_input_stream_read (g_io_stream_get_input_stream (stream), buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (request, buffer, n);
  g_output_stream_write_all (g_io_stream_get_output_stream (stream), answer, strlen (answer), NULL, NULL, NULL);
}

/* The client's preface and its settings, and the beginning of a request. */
static void
read_http2 (GIOStream *stream)
{
  char buffer[4096];
  gssize n;

  for (gsize length = 0; length < 100; length += (gsize) n)
    if ((n = g_input_stream_read (g_io_stream_get_input_stream (stream), buffer, sizeof buffer, NULL, NULL)) <= 0)
      return;
}

static void
serve_one (Stumbling *self, GIOStream *connection)
{
  const char *const protocols[] = { "h2", "http/1.1", NULL };
  g_autoptr(GIOStream) stream = g_tls_server_connection_new (connection, self->certificate, NULL);

  g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (stream), protocols);
  if (g_tls_connection_handshake (G_TLS_CONNECTION (stream), self->stop, NULL))
    {
      if (g_strcmp0 (g_tls_connection_get_negotiated_protocol (G_TLS_CONNECTION (stream)), "h2") == 0)
        {
          g_atomic_int_inc (&self->n_http2);
          read_http2 (stream);
        }
      else
        {
          g_atomic_int_inc (&self->n_http1);
          answer_http1 (stream);
        }
    }
  g_io_stream_close (stream, NULL, NULL);
}

static gpointer
serve (gpointer user_data)
{
  Stumbling *self = user_data;
  GSocketConnection *connection;

  while ((connection = g_socket_listener_accept (self->listener, NULL, self->stop, NULL)) != NULL)
    {
      serve_one (self, G_IO_STREAM (connection));
      g_object_unref (connection);
    }
  return NULL;
}

static TrellisDavRequest *
make_question (GUri *url)
{
  const char body[] = "<propfind xmlns='DAV:'><prop><getetag/></prop></propfind>";

  return trellis_dav_request_new_xml ("PROPFIND", url, TRELLIS_DAV_PURPOSE_FIND, 0, g_bytes_new (body, strlen (body)));
}

/* R-H7: The same question is asked once more, without HTTP/2; so are all that follow. */
static void
test_stumbling (void)
{
  g_autoptr(Certificate) files = certificate_new ();
  Stumbling self = { NULL };
  g_autoptr(TrellisDavClient) client = NULL;
  g_autoptr(GUri) url = NULL;
  g_autofree char *text = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *fingerprint = NULL;
  g_autoptr(GError) error = NULL;
  GThread *thread;

  if (files == NULL)
    return;
  self.certificate = certificate_load (files);
  self.stop = g_cancellable_new ();
  self.listener = g_socket_listener_new ();
  text = g_strdup_printf ("https://127.0.0.1:%u/",
                          g_socket_listener_add_any_inet_port (self.listener, NULL, &error));
  g_assert_no_error (error);
  thread = g_thread_new ("stumbling", serve, &self);
  url = trellis_dav_url_parse (text);
  origin = trellis_dav_url_dup_origin (url);
  fingerprint = trellis_dav_certificate_fingerprint (self.certificate);
  client = trellis_dav_client_new_with_patience (url, &client_fixture_patience);
  trellis_dav_client_pin_certificate (client, origin, fingerprint);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(TrellisDavAnswer) answer = trellis_dav_client_send (client, make_question (url), NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (answer->status, ==, 207);
    }
  g_assert_cmpint (g_atomic_int_get (&self.n_http2), ==, 1);
  g_assert_cmpint (g_atomic_int_get (&self.n_http1), ==, 3);

  g_cancellable_cancel (self.stop);
  g_thread_join (thread);
  g_object_unref (self.listener);
  g_object_unref (self.certificate);
  g_object_unref (self.stop);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/http2/download", test_download);
  g_test_add_func ("/sync/http2/writes", test_writes);
  g_test_add_func ("/sync/http2/basic", test_basic);
  g_test_add_func ("/sync/http2/digest", test_digest);
  g_test_add_func ("/sync/http2/stumbling", test_stumbling);
  return g_test_run ();
}
