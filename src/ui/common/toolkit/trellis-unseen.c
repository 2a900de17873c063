/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-unseen.h"

/* The first picture after the page was mapped is the one in which it comes. */
#define LATE_FRAMES 2

static void
show (AdwBin *page)
{
  GtkWidget *child = adw_bin_get_child (page);

  if (child != NULL)
    gtk_widget_set_visible (child, TRUE);
}

static gboolean
tick_cb (GtkWidget *page, GdkFrameClock *clock, gpointer mapped_at)
{
  if (gdk_frame_clock_get_frame_counter (clock) < *(gint64 *) mapped_at + LATE_FRAMES)
    return G_SOURCE_CONTINUE;

  if (gtk_widget_get_mapped (page))
    show (ADW_BIN (page));
  return G_SOURCE_REMOVE;
}

static void
show_late (AdwBin *page)
{
  gint64 *mapped_at = g_new (gint64, 1);

  *mapped_at = gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (GTK_WIDGET (page)));
  gtk_widget_add_tick_callback (GTK_WIDGET (page), tick_cb, mapped_at, g_free);
}

/* What is hidden together with the window, or for a moment by a breakpoint, is still the page that is shown. */
static gboolean
is_unseen (AdwBin *page)
{
  return !gtk_widget_get_child_visible (GTK_WIDGET (page)) && !gtk_widget_get_mapped (GTK_WIDGET (page));
}

static void
hide_cb (gpointer data)
{
  g_autoptr(AdwBin) page = data;
  GtkWidget *child = adw_bin_get_child (page);

  if (child != NULL && is_unseen (page))
    gtk_widget_set_visible (child, FALSE);
}

/* Not at once: the stack is about to move the focus. */
static void
hide_soon (AdwBin *page)
{
  g_idle_add_once (hide_cb, g_object_ref (page));
}

static void
attach (AdwBin *page, GCallback map_cb)
{
  g_return_if_fail (ADW_IS_BIN (page));

  g_signal_connect (page, "map", map_cb, NULL);
  g_signal_connect (page, "unmap", G_CALLBACK (hide_soon), NULL);
  hide_soon (page);
}

void
trellis_unseen_attach (AdwBin *page)
{
  attach (page, G_CALLBACK (show));
}

void
trellis_unseen_attach_late (AdwBin *page)
{
  attach (page, G_CALLBACK (show_late));
}
