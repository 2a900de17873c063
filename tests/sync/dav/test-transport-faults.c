/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dav-fixture.h"

/* What goes wrong while a calendar is read: the answer is another one, or none. */

/* R-G1, R-G2: One answer that is wrong does not lose an item, or take many requests. */
static void
test_fetch_faults (Fixture *fixture, gconstpointer data)
{
  const struct { FakeDavFault fault; guint most; } table[] = {
    { { .method = "REPORT", .times = 1, .status = 500 }, 5 },
    { { .method = "REPORT", .times = 1, .status = 413 }, 5 },
    { { .method = "REPORT", .times = 1, .status = 502 }, 5 },
    { { .method = "REPORT", .times = 1, .status = 507 }, 5 },
    { { .method = "REPORT", .times = 1, .status = 207, .type = "text/xml", .body = "<multistatus xmlns='DAV:'>" }, 5 },
    { { .method = "REPORT", .times = 1, .status = 207, .type = "text/xml", .body = "<multistatus xmlns='DAV:'/>" }, 4 },
    { { .method = "REPORT", .times = 1, .status = 207, .type = "text/xml",
        .body = "<multistatus xmlns='DAV:'><response><href></href></response></multistatus>" }, 4 },
    { { .method = "REPORT", .times = 1, .cuts = TRUE }, 4 },
    { { .method = "REPORT", .status = 405 }, 102 },
    { { .method = "REPORT", .status = 403 }, 102 },
    { { .method = "REPORT", .status = 207, .type = "text/xml", .body = "<multistatus xmlns='DAV:'/>" }, 106 },
  };

  fill (fixture, 0, 100);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(TrellisRemoteChanges) changes = NULL;

      close_transport (fixture);
      open_transport (fixture);
      changes = list (fixture->transport, "");
      fake_dav_reset (fixture->dav);
      fake_dav_fail (fixture->dav, &table[i].fault);
      g_assert_cmpuint (fetch_rest (fixture, changes), ==, 100);
      g_test_message ("row %u: %u requests", i, fake_dav_count (fixture->dav, NULL));
      g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), <=, table[i].most);
      fake_dav_heal (fixture->dav);
    }
}

/* R-L2: Items that are larger than is read do not keep the others from being had, however they are asked for. */
static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  static const FakeDavFault no_multiget = { .method = "REPORT", .status = 405 };
  g_autofree char *word = g_strnfill (11 * 1024 * 1024, 'x');
  g_autofree char *large = make_item ("large", "VEVENT", word);

  fill (fixture, 0, 10);
  for (guint i = 0; i < 14; i++)
    {
      g_autofree char *path = g_strdup_printf (CAL "large-%u.ics", i);

      fake_dav_put (fixture->dav, path, large);
    }
  for (gboolean is_single = FALSE; is_single <= TRUE; is_single++)
    {
      g_autoptr(TrellisRemoteChanges) changes = list (fixture->transport, "");
      g_autoptr(GPtrArray) hrefs = g_ptr_array_new ();
      g_autoptr(GPtrArray) items = NULL;
      g_autoptr(GError) error = NULL;
      guint n_large = 0;

      for (guint i = 0; i < changes->items->len; i++)
        g_ptr_array_add (hrefs, ((TrellisRemoteItem *) changes->items->pdata[i])->href);
      g_ptr_array_add (hrefs, NULL);
      if (is_single)
        fake_dav_fail (fixture->dav, &no_multiget);
      items = trellis_transport_fetch (fixture->transport, (const char *const *) hrefs->pdata, NULL, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < items->len; i++)
        {
          const TrellisRemoteItem *item = items->pdata[i];

          g_assert_no_error (item->error);
          g_assert_cmpint (item->is_too_large, ==, item->data == NULL);
          n_large += item->is_too_large ? 1 : 0;
        }
      g_assert_cmpuint (n_large, ==, 14);
      g_assert_cmpuint (items->len, ==, 24);
    }
}

/* R-H5, R-D7: What stops everything stops at once. */
static void
test_fetch_stops (Fixture *fixture, gconstpointer data)
{
  const struct { FakeDavFault fault; int code; } table[] = {
    { { .method = "REPORT", .status = 401 }, TRELLIS_SYNC_ERROR_SIGN_IN },
    { { .method = "REPORT", .status = 404 }, TRELLIS_SYNC_ERROR_COLLECTION_GONE },
    { { .method = "REPORT", .status = 429, .headers = "Retry-After: 60" }, TRELLIS_SYNC_ERROR_BUSY },
    { { .method = "REPORT", .status = 503 }, TRELLIS_SYNC_ERROR_BUSY },
    { { .method = "REPORT", .cuts = TRUE }, TRELLIS_SYNC_ERROR_CUT },
    { { .status = 500 }, TRELLIS_SYNC_ERROR_SERVER },
    { { .status = 413 }, TRELLIS_SYNC_ERROR_TOO_MUCH },
    { { .status = 207, .type = "text/xml", .body = "<multistatus" }, TRELLIS_SYNC_ERROR_MALFORMED },
  };

  fill (fixture, 0, 500);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(TrellisRemoteChanges) changes = NULL;
      g_autoptr(GPtrArray) hrefs = g_ptr_array_new ();
      g_autoptr(GError) error = NULL;

      close_transport (fixture);
      open_transport (fixture);
      changes = list (fixture->transport, "");
      for (guint j = 0; j < changes->items->len; j++)
        g_ptr_array_add (hrefs, ((TrellisRemoteItem *) changes->items->pdata[j])->href);
      g_ptr_array_add (hrefs, NULL);
      fake_dav_reset (fixture->dav);
      fake_dav_fail (fixture->dav, &table[i].fault);
      g_assert_null (trellis_transport_fetch (fixture->transport, (const char *const *) hrefs->pdata, NULL, &error));
      g_assert_error (error, TRELLIS_SYNC_ERROR, table[i].code);
      g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), <=, 16);
      if (i == 2)
        g_assert_cmpuint (trellis_sync_error_get_retry_after (error), ==, 60);
      fake_dav_heal (fixture->dav);
    }
}

/* R-S8, R-L3, R-H5: Answers to a listing that must not be taken for an empty calendar. */
static void
test_listing_faults (Fixture *fixture, gconstpointer data)
{
  const struct { FakeDavFault fault; int code; guint most; } table[] = {
    { { .status = 401 }, TRELLIS_SYNC_ERROR_SIGN_IN, 1 },
    { { .status = 403 }, TRELLIS_SYNC_ERROR_FORBIDDEN, 3 },
    { { .status = 404 }, TRELLIS_SYNC_ERROR_COLLECTION_GONE, 3 },
    { { .status = 410 }, TRELLIS_SYNC_ERROR_COLLECTION_GONE, 3 },
    { { .status = 429, .headers = "Retry-After: 30" }, TRELLIS_SYNC_ERROR_BUSY, 1 },
    { { .status = 500 }, TRELLIS_SYNC_ERROR_SERVER, 3 },
    { { .status = 503 }, TRELLIS_SYNC_ERROR_BUSY, 1 },
    { { .status = 507 }, TRELLIS_SYNC_ERROR_TOO_MUCH, 3 },
    { { .status = 423 }, TRELLIS_SYNC_ERROR_LOCKED, 1 },
    { { .status = 301, .headers = "Location: http://dav.example.invalid/" }, TRELLIS_SYNC_ERROR_REDIRECT, 1 },
    { { .status = 200, .type = "text/html", .body = "<html>Sign in" }, TRELLIS_SYNC_ERROR_NOT_CALDAV, 1 },
    { { .status = 207, .type = "text/xml", .body = "" }, TRELLIS_SYNC_ERROR_MALFORMED, 1 },
    { { .status = 207, .type = "text/xml", .body = "<multistatus xmlns='DAV:'><response>" }, TRELLIS_SYNC_ERROR_MALFORMED, 1 },
    { { .cuts = TRUE }, TRELLIS_SYNC_ERROR_CUT, 4 },
  };

  fill (fixture, 0, 30);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(TrellisRemoteChanges) first = NULL;
      g_autoptr(TrellisRemoteChanges) failed = NULL;
      g_autoptr(GError) error = NULL;

      close_transport (fixture);
      open_transport (fixture);
      first = list (fixture->transport, "");
      fake_dav_reset (fixture->dav);
      fake_dav_fail (fixture->dav, &table[i].fault);
      failed = trellis_transport_list_changes (fixture->transport, first->token, NULL, &error);
      g_test_message ("row %u", i);
      g_assert_null (failed);
      g_assert_error (error, TRELLIS_SYNC_ERROR, table[i].code);
      g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), <=, table[i].most);
      fake_dav_heal (fixture->dav);
    }
}

/* R-S3, R-S12, R-L4: Odd members of a listing. */
static void
test_odd_listing (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;

#define MEMBER(href, rest) "<response><href>" href "</href>" rest "</response>"
#define ETAG(etag) "<propstat><prop><getetag>" etag "</getetag></prop><status>HTTP/1.1 200 OK</status></propstat>"
  fake_dav_fail (fixture->dav, &(FakeDavFault) {
    .status = 207, .type = "text/xml",
    .body = "<multistatus xmlns='DAV:'>"
            MEMBER (CAL, ETAG ("\"self\""))
            MEMBER (CAL "a.ics", ETAG ("\"1\""))
            MEMBER (CAL "%61.ics", ETAG ("\"2\""))
            MEMBER (CAL "b.ics", "<propstat><prop><getetag/></prop><status>HTTP/1.1 404 Not Found</status></propstat>")
            MEMBER (CAL "c.ics", "<status>HTTP/1.1 500 Oops</status>")
            MEMBER (CAL "d.ics", "<status>HTTP/1.1 404 Not Found</status>")
            MEMBER (CAL "e.ics", ETAG ("bare"))
            MEMBER (CAL "sub/", "<propstat><prop><resourcetype><collection/></resourcetype></prop></propstat>")
            MEMBER ("/bob/cal/x.ics", ETAG ("\"1\""))
            MEMBER ("http://evil.invalid" CAL "x.ics", ETAG ("\"1\""))
            MEMBER (CAL "../cal/x.ics", ETAG ("\"1\""))
            MEMBER (CAL "%2e%2e/x.ics", ETAG ("\"1\""))
            "<response/>"
            "<sync-token>0</sync-token></multistatus>" });
  changes = list (fixture->transport, "");
  g_assert_cmpuint (changes->items->len, ==, 4);
  g_assert_cmpuint (changes->n_ignored, ==, 5);
  g_assert_cmpstr (find_item (changes->items, "a.ics")->etag, ==, "\"2\"");
  g_assert_null (find_item (changes->items, "b.ics")->etag);
  g_assert_no_error (find_item (changes->items, "b.ics")->error);
  assert_fails (find_item (changes->items, "c.ics")->error, SERVER);
  g_assert_false (find_item (changes->items, "c.ics")->is_gone);
  g_assert_cmpstr (find_item (changes->items, "e.ics")->etag, ==, "bare");
  g_assert_cmpstr (changes->token, ==, "sync=0&ctag=c1");
}

/* R-S8: An answer without anything is no calendar without items. */
static void
test_nothing_listed (Fixture *fixture, gconstpointer data)
{
  const struct { const char *body; int code; } table[] = {
    { "<multistatus xmlns='DAV:'/>", TRELLIS_SYNC_ERROR_MALFORMED },
    { "<multistatus xmlns='DAV:'><response><href>http%3A//127.0.0.1%3A1" CAL "</href><status>HTTP/1.1 404 Not Found</status></response></multistatus>",
      TRELLIS_SYNC_ERROR_COLLECTION_GONE },
    { "<multistatus xmlns='DAV:'><response><href>" CAL "</href><status>HTTP/1.1 404 Not Found</status></response></multistatus>",
      TRELLIS_SYNC_ERROR_COLLECTION_GONE },
    { "<multistatus xmlns='DAV:'><response><href>" CAL "</href><propstat><prop><getetag/></prop><status>HTTP/1.1 404 Not Found</status></propstat></response></multistatus>",
      -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(TrellisRemoteChanges) changes = NULL;
      g_autoptr(GError) error = NULL;

      close_transport (fixture);
      open_transport (fixture);
      get_to_know (fixture);
      fake_dav_fail (fixture->dav, &(FakeDavFault) { .status = 207, .type = "text/xml", .body = table[i].body });
      changes = trellis_transport_list_changes (fixture->transport, NULL, NULL, &error);
      if (table[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, TRELLIS_SYNC_ERROR, table[i].code);
      g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 2);
      fake_dav_heal (fixture->dav);
    }
}

/* R-D7: It is told, and nothing is taken for removed. */
static void
test_collection_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) first = NULL;
  gboolean may_have_changed;
  g_autoptr(GError) error = NULL;

  fill (fixture, 0, 5);
  first = list (fixture->transport, "");
  fake_dav_remove_calendar (fixture->dav, CAL);
  g_assert_false (trellis_transport_may_have_changed (fixture->transport, first->token, &may_have_changed, NULL, &error));
  assert_fails (error, COLLECTION_GONE);
  g_clear_error (&error);
  g_assert_null (trellis_transport_list_changes (fixture->transport, first->token, NULL, &error));
  assert_fails (error, COLLECTION_GONE);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/sync/transport-faults/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("fetch-faults", test_fetch_faults);
  ADD ("fetch-stops", test_fetch_stops);
  ADD ("too-large", test_too_large);
  ADD ("listing-faults", test_listing_faults);
  ADD ("odd-listing", test_odd_listing);
  ADD ("nothing-listed", test_nothing_listed);
  ADD ("collection-gone", test_collection_gone);
  return g_test_run ();
}
