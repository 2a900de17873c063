/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-test.h"
#include "trellis-note.h"
#include "trellis-text-binding.h"
#include "ui-test.h"

/* Presses a key in the view's own controller; whether it was taken. */
static gboolean
press (TextTest *test, guint keyval, GdkModifierType state)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (test->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean taken = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller) ||
          gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
        continue;

      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &taken);
      if (taken)
        return TRUE;
    }

  return FALSE;
}

static void
test_keys (TextTest *test, gconstpointer data)
{
  g_autofree char *text = NULL;

  text_test_show (test->buffer, "- one|");
  g_assert_false (press (test, GDK_KEY_Return, GDK_SHIFT_MASK));
  g_assert_true (press (test, GDK_KEY_Return, 0));
  g_assert_true (press (test, GDK_KEY_BackSpace, 0));
  g_assert_false (press (test, GDK_KEY_BackSpace, 0));
  text = text_test_draw (test->buffer);
  g_assert_cmpstr (text, ==, "- one\n|");

  /* An input method that composes keeps its keys. */
  text_test_show (test->buffer, "- one|");
  g_signal_emit_by_name (test->view, "preedit-changed", "か");
  g_assert_false (press (test, GDK_KEY_Return, 0));
  g_signal_emit_by_name (test->view, "preedit-changed", "");
  g_assert_true (press (test, GDK_KEY_Return, 0));

  text_test_show (test->buffer, "- one|");
  gtk_text_view_set_editable (GTK_TEXT_VIEW (test->view), FALSE);
  g_assert_false (press (test, GDK_KEY_Return, 0));
}

static void
test_set_text (TextTest *test, gconstpointer data)
{
  g_autofree char *text = NULL, *picture = NULL;

  text_test_show (test->buffer, "|typed");
  test->n_edited = 0;

  trellis_text_view_set_text (test->view, "one two three");
  g_assert_cmpuint (test->n_edited, ==, 0);
  g_assert_false (gtk_text_buffer_get_can_undo (test->buffer));
  picture = text_test_draw (test->buffer);
  g_assert_cmpstr (picture, ==, "|one two three");

  text_test_show (test->buffer, "one two th|ree");
  test->n_edited = 0;
  g_assert_false (trellis_text_view_set_text_if_different (test->view, "one two three"));
  g_assert_true (trellis_text_view_set_text_if_different (test->view, "one three"));
  g_free (picture);
  picture = text_test_draw (test->buffer);
  g_assert_cmpstr (picture, ==, "one th|ree");
  g_assert_cmpuint (test->n_edited, ==, 0);
  g_assert_false (gtk_text_buffer_get_can_undo (test->buffer));

  gtk_text_buffer_insert_interactive_at_cursor (test->buffer, "x", 1, TRUE);
  g_assert_cmpuint (test->n_edited, ==, 1);
  gtk_text_buffer_undo (test->buffer);
  g_assert_cmpuint (test->n_edited, ==, 2);

  trellis_text_view_set_text (test->view, NULL);
  text = trellis_text_view_dup_text (test->view);
  g_assert_cmpstr (text, ==, "");
  trellis_text_view_set_text (test->view, "a\xff"
                                             "b");
  g_free (text);
  text = trellis_text_view_dup_text (test->view);
  g_assert_cmpstr (text, ==, "a\xef\xbf\xbd"
                             "b");
}

static void
test_placeholder (TextTest *test, gconstpointer data)
{
  trellis_text_view_set_placeholder_text (test->view, "Write");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (test->view),
                                       GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, "Write");
  ui_test_wait (50);
  trellis_text_view_set_placeholder_text (test->view, NULL);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (test->view),
                                                    GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER));
}

static int
get_height_of (GtkWidget *view)
{
  int natural;

  text_test_settle ();
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* All of its lines have room, until something is written or nothing can be. */
static void
test_placeholder_room (TextTest *test, gconstpointer data)
{
  GtkWidget *view = trellis_text_view_new ();
  GtkWidget *window = gtk_window_new ();
  int one_line;

  trellis_text_view_set_compact (TRELLIS_TEXT_VIEW (view), TRUE);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 120, 300);
  gtk_window_present (GTK_WINDOW (window));
  one_line = get_height_of (view);

  trellis_text_view_set_placeholder_text (TRELLIS_TEXT_VIEW (view), "Only for you, never shared with anybody");
  g_assert_cmpint (get_height_of (view), >, one_line * 3 / 2);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  g_assert_cmpint (get_height_of (view), ==, one_line);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_links (TextTest *test, gconstpointer data)
{
  text_test_show (test->buffer, "see [o|ne](https://x.org)");
  gtk_widget_activate_action (GTK_WIDGET (test->view), "text.open-link", NULL);
  g_assert_cmpstr (test->link, ==, "https://x.org");

  g_clear_pointer (&test->link, g_free);
  text_test_show (test->buffer, "s|ee [one](https://x.org)");
  gtk_widget_activate_action (GTK_WIDGET (test->view), "text.open-link", NULL);
  g_assert_null (test->link);
}

static void
test_paste (TextTest *test, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (test->view));
  g_autofree char *linked = NULL, *pasted = NULL;

  text_test_show (test->buffer, "see «this»");
  gdk_clipboard_set_text (clipboard, " https://x.org/b\n");
  g_signal_emit_by_name (test->view, "paste-clipboard");
  ui_test_wait (100);
  linked = text_test_get (test->buffer);
  g_assert_cmpstr (linked, ==, "see [this](https://x.org/b)");

  text_test_show (test->buffer, "see «this»");
  gdk_clipboard_set_text (clipboard, "that");
  g_signal_emit_by_name (test->view, "paste-clipboard");
  ui_test_wait (100);
  pasted = text_test_get (test->buffer);
  g_assert_cmpstr (pasted, ==, "see that");
}

/* What has not been handed over when the view goes is handed over then. */
static void
test_last_words (TextTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = trellis_note_new ();
  GtkWidget *view = trellis_text_view_new ();
  g_autoptr(TrellisTextBinding) binding = trellis_text_binding_new (TRELLIS_TEXT_VIEW (view));
  GtkWidget *window = gtk_window_new ();

  trellis_note_set_body (note, "for more");
  trellis_text_binding_set_record (binding, note, "body");
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  text_test_settle ();
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Ask ", -1);
  g_assert_cmpstr (trellis_note_get_body (note), ==, "for more");

  gtk_window_destroy (GTK_WINDOW (window));
  text_test_settle ();
  g_assert_cmpstr (trellis_note_get_body (note), ==, "Ask for more");
}

static void
type_line_cb (GdkFrameClock *clock, GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  g_signal_handlers_disconnect_by_func (clock, type_line_cb, view);
  gtk_text_buffer_insert_at_cursor (buffer, "\nnow", -1);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static gboolean
sees_cursor (GtkTextView *view)
{
  GdkRectangle seen, cursor;

  gtk_text_view_get_visible_rect (view, &seen);
  gtk_text_view_get_cursor_locations (view, NULL, &cursor, NULL);
  return cursor.y >= seen.y && cursor.y + cursor.height <= seen.y + seen.height;
}

/* On a busy machine keys come at the beginning of a frame, of which all is then laid out before it is painted,
 * the scroll bar as well, and what was written is seen, also where the view jumps there. */
static void
test_typed_in_frame (gconstpointer data)
{
  GtkWidget *view = trellis_text_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *window = gtk_window_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkAdjustment *adjustment;
  GdkFrameClock *clock;
  double before;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", GPOINTER_TO_INT (data), NULL);
  for (guint i = 0; i < 60; i++)
    gtk_text_buffer_insert_at_cursor (buffer, "then\n", -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scrolled), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 200);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_present (GTK_WINDOW (window));
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (view), gtk_text_buffer_get_insert (buffer));
  while (gtk_adjustment_get_value (adjustment) <= 0)
    g_main_context_iteration (NULL, TRUE);
  ui_test_settle ();

  before = gtk_adjustment_get_upper (adjustment);
  clock = gtk_widget_get_frame_clock (view);
  g_signal_connect (clock, "flush-events", G_CALLBACK (type_line_cb), view);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_FLUSH_EVENTS);
  while (gtk_adjustment_get_upper (adjustment) <= before)
    g_main_context_iteration (NULL, TRUE);
  ui_test_wait (400);
  g_assert_true (sees_cursor (GTK_TEXT_VIEW (view)));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  TEXT_TEST_ADD ("/text/view/keys", test_keys);
  TEXT_TEST_ADD ("/text/view/set-text", test_set_text);
  TEXT_TEST_ADD ("/text/view/placeholder", test_placeholder);
  TEXT_TEST_ADD ("/text/view/placeholder-room", test_placeholder_room);
  TEXT_TEST_ADD ("/text/view/links", test_links);
  TEXT_TEST_ADD ("/text/view/paste", test_paste);
  TEXT_TEST_ADD ("/text/view/last-words", test_last_words);
  g_test_add_data_func ("/text/view/typed-in-frame", GINT_TO_POINTER (TRUE), test_typed_in_frame);
  g_test_add_data_func ("/text/view/typed-in-frame/no-motion", GINT_TO_POINTER (FALSE), test_typed_in_frame);

  return g_test_run ();
}
