/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-home-page.h"
#include "trellis-match-page.h"
#include "trellis-new-match-dialog.h"
#include "trellis-saving-banner.h"
#include "trellis-sidebar.h"
#include "trellis-window.h"
#include "window-test.h"

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
  GtkWidget *page = trellis_match_page_new (test->store, test->match, NULL);
  GtkWindow *window;
  GtkWidget *view = adw_navigation_view_new ();

  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  window = ui_test_present (view);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)), ==, "Ada Example");
  gtk_window_destroy (window);
}

static void
introduce (UiTest *test, GtkWidget *page, const char *response)
{
  AdwDialog *dialog;

  gtk_widget_activate_action (page, "match.introduce", NULL);
  ui_test_settle ();
  dialog = ADW_DIALOG (ui_test_find (GTK_WIDGET (gtk_widget_get_root (page)), ADW_TYPE_ALERT_DIALOG, 0));
  g_assert_nonnull (dialog);
  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (dialog);
  ui_test_settle ();
}

/* A letter that has no address was not written. */
static void
test_introduction (UiTest *test, gconstpointer data)
{
  GtkWidget *page = trellis_match_page_new (test->store, test->match, NULL);
  GtkWidget *view = adw_navigation_view_new ();
  GtkWindow *window;

  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  window = ui_test_present (view);
  trellis_person_set_email (test->partner, NULL);
  introduce (test, page, "cancel");
  g_assert_false (trellis_match_get_introduced (test->match));
  introduce (test, page, "write");
  g_assert_false (trellis_match_get_introduced (test->match));
  introduce (test, page, "done");
  g_assert_true (trellis_match_get_introduced (test->match));
  gtk_window_destroy (window);
}

static TrellisMatch *
add_other_match (UiTest *test)
{
  TrellisPerson *person = trellis_person_new ();
  TrellisMatch *match = trellis_match_new ();

  trellis_person_set_name (person, "Grace Example");
  trellis_store_add (test->store, person);
  trellis_match_set_partner (match, trellis_record_get_uid (TRELLIS_RECORD (person)));
  trellis_store_add (test->store, match);
  g_object_unref (person);
  return match;
}

static void
wait_gone (GtkWidget **widget)
{
  while (*widget != NULL)
    {
      ui_test_settle ();
      g_usleep (10000);
    }
}

static void
go_through_places (WindowTest *test, TrellisMatch *other)
{
  const char *places[] = { "overview", "agreement", "meetings", "notes", "goals" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkWidget *page;

      gtk_widget_activate_action (test->window, "home.show", NULL);
      window_test_open_record (test, test->ui.match);
      page = window_test_find (test, TRELLIS_TYPE_MATCH_PAGE);
      g_assert_nonnull (page);
      g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
      gtk_widget_activate_action (page, "place.show", "s", places[i]);
      ui_test_settle ();
      window_test_open_record (test, other);
      wait_gone (&page);
    }
}

/* A page that nobody sees any more is gone, with the lists that follow the journal. */
static void
test_pages_go (WindowTest *test, gconstpointer data)
{
  const int widths[] = { 1100, 360 };
  g_autoptr(TrellisMatch) other = add_other_match (&test->ui);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_settings_set_int (test->settings, "window-width", widths[i]);
      window_test_open (test);
      go_through_places (test, other);
      window_test_cut_off (test);
    }
}

/* As after a backup has been restored. */
static void
test_setting_outlives_window (WindowTest *test, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      window_test_open (test);
      window_test_cut_off (test);
    }
  g_settings_set_string (test->settings, "notes-sort", "title");
  ui_test_settle ();
  g_settings_reset (test->settings, "notes-sort");
}

/* A portal may say how times are told before the window has come up. */
static void
test_clock_before_the_window (WindowTest *test, gconstpointer data)
{
  window_test_make (test);
  trellis_window_refresh (TRELLIS_WINDOW (test->window));
  gtk_window_present (GTK_WINDOW (test->window));
  ui_test_settle ();
  g_assert_nonnull (ui_test_find (test->window, TRELLIS_TYPE_SIDEBAR, 0));
  g_assert_null (ui_test_find (test->window, TRELLIS_TYPE_SIDEBAR, 1));
  g_assert_nonnull (ui_test_find (test->window, TRELLIS_TYPE_SAVING_BANNER, 0));
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/shell/sidebar", test_sidebar);
  UI_TEST_ADD ("/ui/shell/new-match", test_new_match);
  UI_TEST_ADD ("/ui/shell/match-page", test_match_page);
  UI_TEST_ADD ("/ui/shell/introduction", test_introduction);
  WINDOW_TEST_ADD ("/ui/shell/pages-go", test_pages_go);
  WINDOW_TEST_ADD ("/ui/shell/setting-outlives-window", test_setting_outlives_window);
  WINDOW_TEST_ADD ("/ui/shell/clock-before-the-window", test_clock_before_the_window);
  return window_test_run ();
}
