/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-launch.h"

#include "trellis-undo.h"

typedef struct
{
  GtkWidget *widget;
  char *failure;
} Launch;

static void
launched_cb (GObject *launcher, GAsyncResult *result, gpointer data)
{
  Launch *launch = data;
  g_autoptr(GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (launcher), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    trellis_undo_tell (launch->widget, launch->failure);

  g_object_unref (launch->widget);
  g_free (launch->failure);
  g_free (launch);
}

/* Opens @uri in the program that the person has chosen for such. Where there is none, the window of
 * @widget tells @failure. */
void
trellis_launch (GtkWidget *widget, const char *uri, const char *failure)
{
  g_autoptr(GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);
  Launch *launch = g_new0 (Launch, 1);

  launch->widget = g_object_ref (widget);
  launch->failure = g_strdup (failure);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, launched_cb,
                           launch);
}
