/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-conclusion-page.h"
#include "trellis-date-row.h"
#include "trellis-entry-row.h"
#include "trellis-goals-place.h"
#include "trellis-match-page.h"
#include "trellis-rating-dialog.h"
#include "trellis-skill-dialog.h"
#include "trellis-skill-group.h"
#include "trellis-skill-picture.h"
#include "trellis-skill-review-group.h"
#include "trellis-skills-page.h"
#include "trellis-text-view.h"
#include "trellis-time.h"
#include "window-test.h"

static TrellisSkill *
add_skill (UiTest *test, const char *name)
{
  TrellisSkill *skill = trellis_skill_new ();

  trellis_skill_set_match (skill, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_skill_set_name (skill, name);
  trellis_store_add (test->store, skill);
  return skill;
}

static TrellisSkillRating *
add_rating (UiTest *test, TrellisSkill *skill, const char *day, int level, const char *comment)
{
  TrellisSkillRating *rating = trellis_skill_rating_new ();

  trellis_skill_rating_set_skill (rating, trellis_record_get_uid (TRELLIS_RECORD (skill)));
  trellis_skill_rating_set_day (rating, day);
  trellis_skill_rating_set_level (rating, level);
  trellis_skill_rating_set_comment (rating, comment);
  trellis_store_add (test->store, rating);
  return rating;
}

/* The row of that title in view below @root. */
static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  GtkWidget *row;

  for (guint i = 0; (row = ui_test_find (root, ADW_TYPE_PREFERENCES_ROW, i)) != NULL; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0 &&
        gtk_widget_get_mapped (row))
      return row;
  return NULL;
}

static GtkWidget *
get_dialog (GtkWindow *window, GType type)
{
  GtkWidget *dialog = ui_test_find (GTK_WIDGET (window), type, 0);

  g_assert_nonnull (dialog);
  return dialog;
}

static void
choose (GtkWidget *dialog, const char *level)
{
  g_assert_true (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (find_row (dialog, level))) != NULL);
  gtk_widget_activate (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (find_row (dialog, level))));
}

/* A skill is named and rated, changed, and both are gone and back by undo. */
static void
test_page (UiTest *test, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (trellis_skills_page_new (test->store, test->match));
  GtkWindow *window = ui_test_present (page);
  GtkWidget *entry = ui_test_find (page, TRELLIS_TYPE_ENTRY_ROW, 0);
  GtkWidget *group, *row, *dialog;
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_SKILL_RATING);
  g_autoptr(TrellisSkillRating) rating = NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *today = trellis_day_of_time (trellis_time_now (), zone);

  g_assert_null (ui_test_find (page, TRELLIS_TYPE_SKILL_GROUP, 0));
  gtk_editable_set_text (GTK_EDITABLE (entry), "   ");
  g_signal_emit_by_name (entry, "entry-activated");
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_SKILL), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), " R&D <b>talks ");
  g_signal_emit_by_name (entry, "entry-activated");
  ui_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_SKILL), ==, 1);
  group = ui_test_find (page, TRELLIS_TYPE_SKILL_GROUP, 0);
  g_assert_nonnull (ui_test_find_label (group, "R&D <b>talks"));
  g_assert_nonnull (find_row (group, "Not rated yet"));
  g_assert_false (gtk_widget_get_visible (ui_test_find (group, TRELLIS_TYPE_SKILL_PICTURE, 0)));

  gtk_widget_activate_action (group, "skill.rate", NULL);
  ui_test_wait (300);
  dialog = get_dialog (window, TRELLIS_TYPE_RATING_DIALOG);
  g_assert_false (gtk_widget_get_sensitive (ui_test_find_button (dialog, "_Save")));
  choose (dialog, "With Help");
  trellis_text_view_set_text (TRELLIS_TEXT_VIEW (ui_test_find (dialog, TRELLIS_TYPE_TEXT_VIEW, 0)), " Slides too full \n");
  ui_test_press (dialog, "_Save");
  ui_test_wait (300);

  rating = trellis_store_get_first (test->store, query);
  g_assert_nonnull (rating);
  g_assert_cmpint (trellis_skill_rating_get_level (rating), ==, 2);
  g_assert_cmpstr (trellis_skill_rating_get_day (rating), ==, today);
  g_assert_cmpstr (trellis_skill_rating_get_comment (rating), ==, "Slides too full");
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (rating)), ==, TRELLIS_VISIBILITY_PRIVATE);
  g_assert_nonnull (find_row (group, "With Help"));
  g_assert_true (gtk_widget_get_visible (ui_test_find (group, TRELLIS_TYPE_SKILL_PICTURE, 0)));

  /* A rating is changed where it is. */
  row = ui_test_find (group, ADW_TYPE_ACTION_ROW, 1);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  ui_test_wait (300);
  dialog = get_dialog (window, TRELLIS_TYPE_RATING_DIALOG);
  g_assert_cmpstr (trellis_date_row_get_day (TRELLIS_DATE_ROW (ui_test_find (dialog, TRELLIS_TYPE_DATE_ROW, 0))), ==, today);
  choose (dialog, "Independently");
  ui_test_press (dialog, "_Save");
  ui_test_wait (300);
  g_assert_cmpint (trellis_skill_rating_get_level (rating), ==, 3);
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_SKILL_RATING), ==, 1);
  g_assert_nonnull (find_row (group, "Independently"));
  g_assert_null (find_row (group, "With Help"));

  gtk_window_destroy (window);
  ui_test_settle ();
}

/* The list says how far the skill has come, with the latest rating first, and follows what changes elsewhere. */
static void
test_history (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisSkill) skill = add_skill (test, "Listening");
  g_autoptr(TrellisSkillRating) first = NULL, last = NULL;
  GtkWidget *page, *group;
  GtkWindow *window;

  trellis_match_set_started (test->match, "2026-01-01");
  trellis_match_set_planned_end (test->match, "2026-12-31");
  trellis_skill_set_why (skill, "My team says so & it hurts");
  first = add_rating (test, skill, "2026-01-10", 2, NULL);
  page = GTK_WIDGET (trellis_skills_page_new (test->store, test->match));
  window = ui_test_present (page);
  group = ui_test_find (page, TRELLIS_TYPE_SKILL_GROUP, 0);
  g_assert_nonnull (ui_test_find_label (group, "My team says so & it hurts"));
  last = add_rating (test, skill, "2026-11-02", 4, "In the meeting of March\nI waited");
  ui_test_settle ();
  g_assert_nonnull (find_row (group, "At first: With Help, now: With Ease"));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (ui_test_find (group, ADW_TYPE_ACTION_ROW, 1))), ==,
                   "With Ease");
  g_assert_true (g_str_has_suffix (
    adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_test_find (group, ADW_TYPE_ACTION_ROW, 1))),
    "\u00a0· End\nIn the meeting of March"));
  g_assert_true (g_str_has_suffix (
    adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_test_find (group, ADW_TYPE_ACTION_ROW, 2))), "\u00a0· Start"));

  trellis_skill_rating_set_level (last, 5);
  ui_test_settle ();
  g_assert_nonnull (find_row (group, "At first: With Help, now: Helping Others"));

  /* What is deleted is in the trash. */
  g_signal_emit_by_name (ui_test_find (ui_test_find (group, ADW_TYPE_ACTION_ROW, 1), GTK_TYPE_BUTTON, 0), "clicked");
  ui_test_settle ();
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (last)), !=, 0);
  g_assert_null (find_row (group, "Helping Others"));
  trellis_store_restore (test->store, last);
  ui_test_settle ();
  g_assert_nonnull (find_row (group, "Helping Others"));

  gtk_window_destroy (window);
  ui_test_settle ();
}

static void
test_edit_and_delete (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisSkill) skill = add_skill (test, "Listening");
  g_autoptr(TrellisSkill) other = add_skill (test, "Presenting");
  g_autoptr(TrellisSkillRating) rating = add_rating (test, skill, "2026-01-10", 2, NULL);
  GtkWidget *page = GTK_WIDGET (trellis_skills_page_new (test->store, test->match));
  GtkWindow *window = ui_test_present (page);
  GtkWidget *group = ui_test_find (page, TRELLIS_TYPE_SKILL_GROUP, 0);
  GtkWidget *dialog, *name;

  gtk_widget_activate_action (group, "skill.edit", NULL);
  ui_test_wait (300);
  dialog = get_dialog (window, TRELLIS_TYPE_SKILL_DIALOG);
  name = ui_test_find (dialog, TRELLIS_TYPE_ENTRY_ROW, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Listening");
  gtk_editable_set_text (GTK_EDITABLE (name), " ");
  g_assert_false (gtk_widget_get_sensitive (ui_test_find_button (dialog, "_Save")));
  gtk_editable_set_text (GTK_EDITABLE (name), "Listening to the end");
  trellis_text_view_set_text (TRELLIS_TEXT_VIEW (ui_test_find (dialog, TRELLIS_TYPE_TEXT_VIEW, 0)), "They have good ideas");
  ui_test_press (dialog, "_Save");
  ui_test_wait (300);
  g_assert_cmpstr (trellis_skill_get_name (skill), ==, "Listening to the end");
  g_assert_cmpstr (trellis_skill_get_why (skill), ==, "They have good ideas");
  g_assert_nonnull (ui_test_find_label (group, "Listening to the end"));
  g_assert_nonnull (ui_test_find_label (group, "They have good ideas"));

  /* With a skill go its ratings, and the others stay where they are. */
  gtk_widget_activate_action (group, "skill.delete", NULL);
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_SKILL), ==, 1);
  g_assert_null (ui_test_find_label (page, "Listening to the end"));
  group = ui_test_find (page, TRELLIS_TYPE_SKILL_GROUP, 0);
  g_assert_true (trellis_skill_group_get_skill (TRELLIS_SKILL_GROUP (group)) == other);
  trellis_store_restore (test->store, skill);
  ui_test_settle ();
  group = ui_test_find (page, TRELLIS_TYPE_SKILL_GROUP, 0);
  g_assert_true (trellis_skill_group_get_skill (TRELLIS_SKILL_GROUP (group)) == skill);
  g_assert_nonnull (find_row (group, "With Help"));

  gtk_window_destroy (window);
  ui_test_settle ();
}

/* What others name is offered until there are enough, and not twice. */
static void
test_ideas (UiTest *test, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (trellis_skills_page_new (test->store, test->match));
  GtkWindow *window = ui_test_present (page);
  g_autoptr(TrellisSkill) second = NULL, third = NULL;

  ui_test_press (page, "Listening");
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (test, TRELLIS_TYPE_SKILL), ==, 1);
  g_assert_null (ui_test_find_button (page, "Listening"));
  g_assert_nonnull (ui_test_find_button (page, "Delegating"));
  second = add_skill (test, "Swimming");
  third = add_skill (test, "Running");
  ui_test_settle ();
  g_assert_null (ui_test_find_button (page, "Delegating"));
  trellis_store_delete (test->store, third);
  ui_test_settle ();
  g_assert_nonnull (ui_test_find_button (page, "Delegating"));

  gtk_window_destroy (window);
  ui_test_settle ();
}

/* The conclusion has where each skill began, and a way to rate it once more, as long as the match goes on. */
static void
test_conclusion (UiTest *test, gconstpointer data)
{
  g_autoptr(TrellisSkill) skill = NULL;
  g_autoptr(TrellisSkillRating) first = NULL;
  GtkWidget *page, *group, *row, *dialog;
  GtkWindow *window;

  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_CONCLUDING);
  page = GTK_WIDGET (trellis_conclusion_page_new (test->store, test->match));
  window = ui_test_present (page);
  group = ui_test_find (page, TRELLIS_TYPE_SKILL_REVIEW_GROUP, 0);
  g_assert_false (gtk_widget_get_visible (group));
  skill = add_skill (test, "Listening");
  first = add_rating (test, skill, "2026-01-10", 2, NULL);
  ui_test_settle ();
  g_assert_true (gtk_widget_get_visible (group));
  row = find_row (group, "Listening");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "With Help");
  g_assert_nonnull (ui_test_find_label (page, "Not there yet: the last meeting, skills to rate, what you learned, thanks, "
                                              "how you stay in touch. You can complete the match all the same."));

  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  ui_test_wait (300);
  dialog = get_dialog (window, TRELLIS_TYPE_RATING_DIALOG);
  choose (dialog, "With Ease");
  ui_test_press (dialog, "_Save");
  ui_test_wait (300);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "At first: With Help, now: With Ease");
  g_assert_nonnull (ui_test_find_label (page, "Not there yet: the last meeting, what you learned, thanks, "
                                              "how you stay in touch. You can complete the match all the same."));
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  trellis_match_set_state (test->match, TRELLIS_MATCH_STATE_COMPLETED);
  ui_test_settle ();
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));

  gtk_window_destroy (window);
  ui_test_settle ();
}

static GtkWidget *
show_skills (WindowTest *test)
{
  gtk_widget_activate_action (window_test_find (test, ADW_TYPE_VIEW_STACK), "skills.show", NULL);
  ui_test_wait (400);
  return window_test_find (test, TRELLIS_TYPE_SKILLS_PAGE);
}

/* Whether the first rating of a skill has a button for that; one without effect would only be in the way. */
static gboolean
can_be_removed (GtkWidget *group)
{
  GtkWidget *button = ui_test_find (ui_test_find (group, ADW_TYPE_ACTION_ROW, 1), GTK_TYPE_BUTTON, 0);

  return button != NULL && gtk_widget_is_visible (button);
}

/* Of a match that is over, the skills are there to be read. */
static void
test_over (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisSkill) skill = add_skill (&test->ui, "Listening");
  g_autoptr(TrellisSkillRating) rating = add_rating (&test->ui, skill, "2026-01-10", 2, "Too fast");
  GtkWidget *page, *group;

  trellis_match_set_state (test->ui.match, TRELLIS_MATCH_STATE_COMPLETED);
  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  page = show_skills (test);
  group = ui_test_find (page, TRELLIS_TYPE_SKILL_GROUP, 0);
  g_assert_null (find_row (page, "Add Skill"));
  g_assert_null (find_row (page, "_Rate…"));
  g_assert_nonnull (find_row (page, "With Help"));
  gtk_widget_activate_action (group, "skill.delete", NULL);
  gtk_widget_activate_action (group, "skill.rate", NULL);
  ui_test_settle ();
  g_assert_cmpuint (ui_test_count (&test->ui, TRELLIS_TYPE_SKILL), ==, 1);
  g_assert_null (window_test_find (test, TRELLIS_TYPE_RATING_DIALOG));
  g_assert_false (can_be_removed (group));

  /* Taken up again, they can be rated where one is. */
  trellis_match_set_state (test->ui.match, TRELLIS_MATCH_STATE_ACTIVE);
  ui_test_wait (400);
  page = window_test_find (test, TRELLIS_TYPE_SKILLS_PAGE);
  g_assert_nonnull (find_row (page, "_Rate…"));
  g_assert_nonnull (find_row (page, "Add Skill"));
  g_assert_true (can_be_removed (ui_test_find (page, TRELLIS_TYPE_SKILL_GROUP, 0)));
}

/* Whoever looks for a skill or for a rating comes to it. */
static void
test_found (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisSkill) skill = add_skill (&test->ui, "Listening");
  g_autoptr(TrellisSkillRating) rating = add_rating (&test->ui, skill, "2026-01-10", 2, "Too fast");
  GtkWidget *group;

  window_test_open (test);
  window_test_open_record (test, rating);
  ui_test_wait (400);
  g_assert_nonnull (window_test_find (test, TRELLIS_TYPE_SKILLS_PAGE));
  group = ui_test_find (window_test_find (test, TRELLIS_TYPE_SKILLS_PAGE), TRELLIS_TYPE_SKILL_GROUP, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (test->window)) == ui_test_find (group, ADW_TYPE_ACTION_ROW, 1));

  /* The page is there again in the next window. */
  window_test_close (test);
  window_test_open (test);
  ui_test_wait (400);
  g_assert_nonnull (window_test_find (test, TRELLIS_TYPE_SKILLS_PAGE));
}

int
main (int argc, char *argv[])
{
  window_test_init (&argc, &argv);

  UI_TEST_ADD ("/ui/skills/page", test_page);
  UI_TEST_ADD ("/ui/skills/history", test_history);
  UI_TEST_ADD ("/ui/skills/edit-and-delete", test_edit_and_delete);
  UI_TEST_ADD ("/ui/skills/ideas", test_ideas);
  UI_TEST_ADD ("/ui/skills/conclusion", test_conclusion);
  WINDOW_TEST_ADD ("/ui/skills/over", test_over);
  WINDOW_TEST_ADD ("/ui/skills/found", test_found);

  return window_test_run ();
}
