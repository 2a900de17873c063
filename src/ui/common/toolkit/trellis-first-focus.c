/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-first-focus.h"

/* What had the focus before, below what there is room for, scrolled to itself. */
static void
scroll_back (GtkWidget *widget, GtkWidget *focus)
{
  if (GTK_IS_SCROLLED_WINDOW (widget) && !gtk_widget_is_ancestor (focus, widget))
    {
      GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));

      gtk_adjustment_set_value (down, gtk_adjustment_get_lower (down));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    scroll_back (child, focus);
}

static gboolean
focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (widget, ADW_TYPE_DIALOG);

  gtk_widget_grab_focus (widget);
  if (dialog != NULL)
    scroll_back (dialog, widget);
  return G_SOURCE_REMOVE;
}

/* Only once: afterwards the focus is where the person put it. The dialog itself looks for a focus with the
 * next frame; this comes after it. */
static void
map_cb (AdwDialog *dialog, GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (dialog, map_cb, widget);
  gtk_widget_add_tick_callback (widget, focus_cb, NULL, NULL);
}

void
trellis_first_focus_attach (AdwDialog *dialog)
{
  GtkWidget *widget;

  g_return_if_fail (ADW_IS_DIALOG (dialog));

  widget = adw_dialog_get_focus (dialog);
  g_return_if_fail (widget != NULL);
  g_signal_connect_object (dialog, "map", G_CALLBACK (map_cb), widget, 0);
}
