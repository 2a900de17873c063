/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-file-drop.h"

#define TAKE "trellis-file-drop"

/* Files that are dropped somewhere in a window are the window's, as a text would take their names otherwise. It
 * offers them to what lies there. */

/* Has @widget take files that are dropped on it by @take. */
void
trellis_file_drop_take (GtkWidget *widget, TrellisFileDropFunc take)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_object_set_data (G_OBJECT (widget), TAKE, take);
}

/* Offers @files to what lies at a place of @window, innermost first. Whether somebody took them. */
gboolean
trellis_file_drop_offer (GtkWidget *window, double x, double y, GPtrArray *files)
{
  for (GtkWidget *widget = gtk_widget_pick (window, x, y, GTK_PICK_DEFAULT); widget != NULL;
       widget = gtk_widget_get_parent (widget))
    {
      TrellisFileDropFunc take = g_object_get_data (G_OBJECT (widget), TAKE);

      if (take != NULL && take (widget, files))
        return TRUE;
    }

  return FALSE;
}
