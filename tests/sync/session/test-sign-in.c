/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client-fixture.h"
#include "replica.h"
#include "trellis-dav-href.h"
#include "trellis-store-sharing.h"
#include "trellis-sync-connector.h"
#include "trellis-sync-session.h"

/* A server that took user and password as they are is not asked first, the next time, whether it wants
 * them. */

static char *
get_origin (FakeDav *dav)
{
  g_autoptr(GUri) root = fake_dav_get_url (dav, "/");

  return trellis_dav_url_dup_origin (root);
}

/* As one that was told what an earlier one has learned of @dav. */
static TrellisDavClient *
make_client (FakeDav *dav, const char *password)
{
  TrellisDavClient *client = client_fixture_new (dav);
  g_autofree char *origin = get_origin (dav);

  trellis_dav_client_set_credentials (client, "ann", password);
  trellis_dav_client_expect_basic (client, origin);
  return client;
}

static void
find (TrellisDavClient *client, FakeDav *dav)
{
  g_autoptr(GUri) root = fake_dav_get_url (dav, "/");
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisDavAnswer) answer = client_fixture_find (client, root, &error);

  g_assert_no_error (error);
}

static void
assert_knows (TrellisDavClient *client, const char *origin)
{
  g_auto(GStrv) known = trellis_dav_client_list_basic (client);
  const char *const expected[] = { origin, NULL };

  if (origin == NULL)
    g_assert_null (known);
  else
    g_assert_cmpstrv (known, expected);
}

static void
test_remembered (void)
{
  g_autoptr(FakeDav) dav = fake_dav_new ();
  g_autoptr(TrellisDavClient) first = client_fixture_new (dav);
  g_autoptr(TrellisDavClient) later = make_client (dav, PASSWORD);
  g_autofree char *origin = get_origin (dav);

  fake_dav_set_auth (dav, FAKE_DAV_BASIC);
  trellis_dav_client_set_credentials (first, "ann", PASSWORD);
  assert_knows (first, NULL);
  find (first, dav);
  g_assert_cmpuint (fake_dav_count (dav, NULL), ==, 2);
  assert_knows (first, origin);

  fake_dav_reset (dav);
  find (later, dav);
  find (later, dav);
  g_assert_cmpuint (fake_dav_count (dav, NULL), ==, 2);
  assert_knows (later, origin);

  /* What was taken from one person says nothing of another. */
  trellis_dav_client_set_credentials (later, "bob", PASSWORD);
  assert_knows (later, NULL);
}

/* Only what was taken is worth remembering. */
static void
test_refused (void)
{
  g_autoptr(FakeDav) dav = fake_dav_new ();
  g_autoptr(TrellisDavClient) first = client_fixture_new (dav);
  g_autoptr(TrellisDavClient) later = make_client (dav, "old");
  TrellisDavClient *clients[] = { first, later };
  const guint n_requests[] = { 2, 1 };
  g_autoptr(GUri) root = fake_dav_get_url (dav, "/");

  fake_dav_set_auth (dav, FAKE_DAV_BASIC);
  trellis_dav_client_set_credentials (first, "ann", "guess");
  for (guint i = 0; i < 2; i++)
    for (guint j = 0; j < 2; j++)
      {
        g_autoptr(GError) error = NULL;

        fake_dav_reset (dav);
        g_assert_null (client_fixture_find (clients[i], root, &error));
        assert_fails (error, SIGN_IN);
        g_assert_cmpuint (fake_dav_count (dav, NULL), ==, j == 0 ? n_requests[i] : 0);
        assert_knows (clients[i], NULL);
      }

  /* How it is asked for is known all the same. */
  fake_dav_reset (dav);
  trellis_dav_client_set_credentials (later, "ann", PASSWORD);
  find (later, dav);
  g_assert_cmpuint (fake_dav_count (dav, NULL), ==, 1);
}

static void
test_changed_to_digest (void)
{
  g_autoptr(FakeDav) dav = fake_dav_new ();
  g_autoptr(TrellisDavClient) client = make_client (dav, PASSWORD);
  g_autofree char *authorization = NULL;

  fake_dav_set_auth (dav, FAKE_DAV_DIGEST);
  find (client, dav);
  g_assert_cmpuint (fake_dav_count (dav, NULL), ==, 2);
  assert_knows (client, NULL);
  fake_dav_reset (dav);
  find (client, dav);
  g_assert_cmpuint (fake_dav_count (dav, NULL), ==, 1);
  authorization = fake_dav_get_header (dav, "PROPFIND", "Authorization");
  g_assert_true (g_str_has_prefix (authorization, "Digest "));
}

/* Neither where a redirect leads, be it trusted, nor anywhere else does anything go without a question. */
static void
test_other_origin (void)
{
  g_autoptr(FakeDav) ours = fake_dav_new ();
  g_autoptr(FakeDav) other = fake_dav_new ();
  g_autoptr(TrellisDavClient) client = make_client (ours, PASSWORD);
  g_autofree char *there = get_origin (other);
  g_autofree char *headers = g_strdup_printf ("Location: %s/", there);
  g_autofree char *sent = NULL;
  g_autofree char *sent_there = NULL;

  trellis_dav_client_trust_origin (client, there);
  fake_dav_fail (ours, &(FakeDavFault) { .status = 301, .headers = headers });
  find (client, ours);
  sent = fake_dav_get_header (ours, "PROPFIND", "Authorization");
  g_assert_true (g_str_has_prefix (sent, "Basic "));
  g_assert_cmpuint (fake_dav_count (other, NULL), ==, 1);
  sent_there = fake_dav_get_header (other, "PROPFIND", "Authorization");
  g_assert_null (sent_there);
}

/* It is not trusted only because it was told to be remembered. */
static void
test_not_trusted (void)
{
  g_autoptr(FakeDav) ours = fake_dav_new ();
  g_autoptr(FakeDav) other = fake_dav_new ();
  g_autoptr(TrellisDavClient) client = make_client (ours, PASSWORD);
  g_autofree char *there = get_origin (other);
  g_autofree char *sent = NULL;

  trellis_dav_client_expect_basic (client, there);
  find (client, other);
  sent = fake_dav_get_header (other, "PROPFIND", "Authorization");
  g_assert_null (sent);
}

/* Where others could read along, the server has to ask each time, though a person allows it. */
static void
test_not_encrypted (void)
{
  const struct { const char *origin; gboolean is_safe; } cases[] = {
    { "http://dav.example.invalid", FALSE },
    { "http://192.168.1.2:5232", FALSE },
    { "ftp://dav.example.invalid", FALSE },
    { "no origin", FALSE },
    { "https://dav.example.invalid", TRUE },
    { "http://127.0.0.1:5232", TRUE },
    { "http://[::1]:5232", TRUE },
    { "http://localhost:5232", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GUri) url = trellis_dav_url_parse ("https://dav.example.invalid/");
      g_autoptr(TrellisDavClient) client = trellis_dav_client_new (url);

      g_test_message ("%s", cases[i].origin);
      trellis_dav_client_set_allows_plain (client, TRUE);
      trellis_dav_client_expect_basic (client, cases[i].origin);
      assert_knows (client, cases[i].is_safe ? cases[i].origin : NULL);
    }
}

static void
wait (TrellisSyncSession *session)
{
  const gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (trellis_sync_session_is_running (session) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (trellis_sync_session_is_running (session));
}

/* As the program is started, brings all in step and ends. */
static void
start_once (Replica *replica, const char *account)
{
  g_autoptr(TrellisSyncConnector) connector = trellis_sync_connector_new ();
  g_autoptr(TrellisSyncSession) session =
    trellis_sync_session_new (replica->store, NULL, trellis_sync_connector_connect, connector);

  trellis_sync_connector_set_password (connector, account, PASSWORD);
  trellis_sync_session_sync (session, NULL);
  wait (session);
  g_assert_no_error (trellis_sync_status_get_error (trellis_sync_session_get_status (session, NULL)));
  trellis_sync_session_stop (session);
}

/* From start to start; a server that wants something else by then is followed, and remembered as that. */
static void
test_from_start_to_start (void)
{
  const struct { FakeDavAuth auth; guint n_requests; gboolean is_known; } starts[] = {
    { FAKE_DAV_BASIC, 0, TRUE },
    { FAKE_DAV_BASIC, 1, TRUE },
    { FAKE_DAV_BASIC, 1, TRUE },
    { FAKE_DAV_DIGEST, 2, FALSE },
    { FAKE_DAV_BASIC, 2, TRUE },
    { FAKE_DAV_BASIC, 1, TRUE },
  };
  MemoryServer *server = memory_server_new ();
  Replica *replica = replica_new (server, TRELLIS_ROLE_MENTEE);
  g_autoptr(FakeDav) dav = fake_dav_new ();
  g_autoptr(GUri) url = fake_dav_get_url (dav, "/ann/cal/");
  g_autofree char *address = g_uri_to_string (url);
  g_autofree char *origin = get_origin (dav);
  g_autoptr(TrellisAccount) account = trellis_account_new (address, "ann");
  g_autoptr(TrellisSharing) sharing =
    trellis_sharing_new (UID (replica->match), TRELLIS_SHARING_KIND_CALENDAR, address);
  g_autoptr(GError) error = NULL;

  fake_dav_add_calendar (dav, "/ann/cal/", TRELLIS_ITEM_KINDS_ALL);
  trellis_store_save_account (replica->store, account, &error);
  g_assert_no_error (error);
  sharing->account = g_strdup (account->uid);
  trellis_store_share (replica->store, sharing, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr(TrellisAccount) kept = NULL;

      g_test_message ("Start %u", i);
      fake_dav_set_auth (dav, starts[i].auth);
      fake_dav_reset (dav);
      start_once (replica, account->uid);
      if (starts[i].n_requests > 0)
        g_assert_cmpuint (fake_dav_count (dav, NULL), ==, starts[i].n_requests);
      kept = trellis_store_dup_account (replica->store, account->uid);
      g_assert_cmpstr (kept->basic != NULL ? kept->basic[0] : NULL, ==, starts[i].is_known ? origin : NULL);
    }

  replica_free (replica);
  memory_server_free (server);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/sign-in/remembered", test_remembered);
  g_test_add_func ("/sync/sign-in/refused", test_refused);
  g_test_add_func ("/sync/sign-in/changed-to-digest", test_changed_to_digest);
  g_test_add_func ("/sync/sign-in/other-origin", test_other_origin);
  g_test_add_func ("/sync/sign-in/not-trusted", test_not_trusted);
  g_test_add_func ("/sync/sign-in/not-encrypted", test_not_encrypted);
  g_test_add_func ("/sync/sign-in/from-start-to-start", test_from_start_to_start);
  return g_test_run ();
}
