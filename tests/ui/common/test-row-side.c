/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a title that somebody wrote begin where its row begins, whichever way the title reads. */
#include "trellis-row-side.h"
#include "trellis-title-row.h"
#include "trellis-title-view.h"
#include "ui-test.h"

#define ENGLISH "Which of the actions got done, and what came of them?"
#define HEBREW "אילו פעולות בוצעו מאז הפגישה הקודמת, ומה יצא מהן?"

#define WIDTH 200

static GtkWindow *
present (GtkWidget *child)
{
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDTH);
  return ui_test_present (clamp);
}

/* The blank at which a line is broken has a place in it. */
static void
check_edge (int line, int edge)
{
  g_assert_cmpint (ABS (line - edge), <=, 12);
}

static void
check_label (GtkWidget *row, const char *text, GtkTextDirection direction)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (ui_test_wait_label (row, text)));
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  g_assert_cmpint (pango_layout_get_line_count (layout), >, 1);
  do
    {
      PangoRectangle line;

      pango_layout_iter_get_line_extents (iter, NULL, &line);
      if (direction == GTK_TEXT_DIR_RTL)
        check_edge (PANGO_PIXELS (line.x + line.width), PANGO_PIXELS (pango_layout_get_width (layout)));
      else
        check_edge (PANGO_PIXELS (line.x), 0);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
test_row (gconstpointer data)
{
  const GtkTextDirection direction = (GtkTextDirection) GPOINTER_TO_INT (data);
  GtkWidget *row, *list;
  GtkWindow *window;

  gtk_widget_set_default_direction (direction);
  row = trellis_title_row_new (ENGLISH);
  list = gtk_list_box_new ();
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = present (list);
  check_label (row, ENGLISH, direction);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), HEBREW);
  ui_test_settle ();
  check_label (row, HEBREW, direction);
  gtk_window_destroy (window);
}

/* Where the ink of @widget begins and ends, from its left. */
static graphene_rect_t
get_ink (GtkWidget *widget)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  graphene_rect_t ink;
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_get_bounds (node, &ink);
  gsk_render_node_unref (node);
  return ink;
}

static void
check_inscription (GtkWidget *inscription, const char *text, gboolean is_rtl)
{
  graphene_rect_t ink;

  gtk_inscription_set_text (GTK_INSCRIPTION (inscription), text);
  ui_test_settle ();
  ink = get_ink (inscription);
  g_assert_cmpfloat (ink.size.width, <, WIDTH / 2);
  if (is_rtl)
    check_edge ((int) (ink.origin.x + ink.size.width), WIDTH);
  else
    check_edge ((int) ink.origin.x, 0);
}

/* One line, shorter than its room. */
static void
test_inscription (gconstpointer data)
{
  const GtkTextDirection direction = (GtkTextDirection) GPOINTER_TO_INT (data);
  GtkWidget *inscription, *row;
  GtkWindow *window;

  gtk_widget_set_default_direction (direction);
  inscription = gtk_inscription_new (NULL);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (inscription), 0);
  gtk_widget_set_hexpand (inscription, TRUE);
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (row), inscription);
  trellis_row_side_keep (row);
  window = present (row);
  check_inscription (inscription, "Hello", direction == GTK_TEXT_DIR_RTL);
  check_inscription (inscription, "שלום", direction == GTK_TEXT_DIR_RTL);
  gtk_window_destroy (window);
}

/* Where the first character of the text is, from the edge where the text begins. */
static int
get_start (GtkTextView *view, gboolean is_rtl)
{
  GtkTextIter start;
  GdkRectangle place;
  int x;

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &start);
  gtk_text_view_get_iter_location (view, &start, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place.x, 0, &x, NULL);
  return is_rtl ? gtk_widget_get_width (GTK_WIDGET (view)) - x : x;
}

static void
set_text (GtkWidget *view, const char *text)
{
  g_object_set (view, "text", text, NULL);
  ui_test_settle ();
}

/* In one line, which has room at its end. */
static void
test_view (gconstpointer data)
{
  const GtkTextDirection direction = (GtkTextDirection) GPOINTER_TO_INT (data);
  const gboolean is_rtl = direction == GTK_TEXT_DIR_RTL;
  GtkWidget *view;
  GtkWindow *window;

  gtk_widget_set_default_direction (direction);
  view = g_object_new (TRELLIS_TYPE_TITLE_VIEW, NULL);
  window = present (view);
  set_text (view, is_rtl ? "שלום" : "Hello");
  check_edge (get_start (GTK_TEXT_VIEW (view), is_rtl), 0);
  set_text (view, is_rtl ? "Hello" : "שלום");
  g_assert_cmpint (get_start (GTK_TEXT_VIEW (view), is_rtl), <, WIDTH / 2);
  g_assert_cmpint (get_start (GTK_TEXT_VIEW (view), is_rtl), >, 12);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  g_test_add_data_func ("/ui/row-side/row/ltr", GINT_TO_POINTER (GTK_TEXT_DIR_LTR), test_row);
  g_test_add_data_func ("/ui/row-side/row/rtl", GINT_TO_POINTER (GTK_TEXT_DIR_RTL), test_row);
  g_test_add_data_func ("/ui/row-side/inscription/ltr", GINT_TO_POINTER (GTK_TEXT_DIR_LTR), test_inscription);
  g_test_add_data_func ("/ui/row-side/inscription/rtl", GINT_TO_POINTER (GTK_TEXT_DIR_RTL), test_inscription);
  g_test_add_data_func ("/ui/row-side/view/ltr", GINT_TO_POINTER (GTK_TEXT_DIR_LTR), test_view);
  g_test_add_data_func ("/ui/row-side/view/rtl", GINT_TO_POINTER (GTK_TEXT_DIR_RTL), test_view);
  return g_test_run ();
}
