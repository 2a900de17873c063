/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fake-dav.h"
#include "real-server.h"
#include "replica.h"
#include "trellis-dav-discovery.h"
#include "trellis-dav-transport.h"

/* Two people with a journal each share a match through a CalDAV server, as the application does. */

#define PASSWORD "s\xc3\xa9" "cret"

#define SERVER_FAKE N_REAL_SERVERS

/* What is shared through. */
typedef struct
{
  RealServerKind server;  /* or SERVER_FAKE */
  TrellisItemKinds kinds; /* that the calendar takes */
  gboolean is_silent;     /* about that, until one is refused */
} Case;

typedef struct
{
  const Case *what;
  FakeDav *fake;
  RealServer *real;
  TrellisDavClient *clients[2];
  Replica *replicas[2]; /* the mentee's and the mentor's */
  GUri *calendar;
} Fixture;

static GUri *
get_root (Fixture *self)
{
  return self->fake != NULL ? fake_dav_get_url (self->fake, "/") : real_server_get_url (self->real, "/");
}

/* A person's program is started: it finds the calendar, or makes it when it is the first. */
static void
open_transport (Fixture *self, guint index)
{
  g_autoptr(GUri) root = get_root (self);
  g_autofree char *text = g_uri_to_string (root);
  g_autoptr(TrellisDavFinding) finding = NULL;
  g_autoptr(TrellisDavAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  g_clear_object (&self->replicas[index]->transport);
  g_clear_object (&self->clients[index]);
  self->clients[index] = trellis_dav_client_new (root);
  trellis_dav_client_set_credentials (self->clients[index], "ann", PASSWORD);
  finding = trellis_dav_discover (self->clients[index], text, NULL, &error);
  g_assert_no_error (error);
  if (self->calendar == NULL)
    {
      g_autoptr(TrellisDavCollection) made =
        trellis_dav_collection_create (self->clients[index], finding->homes->pdata[0], "Mira & Tom",
                                       self->what->kinds, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (made->kinds, ==,
                       self->what->is_silent ? TRELLIS_ITEM_KINDS_ALL : self->what->kinds);
      self->calendar = g_uri_ref (made->url);
    }
  account = trellis_dav_account_new (self->clients[index], finding->homes);
  self->replicas[index]->transport = trellis_dav_transport_new (account, self->calendar);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  const Case *what = data;

  self->what = what;
  if (what->server == SERVER_FAKE)
    {
      self->fake = fake_dav_new ();
      fake_dav_get_quirks (self->fake)->no_kinds_told = what->is_silent;
      fake_dav_set_auth (self->fake, FAKE_DAV_BASIC);
    }
  else
    self->real = real_server_new (what->server, NULL, NULL);
  if (self->fake == NULL && self->real == NULL)
    return;

  for (guint i = 0; i < 2; i++)
    {
      self->replicas[i] = replica_new (NULL, i == 0 ? TRELLIS_ROLE_MENTEE : TRELLIS_ROLE_MENTOR);
      open_transport (self, i);
      replica_share (self->replicas[i]);
    }
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->replicas[i], replica_free);
      g_clear_object (&self->clients[i]);
    }
  g_clear_pointer (&self->fake, fake_dav_free);
  g_clear_pointer (&self->real, real_server_free);
  g_clear_pointer (&self->calendar, g_uri_unref);
}

static gboolean
is_skipped (Fixture *self)
{
  return self->replicas[0] == NULL;
}

/* What is there is only what the calendar takes. */
static void
assert_kinds (Fixture *self, guint index)
{
  static const char *const names[] = { "VEVENT", "VTODO", "VJOURNAL" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *sql = g_strdup_printf (
        "SELECT count(*) FROM shared_item WHERE CAST(base AS TEXT) LIKE '%%BEGIN:%s%%'", names[i]);
      g_autofree char *n = replica_ask (self->replicas[index], sql);

      if ((self->what->kinds & (1u << i)) == 0)
        g_assert_cmpstr (n, ==, "0");
    }
}

/* The requests of one run. */
static guint
sync_one (Fixture *self, guint index)
{
  const guint before = trellis_dav_client_get_n_requests (self->clients[index]);

  replica_sync (self->replicas[index]);
  return trellis_dav_client_get_n_requests (self->clients[index]) - before;
}

/* What was done is not told again after this. */
static void
settle (Fixture *self)
{
  if (!real_server_has_coarse_tokens (self->what->server))
    return;
  g_usleep (1100 * 1000);
  sync_one (self, 0);
  sync_one (self, 1);
}

static void
assert_same (Fixture *self)
{
  g_autofree char *mine = replica_tell (self->replicas[0]);
  g_autofree char *theirs = replica_tell (self->replicas[1]);

  g_assert_cmpstr (mine, ==, theirs);
}

static void
sync_all (Fixture *self)
{
  sync_one (self, 0);
  sync_one (self, 1);
  sync_one (self, 0);
  assert_same (self);
  settle (self);
  for (guint i = 0; i < 2; i++)
    {
      assert_kinds (self, i);
      g_assert_cmpuint (sync_one (self, i), ==, 1);
      g_assert_cmpuint (self->replicas[i]->report.n_sent + self->replicas[i]->report.n_received, ==, 0);
    }
}

static void
add (Replica *replica, gpointer record)
{
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
  trellis_store_add (replica->store, record);
}

static void
test_all_kinds (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = NULL;
  g_autoptr(TrellisGoal) goal = NULL;
  g_autoptr(TrellisTask) task = NULL;
  g_autoptr(TrellisMeeting) meeting = NULL;
  g_autoptr(TrellisPoint) point = NULL;
  g_autoptr(TrellisAction) action = NULL;
  g_autoptr(TrellisCheckIn) check_in = NULL;
  g_autofree char *told = NULL;
  g_autofree char *said = NULL;

  if (is_skipped (self))
    return;
  note = replica_add_note (self->replicas[0], "Title", "Body, with; signs \\ and \xc3\xa4 <&>\nsecond line");
  goal = replica_add_goal (self->replicas[0], "Goal");
  task = replica_add_task (self->replicas[0], goal, "Step");
  meeting = replica_add_meeting (self->replicas[1], "Meeting");
  point = replica_add_point (self->replicas[1], meeting, "Point");
  action = trellis_action_new ();
  trellis_action_set_match (action, UID (self->replicas[1]->match));
  trellis_action_set_title (action, "Read");
  trellis_action_set_owner (action, TRELLIS_OWNER_BOTH);
  trellis_action_set_due (action, "2027-02-28");
  trellis_action_set_done (action, 1801000000);
  add (self->replicas[1], action);
  check_in = trellis_check_in_new ();
  trellis_check_in_set_goal (check_in, UID (goal));
  trellis_check_in_set_day (check_in, "2027-02-01");
  trellis_check_in_set_percent (check_in, 40);
  trellis_check_in_set_comment (check_in, "On the way");
  add (self->replicas[0], check_in);
  sync_all (self);
  told = replica_tell (self->replicas[0]);
  g_assert_nonnull (strstr (told, "second line"));
  g_assert_nonnull (strstr (told, "point|"));
  g_assert_nonnull (strstr (told, "Read|both|2027-02-28|1801000000"));
  said = replica_ask (self->replicas[1], "SELECT percent, day, comment FROM check_in");
  g_assert_cmpstr (said, ==, "40|2027-02-01|On the way");
}

/* Both edit one note far from the network; what both wrote is there. */
static void
test_both_edit (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) mine = NULL;
  g_autoptr(TrellisNote) theirs = NULL;
  g_autofree char *told = NULL;

  if (is_skipped (self))
    return;
  mine = replica_add_note (self->replicas[0], "Title", "one\ntwo\nthree");
  sync_all (self);
  theirs = replica_get (self->replicas[1], TRELLIS_TYPE_NOTE, UID (mine));
  trellis_note_set_body (mine, "ONE\ntwo\nthree");
  trellis_note_set_body (theirs, "one\ntwo\nTHREE");
  sync_one (self, 1);
  sync_all (self);
  told = replica_tell (self->replicas[1]);
  g_assert_nonnull (strstr (told, "ONE\ntwo\nTHREE"));
}

static void
test_delete_against_edit (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) mine = NULL;
  g_autoptr(TrellisNote) theirs = NULL;
  g_autofree char *told = NULL;

  if (is_skipped (self))
    return;
  mine = replica_add_note (self->replicas[0], "Title", "Body");
  sync_all (self);
  theirs = replica_get (self->replicas[1], TRELLIS_TYPE_NOTE, UID (mine));
  trellis_store_delete (self->replicas[0]->store, mine);
  trellis_note_set_body (theirs, "Body, and more");
  sync_one (self, 0);
  sync_all (self);
  told = replica_tell (self->replicas[0]);
  g_assert_nonnull (strstr (told, "Body, and more"));
}

/* The numbers of requests: nothing changed 1, one edit 3, and nothing for who only reads it but the
 * question, the changes and the item. */
static void
test_requests (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = NULL;

  if (is_skipped (self))
    return;
  note = replica_add_note (self->replicas[0], "Title", "Body");
  sync_all (self);
  trellis_note_set_body (note, "Other");
  g_assert_cmpuint (sync_one (self, 0), ==, 3);
  g_assert_cmpuint (sync_one (self, 1), ==, 3);
  settle (self);
  g_assert_cmpuint (sync_one (self, 0), ==, 1);
  assert_same (self);
}

/* A new person takes in all that is there. */
static void
test_first_download (Fixture *self, gconstpointer data)
{
  const guint n = 90;
  g_autofree char *told = NULL;
  guint n_requests;

  if (is_skipped (self))
    return;
  for (guint i = 0; i < n; i += 3)
    {
      g_autofree char *title = g_strdup_printf ("Thing %u", i);
      g_autoptr(TrellisNote) note = replica_add_note (self->replicas[0], title, "Body");
      g_autoptr(TrellisGoal) goal = replica_add_goal (self->replicas[0], title);
      g_autoptr(TrellisMeeting) meeting = replica_add_meeting (self->replicas[0], title);
    }
  sync_one (self, 0);
  g_assert_cmpuint (self->replicas[0]->report.n_left, ==, 0);
  n_requests = sync_one (self, 1);
  g_test_message ("%u requests: %u items taken in, %u sent", n_requests, self->replicas[1]->report.n_received,
                  self->replicas[1]->report.n_sent);
  /* SOGo is asked for each kind of items by itself. */
  g_assert_cmpuint (n_requests, <=, (self->what->server == REAL_SERVER_SOGO ? 6 : 4) + self->replicas[1]->report.n_sent + 1);
  g_assert_cmpuint (self->replicas[1]->report.n_received, >=, n);
  told = replica_tell (self->replicas[1]);
  g_assert_nonnull (strstr (told, "Thing 87"));
  sync_all (self);
}

static void
removed_cb (const TrellisRemoteWrite *write, const char *href, const char *etag, const GError *error,
            gpointer user_data)
{
  g_assert_no_error (error);
}

/* Somebody's program removes all that is there. */
static void
remove_all (Fixture *self)
{
  TrellisTransport *transport = self->replicas[0]->transport;
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisRemoteChanges) changes = trellis_transport_list_changes (transport, NULL, NULL, &error);
  g_autoptr(GPtrArray) writes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_write_free);

  g_assert_no_error (error);
  for (guint i = 0; i < changes->items->len; i++)
    {
      const TrellisRemoteItem *item = changes->items->pdata[i];

      g_ptr_array_add (writes, trellis_remote_write_new (item->href, "x", item->etag, NULL));
    }
  trellis_transport_remove (transport, writes, removed_cb, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* R-S8: A calendar that is empty all of a sudden takes nothing from anybody, and is filled again by who says so. */
static void
test_emptied (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  if (is_skipped (self))
    return;
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(TrellisNote) note = replica_add_note (self->replicas[0], "Title", "Body");
      g_autoptr(TrellisGoal) goal = replica_add_goal (self->replicas[0], "Goal");
    }
  sync_all (self);
  before = replica_tell (self->replicas[0]);
  remove_all (self);
  for (guint i = 0; i < 2; i++)
    {
      sync_one (self, i);
      g_assert_cmpint (self->replicas[i]->report.question, ==, TRELLIS_SHARING_QUESTION_EMPTIED);
      g_assert_cmpuint (self->replicas[i]->report.n_trashed + self->replicas[i]->report.n_sent, ==, 0);
      assert_same (self);
    }
  for (guint i = 0; i < 2; i++)
    {
      trellis_store_answer_sharing (self->replicas[i]->store, UID (self->replicas[i]->match), TRELLIS_SHARING_ANSWER_KEEP,
                                    &error);
      g_assert_no_error (error);
    }
  sync_all (self);
  after = replica_tell (self->replicas[1]);
  g_assert_cmpstr (after, ==, before);
}

/* A server that fails in the middle, again and again, loses nothing and doubles nothing. */
static void
test_faults (Fixture *self, gconstpointer data)
{
  const FakeDavFault faults[] = {
    { .method = "PUT", .skip = 2, .times = 1, .cuts = TRUE, .does_it = TRUE },
    { .method = "PUT", .skip = 1, .times = 1, .cuts = TRUE },
    { .method = "PUT", .times = 1, .status = 500, .does_it = TRUE },
    { .method = "PUT", .times = 2, .status = 500 },
    { .method = "PUT", .times = 1, .status = 503 },
    { .method = "PUT", .times = 1, .status = 412 },
    { .method = "PUT", .times = 1, .status = 200, .type = "text/html", .body = "<html>" },
    { .method = "REPORT", .times = 1, .status = 500 },
    { .method = "REPORT", .times = 2, .cuts = TRUE },
    { .method = "REPORT", .times = 1, .status = 207, .type = "text/xml", .body = "<multistatus xmlns='DAV:'>" },
    { .method = "PROPFIND", .times = 1, .status = 207, .type = "text/xml", .body = "<multistatus xmlns='DAV:'/>" },
    { .method = "PROPFIND", .times = 1, .status = 404 },
    { .method = "DELETE", .times = 1, .cuts = TRUE, .does_it = TRUE },
    { .times = 3, .status = 429 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr(TrellisNote) edited = replica_add_note (self->replicas[0], "Edited", "Body");
      g_autoptr(TrellisNote) removed = replica_add_note (self->replicas[0], "Removed", "Body");
      g_autofree char *path = g_uri_to_string (self->calendar);
      g_autofree char *body = g_strdup_printf ("Round %u", i);
      g_autofree char *told = NULL;
      guint n_items;

      sync_all (self);
      n_items = fake_dav_get_n_items (self->fake, g_uri_get_path (self->calendar));
      fake_dav_fail (self->fake, &faults[i]);
      trellis_note_set_body (edited, body);
      trellis_store_delete (self->replicas[0]->store, removed);
      for (guint j = 0; j < 3; j++)
        {
          g_autoptr(TrellisNote) added = replica_add_note (self->replicas[j % 2], "Added", body);
        }
      for (guint j = 0; j < 6; j++)
        {
          g_autoptr(GError) error = NULL;

          if (!replica_try (self->replicas[j % 2], &error))
            g_test_message ("fault %u, run %u: %s", i, j, error->message);
        }
      fake_dav_heal (self->fake);
      sync_all (self);
      g_assert_cmpuint (fake_dav_get_n_items (self->fake, g_uri_get_path (self->calendar)), ==, n_items + 3 - 1);
      told = replica_tell (self->replicas[1]);
      g_assert_nonnull (strstr (told, body));
    }
}

/* R-D6: What a server that takes only events does not say before it is asked to take something else is found out
 * once: after that, nobody tries again. */
static void
test_found_out (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->replicas[0], "Title", "Body");
  g_autoptr(TrellisGoal) goal = replica_add_goal (self->replicas[0], "Goal");
  g_autoptr(TrellisNote) other = NULL;
  g_autoptr(TrellisGoal) another = NULL;

  sync_all (self);
  g_assert_cmpuint (fake_dav_get_n_items (self->fake, g_uri_get_path (self->calendar)), ==, 3);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_object (&other);
      g_clear_object (&another);
      fake_dav_reset (self->fake);
      other = replica_add_note (self->replicas[i], "Other", "Body");
      another = replica_add_goal (self->replicas[i], "Another");
      sync_one (self, i);
      g_assert_cmpuint (fake_dav_count (self->fake, "PUT"), ==, 2);
      g_assert_cmpuint (self->replicas[i]->report.n_refused, ==, 0);
      sync_all (self);
    }
}

static const Case fake = { SERVER_FAKE, TRELLIS_ITEM_KINDS_ALL, FALSE };
static const Case fake_events = { SERVER_FAKE, TRELLIS_ITEM_KIND_EVENT, FALSE };
static const Case fake_silent = { SERVER_FAKE, TRELLIS_ITEM_KIND_EVENT, TRUE };
static const Case radicale = { REAL_SERVER_RADICALE, TRELLIS_ITEM_KINDS_ALL, FALSE };
static const Case radicale_events = { REAL_SERVER_RADICALE, TRELLIS_ITEM_KIND_EVENT, FALSE };
static const Case radicale_no_journals = { REAL_SERVER_RADICALE, TRELLIS_ITEM_KIND_EVENT | TRELLIS_ITEM_KIND_TASK,
                                           FALSE };
static const Case xandikos = { REAL_SERVER_XANDIKOS, TRELLIS_ITEM_KINDS_ALL, FALSE };
static const Case others[] = {
  { REAL_SERVER_CYRUS, TRELLIS_ITEM_KINDS_ALL, FALSE },
  { REAL_SERVER_DAVICAL, TRELLIS_ITEM_KINDS_ALL, FALSE },
  { REAL_SERVER_SOGO, TRELLIS_ITEM_KIND_EVENT | TRELLIS_ITEM_KIND_TASK, FALSE },
};

/* The first of the tests, as many as tell anything new. */
static void
add_tests (const char *server, const Case *what, guint n_tests)
{
  const struct { const char *name; void (*function) (Fixture *, gconstpointer); } tests[] = {
    { "all-kinds", test_all_kinds },
    { "both-edit", test_both_edit },
    { "delete-against-edit", test_delete_against_edit },
    { "requests", test_requests },
    { "first-download", test_first_download },
    { "emptied", test_emptied },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests) && i < n_tests; i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync/together/%s/%s", server, tests[i].name);

      g_test_add (path, Fixture, what, set_up, tests[i].function, tear_down);
    }
}

/* With the name of one of the others: through that. */
int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (argv[1], real_server_get_name (others[i].server)))
      {
        add_tests (argv[1], &others[i], G_MAXUINT);
        return g_test_run ();
      }

  add_tests ("fake", &fake, G_MAXUINT);
  add_tests ("fake-events", &fake_events, G_MAXUINT);
  add_tests ("fake-silent", &fake_silent, 3);
  add_tests ("radicale", &radicale, G_MAXUINT);
  add_tests ("radicale-events", &radicale_events, 4);
  add_tests ("radicale-no-journals", &radicale_no_journals, 2);
  add_tests ("xandikos", &xandikos, G_MAXUINT);
  g_test_add ("/sync/together/fake/faults", Fixture, &fake, set_up, test_faults, tear_down);
  g_test_add ("/sync/together/fake-events/faults", Fixture, &fake_events, set_up, test_faults, tear_down);
  g_test_add ("/sync/together/fake-silent/found-out", Fixture, &fake_silent, set_up, test_found_out, tear_down);
  return g_test_run ();
}
