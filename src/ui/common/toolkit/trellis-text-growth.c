/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-growth.h"

static gboolean
grow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  int natural, y, height;
  GtkTextIter end;

  g_object_set_data (G_OBJECT (view), "trellis-growth", NULL);
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  /* Lays out all lines. */
  gtk_text_view_get_line_yrange (view, &end, &y, &height);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (widget), NULL,
                      &natural, NULL, NULL);
  if (natural != gtk_widget_get_height (widget))
    gtk_widget_queue_resize (widget);

  return G_SOURCE_REMOVE;
}

void
trellis_text_growth_allocated (GtkTextView *view)
{
  if (g_object_get_data (G_OBJECT (view), "trellis-growth") != NULL)
    return;

  g_object_set_data (G_OBJECT (view), "trellis-growth", GINT_TO_POINTER (TRUE));
  gtk_widget_add_tick_callback (GTK_WIDGET (view), grow_cb, NULL, NULL);
}
