/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the window shows its toasts. */
#include "trellis-toast.h"
#include "trellis-undo.h"
#include "window-test.h"

#define WORDS "Something was done"

static float
find_lower_edge (WindowTest *test, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, test->window, &bounds));
  return bounds.origin.y + bounds.size.height;
}

/* Of what shows the words. */
static float
find_lower_edge_of_toast (WindowTest *test)
{
  GtkWidget *label = ui_test_wait_label (test->window, WORDS);

  g_assert_nonnull (label);
  ui_test_wait (400);
  return find_lower_edge (test, label);
}

/* In a narrow window, a toast leaves the places of a match free, also when the window has become narrow
 * since; where no places are below it, it is at the foot of the window. */
static void
test_above_places (WindowTest *test, gconstpointer data)
{
  GtkWidget *bars;
  float at_foot;

  g_settings_set_int (test->settings, "window-width", 360);
  window_test_open (test);
  ui_test_wait (200);
  trellis_undo_tell (test->window, WORDS);
  at_foot = find_lower_edge_of_toast (test);

  window_test_open_record (test, test->ui.match);
  ui_test_wait (200);
  for (guint i = 0; (bars = ui_test_find (test->window, ADW_TYPE_TOOLBAR_VIEW, i)) != NULL; i++)
    if (adw_toolbar_view_get_bottom_bar_height (ADW_TOOLBAR_VIEW (bars)) > 0 && gtk_widget_get_mapped (bars))
      break;
  g_assert_nonnull (bars);
  g_assert_cmpfloat (find_lower_edge_of_toast (test) +
                       (float) adw_toolbar_view_get_bottom_bar_height (ADW_TOOLBAR_VIEW (bars)),
                     <=, at_foot);

  gtk_window_set_default_size (GTK_WINDOW (test->window), 1100, 700);
  ui_test_wait (300);
  g_assert_cmpint (adw_toolbar_view_get_bottom_bar_height (ADW_TOOLBAR_VIEW (bars)), ==, 0);
  g_assert_cmpfloat ((float) gtk_widget_get_height (test->window) - find_lower_edge_of_toast (test), <, 60);

  gtk_widget_activate_action (test->window, "home.show", NULL);
  gtk_window_set_default_size (GTK_WINDOW (test->window), 360, 700);
  ui_test_wait (300);
  g_assert_cmpfloat ((float) gtk_widget_get_height (test->window) - find_lower_edge_of_toast (test), <, 60);
}

static guint
get_seconds (guint usual)
{
  g_autoptr(AdwToast) toast = g_object_ref_sink (trellis_toast_new (WORDS, usual));

  return adw_toast_get_timeout (toast);
}

/* Where somebody is slow, what would go by itself stays for as long as they say. */
static void
test_stays (void)
{
  g_assert_cmpuint (get_seconds (TRELLIS_TOAST_TOLD), ==, TRELLIS_TOAST_TOLD);
  g_setenv ("TRELLIS_TOAST_SECONDS", "60", TRUE);
  g_assert_cmpuint (get_seconds (TRELLIS_TOAST_TOLD), ==, 60);
  g_assert_cmpuint (get_seconds (TRELLIS_TOAST_OFFERED), ==, 60);
  g_assert_cmpuint (get_seconds (0), ==, 0);
  g_unsetenv ("TRELLIS_TOAST_SECONDS");
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  WINDOW_TEST_ADD ("/ui/toasts/above-places", test_above_places);
  g_test_add_func ("/ui/toasts/stays", test_stays);
  return window_test_run ();
}
