/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meeting-test.h"
#include "trellis-agenda-editor.h"
#include "trellis-carry-over-dialog.h"
#include "trellis-meeting-move.h"
#include "trellis-point-row.h"
#include "trellis-prepare-section.h"
#include "trellis-suggestions-dialog.h"
#include "trellis-time.h"

static GListModel *
list_points (UiTest *test, TrellisMeeting *meeting)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_POINT);

  trellis_query_equals (query, "meeting", trellis_record_get_uid (TRELLIS_RECORD (meeting)));
  trellis_query_ascending (query, "position");
  return G_LIST_MODEL (trellis_store_list (test->store, query));
}

static char *
join_titles (UiTest *test, TrellisMeeting *meeting)
{
  g_autoptr(GListModel) points = list_points (test, meeting);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr(TrellisPoint) point = g_list_model_get_item (points, i);

      g_string_append_printf (titles, "%s%s", i > 0 ? "," : "", trellis_point_get_title (point));
    }
  return g_string_free_and_steal (titles);
}

static void
assert_titles (UiTest *test, TrellisMeeting *meeting, const char *expected)
{
  g_autofree char *titles = join_titles (test, meeting);

  g_assert_cmpstr (titles, ==, expected);
}

static void
test_move (UiTest *test, gconstpointer data)
{
  const gint64 starts = trellis_time_now () + DAY;
  g_autoptr(TrellisMeeting) meeting =
    meeting_test_add (test, starts, TRELLIS_MEETING_STATE_CONFIRMED, "Once");
  g_autoptr(TrellisPoint) point = meeting_test_add_point (test, meeting, "A", 0);
  g_autoptr(TrellisMeeting) moved = NULL;
  AdwNavigationPage *page;
  GtkWindow *window = meeting_test_present (test, meeting, &page);

  gtk_widget_activate_action (GTK_WIDGET (page), "meeting.move", NULL);
  ui_test_settle ();
  ui_test_press (GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (window))), "_Move");

  moved = trellis_meeting_find_successor (test->store, meeting);
  g_assert_nonnull (moved);
  /* To the minute, which is what people choose. */
  g_assert_cmpint (trellis_meeting_get_starts (moved), ==, (starts + 7 * DAY) / 60 * 60);
  g_assert_cmpint (trellis_meeting_get_state (meeting), ==, TRELLIS_MEETING_STATE_CANCELLED);
  g_assert_false (trellis_meeting_get_cancelled_late (meeting));
  assert_titles (test, moved, "A");
  assert_titles (test, meeting, "");

  ui_test_press (GTK_WIDGET (window), "_Undo");
  assert_titles (test, meeting, "A");
  g_assert_cmpint (trellis_meeting_get_state (meeting), ==, TRELLIS_MEETING_STATE_SCHEDULED);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_MEETING), ==, 1);

  gtk_window_destroy (window);
}

static void
test_agenda (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting =
    meeting_test_add (test, trellis_time_now () + DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Next");
  g_autoptr(GListModel) points = list_points (test, meeting);
  g_autoptr(TrellisPoint) first = NULL;
  AdwNavigationPage *page;
  GtkWindow *window = meeting_test_present (test, meeting, &page);
  GtkWidget *editor = ui_test_find (GTK_WIDGET (page), TRELLIS_TYPE_AGENDA_EDITOR, 0);
  GtkWidget *entry = ui_test_find (editor, ADW_TYPE_ENTRY_ROW, 0);
  const char *titles[] = { "A", " B ", "", "C", "D" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), titles[i]);
      g_signal_emit_by_name (entry, "entry-activated");
    }
  ui_test_settle ();
  assert_titles (test, meeting, "A,B,C,D");
  g_assert_nonnull (ui_test_wait_label (
    editor, "More than three main points rarely fit one meeting: which matter most?"));
  g_assert_nonnull (ui_test_wait_label (editor, "0 of 60 minutes are planned"));

  first = g_list_model_get_item (points, 0);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (first)), ==,
                   TRELLIS_VISIBILITY_SHARED);
  trellis_point_set_minutes (first, 70);
  g_assert_nonnull (
    ui_test_find_label (editor, "70 minutes are planned\u00a0· 10 minutes too many\u00a0· 3 points without a time"));

  gtk_widget_activate_action (ui_test_find (editor, TRELLIS_TYPE_POINT_ROW, 0), "point.down", NULL);
  assert_titles (test, meeting, "B,A,C,D");
  g_assert_true (gtk_window_get_focus (window) == ui_test_find (editor, TRELLIS_TYPE_POINT_ROW, 1));
  gtk_widget_activate_action (ui_test_find (editor, TRELLIS_TYPE_POINT_ROW, 0), "point.up", NULL);
  assert_titles (test, meeting, "B,A,C,D");

  gtk_widget_activate_action (ui_test_find (editor, TRELLIS_TYPE_POINT_ROW, 1), "point.delete",
                              NULL);
  ui_test_settle ();
  assert_titles (test, meeting, "B,C,D");
  ui_test_press (GTK_WIDGET (window), "_Undo");
  assert_titles (test, meeting, "B,A,C,D");

  gtk_window_destroy (window);
}

static void
test_copy_leaves_out_private (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting =
    meeting_test_add (test, trellis_time_now () + DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Next");
  g_autoptr(TrellisPoint) shared = meeting_test_add_point (test, meeting, "For both", 0);
  g_autoptr(TrellisPoint) hidden = meeting_test_add_point (test, meeting, "For me alone", 1);
  AdwNavigationPage *page;
  GtkWindow *window = meeting_test_present (test, meeting, &page);
  GtkWidget *section = ui_test_find (GTK_WIDGET (page), TRELLIS_TYPE_PREPARE_SECTION, 0);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (section);
  g_auto(GValue) value = G_VALUE_INIT;

  trellis_record_set_visibility (TRELLIS_RECORD (hidden), TRELLIS_VISIBILITY_PRIVATE);
  gtk_widget_activate_action (section, "agenda.copy", NULL);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (
    gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL));
  g_assert_nonnull (strstr (g_value_get_string (&value), "For both"));
  g_assert_null (strstr (g_value_get_string (&value), "For me alone"));

  gtk_window_destroy (window);
}

static void
test_template (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting =
    meeting_test_add (test, trellis_time_now () + DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Next");
  AdwNavigationPage *page;
  GtkWindow *window = meeting_test_present (test, meeting, &page);
  GtkWidget *section = ui_test_find (GTK_WIDGET (page), TRELLIS_TYPE_PREPARE_SECTION, 0);

  gtk_widget_activate_action (section, "agenda.template", "i", 1);
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_POINT), >, 2);
  ui_test_press (GTK_WIDGET (window), "_Undo");
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_POINT), ==, 0);

  gtk_window_destroy (window);
}

static void
test_carry_over (UiTest *test, gconstpointer data)
{
  const gint64 now = trellis_time_now ();
  g_autoptr(TrellisMeeting) last =
    meeting_test_add (test, now - 7 * DAY, TRELLIS_MEETING_STATE_HELD, "Last");
  g_autoptr(TrellisMeeting) next =
    meeting_test_add (test, now + DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Next");
  g_autoptr(TrellisPoint) open = meeting_test_add_point (test, last, "Open", 0);
  g_autoptr(TrellisPoint) done = meeting_test_add_point (test, last, "Done", 1);
  g_autoptr(TrellisPoint) often = meeting_test_add_point (test, last, "Often", 2);
  AdwNavigationPage *page;
  GtkWindow *window;
  GtkWidget *section;
  AdwDialog *dialog;

  trellis_point_set_done (done, TRUE);
  trellis_point_set_carried (often, 3);
  window = meeting_test_present (test, next, &page);
  section = ui_test_find (GTK_WIDGET (page), TRELLIS_TYPE_PREPARE_SECTION, 0);
  g_assert_nonnull (ui_test_wait_label (section, "2 open points of earlier meetings"));

  gtk_widget_activate_action (section, "agenda.carry-over", NULL);
  ui_test_settle ();
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  g_assert_true (TRELLIS_IS_CARRY_OVER_DIALOG (dialog));
  /* The one that was carried often becomes a goal. */
  adw_combo_row_set_selected (
    ADW_COMBO_ROW (ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, 0)), 2);
  ui_test_press (GTK_WIDGET (dialog), "Carry _Over");
  assert_titles (test, next, "Open");
  g_assert_true (trellis_point_get_done (often));
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_GOAL), ==, 1);
  trellis_store_flush (test->store, NULL);
  ui_test_settle ();
  g_assert_null (ui_test_find_label (section, "2 open points of earlier meetings"));

  ui_test_press (GTK_WIDGET (window), "_Undo");
  assert_titles (test, next, "");
  g_assert_false (trellis_point_get_done (often));
  g_assert_null (trellis_point_get_goal (often));
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_GOAL), ==, 0);
  trellis_store_flush (test->store, NULL);
  g_assert_nonnull (ui_test_wait_label (section, "2 open points of earlier meetings"));

  gtk_window_destroy (window);
}

static void
test_suggestions (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting =
    meeting_test_add (test, trellis_time_now () + DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Next");
  AdwNavigationPage *page;
  GtkWindow *window = meeting_test_present (test, meeting, &page);
  GtkWidget *section = ui_test_find (GTK_WIDGET (page), TRELLIS_TYPE_PREPARE_SECTION, 0);
  g_autoptr(GListModel) points = NULL;
  g_autoptr(TrellisPoint) point = NULL;
  GtkWidget *dialog, *entry, *row;

  gtk_widget_activate_action (section, "agenda.suggest", NULL);
  ui_test_settle ();
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (window)));
  g_assert_true (TRELLIS_IS_SUGGESTIONS_DIALOG (dialog));
  row = ui_test_find (dialog, ADW_TYPE_ACTION_ROW, 0);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  adw_action_row_activate (ADW_ACTION_ROW (row));
  assert_titles (test, meeting, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  /* The checklist of the first meeting is gone through by both. */
  g_assert_nonnull (ui_test_find_label (dialog, "Checklist"));
  row = gtk_widget_get_ancestor (ui_test_find_label (dialog, "Be exact about confidentiality"),
                                 ADW_TYPE_ACTION_ROW);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  points = list_points (test, meeting);
  g_assert_cmpuint (g_list_model_get_n_items (points), ==, 2);
  point = g_list_model_get_item (points, 1);
  g_assert_cmpstr (trellis_point_get_title (point), ==, "Be exact about confidentiality");
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (point)), ==,
                   TRELLIS_VISIBILITY_SHARED);

  /* Escape in the search empties it, and closes the dialog then. */
  entry = ui_test_find (dialog, GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "honestly");
  g_signal_emit_by_name (entry, "stop-search");
  ui_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_true (GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (window))) == dialog);
  g_signal_emit_by_name (entry, "stop-search");
  ui_test_settle ();
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (window)));

  gtk_window_destroy (window);
}

static void
wait_folded (GtkWindow *window, int width, gboolean is_folded)
{
  const gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  gtk_window_set_default_size (window, width, 600);
  while ((ui_test_find_label (GTK_WIDGET (window), "Show All") != NULL) != is_folded && g_get_monotonic_time () < end)
    ui_test_settle ();
  g_assert_true ((ui_test_find_label (GTK_WIDGET (window), "Show All") != NULL) == is_folded);
}

/* As much as would be so many pixels long in one line. */
static char *
create_text (int pixels)
{
  g_autoptr(GtkWidget) label = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (label, NULL);
  g_autoptr(GString) text = g_string_new (NULL);
  int width = 0;

  for (; width < pixels; pango_layout_get_pixel_size (layout, &width, NULL))
    {
      g_string_append (text, "so ");
      pango_layout_set_text (layout, text->str, -1);
    }
  return g_strdup (text->str);
}

/* What the last meeting brought can be unfolded where it is folded, which the width of the window decides, also
 * where nothing else is laid out in another way for it. */
static void
test_last_time_unfolds (UiTest *test, gconstpointer data)
{
  const gint64 now = trellis_time_now ();
  g_autoptr(TrellisMeeting) last = meeting_test_add (test, now - DAY, TRELLIS_MEETING_STATE_HELD, "Last");
  g_autoptr(TrellisMeeting) meeting = meeting_test_add (test, now + DAY, TRELLIS_MEETING_STATE_SCHEDULED, "Next");
  g_autofree char *text = create_text (3350);
  AdwNavigationPage *page;
  GtkWindow *window;

  trellis_meeting_set_summary (last, text);
  window = meeting_test_present (test, meeting, &page);
  wait_folded (window, 1000, FALSE);
  wait_folded (window, 740, TRUE);
  wait_folded (window, 1000, FALSE);
  wait_folded (window, 360, TRUE);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  UI_TEST_ADD ("/ui/agenda/agenda", test_agenda);
  UI_TEST_ADD ("/ui/agenda/copy-leaves-out-private", test_copy_leaves_out_private);
  UI_TEST_ADD ("/ui/agenda/template", test_template);
  UI_TEST_ADD ("/ui/agenda/carry-over", test_carry_over);
  UI_TEST_ADD ("/ui/agenda/suggestions", test_suggestions);
  UI_TEST_ADD ("/ui/agenda/move", test_move);
  UI_TEST_ADD ("/ui/agenda/last-time-unfolds", test_last_time_unfolds);
  return g_test_run ();
}
