/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-new-rows.h"

/* The row of a list view that @child is in. */
static GtkWidget *
get_row (GtkWidget *child)
{
  return child != NULL ? gtk_widget_get_parent (child) : NULL;
}

/* The row is in its place, where it has a style to begin with. Its color is asked for so that it has that before
 * it is visible. */
static void
rooted_cb (GtkWidget *child)
{
  GtkWidget *row = get_row (child);
  GdkRGBA color;

  if (row == NULL || gtk_widget_get_root (row) == NULL)
    return;

  g_signal_handlers_disconnect_by_func (child, rooted_cb, NULL);
  gtk_widget_get_color (row, &color);
  gtk_widget_set_visible (row, TRUE);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *row = get_row (child);

  if (row == NULL || gtk_widget_get_parent (row) != NULL || !gtk_widget_get_visible (row))
    return;

  gtk_widget_set_visible (row, FALSE);
  g_signal_connect (child, "notify::root", G_CALLBACK (rooted_cb), NULL);
}

/* GTK takes all that is new of a widget that gets a parent for new of those that follow it, too, and finds out
 * anew how they and everything in them look: in a list view that takes several times as long as the row that was
 * made. It leaves them alone if the widget has a style by the time that it can be seen. To be called before the
 * rows of @factory are made. */
void
trellis_new_rows_let_others_be (GtkListItemFactory *factory)
{
  g_return_if_fail (GTK_IS_SIGNAL_LIST_ITEM_FACTORY (factory));

  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
}
