/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-follow.h"

#define FOLLOWING "trellis-text-following"

/* The view grows a frame or two after what was written, and the page one after that. */
#define N_FRAMES 6

/* Pixels that are seen above and below the line of the cursor. */
#define MARGIN 12

static GtkWidget *
find_page (GtkTextView *view)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *child = scrolled != NULL ? gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled)) : NULL;

  return GTK_IS_VIEWPORT (child) ? child : NULL;
}

static void
scroll_page (GtkTextView *view, GtkWidget *page)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (page));
  graphene_point_t in_view, in_page;
  GdkRectangle cursor;
  int y;

  gtk_text_view_get_cursor_locations (view, NULL, &cursor, NULL);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, cursor.y, NULL, &y);
  graphene_point_init (&in_view, 0, (float) y);
  if (!gtk_widget_compute_point (GTK_WIDGET (view), page, &in_view, &in_page))
    return;

  in_page.y += (float) gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (adjustment, in_page.y - MARGIN, in_page.y + (float) cursor.height + MARGIN);
}

static gboolean
follow_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  int n_left = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (view), FOLLOWING)) - 1;
  GtkWidget *page = find_page (GTK_TEXT_VIEW (view));

  g_object_set_data (G_OBJECT (view), FOLLOWING, GINT_TO_POINTER (n_left));
  if (page != NULL && gtk_widget_is_focus (view))
    scroll_page (GTK_TEXT_VIEW (view), page);
  return n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* To be called when the cursor of @view was moved by who writes: where the view grows with its text and the
 * page around it scrolls, GtkTextView leaves the cursor below what is seen. Nothing happens to one that
 * scrolls by itself, or that does not have the focus. */
void
trellis_text_follow_cursor (GtkTextView *view)
{
  gboolean follows;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  follows = g_object_get_data (G_OBJECT (view), FOLLOWING) != NULL;
  if (!gtk_widget_is_focus (GTK_WIDGET (view)) || find_page (view) == NULL)
    return;

  g_object_set_data (G_OBJECT (view), FOLLOWING, GINT_TO_POINTER (N_FRAMES));
  if (!follows)
    gtk_widget_add_tick_callback (GTK_WIDGET (view), follow_cb, NULL, NULL);
}
