/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-conclusion-card.h"
#include "trellis-conclusion-page.h"
#include "trellis-goal-closing-dialog.h"
#include "trellis-goal-review-row.h"
#include "trellis-goal.h"
#include "trellis-last-meeting-group.h"
#include "trellis-match-page.h"
#include "trellis-meeting.h"
#include "trellis-note.h"
#include "trellis-text-view.h"
#include "trellis-time.h"
#include "window-test.h"

#define DAY (24 * (gint64) 60 * 60)

static TrellisGoal *
add_goal (UiTest *test, const char *title)
{
  TrellisGoal *goal = trellis_goal_new ();

  trellis_goal_set_match (goal, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_goal_set_title (goal, title);
  trellis_store_add (test->store, goal);
  return goal;
}

static TrellisMeeting *
add_meeting (UiTest *test, const char *title, gint64 from_now, TrellisMeetingState state)
{
  TrellisMeeting *meeting = trellis_meeting_new ();

  trellis_meeting_set_match (meeting, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_meeting_set_title (meeting, title);
  trellis_meeting_set_starts (meeting, trellis_time_now () + from_now);
  trellis_meeting_set_state (meeting, state);
  trellis_store_add (test->store, meeting);
  return meeting;
}

static GtkWidget *
find_text (GtkWidget *page, const char *name)
{
  GtkWidget *view;

  for (guint i = 0; (view = ui_test_find (page, TRELLIS_TYPE_TEXT_VIEW, i)) != NULL; i++)
    {
      g_autofree char *problem =
        gtk_test_accessible_check_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      if (problem == NULL)
        return view;
    }
  g_error ("There is no text “%s”", name);
}

/* As if it was typed. */
static void
type_into (GtkWidget *page, const char *name, const char *text)
{
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_text (page, name))), text, -1);
}

static GtkWidget *
find_combo (GtkWidget *page, const char *title)
{
  GtkWidget *row;

  for (guint i = 0; (row = ui_test_find (page, ADW_TYPE_COMBO_ROW, i)) != NULL; i++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return row;
  g_error ("There is no choice “%s”", title);
}

static gboolean
can_be_changed (GtkWidget *page)
{
  return gtk_text_view_get_editable (GTK_TEXT_VIEW (find_text (page, "Thanks")));
}

/* What is typed is kept without a button, and read again by the next page. */
static void
test_write (UiTest *test, gconstpointer data)
{
  GtkWidget *page, *again;
  GtkWindow *window;
  g_autoptr(TrellisConclusion) conclusion = NULL;

  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_CONCLUDING);
  page = GTK_WIDGET (trellis_conclusion_page_new (test->store, test->match));
  window = ui_test_present (page);
  g_assert_true (can_be_changed (page));
  type_into (page, "What We Learned", "To ask before I answer");
  type_into (page, "Thanks", "For the walk in March");
  type_into (page, "How We Stay in Touch", "Letters");
  type_into (page, "Who Else to Meet", "Grace");
  type_into (page, "Why It Ended", "The half year is over");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_combo (page, "Reason for Ending")), TRELLIS_ENDING_PROGRAM_OVER);
  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (ui_test_find (page, ADW_TYPE_TOGGLE_GROUP, 0)), 3);
  g_assert_true (trellis_store_flush (test->store, NULL));

  conclusion = trellis_store_get_conclusion (test->store, test->match);
  g_assert_cmpstr (trellis_conclusion_get_learned (conclusion), ==, "To ask before I answer");
  g_assert_cmpstr (trellis_conclusion_get_thanks (conclusion), ==, "For the walk in March");
  g_assert_cmpstr (trellis_conclusion_get_in_touch (conclusion), ==, "Letters");
  g_assert_cmpstr (trellis_conclusion_get_to_meet (conclusion), ==, "Grace");
  g_assert_cmpint (trellis_conclusion_get_ending (conclusion), ==, TRELLIS_ENDING_PROGRAM_OVER);
  g_assert_cmpint (trellis_conclusion_get_suitable (conclusion), ==, 4);
  g_assert_cmpstr (trellis_match_get_end_reason (test->match), ==, "The half year is over");
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (conclusion)), ==, TRELLIS_VISIBILITY_PRIVATE);
  gtk_window_destroy (window);
  ui_test_settle ();

  again = GTK_WIDGET (trellis_conclusion_page_new (test->store, test->match));
  window = ui_test_present (again);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_CONCLUSION), ==, 1);
  g_assert_cmpuint (adw_toggle_group_get_active (ADW_TOGGLE_GROUP (ui_test_find (again, ADW_TYPE_TOGGLE_GROUP, 0))),
                    ==, 3);
  gtk_window_destroy (window);
  ui_test_settle ();
}

/* Whoever only looks at it has written none, also with the cursor in it; the first word is enough, by keys or by a
 * choice. */
static void
test_first_word (UiTest *test, gconstpointer data)
{
  GtkWidget *page;
  GtkWindow *window;
  g_autoptr(TrellisConclusion) conclusion = NULL;

  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_CONCLUDING);
  for (guint i = 0; i < 3; i++)
    {
      page = GTK_WIDGET (trellis_conclusion_page_new (test->store, test->match));
      window = ui_test_present (page);
      g_assert_true (gtk_widget_grab_focus (find_text (page, "Thanks")));
      if (i == 1)
        type_into (page, "Thanks", "For the walk in March");
      if (i == 2)
        adw_toggle_group_set_active (ADW_TOGGLE_GROUP (ui_test_find (page, ADW_TYPE_TOGGLE_GROUP, 0)), 3);
      ui_test_settle ();
      g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_CONCLUSION), ==, i == 0 ? 0 : 1);
      gtk_window_destroy (window);
      ui_test_settle ();
      g_assert_true (trellis_store_flush (test->store, NULL));
      g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_CONCLUSION), ==, i == 0 ? 0 : 1);
    }

  conclusion = trellis_store_get_conclusion (test->store, test->match);
  g_assert_cmpstr (trellis_conclusion_get_thanks (conclusion), ==, "For the walk in March");
  g_assert_cmpint (trellis_conclusion_get_suitable (conclusion), ==, 4);
}

/* The thanks are sent as they stand there, and only when there are some; nothing else of the page can be. */
static void
test_send_thanks (UiTest *test, gconstpointer data)
{
  GtkWidget *page, *button;
  GtkWindow *window;

  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_CONCLUDING);
  page = GTK_WIDGET (trellis_conclusion_page_new (test->store, test->match));
  window = ui_test_present (page);
  button = ui_test_find_button (page, "_Send by Email…");
  g_assert_false (gtk_widget_is_sensitive (button));
  type_into (page, "Who Else to Meet", "Grace");
  g_assert_false (gtk_widget_is_sensitive (button));
  type_into (page, "Thanks", "For the walk in March");
  g_assert_true (gtk_widget_is_sensitive (button));

  /* Also when all is over. */
  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_COMPLETED);
  ui_test_settle ();
  g_assert_true (gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button));

  gtk_window_destroy (window);
  ui_test_settle ();
}

/* One meeting at most is the last; a canceled one is no choice, and the latest of those held are. */
static void
test_last_meeting (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisMeeting) next = add_meeting (test, "Next", 2 * DAY, TRELLIS_MEETING_STATE_SCHEDULED);
  g_autoptr(TrellisMeeting) then = add_meeting (test, "Then", 9 * DAY, TRELLIS_MEETING_STATE_SCHEDULED);
  g_autoptr(TrellisMeeting) gone = add_meeting (test, "Gone", 3 * DAY, TRELLIS_MEETING_STATE_CANCELLED);
  GtkWidget *group = g_object_new (TRELLIS_TYPE_LAST_MEETING_GROUP, NULL);
  GtkWindow *window = ui_test_present (group);
  AdwComboRow *row = ADW_COMBO_ROW (find_combo (group, "Last Meeting"));

  for (int i = 1; i <= 5; i++)
    g_object_unref (add_meeting (test, "Held", -i * DAY, TRELLIS_MEETING_STATE_HELD));
  trellis_last_meeting_group_set_match (TRELLIS_LAST_MEETING_GROUP (group), test->store, test->match);
  ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, 1 + 2 + 3);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  g_assert_nonnull (ui_test_find_label (group, "Plan the Last Meeting…"));

  /* The later ones come first. */
  adw_combo_row_set_selected (row, 2);
  ui_test_settle ();
  g_assert_true (trellis_meeting_get_is_last (next));
  g_assert_true (trellis_last_meeting_group_get_last (TRELLIS_LAST_MEETING_GROUP (group)) == next);
  adw_combo_row_set_selected (row, 1);
  ui_test_settle ();
  g_assert_true (trellis_meeting_get_is_last (then));
  g_assert_false (trellis_meeting_get_is_last (next));
  adw_combo_row_set_selected (row, 0);
  ui_test_settle ();
  g_assert_false (trellis_meeting_get_is_last (then));
  g_assert_null (trellis_last_meeting_group_get_last (TRELLIS_LAST_MEETING_GROUP (group)));

  /* It may be named elsewhere, and is only told where nothing can be changed. */
  trellis_meeting_set_is_last (next, TRUE);
  ui_test_settle ();
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 2);
  g_object_set (group, "editable", FALSE, NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (row)));
  g_assert_nonnull (ui_test_find_label (group, "Next"));
  g_assert_false (trellis_meeting_get_is_last (gone));

  gtk_window_destroy (window);
  ui_test_settle ();
}

/* Each goal is reached, let go, or goes on; what is closed has no button any more. */
static void
test_goals (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisGoal) first = add_goal (test, "Speak up");
  g_autoptr(TrellisGoal) second = add_goal (test, "Write less");
  g_autoptr(TrellisConclusion) conclusion = NULL;
  GtkWidget *page, *row;
  GtkWindow *window;

  trellis_goal_set_position (second, 1);
  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_CONCLUDING);
  page = GTK_WIDGET (trellis_conclusion_page_new (test->store, test->match));
  window = ui_test_present (page);
  row = ui_test_find (page, TRELLIS_TYPE_GOAL_REVIEW_ROW, 0);
  g_assert_true (trellis_goal_review_row_get_goal (TRELLIS_GOAL_REVIEW_ROW (row)) == first);

  ui_test_toggle (row, "Goes On");
  conclusion = trellis_store_get_conclusion (test->store, test->match);
  g_assert_cmpstr (trellis_conclusion_get_goals_going_on (conclusion)[0], ==,
                   trellis_record_get_uid (TRELLIS_RECORD (first)));
  g_assert_nonnull (ui_test_find_label (row, "Not started\u00a0· Goes on"));
  ui_test_toggle (row, "Goes On");
  g_assert_null (trellis_conclusion_get_goals_going_on (conclusion)[0]);

  row = ui_test_find (page, TRELLIS_TYPE_GOAL_REVIEW_ROW, 1);
  ui_test_press (row, "_Reached…");
  ui_test_wait (300);
  ui_test_press (GTK_WIDGET (ui_test_find (GTK_WIDGET (window), TRELLIS_TYPE_GOAL_CLOSING_DIALOG, 0)), "_Reached");
  ui_test_wait (300);
  g_assert_cmpint (trellis_goal_get_state (second), ==, TRELLIS_GOAL_STATE_REACHED);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_NOTE), ==, 1); /* the win */
  g_assert_null (ui_test_find_button (row, "_Reached…"));
  g_assert_nonnull (ui_test_find_button (ui_test_find (page, TRELLIS_TYPE_GOAL_REVIEW_ROW, 0), "_Let Go…"));

  gtk_window_destroy (window);
  ui_test_settle ();
}

/* The person ends the match, and nothing can be changed from then on until it is opened again. */
static void
test_complete (WindowTest *test, gconstpointer data)
{
  GtkWidget *page;

  trellis_match_set_state (test->ui.match, TRELLIS_MATCH_STATE_CONCLUDING);
  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  gtk_widget_activate_action (window_test_find (test, ADW_TYPE_VIEW_STACK), "conclusion.show", NULL);
  ui_test_wait (400);
  page = window_test_find (test, TRELLIS_TYPE_CONCLUSION_PAGE);
  type_into (page, "Thanks", "For the walk in March");
  ui_test_press (page, "_Complete the Match");
  g_assert_cmpint (trellis_match_get_state (test->ui.match), ==, TRELLIS_MATCH_STATE_COMPLETED);
  page = window_test_find (test, TRELLIS_TYPE_CONCLUSION_PAGE); /* made anew */
  g_assert_false (can_be_changed (page));
  g_assert_false (gtk_widget_get_mapped (find_combo (page, "Reason for Ending")));
  g_assert_null (ui_test_find_button (page, "_Complete the Match"));
  g_assert_nonnull (ui_test_find_label (page, "Not said"));
  g_assert_true (gtk_widget_get_mapped (find_text (page, "Thanks")));
  g_assert_false (gtk_widget_get_mapped (find_text (page, "What We Learned")));
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (test->window)));

  ui_test_press (page, "_Reopen");
  g_assert_cmpint (trellis_match_get_state (test->ui.match), ==, TRELLIS_MATCH_STATE_CONCLUDING);
  g_assert_true (can_be_changed (window_test_find (test, TRELLIS_TYPE_CONCLUSION_PAGE)));
}

/* A match that ended without a word has none kept, unless it is opened again. */
static void
test_over (UiTest *test, gconstpointer data)
{
  GtkWidget *page;
  GtkWindow *window;

  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_ENDED);
  page = GTK_WIDGET (trellis_conclusion_page_new (test->store, test->match));
  window = ui_test_present (page);
  g_assert_false (can_be_changed (page));
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_CONCLUSION), ==, 0);
  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_ACTIVE);
  ui_test_settle ();
  g_assert_true (can_be_changed (page));
  type_into (page, "Thanks", "After all");
  g_assert_true (trellis_store_flush (test->store, NULL));
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_CONCLUSION), ==, 1);

  gtk_window_destroy (window);
  ui_test_settle ();
}

/* The way there is shown while the match is concluded, and otherwise where there is something to read: also once it
 * is taken up again. */
static void
test_card (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisConclusion) conclusion = trellis_conclusion_new ();
  GtkWidget *card = g_object_ref_sink (g_object_new (TRELLIS_TYPE_CONCLUSION_CARD, NULL));

  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_ACTIVE);
  trellis_conclusion_card_set_match (TRELLIS_CONCLUSION_CARD (card), test->store, test->match);
  g_assert_false (gtk_widget_get_visible (card));
  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_CONCLUDING);
  g_assert_true (gtk_widget_get_visible (card));
  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_COMPLETED);
  g_assert_false (gtk_widget_get_visible (card));

  trellis_conclusion_set_match (conclusion, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_store_add (test->store, conclusion);
  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_ENDED);
  g_assert_false (gtk_widget_get_visible (card));
  trellis_conclusion_set_thanks (conclusion, "For the walk in March");
  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_COMPLETED);
  g_assert_true (gtk_widget_get_visible (card));
  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_ACTIVE);
  g_assert_true (gtk_widget_get_visible (card));
  g_object_unref (card);
}

/* Whoever concludes begins that, and comes back to it at the next start; what is found leads there, too. */
static void
test_begin (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisConclusion) conclusion = NULL;

  trellis_match_set_state (test->ui.match, TRELLIS_MATCH_STATE_ACTIVE);
  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  gtk_widget_activate_action (window_test_find (test, ADW_TYPE_VIEW_STACK), "match.conclude", NULL);
  ui_test_wait (400);
  g_assert_cmpint (trellis_match_get_state (test->ui.match), ==, TRELLIS_MATCH_STATE_CONCLUDING);
  g_assert_nonnull (window_test_find (test, TRELLIS_TYPE_CONCLUSION_PAGE));
  window_test_close (test);
  window_test_open (test);
  g_assert_nonnull (window_test_find (test, TRELLIS_TYPE_CONCLUSION_PAGE));

  window_test_open_record (test, test->ui.match);
  ui_test_wait (400);
  g_assert_null (window_test_find (test, TRELLIS_TYPE_CONCLUSION_PAGE));
  conclusion = trellis_conclusion_new ();
  trellis_conclusion_set_match (conclusion, trellis_record_get_uid (TRELLIS_RECORD (test->ui.match)));
  trellis_store_add (test->ui.store, conclusion);
  window_test_open_record (test, conclusion);
  ui_test_wait (400);
  g_assert_nonnull (window_test_find (test, TRELLIS_TYPE_CONCLUSION_PAGE));
}

int
main (int argc, char *argv[])
{
  window_test_init (&argc, &argv);

  UI_TEST_ADD ("/ui/conclusion/write", test_write);
  UI_TEST_ADD ("/ui/conclusion/first-word", test_first_word);
  UI_TEST_ADD ("/ui/conclusion/send-thanks", test_send_thanks);
  UI_TEST_ADD ("/ui/conclusion/last-meeting", test_last_meeting);
  UI_TEST_ADD ("/ui/conclusion/goals", test_goals);
  UI_TEST_ADD ("/ui/conclusion/over", test_over);
  UI_TEST_ADD ("/ui/conclusion/card", test_card);
  WINDOW_TEST_ADD ("/ui/conclusion/complete", test_complete);
  WINDOW_TEST_ADD ("/ui/conclusion/begin", test_begin);

  return window_test_run ();
}
