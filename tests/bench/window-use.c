/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-use.h"

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
