/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-choice-words.h"
#include "trellis-conclusion-rules.h"
#include "trellis-journey-facts.h"

static TrellisGoal *
add_goal (GListStore *goals, const char *uid, TrellisGoalState state)
{
  TrellisGoal *goal = trellis_goal_new ();

  trellis_record_set_string (TRELLIS_RECORD (goal), TRELLIS_RECORD_UID, uid);
  trellis_goal_set_state (goal, state);
  g_list_store_append (goals, goal);
  g_object_unref (goal);
  return goal;
}

static void
test_goals (void)
{
  g_autoptr(TrellisConclusion) conclusion = trellis_conclusion_new ();
  g_autoptr(GListStore) goals = g_list_store_new (TRELLIS_TYPE_GOAL);
  TrellisGoal *second;

  g_assert_cmpuint (trellis_conclusion_count_unreviewed (conclusion, G_LIST_MODEL (goals)), ==, 0);
  add_goal (goals, "first", TRELLIS_GOAL_STATE_OPEN);
  second = add_goal (goals, "second", TRELLIS_GOAL_STATE_OPEN);
  add_goal (goals, "reached", TRELLIS_GOAL_STATE_REACHED);
  add_goal (goals, "let-go", TRELLIS_GOAL_STATE_LET_GO);
  g_assert_cmpuint (trellis_conclusion_count_unreviewed (conclusion, G_LIST_MODEL (goals)), ==, 2);

  trellis_conclusion_let_goal_go_on (conclusion, "first", TRUE);
  trellis_conclusion_let_goal_go_on (conclusion, "first", TRUE);
  g_assert_cmpuint (g_strv_length ((char **) trellis_conclusion_get_goals_going_on (conclusion)), ==, 1);
  g_assert_true (trellis_conclusion_has_goal_go_on (conclusion, "first"));
  g_assert_false (trellis_conclusion_has_goal_go_on (conclusion, "second"));
  g_assert_cmpuint (trellis_conclusion_count_unreviewed (conclusion, G_LIST_MODEL (goals)), ==, 1);

  /* What is in the trash needs no review. */
  trellis_record_set_number (TRELLIS_RECORD (second), TRELLIS_RECORD_DELETED, 1);
  g_assert_cmpuint (trellis_conclusion_count_unreviewed (conclusion, G_LIST_MODEL (goals)), ==, 0);
  trellis_conclusion_let_goal_go_on (conclusion, "first", FALSE);
  g_assert_false (trellis_conclusion_has_goal_go_on (conclusion, "first"));
  g_assert_cmpuint (trellis_conclusion_count_unreviewed (conclusion, G_LIST_MODEL (goals)), ==, 1);
}

static void
assert_missing (TrellisConclusion *conclusion, gboolean has_last, GListStore *goals, guint n_unrated, const char *words)
{
  const TrellisClosing missing =
    trellis_conclusion_find_missing (conclusion, has_last, G_LIST_MODEL (goals), n_unrated);
  g_autofree char *found = trellis_conclusion_describe_missing (missing);

  g_assert_cmpstr (found, ==, words);
}

static void
test_missing (void)
{
  g_autoptr(TrellisConclusion) conclusion = trellis_conclusion_new ();
  g_autoptr(GListStore) goals = g_list_store_new (TRELLIS_TYPE_GOAL);

  add_goal (goals, "goal", TRELLIS_GOAL_STATE_OPEN);
  assert_missing (conclusion, FALSE, goals, 2,
                  "the last meeting, goals to look at, skills to rate, what you learned, thanks, how you stay in touch");
  g_assert_false (trellis_conclusion_is_written (conclusion));
  trellis_conclusion_let_goal_go_on (conclusion, "goal", TRUE);
  assert_missing (conclusion, TRUE, goals, 0, "what you learned, thanks, how you stay in touch");
  trellis_conclusion_set_learned (conclusion, "To ask");
  assert_missing (conclusion, TRUE, goals, 0, "thanks, how you stay in touch");
  trellis_conclusion_set_thanks (conclusion, "For asking");

  /* A day is a way to stay in touch, but there is still something to write. */
  trellis_conclusion_set_first_update (conclusion, "2026-05-01");
  assert_missing (conclusion, TRUE, goals, 0, NULL);
  g_assert_false (trellis_conclusion_is_written (conclusion));
  trellis_conclusion_set_in_touch (conclusion, "Letters");
  g_assert_true (trellis_conclusion_is_written (conclusion));
}

static void
test_may_be_last (void)
{
  const struct
  {
    TrellisMeetingState state;
    gboolean may_be;
  } cases[] = {
    { TRELLIS_MEETING_STATE_PROPOSED, TRUE }, { TRELLIS_MEETING_STATE_SCHEDULED, TRUE },
    { TRELLIS_MEETING_STATE_CONFIRMED, TRUE }, { TRELLIS_MEETING_STATE_HELD, TRUE },
    { TRELLIS_MEETING_STATE_CANCELLED, FALSE }, { TRELLIS_MEETING_STATE_MISSED, FALSE },
  };
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      trellis_meeting_set_state (meeting, cases[i].state);
      g_assert_cmpint (trellis_meeting_may_be_last (meeting), ==, cases[i].may_be);
    }
}

static void
test_update (void)
{
  g_assert_false (trellis_conclusion_asks_for_update (NULL, "2026-05-01"));
  g_assert_false (trellis_conclusion_asks_for_update ("soon", "2026-05-01"));
  g_assert_false (trellis_conclusion_asks_for_update ("2026-05-02", "2026-05-01"));
  g_assert_true (trellis_conclusion_asks_for_update ("2026-05-01", "2026-05-01"));
  g_assert_true (trellis_conclusion_asks_for_update ("2026-05-01", "2026-05-14"));
  g_assert_false (trellis_conclusion_asks_for_update ("2026-05-01", "2026-05-15"));
}

static void
test_words (void)
{
  g_autoptr(GEnumClass) endings = g_type_class_ref (TRELLIS_TYPE_ENDING);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *suitable = trellis_conclusion_describe_suitable (4);

  for (guint i = 0; i < endings->n_values; i++)
    g_assert_true (
      g_hash_table_add (seen, (char *) trellis_label_ending ((TrellisEnding) endings->values[i].value)));
  g_assert_null (trellis_conclusion_get_suitable_words (0));
  g_assert_cmpstr (trellis_conclusion_get_suitable_words (1), ==, "Not at All");
  g_assert_cmpstr (trellis_conclusion_get_suitable_words (5), ==, "Very Much");
  g_assert_null (trellis_conclusion_get_suitable_words (6));
  g_assert_cmpstr (suitable, ==, "Mostly (4 of 5)");
  g_assert_null (trellis_conclusion_describe_suitable (0));
}

/* What the rules of the journey know of it; in the trash it is nothing. */
static void
test_facts (void)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(TrellisMatch) match = trellis_match_new ();
  g_autoptr(TrellisConclusion) conclusion = trellis_conclusion_new ();
  TrellisJourneyRecords records = { .match = match };

  trellis_conclusion_set_first_update (conclusion, "2026-05-01");
  trellis_conclusion_set_learned (conclusion, "To ask");
  trellis_conclusion_set_thanks (conclusion, "For asking");
  trellis_conclusion_set_in_touch (conclusion, "Letters");
  for (int step = 0; step < 3; step++)
    {
      g_auto(TrellisJourneyFacts) facts = { 0 };

      if (step > 0)
        records.conclusion = conclusion;
      if (step > 1)
        trellis_record_set_number (TRELLIS_RECORD (conclusion), TRELLIS_RECORD_DELETED, 1);
      trellis_journey_facts_gather (&facts, &records, 1800000000, utc);
      g_assert_cmpstr (facts.first_update, ==, step == 1 ? "2026-05-01" : NULL);
      g_assert_cmpint (facts.conclusion_is_written, ==, step == 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journey/conclusion/goals", test_goals);
  g_test_add_func ("/journey/conclusion/missing", test_missing);
  g_test_add_func ("/journey/conclusion/may-be-last", test_may_be_last);
  g_test_add_func ("/journey/conclusion/update", test_update);
  g_test_add_func ("/journey/conclusion/words", test_words);
  g_test_add_func ("/journey/conclusion/facts", test_facts);

  return g_test_run ();
}
