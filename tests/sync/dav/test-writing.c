/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dav-fixture.h"

#include <string.h>

#include "trellis-dav-pace.h"

/* R-P1, R-P9, R-V3: Only what is as it was is written over or removed, and nobody gets mail for that. */
static void
test_writes (Fixture *fixture, gconstpointer data)
{
  g_autoptr(Result) made = NULL;
  g_autoptr(Result) again = NULL;
  g_autoptr(Result) edited = NULL;
  g_autoptr(Result) late = NULL;
  g_autoptr(Result) blind = NULL;
  g_autoptr(Result) removed = NULL;
  g_autoptr(Result) gone = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *header = NULL;
  g_autofree char *match = NULL;
  g_autofree char *type = NULL;

  made = write_one (fixture->transport, FALSE, NULL, "uid-1234", NULL, ONE, NULL, &error);
  g_assert_no_error (made->error);
  g_assert_cmpstr (made->etag, ==, "\"e 1\"");
  type = fake_dav_get_header (fixture->dav, "PUT", "Content-Type");
  g_assert_cmpstr (type, ==, "text/calendar; charset=utf-8");
  again = write_one (fixture->transport, FALSE, NULL, "uid-1234", NULL, TWO, NULL, &error);
  assert_fails (again->error, CHANGED);
  g_assert_no_error (error);
  edited = write_one (fixture->transport, FALSE, made->href, "uid-1234", made->etag, TWO, NULL, &error);
  g_assert_no_error (edited->error);
  match = fake_dav_get_header (fixture->dav, "PUT", "If-Match");
  g_assert_cmpstr (match, ==, made->etag);
  late = write_one (fixture->transport, FALSE, made->href, "uid-1234", made->etag, ONE, NULL, &error);
  assert_fails (late->error, CHANGED);
  g_assert_true (trellis_sync_error_leaves_doubt (late->error));

  blind = write_one (fixture->transport, TRUE, made->href, "uid-1234", NULL, NULL, NULL, &error);
  assert_fails (blind->error, CHANGED);
  g_assert_cmpuint (fake_dav_count (fixture->dav, "DELETE"), ==, 0);
  removed = write_one (fixture->transport, TRUE, made->href, "uid-1234", edited->etag, NULL, NULL, &error);
  g_assert_no_error (removed->error);
  header = fake_dav_get_header (fixture->dav, "DELETE", "Schedule-Reply");
  g_assert_cmpstr (header, ==, "F");
  gone = write_one (fixture->transport, TRUE, made->href, "uid-1234", edited->etag, NULL, NULL, &error);
  g_assert_no_error (gone->error);
  g_assert_no_error (error);
}

/* R-P3: One that is missing, weak, or that of before is none. */
static void
test_etags_after_put (Fixture *fixture, gconstpointer data)
{
  const FakeDavEtags etags[] = { FAKE_DAV_ETAGS_SILENT, FAKE_DAV_ETAGS_NONE, FAKE_DAV_ETAGS_WEAK, FAKE_DAV_ETAGS_OLD };

  for (guint i = 0; i < G_N_ELEMENTS (etags); i++)
    {
      g_autoptr(TrellisRemoteChanges) changes = NULL;
      g_autoptr(Result) edited = NULL;
      g_autoptr(GError) error = NULL;
      TrellisRemoteItem *item;

      fake_dav_put (fixture->dav, CAL "uid-1234.ics", ONE);
      fake_dav_get_quirks (fixture->dav)->etags = etags[i];
      changes = list (fixture->transport, "");
      item = find_item (changes->items, "uid-1234.ics");
      edited = write_one (fixture->transport, FALSE, item->href, "uid-1234", item->etag, TWO, item->etag == NULL ? ONE : NULL, &error);
      g_assert_no_error (edited->error);
      g_assert_null (edited->etag);
    }
}

/* R-S7, R-P1: Without etags, what is there is looked at first. */
static void
test_expected (Fixture *fixture, gconstpointer data)
{
  g_autoptr(Result) edited = NULL;
  g_autoptr(Result) late = NULL;
  g_autoptr(Result) kept = NULL;
  g_autoptr(Result) removed = NULL;
  g_autoptr(Result) lost = NULL;
  g_autoptr(GError) error = NULL;

  fake_dav_get_quirks (fixture->dav)->etags = FAKE_DAV_ETAGS_NONE;
  fake_dav_put (fixture->dav, CAL "x.ics", ONE);
  /* As XML brought it. */
  edited = write_one (fixture->transport, FALSE, "x.ics", "uid-1234", NULL, TWO,
                      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:uid-1234\nSUMMARY:1\nEND:VEVENT\nEND:VCALENDAR\n", &error);
  g_assert_no_error (edited->error);
  late = write_one (fixture->transport, FALSE, "x.ics", "uid-1234", NULL, TWO, ONE, &error);
  assert_fails (late->error, CHANGED);
  kept = write_one (fixture->transport, TRUE, "x.ics", "uid-1234", NULL, NULL, ONE, &error);
  assert_fails (kept->error, CHANGED);
  removed = write_one (fixture->transport, TRUE, "x.ics", "uid-1234", NULL, NULL, TWO, &error);
  g_assert_no_error (removed->error);
  lost = write_one (fixture->transport, FALSE, "x.ics", "uid-1234", NULL, ONE, TWO, &error);
  assert_fails (lost->error, CHANGED);
  g_assert_no_error (error);
}

/* R-P6: Weak etags pass as strong ones, or are compared; never in a loop. */
static void
test_weak_etags (Fixture *fixture, gconstpointer data)
{
  const FakeDavEtags etags = GPOINTER_TO_INT (data);
  g_autofree char *stored = NULL;

  fake_dav_get_quirks (fixture->dav)->etags = etags;
  fake_dav_put (fixture->dav, CAL "x.ics", ONE);
  for (guint round = 0; round < 3; round++)
    {
      g_autoptr(TrellisRemoteChanges) changes = list (fixture->transport, "");
      TrellisRemoteItem *item = find_item (changes->items, "x.ics");
      g_autoptr(Result) edited = NULL;
      g_autoptr(Result) late = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_true (g_str_has_prefix (item->etag, "W/"));
      fake_dav_reset (fixture->dav);
      edited = write_one (fixture->transport, FALSE, "x.ics", "uid-1234", item->etag, TWO, NULL, &error);
      g_assert_no_error (edited->error);
      g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, etags == FAKE_DAV_ETAGS_WEAK ? 1 : round == 0 ? 3 : 2);
      late = write_one (fixture->transport, FALSE, "x.ics", "uid-1234", item->etag, ONE, NULL, &error);
      assert_fails (late->error, CHANGED);
    }
  stored = fake_dav_get (fixture->dav, CAL "x.ics");
  g_assert_cmpstr (stored, ==, TWO);
}

/* R-P9: SOGo removes what was changed there as well; so it is looked at right before. Nothing else of its is. */
static void
test_removal_at_sogo (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;
  g_autoptr(Result) early = NULL;
  g_autoptr(Result) edited = NULL;
  g_autoptr(Result) removed = NULL;
  g_autoptr(Result) gone = NULL;
  g_autofree char *match = NULL;
  g_autofree char *stored = NULL;
  g_autoptr(GError) error = NULL;
  TrellisRemoteItem *item;

  fake_dav_get_quirks (fixture->dav)->etags = FAKE_DAV_ETAGS_SOGO;
  fake_dav_put (fixture->dav, CAL "x.ics", ONE);
  changes = list (fixture->transport, "");
  item = find_item (changes->items, "x.ics");
  fake_dav_reset (fixture->dav);
  edited = write_one (fixture->transport, FALSE, "x.ics", "uid-1234", item->etag, TWO, NULL, &error);
  g_assert_no_error (edited->error);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 1);
  early = write_one (fixture->transport, TRUE, "x.ics", "uid-1234", item->etag, NULL, NULL, &error);
  assert_fails (early->error, CHANGED);
  stored = fake_dav_get (fixture->dav, CAL "x.ics");
  g_assert_cmpstr (stored, ==, TWO);

  fake_dav_reset (fixture->dav);
  removed = write_one (fixture->transport, TRUE, "x.ics", "uid-1234", edited->etag, NULL, NULL, &error);
  g_assert_no_error (removed->error);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 2);
  match = fake_dav_get_header (fixture->dav, "DELETE", "If-Match");
  g_assert_cmpstr (match, ==, edited->etag);
  gone = write_one (fixture->transport, TRUE, "x.ics", "uid-1234", edited->etag, NULL, NULL, &error);
  g_assert_no_error (gone->error);
  g_assert_no_error (error);
}

/* R-P7: Who has it is told, or looked for. */
static void
test_uid_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr(Result) told = NULL;
  g_autoptr(Result) by_207 = NULL;
  g_autoptr(Result) by_403 = NULL;
  g_autoptr(Result) found = NULL;
  g_autoptr(Result) elsewhere = NULL;
  g_autoptr(GError) error = NULL;

  fake_dav_put (fixture->dav, CAL "moved.ics", ONE);
  told = write_one (fixture->transport, FALSE, NULL, "uid-1234", NULL, ONE, NULL, &error);
  assert_fails (told->error, UID_TAKEN);
  g_assert_cmpstr (trellis_sync_error_get_detail (told->error), ==, "moved.ics");
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 1);

  fake_dav_get_quirks (fixture->dav)->refuses_by_207 = TRUE;
  by_207 = write_one (fixture->transport, FALSE, NULL, "uid-1234", NULL, ONE, NULL, &error);
  assert_fails (by_207->error, UID_TAKEN);
  g_assert_cmpstr (trellis_sync_error_get_detail (by_207->error), ==, "moved.ics");

  /* Cyrus says it with the word for meetings to which people are invited; here it is nobody's fault but the item's. */
  fake_dav_fail (fixture->dav, &(FakeDavFault) { .method = "PUT", .times = 1, .status = 403, .type = "application/xml",
    .body = "<error xmlns='DAV:' xmlns:c='urn:ietf:params:xml:ns:caldav'><c:unique-scheduling-object-resource>"
            "<href>" CAL "moved.ics</href></c:unique-scheduling-object-resource></error>" });
  by_403 = write_one (fixture->transport, FALSE, NULL, "uid-1234", NULL, ONE, NULL, &error);
  assert_fails (by_403->error, UID_TAKEN);
  g_assert_cmpstr (trellis_sync_error_get_detail (by_403->error), ==, "moved.ics");
  fake_dav_get_quirks (fixture->dav)->refuses_by_207 = FALSE;

  /* Nobody says who has it: it is looked for; it may be in a trash that nobody sees. */
  fake_dav_fail (fixture->dav, &(FakeDavFault) { .method = "PUT", .status = 400, .type = "application/xml",
    .body = "<error xmlns='DAV:'><message xmlns='http://sabredav.org/ns'>Calendar object with uid already exists in this calendar collection.</message></error>" });
  found = write_one (fixture->transport, FALSE, NULL, "uid-1234", NULL, ONE, NULL, &error);
  assert_fails (found->error, UID_TAKEN);
  g_assert_cmpstr (trellis_sync_error_get_detail (found->error), ==, "moved.ics");
  fake_dav_remove (fixture->dav, CAL "moved.ics");
  elsewhere = write_one (fixture->transport, FALSE, NULL, "uid-1234", NULL, ONE, NULL, &error);
  assert_fails (elsewhere->error, UID_TAKEN);
  g_assert_null (trellis_sync_error_get_detail (elsewhere->error));
  g_assert_no_error (error);
}

/* R-P7: As long as it is not known where it is, it is not said to be elsewhere: that would make a second one. */
static void
test_uid_not_looked_for (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    FakeDavFault fault;
    TrellisSyncError code;
  } cases[] = {
    { { .method = "REPORT", .status = 500 }, TRELLIS_SYNC_ERROR_SERVER },
    { { .method = "REPORT", .status = 503 }, TRELLIS_SYNC_ERROR_BUSY },
    { { .method = "REPORT", .status = 429 }, TRELLIS_SYNC_ERROR_BUSY },
    { { .method = "REPORT", .cuts = TRUE }, TRELLIS_SYNC_ERROR_CUT },
    { { .method = "REPORT", .status = 207, .type = "text/xml", .body = "<multistatus xmlns='DAV:'>" },
      TRELLIS_SYNC_ERROR_MALFORMED },
    /* One that cannot look for it at all knows it only elsewhere. */
    { { .method = "REPORT", .status = 403 }, TRELLIS_SYNC_ERROR_UID_TAKEN },
    { { .method = "REPORT", .status = 501 }, TRELLIS_SYNC_ERROR_UID_TAKEN },
  };

  fake_dav_put (fixture->dav, CAL "moved.ics", ONE);
  fake_dav_get_quirks (fixture->dav)->hides_conflicts = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Result) result = NULL;
      g_autoptr(GError) error = NULL;

      fake_dav_fail (fixture->dav, &cases[i].fault);
      g_test_message ("row %u", i);
      result = write_one (fixture->transport, FALSE, NULL, "uid-1234", NULL, ONE, NULL, &error);
      g_assert_error (result->error, TRELLIS_SYNC_ERROR, (int) cases[i].code);
      fake_dav_heal (fixture->dav);
    }
}

/* R-P8, R-P12, R-H5: Each answer to a write, what it means, and whether the others go on. */
static void
test_write_faults (Fixture *fixture, gconstpointer data)
{
  const struct { FakeDavFault fault; int code; gboolean goes_on, leaves_doubt; } table[] = {
    { { .status = 400 }, TRELLIS_SYNC_ERROR_REFUSED, TRUE, FALSE },
    { { .status = 401 }, TRELLIS_SYNC_ERROR_SIGN_IN, FALSE, FALSE },
    { { .status = 403 }, TRELLIS_SYNC_ERROR_REFUSED, TRUE, FALSE },
    { { .status = 403, .type = "text/xml", .body = "<error xmlns='DAV:'/>" }, TRELLIS_SYNC_ERROR_BUSY, FALSE, FALSE },
    { { .status = 404 }, TRELLIS_SYNC_ERROR_REFUSED, TRUE, FALSE },
    { { .status = 409 }, TRELLIS_SYNC_ERROR_REFUSED, TRUE, FALSE },
    { { .status = 412 }, TRELLIS_SYNC_ERROR_CHANGED, TRUE, TRUE },
    { { .status = 413 }, TRELLIS_SYNC_ERROR_TOO_LARGE, TRUE, FALSE },
    { { .status = 415 }, TRELLIS_SYNC_ERROR_REFUSED, TRUE, FALSE },
    { { .status = 422 }, TRELLIS_SYNC_ERROR_REFUSED, TRUE, FALSE },
    { { .status = 423 }, TRELLIS_SYNC_ERROR_LOCKED, TRUE, FALSE },
    { { .status = 429, .headers = "Retry-After: 9" }, TRELLIS_SYNC_ERROR_BUSY, FALSE, FALSE },
    { { .status = 500 }, TRELLIS_SYNC_ERROR_SERVER, TRUE, TRUE },
    { { .status = 503 }, TRELLIS_SYNC_ERROR_BUSY, FALSE, FALSE },
    { { .status = 507 }, TRELLIS_SYNC_ERROR_NO_SPACE, FALSE, FALSE },
    { { .status = 301, .headers = "Location: http://dav.example.invalid/" }, TRELLIS_SYNC_ERROR_REDIRECT, FALSE, FALSE },
    { { .cuts = TRUE }, TRELLIS_SYNC_ERROR_CUT, FALSE, TRUE },
    { { .cuts = TRUE, .does_it = TRUE }, TRELLIS_SYNC_ERROR_CUT, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      FakeDavFault fault = table[i].fault;
      g_autoptr(GPtrArray) writes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_write_free);
      g_autoptr(GPtrArray) results = NULL;
      g_autoptr(GError) error = NULL;
      const Result *first;

      for (guint j = 0; j < 5; j++)
        {
          g_autofree char *uid = g_strdup_printf ("new-%u-%u-item", i, j);
          g_autofree char *text = make_item (uid, "VTODO", "New");
          g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

          g_ptr_array_add (writes, trellis_remote_write_new (NULL, uid, NULL, bytes));
        }
      close_transport (fixture);
      open_transport (fixture);
      fault.method = "PUT";
      fault.times = fault.cuts ? 2 : 1;
      fake_dav_fail (fixture->dav, &fault);
      fake_dav_reset (fixture->dav);
      results = put_all (fixture->transport, writes, &error);
      g_test_message ("row %u", i);
      first = results->pdata[0];
      g_assert_error (first->error, TRELLIS_SYNC_ERROR, table[i].code);
      g_assert_cmpint (trellis_sync_error_leaves_doubt (first->error), ==, table[i].leaves_doubt);
      if (table[i].goes_on)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (results->len, ==, 5);
          g_assert_no_error (((Result *) results->pdata[4])->error);
        }
      else
        {
          g_assert_error (error, TRELLIS_SYNC_ERROR, table[i].code);
          g_assert_cmpuint (results->len, ==, 1);
        }
      g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), <=, 5 + (table[i].fault.status / 100 == 4));
      fake_dav_heal (fixture->dav);
    }
}

/* R-P8: That something is not found is said of one item by SOGo, and of the calendar only when that is gone. */
static void
test_not_found (Fixture *fixture, gconstpointer data)
{
  const FakeDavFault fault = { .method = "PUT", .times = 1, .status = 404 };
  g_autoptr(Result) refused = NULL;
  g_autoptr(Result) changed = NULL;
  g_autoptr(Result) gone = NULL;
  g_autoptr(GError) error = NULL;

  fake_dav_fail (fixture->dav, &fault);
  refused = write_one (fixture->transport, FALSE, NULL, "uid-1234", NULL, ONE, NULL, &error);
  assert_fails (refused->error, REFUSED);
  g_assert_no_error (error);

  /* What was there is not any more, as far as that server tells. */
  fake_dav_fail (fixture->dav, &fault);
  changed = write_one (fixture->transport, FALSE, "x.ics", "uid-1234", "\"1\"", ONE, NULL, &error);
  assert_fails (changed->error, CHANGED);
  g_assert_no_error (error);

  fake_dav_heal (fixture->dav);
  fake_dav_remove_calendar (fixture->dav, CAL);
  gone = write_one (fixture->transport, FALSE, NULL, "uid-1234", NULL, ONE, NULL, &error);
  assert_fails (gone->error, COLLECTION_GONE);
  assert_fails (error, COLLECTION_GONE);
}

/* R-H5: Three faults in a row end it. */
static void
test_many_faults (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) writes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_write_free);
  g_autoptr(GPtrArray) results = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *uid = g_strdup_printf ("new-%u-item", i);
      g_autofree char *text = make_item (uid, "VTODO", "New");
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

      g_ptr_array_add (writes, trellis_remote_write_new (NULL, uid, NULL, bytes));
    }
  fake_dav_fail (fixture->dav, &(FakeDavFault) { .method = "PUT", .status = 500 });
  results = put_all (fixture->transport, writes, &error);
  assert_fails (error, SERVER);
  g_assert_cmpuint (results->len, ==, 3);
}

static GPtrArray *
make_new_items (guint n)
{
  GPtrArray *writes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_write_free);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *uid = g_strdup_printf ("upload-%05u", i);
      g_autofree char *text = make_item (uid, "VTODO", "New");
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

      g_ptr_array_add (writes, trellis_remote_write_new (NULL, uid, NULL, bytes));
    }
  return writes;
}

/* R-H8: A long way makes for more at once; a server that cannot has them one by one. */
static void
test_parallel_writes (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) writes = make_new_items (60);
  g_autoptr(GPtrArray) results = NULL;
  g_autoptr(GError) error = NULL;

  fake_dav_fail (fixture->dav, &(FakeDavFault) { .method = "PUT", .delay = 30 });
  results = put_all (fixture->transport, writes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 60);
  g_assert_cmpuint (fake_dav_get_n_items (fixture->dav, CAL), ==, 60);
  g_assert_cmpuint (fake_dav_get_most_at_once (fixture->dav), ==, 4);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 60);
}

/* R-H8: Somebody else is at it: one at a time from then on. */
static void
test_locked_writes (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) writes = make_new_items (60);
  g_autoptr(GPtrArray) results = NULL;
  g_autoptr(GError) error = NULL;
  guint n_errors = 0;

  fake_dav_fail (fixture->dav, &(FakeDavFault) { .method = "PUT", .skip = 30, .times = 1, .status = 423, .delay = 5 });
  results = put_all (fixture->transport, writes, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < results->len; i++)
    n_errors += ((Result *) results->pdata[i])->error != NULL;
  g_assert_cmpuint (results->len, ==, 60);
  g_assert_cmpuint (n_errors, <=, 1);
}

/* R-H8: A server, or what is before it, that takes one at a time only: all is written, at the price of one
 * refusal for each that was too much. */
static void
test_crowded_writes (Fixture *fixture, gconstpointer data)
{
  const guint refusals[] = { 503, 429, 423 };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr(GPtrArray) writes = make_new_items (60);
      g_autoptr(GPtrArray) results = NULL;
      g_autoptr(GError) error = NULL;

      fake_dav_reset (fixture->dav);
      fake_dav_fail (fixture->dav, &(FakeDavFault) { .method = "PUT", .status = refusals[i], .delay = 5, .most = 1 });
      close_transport (fixture);
      open_transport (fixture);
      results = put_all (fixture->transport, writes, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (results->len, ==, 60);
      for (guint j = 0; j < results->len; j++)
        {
          const Result *result = results->pdata[j];
          g_autofree char *path = g_strconcat (CAL, result->href, NULL);

          g_assert_no_error (result->error);
          fake_dav_remove (fixture->dav, path);
        }
      g_assert_cmpuint (fake_dav_count (fixture->dav, "PUT"), <=, 60 + 3);
      g_assert_cmpuint (fake_dav_count (fixture->dav, "PUT"), >, 60);
    }
}

/* It hears of two in the other order than they were sent in, and refuses the one that was sent first. */
static void
test_crowded_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) writes = make_new_items (4);
  g_autoptr(GPtrArray) results = NULL;
  g_autoptr(GError) error = NULL;

  fake_dav_fail (fixture->dav, &(FakeDavFault) { .method = "PUT", .skip = 1, .times = 1, .status = 503, .delay = 50 });
  results = put_all (fixture->transport, writes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 4);
  for (guint i = 0; i < results->len; i++)
    g_assert_no_error (((Result *) results->pdata[i])->error);
  g_assert_cmpuint (fake_dav_count (fixture->dav, "PUT"), ==, 4 + 1);
}

/* R-H8: As many at once as it takes to be quick, on ways and servers of any kind. */
static void
test_pace (void)
{
  const struct { gint64 round_trip, work; double crowd; guint at_once; } table[] = {
    { 0, 30000, 0, 2 },      /* the server is what takes the time, and always has something to do */
    { 0, 30000, 0.2, 2 },    /* it takes more time where several want something of it */
    { 0, 30000, -0.05, 4 },  /* it does some of the work while it waits for a disk */
    { 50000, 1000, 0, 4 },   /* the way is what takes the time */
    { 50000, 60000, 0, 2 },  /* two cover the way; four wait for the server */
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      TrellisDavPace pace;
      gint64 now = 0;
      guint n_right = 0;

      trellis_dav_pace_init (&pace, 4, now);
      for (guint n = 0; n < 1000; n++)
        {
          /* Something else has the server for a while, just when it is first measured. */
          const guint hindrance = n > 20 && n < 30 ? 5 : 1;
          const gint64 work = (gint64) (table[i].work * (1 + table[i].crowd * (pace.at_once - 1)));

          now += MAX (work, (table[i].round_trip + work) / pace.at_once) * hindrance;
          trellis_dav_pace_note (&pace, now);
          g_assert_cmpuint (pace.at_once, >=, 2); /* never is the server left without the next one */
          n_right += n >= 250 && pace.at_once == table[i].at_once;
        }
      g_assert_cmpuint (n_right, >, 600);
      trellis_dav_pace_stop (&pace);
      g_assert_cmpuint (pace.at_once, ==, 1);
      for (guint n = 0; n < 1000; n++)
        trellis_dav_pace_note (&pace, now += 1000);
      g_assert_cmpuint (pace.at_once, ==, 1);
    }
}

typedef struct
{
  GCancellable *cancellable;
  guint n, n_cancelled;
} Cancelling;

static void
cancel_write_cb (const TrellisRemoteWrite *write, const char *href, const char *etag, const GError *error,
                 gpointer user_data)
{
  Cancelling *cancelling = user_data;

  cancelling->n_cancelled += g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (++cancelling->n == 7)
    g_cancellable_cancel (cancelling->cancellable);
}

/* What was begun is told of, what was not is not. */
static void
test_cancelled_writes (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) writes = make_new_items (60);
  Cancelling cancelling = { g_cancellable_new (), 0, 0 };
  g_autoptr(GError) error = NULL;
  guint n_items;

  fake_dav_fail (fixture->dav, &(FakeDavFault) { .method = "PUT", .delay = 20 });
  g_assert_false (trellis_transport_put (fixture->transport, writes, cancel_write_cb, &cancelling, cancelling.cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_usleep (100 * 1000);
  n_items = fake_dav_get_n_items (fixture->dav, CAL);
  g_assert_cmpuint (cancelling.n, <, 12);
  g_assert_cmpuint (n_items, >=, cancelling.n - cancelling.n_cancelled);
  g_assert_cmpuint (n_items, <=, cancelling.n);
  g_object_unref (cancelling.cancellable);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/sync/writing/" path, Fixture, NULL, set_up, function, tear_down)
#define ADD_WITH(path, data, function)                                                             \
  g_test_add ("/sync/writing/" path, Fixture, GINT_TO_POINTER (data), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("writes", test_writes);
  ADD ("etags-after-put", test_etags_after_put);
  ADD ("expected", test_expected);
  ADD_WITH ("weak-etags", FAKE_DAV_ETAGS_WEAK, test_weak_etags);
  ADD_WITH ("broken-etags", FAKE_DAV_ETAGS_BROKEN, test_weak_etags);
  ADD ("removal-at-sogo", test_removal_at_sogo);
  ADD ("uid-taken", test_uid_taken);
  ADD ("uid-not-looked-for", test_uid_not_looked_for);
  ADD ("not-found", test_not_found);
  ADD ("write-faults", test_write_faults);
  ADD ("many-faults", test_many_faults);
  ADD ("parallel-writes", test_parallel_writes);
  ADD ("locked-writes", test_locked_writes);
  ADD ("crowded-writes", test_crowded_writes);
  ADD ("crowded-first", test_crowded_first);
  ADD ("cancelled-writes", test_cancelled_writes);
  g_test_add_func ("/sync/writing/pace", test_pace);
  return g_test_run ();
}
