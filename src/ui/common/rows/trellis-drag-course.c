/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-drag-course.h"

/* How near to an edge what is dragged scrolls, in pixels, and how fast at the edge itself, in pixels a second. */
#define EDGE 48.0
#define SPEED 720.0

/* One drag, as long as it goes on. */
typedef struct
{
  GdkDrag *drag;              /* unowned: it has this */
  GtkWidget *root;            /* weak pointers */
  GtkWidget *scrolled;        /* NULL as well if there is none */
  GtkEventController *keys;   /* unowned: the root's */
  GtkEventController *motion; /* unowned: the scrolled window's */
  guint tick;
  gint64 last_frame; /* microseconds; 0 while nothing scrolls */
  double y;          /* in the scrolled window; negative outside */
} Course;

static void
course_free (gpointer data)
{
  Course *self = data;

  if (self->scrolled != NULL)
    {
      gtk_widget_remove_tick_callback (self->scrolled, self->tick);
      gtk_widget_remove_controller (self->scrolled, self->motion);
    }
  if (self->root != NULL)
    gtk_widget_remove_controller (self->root, self->keys);
  g_clear_weak_pointer (&self->scrolled);
  g_clear_weak_pointer (&self->root);
  g_free (self);
}

static gboolean
forget_cb (gpointer drag)
{
  g_object_set_data (drag, "trellis-drag-course", NULL);
  return G_SOURCE_REMOVE;
}

/* The Escape that ends it is told to the window only after that. */
static void
end_cb (GdkDrag *drag)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, forget_cb, g_object_ref (drag), g_object_unref);
}

/* Not for the page as well, which would close. */
static gboolean
key_pressed_cb (Course *self, guint key)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  /* As GDK does where it hears of the key. */
  g_signal_emit_by_name (self->drag, "cancel", GDK_DRAG_CANCEL_USER_CANCELLED);
  return GDK_EVENT_STOP;
}

static void
motion_cb (Course *self, double x, double y)
{
  self->y = y;
}

static void
leave_cb (Course *self)
{
  self->y = -1;
}

/* From -1, up at full speed, to 1. */
static double
get_direction (Course *self)
{
  const double height = gtk_widget_get_height (self->scrolled);
  const double edge = MIN (EDGE, height / 4);

  if (self->y < 0)
    return 0;
  if (self->y < edge)
    return self->y / edge - 1;
  if (self->y > height - edge)
    return 1 - (height - self->y) / edge;
  return 0;
}

static gboolean
tick_cb (GtkWidget *scrolled, GdkFrameClock *clock, gpointer data)
{
  Course *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  const gint64 now = gdk_frame_clock_get_frame_time (clock);
  const double direction = get_direction (self);

  if (direction != 0 && self->last_frame != 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                            direction * SPEED * (double) (now - self->last_frame) / G_USEC_PER_SEC);
  self->last_frame = direction != 0 ? now : 0;
  return G_SOURCE_CONTINUE;
}

/* While @drag, which began in @widget, goes on, Escape ends it and nothing else, and what is held near the upper or
 * lower edge of the list scrolls it. */
void
trellis_drag_course_follow (GdkDrag *drag, GtkWidget *widget)
{
  Course *self = g_new0 (Course, 1);

  self->y = -1;
  self->drag = drag;
  g_set_weak_pointer (&self->root, GTK_WIDGET (gtk_widget_get_root (widget)));
  g_set_weak_pointer (&self->scrolled, gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW));

  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->root, self->keys);

  if (self->scrolled != NULL)
    {
      self->motion = gtk_drop_controller_motion_new ();
      g_signal_connect_swapped (self->motion, "enter", G_CALLBACK (motion_cb), self);
      g_signal_connect_swapped (self->motion, "motion", G_CALLBACK (motion_cb), self);
      g_signal_connect_swapped (self->motion, "leave", G_CALLBACK (leave_cb), self);
      gtk_widget_add_controller (self->scrolled, self->motion);
      self->tick = gtk_widget_add_tick_callback (self->scrolled, tick_cb, self, NULL);
    }

  g_object_set_data_full (G_OBJECT (drag), "trellis-drag-course", self, course_free);
  g_signal_connect (drag, "cancel", G_CALLBACK (end_cb), NULL);
  g_signal_connect (drag, "drop-performed", G_CALLBACK (end_cb), NULL);
  g_signal_connect (drag, "dnd-finished", G_CALLBACK (end_cb), NULL);
}
