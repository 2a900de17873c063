/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replica.h"
#include "stall-meter.h"
#include "trellis-match-page.h"
#include "trellis-sync-session.h"
#include "trellis-text-view.h"
#include "trellis-window.h"
#include "window-use.h"

/* measure-sync-stall ITEMS [PLACE]: shares a match with ITEMS notes with a journal that has none of them,
 * while the window shows that PLACE of the match ("overview" unless told otherwise) or "home", or while
 * somebody is "typing" in a note of their own there, and prints as JSON
 *
 *   sync_stall_ms   the longest that the main loop was blocked while they came in
 *   turn_cpu_ms     the most processor time that one turn of the main loop took */

#define SETTLING_MS 2000
#define SECONDS_APART (4 * 60 * 60)
#define KEY_MS 40

static TrellisTransport *
connect_to_server (const TrellisSharing *sharing, const TrellisAccount *account, gpointer data,
                   GCancellable *cancellable, GError **error)
{
  return memory_transport_new (data, NULL, NULL);
}

static void
fill_server (MemoryServer *server, guint n_items)
{
  Replica *sender = replica_new (server, TRELLIS_ROLE_MENTEE);

  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *title = g_strdup_printf ("What we said, %u", i);

      TrellisNote *note =
        replica_add_note (sender, title, "We looked at the outline, and at what is to be left out.");
      gint64 then = sender->now - (gint64) (n_items - i) * SECONDS_APART;

      trellis_record_set_number (TRELLIS_RECORD (note), TRELLIS_RECORD_CREATED, then);
      trellis_record_set_number (TRELLIS_RECORD (note), TRELLIS_RECORD_MODIFIED, then);
    }
  replica_share (sender);
  replica_sync (sender);
  replica_free (sender);
}

static gboolean
is_match_page (GtkWidget *widget)
{
  return TRELLIS_IS_MATCH_PAGE (widget);
}

static gboolean
is_text_view (GtkWidget *widget)
{
  return TRELLIS_IS_TEXT_VIEW (widget);
}

static void
show_place (GtkWidget *window, const char *match, const char *place)
{
  if (g_str_equal (place, "home"))
    return;
  open_record (window, "match", match);
  wait_ms (SETTLING_MS);
  gtk_widget_activate_action (find (window, is_match_page), "place.show", "s", place);
  wait_ms (SETTLING_MS);
}

static gboolean
type_cb (gpointer view)
{
  g_signal_emit_by_name (view, "insert-at-cursor", "word ");
  return G_SOURCE_CONTINUE;
}

/* Gives the source that does it. */
static guint
begin_typing (GtkWidget *window, Replica *replica)
{
  TrellisNote *note = replica_add_note (replica, "What I think of it", "It is a good outline.");
  GtkWidget *view;
  guint typing;

  open_record (window, "note", UID (note));
  wait_ms (SETTLING_MS);
  view = find (window, is_text_view);
  gtk_widget_grab_focus (view);
  typing = g_timeout_add (KEY_MS, type_cb, view);
  wait_ms (SETTLING_MS);
  return typing;
}

static double
get_cpu_ms (void)
{
  struct timespec used;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &used);
  return (double) used.tv_sec * 1e3 + (double) used.tv_nsec / 1e6;
}

/* One turn of the main loop; the processor time that it took, which others on the machine make less longer
 * than the time. */
static double
take_turn (void)
{
  const double start = get_cpu_ms ();

  g_main_context_iteration (NULL, TRUE);
  return get_cpu_ms () - start;
}

static void
measure (GtkApplication *application, guint n_items, const char *place)
{
  MemoryServer *server = memory_server_new ();
  g_autoptr(GSettings) settings = g_settings_new ("io.github.trellis_mentoring.Trellis");
  g_autoptr(TrellisSyncSession) session = NULL;
  StallMeter *meter;
  double longest = 0;
  guint typing = 0;
  GtkWidget *window;
  Replica *receiver;

  fill_server (server, n_items);
  receiver = replica_new (server, TRELLIS_ROLE_MENTOR);
  replica_share (receiver);

  window = trellis_window_new (application, receiver->store, settings);
  gtk_window_present (GTK_WINDOW (window));
  wait_ms (SETTLING_MS);
  if (g_str_equal (place, "typing"))
    typing = begin_typing (window, receiver);
  else
    show_place (window, UID (receiver->match), place);

  session = trellis_sync_session_new (receiver->store, NULL, connect_to_server, server);
  meter = stall_meter_start ();
  trellis_sync_session_sync (session, UID (receiver->match));
  while (trellis_sync_session_is_running (session))
    {
      const double turn = take_turn ();

      longest = MAX (longest, turn);
    }
  wait_ms (SETTLING_MS);

  g_print ("{\"sync_stall_ms\": %.2f, \"turn_cpu_ms\": %.2f, \"received\": %u}\n", stall_meter_stop (meter), longest,
           trellis_sync_status_get_report (
             trellis_sync_session_get_status (session, UID (receiver->match)))
             ->n_received);

  g_clear_handle_id (&typing, g_source_remove);
  trellis_sync_session_stop (session);
  g_clear_object (&session);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_ms (SETTLING_MS);
  replica_free (receiver);
  memory_server_free (server);
}

static void
activate_cb (GtkApplication *application, char **arguments)
{
  measure (application, (guint) atoi (arguments[1]), arguments[2] != NULL ? arguments[2] : "overview");
}

int
main (int argc, char **argv)
{
  return run_with_window (argc, argv, "a number of items", G_CALLBACK (activate_cb));
}
