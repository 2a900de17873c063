/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-scrolling.h"

#include "trellis-gradual-list.h"

#include <adwaita.h>

/* No number of rows, characters or pixels is greater. */
#define FARTHEST 100000000

static G_DEFINE_QUARK (trellis-scrolling-item, item)

/* For each row of a list view that is to be found again, when it is set up and has its child. */
void
trellis_scrolling_add_row (GtkListItem *item)
{
  g_return_if_fail (GTK_IS_LIST_ITEM (item));

  /* The child goes with the item. */
  g_object_set_qdata (G_OBJECT (gtk_list_item_get_child (item)), item_quark (), item);
}

/* NULL for a header. */
static GtkListItem *
get_item (GtkWidget *row)
{
  GtkWidget *child = gtk_widget_get_first_child (row);

  return child != NULL ? g_object_get_qdata (G_OBJECT (child), item_quark ()) : NULL;
}

/* Whatever it is that scrolls itself in @window. */
static GtkWidget *
get_content (GtkScrolledWindow *window)
{
  GtkWidget *content = gtk_scrolled_window_get_child (window);

  while (ADW_IS_CLAMP_SCROLLABLE (content))
    content = adw_clamp_scrollable_get_child (ADW_CLAMP_SCROLLABLE (content));
  return content;
}

/* Where @row of @list begins and ends, in pixels below the upper edge of what is in view. */
static gboolean
measure_row (GtkWidget *list, GtkWidget *row, double *top, double *bottom)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_child_visible (row) || !gtk_widget_compute_bounds (row, list, &bounds))
    return FALSE;

  *top = (double) bounds.origin.y;
  *bottom = (double) (bounds.origin.y + bounds.size.height);
  return TRUE;
}

/* The uppermost row that can be seen. */
static char *
describe_row (GtkWidget *list)
{
  GtkListItem *uppermost = NULL;
  double least = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkListItem *item = get_item (row);
      double top, bottom;

      if (item != NULL && measure_row (list, row, &top, &bottom) && bottom > 0 &&
          (uppermost == NULL || top < least))
        {
          uppermost = item;
          least = top;
        }
    }

  return uppermost != NULL ? g_strdup_printf ("row %u %d", gtk_list_item_get_position (uppermost),
                                              (int) least)
                           : NULL;
}

static char *
describe_text (GtkTextView *view)
{
  GdkRectangle visible, line;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &iter, 0, visible.y);
  gtk_text_view_get_iter_location (view, &iter, &line);
  return g_strdup_printf ("text %d %d", gtk_text_iter_get_offset (&iter), line.y - visible.y);
}

/* How far @window is scrolled; NULL where that cannot be told, as before it has a size. Transfer
 * full. */
char *
trellis_scrolling_describe (GtkScrolledWindow *window)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (window);
  GtkWidget *content = get_content (window);

  if (content == NULL || gtk_adjustment_get_page_size (adjustment) <= 0)
    return NULL;
  if (GTK_IS_LIST_VIEW (content))
    return describe_row (content);
  if (GTK_IS_TEXT_VIEW (content))
    return describe_text (GTK_TEXT_VIEW (content));
  return g_strdup_printf ("pixel %d", (int) gtk_adjustment_get_value (adjustment));
}

static void
move_by (GtkAdjustment *adjustment, double pixels)
{
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + pixels);
}

/* A list that comes into view little by little has to have come that far. */
static void
reach (GtkListView *list, guint position)
{
  GtkSelectionModel *selection = gtk_list_view_get_model (list);
  g_autoptr(GListModel) shown = NULL;

  if (selection != NULL)
    g_object_get (selection, "model", &shown, NULL);
  if (TRELLIS_IS_GRADUAL_LIST (shown))
    trellis_gradual_list_reach (TRELLIS_GRADUAL_LIST (shown), position);
}

static void
restore_row (GtkListView *list, GtkAdjustment *adjustment, guint position, int wanted)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (list));
  guint n_rows;

  reach (list, position);
  n_rows = model != NULL ? g_list_model_get_n_items (model) : 0;
  if (n_rows == 0)
    return;

  position = MIN (position, n_rows - 1);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkListItem *item = get_item (row);
      double top, bottom;

      if (item != NULL && gtk_list_item_get_position (item) == position &&
          measure_row (GTK_WIDGET (list), row, &top, &bottom))
        {
          move_by (adjustment, top - wanted);
          return;
        }
    }

  gtk_list_view_scroll_to (list, position, GTK_LIST_SCROLL_NONE, NULL);
}

static void
restore_text (GtkTextView *view, GtkAdjustment *adjustment, int offset, int wanted)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle visible, line;
  GtkTextIter iter;
  GtkTextMark *mark;
  int missing;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_location (view, &iter, &line);
  missing = line.y - visible.y - wanted;
  if (ABS (missing) <= visible.height)
    {
      move_by (adjustment, missing);
      return;
    }

  /* What lies between may not have been laid out. Scrolling to a mark waits for that. */
  mark = gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE);
  gtk_text_view_scroll_to_mark (view, mark, 0, TRUE, 0, 0);
  gtk_text_buffer_delete_mark (buffer, mark);
}

/* Reads @n numbers that follow @kind. */
static gboolean
parse (const char *spot, const char *kind, int *numbers, guint n)
{
  g_auto(GStrv) words = g_strsplit (spot, " ", -1);

  if (g_strv_length (words) != n + 1 || !g_str_equal (words[0], kind))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      gint64 number;

      if (!g_ascii_string_to_signed (words[i + 1], 10, -FARTHEST, FARTHEST, &number, NULL))
        return FALSE;
      numbers[i] = (int) number;
    }
  return TRUE;
}

/* Goes to @spot, of trellis_scrolling_describe(), or towards it: what is not laid out yet is reached
 * by doing this again after the next frame. A spot that cannot be understood changes nothing. */
void
trellis_scrolling_restore (GtkScrolledWindow *window, const char *spot)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (window);
  GtkWidget *content = get_content (window);
  int numbers[2];

  if (content == NULL || gtk_adjustment_get_page_size (adjustment) <= 0)
    return;

  if (GTK_IS_LIST_VIEW (content))
    {
      if (parse (spot, "row", numbers, 2) && numbers[0] >= 0)
        restore_row (GTK_LIST_VIEW (content), adjustment, (guint) numbers[0], numbers[1]);
    }
  else if (GTK_IS_TEXT_VIEW (content))
    {
      if (parse (spot, "text", numbers, 2) && numbers[0] >= 0)
        restore_text (GTK_TEXT_VIEW (content), adjustment, numbers[0], numbers[1]);
    }
  else if (parse (spot, "pixel", numbers, 1))
    {
      gtk_adjustment_set_value (adjustment, numbers[0]);
    }
}
