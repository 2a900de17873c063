/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-first-focus.h"

static gboolean
focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_grab_focus (widget);
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
