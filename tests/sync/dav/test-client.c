/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client-fixture.h"

#include <libsoup/soup.h>
#include <string.h>

#include "certificate.h"
#include "raw-server.h"
#include "trellis-dav-body.h"
#include "trellis-dav-href.h"

/* R-H2, R-H9, R-P11: The length of a body is told, who asks only by name and version; answers are asked to be short. */
static void
test_ask (void)
{
  g_autoptr(FakeDav) dav = fake_dav_new ();
  g_autoptr(TrellisDavClient) client = client_fixture_new (dav);
  g_autoptr(GUri) root = fake_dav_get_url (dav, "/");
  g_autoptr(GUri) item = fake_dav_get_url (dav, "/ann/cal/a.ics");
  g_autoptr(TrellisDavAnswer) found = NULL;
  g_autoptr(TrellisDavAnswer) stored = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *data = NULL;
  g_autofree char *agent = NULL;
  g_autofree char *length = NULL;
  g_autofree char *encoding = NULL;
  g_autofree char *preference = NULL;
  g_autofree char *write_preference = NULL;

  fake_dav_add_calendar (dav, "/ann/cal/", TRELLIS_ITEM_KINDS_ALL);
  found = client_fixture_find (client, root, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->xml->responses->len, ==, 1);
  stored = client_fixture_put (client, item, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stored->etag, ==, "\"e 1\"");
  data = fake_dav_get (dav, "/ann/cal/a.ics");
  g_assert_cmpstr (data, ==, EVENT);
  g_assert_cmpuint (trellis_dav_client_get_n_requests (client), ==, 2);
  g_assert_cmpuint (fake_dav_count (dav, NULL), ==, 2);

  agent = fake_dav_get_header (dav, "PUT", "User-Agent");
  g_assert_true (g_regex_match_simple ("^Trellis/[0-9.]+$", agent, 0, 0));
  length = fake_dav_get_header (dav, "PUT", "Content-Length");
  g_assert_nonnull (length);
  encoding = fake_dav_get_header (dav, "PUT", "Transfer-Encoding");
  g_assert_null (encoding);
  preference = fake_dav_get_header (dav, "PROPFIND", "Prefer");
  g_assert_cmpstr (preference, ==, "return=minimal");
  write_preference = fake_dav_get_header (dav, "PUT", "Prefer");
  g_assert_null (write_preference);
}

/* R-H1: Without encryption only on the same computer, or where a person allows it. */
static void
test_not_encrypted (void)
{
  g_autoptr(GUri) url = trellis_dav_url_parse ("http://dav.example.invalid/");
  g_autoptr(TrellisDavClient) client = trellis_dav_client_new_with_patience (url, &client_fixture_haste);
  g_autoptr(GError) error = NULL;

  g_assert_null (client_fixture_find (client, url, &error));
  assert_fails (error, INSECURE);
  g_clear_error (&error);
  trellis_dav_client_set_allows_plain (client, TRUE);
  g_assert_null (client_fixture_find (client, url, &error));
  assert_fails (error, OFFLINE);
}

/* R-A1, R-A2, R-H2: By either way, with the body sent once more; what is wrong is not tried again. */
static void
check_sign_in (FakeDavAuth auth)
{
  g_autoptr(FakeDav) dav = fake_dav_new ();
  g_autoptr(TrellisDavClient) client = client_fixture_new (dav);
  g_autoptr(TrellisDavClient) other = client_fixture_new (dav);
  g_autoptr(GUri) item = fake_dav_get_url (dav, "/ann/cal/a.ics");
  g_autoptr(GUri) root = fake_dav_get_url (dav, "/");
  g_autoptr(TrellisDavAnswer) stored = NULL;
  g_autoptr(TrellisDavAnswer) found = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *data = NULL;

  fake_dav_add_calendar (dav, "/ann/cal/", TRELLIS_ITEM_KINDS_ALL);
  fake_dav_set_auth (dav, auth);
  trellis_dav_client_set_credentials (client, "ann", PASSWORD);

  /* The body is not lost when it is asked who we are. */
  stored = client_fixture_put (client, item, &error);
  g_assert_no_error (error);
  data = fake_dav_get (dav, "/ann/cal/a.ics");
  g_assert_cmpstr (data, ==, EVENT);
  g_assert_cmpuint (fake_dav_count (dav, NULL), ==, 2);

  found = client_fixture_find (client, root, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fake_dav_count (dav, NULL), ==, 3);

  /* What is wrong is tried once and never again. */
  fake_dav_reset (dav);
  trellis_dav_client_set_credentials (other, "ann", "guess");
  for (guint i = 0; i < 3; i++)
    {
      g_assert_null (client_fixture_find (other, root, &error));
      assert_fails (error, SIGN_IN);
      g_clear_error (&error);
    }
  g_assert_cmpuint (fake_dav_count (dav, NULL), <=, 2);

  trellis_dav_client_set_credentials (other, "ann", PASSWORD);
  g_clear_pointer (&found, trellis_dav_answer_free);
  found = client_fixture_find (other, root, &error);
  g_assert_no_error (error);
}

static void
test_basic (void)
{
  check_sign_in (FAKE_DAV_BASIC);
}

static void
test_digest (void)
{
  check_sign_in (FAKE_DAV_DIGEST);
}

/* The server's next challenge, which calls the last one stale: newer servers of libsoup take only nonces
 * that they gave. */
static char *
dup_stale_challenge (GUri *url)
{
  g_autoptr(SoupSession) session = soup_session_new ();
  g_autoptr(SoupMessage) message = soup_message_new_from_uri ("GET", url);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = soup_session_send_and_read (session, message, NULL, &error);
  const char *challenge =
    soup_message_headers_get_one (soup_message_get_response_headers (message), "WWW-Authenticate");

  g_assert_no_error (error);
  g_assert_nonnull (challenge);
  return g_strconcat ("WWW-Authenticate: ", challenge, ", stale=true", NULL);
}

/* R-A1: What a server calls stale is not wrong: it is answered with its new one. */
static void
test_stale_digest (void)
{
  g_autofree char *stale = NULL;
  g_autoptr(FakeDav) dav = fake_dav_new ();
  g_autoptr(TrellisDavClient) client = client_fixture_new (dav);
  g_autoptr(GUri) root = fake_dav_get_url (dav, "/");

  fake_dav_set_auth (dav, FAKE_DAV_DIGEST);
  trellis_dav_client_set_credentials (client, "ann", PASSWORD);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TrellisDavAnswer) answer = client_fixture_find (client, root, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (fake_dav_count (dav, NULL), ==, 2);
      fake_dav_heal (dav);
      g_free (stale);
      stale = dup_stale_challenge (root);
      fake_dav_reset (dav);
      fake_dav_fail (dav, &(FakeDavFault) { .times = 1, .status = 401, .headers = stale });
    }
}

/* R-A2: Without a password, it is asked for at once. */
static void
test_no_credentials (void)
{
  g_autoptr(FakeDav) dav = fake_dav_new ();
  g_autoptr(TrellisDavClient) client = client_fixture_new (dav);
  g_autoptr(GUri) root = fake_dav_get_url (dav, "/");
  g_autoptr(GError) error = NULL;

  fake_dav_set_auth (dav, FAKE_DAV_BASIC);
  g_assert_null (client_fixture_find (client, root, &error));
  assert_fails (error, SIGN_IN);
  g_assert_cmpuint (fake_dav_count (dav, NULL), ==, 1);
}

/* R-H3: The password of one place does not go to another. */
static void
test_foreign_origin (void)
{
  g_autoptr(FakeDav) ours = fake_dav_new ();
  g_autoptr(FakeDav) other = fake_dav_new ();
  g_autoptr(TrellisDavClient) client = client_fixture_new (ours);
  g_autoptr(GUri) root = fake_dav_get_url (ours, "/");
  g_autoptr(GUri) there = fake_dav_get_url (other, "/");
  g_autofree char *text = g_uri_to_string (there);
  g_autofree char *headers = g_strconcat ("Location: ", text, NULL);
  g_autofree char *origin = trellis_dav_url_dup_origin (there);
  g_autofree char *authorization = NULL;
  g_autoptr(TrellisDavAnswer) found = NULL;
  g_autoptr(GError) error = NULL;

  fake_dav_set_auth (other, FAKE_DAV_BASIC);
  trellis_dav_client_set_credentials (client, "ann", PASSWORD);
  fake_dav_fail (ours, &(FakeDavFault) { .status = 301, .headers = headers });

  g_assert_null (client_fixture_find (client, root, &error));
  assert_fails (error, REDIRECT);
  g_assert_cmpstr (trellis_sync_error_get_detail (error), ==, origin);
  g_assert_cmpuint (fake_dav_count (other, NULL), ==, 0);
  g_clear_error (&error);

  g_assert_null (client_fixture_find (client, there, &error));
  assert_fails (error, SIGN_IN);
  authorization = fake_dav_get_header (other, "PROPFIND", "Authorization");
  g_assert_null (authorization);
  g_clear_error (&error);

  trellis_dav_client_set_credentials (client, "ann", PASSWORD);
  trellis_dav_client_trust_origin (client, origin);
  found = client_fixture_find (client, root, &error);
  g_assert_no_error (error);
  g_assert_true (trellis_dav_url_equal (found->url, there));
}

/* R-H3: Method and body stay, 303 is a failure, as is another origin. */
static void
test_redirects (void)
{
  const struct { guint status; const char *location; gboolean is_put; int code; guint n; } table[] = {
    { 301, "/", FALSE, -1, 2 },
    { 302, "/", FALSE, -1, 2 },
    { 307, "/ann/cal/", FALSE, -1, 2 },
    { 308, "/", FALSE, -1, 2 },
    { 303, "/", FALSE, TRELLIS_SYNC_ERROR_REDIRECT, 1 },
    { 302, "/ann/cal/b.ics", TRUE, -1, 2 },
    { 307, "/ann/cal/b.ics", TRUE, -1, 2 },
    { 303, "/ann/cal/b.ics", TRUE, TRELLIS_SYNC_ERROR_REDIRECT, 1 },
    { 301, NULL, FALSE, TRELLIS_SYNC_ERROR_REDIRECT, 1 },
    { 301, "ftp://127.0.0.1/", FALSE, TRELLIS_SYNC_ERROR_REDIRECT, 1 },
    { 302, "http://ann:secret@127.0.0.1/", FALSE, TRELLIS_SYNC_ERROR_REDIRECT, 1 },
    { 302, "http://127.0.0.1:1/", TRUE, TRELLIS_SYNC_ERROR_REDIRECT, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(FakeDav) dav = fake_dav_new ();
      g_autoptr(TrellisDavClient) client = client_fixture_new (dav);
      g_autoptr(GUri) url = fake_dav_get_url (dav, table[i].is_put ? "/ann/cal/a.ics" : "/x");
      g_autofree char *headers = table[i].location != NULL ? g_strconcat ("Location: ", table[i].location, NULL) : NULL;
      g_autoptr(TrellisDavAnswer) answer = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *data = NULL;

      fake_dav_add_calendar (dav, "/ann/cal/", TRELLIS_ITEM_KINDS_ALL);
      fake_dav_fail (dav, &(FakeDavFault) { .status = table[i].status, .headers = headers, .times = 1 });
      answer = table[i].is_put ? client_fixture_put (client, url, &error) : client_fixture_find (client, url, &error);
      g_test_message ("%u to %s", table[i].status, table[i].location);
      if (table[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, TRELLIS_SYNC_ERROR, table[i].code);
      g_assert_cmpuint (fake_dav_count (dav, NULL), ==, table[i].n);
      data = fake_dav_get (dav, "/ann/cal/b.ics");
      g_assert_cmpstr (data, ==, table[i].is_put && table[i].code < 0 ? EVENT : NULL);
    }
}

/* R-H3: It is followed once. */
static void
test_redirect_loop (void)
{
  g_autoptr(FakeDav) dav = fake_dav_new ();
  g_autoptr(TrellisDavClient) client = client_fixture_new (dav);
  g_autoptr(GUri) url = fake_dav_get_url (dav, "/x");
  g_autoptr(GError) error = NULL;

  fake_dav_fail (dav, &(FakeDavFault) { .status = 301, .headers = "Location: /y" });
  g_assert_null (client_fixture_find (client, url, &error));
  assert_fails (error, REDIRECT);
  g_assert_cmpuint (fake_dav_count (dav, NULL), ==, 2);
}

/* R-H4: They are not kept. */
static void
test_cookies (void)
{
  g_autoptr(FakeDav) dav = fake_dav_new ();
  g_autoptr(TrellisDavClient) client = client_fixture_new (dav);
  g_autoptr(GUri) root = fake_dav_get_url (dav, "/");

  fake_dav_get_quirks (dav)->has_cookies = TRUE;
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TrellisDavAnswer) answer = client_fixture_find (client, root, &error);

      g_assert_no_error (error);
    }
}

static gpointer
cancel_soon (gpointer user_data)
{
  g_usleep (100 * 1000);
  g_cancellable_cancel (user_data);
  return NULL;
}

/* R-H6: At once, at any time; else this would end as what took too long. */
static void
test_cancel (void)
{
  const RawScript script = { .reads = G_MAXSIZE, .silence = 3600 * 1000 };
  g_autoptr(RawServer) server = raw_server_new (&script);
  g_autoptr(GUri) url = NULL;
  g_autoptr(TrellisDavClient) client = client_fixture_new_raw (server, &url);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (trellis_dav_client_ask (client,
                                             trellis_dav_request_new_xml ("PROPFIND", url, TRELLIS_DAV_PURPOSE_FIND, 0,
                                                                          trellis_dav_body_find ()),
                                             cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  g_thread_join (thread);
}

static gpointer
ask_in_thread (gpointer user_data)
{
  gpointer *data = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisDavAnswer) answer = client_fixture_find (data[0], data[1], &error);

  g_assert_no_error (error);
  return NULL;
}

/* One after another. */
static void
test_threads (void)
{
  g_autoptr(FakeDav) dav = fake_dav_new ();
  g_autoptr(TrellisDavClient) client = client_fixture_new (dav);
  g_autoptr(GUri) root = fake_dav_get_url (dav, "/");
  gpointer data[] = { client, root };

  for (guint i = 0; i < 3; i++)
    {
      ask_in_thread (data);
      g_thread_join (g_thread_new ("ask", ask_in_thread, data));
    }
}

static void
test_offline (void)
{
  const RawScript script = { .reads = 0 };
  RawServer *server = raw_server_new (&script);
  g_autoptr(GUri) url = NULL;
  g_autoptr(TrellisDavClient) client = client_fixture_new_raw (server, &url);
  g_autoptr(GError) error = NULL;

  raw_server_free (server);
  g_assert_null (client_fixture_put (client, url, &error));
  assert_fails (error, OFFLINE);
  g_assert_false (trellis_sync_error_leaves_doubt (error));
}

/* R-H1: No certificate is trusted but by its fingerprint, and for its origin. */
static void
test_self_signed (void)
{
  g_autoptr(Certificate) files = certificate_new ();
  g_autoptr(GTlsCertificate) certificate = NULL;
  g_autoptr(FakeDav) dav = NULL;
  g_autoptr(TrellisDavClient) client = NULL;
  g_autoptr(GUri) root = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *fingerprint = NULL;
  g_autofree char *wrong = NULL;
  g_autoptr(TrellisDavAnswer) answer = NULL;
  g_autoptr(GError) error = NULL;

  if (files == NULL)
    return;
  certificate = certificate_load (files);
  dav = fake_dav_new_tls (certificate);
  client = client_fixture_new (dav);
  root = fake_dav_get_url (dav, "/");
  origin = trellis_dav_url_dup_origin (root);
  fingerprint = trellis_dav_certificate_fingerprint (certificate);
  wrong = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "another", -1);
  g_assert_true (g_str_has_prefix (origin, "https://"));
  g_assert_null (client_fixture_find (client, root, &error));
  assert_fails (error, CERTIFICATE);
  g_assert_cmpstr (trellis_sync_error_get_detail (error), ==, fingerprint);
  g_assert_cmpuint (fake_dav_count (dav, NULL), ==, 0);
  g_clear_error (&error);

  trellis_dav_client_pin_certificate (client, origin, wrong);
  g_assert_null (client_fixture_find (client, root, &error));
  assert_fails (error, CERTIFICATE);
  g_clear_error (&error);

  trellis_dav_client_pin_certificate (client, "https://127.0.0.1", fingerprint);
  g_assert_null (client_fixture_find (client, root, &error));
  assert_fails (error, CERTIFICATE);
  g_clear_error (&error);

  trellis_dav_client_pin_certificate (client, origin, fingerprint);
  answer = client_fixture_find (client, root, &error);
  g_assert_no_error (error);
}

/* TLS is spoken to what does not speak it. */
static void
test_no_tls (void)
{
  const RawScript script = { .reads = 10, .sends = "HTTP/1.1 400 Bad Request\r\n\r\n" };
  g_autoptr(RawServer) server = raw_server_new (&script);
  g_autofree char *text = g_strdup_printf ("https://127.0.0.1:%u/", raw_server_get_port (server));
  g_autoptr(GUri) url = trellis_dav_url_parse (text);
  g_autoptr(TrellisDavClient) client = trellis_dav_client_new_with_patience (url, &client_fixture_patience);
  g_autoptr(GError) error = NULL;

  g_assert_null (client_fixture_find (client, url, &error));
  assert_fails (error, NOT_CALDAV);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/client/ask", test_ask);
  g_test_add_func ("/sync/client/not-encrypted", test_not_encrypted);
  g_test_add_func ("/sync/client/basic", test_basic);
  g_test_add_func ("/sync/client/digest", test_digest);
  g_test_add_func ("/sync/client/stale-digest", test_stale_digest);
  g_test_add_func ("/sync/client/no-credentials", test_no_credentials);
  g_test_add_func ("/sync/client/foreign-origin", test_foreign_origin);
  g_test_add_func ("/sync/client/redirects", test_redirects);
  g_test_add_func ("/sync/client/redirect-loop", test_redirect_loop);
  g_test_add_func ("/sync/client/cookies", test_cookies);
  g_test_add_func ("/sync/client/cancel", test_cancel);
  g_test_add_func ("/sync/client/threads", test_threads);
  g_test_add_func ("/sync/client/offline", test_offline);
  g_test_add_func ("/sync/client/self-signed", test_self_signed);
  g_test_add_func ("/sync/client/no-tls", test_no_tls);
  return g_test_run ();
}
