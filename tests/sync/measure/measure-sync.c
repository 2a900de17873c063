/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "fake-dav.h"
#include "apply-batch.h"
#include "trellis-dav-discovery.h"
#include "trellis-dav-transport.h"
#include "trellis-store-sharing.h"
#include "trellis-sync-engine.h"

#define USER "ann"

/* The parts of a measurement of sharing, as a program for the bench:
 *
 *   make URL N                      makes N calendars, prints the home and them
 *   prepare FOLDER MATCHES MEETINGS a journal with that many matches, each with that many meetings
 *   run FOLDER HOME CALENDAR...     brings each match in step with a calendar, prints what it took
 *   edit FOLDER                     changes a meeting
 *   serve N                         a server in memory with N items, until its input ends
 *
 * Who signs in is "ann", with the password in TRELLIS_PASSWORD. */

static void
fail (const char *what, GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s: %s\n", what, error->message);
  exit (1);
}

static TrellisDavClient *
make_client (const char *address)
{
  g_autoptr(GUri) url = trellis_dav_address_to_url (address);
  TrellisDavClient *client = trellis_dav_client_new (url);
  const char *password = g_getenv ("TRELLIS_PASSWORD");

  if (password != NULL)
    trellis_dav_client_set_credentials (client, USER, password);
  return client;
}

static void
make_calendars (const char *address, guint n)
{
  g_autoptr(TrellisDavClient) client = make_client (address);
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisDavFinding) finding = trellis_dav_discover (client, address, NULL, &error);
  g_autofree char *home = NULL;

  fail ("discovery", error);
  home = g_uri_to_string (finding->homes->pdata[0]);
  g_print ("%s\n", home);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Match %u", i);
      g_autoptr(TrellisDavCollection) made =
        trellis_dav_collection_create (client, finding->homes->pdata[0], name, TRELLIS_ITEM_KINDS_ALL, NULL, &error);
      g_autofree char *url = NULL;

      fail ("creation", error);
      url = g_uri_to_string (made->url);
      g_print ("%s\n", url);
    }
}

static TrellisStore *
open_store (const char *folder)
{
  g_autoptr(GError) error = NULL;
  TrellisStore *store = trellis_store_open (folder, &error);

  fail ("journal", error);
  return store;
}

static void
close_store (TrellisStore *store)
{
  g_autoptr(GError) error = NULL;

  trellis_store_flush (store, &error);
  fail ("journal", error);
  trellis_store_close (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (store);
}

static char *
get_match_uid (guint index)
{
  return g_strdup_printf ("11111111-1111-4111-8111-%012u", index);
}

static void
add_meetings (TrellisStore *store, const char *match, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
      g_autofree char *title = g_strdup_printf ("Talk number %u", i);

      trellis_meeting_set_match (meeting, match);
      trellis_meeting_set_title (meeting, title);
      trellis_meeting_set_starts (meeting, 1801000000 + (gint64) i * 86400);
      trellis_meeting_set_minutes (meeting, 60);
      trellis_meeting_set_time_zone (meeting, "Europe/Paris");
      trellis_meeting_set_place (meeting, "Library, second floor");
      trellis_record_set_visibility (TRELLIS_RECORD (meeting), TRELLIS_VISIBILITY_SHARED);
      trellis_store_add (store, meeting);
    }
}

static void
prepare (const char *folder, guint n_matches, guint n_meetings)
{
  TrellisStore *store = open_store (folder);

  for (guint i = 0; i < n_matches; i++)
    {
      g_autofree char *uid = get_match_uid (i);
      g_autoptr(TrellisPerson) partner = trellis_person_new ();
      g_autoptr(TrellisMatch) match = trellis_match_new ();

      trellis_person_set_name (partner, "Tom");
      trellis_store_add (store, partner);
      trellis_record_set_string (TRELLIS_RECORD (match), TRELLIS_RECORD_UID, uid);
      trellis_match_set_partner (match, trellis_record_get_uid (TRELLIS_RECORD (partner)));
      trellis_match_set_my_role (match, TRELLIS_ROLE_MENTOR);
      trellis_match_set_started (match, "2026-09-01");
      trellis_store_add (store, match);
      add_meetings (store, uid, n_meetings);
    }
  close_store (store);
}

static void
edit (const char *folder)
{
  TrellisStore *store = open_store (folder);
  g_autofree char *uid = get_match_uid (0);
  g_autoptr(TrellisMatch) match = trellis_store_get (store, TRELLIS_TYPE_MATCH, uid);
  g_autofree char *text = g_uuid_string_random ();

  trellis_match_set_expectations (match, text);
  close_store (store);
}

static gboolean
apply_cb (TrellisShareBatch *batch, gpointer data, GError **error)
{
  return apply_batch (data, batch, error);
}

static void
share (TrellisStore *store, const char *match, const char *address)
{
  g_autoptr(TrellisSharing) known = trellis_store_dup_sharing (store, match);
  g_autoptr(TrellisSharing) sharing = NULL;
  g_autoptr(GError) error = NULL;

  if (known != NULL)
    return;
  sharing = trellis_sharing_new (match, TRELLIS_SHARING_KIND_CALENDAR, address);
  sharing->is_own = TRUE;
  trellis_store_share (store, sharing, &error);
  fail ("sharing", error);
}

/* What the runs before have learned of the server, as the program keeps it. */
static TrellisAccount *
ensure_account (TrellisStore *store, const char *address)
{
  g_autoptr(GPtrArray) accounts = trellis_store_list_accounts (store);

  return accounts->len > 0 ? trellis_account_copy (accounts->pdata[0]) : trellis_account_new (address, USER);
}

static void
keep_account (TrellisStore *store, TrellisTransport *transport, TrellisAccount *settings)
{
  g_autoptr(GError) error = NULL;

  if (trellis_transport_update_account (transport, settings))
    trellis_store_save_account (store, settings, &error);
  fail ("account", error);
}

static double
get_cpu_ms (void)
{
  struct timespec used;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &used);
  return (double) used.tv_sec * 1e3 + (double) used.tv_nsec / 1e6;
}

/* A number of KiB in /proc/self/status. */
static long
get_memory_kib (const char *name)
{
  g_autofree char *status = NULL;
  g_autoptr(GError) error = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, &error);
  fail ("memory", error);
  line = strstr (status, name);
  g_assert (line != NULL);
  return atol (line + strlen (name));
}

/* The most that was ever in use is from now on the most since now: getrusage() would tell of what started
 * this program too. */
static void
forget_most_memory (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");
  const gboolean is_forgotten = file != NULL && fputs ("5", file) >= 0 && fclose (file) == 0;

  if (is_forgotten)
    return;
  g_printerr ("The most memory in use cannot be reset.\n");
  exit (1);
}

static void
run (const char *folder, const char *home, char **calendars, guint n)
{
  TrellisStore *store = open_store (folder);
  g_autoptr(TrellisAccount) settings = ensure_account (store, home);
  g_autoptr(TrellisDavClient) client = make_client (home);
  g_autoptr(GPtrArray) homes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_uri_unref);
  g_autoptr(TrellisDavAccount) account = NULL;
  g_autoptr(GPtrArray) transports = g_ptr_array_new_with_free_func (g_object_unref);
  TrellisSyncReport sum = { 0 };
  long memory;
  double cpu;
  gint64 start;

  for (guint i = 0; settings->basic != NULL && settings->basic[i] != NULL; i++)
    trellis_dav_client_expect_basic (client, settings->basic[i]);
  g_ptr_array_add (homes, trellis_dav_address_to_url (home));
  account = trellis_dav_account_new (client, homes);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *match = get_match_uid (i);
      g_autoptr(GUri) url = trellis_dav_address_to_url (calendars[i]);

      share (store, match, calendars[i]);
      g_ptr_array_add (transports, trellis_dav_transport_new (account, url));
    }
  trellis_store_flush (store, NULL);

  forget_most_memory ();
  memory = get_memory_kib ("VmRSS:");
  cpu = get_cpu_ms ();
  start = g_get_monotonic_time ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *match = get_match_uid (i);
      const TrellisSyncJob job = {
        .folder = folder,
        .match = match,
        .now = g_get_real_time () / G_USEC_PER_SEC,
        .transport = transports->pdata[i],
        .apply = apply_cb,
        .data = store,
      };
      TrellisSyncReport report;
      g_autoptr(GError) error = NULL;

      trellis_sync_run (&job, &report, NULL, &error);
      fail ("sync", error);
      sum.n_received += report.n_received;
      sum.n_sent += report.n_sent;
      sum.n_left += report.n_left;
    }
  g_print ("{\"wall_ms\": %.1f, \"cpu_ms\": %.1f, \"memory_kib\": %ld, \"requests\": %u, \"received\": %u, \"sent\": %u,"
           " \"left\": %u}\n",
           (double) (g_get_monotonic_time () - start) / 1e3, get_cpu_ms () - cpu, get_memory_kib ("VmHWM:") - memory,
           trellis_dav_client_get_n_requests (client), sum.n_received, sum.n_sent, sum.n_left);
  keep_account (store, transports->pdata[0], settings);
  close_store (store);
}

static void
serve (guint n)
{
  g_autoptr(FakeDav) dav = fake_dav_new ();
  g_autoptr(GUri) home = fake_dav_get_url (dav, "/ann/");
  g_autoptr(GUri) calendar = fake_dav_get_url (dav, "/ann/calendar/");
  g_autofree char *home_text = g_uri_to_string (home);
  g_autofree char *calendar_text = g_uri_to_string (calendar);

  fake_dav_add_calendar (dav, "/ann/calendar/", TRELLIS_ITEM_KINDS_ALL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/ann/calendar/item-%06u.ics", i);
      g_autofree char *data =
        g_strdup_printf ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//Bench//EN\r\nBEGIN:VEVENT\r\n"
                         "UID:item-%06u\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:202701%02uT%02u0000Z\r\n"
                         "DTEND:202701%02uT%02u3000Z\r\nSUMMARY:Talk number %u\r\nLOCATION:Library\\, second floor\r\n"
                         "DESCRIPTION:How is the new role going? What was hard this week\\, and what went\r\n"
                         "  well? Bring the outline of the talk.\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                         i, i % 28 + 1, i % 24, i % 28 + 1, i % 24, i);

      fake_dav_put (dav, path, data);
    }
  g_print ("%s\n%s\n", home_text, calendar_text);
  fflush (stdout);
  while (getchar () != EOF)
    ;
}

int
main (int argc, char **argv)
{
  const char *verb = argc > 1 ? argv[1] : "";

  if (g_str_equal (verb, "make") && argc == 4)
    make_calendars (argv[2], (guint) atoi (argv[3]));
  else if (g_str_equal (verb, "prepare") && argc == 5)
    prepare (argv[2], (guint) atoi (argv[3]), (guint) atoi (argv[4]));
  else if (g_str_equal (verb, "run") && argc > 4)
    run (argv[2], argv[3], argv + 4, (guint) argc - 4);
  else if (g_str_equal (verb, "edit") && argc == 3)
    edit (argv[2]);
  else if (g_str_equal (verb, "serve") && argc == 3)
    serve ((guint) atoi (argv[2]));
  else
    {
      g_printerr ("usage: measure-sync make|prepare|run|edit|serve ...\n");
      return 2;
    }
  return 0;
}
