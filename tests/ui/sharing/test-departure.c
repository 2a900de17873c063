/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "raw-server.h"
#include "trellis-departure.h"
#include "trellis-note.h"
#include "trellis-store-sharing.h"
#include "ui-test.h"

#include <glib/gstdio.h>

#define UID(record) trellis_record_get_uid (TRELLIS_RECORD (record))

/* Nothing goes by itself. */
static const TrellisSyncTimes never = {
  .start = 3600 * 1000,
  .quiet = 3600 * 1000,
  .interval = 3600 * 1000
};

typedef struct
{
  UiTest base;
  GtkApplication *application;
  TrellisSharer *sharer;
  TrellisDeparture *departure;
  TrellisNote *note; /* not yet where it is shared */
} Fixture;

static void
set_up (Fixture *test, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  ui_test_set_up (&test->base, NULL);
  test->application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (test->application), NULL, &error);
  g_assert_no_error (error);
  test->sharer = trellis_sharer_new ();
}

static void
tear_down (Fixture *test, gconstpointer data)
{
  g_clear_object (&test->note);
  g_assert_finalize_object (test->departure);
  trellis_sharer_stop (test->sharer);
  g_assert_finalize_object (test->sharer);
  g_assert_finalize_object (test->application);
  ui_test_tear_down (&test->base, NULL);
}

static void
share (Fixture *test, TrellisSharing *sharing)
{
  g_autoptr(GError) error = NULL;

  trellis_store_share (test->base.store, sharing, &error);
  g_assert_no_error (error);
  trellis_sharer_begin (test->sharer, test->base.store, &never);
}

static char *
share_folder (Fixture *test)
{
  char *folder = g_build_filename (test->base.folder, "shared", NULL);
  g_autoptr(TrellisSharing) sharing =
    trellis_sharing_new (UID (test->base.match), TRELLIS_SHARING_KIND_FOLDER, folder);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  share (test, sharing);
  return folder;
}

/* Through a server that takes connections, and says nothing. */
static void
share_calendar (Fixture *test, RawServer *server)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/", raw_server_get_port (server));
  g_autoptr(TrellisAccount) account = trellis_account_new (url, "ann");
  g_autoptr(TrellisSharing) sharing =
    trellis_sharing_new (UID (test->base.match), TRELLIS_SHARING_KIND_CALENDAR, url);
  g_autoptr(GError) error = NULL;

  trellis_store_save_account (test->base.store, account, &error);
  g_assert_no_error (error);
  sharing->account = g_strdup (account->uid);
  share (test, sharing);
  trellis_sync_connector_set_password (trellis_sharer_get_connector (test->sharer), account->uid, "secret");
}

static void
write_note (Fixture *test)
{
  test->note = trellis_note_new ();
  trellis_note_set_match (test->note, UID (test->base.match));
  trellis_note_set_title (test->note, "Last words");
  trellis_record_set_visibility (TRELLIS_RECORD (test->note), TRELLIS_VISIBILITY_SHARED);
  trellis_store_add (test->base.store, test->note);
  g_assert_true (trellis_store_flush (test->base.store, NULL));
}

static gboolean
too_late_cb (gpointer data)
{
  g_error ("The application stays");
  return G_SOURCE_REMOVE;
}

/* As somebody closes the window. */
static void
close_window_cb (GtkApplication *application, gpointer data)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_window_present (GTK_WINDOW (window));
  write_note (data);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* While something else holds it, as reminders do, it is asked to quit without a window. */
static void
quit_cb (GtkApplication *application, gpointer data)
{
  Fixture *test = data;

  g_application_hold (G_APPLICATION (application));
  write_note (data);
  trellis_departure_quit (test->departure);
}

static void
quit_twice_cb (GtkApplication *application, gpointer data)
{
  Fixture *test = data;

  quit_cb (application, data);
  trellis_departure_quit (test->departure);
}

/* Returns when the application has ended, with the milliseconds that it took. */
static guint
run (Fixture *test, GCallback activate, guint milliseconds)
{
  const gint64 begin = g_get_monotonic_time ();
  guint source = g_timeout_add_seconds (60, too_late_cb, NULL);

  test->departure = trellis_departure_new (test->application, test->sharer, milliseconds);
  g_signal_connect (test->application, "activate", activate, test);
  g_application_run (G_APPLICATION (test->application), 0, NULL);
  g_source_remove (source);
  return (guint) ((g_get_monotonic_time () - begin) / 1000);
}

static gboolean
is_in_folder (Fixture *test, const char *folder)
{
  g_autofree char *name = g_strdup_printf ("%s.ics", UID (test->note));
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* What is written last is there before the application has ended. */
static void
test_brings (Fixture *test, gconstpointer activate)
{
  g_autofree char *folder = share_folder (test);

  run (test, G_CALLBACK (activate), 3600 * 1000);
  g_assert_true (is_in_folder (test, folder));
  g_assert_cmpuint (trellis_store_count_shared_changes (test->base.store, NULL), ==, 0);
}

/* It does not stay for a side that says nothing, and nothing of what waits is lost. */
static void
test_limit (Fixture *test, gconstpointer activate)
{
  const RawScript nothing = { .reads = G_MAXSIZE, .silence = 60 * 1000 };
  g_autoptr(RawServer) server = raw_server_new (&nothing);

  share_calendar (test, server);
  g_assert_cmpuint (run (test, G_CALLBACK (activate), 500), >=, 500);
  g_assert_cmpuint (raw_server_get_n (server), ==, 1);
  g_assert_cmpuint (trellis_store_count_shared_changes (test->base.store, NULL), >, 0);
}

/* Who asks a second time means it. */
static void
test_twice (Fixture *test, gconstpointer data)
{
  const RawScript nothing = { .reads = G_MAXSIZE, .silence = 60 * 1000 };
  g_autoptr(RawServer) server = raw_server_new (&nothing);

  share_calendar (test, server);
  run (test, G_CALLBACK (quit_twice_cb), 3600 * 1000);
  g_assert_cmpuint (trellis_store_count_shared_changes (test->base.store, NULL), >, 0);
}

static void
create_window_cb (GtkApplication *application, gpointer data)
{
  Fixture *test = data;

  close_window_cb (application, data);
  trellis_sharer_stop (test->sharer);
  gtk_window_destroy (GTK_WINDOW (gtk_application_window_new (application)));
}

/* With a window that comes meanwhile it is as if the other had not gone: this one’s going is what counts. */
static void
test_comes_back (Fixture *test, gconstpointer data)
{
  const RawScript nothing = { .reads = G_MAXSIZE, .silence = 60 * 1000 };
  g_autoptr(RawServer) server = raw_server_new (&nothing);

  share_calendar (test, server);
  run (test, G_CALLBACK (create_window_cb), 3600 * 1000);
  g_assert_cmpuint (trellis_store_count_shared_changes (test->base.store, NULL), >, 0);
}

#define DEPARTURE_TEST(name, function, data) \
  g_test_add ("/departure/" name, Fixture, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  DEPARTURE_TEST ("closed", test_brings, close_window_cb);
  DEPARTURE_TEST ("quit", test_brings, quit_cb);
  DEPARTURE_TEST ("limit", test_limit, close_window_cb);
  DEPARTURE_TEST ("quit-limit", test_limit, quit_cb);
  DEPARTURE_TEST ("twice", test_twice, NULL);
  DEPARTURE_TEST ("comes-back", test_comes_back, NULL);
  return g_test_run ();
}
