/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-pointer.h"

#include <string.h>

#include "trellis-text-edit.h"
#include "trellis-text-paint.h"
#include "trellis-text-view-private.h"

typedef struct
{
  GtkTextView *view; /* owns the controllers that own this */
  GtkTextTag *box;
  const char *cursor;
} Pointer;

char *
trellis_text_dup_link_at (const GtkTextIter *at)
{
  GtkTextIter start = *at, end = *at;
  g_autofree char *text = NULL;

  gtk_text_iter_set_line_offset (&start, 0);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);

  text = gtk_text_iter_get_slice (&start, &end);

  return trellis_markdown_dup_link (text, strlen (text),
                                    (guint) gtk_text_iter_get_line_offset (at));
}

static void
to_buffer (Pointer *self, double x, double y, int *buffer_x, int *buffer_y)
{
  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y,
                                         buffer_x, buffer_y);
}

static int
find_task (Pointer *self, double x, double y)
{
  int buffer_x, buffer_y;

  if (!gtk_text_view_get_editable (self->view))
    return -1;

  to_buffer (self, x, y, &buffer_x, &buffer_y);

  return trellis_text_find_tick_box (self->view, self->box, buffer_x, buffer_y);
}

static char *
dup_link (Pointer *self, double x, double y)
{
  int buffer_x, buffer_y;
  GtkTextIter at;

  to_buffer (self, x, y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (self->view, &at, buffer_x, buffer_y))
    return NULL;

  return trellis_text_dup_link_at (&at);
}

/* The menu speaks of the word at the cursor, so it goes where the menu opens. */
static void
move_cursor (Pointer *self, double x, double y)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  int buffer_x, buffer_y;
  GtkTextIter at, start, end;

  to_buffer (self, x, y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (self->view, &at, buffer_x, buffer_y);

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end) ||
      !gtk_text_iter_in_range (&at, &start, &end))
    gtk_text_buffer_place_cursor (buffer, &at);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  Pointer *self = user_data;
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (button == GDK_BUTTON_SECONDARY)
    {
      move_cursor (self, x, y);
      trellis_text_view_prepare_menu (TRELLIS_TEXT_VIEW (self->view));
    }
  else if (button == GDK_BUTTON_PRIMARY)
    {
      int task = find_task (self, x, y);
      g_autofree char *link = (state & GDK_CONTROL_MASK) != 0 ? dup_link (self, x, y) : NULL;

      if (task >= 0)
        trellis_text_edit_toggle_task (gtk_text_view_get_buffer (self->view), task);
      else if (link != NULL)
        trellis_text_view_activate_link (TRELLIS_TEXT_VIEW (self->view), link);
      else
        return;

      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, gpointer user_data)
{
  Pointer *self = user_data;
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  const char *cursor = "text";

  if (find_task (self, x, y) >= 0)
    {
      cursor = "default";
    }
  else if ((state & GDK_CONTROL_MASK) != 0)
    {
      g_autofree char *link = dup_link (self, x, y);

      if (link != NULL)
        cursor = "pointer";
    }

  if (cursor != self->cursor)
    {
      self->cursor = cursor;
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), cursor);
    }
}

void
trellis_text_pointer_attach (TrellisTextView *view, TrellisMarkdownHighlighter *highlighter)
{
  Pointer *self = g_new0 (Pointer, 1);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->view = GTK_TEXT_VIEW (view);
  self->box = trellis_markdown_highlighter_get_tag (highlighter, TRELLIS_MARKDOWN_BOX);
  self->cursor = "text";
  g_object_set_data_full (G_OBJECT (view), "trellis-text-pointer", self, g_free);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
}
