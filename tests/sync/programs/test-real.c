/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "certificate.h"
#include "real-server.h"
#include "transport-talk.h"
#include "trellis-dav-discovery.h"
#include "trellis-dav-href.h"
#include "trellis-dav-token.h"
#include "trellis-dav-transport.h"

#define PASSWORD "s\xc3\xa9" "cret"

/* In what servers differ, all within what Trellis gets along with. */
typedef struct
{
  TrellisItemKinds kinds;      /* that it takes */
  gboolean queries_by_kind;    /* only */
  gboolean overwrites;         /* what is there, though told not to */
  gboolean takes_uid_twice;    /* in one calendar */
  gboolean uid_is_for_account; /* and not for one calendar */
  gboolean lists_for_any_token; /* all, as if that were the changes: what is gone is seen when all is listed */
  TrellisSyncError nonsense;   /* what is said to what is no calendar item */
} Ways;

static const Ways ways[N_REAL_SERVERS] = {
  [REAL_SERVER_RADICALE] = { TRELLIS_ITEM_KINDS_ALL, .nonsense = TRELLIS_SYNC_ERROR_REFUSED },
  [REAL_SERVER_XANDIKOS] = { TRELLIS_ITEM_KINDS_ALL, .nonsense = TRELLIS_SYNC_ERROR_REFUSED },
  [REAL_SERVER_CYRUS] = { TRELLIS_ITEM_KINDS_ALL, .nonsense = TRELLIS_SYNC_ERROR_REFUSED, .uid_is_for_account = TRUE },
  [REAL_SERVER_DAVICAL] = { TRELLIS_ITEM_KINDS_ALL, .nonsense = TRELLIS_SYNC_ERROR_CHANGED, .takes_uid_twice = TRUE,
                            .lists_for_any_token = TRUE },
  [REAL_SERVER_SOGO] = { TRELLIS_ITEM_KIND_EVENT | TRELLIS_ITEM_KIND_TASK, .nonsense = TRELLIS_SYNC_ERROR_REFUSED,
                         .queries_by_kind = TRUE, .overwrites = TRUE, .takes_uid_twice = TRUE, .lists_for_any_token = TRUE },
};

/* An account on a real server with a calendar of its own. */
typedef struct
{
  RealServerKind kind;
  RealServer *server;
  TrellisDavClient *client;
  TrellisDavFinding *finding;
  TrellisDavCollection *collection;
  TrellisDavAccount *account;
  TrellisTransport *transport;
} Fixture;

static TrellisDavClient *
make_client (RealServer *server, const char *password)
{
  g_autoptr(GUri) root = real_server_get_url (server, "/");
  TrellisDavClient *client = trellis_dav_client_new (root);

  trellis_dav_client_set_credentials (client, "ann", password);
  return client;
}

static TrellisDavFinding *
discover (RealServer *server, TrellisDavClient *client, const char *path, GError **error)
{
  g_autoptr(GUri) url = real_server_get_url (server, path);
  g_autofree char *text = g_uri_to_string (url);

  return trellis_dav_discover (client, text, NULL, error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  guint n;

  fixture->kind = (RealServerKind) GPOINTER_TO_INT (data);
  fixture->server = real_server_new (fixture->kind, NULL, NULL);
  if (fixture->server == NULL)
    return;
  fixture->client = make_client (fixture->server, PASSWORD);
  fixture->finding = discover (fixture->server, fixture->client, "/", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->finding->homes->len, ==, 1);
  g_test_message ("discovery: %u requests", trellis_dav_client_get_n_requests (fixture->client));

  n = trellis_dav_client_get_n_requests (fixture->client);
  fixture->collection =
    trellis_dav_collection_create (fixture->client, fixture->finding->homes->pdata[0], "Ann & Bob \xe2\x80\x93 \xc3\xa4",
                                   TRELLIS_ITEM_KINDS_ALL, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("creation: %u requests", trellis_dav_client_get_n_requests (fixture->client) - n);
  fixture->account = trellis_dav_account_new (fixture->client, fixture->finding->homes);
  fixture->transport = trellis_dav_transport_new (fixture->account, fixture->collection->url);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->transport);
  g_clear_object (&fixture->account);
  g_clear_pointer (&fixture->collection, trellis_dav_collection_free);
  g_clear_pointer (&fixture->finding, trellis_dav_finding_free);
  g_clear_object (&fixture->client);
  g_clear_pointer (&fixture->server, real_server_free);
}

static char *
make_item (const char *uid, const char *kind, const char *summary)
{
  const char *start = g_str_equal (kind, "VEVENT") ? "DTSTART:20260105T170000Z\r\nDTEND:20260105T180000Z\r\n" : "";

  return g_strdup_printf ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Trellis//Test//EN\r\nBEGIN:%s\r\nUID:%s\r\n"
                          "DTSTAMP:20260101T000000Z\r\n%sSUMMARY:%s\r\nX-TRELLIS-V:1\r\nEND:%s\r\nEND:VCALENDAR\r\n",
                          kind, uid, start, summary, kind);
}

static Result *
put (Fixture *fixture, const char *href, const char *uid, const char *etag, const char *data)
{
  return write_one (fixture->transport, FALSE, href, uid, etag, data, NULL, NULL);
}

static Result *
drop (Fixture *fixture, const char *href, const char *etag)
{
  return write_one (fixture->transport, TRUE, href, "x", etag, NULL, NULL, NULL);
}

static void
upload (Fixture *fixture, guint n)
{
  const char *const kinds[] = { "VEVENT", "VTODO", "VJOURNAL" };
  const guint n_kinds = (fixture->collection->kinds & TRELLIS_ITEM_KIND_JOURNAL) != 0 ? 3 : 2;
  g_autoptr(GPtrArray) writes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_write_free);
  g_autoptr(GPtrArray) results = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *uid = g_strdup_printf ("item-%05u", i);
      g_autofree char *data = make_item (uid, kinds[i % n_kinds], "A < B & \xc3\xa4");
      g_autoptr(GBytes) bytes = g_bytes_new (data, strlen (data));

      g_ptr_array_add (writes, trellis_remote_write_new (NULL, uid, NULL, bytes));
    }
  results = put_all (fixture->transport, writes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const Result *result = results->pdata[i];

      g_assert_no_error (result->error);
      g_assert_nonnull (result->etag);
    }
}

/* Until nothing that was done before is told again. */
static void
settle (Fixture *fixture)
{
  if (real_server_has_coarse_tokens (fixture->kind))
    g_usleep (1100 * 1000);
}

static TrellisRemoteChanges *
list_all (Fixture *fixture, const char *token)
{
  TrellisRemoteChanges *changes = list (fixture->transport, token);

  g_assert_cmpuint (changes->n_ignored, ==, 0);
  return changes;
}

/* DAViCal tells the last change before a token once more. */
static guint
count_news (GPtrArray *before, GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const TrellisRemoteItem *item = items->pdata[i];
      const TrellisRemoteItem *known = find_item (before, item->href);

      n += item->is_gone || known == NULL || g_strcmp0 (known->etag, item->etag) != 0;
    }
  return n;
}

static void
test_discovery (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisDavClient) client = NULL;
  g_autoptr(TrellisDavFinding) direct = NULL;
  g_autoptr(GError) error = NULL;
  const TrellisDavCollection *found;

  if (fixture->server == NULL)
    return;
  g_assert_cmpstr (fixture->collection->name, ==, "Ann & Bob \xe2\x80\x93 \xc3\xa4");
  g_assert_cmpint (fixture->collection->kinds, ==, ways[fixture->kind].kinds);
  g_assert_true (fixture->collection->may_write && fixture->collection->may_sync);

  /* By its own address, as a partner gets it. */
  client = make_client (fixture->server, PASSWORD);
  direct = discover (fixture->server, client, g_uri_get_path (fixture->collection->url), &error);
  g_assert_no_error (error);
  g_assert_true (direct->is_direct);
  found = direct->collections->pdata[0];
  g_assert_true (trellis_dav_url_equal (found->url, fixture->collection->url));
  g_assert_cmpuint (direct->homes->len, ==, 1);
}

static void
test_download (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) first = NULL;
  g_autoptr(TrellisRemoteChanges) quiet = NULL;
  TrellisRemoteItem *item;
  g_autofree char *text = NULL;
  guint n;

  if (fixture->server == NULL)
    return;
  upload (fixture, 60);
  settle (fixture);
  n = trellis_dav_client_get_n_requests (fixture->client);
  first = list_all (fixture, NULL);
  g_assert_true (first->is_whole);
  g_assert_cmpuint (first->items->len, ==, 60);
  g_assert_cmpuint (count_with_data (first->items), ==, 60);
  g_assert_cmpuint (trellis_dav_client_get_n_requests (fixture->client) - n, ==, ways[fixture->kind].queries_by_kind ? 5 : 3);
  item = find_item (first->items, "item-00007.ics");
  text = g_strndup (g_bytes_get_data (item->data, NULL), g_bytes_get_size (item->data));
  g_assert_nonnull (strstr (text, "SUMMARY:A < B & \xc3\xa4"));
  g_assert_nonnull (strstr (text, "X-TRELLIS-V:1"));

  n = trellis_dav_client_get_n_requests (fixture->client);
  g_assert_false (ask_changed (fixture->transport, first->token));
  g_assert_cmpuint (trellis_dav_client_get_n_requests (fixture->client) - n, ==, 1);
  quiet = list_all (fixture, first->token);
  g_assert_false (quiet->is_whole);
  g_assert_cmpuint (quiet->items->len, ==, 0);
}

/* What another one does is told; what is gone is gone. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  const char *const hrefs[] = { "item-00000.ics", "item-00001.ics", "never.ics", NULL };
  g_autoptr(TrellisRemoteChanges) first = NULL;
  g_autoptr(TrellisRemoteChanges) next = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(Result) edited = NULL;
  g_autoptr(Result) removed = NULL;
  g_autofree char *changed = make_item ("item-00000", "VEVENT", "Other");
  g_autoptr(GError) error = NULL;
  TrellisRemoteItem *item;

  if (fixture->server == NULL)
    return;
  upload (fixture, 5);
  settle (fixture);
  first = list_all (fixture, NULL);
  edited = put (fixture, "item-00000.ics", "item-00000", find_item (first->items, "item-00000.ics")->etag, changed);
  g_assert_no_error (edited->error);
  removed = drop (fixture, "item-00001.ics", find_item (first->items, "item-00001.ics")->etag);
  g_assert_no_error (removed->error);

  settle (fixture);
  g_assert_true (ask_changed (fixture->transport, first->token));
  next = list_all (fixture, first->token);
  g_assert_false (next->is_whole);
  g_assert_cmpuint (count_news (first->items, next->items), ==, 2);
  g_assert_true (find_item (next->items, "item-00001.ics")->is_gone);
  g_assert_cmpstr (find_item (next->items, "item-00000.ics")->etag, ==, edited->etag);
  g_assert_false (ask_changed (fixture->transport, next->token));

  items = trellis_transport_fetch (fixture->transport, hrefs, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 3);
  item = find_item (items, "item-00000.ics");
  g_assert_cmpstr (item->etag, ==, edited->etag);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (item->data, NULL), (gssize) g_bytes_get_size (item->data), "SUMMARY:Other"));
  g_assert_true (find_item (items, "item-00001.ics")->is_gone);
  g_assert_true (find_item (items, "never.ics")->is_gone);
}

static void
test_writes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = make_item ("uid-12345", "VTODO", "One");
  g_autofree char *two = make_item ("uid-12345", "VTODO", "Two");
  g_autoptr(Result) made = NULL;
  g_autoptr(Result) again = NULL;
  g_autoptr(Result) edited = NULL;
  g_autoptr(Result) late = NULL;
  g_autoptr(Result) taken = NULL;
  g_autoptr(Result) broken = NULL;
  g_autoptr(Result) early = NULL;
  g_autoptr(Result) removed = NULL;
  g_autoptr(Result) gone = NULL;

  if (fixture->server == NULL)
    return;
  made = put (fixture, NULL, "uid-12345", NULL, one);
  g_assert_no_error (made->error);
  again = put (fixture, NULL, "uid-12345", NULL, two);
  if (ways[fixture->kind].overwrites)
    {
      g_assert_no_error (again->error);
      g_set_str (&made->etag, again->etag);
    }
  else
    assert_fails (again->error, CHANGED);
  edited = put (fixture, made->href, "uid-12345", made->etag, two);
  g_assert_no_error (edited->error);
  g_assert_nonnull (edited->etag);
  late = put (fixture, made->href, "uid-12345", made->etag, one);
  assert_fails (late->error, CHANGED);
  taken = put (fixture, "other.ics", "uid-12345", NULL, one);
  if (ways[fixture->kind].takes_uid_twice)
    g_assert_no_error (taken->error);
  else
    {
      assert_fails (taken->error, UID_TAKEN);
      g_assert_cmpstr (trellis_sync_error_get_detail (taken->error), ==, made->href);
    }
  broken = put (fixture, NULL, "uid-99999", NULL, "BEGIN:VCALENDAR\r\nthis is none\r\n");
  g_assert_error (broken->error, TRELLIS_SYNC_ERROR, (int) ways[fixture->kind].nonsense);

  early = drop (fixture, made->href, made->etag);
  assert_fails (early->error, CHANGED);
  removed = drop (fixture, made->href, edited->etag);
  g_assert_no_error (removed->error);
  gone = drop (fixture, made->href, edited->etag);
  g_assert_no_error (gone->error);
}

/* The same item in another calendar of the same person. */
static void
test_second_calendar (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = make_item ("uid-12345", "VTODO", "One");
  g_autoptr(TrellisDavCollection) second = NULL;
  g_autoptr(TrellisTransport) first = NULL;
  g_autoptr(Result) made = NULL;
  g_autoptr(Result) again = NULL;
  g_autoptr(GError) error = NULL;

  if (fixture->server == NULL)
    return;
  made = put (fixture, NULL, "uid-12345", NULL, one);
  g_assert_no_error (made->error);
  second = trellis_dav_collection_create (fixture->client, fixture->finding->homes->pdata[0], "Second",
                                          TRELLIS_ITEM_KINDS_ALL, NULL, &error);
  g_assert_no_error (error);
  first = fixture->transport;
  fixture->transport = trellis_dav_transport_new (fixture->account, second->url);
  again = put (fixture, NULL, "uid-12345", NULL, one);
  if (ways[fixture->kind].uid_is_for_account)
    {
      assert_fails (again->error, UID_TAKEN);
      g_assert_null (trellis_sync_error_get_detail (again->error));
    }
  else
    g_assert_no_error (again->error);
}

/* Of another server, of long ago, or nonsense: all is listed. */
static void
test_tokens (Fixture *fixture, gconstpointer data)
{
  const char *const tokens[] = { "nonsense", "http://radicale.org/ns/sync/0000", "a/b/c", "0", "<&>" };

  if (fixture->server == NULL)
    return;
  upload (fixture, 3);
  settle (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    {
      g_autofree char *token = trellis_dav_token_join (tokens[i], NULL);
      g_autoptr(TrellisRemoteChanges) changes = list_all (fixture, token);

      g_assert_cmpint (changes->is_whole, ==, !ways[fixture->kind].lists_for_any_token);
      g_assert_cmpuint (changes->items->len, ==, 3);
      g_assert_false (ask_changed (fixture->transport, changes->token));
    }
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GUri) url = NULL;
  g_autoptr(TrellisTransport) nowhere = NULL;
  g_autoptr(GError) error = NULL;
  gboolean may_have_changed;

  if (fixture->server == NULL)
    return;
  url = g_uri_parse_relative (fixture->collection->url, "../nowhere/", G_URI_FLAGS_ENCODED, NULL);
  nowhere = trellis_dav_transport_new (fixture->account, url);
  g_assert_false (trellis_transport_may_have_changed (nowhere, "sync=x", &may_have_changed, NULL, &error));
  assert_fails (error, COLLECTION_GONE);
  g_clear_error (&error);
  g_assert_null (trellis_transport_list_changes (nowhere, NULL, NULL, &error));
  assert_fails (error, COLLECTION_GONE);
}

static void
test_wrong_password (void)
{
  g_autoptr(RealServer) server = real_server_new (REAL_SERVER_RADICALE, NULL, NULL);
  g_autoptr(TrellisDavClient) client = NULL;
  g_autoptr(GError) error = NULL;

  if (server == NULL)
    return;
  client = make_client (server, "wrong");
  g_assert_null (discover (server, client, "/", &error));
  assert_fails (error, SIGN_IN);
  g_assert_cmpuint (trellis_dav_client_get_n_requests (client), <=, 3);
}

static void
test_encrypted (void)
{
  g_autoptr(Certificate) certificate = certificate_new ();
  g_autoptr(RealServer) server = NULL;
  g_autoptr(TrellisDavClient) client = NULL;
  g_autoptr(TrellisDavFinding) finding = NULL;
  g_autoptr(GUri) root = NULL;
  g_autofree char *origin = NULL;
  g_autoptr(GError) error = NULL;

  if (certificate == NULL ||
      (server = real_server_new (REAL_SERVER_RADICALE, certificate->file, certificate->key)) == NULL)
    return;
  client = make_client (server, PASSWORD);
  root = real_server_get_url (server, "/");
  origin = trellis_dav_url_dup_origin (root);
  g_assert_null (discover (server, client, "/", &error));
  assert_fails (error, CERTIFICATE);
  trellis_dav_client_pin_certificate (client, origin, trellis_sync_error_get_detail (error));
  g_clear_error (&error);
  finding = discover (server, client, "/", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (finding->homes->len, ==, 1);
}

static void
add_tests (RealServerKind kind)
{
  const struct { const char *name; void (*function) (Fixture *, gconstpointer); } tests[] = {
    { "discovery", test_discovery },
    { "download", test_download },
    { "changes", test_changes },
    { "writes", test_writes },
    { "second-calendar", test_second_calendar },
    { "tokens", test_tokens },
    { "gone", test_gone },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync/%s/%s", real_server_get_name (kind), tests[i].name);

      g_test_add (path, Fixture, GINT_TO_POINTER (kind), set_up, tests[i].function, tear_down);
    }
}

/* With a name: of that server. Without: of those that are small. */
int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (RealServerKind kind = 0; argc > 1 && kind < N_REAL_SERVERS; kind++)
    if (g_str_equal (argv[1], real_server_get_name (kind)))
      {
        add_tests (kind);
        return g_test_run ();
      }

  add_tests (REAL_SERVER_RADICALE);
  add_tests (REAL_SERVER_XANDIKOS);
  g_test_add_func ("/sync/radicale/wrong-password", test_wrong_password);
  g_test_add_func ("/sync/radicale/encrypted", test_encrypted);
  return g_test_run ();
}
