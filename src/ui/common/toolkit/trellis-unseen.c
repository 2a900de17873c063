/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-unseen.h"

static void
map_cb (AdwBin *page)
{
  GtkWidget *child = adw_bin_get_child (page);

  if (child != NULL)
    gtk_widget_set_visible (child, TRUE);
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

void
trellis_unseen_attach (AdwBin *page)
{
  g_return_if_fail (ADW_IS_BIN (page));

  g_signal_connect (page, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (page, "unmap", G_CALLBACK (hide_soon), NULL);
  hide_soon (page);
}
