/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replica.h"
#include "stall-meter.h"
#include "trellis-file-task.h"
#include "trellis-import-run.h"
#include "trellis-window.h"
#include "window-use.h"

#include <time.h>

/* measure-import-stall ENTRIES [undated]: takes in a calendar file of ENTRIES meetings, actions and notes, of which
 * the last two may be without any date, and takes that back, while the window shows Home, and prints as JSON, in
 * milliseconds,
 *
 *   read         how long reading the file took,
 *   read_stall   the longest that the main loop was blocked meanwhile and in the two seconds after it,
 *   read_turn    the most processor time that one turn of the main loop took, which others on the machine make less
 *                longer than the time, and
 *   read_cpu     the processor time of all threads;
 *   taken, taken_stall, taken_turn, taken_cpu   the same while what was read was taken in,
 *   back, back_stall, back_turn, back_cpu       and while it was taken back */

#define SETTLING_MS 2000
#define KINDS 3

typedef struct
{
  TrellisImport *import;
  gboolean is_done;
} Waiting;

static void
add_entry (GString *text, guint i, gboolean is_dated)
{
  static const char *const kinds[KINDS] = { "VEVENT", "VTODO", "VJOURNAL" };
  const guint kind = i % KINDS;
  g_autoptr(GDateTime) first = g_date_time_new_utc (2030, 1, 1, 0, 0, 0);
  g_autoptr(GDateTime) then = g_date_time_add_hours (first, (int) i);
  g_autofree char *time = g_date_time_format (then, "%Y%m%dT%H%M%SZ");
  g_autofree char *day = g_date_time_format (then, "%Y%m%d");

  g_string_append_printf (text, "BEGIN:%s\r\nUID:entry-%u\r\nDTSTAMP:%s\r\nSUMMARY:What we said, %u\r\n"
                                "DESCRIPTION:We looked at the outline, and at what is to be left out.\r\n",
                          kinds[kind], i, time, i);
  if (kind == 0)
    g_string_append_printf (text, "DTSTART:%s\r\nDURATION:PT1H\r\n", time);
  if (kind == 1 && is_dated)
    g_string_append_printf (text, "DUE;VALUE=DATE:%s\r\n", day);
  if (is_dated)
    g_string_append_printf (text, "CREATED:%s\r\n", time);
  g_string_append_printf (text, "END:%s\r\n", kinds[kind]);
}

static char *
make_calendar (guint n, gboolean is_dated)
{
  GString *text = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");

  for (guint i = 0; i < n; i++)
    add_entry (text, i, is_dated);
  g_string_append (text, "END:VCALENDAR\r\n");
  return g_string_free (text, FALSE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->import = trellis_file_read_finish (TRELLIS_STORE (source), result, NULL);
  waiting->is_done = TRUE;
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->is_done = trellis_import_run_finish (TRELLIS_STORE (source), result, NULL);
  g_assert (waiting->is_done);
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->is_done = trellis_import_run_back_finish (TRELLIS_STORE (source), result, NULL);
  g_assert (waiting->is_done);
}

static double
get_cpu_ms (clockid_t clock)
{
  struct timespec used;

  clock_gettime (clock, &used);
  return (double) used.tv_sec * 1e3 + (double) used.tv_nsec / 1e6;
}

static void
take_turn (double *longest)
{
  const double begin = get_cpu_ms (CLOCK_THREAD_CPUTIME_ID);
  double turn;

  g_main_context_iteration (NULL, TRUE);
  turn = get_cpu_ms (CLOCK_THREAD_CPUTIME_ID) - begin;
  *longest = MAX (*longest, turn);
}

static gboolean
set_flag_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* What is measured from here on. */
typedef struct
{
  const char *name;
  StallMeter *meter;
  gint64 begin;
  double cpu;
  double turn;
} Phase;

static Phase
begin_phase (const char *name)
{
  g_print ("%s\"%s\": ", g_str_equal (name, "read") ? "{" : ", ", name);
  return (Phase) { name, stall_meter_start (), g_get_monotonic_time (), get_cpu_ms (CLOCK_PROCESS_CPUTIME_ID),
                   get_cpu_ms (CLOCK_THREAD_CPUTIME_ID) };
}

static void
end_phase (Phase *phase, Waiting *waiting)
{
  gboolean is_over = FALSE;
  double longest = get_cpu_ms (CLOCK_THREAD_CPUTIME_ID) - phase->turn;
  gint64 end;

  while (!waiting->is_done)
    take_turn (&longest);
  end = g_get_monotonic_time ();
  g_timeout_add (SETTLING_MS, set_flag_cb, &is_over);
  while (!is_over)
    take_turn (&longest);
  waiting->is_done = FALSE;
  g_print ("%.1f, \"%s_stall\": %.1f, \"%s_turn\": %.1f, \"%s_cpu\": %.1f", (double) (end - phase->begin) / 1e3,
           phase->name, stall_meter_stop (phase->meter), phase->name, longest, phase->name,
           get_cpu_ms (CLOCK_PROCESS_CPUTIME_ID) - phase->cpu);
}

static void
measure (GtkApplication *application, guint n, gboolean is_dated)
{
  MemoryServer *server = memory_server_new ();
  g_autoptr(GSettings) settings = g_settings_new ("io.github.trellis_mentoring.Trellis");
  Replica *replica = replica_new (server, TRELLIS_ROLE_MENTEE);
  const TrellisImportChoice choice = { .match = UID (replica->match) };
  g_autofree char *text = make_calendar (n, is_dated);
  g_autofree char *path = g_build_filename (trellis_store_get_folder (replica->store), "calendar.ics", NULL);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *window = trellis_window_new (application, replica->store, settings);
  Waiting waiting = { NULL, FALSE };
  Phase phase;

  g_file_set_contents (path, text, -1, NULL);
  g_ptr_array_add (files, g_file_new_for_path (path));
  gtk_window_present (GTK_WINDOW (window));
  wait_ms (SETTLING_MS);

  phase = begin_phase ("read");
  trellis_file_read_async (replica->store, files, &choice, NULL, NULL, read_cb, &waiting);
  end_phase (&phase, &waiting);

  phase = begin_phase ("taken");
  trellis_import_run_async (replica->store, waiting.import, replica->now, NULL, NULL, NULL, taken_cb, &waiting);
  end_phase (&phase, &waiting);

  phase = begin_phase ("back");
  trellis_import_run_back_async (replica->store, waiting.import, replica->now, NULL, NULL, taken_back_cb, &waiting);
  end_phase (&phase, &waiting);
  g_print ("}\n");

  trellis_import_unref (waiting.import);
  gtk_window_destroy (GTK_WINDOW (window));
  replica_free (replica);
  memory_server_free (server);
}

static void
activate_cb (GtkApplication *application, char **arguments)
{
  measure (application, (guint) atoi (arguments[1]), arguments[2] == NULL);
}

int
main (int argc, char **argv)
{
  return run_with_window (argc, argv, "a number of entries", G_CALLBACK (activate_cb));
}
