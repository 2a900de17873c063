/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-meeting.h"
#include "trellis-pulse-card.h"
#include "trellis-pulse-dialog.h"
#include "trellis-pulse-rules.h"
#include "trellis-pulse-trend.h"
#include "trellis-text-view.h"
#include "trellis-time.h"
#include "ui-test.h"

static TrellisPulse *
add_pulse (UiTest *test, const char *day, int satisfied, const char *why)
{
  g_autoptr(TrellisPulse) pulse = trellis_pulse_new ();

  trellis_pulse_set_match (pulse, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_pulse_set_day (pulse, day);
  trellis_pulse_set_satisfied (pulse, satisfied);
  trellis_pulse_set_why (pulse, why);
  trellis_store_add (test->store, pulse);
  return g_steal_pointer (&pulse);
}

static TrellisPulse *
find_pulse (UiTest *test)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_PULSE);

  return trellis_store_get_first (test->store, query);
}

/* The button that says so below @root. */
static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_test_find (root, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;
  return NULL;
}

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  GtkWidget *row;

  for (guint i = 0; (row = ui_test_find (root, ADW_TYPE_PREFERENCES_ROW, i)) != NULL; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0)
      return row;
  return NULL;
}

static void
test_answer (UiTest *test, gconstpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWindow *window = ui_test_present (label);
  GtkWidget *dialog = GTK_WIDGET (trellis_pulse_dialog_new (test->store, test->match, NULL, label));
  GtkWidget *save, *sign;
  g_autoptr(TrellisPulse) pulse = NULL;

  adw_dialog_present (ADW_DIALOG (dialog), label);
  ui_test_settle ();
  save = find_button (dialog, "_Save");
  g_assert_false (gtk_widget_get_sensitive (save));
  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (ui_test_find (dialog, ADW_TYPE_TOGGLE_GROUP, 0)), 3);
  g_assert_true (gtk_widget_get_sensitive (save));
  trellis_text_view_set_text (TRELLIS_TEXT_VIEW (ui_test_find (dialog, TRELLIS_TYPE_TEXT_VIEW, 0)),
                              " She asks good questions \n");

  /* What to do is told once a sign is seen. */
  sign = find_row (dialog, trellis_pulse_get_sign (2).title);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (sign)), ==, "");
  adw_switch_row_set_active (ADW_SWITCH_ROW (sign), TRUE);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (sign)), ==, trellis_pulse_get_sign (2).advice);
  g_assert_false (gtk_widget_get_mapped (find_row (dialog, "_Write to the Coordinator…")));

  g_signal_emit_by_name (save, "clicked");
  ui_test_settle ();
  pulse = find_pulse (test);
  g_assert_nonnull (pulse);
  g_assert_cmpint (trellis_pulse_get_satisfied (pulse), ==, 4);
  g_assert_cmpstr (trellis_pulse_get_why (pulse), ==, "She asks good questions");
  g_assert_nonnull (trellis_pulse_get_day (pulse));
  g_assert_true (trellis_pulse_has_sign (pulse, trellis_pulse_get_sign (2).nick));
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (pulse)), ==, TRELLIS_VISIBILITY_PRIVATE);

  gtk_window_destroy (window);
  ui_test_settle ();
}

/* Changing an answer keeps what this Trellis does not know. */
static void
test_change (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisPulse) pulse = add_pulse (test, "2026-01-31", 2, "Tired");
  GtkWidget *label = gtk_label_new (NULL);
  GtkWindow *window = ui_test_present (label);
  GtkWidget *dialog;

  trellis_pulse_set_signs (pulse, (const char *const[]) { "spinning", "of-next-year", NULL });
  trellis_match_set_coordinator_email (test->match, "gloria@example.org");
  dialog = GTK_WIDGET (trellis_pulse_dialog_new (test->store, test->match, pulse, label));
  adw_dialog_present (ADW_DIALOG (dialog), label);
  ui_test_settle ();
  g_assert_cmpuint (
    adw_toggle_group_get_active (ADW_TOGGLE_GROUP (ui_test_find (dialog, ADW_TYPE_TOGGLE_GROUP, 0))), ==, 1);
  g_assert_true (gtk_widget_get_mapped (find_row (dialog, "_Write to the Coordinator…")));
  adw_switch_row_set_active (ADW_SWITCH_ROW (find_row (dialog, trellis_pulse_name_sign ("spinning"))), FALSE);
  g_assert_false (gtk_widget_get_mapped (find_row (dialog, "_Write to the Coordinator…")));
  g_signal_emit_by_name (find_button (dialog, "_Save"), "clicked");
  ui_test_settle ();

  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_PULSE), ==, 1);
  g_assert_false (trellis_pulse_has_sign (pulse, "spinning"));
  g_assert_true (trellis_pulse_has_sign (pulse, "of-next-year"));
  g_assert_cmpstr (trellis_pulse_get_why (pulse), ==, "Tired");

  gtk_window_destroy (window);
  ui_test_settle ();
}

static void
test_card (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisPulse) first = add_pulse (test, "2026-01-31", 4, "A good start");
  GtkWidget *card = g_object_new (TRELLIS_TYPE_PULSE_CARD, NULL);
  GtkWindow *window = ui_test_present (card);
  GtkWidget *trend = ui_test_find (card, TRELLIS_TYPE_PULSE_TREND, 0);
  g_autoptr(TrellisPulse) second = NULL;

  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_ACTIVE);
  trellis_pulse_card_set_match (TRELLIS_PULSE_CARD (card), test->store, test->match);
  ui_test_settle ();
  g_assert_nonnull (ui_test_find_label (card, "Mostly (4 of 5)"));
  g_assert_false (gtk_widget_get_visible (trend));

  /* The trend has two ends, and the latest answer is the first in the list. */
  second = add_pulse (test, "2026-04-01", 2, NULL);
  ui_test_settle ();
  g_assert_true (gtk_widget_get_visible (trend));
  gtk_test_accessible_assert_property (trend, GTK_ACCESSIBLE_PROPERTY_LABEL, "Satisfied, from the oldest on: 4, 2");
  g_assert_cmpstr (
    adw_preferences_row_get_title (ADW_PREFERENCES_ROW (ui_test_find (card, ADW_TYPE_ACTION_ROW, 0))), ==,
    "Hardly (2 of 5)");
  trellis_pulse_set_satisfied (second, 5);
  ui_test_settle ();
  g_assert_nonnull (ui_test_find_label (card, "Very Much (5 of 5)"));

  /* What is deleted is in the trash. */
  g_signal_emit_by_name (ui_test_find (ui_test_find (card, ADW_TYPE_ACTION_ROW, 0), GTK_TYPE_BUTTON, 0), "clicked");
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_PULSE), ==, 1);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (second)), !=, 0);
  g_assert_null (ui_test_find_label (card, "Very Much (5 of 5)"));
  g_assert_false (gtk_widget_get_visible (trend));

  gtk_window_destroy (window);
  ui_test_settle ();
}

static GtkWidget *
make_card (UiTest *test)
{
  GtkWidget *card = g_object_new (TRELLIS_TYPE_PULSE_CARD, NULL);

  trellis_pulse_card_set_match (TRELLIS_PULSE_CARD (card), test->store, test->match);
  return g_object_ref_sink (card);
}

/* On the first day nobody is asked how it goes; from the first meeting on one may say so. */
static void
test_first_day (UiTest *test, gconstpointer data)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *today = trellis_day_of_time (trellis_time_now (), zone);
  g_autofree char *long_ago = trellis_day_add (today, -30);
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
  g_autoptr(GtkWidget) card = NULL, later = NULL;

  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_ACTIVE);
  trellis_match_set_started (test->match, today);
  card = make_card (test);
  g_assert_false (gtk_widget_get_visible (card));
  g_assert_null (find_pulse (test));

  trellis_meeting_set_match (meeting, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_meeting_set_starts (meeting, trellis_time_now () - 60 * 60);
  trellis_store_add (test->store, meeting);
  g_assert_false (gtk_widget_get_visible (card));
  trellis_meeting_set_state (meeting, TRELLIS_MEETING_STATE_HELD);
  ui_test_settle ();
  g_assert_true (gtk_widget_get_visible (card));

  trellis_store_delete (test->store, meeting);
  ui_test_settle ();
  later = make_card (test);
  g_assert_false (gtk_widget_get_visible (later));
  trellis_match_set_started (test->match, long_ago);
  ui_test_settle ();
  g_assert_true (gtk_widget_get_visible (later));
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

  UI_TEST_ADD ("/ui/pulse/answer", test_answer);
  UI_TEST_ADD ("/ui/pulse/change", test_change);
  UI_TEST_ADD ("/ui/pulse/card", test_card);
  UI_TEST_ADD ("/ui/pulse/first-day", test_first_day);

  return g_test_run ();
}
