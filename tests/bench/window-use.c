/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-use.h"

#include "trellis-toolkit-start.h"

#include <adwaita.h>
#include <locale.h>

static gboolean
set_flag_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* The main loop goes on meanwhile. */
void
wait_ms (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, set_flag_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* The first mapped widget that is wanted, or NULL. */
GtkWidget *
find (GtkWidget *root, IsWanted is_wanted)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (is_wanted (root))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, is_wanted);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
open_record (GtkWidget *window, const char *table, const char *uid)
{
  gtk_widget_activate_action (window, "record.open", "(ss)", table, uid);
}

/* Calls @activate_cb with the application, which makes a window of its own, and @argv, of one or two arguments; @wants
 * tells somebody who gave others what is wanted. For main() to return. */
int
run_with_window (int argc, char **argv, const char *wants, GCallback activate_cb)
{
  g_autoptr(AdwApplication) application = NULL;

  setlocale (LC_ALL, "");
  if (argc != 2 && argc != 3)
    {
      g_printerr ("%s needs %s.\n", argv[0], wants);
      return 2;
    }

  /* As the program begins. */
  trellis_toolkit_start_choose ("/dev");
  trellis_toolkit_start_settle ();

  application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", activate_cb, argv);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
