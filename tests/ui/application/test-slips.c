/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does by mistake, or does not finish: nothing is lost by it. */
#include "trellis-goal-dialog.h"
#include "trellis-match-dialog.h"
#include "trellis-meeting-dialog.h"
#include "trellis-meeting-when.h"
#include "trellis-new-match-dialog.h"
#include "trellis-note-editor.h"
#include "trellis-time.h"
#include "trellis-title-view.h"
#include "trellis-undo.h"
#include "window-test.h"

static TrellisNote *
add_note (WindowTest *test)
{
  TrellisNote *note = trellis_note_new ();

  trellis_note_set_match (note, trellis_record_get_uid (TRELLIS_RECORD (test->ui.match)));
  trellis_note_set_body (note, "Read the report");
  trellis_store_add (test->ui.store, note);
  return note;
}

/* What is deleted comes back by a key as well as by the button, but not when nobody speaks of it any more. */
static void
test_undo_by_key (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note (test);

  window_test_open (test);
  gtk_widget_activate_action (test->window, "step.undo", NULL);
  trellis_undo_delete (test->window, test->ui.store, note, "Gone");
  g_assert_cmpuint (ui_test_count (&test->ui, TRELLIS_TYPE_NOTE), ==, 0);
  gtk_widget_activate_action (test->window, "step.undo", NULL);
  g_assert_cmpuint (ui_test_count (&test->ui, TRELLIS_TYPE_NOTE), ==, 1);

  trellis_store_delete (test->ui.store, note);
  gtk_widget_activate_action (test->window, "step.undo", NULL);
  g_assert_cmpuint (ui_test_count (&test->ui, TRELLIS_TYPE_NOTE), ==, 0);

  trellis_store_restore (test->ui.store, TRELLIS_RECORD (note));
  trellis_undo_delete (test->window, test->ui.store, note, "Gone");
  trellis_undo_tell (test->window, "Something else");
  ui_test_wait (300);
  gtk_widget_activate_action (test->window, "step.undo", NULL);
  g_assert_cmpuint (ui_test_count (&test->ui, TRELLIS_TYPE_NOTE), ==, 0);
}

/* The first thing that somebody does may be to write. */
static void
test_note_before_match (WindowTest *test, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *focus;

  trellis_store_delete (test->ui.store, test->ui.match);
  window_test_open (test);
  gtk_widget_activate_action (test->window, "note.new", NULL);
  ui_test_settle ();
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (test->window));
  g_assert_true (TRELLIS_IS_NEW_MATCH_DIALOG (dialog));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0)), "Grace Example");
  g_signal_emit_by_name (adw_dialog_get_default_widget (dialog), "clicked");
  ui_test_settle ();

  focus = gtk_window_get_focus (GTK_WINDOW (test->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, window_test_find (test, TRELLIS_TYPE_NOTE_EDITOR)));
}

/* There is no partner without a name. */
static void
test_name_is_emptied (WindowTest *test, gconstpointer data)
{
  AdwDialog *dialog = trellis_match_dialog_new (test->ui.store, test->ui.match);
  GtkWidget *name;

  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  adw_dialog_present (dialog, test->window);
  ui_test_settle ();
  name = ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0);
  gtk_widget_grab_focus (name);

  gtk_editable_set_text (GTK_EDITABLE (name), "  ");
  g_assert_cmpstr (trellis_person_get_name (test->ui.partner), ==, "Ada Example");
  gtk_test_accessible_assert_state (name, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  gtk_widget_grab_focus (ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 1));
  ui_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Ada Example");
  gtk_test_accessible_assert_state (name, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);

  gtk_editable_set_text (GTK_EDITABLE (name), " Ada King ");
  g_assert_cmpstr (trellis_person_get_name (test->ui.partner), ==, "Ada King");
  adw_dialog_close (dialog);
}

static gboolean
shows_suffixes (GtkWidget *row)
{
  GtkWidget *box = NULL;

  for (guint i = 0; (box = ui_test_find (row, GTK_TYPE_BOX, i)) != NULL; i++)
    if (gtk_widget_has_css_class (box, "suffixes"))
      return gtk_widget_get_visible (box);
  return FALSE;
}

/* Nobody can be written to there: it is kept all the same, and said when the row is left. */
static void
test_no_email_address (WindowTest *test, gconstpointer data)
{
  AdwDialog *dialog = trellis_match_dialog_new (test->ui.store, test->ui.match);
  GtkWidget *email;

  window_test_open (test);
  adw_dialog_present (dialog, test->window);
  ui_test_settle ();
  email = ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 1);
  gtk_widget_grab_focus (email);
  gtk_editable_set_text (GTK_EDITABLE (email), "ada at home");
  g_assert_cmpstr (trellis_person_get_email (test->ui.partner), ==, "ada at home");
  g_assert_false (gtk_widget_has_css_class (email, "warning"));
  /* No room is kept for the sign: the pencils of all rows stand below each other. */
  g_assert_false (shows_suffixes (email));

  gtk_widget_grab_focus (ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 2));
  ui_test_settle ();
  g_assert_true (gtk_widget_has_css_class (email, "warning"));
  g_assert_true (shows_suffixes (email));
  gtk_test_accessible_assert_property (email, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "This may not be an email address");

  gtk_widget_grab_focus (email);
  gtk_editable_set_text (GTK_EDITABLE (email), "ada@example.org");
  g_assert_false (gtk_widget_has_css_class (email, "warning"));
  g_assert_false (shows_suffixes (email));
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (email), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  adw_dialog_close (dialog);
}

static char *
get_placeholder (WindowTest *test, const char *title)
{
  GtkWidget *view = NULL;
  char *placeholder = NULL;

  for (guint i = 0; (view = ui_test_find (test->window, TRELLIS_TYPE_TITLE_VIEW, i)) != NULL; i++)
    {
      g_autofree char *text = NULL;

      g_object_get (view, "text", &text, NULL);
      if (gtk_widget_get_mapped (view) && g_strcmp0 (text, title) == 0)
        break;
    }
  g_assert_nonnull (view);
  g_object_get (view, "placeholder-text", &placeholder, NULL);
  return placeholder;
}

/* What has lost its title can still be seen, and says so. */
static void
test_title_is_emptied (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
  g_autoptr(TrellisPoint) point = trellis_point_new ();
  g_autoptr(TrellisGoal) goal = trellis_goal_new ();
  g_autofree char *of_point = NULL, *of_goal = NULL;

  trellis_meeting_set_match (meeting, trellis_record_get_uid (TRELLIS_RECORD (test->ui.match)));
  trellis_meeting_set_starts (meeting, trellis_time_now () + 86400);
  trellis_store_add (test->ui.store, meeting);
  trellis_point_set_meeting (point, trellis_record_get_uid (TRELLIS_RECORD (meeting)));
  trellis_point_set_title (point, "The board");
  trellis_store_add (test->ui.store, point);
  trellis_goal_set_match (goal, trellis_record_get_uid (TRELLIS_RECORD (test->ui.match)));
  trellis_goal_set_title (goal, "Lead");
  trellis_store_add (test->ui.store, goal);

  window_test_open (test);
  window_test_open_record (test, meeting);
  trellis_point_set_title (point, NULL);
  of_point = get_placeholder (test, "");
  g_assert_cmpstr (of_point, ==, "Untitled point");

  window_test_open_record (test, goal);
  trellis_goal_set_title (goal, NULL);
  of_goal = get_placeholder (test, "");
  g_assert_cmpstr (of_goal, ==, "Untitled Goal");
}

/* Nobody is asked for the reason of an end that is not in sight. */
static void
test_end_is_in_sight (WindowTest *test, gconstpointer data)
{
  AdwDialog *dialog = trellis_match_dialog_new (test->ui.store, test->ui.match);

  window_test_open (test);
  adw_dialog_present (dialog, test->window);
  ui_test_settle ();
  g_assert_null (ui_test_find_label (GTK_WIDGET (dialog), "Why It Ended"));
  trellis_match_set_state (test->ui.match, TRELLIS_MATCH_STATE_ENDED);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "Why It Ended"));
  adw_dialog_close (dialog);
}

static AdwDialog *
get_dialog (WindowTest *test)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (test->window));
}

/* Closes the dialog as the Escape key does, and answers the question that is asked. */
static void
close_and_answer (WindowTest *test, AdwDialog *dialog, const char *answer)
{
  g_assert_false (adw_dialog_close (dialog));
  ui_test_settle ();
  g_assert_true (ADW_IS_ALERT_DIALOG (get_dialog (test)));
  ui_test_press (GTK_WIDGET (get_dialog (test)), answer);
  ui_test_settle ();
}

static void
test_draft (WindowTest *test, gconstpointer data)
{
  g_autoptr(AdwDialog) dialog = g_object_ref_sink (trellis_meeting_dialog_new_plan (test->ui.store, test->ui.match));
  GtkWidget *title;

  window_test_open (test);
  adw_dialog_present (dialog, test->window);
  ui_test_settle ();
  title = ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0);
  gtk_editable_set_text (GTK_EDITABLE (title), "Finding a direction");
  close_and_answer (test, dialog, "_Keep Writing");
  g_assert_true (get_dialog (test) == dialog);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Finding a direction");

  close_and_answer (test, dialog, "_Discard");
  g_assert_null (get_dialog (test));
  g_assert_cmpuint (ui_test_count (&test->ui, TRELLIS_TYPE_MEETING), ==, 0);
}

/* Nothing is asked for what nobody typed, for what was typed and taken back, and for what is kept. */
static void
test_no_draft (WindowTest *test, gconstpointer data)
{
  AdwDialog *dialog = trellis_goal_dialog_new (test->ui.store, test->ui.match);
  GtkWidget *title;

  window_test_open (test);
  adw_dialog_present (dialog, test->window);
  ui_test_settle ();
  title = ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0);
  gtk_editable_set_text (GTK_EDITABLE (title), "Lead");
  gtk_editable_set_text (GTK_EDITABLE (title), " ");
  g_assert_true (adw_dialog_close (dialog));
  ui_test_settle ();

  dialog = trellis_goal_dialog_new (test->ui.store, test->ui.match);
  adw_dialog_present (dialog, test->window);
  ui_test_settle ();
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0)), "Lead");
  g_signal_emit_by_name (adw_dialog_get_default_widget (dialog), "clicked");
  ui_test_settle ();
  g_assert_null (get_dialog (test));
  g_assert_cmpuint (ui_test_count (&test->ui, TRELLIS_TYPE_GOAL), ==, 1);
}

/* The banner that says this, or NULL. */
static GtkWidget *
find_banner (GtkWidget *root, const char *title)
{
  GtkWidget *banner;

  for (guint i = 0; (banner = ui_test_find (root, ADW_TYPE_BANNER, i)) != NULL; i++)
    if (g_str_equal (adw_banner_get_title (ADW_BANNER (banner)), title))
      return banner;

  return NULL;
}

/* A match that is over says so wherever one is in it, and is opened again from there; also that can be undone. */
static void
test_over (WindowTest *test, gconstpointer data)
{
  GtkWidget *banner;

  trellis_match_set_state (test->ui.match, TRELLIS_MATCH_STATE_COMPLETED);
  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  banner = find_banner (test->window, "This match is over, and kept to look back");
  g_assert_nonnull (banner);
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));

  g_signal_emit_by_name (banner, "button-clicked");
  g_assert_cmpint (trellis_match_get_state (test->ui.match), ==, TRELLIS_MATCH_STATE_ACTIVE);
  g_assert_false (adw_banner_get_revealed (ADW_BANNER (banner)));
  gtk_widget_activate_action (test->window, "step.undo", NULL);
  g_assert_cmpint (trellis_match_get_state (test->ui.match), ==, TRELLIS_MATCH_STATE_COMPLETED);
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
}

/* What is pasted into one line is one line. */
static void
test_lines (WindowTest *test, gconstpointer data)
{
  AdwDialog *dialog = trellis_goal_dialog_new (test->ui.store, test->ui.match);
  GtkEditable *title;
  int position = 3;

  window_test_open (test);
  adw_dialog_present (dialog, test->window);
  ui_test_settle ();
  title = GTK_EDITABLE (ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0));
  gtk_widget_grab_focus (GTK_WIDGET (title));
  gtk_editable_set_text (title, "AB CD");
  gtk_editable_insert_text (title, "two\nlines ", -1, &position);
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "AB two lines CD");
  g_assert_cmpint (position, ==, 13);
  adw_dialog_force_close (dialog);
}

static GtkWidget *
find_save (AdwDialog *dialog)
{
  return adw_dialog_get_default_widget (dialog);
}

/* A time that has passed, that is still to come, or that is taken is told before it is kept. */
static void
test_time (WindowTest *test, gconstpointer data)
{
  const gint64 now = trellis_time_now (), day = 24 * 60 * 60;
  g_autoptr(TrellisMeeting) other = trellis_meeting_new ();
  AdwDialog *dialog = trellis_meeting_dialog_new_plan (test->ui.store, test->ui.match);
  GtkWidget *when;

  trellis_meeting_set_match (other, trellis_record_get_uid (TRELLIS_RECORD (test->ui.match)));
  trellis_meeting_set_starts (other, now / day * day + 9 * day);
  trellis_meeting_set_minutes (other, 60);
  trellis_store_add (test->ui.store, other);

  window_test_open (test);
  adw_dialog_present (dialog, test->window);
  ui_test_settle ();
  when = ui_test_find (GTK_WIDGET (dialog), TRELLIS_TYPE_MEETING_WHEN, 0);
  g_assert_null (ui_test_find_label (GTK_WIDGET (dialog), "This time has passed"));
  trellis_meeting_when_set_start (TRELLIS_MEETING_WHEN (when), now / day * day - 3 * day);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "This time has passed"));
  trellis_meeting_when_set_start (TRELLIS_MEETING_WHEN (when), trellis_meeting_get_starts (other) + 30 * 60);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "You meet Ada Example at 00:00 already"));
  trellis_meeting_when_set_start (TRELLIS_MEETING_WHEN (when), trellis_meeting_get_starts (other) + 60 * 60);
  ui_test_settle ();
  g_assert_null (ui_test_find_label (GTK_WIDGET (dialog), "You meet Ada Example at 00:00 already"));
  g_assert_true (gtk_widget_get_sensitive (find_save (dialog)));
  adw_dialog_close (dialog);
  ui_test_settle ();

  dialog = trellis_meeting_dialog_new_log (test->ui.store, test->ui.match);
  adw_dialog_present (dialog, test->window);
  ui_test_settle ();
  when = ui_test_find (GTK_WIDGET (dialog), TRELLIS_TYPE_MEETING_WHEN, 0);
  g_assert_true (gtk_widget_get_sensitive (find_save (dialog)));
  trellis_meeting_when_set_start (TRELLIS_MEETING_WHEN (when), now / day * day + 3 * day);
  g_assert_nonnull (
    ui_test_wait_label (GTK_WIDGET (dialog), "This time is still to come: plan the meeting instead"));
  g_assert_false (gtk_widget_get_sensitive (find_save (dialog)));
  adw_dialog_close (dialog);
}

/* Where the day there is another one than here, it is told before the meeting is planned. */
static void
test_other_day (WindowTest *test, gconstpointer data)
{
  g_autoptr(GDateTime) evening = g_date_time_new_utc (2100, 6, 15, 20, 30, 0);
  AdwDialog *dialog = trellis_meeting_dialog_new_plan (test->ui.store, test->ui.match);
  GtkWidget *when;

  trellis_person_set_time_zone (test->ui.partner, "Asia/Tokyo");
  window_test_open (test);
  adw_dialog_present (dialog, test->window);
  ui_test_settle ();
  when = ui_test_find (GTK_WIDGET (dialog), TRELLIS_TYPE_MEETING_WHEN, 0);
  trellis_meeting_when_set_start (TRELLIS_MEETING_WHEN (when), g_date_time_to_unix (evening));
  g_assert_nonnull (
    ui_test_wait_label (GTK_WIDGET (dialog), "20:30 for you, 05:30 on Wednesday for Ada Example"));
  trellis_meeting_when_set_start (TRELLIS_MEETING_WHEN (when), g_date_time_to_unix (evening) - 12 * 60 * 60);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "08:30 for you, 17:30 for Ada Example"));
  adw_dialog_close (dialog);
}

/* Where a meeting is planned by the clock of another place, one's own is told, also of a partner who is here. */
static void
test_planned_elsewhere (WindowTest *test, gconstpointer data)
{
  g_autoptr(GDateTime) evening = g_date_time_new_utc (2100, 6, 15, 20, 30, 0);
  AdwDialog *dialog = trellis_meeting_dialog_new_plan (test->ui.store, test->ui.match);
  TrellisMeetingWhen *when;

  window_test_open (test);
  adw_dialog_present (dialog, test->window);
  ui_test_settle ();
  when = TRELLIS_MEETING_WHEN (ui_test_find (GTK_WIDGET (dialog), TRELLIS_TYPE_MEETING_WHEN, 0));
  trellis_meeting_when_set_start (when, g_date_time_to_unix (evening));
  ui_test_settle ();
  g_assert_null (ui_test_find_label (GTK_WIDGET (dialog), "20:30 for you"));

  trellis_meeting_when_set_zone (when, "Asia/Tokyo");
  trellis_meeting_when_set_start (when, g_date_time_to_unix (evening));
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "20:30 on Tuesday for you"));
  trellis_meeting_when_set_start (when, g_date_time_to_unix (evening) - 12 * 60 * 60);
  g_assert_nonnull (ui_test_wait_label (GTK_WIDGET (dialog), "08:30 for you"));

  trellis_person_set_time_zone (test->ui.partner, "Asia/Tokyo");
  trellis_meeting_when_set_start (when, g_date_time_to_unix (evening));
  g_assert_nonnull (
    ui_test_wait_label (GTK_WIDGET (dialog), "20:30 on Tuesday for you, 05:30 for Ada Example"));
  adw_dialog_close (dialog);
}

/* What can be opened of what somebody typed as links is a link. */
static void
test_links (WindowTest *test, gconstpointer data)
{
  const char *links[] = { "example.org/a?b&c", "javascript:alert(1)", "https://ada.example/", NULL };
  GtkWidget *label;

  trellis_person_set_links (test->ui.partner, links);
  trellis_person_set_phone (test->ui.partner, "+49 30 12<3>");
  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  g_assert_nonnull (ui_test_wait_label (test->window, "\u2066+49 30 12<3>\u2069"));
  label = ui_test_wait_label (test->window, "example.org/a?b&c");
  g_assert_nonnull (label);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), "href=\"https://example.org/a?b&amp;c\""));
  g_assert_true (gtk_widget_get_focusable (label));
  label = ui_test_wait_label (test->window, "javascript:alert(1)");
  g_assert_nonnull (label);
  g_assert_null (strstr (gtk_label_get_label (GTK_LABEL (label)), "href"));
  g_assert_nonnull (ui_test_wait_label (test->window, "ada.example"));
}

/* What the row of @dialog with the zones has for that of New York. */
static char *
read_zone (AdwDialog *dialog)
{
  AdwComboRow *row = NULL;
  GtkExpression *words;
  GListModel *zones;

  for (guint i = 0; row == NULL || !adw_combo_row_get_enable_search (row); i++)
    {
      row = ADW_COMBO_ROW (ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, i));
      g_assert_nonnull (row);
    }
  g_assert_cmpint (adw_combo_row_get_search_match_mode (row), ==, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  words = adw_combo_row_get_expression (row);
  zones = adw_combo_row_get_model (row);
  for (guint i = 0; i < g_list_model_get_n_items (zones); i++)
    {
      g_autoptr(GtkStringObject) zone = g_list_model_get_item (zones, i);
      g_auto(GValue) value = G_VALUE_INIT;

      if (g_str_equal (gtk_string_object_get_string (zone), "America/New_York") && words != NULL &&
          gtk_expression_evaluate (words, zone, &value))
        return g_value_dup_string (&value);
    }
  return NULL;
}

/* A place is looked for as it is written: the rows search in this. */
static void
test_zone_is_sought (WindowTest *test, gconstpointer data)
{
  AdwDialog *dialogs[] = { trellis_match_dialog_new (test->ui.store, test->ui.match),
                           trellis_meeting_dialog_new_plan (test->ui.store, test->ui.match) };

  window_test_open (test);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      g_autofree char *zone = NULL;

      adw_dialog_present (dialogs[i], test->window);
      ui_test_settle ();
      zone = read_zone (dialogs[i]);
      g_assert_cmpstr (zone, ==, "America/New York");
      adw_dialog_close (dialogs[i]);
      ui_test_settle ();
    }
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  WINDOW_TEST_ADD ("/ui/slips/undo-by-key", test_undo_by_key);
  WINDOW_TEST_ADD ("/ui/slips/note-before-match", test_note_before_match);
  WINDOW_TEST_ADD ("/ui/slips/name-is-emptied", test_name_is_emptied);
  WINDOW_TEST_ADD ("/ui/slips/no-email-address", test_no_email_address);
  WINDOW_TEST_ADD ("/ui/slips/title-is-emptied", test_title_is_emptied);
  WINDOW_TEST_ADD ("/ui/slips/end-is-in-sight", test_end_is_in_sight);
  WINDOW_TEST_ADD ("/ui/slips/draft", test_draft);
  WINDOW_TEST_ADD ("/ui/slips/no-draft", test_no_draft);
  WINDOW_TEST_ADD ("/ui/slips/over", test_over);
  WINDOW_TEST_ADD ("/ui/slips/lines", test_lines);
  WINDOW_TEST_ADD ("/ui/slips/time", test_time);
  WINDOW_TEST_ADD ("/ui/slips/other-day", test_other_day);
  WINDOW_TEST_ADD ("/ui/slips/zone-is-sought", test_zone_is_sought);
  WINDOW_TEST_ADD ("/ui/slips/planned-elsewhere", test_planned_elsewhere);
  WINDOW_TEST_ADD ("/ui/slips/links", test_links);
  return window_test_run ();
}
