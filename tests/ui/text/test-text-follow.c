/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text that grows in a page that scrolls: who writes sees the line that is written. */
#include <adwaita.h>

#include "trellis-text-view.h"
#include "ui-test.h"

#define ABOVE 150

typedef struct
{
  GtkWindow *window;
  GtkWidget *view, *other;
  GtkAdjustment *adjustment;
} Page;

static void
page_open (Page *page)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *above = gtk_label_new ("Above");

  page->view = trellis_text_view_new ();
  page->other = gtk_button_new_with_label ("Below");
  gtk_widget_set_size_request (above, -1, ABOVE);
  gtk_box_append (GTK_BOX (box), above);
  gtk_box_append (GTK_BOX (box), page->view);
  gtk_box_append (GTK_BOX (box), page->other);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  page->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_widget_set_size_request (scrolled, 300, 200);

  page->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (page->window, 300, 200);
  gtk_window_set_child (page->window, scrolled);
  gtk_window_present (page->window);
  ui_test_settle ();
}

static void
write_lines (Page *page, guint n_lines)
{
  for (guint i = 0; i < n_lines; i++)
    gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (page->view)), "a line\n", -1);
}

/* Whether the line of the cursor is in what the page shows. */
static gboolean
sees_cursor (Page *page)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (page->view, GTK_TYPE_VIEWPORT);
  graphene_point_t point;
  GdkRectangle cursor;
  int y;

  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (page->view), NULL, &cursor, NULL);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (page->view), GTK_TEXT_WINDOW_WIDGET, 0, cursor.y, NULL, &y);
  g_assert_true (gtk_widget_compute_point (page->view, viewport, &GRAPHENE_POINT_INIT (0, (float) y), &point));
  return point.y >= 0 && point.y + (float) cursor.height <= (float) gtk_widget_get_height (viewport);
}

static void
test_written (void)
{
  Page page;
  GtkTextBuffer *buffer;
  GtkTextIter start;

  page_open (&page);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (page.view));
  gtk_widget_grab_focus (page.view);

  /* Line by line, and much at once, as by pasting. */
  for (guint i = 0; i < 10; i++)
    {
      write_lines (&page, 1);
      ui_test_wait (250);
      g_assert_true (sees_cursor (&page));
    }
  write_lines (&page, 100);
  ui_test_wait (400);
  g_assert_true (sees_cursor (&page));

  /* Up again, and on from there. */
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  ui_test_wait (250);
  g_assert_true (sees_cursor (&page));
  gtk_window_destroy (page.window);
}

/* The page stays where somebody has scrolled to, until they write. */
static void
test_not_written (void)
{
  Page page;

  page_open (&page);
  gtk_widget_grab_focus (page.other);
  gtk_adjustment_set_value (page.adjustment, 0);
  write_lines (&page, 50);
  ui_test_wait (400);
  g_assert_cmpfloat (gtk_adjustment_get_value (page.adjustment), ==, 0);

  gtk_widget_grab_focus (page.view);
  write_lines (&page, 1);
  ui_test_wait (400);
  g_assert_true (sees_cursor (&page));
  gtk_adjustment_set_value (page.adjustment, 0);
  ui_test_wait (250);
  g_assert_cmpfloat (gtk_adjustment_get_value (page.adjustment), ==, 0);
  gtk_window_destroy (page.window);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/text-follow/written", test_written);
  g_test_add_func ("/ui/text-follow/not-written", test_not_written);

  return g_test_run ();
}
