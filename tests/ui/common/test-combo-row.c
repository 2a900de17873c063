/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is chosen in a row is never cut: it is beside the title, or below where there is no room for both. */
#include "trellis-combo-row.h"
#include "ui-test.h"

static GtkWidget *
create_row (const char *title, const char *first, const char *second)
{
  const char *choices[] = { first, second, NULL };
  g_autoptr(GtkStringList) model = gtk_string_list_new (choices);
  GtkWidget *row = trellis_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  return row;
}

/* As wide as told. */
static GtkWindow *
present (GtkWidget *row, GtkWidget **clamp)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  *clamp = adw_clamp_new ();
  adw_clamp_set_child (ADW_CLAMP (*clamp), list);
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  return ui_test_present (*clamp);
}

static void
set_width (GtkWidget *clamp, int width)
{
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), width);
}

/* Until the label that shows @text whole is in view, and none that cuts it. */
static void
wait_whole (GtkWidget *row, const char *text, gboolean is_below)
{
  for (int i = 0; i < 200 && adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (row)) != is_below; i++)
    ui_test_settle ();
  ui_test_settle ();
  g_assert_true (adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (row)) == is_below);
  for (guint i = 0, n_whole = 0;; i++)
    {
      GtkWidget *label = ui_test_find (row, GTK_TYPE_LABEL, i);

      if (label == NULL)
        {
          g_assert_cmpuint (n_whole, ==, 1);
          return;
        }
      if (!gtk_widget_get_mapped (label) || !g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text))
        continue;
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
      n_whole++;
    }
}

/* The same choice as the row gets narrower and wider again. */
static void
test_width (void)
{
  GtkWidget *row = create_row ("What is to be chosen", "Sixteen letters.", "None");
  GtkWidget *clamp;
  GtkWindow *window = present (row, &clamp);

  set_width (clamp, 500);
  wait_whole (row, "Sixteen letters.", FALSE);
  set_width (clamp, 220);
  wait_whole (row, "Sixteen letters.", TRUE);
  set_width (clamp, 500);
  wait_whole (row, "Sixteen letters.", FALSE);
  gtk_window_destroy (window);
}

/* One that is longer than the toolkit ever shows, then a short one. */
static void
test_choice (void)
{
  GtkWidget *row = create_row ("Zone", "UTC", "America/Argentina/Buenos_Aires");
  GtkWidget *clamp;
  GtkWindow *window = present (row, &clamp);

  set_width (clamp, 500);
  wait_whole (row, "UTC", FALSE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  wait_whole (row, "America/Argentina/Buenos_Aires", TRUE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  wait_whole (row, "UTC", FALSE);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/combo-row/width", test_width);
  g_test_add_func ("/ui/combo-row/choice", test_choice);
  return g_test_run ();
}
