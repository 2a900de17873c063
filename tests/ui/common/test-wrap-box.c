/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Children side by side, and in further lines where there is no room, in either direction. */
#include "trellis-wrap-box.h"
#include "ui-test.h"

/* As wide as the box is, in all tests. */
#define WIDTH 200

static GtkWidget *
create_block (int width)
{
  GtkWidget *block = adw_bin_new ();

  gtk_widget_set_size_request (block, width, 10);
  return block;
}

static GtkWindow *
present (GtkWidget *box)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWindow *window;

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  window = ui_test_present (clamp);
  g_assert_cmpint (gtk_widget_get_width (box), ==, WIDTH);
  return window;
}

static void
assert_place (GtkWidget *child, int x, int y, int width)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, gtk_widget_get_parent (child), &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, (float) x);
  g_assert_cmpfloat (bounds.origin.y, ==, (float) y);
  g_assert_cmpfloat (bounds.size.width, ==, (float) width);
}

/* In a line what fits into it with the blanks between; what is hidden has no place. */
static void
test_lines (void)
{
  GtkWidget *box = trellis_wrap_box_new (10, 4);
  GtkWidget *first = create_block (95), *hidden = create_block (50), *second = create_block (95);
  GtkWidget *third = create_block (60);
  GtkWindow *window;

  gtk_widget_set_visible (hidden, FALSE);
  trellis_wrap_box_append (TRELLIS_WRAP_BOX (box), first);
  trellis_wrap_box_append (TRELLIS_WRAP_BOX (box), hidden);
  trellis_wrap_box_append (TRELLIS_WRAP_BOX (box), second);
  trellis_wrap_box_append (TRELLIS_WRAP_BOX (box), third);
  window = present (box);
  assert_place (first, 0, 0, 95);
  assert_place (second, 105, 0, 95);
  assert_place (third, 0, 14, 60);
  g_assert_cmpint (gtk_widget_get_height (box), ==, 24);

  gtk_widget_set_size_request (second, 96, 10);
  ui_test_settle ();
  assert_place (second, 0, 14, 96);
  assert_place (third, 106, 14, 60);
  gtk_window_destroy (window);
}

/* What is left of a line is for those that expand, or at the end as the box is aligned. */
static void
test_rest (void)
{
  GtkWidget *box = trellis_wrap_box_new (10, 0);
  GtkWidget *first = create_block (40), *second = create_block (50);
  GtkWindow *window;

  trellis_wrap_box_append (TRELLIS_WRAP_BOX (box), first);
  trellis_wrap_box_append (TRELLIS_WRAP_BOX (box), second);
  g_object_set (box, "align", 0.5, NULL);
  window = present (box);
  assert_place (first, 50, 0, 40);
  assert_place (second, 100, 0, 50);

  gtk_widget_set_hexpand (first, TRUE);
  ui_test_settle ();
  assert_place (first, 0, 0, 140);
  assert_place (second, 150, 0, 50);
  gtk_window_destroy (window);
}

/* What would like to be wider than the box is not, and stays in it: from the right, too. */
static void
test_too_wide (void)
{
  for (GtkTextDirection direction = GTK_TEXT_DIR_LTR; direction <= GTK_TEXT_DIR_RTL; direction++)
    {
      GtkWidget *box = trellis_wrap_box_new (10, 0);
      GtkWidget *label = gtk_label_new ("Far more words than there is room for in one line of the box");
      GtkWidget *below = create_block (40);
      GtkWindow *window;

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_set_direction (box, direction);
      trellis_wrap_box_append (TRELLIS_WRAP_BOX (box), label);
      trellis_wrap_box_append (TRELLIS_WRAP_BOX (box), below);
      window = present (box);
      assert_place (label, 0, 0, WIDTH);
      assert_place (below, direction == GTK_TEXT_DIR_RTL ? WIDTH - 40 : 0, gtk_widget_get_height (label), 40);
      gtk_window_destroy (window);
    }
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/wrap-box/lines", test_lines);
  g_test_add_func ("/ui/wrap-box/rest", test_rest);
  g_test_add_func ("/ui/wrap-box/too-wide", test_too_wide);
  return g_test_run ();
}
