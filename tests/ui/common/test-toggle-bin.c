/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Toggles side by side, and one below the other where their words have no room. */
#include "trellis-toggle-bin.h"
#include "ui-test.h"

static GtkWindow *
present (int width, AdwToggleGroup **group)
{
  GtkWidget *bin = g_object_new (TRELLIS_TYPE_TOGGLE_BIN, "valign", GTK_ALIGN_START, NULL);
  GtkWindow *window;

  *group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  for (guint i = 0; i < 3; i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_label (toggle, "Words that go on");
      adw_toggle_group_add (*group, toggle);
    }
  adw_bin_set_child (ADW_BIN (bin), GTK_WIDGET (*group));
  window = ui_test_present (bin);
  gtk_window_set_default_size (window, width, 300);
  ui_test_wait (100);
  return window;
}

static GtkOrientation
get_orientation (AdwToggleGroup *group)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (group));
}

static void
test_turn (void)
{
  AdwToggleGroup *group;
  GtkWindow *window = present (800, &group);

  g_assert_cmpint (get_orientation (group), ==, GTK_ORIENTATION_HORIZONTAL);
  gtk_window_set_default_size (window, 400, 300);
  ui_test_wait (100);
  g_assert_cmpint (get_orientation (group), ==, GTK_ORIENTATION_VERTICAL);
  gtk_window_set_default_size (window, 800, 300);
  ui_test_wait (100);
  g_assert_cmpint (get_orientation (group), ==, GTK_ORIENTATION_HORIZONTAL);
  gtk_window_destroy (window);
}

/* Where text becomes larger, as it can while the window is there, and smaller again. */
static void
test_larger (void)
{
  AdwToggleGroup *group;
  GtkWindow *window = present (600, &group);

  g_assert_cmpint (get_orientation (group), ==, GTK_ORIENTATION_HORIZONTAL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  ui_test_wait (100);
  g_assert_cmpint (get_orientation (group), ==, GTK_ORIENTATION_VERTICAL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  ui_test_wait (100);
  g_assert_cmpint (get_orientation (group), ==, GTK_ORIENTATION_HORIZONTAL);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/toggle-bin/turn", test_turn);
  g_test_add_func ("/ui/toggle-bin/larger", test_larger);
  return g_test_run ();
}
