/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-list-sight.h"

static GtkAdjustment *
get_adjustment (GtkListView *view)
{
  return view != NULL ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)) : NULL;
}

static GtkSelectionModel *
get_model (GtkListView *view)
{
  return view != NULL ? gtk_list_view_get_model (view) : NULL;
}

gboolean
trellis_list_sight_is_seen (GtkListView *view)
{
  return view == NULL || gtk_widget_get_mapped (GTK_WIDGET (view));
}

/* Whether nobody has scrolled further down in @view. */
gboolean
trellis_list_sight_is_at_top (GtkListView *view)
{
  GtkAdjustment *adjustment = get_adjustment (view);

  return adjustment == NULL || gtk_adjustment_get_value (adjustment) <= 0;
}

/* Whether @view has its height, and room for more rows than there are. */
gboolean
trellis_list_sight_has_room (GtkListView *view)
{
  GtkAdjustment *adjustment = get_adjustment (view);

  return adjustment != NULL && trellis_list_sight_is_seen (view) && gtk_adjustment_get_page_size (adjustment) > 0 &&
         gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment);
}

/* How many items @view shows; 0 before it has a height, when it cannot be scrolled. */
guint
trellis_list_sight_count (GtkListView *view)
{
  GtkAdjustment *adjustment = get_adjustment (view);
  GtkSelectionModel *model = get_model (view);

  return adjustment != NULL && gtk_adjustment_get_page_size (adjustment) > 0 && model != NULL
         ? g_list_model_get_n_items (G_LIST_MODEL (model))
         : 0;
}

/* The position of what is selected, the last of it; GTK_INVALID_LIST_POSITION if nothing is. */
guint
trellis_list_sight_find_selected (GtkListView *view)
{
  GtkSelectionModel *model = get_model (view);
  g_autoptr(GtkBitset) selected = model != NULL ? gtk_selection_model_get_selection (model) : NULL;

  return selected != NULL && !gtk_bitset_is_empty (selected) ? gtk_bitset_get_maximum (selected)
                                                             : GTK_INVALID_LIST_POSITION;
}

/* The position of the row that has the focus, in a @view that is at its top and has no headers, so that there is
 * a row for each item from the first on; GTK_INVALID_LIST_POSITION if none has. */
guint
trellis_list_sight_find_focused (GtkListView *view)
{
  GtkWidget *focused = view != NULL ? gtk_widget_get_focus_child (GTK_WIDGET (view)) : NULL;
  guint position = 0;

  if (focused == NULL)
    return GTK_INVALID_LIST_POSITION;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (view)); row != focused;
       row = gtk_widget_get_next_sibling (row))
    position++;
  return position;
}
