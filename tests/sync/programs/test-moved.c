/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "apply-batch.h"
#include "real-server.h"
#include "replica.h"
#include "trellis-dav-discovery.h"
#include "trellis-dav-transport.h"
#include "trellis-folder-transport.h"
#include "trellis-folder.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>

/* Mira shares two matches through two calendars of a real server, or two folders, and moves items from one to
 * the other in another program. */

#define USER "ann"
#define PASSWORD "s\xc3\xa9" "cret"
#define OTHER "22222222-2222-4222-8222-222222222222"

typedef enum
{
  PLACE_RADICALE,
  PLACE_XANDIKOS,
  PLACE_FOLDER,
  N_PLACES,
} Place;

typedef struct
{
  char *folders[2]; /* or NULL, and then: */
  RealServer *server;
  TrellisDavClient *client;
  TrellisDavAccount *account;
  GUri *calendars[2];
  Replica *mira;
} Fixture;

static void
add_other_match (Fixture *self)
{
  g_autoptr(TrellisPerson) partner = trellis_person_new ();
  g_autoptr(TrellisMatch) match = trellis_match_new ();

  trellis_person_set_name (partner, "Ann");
  trellis_store_add (self->mira->store, partner);
  trellis_record_set_string (TRELLIS_RECORD (match), TRELLIS_RECORD_UID, OTHER);
  trellis_match_set_partner (match, UID (partner));
  trellis_match_set_my_role (match, TRELLIS_ROLE_MENTOR);
  trellis_store_add (self->mira->store, match);
  trellis_store_flush (self->mira->store, NULL);
}

static const char *
get_match (Fixture *self, guint place)
{
  return place == 0 ? UID (self->mira->match) : OTHER;
}

static void
share (Fixture *self, guint place, TrellisSharingKind kind, const char *address)
{
  g_autoptr(TrellisSharing) sharing = trellis_sharing_new (get_match (self, place), kind, address);
  g_autoptr(GError) error = NULL;

  trellis_store_share (self->mira->store, sharing, &error);
  g_assert_no_error (error);
}

static void
make_journal (Fixture *self)
{
  self->mira = replica_new (NULL, TRELLIS_ROLE_MENTOR);
  add_other_match (self);
}

static void
set_up_folders (Fixture *self)
{
  make_journal (self);
  for (guint i = 0; i < 2; i++)
    {
      self->folders[i] = g_dir_make_tmp ("trellis-moved-XXXXXX", NULL);
      share (self, i, TRELLIS_SHARING_KIND_FOLDER, self->folders[i]);
    }
}

static void
set_up (Fixture *self, gconstpointer data)
{
  const Place place = GPOINTER_TO_UINT (data) / 2;
  g_autoptr(GUri) root = NULL;
  g_autofree char *text = NULL;
  g_autoptr(TrellisDavFinding) finding = NULL;
  g_autoptr(GError) error = NULL;

  if (place == PLACE_FOLDER)
    {
      set_up_folders (self);
      return;
    }
  self->server =
    real_server_new (place == PLACE_RADICALE ? REAL_SERVER_RADICALE : REAL_SERVER_XANDIKOS, NULL, NULL);
  if (self->server == NULL)
    return;

  root = real_server_get_url (self->server, "/");
  text = g_uri_to_string (root);
  self->client = trellis_dav_client_new (root);
  trellis_dav_client_set_credentials (self->client, USER, PASSWORD);
  finding = trellis_dav_discover (self->client, text, NULL, &error);
  g_assert_no_error (error);
  self->account = trellis_dav_account_new (self->client, finding->homes);
  trellis_dav_account_set_round (self->account, 0);
  make_journal (self);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(TrellisDavCollection) made =
        trellis_dav_collection_create (self->client, finding->homes->pdata[0], i == 0 ? "Tom" : "Ann",
                                       TRELLIS_ITEM_KINDS_ALL, NULL, &error);
      g_autofree char *address = NULL;

      g_assert_no_error (error);
      self->calendars[i] = g_uri_ref (made->url);
      trellis_dav_account_watch (self->account, made->url);
      address = g_uri_to_string (made->url);
      share (self, i, TRELLIS_SHARING_KIND_CALENDAR, address);
    }
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->mira, replica_free);
  for (guint i = 0; i < 2 && self->folders[i] != NULL; i++)
    {
      trellis_folder_remove (self->folders[i]);
      g_free (self->folders[i]);
    }
  g_clear_object (&self->account);
  g_clear_object (&self->client);
  g_clear_pointer (&self->calendars[0], g_uri_unref);
  g_clear_pointer (&self->calendars[1], g_uri_unref);
  g_clear_pointer (&self->server, real_server_free);
}

static gboolean
apply (TrellisShareBatch *batch, gpointer data, GError **error)
{
  return apply_batch (((Replica *) data)->store, batch, error);
}

static TrellisSyncReport
sync_one (Fixture *self, guint place)
{
  g_autoptr(TrellisTransport) transport = self->folders[place] != NULL
                                            ? trellis_folder_transport_new (self->folders[place])
                                            : trellis_dav_transport_new (self->account, self->calendars[place]);
  TrellisSyncReport report;
  const TrellisSyncJob job = {
    .folder = self->mira->folder,
    .match = get_match (self, place),
    .now = ++self->mira->now,
    .transport = transport,
    .apply = apply,
    .data = self->mira,
  };
  g_autoptr(GError) error = NULL;

  trellis_store_flush (self->mira->store, NULL);
  trellis_sync_run (&job, &report, NULL, &error);
  g_assert_no_error (error);
  return report;
}

static void
sync_all (Fixture *self, guint first)
{
  for (guint i = 0; i < 4; i++)
    sync_one (self, (first + i) % 2);
  for (guint i = 0; i < 2; i++)
    {
      const TrellisSyncReport report = sync_one (self, i);

      g_assert_cmpuint (report.n_received + report.n_sent + report.n_removed + report.n_left, ==, 0);
    }
}

static char *
get_url (Fixture *self, guint place, const char *uid)
{
  g_autofree char *calendar = g_uri_to_string (self->calendars[place]);

  return g_strconcat (calendar, uid, ".ics", NULL);
}

/* As the other program does. The body that came, transfer full; @status becomes what the server said. */
static GBytes *
ask (const char *method, const char *url, GBytes *body, guint *status)
{
  g_autoptr(SoupSession) session = soup_session_new ();
  g_autoptr(SoupMessage) message = soup_message_new (method, url);
  g_autofree char *pair = g_base64_encode ((const guchar *) USER ":" PASSWORD, strlen (USER ":" PASSWORD));
  g_autofree char *header = g_strconcat ("Basic ", pair, NULL);
  g_autoptr(GError) error = NULL;
  GBytes *answer;

  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization", header);
  if (body != NULL)
    soup_message_set_request_body_from_bytes (message, "text/calendar", body);
  answer = soup_session_send_and_read (session, message, NULL, &error);
  g_assert_no_error (error);
  *status = soup_message_get_status (message);
  return answer;
}

static char *
get_path (Fixture *self, guint place, const char *uid)
{
  g_autofree char *name = g_strconcat (uid, ".ics", NULL);

  return g_build_filename (self->folders[place], name, NULL);
}

static gboolean
is_there (Fixture *self, guint place, const char *uid)
{
  g_autofree char *path = self->folders[place] != NULL ? get_path (self, place, uid) : NULL;
  g_autofree char *url = NULL;
  guint status;
  g_autoptr(GBytes) body = NULL;

  if (path != NULL)
    return g_file_test (path, G_FILE_TEST_EXISTS);
  url = get_url (self, place, uid);
  body = ask ("GET", url, NULL, &status);
  g_assert_true (status == 200 || status == 404);
  return status == 200;
}

static void
move_file (Fixture *self, const char *uid)
{
  g_autofree char *from = get_path (self, 0, uid);
  g_autofree char *to = get_path (self, 1, uid);

  g_assert_cmpint (g_rename (from, to), ==, 0);
}

static void
move_item (Fixture *self, const char *uid)
{
  g_autofree char *from = get_url (self, 0, uid);
  g_autofree char *to = get_url (self, 1, uid);
  guint status;
  g_autoptr(GBytes) text = ask ("GET", from, NULL, &status);
  g_autoptr(GBytes) put = NULL;
  g_autoptr(GBytes) removed = NULL;

  g_assert_cmpuint (status, ==, 200);
  put = ask ("PUT", to, text, &status);
  g_assert_cmpuint (status / 100, ==, 2);
  removed = ask ("DELETE", from, NULL, &status);
  g_assert_cmpuint (status / 100, ==, 2);
}

static void
move (Fixture *self, const char *uid)
{
  if (self->folders[0] != NULL)
    move_file (self, uid);
  else
    move_item (self, uid);
}

/* A meeting with what is to be talked about, and a goal with a task of its own. */
static void
test_moved (Fixture *self, gconstpointer data)
{
  const guint first = GPOINTER_TO_UINT (data) % 2;
  g_autoptr(TrellisMeeting) meeting = NULL;
  g_autoptr(TrellisPoint) point = NULL;
  g_autoptr(TrellisGoal) goal = NULL;
  g_autoptr(TrellisTask) task = NULL;

  if (self->mira == NULL)
    {
      g_test_skip ("The server is not installed");
      return;
    }
  meeting = replica_add_meeting (self->mira, "Meeting");
  point = replica_add_point (self->mira, meeting, "Point");
  goal = replica_add_goal (self->mira, "Goal");
  task = replica_add_task (self->mira, goal, "Task");
  sync_all (self, 0);

  move (self, UID (meeting));
  move (self, UID (goal));
  sync_all (self, first);
  g_assert_cmpstr (trellis_meeting_get_match (meeting), ==, OTHER);
  g_assert_cmpstr (trellis_goal_get_match (goal), ==, OTHER);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (meeting)), ==, 0);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (point)), ==, 0);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (goal)), ==, 0);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (task)), ==, 0);
  g_assert_false (is_there (self, 0, UID (meeting)));
  g_assert_true (is_there (self, 1, UID (meeting)));
  g_assert_false (is_there (self, 0, UID (task)));
  g_assert_true (is_there (self, 1, UID (task)));
}

int
main (int argc, char **argv)
{
  static const char *const places[] = { "radicale", "xandikos", "folder" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < 2 * N_PLACES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync/moved/%s/%u", places[i / 2], i % 2);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_moved, tear_down);
    }
  return g_test_run ();
}
