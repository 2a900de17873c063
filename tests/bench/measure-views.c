/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stall-meter.h"
#include "trellis-application.h"
#include "trellis-toolkit-start.h"
#include "window-use.h"

#include <locale.h>
#include <math.h>

/* measure-views MATCH NOTE: runs the application in this process, on the journal in its data folder,
 * and measures as JSON
 *
 *   open_match_ms     from the wish to see MATCH until its rows are painted, several times
 *   scroll_drops      frames that were late while its notes were scrolled
 *   typing_stall_ms   the longest that the main loop was blocked while typing into NOTE
 *
 * each only where the view that it needs is there. It goes through the window's actions and through
 * widgets of GTK, and knows nothing else of the application. */

#define N_OPENINGS 7
#define SETTLING_MS 1500
#define LONGEST_OPENING_MS 10000
#define LONGEST_FILLING_MS 15000
#define SCROLLING_US (5 * G_USEC_PER_SEC)
#define SCROLL_STEP 60
#define FRAME_US 16667
#define N_KEYS 200
#define KEY_MS 50

static const char typed[] = "words **strong** and *weak*, as somebody types them. - [ ] ";

static gboolean
is_long_list (GtkWidget *widget)
{
  GtkSelectionModel *model = GTK_IS_LIST_VIEW (widget)
                               ? gtk_list_view_get_model (GTK_LIST_VIEW (widget))
                               : NULL;

  return model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) > 1000;
}

static gboolean
is_long_text (GtkWidget *widget)
{
  return GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_editable (GTK_TEXT_VIEW (widget)) &&
         gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget))) > 10000;
}

static gboolean
is_navigation_view (GtkWidget *widget)
{
  return ADW_IS_NAVIGATION_VIEW (widget);
}

static gboolean
is_stack_with_notes (GtkWidget *widget)
{
  return ADW_IS_VIEW_STACK (widget) &&
         g_strcmp0 (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (widget)), "notes") == 0;
}

static gboolean
is_row (GtkWidget *widget)
{
  return GTK_IS_LIST_BOX_ROW (widget) || g_str_equal (gtk_widget_get_css_name (widget), "row");
}

/* The rows of what was opened, not those of the sidebar. */
static gboolean
has_content (GtkWidget *window)
{
  GtkWidget *view = find (window, is_navigation_view);
  AdwNavigationPage *page =
    view != NULL ? adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) : NULL;

  return page != NULL && find (GTK_WIDGET (page), is_row) != NULL;
}

static void
painted_cb (gint64 *painted)
{
  *painted = g_get_monotonic_time ();
}

static gboolean
set_late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Milliseconds until the rows of the match are painted; negative if they never are. */
static double
measure_opening (GtkWidget *window, const char *match)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gint64 painted = 0;
  gulong handler =
    g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  gint64 began = g_get_monotonic_time ();
  gboolean is_there = FALSE, is_late = FALSE;
  guint deadline = g_timeout_add (LONGEST_OPENING_MS, set_late_cb, &is_late);

  open_record (window, "match", match);
  while (!is_there && !is_late)
    {
      painted = 0;
      g_main_context_iteration (NULL, TRUE);
      is_there = painted != 0 && has_content (window);
    }

  g_signal_handler_disconnect (clock, handler);
  g_source_remove (deadline);
  return is_there ? (double) (painted - began) / 1000 : -1;
}

static void
print_openings (GtkWidget *window, const char *match)
{
  double times[N_OPENINGS];

  for (guint i = 0; i < N_OPENINGS; i++)
    {
      gtk_widget_activate_action (window, "home.show", NULL);
      wait_ms (SETTLING_MS);
      times[i] = measure_opening (window, match);
      if (times[i] < 0)
        return;
    }

  g_print (", \"open_match_ms\": [");
  for (guint i = 0; i < N_OPENINGS; i++)
    g_print ("%s%.2f", i > 0 ? ", " : "", times[i]);
  g_print ("]");
}

typedef struct
{
  GtkAdjustment *adjustment;
  gint64 first;
  gint64 last;
  guint n_drops;
  gboolean is_over;
} Scrolling;

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Scrolling *self = data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->first == 0)
    self->first = now;
  else
    self->n_drops += (guint) MAX (lround ((double) (now - self->last) / FRAME_US) - 1, 0);
  self->last = now;

  gtk_adjustment_set_value (self->adjustment,
                            gtk_adjustment_get_value (self->adjustment) + SCROLL_STEP);
  self->is_over = now - self->first > SCROLLING_US;
  return !self->is_over;
}

static void
print_scrolling (GtkWidget *window, const char *match)
{
  Scrolling scrolling = { NULL };
  GtkWidget *view;
  GtkWidget *list = NULL;

  open_record (window, "match", match);
  wait_ms (SETTLING_MS);
  view = find (window, is_navigation_view);
  if (view != NULL)
    view = GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)));
  if (view == NULL || !gtk_widget_activate_action (view, "place.show", "s", "notes"))
    return;

  /* A list may be filled little by little. */
  view = find (view, is_stack_with_notes);
  if (view != NULL)
    view = adw_view_stack_get_visible_child (ADW_VIEW_STACK (view));
  for (guint i = 0; i < LONGEST_FILLING_MS / SETTLING_MS && view != NULL && list == NULL; i++)
    {
      wait_ms (SETTLING_MS);
      list = find (view, is_long_list);
    }
  if (list == NULL)
    return;

  scrolling.adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  gtk_widget_add_tick_callback (list, scroll_cb, &scrolling, NULL);
  while (!scrolling.is_over)
    g_main_context_iteration (NULL, TRUE);

  if (gtk_adjustment_get_value (scrolling.adjustment) > 0)
    g_print (", \"scroll_drops\": %u", scrolling.n_drops);
}

static void
print_typing (GtkWidget *window, const char *note)
{
  GtkWidget *view;
  GtkTextBuffer *buffer;
  GtkTextIter middle;
  StallMeter *meter;

  open_record (window, "note", note);
  wait_ms (2 * SETTLING_MS);
  view = find (window, is_long_text);
  if (view == NULL)
    return;

  gtk_widget_grab_focus (view);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_get_iter_at_offset (buffer, &middle, gtk_text_buffer_get_char_count (buffer) / 2);
  gtk_text_buffer_place_cursor (buffer, &middle);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (view), gtk_text_buffer_get_insert (buffer), 0, TRUE,
                                0, 0.5);
  wait_ms (2 * SETTLING_MS);

  meter = stall_meter_start ();
  for (guint i = 0; i < N_KEYS; i++)
    {
      const char key[] = { typed[i % (sizeof typed - 1)], '\0' };

      g_signal_emit_by_name (view, "insert-at-cursor", key);
      wait_ms (KEY_MS);
    }
  g_print (", \"typing_stall_ms\": %.2f", stall_meter_stop (meter));
}

static gboolean
measure_cb (gpointer data)
{
  GApplication *application = g_application_get_default ();
  GtkWidget *window =
    GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (application)));
  char **arguments = data;

  wait_ms (SETTLING_MS);
  g_print ("{\"window\": true");
  print_openings (window, arguments[1]);
  print_scrolling (window, arguments[1]);
  print_typing (window, arguments[2]);
  g_print ("}\n");

  gtk_window_close (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

static void
activate_cb (GApplication *application, gpointer arguments)
{
  g_idle_add (measure_cb, arguments);
}

int
main (int argc, char **argv)
{
  g_autoptr(TrellisApplication) application = NULL;
  char *const no_arguments[] = { argv[0], NULL };

  setlocale (LC_ALL, "");
  if (argc != 3)
    {
      g_printerr ("measure-views needs the uids of a match and a note.\n");
      return 2;
    }

  /* As the program begins. */
  trellis_toolkit_start_choose ("/dev");

  application = trellis_application_new ();
  g_signal_connect_after (application, "activate", G_CALLBACK (activate_cb), argv);
  return g_application_run (G_APPLICATION (application), 1, (char **) no_arguments);
}
