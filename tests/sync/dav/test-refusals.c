/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dav-fixture.h"
#include "replica.h"

#include <string.h>

/* What a server says of one item is of that item: the others go out. */

#define FORBIDDEN_BODY "<error xmlns='DAV:'><need-privileges/></error>"

static GPtrArray *
make_new_items (guint n, const char *prefix)
{
  GPtrArray *writes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_write_free);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *uid = g_strdup_printf ("%s-%05u", prefix, i);
      g_autofree char *text = make_item (uid, "VTODO", "New");
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

      g_ptr_array_add (writes, trellis_remote_write_new (NULL, uid, NULL, bytes));
    }
  return writes;
}

static guint
count_errors (GPtrArray *results, TrellisSyncError code)
{
  guint n = 0;

  for (guint i = 0; i < results->len; i++)
    n += g_error_matches (((Result *) results->pdata[i])->error, TRELLIS_SYNC_ERROR, (int) code);
  return n;
}

/* R-P8: One item must not be written, in a calendar that says that it may be written, or says nothing. */
static void
test_one_forbidden (Fixture *fixture, gconstpointer data)
{
  static const FakeDavFault faults[] = {
    { .method = "PUT", .skip = 1, .times = 1, .status = 403 },
    { .method = "PUT", .skip = 1, .times = 1, .status = 405 },
    { .method = "PUT", .skip = 1, .times = 1, .status = 403, .type = "text/xml", .body = FORBIDDEN_BODY },
    { .method = "PUT", .times = 1, .status = 403 },
    { .method = "PUT", .times = 2, .status = 403 },
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *prefix = g_strdup_printf ("forbidden-%u", i);
      g_autoptr(GPtrArray) writes = make_new_items (20, prefix);
      g_autoptr(GPtrArray) results = NULL;
      g_autoptr(GError) error = NULL;
      const FakeDavFault *fault = &faults[i / 2];
      const guint n = fault->times;

      fake_dav_get_quirks (fixture->dav)->no_privileges = i % 2 == 1;
      close_transport (fixture);
      open_transport (fixture);
      fake_dav_fail (fixture->dav, fault);
      fake_dav_reset (fixture->dav);
      results = put_all (fixture->transport, writes, &error);
      g_test_message ("row %u", i);
      g_assert_no_error (error);
      g_assert_cmpuint (results->len, ==, 20);
      g_assert_cmpuint (count_errors (results, TRELLIS_SYNC_ERROR_REFUSED), ==, n);
      g_assert_cmpuint (fake_dav_get_n_items (fixture->dav, CAL), ==, 20 * (i + 1) - (i < 8 ? i + 1 : 8 + 2 * (i - 7)));
      g_assert_cmpuint (fake_dav_count (fixture->dav, "PUT"), ==, 20);
      g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), <=, 20 + n);
    }
}

/* The calendar says that it must not be written, or takes nothing and says nothing: no more is tried. */
static void
test_all_forbidden (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GPtrArray) writes = make_new_items (20, "forbidden");
      g_autoptr(GPtrArray) results = NULL;
      g_autoptr(GError) error = NULL;

      fake_dav_get_quirks (fixture->dav)->no_privileges = i == 1;
      fake_dav_get_quirks (fixture->dav)->read_only = TRUE;
      fake_dav_reset (fixture->dav);
      results = put_all (fixture->transport, writes, &error);
      assert_fails (error, READ_ONLY);
      g_assert_cmpuint (count_errors (results, TRELLIS_SYNC_ERROR_READ_ONLY), ==, results->len);
      g_assert_cmpuint (fake_dav_count (fixture->dav, "PUT"), <=, 4);
    }
}

/* What may not be removed alone is not taken for gone, and the rest is removed. */
static void
test_forbidden_removal (Fixture *fixture, gconstpointer data)
{
  g_autoptr(Result) kept = NULL;
  g_autoptr(Result) removed = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisRemoteChanges) changes = NULL;
  const char *etag;

  fake_dav_put (fixture->dav, CAL "x.ics", ONE);
  changes = list (fixture->transport, "");
  etag = find_item (changes->items, "x.ics")->etag;
  fake_dav_fail (fixture->dav, &(FakeDavFault) { .method = "DELETE", .times = 1, .status = 403 });
  kept = write_one (fixture->transport, TRUE, "x.ics", "uid-1234", etag, NULL, NULL, &error);
  assert_fails (kept->error, REFUSED);
  g_assert_no_error (error);
  removed = write_one (fixture->transport, TRUE, "x.ics", "uid-1234", etag, NULL, NULL, &error);
  g_assert_no_error (removed->error);
}

/* A person, whose journal is shared in the calendar of @fixture. */
static Replica *
share (Fixture *fixture)
{
  Replica *self = replica_new (NULL, TRELLIS_ROLE_MENTEE);

  self->transport = g_object_ref (fixture->transport);
  replica_share (self);
  replica_sync (self);
  return self;
}

/* The whole way: one note is kept back, with a word about it, and the others are there. */
static void
test_shared (Fixture *fixture, gconstpointer data)
{
  Replica *tom = share (fixture);
  g_autoptr(TrellisNote) first = replica_add_note (tom, "First", "One");
  g_autoptr(TrellisNote) second = replica_add_note (tom, "Second", "Two");
  g_autoptr(TrellisNote) third = replica_add_note (tom, "Third", "Three");
  g_autofree char *states = NULL;

  fake_dav_fail (fixture->dav, &(FakeDavFault) { .method = "PUT", .times = 1, .status = 403 });
  replica_sync (tom);
  g_assert_false (tom->report.is_read_only);
  g_assert_cmpuint (tom->report.n_refused, ==, 1);
  g_assert_cmpuint (tom->report.n_kept_back, ==, 1);
  g_assert_cmpuint (tom->report.n_left, ==, 0);
  g_assert_cmpuint (fake_dav_get_n_items (fixture->dav, CAL), ==, 1 + 2);
  states = replica_ask (tom, "SELECT state, count(*) FROM shared_item GROUP BY state");
  g_assert_cmpstr (states, ==, "refused|1\nsteady|3");
  replica_free (tom);
}

/* R-P2: What was made is told of in a page, or in words that say nothing: it is there once, and in step. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  static const FakeDavFault faults[] = {
    { .method = "PUT", .does_it = TRUE, .status = 201, .type = "text/html", .body = "<h1>Created" },
    { .method = "PUT", .does_it = TRUE, .status = 200, .type = "text/html", .body = "<h1>Thank you" },
    { .method = "PUT", .does_it = TRUE, .status = 202 },
    { .method = "PUT", .does_it = TRUE, .status = 207, .type = "text/xml", .body = "<multistatus xmlns='DAV:'/>" },
    { .method = "PUT", .status = 200, .type = "text/html", .body = "<h1>Sign in" },
    { .method = "PUT", .status = 202 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      Replica *tom;
      g_autoptr(TrellisNote) note = NULL;
      g_autofree char *path = NULL;
      g_autofree char *stored = NULL;
      g_autofree char *states = NULL;

      fake_dav_heal (fixture->dav);
      fake_dav_remove_calendar (fixture->dav, CAL);
      fake_dav_add_calendar (fixture->dav, CAL, TRELLIS_ITEM_KINDS_ALL);
      tom = share (fixture);
      note = replica_add_note (tom, "First", "One");
      path = g_strdup_printf (CAL "%s.ics", UID (note));
      g_test_message ("row %u", i);
      fake_dav_fail (fixture->dav, &faults[i]);
      replica_try (tom, NULL);
      fake_dav_heal (fixture->dav);
      replica_sync (tom);
      trellis_note_set_body (note, "Two");
      fake_dav_fail (fixture->dav, &faults[i]);
      replica_try (tom, NULL);
      fake_dav_heal (fixture->dav);
      replica_sync (tom);
      replica_sync (tom);

      g_assert_cmpuint (tom->report.n_left + tom->report.n_kept_back, ==, 0);
      g_assert_cmpuint (fake_dav_get_n_items (fixture->dav, CAL), ==, 2);
      stored = fake_dav_get (fixture->dav, path);
      g_assert_nonnull (strstr (stored, "DESCRIPTION:Two"));
      states = replica_ask (tom, "SELECT state, count(*), count(etag) FROM shared_item GROUP BY state");
      g_assert_cmpstr (states, ==, "steady|2|2");
      replica_free (tom);
    }
}

typedef struct
{
  Fixture *fixture;
  const char *from, *to;
} Move;

/* The server gives an item another name. */
static void
move (Replica *replica, gpointer data)
{
  const Move *self = data;
  g_autofree char *text = fake_dav_get (self->fixture->dav, self->from);

  fake_dav_put (self->fixture->dav, self->to, text);
  fake_dav_remove (self->fixture->dav, self->from);
}

/* R-H3: An item that a redirect put under another name of the calendar is known by that. */
static void
test_renamed (Fixture *fixture, gconstpointer data)
{
  static const guint statuses[] = { 301, 302, 307, 308 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      const FakeDavFault fault = { .method = "PUT", .times = 1, .status = statuses[i],
                                   .headers = "Location: " CAL "other%20n%61me.ics" };
      g_autoptr(Result) made = NULL;
      g_autoptr(Result) edited = NULL;
      g_autoptr(Result) removed = NULL;
      g_autofree char *stored = NULL;
      g_autofree char *match = NULL;
      g_autoptr(GError) error = NULL;

      fake_dav_fail (fixture->dav, &fault);
      made = write_one (fixture->transport, FALSE, NULL, "uid-1234", NULL, ONE, NULL, &error);
      g_assert_no_error (made->error);
      g_assert_cmpstr (made->href, ==, "other%20name.ics");
      g_assert_nonnull (made->etag);
      fake_dav_reset (fixture->dav);
      edited = write_one (fixture->transport, FALSE, made->href, "uid-1234", made->etag, TWO, NULL, &error);
      g_assert_no_error (edited->error);
      match = fake_dav_get_header (fixture->dav, "PUT", "If-Match");
      g_assert_cmpstr (match, ==, made->etag);
      stored = fake_dav_get (fixture->dav, CAL "other name.ics");
      g_assert_cmpstr (stored, ==, TWO);
      g_assert_cmpuint (fake_dav_get_n_items (fixture->dav, CAL), ==, 1);
      removed = write_one (fixture->transport, TRUE, made->href, "uid-1234", edited->etag, NULL, NULL, &error);
      g_assert_no_error (removed->error);
      g_assert_no_error (error);
    }
}

/* One that would lead out of the calendar is not followed: what is somewhere else is not shared. */
static void
test_led_away (Fixture *fixture, gconstpointer data)
{
  static const char *const places[] = { "Location: /ann/other/uid-1234.ics", "Location: /ann/uid-1234.ics",
                                        "Location: " CAL, "Location: " CAL "deeper/uid-1234.ics" };

  fake_dav_add_calendar (fixture->dav, "/ann/other/", TRELLIS_ITEM_KINDS_ALL);
  fake_dav_add_calendar (fixture->dav, CAL "deeper/", TRELLIS_ITEM_KINDS_ALL);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const FakeDavFault fault = { .method = "PUT", .times = 1, .status = 307, .headers = places[i] };
      g_autoptr(Result) made = NULL;
      g_autoptr(Result) edited = NULL;
      g_autoptr(TrellisRemoteChanges) changes = NULL;
      g_autofree char *stored = NULL;
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", places[i]);
      fake_dav_put (fixture->dav, CAL "x.ics", ONE);
      fake_dav_fail (fixture->dav, &fault);
      made = write_one (fixture->transport, FALSE, NULL, "uid-1234", NULL, ONE, NULL, &error);
      assert_fails (made->error, REFUSED);
      g_assert_no_error (error);
      changes = list (fixture->transport, "");
      fake_dav_fail (fixture->dav, &fault);
      edited = write_one (fixture->transport, FALSE, "x.ics", "uid-1234", find_item (changes->items, "x.ics")->etag, TWO, NULL, &error);
      assert_fails (edited->error, REFUSED);
      g_assert_no_error (error);
      stored = fake_dav_get (fixture->dav, CAL "x.ics");
      g_assert_cmpstr (stored, ==, ONE);
      g_assert_cmpuint (fake_dav_get_n_items (fixture->dav, "/ann/other/"), ==, 0);
      g_assert_cmpuint (fake_dav_get_n_items (fixture->dav, CAL "deeper/"), ==, 0);
    }
}

/* The whole way: once, with its etag, whoever looks at it next; for something new, and for something changed. */
static void
test_renamed_and_shared (Fixture *fixture, gconstpointer data)
{
  static const FakeDavFault fault = { .method = "PUT", .times = 1, .status = 307, .headers = "Location: " CAL "second.ics" };
  const gboolean is_new = data != NULL;
  Replica *tom = share (fixture);
  g_autoptr(TrellisNote) note = replica_add_note (tom, "First", "One");
  g_autofree char *path = g_strdup_printf (CAL "%s.ics", UID (note));
  g_autofree char *stored = NULL;
  g_autofree char *known = NULL;
  Move renaming = { fixture, path, CAL "second.ics" };

  if (!is_new)
    {
      replica_sync (tom);
      trellis_note_set_body (note, "One, mine");
      tom->meanwhile = move;
      tom->meanwhile_data = &renaming;
    }
  fake_dav_fail (fixture->dav, &fault);
  replica_sync (tom);
  fake_dav_heal (fixture->dav);
  known = replica_ask (tom, "SELECT href, state, etag IS NOT NULL FROM shared_item WHERE \"table\" = 'note'");
  g_assert_cmpstr (known, ==, "second.ics|steady|1");
  g_assert_cmpuint (fake_dav_get_n_items (fixture->dav, CAL), ==, 2);

  fake_dav_reset (fixture->dav);
  replica_sync (tom);
  g_assert_cmpuint (fake_dav_count (fixture->dav, NULL), ==, 1);
  trellis_note_set_body (note, "Two");
  replica_sync (tom);
  stored = fake_dav_get (fixture->dav, CAL "second.ics");
  g_assert_nonnull (strstr (stored, "DESCRIPTION:Two"));
  g_assert_cmpuint (fake_dav_get_n_items (fixture->dav, CAL), ==, 2);
  replica_free (tom);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/sync/refusals/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("one-forbidden", test_one_forbidden);
  ADD ("all-forbidden", test_all_forbidden);
  ADD ("forbidden-removal", test_forbidden_removal);
  ADD ("shared", test_shared);
  ADD ("pages", test_pages);
  ADD ("renamed", test_renamed);
  ADD ("led-away", test_led_away);
  g_test_add ("/sync/refusals/renamed-and-shared/new", Fixture, "", set_up, test_renamed_and_shared, tear_down);
  g_test_add ("/sync/refusals/renamed-and-shared/changed", Fixture, NULL, set_up, test_renamed_and_shared, tear_down);
  return g_test_run ();
}
