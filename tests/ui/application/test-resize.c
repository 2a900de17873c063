/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window that becomes narrow or wide at one stroke, as it does where it is tiled or a screen is turned. */
#include "trellis-alert-heading.h"
#include "trellis-check-in.h"
#include "trellis-goal-check-ins.h"
#include "trellis-goal.h"
#include "trellis-match-page.h"
#include "trellis-meeting-dialog.h"
#include "trellis-note.h"
#include "trellis-sidebar.h"
#include "trellis-text-view.h"
#include "window-test.h"

#define WIDE 1100
#define NARROW 370
#define LOW 304

/* Bytes that the journal is longer than. */
#define SMALL_FILES 4096

/* At most, where the list of matches is not beside the page; at least, where it is. */
#define ONE_PANE 720
#define TWO_PANES 740

static void
resize (WindowTest *test, int width)
{
  gtk_window_set_default_size (GTK_WINDOW (test->window), width, 650);
  ui_test_wait (200);
  g_assert_cmpint (gtk_widget_get_width (test->window), <=, width);
  g_assert_cmpint (gtk_widget_get_width (test->window), >, width - 50);
}

static TrellisNote *
open_note (WindowTest *test)
{
  TrellisNote *note = trellis_note_new ();

  trellis_note_set_match (note, trellis_record_get_uid (TRELLIS_RECORD (test->ui.match)));
  trellis_note_set_title (note, "Courage");
  trellis_store_add (test->ui.store, note);
  window_test_open (test);
  window_test_open_record (test, note);
  return note;
}

/* What the window kept would keep the journal: the end of each test looks for that. */
static void
test_lets_go (WindowTest *test, gconstpointer data)
{
  const char *places[] = { "overview", "agreement", "meetings", "notes", "goals" };
  g_autoptr(TrellisNote) note = open_note (test);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkWidget *page = GTK_WIDGET (adw_application_window_get_content (ADW_APPLICATION_WINDOW (test->window)));

      page = ui_test_find (page, ADW_TYPE_VIEW_STACK, 0);
      gtk_widget_activate_action (page, "place.show", "s", places[i]);
      ui_test_settle ();
      gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
      resize (test, NARROW);
      resize (test, WIDE);
    }
}

/* The view of the note's text. */
static GtkWidget *
find_text (WindowTest *test)
{
  GtkWidget *view;
  guint i = 0;

  while ((view = ui_test_find (test->window, TRELLIS_TYPE_TEXT_VIEW, i)) != NULL && !gtk_widget_get_mapped (view))
    i++;
  g_assert_nonnull (view);
  return view;
}

static void
test_focus_stays (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = open_note (test);
  GtkWidget *view = find_text (test);
  GtkWindow *window = GTK_WINDOW (test->window);

  g_assert_true (gtk_widget_grab_focus (view));
  resize (test, NARROW);
  g_assert_true (gtk_window_get_focus (window) == view);
  resize (test, WIDE);
  g_assert_true (gtk_window_get_focus (window) == view);
}

/* The sidebar gives way to what is beside it. */
static void
test_focus_goes_on (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = open_note (test);
  GtkWidget *sidebar = window_test_find (test, TRELLIS_TYPE_SIDEBAR);
  GtkWindow *window = GTK_WINDOW (test->window);

  g_assert_true (gtk_widget_child_focus (sidebar, GTK_DIR_TAB_FORWARD));
  resize (test, NARROW);
  g_assert_nonnull (gtk_window_get_focus (window));
  g_assert_true (gtk_widget_get_mapped (gtk_window_get_focus (window)));
}

static AdwDialog *
get_dialog (WindowTest *test)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (test->window));
}

/* Where one sees it. */
static void
assert_focus_within (WindowTest *test, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (test->window));

  g_assert_nonnull (focus);
  g_assert_true (focus == widget || gtk_widget_is_ancestor (focus, widget));
  g_assert_true (gtk_widget_get_mapped (focus));
}

static TrellisCheckIn *
add_check_in (WindowTest *test)
{
  g_autoptr(TrellisGoal) goal = trellis_goal_new ();
  TrellisCheckIn *check_in = trellis_check_in_new ();

  trellis_goal_set_match (goal, trellis_record_get_uid (TRELLIS_RECORD (test->ui.match)));
  trellis_store_add (test->ui.store, goal);
  trellis_check_in_set_goal (check_in, trellis_record_get_uid (TRELLIS_RECORD (goal)));
  trellis_store_add (test->ui.store, check_in);
  return check_in;
}

/* What is opened at its place in a page that the window has had no room for yet. */
static void
test_first_size (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisCheckIn) check_in = add_check_in (test);

  g_settings_set_int (test->settings, "window-width", NARROW);
  window_test_open (test);
  window_test_open_record (test, check_in);
  assert_focus_within (test, window_test_find (test, TRELLIS_TYPE_GOAL_CHECK_INS));
}

/* From one pane with two in it to two, one of which has only one in it then, and back. */
static void
test_panes (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisCheckIn) check_in = add_check_in (test);

  window_test_open (test);
  window_test_open_record (test, check_in);
  for (guint i = 0; i < 3; i++)
    {
      resize (test, ONE_PANE);
      assert_focus_within (test, window_test_find (test, TRELLIS_TYPE_GOAL_CHECK_INS));
      resize (test, TWO_PANES);
      assert_focus_within (test, window_test_find (test, TRELLIS_TYPE_GOAL_CHECK_INS));
    }
}

/* A dialog that was opened from nowhere in particular, as by a shortcut, leaves the focus to what is below. */
static void
test_dialog_leaves (WindowTest *test, gconstpointer data)
{
  const char *actions[] = { "preferences.show", "match.new" };
  g_autoptr(TrellisNote) note = open_note (test);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      AdwDialog *dialog;
      GtkWidget *child;

      gtk_window_set_focus (GTK_WINDOW (test->window), NULL);
      gtk_widget_activate_action (test->window, actions[i], NULL);
      ui_test_settle ();
      dialog = get_dialog (test);
      assert_focus_within (test, GTK_WIDGET (dialog));
      child = adw_dialog_get_child (dialog);
      g_object_add_weak_pointer (G_OBJECT (child), (gpointer *) &child);
      adw_dialog_force_close (dialog);
      ui_test_settle ();
      g_assert_null (child);
      assert_focus_within (test, adw_application_window_get_content (ADW_APPLICATION_WINDOW (test->window)));
    }
}

/* A dialog goes to the foot of a narrow window, and is another sheet there. One of them has breakpoints of
 * its own. */
static void
test_dialogs_go (WindowTest *test, gconstpointer data)
{
  const char *actions[] = { "match.edit", "pulse.new", "preferences.show", "match.new" };
  g_autoptr(TrellisNote) note = open_note (test);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      AdwDialog *dialog;

      gtk_widget_activate_action (window_test_find (test, TRELLIS_TYPE_MATCH_PAGE), actions[i], NULL);
      ui_test_settle ();
      dialog = get_dialog (test);
      g_assert_nonnull (dialog);
      assert_focus_within (test, GTK_WIDGET (dialog));
      resize (test, NARROW);
      assert_focus_within (test, GTK_WIDGET (dialog));
      resize (test, WIDE);
      assert_focus_within (test, GTK_WIDGET (dialog));
      g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
      adw_dialog_force_close (dialog);
      while (dialog != NULL)
        g_main_context_iteration (NULL, TRUE);
    }
}

/* A dialog that is on its way out when the window changes is gone at once, in the middle of that. */
static void
test_closing_dialogs (WindowTest *test, gconstpointer data)
{
  const char *actions[] = { "match.edit", "preferences.show", "match.new", "app.about" };
  const int widths[] = { NARROW, WIDE, NARROW };
  g_autoptr(TrellisNote) note = open_note (test);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    for (guint j = 1; j < G_N_ELEMENTS (widths); j++)
      {
        AdwDialog *dialog;

        resize (test, widths[j - 1]);
        gtk_widget_activate_action (window_test_find (test, TRELLIS_TYPE_MATCH_PAGE), actions[i], NULL);
        ui_test_wait (300);
        dialog = get_dialog (test);
        g_assert_nonnull (dialog);
        g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
        g_assert_true (adw_dialog_close (dialog));
        g_assert_nonnull (dialog);
        resize (test, widths[j]);
        while (dialog != NULL)
          g_main_context_iteration (NULL, TRUE);
        g_assert_null (get_dialog (test));
      }
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static gboolean
has_title (GtkWidget *bar)
{
  GtkWidget *label;

  for (guint i = 0; (label = ui_test_find (bar, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_get_mapped (label))
      return TRUE;

  return FALSE;
}

/* It may come and go slowly. */
static void
assert_title (GtkWidget *bar, gboolean expected)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (has_title (bar) != expected && g_get_monotonic_time () < end)
    ui_test_settle ();
  g_assert_true (has_title (bar) == expected);
}

/* It has a title while it is scrolled, and no more so when there is room for all of it. GTK would complain
 * of one that goes in the middle of that. */
static void
test_about (WindowTest *test, gconstpointer data)
{
  GtkWidget *scrolled, *bar;
  GtkAdjustment *adjustment;
  AdwDialog *dialog;

  window_test_open (test);
  gtk_window_set_default_size (GTK_WINDOW (test->window), WIDE, LOW);
  ui_test_wait (200);
  gtk_widget_activate_action (test->window, "app.about", NULL);
  ui_test_settle ();
  dialog = get_dialog (test);
  g_assert_nonnull (dialog);
  bar = ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_HEADER_BAR, 0);
  scrolled = ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_SCROLLED_WINDOW, 0);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  ui_test_wait (200);
  assert_title (bar, TRUE);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);

  resize (test, WIDE);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  assert_title (bar, FALSE);
  adw_dialog_force_close (dialog);
}

static gboolean
is_cut (GtkWidget *button)
{
  GtkWidget *label = ui_test_find (button, GTK_TYPE_LABEL, 0);

  return pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

/* The two buttons of a dialog, in the words of a language with long ones, where text is twice as large. */
static void
test_large_words (WindowTest *test, gconstpointer data)
{
  g_autoptr(AdwDialog) dialog = g_object_ref_sink (trellis_meeting_dialog_new_plan (test->ui.store, test->ui.match));
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *cancel, *save;
  g_autofree char *font = NULL;
  int dpi;

  window_test_open (test);
  g_object_get (settings, "gtk-xft-dpi", &dpi, "gtk-font-name", &font, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, "gtk-font-name", "Adwaita Sans 11", NULL);
  resize (test, NARROW);
  adw_dialog_present (dialog, test->window);
  ui_test_settle ();
  cancel = ui_test_find_button (GTK_WIDGET (dialog), "_Cancel");
  save = adw_dialog_get_default_widget (dialog);
  gtk_button_set_label (GTK_BUTTON (cancel), "Abbrechen");
  gtk_button_set_label (GTK_BUTTON (save), "Übernehmen");
  ui_test_wait (300);
  g_assert_false (is_cut (cancel));
  g_assert_false (is_cut (save));

  adw_dialog_force_close (dialog);
  ui_test_settle ();
  g_object_set (settings, "gtk-xft-dpi", dpi, "gtk-font-name", font, NULL);
}

/* GTK would complain of it. */
static void
test_long_heading (WindowTest *test, gconstpointer data)
{
  AdwDialog *dialog = adw_alert_dialog_new ("Delete “How to ask for more than one dares to at first” Forever?",
                                            "It cannot be brought back.");

  window_test_open (test);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "cancel", "_Cancel");
  trellis_alert_heading_mend (ADW_ALERT_DIALOG (dialog));
  adw_dialog_present (dialog, test->window);
  ui_test_settle ();
  g_assert_nonnull (ui_test_find_label (GTK_WIDGET (dialog), "It cannot be brought back."));
  resize (test, NARROW);
  adw_dialog_force_close (dialog);
}

/* The same in the question whether to throw away what was written. */
static void
test_discard (WindowTest *test, gconstpointer data)
{
  g_autoptr(AdwDialog) dialog = g_object_ref_sink (trellis_meeting_dialog_new_plan (test->ui.store, test->ui.match));

  window_test_open (test);
  resize (test, NARROW);
  adw_dialog_present (dialog, test->window);
  ui_test_settle ();
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0)), "Direction");
  g_assert_false (adw_dialog_close (dialog));
  ui_test_settle ();
  g_assert_true (ADW_IS_ALERT_DIALOG (get_dialog (test)));
  resize (test, WIDE);
  resize (test, NARROW);
  adw_dialog_force_close (get_dialog (test));
  adw_dialog_force_close (dialog);
  ui_test_settle ();
}

/* The banner above all else takes room when it gets narrow, too; GTK complains of what is painted before
 * it has its size, which ends the test. */
static void
test_with_trouble (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = open_note (test);

  g_assert_true (trellis_store_flush (test->ui.store, NULL));
  ui_test_limit_files (SMALL_FILES);
  trellis_note_set_body (note, "Ask for more");
  g_assert_false (trellis_store_flush (test->ui.store, NULL));
  g_assert_nonnull (ui_test_wait_label (test->window, "Copy Unsaved Text"));

  resize (test, NARROW);
  resize (test, WIDE);
  ui_test_limit_files (RLIM_INFINITY);
  g_assert_true (trellis_store_flush (test->ui.store, NULL));
}

int
main (int argc, char *argv[])
{
  window_test_init (&argc, &argv);
  WINDOW_TEST_ADD ("/ui/resize/lets-go", test_lets_go);
  WINDOW_TEST_ADD ("/ui/resize/focus-stays", test_focus_stays);
  WINDOW_TEST_ADD ("/ui/resize/focus-goes-on", test_focus_goes_on);
  WINDOW_TEST_ADD ("/ui/resize/first-size", test_first_size);
  WINDOW_TEST_ADD ("/ui/resize/panes", test_panes);
  WINDOW_TEST_ADD ("/ui/resize/dialog-leaves", test_dialog_leaves);
  WINDOW_TEST_ADD ("/ui/resize/dialogs-go", test_dialogs_go);
  WINDOW_TEST_ADD ("/ui/resize/closing-dialogs", test_closing_dialogs);
  WINDOW_TEST_ADD ("/ui/resize/about", test_about);
  WINDOW_TEST_ADD ("/ui/resize/long-heading", test_long_heading);
  WINDOW_TEST_ADD ("/ui/resize/large-words", test_large_words);
  WINDOW_TEST_ADD ("/ui/resize/discard", test_discard);
  WINDOW_TEST_ADD ("/ui/resize/with-trouble", test_with_trouble);
  return window_test_run ();
}
