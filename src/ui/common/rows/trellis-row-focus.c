/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-row-focus.h"

void
trellis_row_focus_leave (GtkWidget *row)
{
  GtkWidget *list = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_VIEW);
  GtkWidget *item = gtk_widget_get_parent (row);

  g_return_if_fail (GTK_IS_WIDGET (row));

  if (list == NULL || gtk_widget_get_focus_child (list) != item)
    return;

  gtk_widget_child_focus (list, GTK_DIR_DOWN);
  if (gtk_widget_get_focus_child (list) == item)
    gtk_widget_child_focus (list, GTK_DIR_UP);
}
