/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-next-steps.h"
#include "trellis-records.h"
#include "trellis-skill-rules.h"
#include "trellis-time.h"

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60)

typedef struct
{
  TrellisMatch *match;
  TrellisConclusion *conclusion;
  GListStore *skills, *ratings, *goals, *meetings;
} Fixture;

/* Noon of @day. */
static gint64
get_time (const char *day)
{
  return trellis_day_count ("1970-01-01", day) * DAY + DAY / 2;
}

/* A match of the year 2026 that has a goal and had a meeting on its third day. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = trellis_goal_new ();
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();

  fixture->match = trellis_match_new ();
  fixture->conclusion = trellis_conclusion_new ();
  fixture->skills = g_list_store_new (TRELLIS_TYPE_SKILL);
  fixture->ratings = g_list_store_new (TRELLIS_TYPE_SKILL_RATING);
  fixture->goals = g_list_store_new (TRELLIS_TYPE_GOAL);
  fixture->meetings = g_list_store_new (TRELLIS_TYPE_MEETING);
  trellis_record_set_number (TRELLIS_RECORD (fixture->match), TRELLIS_RECORD_CREATED, get_time ("2026-01-01"));
  trellis_match_set_started (fixture->match, "2026-01-01");
  trellis_match_set_planned_end (fixture->match, "2026-12-31");
  g_list_store_append (fixture->goals, goal);
  trellis_meeting_set_starts (meeting, get_time ("2026-01-03"));
  trellis_meeting_set_state (meeting, TRELLIS_MEETING_STATE_HELD);
  g_list_store_append (fixture->meetings, meeting);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->match);
  g_object_unref (fixture->conclusion);
  g_object_unref (fixture->skills);
  g_object_unref (fixture->ratings);
  g_object_unref (fixture->goals);
  g_object_unref (fixture->meetings);
}

static void
add_skill (Fixture *fixture)
{
  g_autoptr(TrellisSkill) skill = trellis_skill_new ();

  trellis_skill_set_name (skill, "Chairing a meeting");
  g_list_store_append (fixture->skills, skill);
}

/* Transfer none. */
static TrellisSkillRating *
rate (Fixture *fixture, const char *day, int level)
{
  g_autoptr(TrellisSkillRating) rating = trellis_skill_rating_new ();

  trellis_skill_rating_set_day (rating, day);
  trellis_skill_rating_set_level (rating, level);
  g_list_store_append (fixture->ratings, rating);
  return rating;
}

static void
test_levels (void)
{
  g_autofree char *described = trellis_skill_describe_level (2);

  g_assert_cmpstr (described, ==, "With Help (2 of 5)");
  g_assert_cmpstr (trellis_skill_get_level_name (1), ==, "Just Starting");
  g_assert_cmpstr (trellis_skill_get_level_name (5), ==, "Helping Others");
  for (int level = TRELLIS_SKILL_LOWEST; level <= TRELLIS_SKILL_HIGHEST; level++)
    g_assert_nonnull (trellis_skill_get_level_hint (level));
  g_assert_null (trellis_skill_get_level_name (0));
  g_assert_null (trellis_skill_get_level_name (6));
  g_assert_null (trellis_skill_get_level_hint (-1));
  g_assert_null (trellis_skill_describe_level (0));
}

static void
assert_change (Fixture *fixture, const char *expected)
{
  g_autofree char *change = trellis_skill_describe_change (G_LIST_MODEL (fixture->ratings));

  g_assert_cmpstr (change, ==, expected);
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  TrellisSkillRating *rating;

  assert_change (fixture, "Not rated yet");
  rate (fixture, "2026-01-10", 0);
  assert_change (fixture, "Not rated yet");
  rate (fixture, "2026-06-01", 4);
  assert_change (fixture, "With Ease");
  rating = rate (fixture, "2026-01-12", 2);
  assert_change (fixture, "At first: With Help, now: With Ease");
  trellis_skill_rating_set_level (rating, 4);
  assert_change (fixture, "With Ease, as at first");
  trellis_record_set_number (TRELLIS_RECORD (rating), TRELLIS_RECORD_DELETED, 1);
  assert_change (fixture, "With Ease");
}

/* Of two on one day, the one that was written later tells where the skill stands. */
static void
test_two_on_a_day (Fixture *fixture, gconstpointer data)
{
  TrellisSkillRating *later = rate (fixture, "2026-01-10", 3);
  TrellisSkillRating *earlier = rate (fixture, "2026-01-10", 1);

  trellis_record_set_number (TRELLIS_RECORD (later), TRELLIS_RECORD_CREATED, 2000);
  trellis_record_set_number (TRELLIS_RECORD (earlier), TRELLIS_RECORD_CREATED, 1000);
  assert_change (fixture, "At first: Just Starting, now: Independently");
}

static void
assert_rated_at_end (Fixture *fixture, const char *concluded, gboolean expected)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_auto(TrellisSkillSpan) span = { 0 };

  trellis_skill_span_init (&span, fixture->match, NULL, utc);
  g_assert_cmpint (trellis_skill_is_rated_at_end (G_LIST_MODEL (fixture->ratings), &span, concluded), ==, expected);
}

/* In the last quarter, or since somebody concludes, however early that is; a rating of no day is of no time. */
static void
test_rated_at_end (Fixture *fixture, gconstpointer data)
{
  TrellisSkillRating *last;

  assert_rated_at_end (fixture, "2026-05-05", FALSE);
  rate (fixture, "2026-01-10", 2);
  rate (fixture, NULL, 3);
  assert_rated_at_end (fixture, "2026-05-05", FALSE);
  last = rate (fixture, "2026-05-05", 4);
  assert_rated_at_end (fixture, "2026-05-06", FALSE);
  assert_rated_at_end (fixture, "2026-05-05", TRUE);
  trellis_skill_rating_set_day (last, "2026-09-30");
  assert_rated_at_end (fixture, "2026-12-01", FALSE);
  trellis_skill_rating_set_day (last, "2026-10-01");
  assert_rated_at_end (fixture, "2026-12-01", TRUE);
  trellis_skill_rating_set_level (last, 0);
  assert_rated_at_end (fixture, "2026-12-01", FALSE);
}

static TrellisSkillPhase
find_phase (Fixture *fixture, const char *day)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_auto(TrellisSkillSpan) span = { 0 };

  trellis_skill_span_init (&span, fixture->match, fixture->conclusion, utc);
  return trellis_skill_find_phase (&span, day);
}

static void
test_phases (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (find_phase (fixture, NULL), ==, TRELLIS_SKILL_PHASE_NONE);
  g_assert_cmpint (find_phase (fixture, "one day"), ==, TRELLIS_SKILL_PHASE_NONE);
  g_assert_cmpint (find_phase (fixture, "2025-12-01"), ==, TRELLIS_SKILL_PHASE_START);
  g_assert_cmpint (find_phase (fixture, "2026-04-01"), ==, TRELLIS_SKILL_PHASE_START);
  g_assert_cmpint (find_phase (fixture, "2026-04-02"), ==, TRELLIS_SKILL_PHASE_MIDDLE);
  g_assert_cmpint (find_phase (fixture, "2026-09-30"), ==, TRELLIS_SKILL_PHASE_MIDDLE);
  g_assert_cmpint (find_phase (fixture, "2026-10-01"), ==, TRELLIS_SKILL_PHASE_END);
  g_assert_cmpint (find_phase (fixture, "2027-10-01"), ==, TRELLIS_SKILL_PHASE_END);
  g_assert_cmpstr (trellis_skill_get_phase_name (TRELLIS_SKILL_PHASE_MIDDLE), ==, "Middle");
  g_assert_null (trellis_skill_get_phase_name (TRELLIS_SKILL_PHASE_NONE));

  /* Half a year where nothing else is planned, or what is planned cannot be. */
  trellis_match_set_planned_end (fixture->match, "2025-12-31");
  g_assert_cmpint (find_phase (fixture, "2026-02-14"), ==, TRELLIS_SKILL_PHASE_START);
  g_assert_cmpint (find_phase (fixture, "2026-02-15"), ==, TRELLIS_SKILL_PHASE_MIDDLE);
  g_assert_cmpint (find_phase (fixture, "2026-05-17"), ==, TRELLIS_SKILL_PHASE_END);

  /* No later day can be written down. */
  trellis_match_set_started (fixture->match, "9999-12-31");
  g_assert_cmpint (find_phase (fixture, "9999-12-31"), >=, TRELLIS_SKILL_PHASE_START);
}

/* Who concludes early is at the end; not any more who goes on after all. */
static void
test_phases_of_conclusion (Fixture *fixture, gconstpointer data)
{
  trellis_record_set_number (TRELLIS_RECORD (fixture->conclusion), TRELLIS_RECORD_CREATED, get_time ("2026-05-05"));
  g_assert_cmpint (find_phase (fixture, "2026-05-05"), ==, TRELLIS_SKILL_PHASE_MIDDLE);
  trellis_match_set_state (fixture->match, TRELLIS_MATCH_STATE_CONCLUDING);
  g_assert_cmpint (find_phase (fixture, "2026-05-04"), ==, TRELLIS_SKILL_PHASE_MIDDLE);
  g_assert_cmpint (find_phase (fixture, "2026-05-05"), ==, TRELLIS_SKILL_PHASE_END);
  trellis_match_set_state (fixture->match, TRELLIS_MATCH_STATE_COMPLETED);
  g_assert_cmpint (find_phase (fixture, "2026-05-05"), ==, TRELLIS_SKILL_PHASE_END);
  trellis_record_set_number (TRELLIS_RECORD (fixture->conclusion), TRELLIS_RECORD_DELETED, 1);
  g_assert_cmpint (find_phase (fixture, "2026-05-05"), ==, TRELLIS_SKILL_PHASE_MIDDLE);
}

/* The part of the match for which the steps ask on @day. */
static TrellisSkillPhase
find_due (Fixture *fixture, const char *day)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  const TrellisJourneyRecords records = {
    .match = fixture->match,
    .conclusion = fixture->conclusion,
    .goals = G_LIST_MODEL (fixture->goals),
    .meetings = G_LIST_MODEL (fixture->meetings),
    .skills = G_LIST_MODEL (fixture->skills),
    .skill_ratings = G_LIST_MODEL (fixture->ratings),
  };
  g_auto(TrellisJourneyFacts) facts = { 0 };
  g_autoptr(GPtrArray) steps = NULL;
  const TrellisStep *asked = NULL;

  trellis_journey_facts_gather (&facts, &records, get_time (day), utc);
  steps = trellis_next_steps (&facts, get_time (day), utc);
  for (guint i = 0; i < steps->len; i++)
    if (((TrellisStep *) steps->pdata[i])->id == TRELLIS_STEP_RATE_SKILLS)
      asked = steps->pdata[i];
  g_assert_cmpint (asked != NULL, ==, facts.skills_due != TRELLIS_SKILL_PHASE_NONE);
  if (asked != NULL)
    {
      g_assert_cmpstr (asked->action, ==,
                       facts.skills_due == TRELLIS_SKILL_PHASE_END ? "conclusion.show" : "skills.show");
      g_assert_nonnull (asked->reason);
    }
  return facts.skills_due;
}

/* Once there are a goal and a meeting, and until one of the skills is rated or the start is over. */
static void
test_due_at_start (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (find_due (fixture, "2026-01-20"), ==, TRELLIS_SKILL_PHASE_START);
  g_assert_cmpint (find_due (fixture, "2026-04-02"), ==, TRELLIS_SKILL_PHASE_NONE);
  trellis_match_set_my_role (fixture->match, TRELLIS_ROLE_MENTOR);
  g_assert_cmpint (find_due (fixture, "2026-01-20"), ==, TRELLIS_SKILL_PHASE_START);
  add_skill (fixture);
  g_assert_cmpint (find_due (fixture, "2026-01-20"), ==, TRELLIS_SKILL_PHASE_START);
  rate (fixture, "2026-01-20", 2);
  g_assert_cmpint (find_due (fixture, "2026-01-20"), ==, TRELLIS_SKILL_PHASE_NONE);
}

static void
test_not_due_at_start (Fixture *fixture, gconstpointer data)
{
  trellis_match_set_state (fixture->match, TRELLIS_MATCH_STATE_PROPOSED);
  g_assert_cmpint (find_due (fixture, "2026-01-20"), ==, TRELLIS_SKILL_PHASE_NONE);
  trellis_match_set_state (fixture->match, TRELLIS_MATCH_STATE_ACTIVE);
  g_list_store_remove_all (fixture->meetings);
  g_assert_cmpint (find_due (fixture, "2026-01-20"), ==, TRELLIS_SKILL_PHASE_NONE);
  add_skill (fixture); /* whoever names one is asked where it stands */
  g_assert_cmpint (find_due (fixture, "2026-01-20"), ==, TRELLIS_SKILL_PHASE_START);
}

static void
test_due_in_middle (Fixture *fixture, gconstpointer data)
{
  add_skill (fixture);
  rate (fixture, "2026-01-20", 2);
  g_assert_cmpint (find_due (fixture, "2026-07-01"), ==, TRELLIS_SKILL_PHASE_NONE);
  g_assert_cmpint (find_due (fixture, "2026-07-02"), ==, TRELLIS_SKILL_PHASE_MIDDLE);
  g_assert_cmpint (find_due (fixture, "2026-10-01"), ==, TRELLIS_SKILL_PHASE_NONE);
  trellis_match_set_state (fixture->match, TRELLIS_MATCH_STATE_PAUSED);
  g_assert_cmpint (find_due (fixture, "2026-07-02"), ==, TRELLIS_SKILL_PHASE_NONE);
  trellis_match_set_state (fixture->match, TRELLIS_MATCH_STATE_ACTIVE);
  rate (fixture, "2026-06-20", 3);
  g_assert_cmpint (find_due (fixture, "2026-07-02"), ==, TRELLIS_SKILL_PHASE_NONE);
}

static void
test_due_at_end (Fixture *fixture, gconstpointer data)
{
  trellis_record_set_number (TRELLIS_RECORD (fixture->conclusion), TRELLIS_RECORD_CREATED, get_time ("2026-05-05"));
  trellis_match_set_state (fixture->match, TRELLIS_MATCH_STATE_CONCLUDING);
  g_assert_cmpint (find_due (fixture, "2026-05-06"), ==, TRELLIS_SKILL_PHASE_NONE); /* no skills */
  add_skill (fixture);
  rate (fixture, "2026-05-01", 3);
  g_assert_cmpint (find_due (fixture, "2026-05-06"), ==, TRELLIS_SKILL_PHASE_END);
  rate (fixture, "2026-05-06", 3);
  g_assert_cmpint (find_due (fixture, "2026-05-06"), ==, TRELLIS_SKILL_PHASE_NONE);
  trellis_match_set_state (fixture->match, TRELLIS_MATCH_STATE_COMPLETED);
  g_assert_cmpint (find_due (fixture, "2026-05-06"), ==, TRELLIS_SKILL_PHASE_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/journey/skills/" name, Fixture, NULL, set_up, function, tear_down)
  g_test_add_func ("/journey/skills/levels", test_levels);
  ADD ("change", test_change);
  ADD ("two-on-a-day", test_two_on_a_day);
  ADD ("rated-at-end", test_rated_at_end);
  ADD ("phases", test_phases);
  ADD ("phases-of-conclusion", test_phases_of_conclusion);
  ADD ("due-at-start", test_due_at_start);
  ADD ("not-due-at-start", test_not_due_at_start);
  ADD ("due-in-middle", test_due_in_middle);
  ADD ("due-at-end", test_due_at_end);
  return g_test_run ();
}
