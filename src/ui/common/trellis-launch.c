/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-launch.h"

#include "trellis-undo.h"

#include <glib/gi18n.h>

/* Bytes. Linux starts no program with an argument of 128 KiB or more. */
#define LONGEST_URI 131000

typedef struct
{
  GtkWidget *widget;
  char *failure;
  GFunc then; /* nullable */
  gpointer data;
  GDestroyNotify free_data; /* nullable */
} Launch;

static void
launched_cb (GObject *launcher, GAsyncResult *result, gpointer data)
{
  Launch *launch = data;
  g_autoptr(GError) error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (launcher), result, &error))
    {
      if (launch->then != NULL)
        launch->then (launch->widget, launch->data);
    }
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    {
      trellis_undo_tell (launch->widget, launch->failure);
    }

  if (launch->free_data != NULL)
    launch->free_data (launch->data);
  g_object_unref (launch->widget);
  g_free (launch->failure);
  g_free (launch);
}

/* Opens @uri in the program that the person has chosen for such. Where there is none, the window of
 * @widget tells @failure. */
void
trellis_launch (GtkWidget *widget, const char *uri, const char *failure)
{
  trellis_launch_then (widget, uri, failure, NULL, NULL, NULL);
}

/* The same; calls @then with @widget and @data once the program has been started. */
void
trellis_launch_then (GtkWidget *widget, const char *uri, const char *failure, GFunc then, gpointer data,
                     GDestroyNotify free_data)
{
  g_autoptr(GtkUriLauncher) launcher = NULL;
  Launch *launch;

  if (strlen (uri) > LONGEST_URI)
    {
      trellis_undo_tell (widget, _("Too long for another program. Copy it instead."));
      if (free_data != NULL)
        free_data (data);
      return;
    }

  launcher = gtk_uri_launcher_new (uri);
  launch = g_new0 (Launch, 1);
  launch->widget = g_object_ref (widget);
  launch->failure = g_strdup (failure);
  launch->then = then;
  launch->data = data;
  launch->free_data = free_data;
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, launched_cb,
                           launch);
}
