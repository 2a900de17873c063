/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-home-list.h"

#include "trellis-summary-row.h"

#define ITEM "trellis-home-item"

TrellisHomeItem *
trellis_home_item_new (gpointer about, const char *icon_name, const char *title, const char *subtitle)
{
  TrellisHomeItem *self = g_new0 (TrellisHomeItem, 1);

  self->about = g_object_ref (about);
  self->icon_name = g_strdup (icon_name);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  return self;
}

void
trellis_home_item_free (TrellisHomeItem *self)
{
  g_object_unref (self->about);
  g_free (self->icon_name);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self);
}

static gboolean
is_same (const TrellisHomeItem *a, const TrellisHomeItem *b)
{
  return a->about == b->about && g_str_equal (a->icon_name, b->icon_name) &&
         g_str_equal (a->title, b->title) && g_str_equal (a->subtitle, b->subtitle);
}

static const TrellisHomeItem *
get_item (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), ITEM);
}

static gboolean
shows_already (GtkListBox *list, GPtrArray *items)
{
  GtkListBoxRow *row;

  for (guint i = 0; i < items->len; i++)
    if ((row = gtk_list_box_get_row_at_index (list, (int) i)) == NULL ||
        !is_same (get_item (row), g_ptr_array_index (items, i)))
      return FALSE;

  return gtk_list_box_get_row_at_index (list, (int) items->len) == NULL;
}

/* Takes @item. */
static GtkWidget *
create_row (TrellisHomeItem *item)
{
  GtkWidget *row = trellis_summary_row_new (item->title, item->subtitle);

  trellis_summary_row_add_prefix (TRELLIS_SUMMARY_ROW (row), gtk_image_new_from_icon_name (item->icon_name));
  g_object_set_data_full (G_OBJECT (row), ITEM, item, (GDestroyNotify) trellis_home_item_free);
  return row;
}

/* Who is at the old row @focused goes on at the one of the same thing, or where that has gone, at what is in
 * its place. The new rows are behind the @n_old ones. */
static void
move_focus (GtkListBox *list, GtkListBoxRow *focused, int n_old)
{
  GtkListBoxRow *row, *next = gtk_list_box_get_row_at_index (list, n_old + gtk_list_box_row_get_index (focused));

  for (int i = n_old; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (get_item (row)->about == get_item (focused)->about)
      next = row;
  if (next == NULL)
    next = gtk_list_box_get_row_at_index (list, n_old);
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
}

/* Has @list tell of @items, of TrellisHomeItem, transfer full. Where it does so already, it stays as it is. */
void
trellis_home_list_show (GtkListBox *list, GPtrArray *items)
{
  g_autoptr(GPtrArray) owned = items;
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (list));
  int n_old = 0;

  if (shows_already (list, items))
    return;

  while (gtk_list_box_get_row_at_index (list, n_old) != NULL)
    n_old++;
  while (items->len > 0)
    gtk_list_box_append (list, create_row (g_ptr_array_steal_index (items, 0)));
  if (focused != NULL)
    move_focus (list, GTK_LIST_BOX_ROW (focused), n_old);
  for (; n_old > 0; n_old--)
    gtk_list_box_remove (list, GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0)));
}

/* What @row tells of; transfer none. */
gpointer
trellis_home_list_get_about (GtkListBoxRow *row)
{
  return get_item (row)->about;
}
