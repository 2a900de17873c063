/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journal-file.h"
#include "trellis-goal-dialog.h"
#include "trellis-home-page.h"
#include "trellis-match-page.h"
#include "trellis-new-match-dialog.h"
#include "trellis-note-editor.h"
#include "trellis-note.h"
#include "trellis-sidebar.h"
#include "trellis-time.h"
#include "trellis-timeline.h"
#include "trellis-window.h"
#include "window-test.h"

static void
test_sidebar (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisOutlooks) outlooks = trellis_outlooks_new (test->store);
  GtkWidget *sidebar = trellis_sidebar_new (test->store, outlooks);
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

/* A match with Grace Example; transfer full. */
static TrellisMatch *
add_second_match (UiTest *test)
{
  g_autoptr(TrellisPerson) other = trellis_person_new ();
  TrellisMatch *second = trellis_match_new ();

  trellis_person_set_name (other, "Grace Example");
  trellis_store_add (test->store, other);
  trellis_match_set_partner (second, trellis_record_get_uid (TRELLIS_RECORD (other)));
  trellis_match_set_state (second, TRELLIS_MATCH_STATE_ACTIVE);
  trellis_store_add (test->store, second);
  return second;
}

/* The matches are in the order of Home, whatever the file has them in. */
static void
test_order (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisOutlooks) outlooks = trellis_outlooks_new (test->store);
  g_autoptr(TrellisMatch) second = add_second_match (test);
  GtkWidget *sidebar, *list;
  GtkWindow *window;

  trellis_record_set_number (TRELLIS_RECORD (second), TRELLIS_RECORD_CREATED, 1);
  g_assert_true (trellis_store_flush (test->store, NULL));

  sidebar = trellis_sidebar_new (test->store, outlooks);
  window = ui_test_present (sidebar);
  list = gtk_widget_get_ancestor (ui_test_wait_label (sidebar, "Grace Example"), GTK_TYPE_LIST_BOX);
  g_assert_nonnull (ui_test_find_label (
    GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1)), "Grace Example"));
  g_assert_nonnull (ui_test_find_label (
    GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2)), "Ada Example"));

  gtk_window_destroy (window);
}

static GtkWidget *
find_mark (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (gtk_widget_has_css_class (widget, "waiting-mark"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_mark (child);
  return found;
}

static gboolean
has_mark (GtkWidget *sidebar)
{
  GtkWidget *mark = find_mark (sidebar);

  return mark != NULL && gtk_widget_get_visible (mark);
}

static void
wait_for_mark (GtkWidget *sidebar, gboolean is_there)
{
  const gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (has_mark (sidebar) != is_there && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (has_mark (sidebar) == is_there);
}

/* A match has a mark while the partner waits for something, and it tells for what. */
static void
test_waiting (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisOutlooks) outlooks = trellis_outlooks_new (test->store);
  GtkWidget *sidebar = trellis_sidebar_new (test->store, outlooks);
  GtkWindow *window = ui_test_present (sidebar);
  TrellisOutlook *outlook = trellis_outlooks_get (outlooks, test->match);
  g_autoptr(TrellisAction) action = trellis_action_new ();
  g_autofree char *told = NULL;

  trellis_outlook_ensure (outlook);
  g_assert_nonnull (trellis_outlook_get_next (outlook));
  g_assert_false (has_mark (sidebar));

  trellis_action_set_match (action, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_action_set_title (action, "Read the report");
  trellis_action_set_owner (action, TRELLIS_OWNER_MENTEE);
  trellis_action_set_due (action, "2020-01-01");
  trellis_store_add (test->store, action);
  wait_for_mark (sidebar, TRUE);
  told = g_strdup_printf ("Waiting for you: %s", trellis_outlook_get_waiting (outlook));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (find_mark (sidebar)), ==, told);
  gtk_test_accessible_assert_role (find_mark (sidebar), GTK_ACCESSIBLE_ROLE_IMG);

  /* Rows that are made anew have it at once, also where it is about to be looked at again. */
  trellis_outlook_expire (outlook);
  gtk_window_destroy (window);
  sidebar = trellis_sidebar_new (test->store, outlooks);
  g_assert_true (has_mark (sidebar));
  window = ui_test_present (sidebar);

  trellis_action_set_done (action, trellis_time_now ());
  wait_for_mark (sidebar, FALSE);

  gtk_window_destroy (window);
}

/* Nothing is read, for which what was typed would have to be written first, while somebody types. That it is not
 * written in a pause, on a computer that has many, another has the file meanwhile. */
static void
test_waits_for_typing (UiTest *test, gconstpointer data)
{
  g_autofree char *path = g_build_filename (test->folder, "trellis.db", NULL);
  sqlite3 *other = open_plain (path);
  g_autoptr(TrellisOutlooks) outlooks = trellis_outlooks_new (test->store);
  TrellisOutlook *outlook = trellis_outlooks_get (outlooks, test->match);
  g_autoptr(TrellisAction) action = trellis_action_new ();
  const gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  trellis_outlook_ensure (outlook);
  trellis_action_set_match (action, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_action_set_owner (action, TRELLIS_OWNER_MENTEE);
  trellis_action_set_due (action, "2020-01-01");
  trellis_store_add (test->store, action);
  g_assert_true (trellis_store_flush (test->store, NULL));

  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  for (guint n = 0; n < 30; n++)
    {
      g_autofree char *title = g_strdup_printf ("Title %u", n);

      trellis_action_set_title (action, title);
      ui_test_wait (50);
      g_assert_true (trellis_store_has_unwritten (test->store));
    }
  g_assert_null (trellis_outlook_get_waiting (outlook));
  g_assert_cmpint (sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);

  while (trellis_outlook_get_waiting (outlook) == NULL && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (trellis_outlook_get_waiting (outlook));
}

/* On Home, the other order of matches holds as well when one of them is heard of anew. */
static void
test_quiet_first (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisOutlooks) outlooks = trellis_outlooks_new (test->store);
  g_autoptr(TrellisMatch) second = add_second_match (test);
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
  GtkWidget *home, *list;
  GtkWindow *window;

  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_ACTIVE);
  home = trellis_home_page_new (test->store, outlooks);
  window = ui_test_present (home);
  gtk_widget_activate_action (ui_test_wait_label (home, "Grace Example"), "home.order", "s", "quiet");
  list = gtk_widget_get_ancestor (ui_test_wait_label (home, "Grace Example"), GTK_TYPE_LIST_BOX);

  trellis_meeting_set_match (meeting, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  /* It ended a day ago, whatever time it is. */
  trellis_meeting_set_starts (meeting, trellis_time_now () - 25 * 60 * 60);
  trellis_meeting_set_minutes (meeting, 60);
  trellis_meeting_set_state (meeting, TRELLIS_MEETING_STATE_HELD);
  trellis_store_add (test->store, meeting);
  g_assert_true (trellis_store_flush (test->store, NULL));
  g_assert_nonnull (ui_test_wait_label (home, "Last contact: Yesterday"));
  g_assert_nonnull (ui_test_find_label (
    GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)), "Grace Example"));
  g_assert_nonnull (ui_test_find_label (
    GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1)), "Last contact: Yesterday"));

  gtk_window_destroy (window);
}

/* Where the partner's clock shows another time, Home tells that, too. */
static void
check_clocks (UiTest *test, const char *zone, const char *told)
{
  g_autoptr(TrellisOutlooks) outlooks = trellis_outlooks_new (test->store);
  GtkWidget *home;
  GtkWindow *window;

  trellis_person_set_time_zone (test->partner, zone);
  g_assert_true (trellis_store_flush (test->store, NULL));
  home = trellis_home_page_new (test->store, outlooks);
  window = ui_test_present (home);
  g_assert_nonnull (ui_test_wait_label (home, told));
  gtk_window_destroy (window);
}

static void
test_both_clocks (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
  g_autoptr(GDateTime) evening = g_date_time_new_utc (2100, 6, 15, 20, 30, 0);

  trellis_meeting_set_match (meeting, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_meeting_set_title (meeting, "Outline");
  trellis_meeting_set_starts (meeting, g_date_time_to_unix (evening));
  trellis_store_add (test->store, meeting);
  check_clocks (test, "Asia/Tokyo", "Ada Example\u00a0· Wednesday, 05:30 there\u00a0· Outline");
  check_clocks (test, "Europe/Berlin", "Ada Example\u00a0· 22:30 there\u00a0· Outline");
  check_clocks (test, "Africa/Abidjan", "Ada Example\u00a0· Outline");
}

/* The timeline tells what a note says, also when that is written after the note has come into it. */
static void
test_timeline_follows (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = trellis_note_new ();
  GtkWidget *timeline;

  trellis_note_set_match (note, trellis_record_get_uid (TRELLIS_RECORD (test->ui.match)));
  trellis_store_add (test->ui.store, note);
  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  timeline = window_test_find (test, TRELLIS_TYPE_TIMELINE);
  g_assert_nonnull (ui_test_wait_label (timeline, "Empty note"));
  trellis_note_set_body (note, "Ask for **time**");
  g_assert_nonnull (ui_test_wait_label (timeline, "Ask for time"));
}

static void
test_new_match (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisOutlooks) outlooks = trellis_outlooks_new (test->store);
  GtkWindow *window = ui_test_present (trellis_home_page_new (test->store, outlooks));
  AdwDialog *dialog = trellis_new_match_dialog_new (test->store);
  GtkWidget *create = NULL;
  GtkWidget *name;

  adw_dialog_present (dialog, GTK_WIDGET (window));
  ui_test_settle ();
  name = ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0);
  create = adw_dialog_get_default_widget (dialog);
  g_assert_false (gtk_widget_get_sensitive (create));
  gtk_editable_set_text (GTK_EDITABLE (name), "  ");
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

/* The next step does what it says, also where what it does belongs to a place that was not seen yet. */
static void
test_step_sets_goal (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisAgreement) agreement = trellis_agreement_new ();
  GtkWidget *page = trellis_match_page_new (test->store, test->match, NULL);
  GtkWidget *view = adw_navigation_view_new ();
  GtkWindow *window;

  trellis_agreement_set_match (agreement, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_agreement_set_state (agreement, TRELLIS_AGREEMENT_STATE_AGREED);
  trellis_store_add (test->store, agreement);
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  window = ui_test_present (view);

  ui_test_press (page, "New Goal");
  g_assert_true (TRELLIS_IS_GOAL_DIALOG (adw_window_get_visible_dialog (ADW_WINDOW (window))));
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

typedef struct
{
  WindowTest *test;
  guint n_empty;
  guint n_filled;
} Paintings;

static void
paint_cb (Paintings *self)
{
  if (window_test_find (self->test, TRELLIS_TYPE_SIDEBAR) == NULL)
    self->n_empty++;
  else
    self->n_filled++;
}

/* Nobody sees the window empty. */
static void
test_filled_at_first (WindowTest *test, gconstpointer data)
{
  Paintings paintings = { .test = test };

  window_test_make (test);
  gtk_widget_realize (test->window);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (test->window), "paint", G_CALLBACK (paint_cb), &paintings);
  gtk_window_present (GTK_WINDOW (test->window));
  ui_test_settle ();
  g_assert_cmpuint (paintings.n_empty, ==, 0);
  g_assert_cmpuint (paintings.n_filled, >, 0);
  window_test_cut_off (test);
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
}

/* The new note, which nobody has written into, goes as the window does, and what it was written in has the focus
 * then. */
static void
test_new_note_as_the_window_goes (WindowTest *test, gconstpointer data)
{
  GtkWidget *editor, *focus;

  window_test_open (test);
  gtk_widget_activate_action (test->window, "note.new", NULL);
  ui_test_settle ();
  editor = window_test_find (test, TRELLIS_TYPE_NOTE_EDITOR);
  focus = gtk_window_get_focus (GTK_WINDOW (test->window));
  g_assert_true (gtk_widget_is_ancestor (focus, editor));

  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *) &editor);
  window_test_cut_off (test);
  g_assert_null (editor);
}

/* From a menu that is open, into a place that is only made as it comes into view. What stays of the other would
 * keep the journal. */
static void
test_menu_is_left (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = trellis_note_new ();
  GtkWidget *stack, *button, *focus;
  guint i = 0;

  trellis_note_set_match (note, trellis_record_get_uid (TRELLIS_RECORD (test->ui.match)));
  trellis_store_add (test->ui.store, note);
  window_test_open (test);
  window_test_open_record (test, note);
  stack = window_test_find (test, ADW_TYPE_VIEW_STACK);
  while ((button = ui_test_find (stack, GTK_TYPE_MENU_BUTTON, i)) != NULL && !gtk_widget_get_mapped (button))
    i++;
  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_test_settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (test->window));
  g_assert_true (gtk_widget_is_ancestor (focus, button));

  gtk_widget_activate_action (stack, "place.show", "s", "agreement");
  focus = gtk_window_get_focus (GTK_WINDOW (test->window));
  g_assert_true (focus == NULL ||
                 gtk_widget_is_ancestor (focus, adw_view_stack_get_visible_child (ADW_VIEW_STACK (stack))));
}

static void
assert_match_title (WindowTest *test, const char *title)
{
  GtkWidget *page;

  gtk_widget_activate_action (test->window, "home.show", NULL);
  window_test_open_record (test, test->ui.match);
  page = window_test_find (test, TRELLIS_TYPE_MATCH_PAGE);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)), ==, title);
}

/* libadwaita would complain of a page without a title. */
static void
test_nameless (WindowTest *test, gconstpointer data)
{
  window_test_open (test);
  trellis_person_set_name (test->ui.partner, "");
  assert_match_title (test, "Mentoring");
  trellis_person_set_name (test->ui.partner, "Ada");
  assert_match_title (test, "Ada");
  trellis_match_set_partner (test->ui.match, NULL);
  assert_match_title (test, "Mentoring");
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/shell/sidebar", test_sidebar);
  UI_TEST_ADD ("/ui/shell/order", test_order);
  UI_TEST_ADD ("/ui/shell/waiting", test_waiting);
  UI_TEST_ADD ("/ui/shell/waits-for-typing", test_waits_for_typing);
  UI_TEST_ADD ("/ui/shell/quiet-first", test_quiet_first);
  UI_TEST_ADD ("/ui/shell/both-clocks", test_both_clocks);
  UI_TEST_ADD ("/ui/shell/new-match", test_new_match);
  UI_TEST_ADD ("/ui/shell/match-page", test_match_page);
  UI_TEST_ADD ("/ui/shell/step-sets-goal", test_step_sets_goal);
  UI_TEST_ADD ("/ui/shell/introduction", test_introduction);
  WINDOW_TEST_ADD ("/ui/shell/filled-at-first", test_filled_at_first);
  WINDOW_TEST_ADD ("/ui/shell/timeline-follows", test_timeline_follows);
  WINDOW_TEST_ADD ("/ui/shell/pages-go", test_pages_go);
  WINDOW_TEST_ADD ("/ui/shell/setting-outlives-window", test_setting_outlives_window);
  WINDOW_TEST_ADD ("/ui/shell/clock-before-the-window", test_clock_before_the_window);
  WINDOW_TEST_ADD ("/ui/shell/new-note-as-the-window-goes", test_new_note_as_the_window_goes);
  WINDOW_TEST_ADD ("/ui/shell/nameless", test_nameless);
  WINDOW_TEST_ADD ("/ui/shell/menu-is-left", test_menu_is_left);
  return window_test_run ();
}
