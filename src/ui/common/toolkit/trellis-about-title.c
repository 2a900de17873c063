/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-about-title.h"

#define WAITING "trellis-about-title-waiting"

/* The dialog's main page. */
static GtkWidget *
find_scrolled (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_SCROLLED_WINDOW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_scrolled (child);
  return found;
}

/* What the dialog does with its title is the only thing there that has itself as data. */
static void
hold_back (GtkAdjustment *adjustment, gpointer dialog)
{
  g_signal_handlers_block_matched (adjustment, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, dialog);
}

static gboolean
tell_cb (GtkWidget *scrolled, GdkFrameClock *clock, gpointer dialog)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  g_signal_handlers_unblock_matched (adjustment, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, dialog);
  g_signal_emit_by_name (adjustment, "value-changed");
  hold_back (adjustment, dialog);
  g_object_set_data (G_OBJECT (scrolled), WAITING, NULL);
  return G_SOURCE_REMOVE;
}

static void
scrolled_cb (GtkWidget *scrolled)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (scrolled, ADW_TYPE_ABOUT_DIALOG);

  if (dialog == NULL || g_object_get_data (G_OBJECT (scrolled), WAITING) != NULL)
    return;

  g_object_set_data (G_OBJECT (scrolled), WAITING, dialog);
  gtk_widget_add_tick_callback (scrolled, tell_cb, dialog, NULL);
}

void
trellis_about_title_mend (AdwAboutDialog *dialog)
{
  GtkWidget *scrolled;
  GtkAdjustment *adjustment;

  g_return_if_fail (ADW_IS_ABOUT_DIALOG (dialog));

  if (adw_get_major_version () > 1 || adw_get_minor_version () >= 10)
    return;

  scrolled = find_scrolled (adw_dialog_get_child (ADW_DIALOG (dialog)));
  if (scrolled == NULL)
    return;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  hold_back (adjustment, dialog);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), scrolled, G_CONNECT_SWAPPED);
}
