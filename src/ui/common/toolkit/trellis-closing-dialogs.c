/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-closing-dialogs.h"

#define CLOSING_DIALOG "trellis-closing-dialog"

static void
let_go (gpointer dialog)
{
  g_object_unref (dialog);
}

/* It has been closed, or all of the window goes, which lets go of it in its own order. */
static void
unmap_cb (GtkWidget *dialog, gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (dialog);

  if (root != NULL && gtk_widget_get_mapped (GTK_WIDGET (root)))
    g_idle_add_once (let_go, g_object_ref (dialog));
}

static void
visible_dialog_cb (AdwApplicationWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (window);

  if (dialog == NULL || g_object_get_data (G_OBJECT (dialog), CLOSING_DIALOG) != NULL)
    return;

  g_object_set_data (G_OBJECT (dialog), CLOSING_DIALOG, GINT_TO_POINTER (TRUE));
  g_signal_connect (dialog, "unmap", G_CALLBACK (unmap_cb), NULL);
}

void
trellis_closing_dialogs_attach (AdwApplicationWindow *window)
{
  g_return_if_fail (ADW_IS_APPLICATION_WINDOW (window));

  g_signal_connect (window, "notify::visible-dialog", G_CALLBACK (visible_dialog_cb), NULL);
}
