/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-dav-discovery.h"

#include "certificate.h"
#include "fake-dav.h"
#include "fake-resolver.h"
#include "trellis-dav-href.h"

#define PASSWORD "s\xc3\xa9" \
                 "cret"

#define assert_fails(error, expected) g_assert_error (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_##expected)

static const TrellisDavPatience patience = { .connect = 60000, .idle = 60, .total = 60000, .failure = 60000 };

typedef struct
{
  FakeDav *dav;
  TrellisDavClient *client;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GUri) root = NULL;

  fixture->dav = fake_dav_new ();
  fake_dav_add_calendar (fixture->dav, "/ann/one/", TRELLIS_ITEM_KINDS_ALL);
  fake_dav_add_calendar (fixture->dav, "/ann/two/", TRELLIS_ITEM_KIND_TASK);
  fake_dav_add_calendar (fixture->dav, "/bob/shared/", TRELLIS_ITEM_KINDS_ALL);
  root = fake_dav_get_url (fixture->dav, "/");
  fixture->client = trellis_dav_client_new_with_patience (root, &patience);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->client);
  fake_dav_free (fixture->dav);
}

static TrellisDavFinding *
discover (Fixture *fixture, const char *path, GError **error)
{
  g_autoptr(GUri) url = fake_dav_get_url (fixture->dav, path);
  g_autofree char *text = g_uri_to_string (url);

  return trellis_dav_discover (fixture->client, text, NULL, error);
}

static void
assert_home (TrellisDavFinding *finding, const char *path)
{
  g_assert_cmpuint (finding->homes->len, ==, 1);
  g_assert_cmpstr (g_uri_get_path (finding->homes->pdata[0]), ==, path);
}

/* R-D1: An email address, a host, or any URL. */
static void
test_addresses (void)
{
  const struct
  {
    const char *address, *url;
  } table[] = {
    { "ann@example.org", "https://example.org/" },
    { " ann@Example.org ", "https://Example.org/" },
    { "example.org", "https://example.org/" },
    { "example.org:8443", "https://example.org:8443/" },
    { "example.org/dav/ann/", "https://example.org/dav/ann/" },
    { "example.org/dav/ann@example.org/", "https://example.org/dav/ann@example.org/" },
    { "https://example.org/dav", "https://example.org/dav" },
    { "http://example.org/dav", "http://example.org/dav" },
    { "https://ann:secret@example.org/", "https://example.org/" },
    { "localhost:5232", "http://localhost:5232/" },
    { "127.0.0.1:5232/ann/", "http://127.0.0.1:5232/ann/" },
    { "localhost", "http://localhost/" },
    { "", NULL },
    { "two words", NULL },
    { "ann@", NULL },
    { "ftp://example.org/", NULL },
    { "https://", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GUri) url = trellis_dav_address_to_url (table[i].address);
      g_autofree char *text = url != NULL ? g_uri_to_string (url) : NULL;

      g_test_message ("%s", table[i].address);
      g_assert_cmpstr (text, ==, table[i].url);
    }
}

/* R-D1: The place that is always the same leads on: there, its target, the principal, the home. */
static void
test_well_known (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisDavFinding) finding = discover (fixture, "/", &error);
  const TrellisDavCollection *second;

  g_assert_no_error (error);
  assert_home (finding, "/ann/");
  g_assert_false (finding->is_direct);
  g_assert_cmpuint (finding->collections->len, ==, 2);
  second = finding->collections->pdata[1];
  g_assert_cmpstr (g_uri_get_path (second->url), ==, "/ann/two/");
  g_assert_cmpstr (second->name, ==, "Ann & Bob");
  g_assert_cmpint (second->kinds, ==, TRELLIS_ITEM_KIND_TASK);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 4);
}

static void
test_sign_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisDavFinding) finding = NULL;
  g_autoptr(GError) error = NULL;

  fake_dav_set_auth (fixture->dav, (FakeDavAuth) GPOINTER_TO_INT (data));
  trellis_dav_client_set_credentials (fixture->client, "ann", "guess");
  g_assert_null (discover (fixture, "/", &error));
  assert_fails (error, SIGN_IN);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 2);
  g_clear_error (&error);
  trellis_dav_client_set_credentials (fixture->client, "ann", PASSWORD);
  finding = discover (fixture, "/", &error);
  g_assert_no_error (error);
  /* Basic is known from the first time. */
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==,
                    2 + (GPOINTER_TO_INT (data) == FAKE_DAV_BASIC ? 4 : 5));
}

/* R-D1: The last place to look. */
static void
test_root (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisDavFinding) finding = NULL;
  g_autoptr(GError) error = NULL;

  fake_dav_get_quirks (fixture->dav)->no_well_known = TRUE;
  finding = discover (fixture, "/", &error);
  g_assert_no_error (error);
  assert_home (finding, "/ann/");
}

/* R-D2: Servers without principals: what was typed is the home, or the calendar. */
static void
test_no_principal (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisDavFinding) home = NULL;
  g_autoptr(TrellisDavFinding) calendar = NULL;
  g_autoptr(GError) error = NULL;

  fake_dav_get_quirks (fixture->dav)->no_principal = TRUE;
  home = discover (fixture, "/ann/", &error);
  g_assert_no_error (error);
  assert_home (home, "/ann/");
  g_assert_cmpuint (home->collections->len, ==, 2);

  calendar = discover (fixture, "/bob/shared/", &error);
  g_assert_no_error (error);
  g_assert_true (calendar->is_direct);
  g_assert_cmpuint (calendar->homes->len, ==, 0);
  g_assert_cmpuint (calendar->collections->len, ==, 1);

  g_assert_null (discover (fixture, "/", &error));
  assert_fails (error, NOT_CALDAV);
}

/* R-D3: A partner's calendar is in no home of ours, and works all the same. */
static void
test_direct (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisDavFinding) finding = discover (fixture, "/bob/shared/", &error);
  const TrellisDavCollection *first;

  g_assert_no_error (error);
  g_assert_true (finding->is_direct);
  first = finding->collections->pdata[0];
  g_assert_cmpstr (g_uri_get_path (first->url), ==, "/bob/shared/");
  g_assert_cmpuint (finding->collections->len, ==, 3);
  assert_home (finding, "/ann/");
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    FakeDavFault fault;
    int code;
  } table[] = {
    { { .status = 404 }, TRELLIS_SYNC_ERROR_NOT_FOUND },
    { { .status = 405 }, TRELLIS_SYNC_ERROR_NOT_CALDAV },
    { { .status = 403 }, TRELLIS_SYNC_ERROR_FORBIDDEN },
    { { .status = 501 }, TRELLIS_SYNC_ERROR_NOT_CALDAV },
    { { .status = 500 }, TRELLIS_SYNC_ERROR_SERVER },
    { { .status = 200, .type = "text/html", .body = "<html>Sign in" }, TRELLIS_SYNC_ERROR_NOT_CALDAV },
    { { .status = 302, .headers = "Location: https://portal.example.invalid/" }, TRELLIS_SYNC_ERROR_REDIRECT },
    { { .status = 429, .headers = "Retry-After: 77" }, TRELLIS_SYNC_ERROR_BUSY },
    { { .status = 207, .type = "text/xml", .body = "<multistatus xmlns='DAV:'/>" }, TRELLIS_SYNC_ERROR_NOT_CALDAV },
    { { .status = 207, .type = "text/xml", .body = "<multistatus" }, TRELLIS_SYNC_ERROR_MALFORMED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GError) error = NULL;

      fake_dav_reset (fixture->dav);
      fake_dav_fail (fixture->dav, &table[i].fault);
      g_test_message ("row %u", i);
      g_assert_null (discover (fixture, "/dav/", &error));
      g_assert_error (error, TRELLIS_SYNC_ERROR, table[i].code);
      g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), <=, 6);
    }
}

/* R-D3, R-H3: Homes elsewhere get the password only after a person agreed. */
static void
test_foreign_home (Fixture *fixture, gconstpointer data)
{
  g_autoptr(FakeDav) other = fake_dav_new ();
  g_autoptr(GUri) home = fake_dav_get_url (other, "/ann/");
  g_autofree char *text = g_uri_to_string (home);
  g_autofree char *origin = trellis_dav_url_dup_origin (home);
  g_autofree char *body =
    g_strdup_printf ("<multistatus xmlns='DAV:'><response><href>/</href><propstat><prop>"
                     "<calendar-home-set xmlns='urn:ietf:params:xml:ns:caldav'><href xmlns='DAV:'>%s</href></calendar-home-set>"
                     "</prop><status>HTTP/1.1 200 OK</status></propstat></response></multistatus>",
                     text);
  g_autoptr(TrellisDavFinding) finding = NULL;
  g_autoptr(GError) error = NULL;

  fake_dav_add_calendar (other, "/ann/there/", TRELLIS_ITEM_KINDS_ALL);
  fake_dav_fail (fixture->dav, &(FakeDavFault) { .status = 207, .type = "text/xml", .body = body });
  g_assert_null (discover (fixture, "/", &error));
  assert_fails (error, REDIRECT);
  g_assert_cmpstr (trellis_sync_error_get_detail (error), ==, origin);
  g_assert_cmpuint (fake_dav_count (other, NULL), ==, 0);
  g_clear_error (&error);

  trellis_dav_client_trust_origin (fixture->client, origin);
  finding = discover (fixture, "/", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (finding->collections->len, ==, 1);
}

/* R-D1: An email address whose domain tells by its records where its calendars are. */
static void
test_service (void)
{
  g_autoptr(Certificate) files = certificate_new ();
  g_autoptr(GResolver) usual = g_resolver_get_default ();
  const struct
  {
    const char *host, *path;
    gboolean is_within;
  } table[] = {
    { "dav.example.test", NULL, TRUE },
    { "dav.example.test", "/principals/ann/", TRUE },
    { "dav.example.test", "/nowhere/", TRUE },
    { "dav.hoster.test", NULL, FALSE },
    { "notexample.test", NULL, FALSE },
  };

  for (guint i = 0; files != NULL && i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GTlsCertificate) certificate = certificate_load (files);
      g_autofree char *fingerprint = trellis_dav_certificate_fingerprint (certificate);
      g_autoptr(FakeDav) dav = fake_dav_new_tls (certificate);
      g_autoptr(GUri) local = fake_dav_get_url (dav, "/");
      g_autoptr(GUri) base = trellis_dav_address_to_url ("ann@example.test");
      g_autoptr(TrellisDavClient) client = trellis_dav_client_new_with_patience (base, &patience);
      g_autofree char *origin = g_strdup_printf ("https://%s:%d", table[i].host, g_uri_get_port (local));
      g_autoptr(GResolver) resolver =
        fake_resolver_new ("example.test", table[i].host, (guint16) g_uri_get_port (local), table[i].path);
      g_autoptr(TrellisDavFinding) finding = NULL;
      g_autoptr(GError) error = NULL;

      g_test_message ("row %u", i);
      fake_dav_add_calendar (dav, "/ann/one/", TRELLIS_ITEM_KINDS_ALL);
      trellis_dav_client_pin_certificate (client, origin, fingerprint);
      g_resolver_set_default (resolver);
      finding = trellis_dav_discover (client, "ann@example.test", NULL, &error);
      if (!table[i].is_within)
        {
          assert_fails (error, REDIRECT);
          g_assert_cmpstr (trellis_sync_error_get_detail (error), ==, origin);
          g_assert_cmpuint (fake_dav_count (dav, NULL), ==, 0);
          g_clear_error (&error);
          trellis_dav_client_trust_origin (client, origin);
          finding = trellis_dav_discover (client, "ann@example.test", NULL, &error);
        }
      g_assert_no_error (error);
      assert_home (finding, "/ann/");
      g_resolver_set_default (usual);
    }
}

/* R-D5, R-D4: What was made is read back. */
static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GUri) home = fake_dav_get_url (fixture->dav, "/ann/");
  g_autoptr(TrellisDavCollection) made = NULL;
  g_autoptr(TrellisDavCollection) extended = NULL;
  g_autoptr(TrellisDavCollection) partial = NULL;
  g_autoptr(TrellisDavCollection) escaped = NULL;
  g_autoptr(GError) error = NULL;

  made = trellis_dav_collection_create (fixture->client, home, "Ann <&> Bob", TRELLIS_ITEM_KINDS_ALL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (g_uri_get_path (made->url), "/ann/"));
  g_assert_cmpstr (made->name, ==, "Ann <&> Bob");
  g_assert_cmpint (made->kinds, ==, TRELLIS_ITEM_KINDS_ALL);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 2);

  fake_dav_get_quirks (fixture->dav)->no_mkcalendar = TRUE;
  extended = trellis_dav_collection_create (fixture->client, home, "Ann", TRELLIS_ITEM_KINDS_ALL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 2 + 3);

  /* What was silently left out is seen. */
  fake_dav_get_quirks (fixture->dav)->drops_kinds = TRELLIS_ITEM_KIND_JOURNAL;
  partial = trellis_dav_collection_create (fixture->client, home, "Ann", TRELLIS_ITEM_KINDS_ALL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (partial->kinds, ==, TRELLIS_ITEM_KIND_EVENT | TRELLIS_ITEM_KIND_TASK);

  /* What a server takes for text that is written for XML is read as it was meant. */
  fake_dav_get_quirks (fixture->dav)->escapes_names = TRUE;
  escaped = trellis_dav_collection_create (fixture->client, home, "Ann <&> Bob", TRELLIS_ITEM_KINDS_ALL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (escaped->name, ==, "Ann <&> Bob");
}

/* R-D5: It is tried in two ways, and never again and again. */
static void
test_create_faults (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    FakeDavFault fault;
    int code;
    guint n;
  } table[] = {
    { { .method = "MKCALENDAR", .status = 429, .headers = "Retry-After: 60" }, TRELLIS_SYNC_ERROR_BUSY, 1 },
    { { .method = "MKCALENDAR", .status = 507 }, TRELLIS_SYNC_ERROR_NO_SPACE, 1 },
    { { .method = "MKCALENDAR", .status = 401 }, TRELLIS_SYNC_ERROR_SIGN_IN, 1 },
    { { .method = "MKCALENDAR", .status = 403 }, -1, 3 },
    { { .method = "MKCALENDAR", .status = 405 }, -1, 3 },
    { { .method = "MKCALENDAR", .status = 500 }, TRELLIS_SYNC_ERROR_SERVER, 2 },
    { { .method = "MKCALENDAR", .status = 500, .does_it = TRUE }, -1, 2 },
    { { .method = "MKCALENDAR", .cuts = TRUE, .does_it = TRUE }, -1, 3 },
    { { .method = "MKCALENDAR", .status = 201 }, TRELLIS_SYNC_ERROR_COLLECTION_GONE, 2 },
    { { .status = 403 }, TRELLIS_SYNC_ERROR_FORBIDDEN, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GUri) home = fake_dav_get_url (fixture->dav, "/ann/");
      g_autoptr(TrellisDavClient) client = trellis_dav_client_new_with_patience (home, &patience);
      g_autoptr(TrellisDavCollection) made = NULL;
      g_autoptr(GError) error = NULL;

      fake_dav_reset (fixture->dav);
      fake_dav_fail (fixture->dav, &table[i].fault);
      made = trellis_dav_collection_create (client, home, "Ann", TRELLIS_ITEM_KINDS_ALL, NULL, &error);
      g_test_message ("row %u", i);
      if (table[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, TRELLIS_SYNC_ERROR, table[i].code);
      g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), <=, table[i].n);
    }
}

#define ADD(path, data, function) \
  g_test_add ("/sync/discovery/" path, Fixture, GINT_TO_POINTER (data), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/discovery/addresses", test_addresses);
  ADD ("well-known", 0, test_well_known);
  ADD ("sign-in/basic", FAKE_DAV_BASIC, test_sign_in);
  ADD ("sign-in/digest", FAKE_DAV_DIGEST, test_sign_in);
  ADD ("root", 0, test_root);
  ADD ("no-principal", 0, test_no_principal);
  ADD ("direct", 0, test_direct);
  ADD ("nothing", 0, test_nothing);
  ADD ("foreign-home", 0, test_foreign_home);
  g_test_add_func ("/sync/discovery/service", test_service);
  ADD ("create", 0, test_create);
  ADD ("create-faults", 0, test_create_faults);
  return g_test_run ();
}
