/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-home-page.h"
#include "trellis-match-page.h"
#include "trellis-new-match-dialog.h"
#include "trellis-sidebar.h"
#include "ui-test.h"

static void
test_sidebar (UiTest *test, gconstpointer data)
{
  GtkWidget *sidebar = trellis_sidebar_new (test->store);
  GtkWindow *window = ui_test_present (sidebar);

  g_assert_nonnull (ui_test_wait_label (sidebar, "Ada Example"));
  trellis_person_set_name (test->partner, "Ada Renamed");
  g_assert_nonnull (ui_test_wait_label (sidebar, "Ada Renamed"));

  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_ENDED);
  ui_test_settle ();
  g_assert_nonnull (ui_test_wait_label (sidebar, "Paused and Ended"));
  g_assert_null (ui_test_find_label (sidebar, "Ada Renamed"));

  trellis_store_delete (test->store, test->match);
  ui_test_settle ();
  g_assert_null (ui_test_find_label (sidebar, "Paused and Ended"));

  gtk_window_destroy (window);
}

static void
test_new_match (UiTest *test, gconstpointer data)
{
  GtkWindow *window = ui_test_present (trellis_home_page_new (test->store));
  AdwDialog *dialog = trellis_new_match_dialog_new (test->store);
  GtkWidget *create = NULL;
  GtkWidget *name;

  adw_dialog_present (dialog, GTK_WIDGET (window));
  ui_test_settle ();
  name = ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0);
  create = adw_dialog_get_default_widget (dialog);
  g_assert_false (gtk_widget_get_sensitive (create));

  gtk_editable_set_text (GTK_EDITABLE (name), "Grace Example");
  g_assert_true (gtk_widget_get_sensitive (create));
  g_signal_emit_by_name (create, "clicked");
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_MATCH), ==, 2);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_PERSON), ==, 2);

  gtk_window_destroy (window);
}

static void
test_match_page (UiTest *test, gconstpointer data)
{
  GtkWidget *page = trellis_match_page_new (test->store, test->match);
  GtkWindow *window;
  GtkWidget *view = adw_navigation_view_new ();

  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  window = ui_test_present (view);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)), ==, "Ada Example");
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/shell/sidebar", test_sidebar);
  UI_TEST_ADD ("/ui/shell/new-match", test_new_match);
  UI_TEST_ADD ("/ui/shell/match-page", test_match_page);
  return g_test_run ();
}
