/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replica.h"
#include "stall-meter.h"
#include "trellis-file-task.h"
#include "trellis-window.h"
#include "window-use.h"

/* measure-import-stall ENTRIES [undated]: takes in a calendar file of ENTRIES meetings, actions and notes, of which
 * the last two may be without any date, and takes that back, while the window shows Home, and prints as JSON, in
 * milliseconds,
 *
 *   read         how long reading the file took, and
 *   read_stall   the longest that the main loop was blocked meanwhile;
 *   taken, taken_stall   the same while what was read was taken in,
 *   back, back_stall     and while it was taken back */

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
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->is_done = trellis_store_apply_batch_finish (TRELLIS_STORE (source), result, NULL);
  g_assert (waiting->is_done);
}

static void
wait (const char *name, Waiting *waiting, gint64 begin, StallMeter *meter)
{
  gint64 end;

  while (!waiting->is_done)
    g_main_context_iteration (NULL, TRUE);
  end = g_get_monotonic_time ();
  wait_ms (SETTLING_MS);
  waiting->is_done = FALSE;
  g_print ("\"%s\": %.1f, \"%s_stall\": %.1f", name, (double) (end - begin) / 1e3, name, stall_meter_stop (meter));
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
  StallMeter *meter;
  gint64 begin;

  g_file_set_contents (path, text, -1, NULL);
  g_ptr_array_add (files, g_file_new_for_path (path));
  gtk_window_present (GTK_WINDOW (window));
  wait_ms (SETTLING_MS);

  g_print ("{");
  meter = stall_meter_start ();
  begin = g_get_monotonic_time ();
  trellis_file_read_async (replica->store, files, &choice, NULL, NULL, read_cb, &waiting);
  wait ("read", &waiting, begin, meter);

  g_print (", ");
  meter = stall_meter_start ();
  begin = g_get_monotonic_time ();
  trellis_store_apply_batch_async (replica->store, trellis_import_make_batch (waiting.import, replica->now), applied_cb,
                                   &waiting);
  wait ("taken", &waiting, begin, meter);

  g_print (", ");
  meter = stall_meter_start ();
  begin = g_get_monotonic_time ();
  trellis_store_apply_batch_async (replica->store, trellis_import_make_undo (waiting.import, replica->now), applied_cb,
                                   &waiting);
  wait ("back", &waiting, begin, meter);
  g_print ("}\n");

  trellis_import_free (waiting.import);
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
