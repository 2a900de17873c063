/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-next-steps.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)
#define NOW (G_GINT64_CONSTANT (20000) * DAY + 9 * HOUR) /* 2024-10-04, 09:00 */

/* A mentee who introduced themselves a week ago, agreed, and set a goal; no meeting yet. */
static void
settle (TrellisJourneyFacts *facts)
{
  trellis_journey_facts_init (facts);
  facts->created = NOW - 7 * DAY;
  facts->introduced = TRUE;
  g_set_str (&facts->agreement, "agreement");
  facts->agreement_state = TRELLIS_AGREEMENT_STATE_AGREED;
  facts->agreed = TRUE;
  facts->open_goals = 1;
}

static void
plan_in (TrellisJourneyFacts *facts, gint64 from_now)
{
  g_set_str (&facts->next_meeting, "next");
  facts->next_starts = NOW + from_now;
  facts->next_ends = facts->next_starts + HOUR;
}

static void
hold_before (TrellisJourneyFacts *facts, gint64 ago)
{
  facts->meetings_held++;
  facts->last_held = facts->last_contact = NOW - ago;
}

static GPtrArray *
find_steps (const TrellisJourneyFacts *facts)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();

  return trellis_next_steps (facts, NOW, utc);
}

/* What is said of the partner has the name in it, or is whole without one. */
static void
assert_reasons (const TrellisJourneyFacts *facts)
{
  TrellisJourneyFacts named = *facts, unnamed = *facts;
  g_autoptr(GPtrArray) with_name = NULL, without_name = NULL;

  named.partner = (char *) "Ada";
  unnamed.partner = NULL;
  with_name = find_steps (&named);
  without_name = find_steps (&unnamed);
  g_assert_cmpuint (with_name->len, ==, without_name->len);
  for (guint i = 0; i < with_name->len; i++)
    {
      const char *of_ada = ((TrellisStep *) with_name->pdata[i])->reason;
      const char *of_nobody = ((TrellisStep *) without_name->pdata[i])->reason;

      g_assert_null (strstr (of_ada, "your ment"));
      g_assert_null (strstr (of_nobody, "Ada"));
      g_assert_null (strchr (of_nobody, '%'));
      g_assert_true (strstr (of_ada, "Ada") != NULL || g_str_equal (of_ada, of_nobody));
    }
}

/* The steps are exactly those in @expected, which ends with -1. */
static void
assert_steps (const TrellisJourneyFacts *facts, const int *expected)
{
  g_autoptr(GPtrArray) steps = find_steps (facts);

  assert_reasons (facts);

  for (guint i = 0; i < steps->len; i++)
    {
      const TrellisStep *step = steps->pdata[i];

      g_assert_cmpint (step->id, ==, expected[i]);
      g_assert_nonnull (step->action);
      g_assert_cmpstr (step->title, !=, "");
      g_assert_cmpstr (step->label, !=, "");
      g_assert_true (g_str_has_suffix (step->reason, ".") || g_str_has_suffix (step->reason, "?"));
    }
  g_assert_cmpint (expected[steps->len], ==, -1);
}

#define ASSERT_STEPS(facts, ...) assert_steps (facts, (const int[]) { __VA_ARGS__ __VA_OPT__ (,) -1 })

static const TrellisStep *
get_step (GPtrArray *steps, TrellisStepId id)
{
  for (guint i = 0; i < steps->len; i++)
    if (((TrellisStep *) steps->pdata[i])->id == id)
      return steps->pdata[i];
  g_assert_not_reached ();
}

static void
test_new_match (void)
{
  g_auto(TrellisJourneyFacts) facts = { 0 };

  trellis_journey_facts_init (&facts);
  facts.created = NOW;
  ASSERT_STEPS (&facts, TRELLIS_STEP_INTRODUCE, TRELLIS_STEP_PLAN_FIRST, TRELLIS_STEP_DRAFT_AGREEMENT,
                TRELLIS_STEP_SET_GOAL);
  facts.my_role = TRELLIS_ROLE_MENTOR;
  ASSERT_STEPS (&facts, TRELLIS_STEP_INTRODUCE, TRELLIS_STEP_PLAN_FIRST, TRELLIS_STEP_DRAFT_AGREEMENT);
}

static void
test_words_for_role (void)
{
  g_auto(TrellisJourneyFacts) facts = { 0 };
  g_autoptr(GPtrArray) of_mentee = NULL;
  g_autoptr(GPtrArray) of_mentor = NULL;

  trellis_journey_facts_init (&facts);
  g_set_str (&facts.partner, "Ada");
  of_mentee = find_steps (&facts);
  facts.my_role = TRELLIS_ROLE_MENTOR;
  g_set_str (&facts.partner, NULL);
  of_mentor = find_steps (&facts);

  g_assert_cmpstr (get_step (of_mentee, TRELLIS_STEP_INTRODUCE)->title, ==, "Introduce Yourself");
  g_assert_nonnull (strstr (get_step (of_mentee, TRELLIS_STEP_INTRODUCE)->reason, "Ada"));
  g_assert_cmpstr (get_step (of_mentor, TRELLIS_STEP_INTRODUCE)->title, ==, "Say Hello");
  g_assert_nonnull (strstr (get_step (of_mentor, TRELLIS_STEP_INTRODUCE)->reason, "your mentee"));
}

static void
test_action_targets (void)
{
  g_auto(TrellisJourneyFacts) facts = { 0 };
  g_autoptr(GPtrArray) steps = NULL;
  const char *table, *uid;

  settle (&facts);
  plan_in (&facts, 2 * DAY);
  facts.agreement_state = TRELLIS_AGREEMENT_STATE_DRAFT;
  steps = find_steps (&facts);

  g_assert_cmpstr (get_step (steps, TRELLIS_STEP_PREPARE_AGENDA)->action, ==, "record.open");
  g_variant_get (get_step (steps, TRELLIS_STEP_PREPARE_AGENDA)->target, "(&s&s)", &table, &uid);
  g_assert_cmpstr (table, ==, "meeting");
  g_assert_cmpstr (uid, ==, "next");
  g_assert_cmpstr (get_step (steps, TRELLIS_STEP_FINISH_AGREEMENT)->action, ==, "place.show");
  g_assert_cmpstr (
    g_variant_get_string (get_step (steps, TRELLIS_STEP_FINISH_AGREEMENT)->target, NULL), ==,
    "agreement");
}

/* Around a meeting, for the mentee who writes agenda and notes. */
static void
test_around_meeting (void)
{
  const struct
  {
    gint64 in;
    guint points;
    gboolean confirm;
    int steps[4];
  } cases[] = {
    { 8 * DAY, 0, FALSE, { -1 } },
    { 7 * DAY, 0, FALSE, { TRELLIS_STEP_PREPARE_AGENDA, -1 } },
    { 2 * DAY, 0, TRUE, { TRELLIS_STEP_CONFIRM_MEETING, TRELLIS_STEP_PREPARE_AGENDA, -1 } },
    { 2 * DAY, 1, FALSE, { -1 } },
    { 36 * HOUR, 1, FALSE, { TRELLIS_STEP_SHARE_AGENDA, -1 } },
    { 13 * HOUR, 1, FALSE, { TRELLIS_STEP_SHARE_AGENDA, -1 } },
    { 12 * HOUR, 1, FALSE, { -1 } },
    { 600, 1, TRUE, { TRELLIS_STEP_MEET, -1 } },
    { -600, 1, FALSE, { TRELLIS_STEP_MEET, -1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(TrellisJourneyFacts) facts = { 0 };

      settle (&facts);
      plan_in (&facts, cases[i].in);
      facts.next_points = cases[i].points;
      facts.confirm_next = cases[i].confirm;
      assert_steps (&facts, cases[i].steps);
    }
}

static void
test_agenda_by_role (void)
{
  g_auto(TrellisJourneyFacts) facts = { 0 };

  settle (&facts);
  plan_in (&facts, 30 * HOUR);
  facts.my_role = TRELLIS_ROLE_MENTOR;
  ASSERT_STEPS (&facts);
  facts.next_points = 2;
  ASSERT_STEPS (&facts, TRELLIS_STEP_ADD_POINTS);
  facts.next_points_of_mine = 1;
  ASSERT_STEPS (&facts);

  facts.terms.agenda_by = TRELLIS_OWNER_MENTOR;
  ASSERT_STEPS (&facts, TRELLIS_STEP_SHARE_AGENDA);
  facts.agenda_shared = TRUE;
  ASSERT_STEPS (&facts);
  facts.overdue_theirs = 1;
  ASSERT_STEPS (&facts, TRELLIS_STEP_REVIEW_ACTIONS);
  facts.my_role = TRELLIS_ROLE_MENTEE; /* whose own points are counted: one */
  ASSERT_STEPS (&facts);
}

static void
test_after_meeting (void)
{
  g_auto(TrellisJourneyFacts) facts = { 0 };
  g_autoptr(GPtrArray) steps = NULL;

  settle (&facts);
  g_set_str (&facts.unanswered_meeting, "past");
  ASSERT_STEPS (&facts, TRELLIS_STEP_ANSWER_HELD);

  g_set_str (&facts.unanswered_meeting, NULL);
  hold_before (&facts, 2 * HOUR);
  g_set_str (&facts.unsent_meeting, "past");
  facts.unsent_due = NOW + 22 * HOUR;
  ASSERT_STEPS (&facts, TRELLIS_STEP_SEND_SUMMARY, TRELLIS_STEP_PLAN_NEXT);
  steps = find_steps (&facts);
  g_assert_nonnull (strstr (get_step (steps, TRELLIS_STEP_SEND_SUMMARY)->reason, "Thank"));
  facts.unsent_due = NOW - 1;
  g_clear_pointer (&steps, g_ptr_array_unref);
  steps = find_steps (&facts);
  g_assert_nonnull (strstr (get_step (steps, TRELLIS_STEP_SEND_SUMMARY)->reason, "later"));

  /* who does not take the notes is not asked, and after a week nobody is */
  facts.terms.notes_by = TRELLIS_OWNER_MENTOR;
  ASSERT_STEPS (&facts, TRELLIS_STEP_PLAN_NEXT);
  facts.terms.notes_by = TRELLIS_OWNER_BOTH;
  plan_in (&facts, 20 * DAY);
  ASSERT_STEPS (&facts, TRELLIS_STEP_SEND_SUMMARY);
  facts.last_held = NOW - 7 * DAY;
  ASSERT_STEPS (&facts);
}

static void
test_agreement (void)
{
  g_auto(TrellisJourneyFacts) facts = { 0 };
  g_autoptr(GPtrArray) steps = NULL;

  settle (&facts);
  plan_in (&facts, 20 * DAY);
  ASSERT_STEPS (&facts);

  facts.agreed = FALSE;
  facts.agreement_state = TRELLIS_AGREEMENT_STATE_DRAFT;
  ASSERT_STEPS (&facts, TRELLIS_STEP_FINISH_AGREEMENT);
  facts.agreement_state = TRELLIS_AGREEMENT_STATE_PROPOSED;
  ASSERT_STEPS (&facts, TRELLIS_STEP_SIGN_AGREEMENT);
  facts.signed_by_me = TRUE; /* waits for the partner */
  ASSERT_STEPS (&facts);

  g_set_str (&facts.agreement, NULL);
  facts.meetings_held = 2;
  facts.last_contact = NOW - DAY;
  ASSERT_STEPS (&facts, TRELLIS_STEP_DRAFT_AGREEMENT);
  steps = find_steps (&facts);
  g_assert_nonnull (strstr (get_step (steps, TRELLIS_STEP_DRAFT_AGREEMENT)->reason, "third"));

  trellis_journey_facts_clear (&facts);
  settle (&facts);
  plan_in (&facts, 20 * DAY);
  g_strlcpy (facts.terms.review, "2024-10-05", sizeof facts.terms.review);
  ASSERT_STEPS (&facts);
  g_strlcpy (facts.terms.review, "2024-10-04", sizeof facts.terms.review);
  ASSERT_STEPS (&facts, TRELLIS_STEP_REVIEW_AGREEMENT);
}

static void
test_goals_and_actions (void)
{
  g_auto(TrellisJourneyFacts) facts = { 0 };

  settle (&facts);
  plan_in (&facts, 20 * DAY);
  facts.meetings_held = 1;
  facts.overdue_mine = 2;
  facts.overdue_theirs = 1;
  g_set_str (&facts.overdue_goal, "a");
  g_set_str (&facts.unclear_goal, "b");
  g_set_str (&facts.silent_goal, "c");
  g_set_str (&facts.untried_advice, "d");
  ASSERT_STEPS (&facts, TRELLIS_STEP_DO_ACTIONS, TRELLIS_STEP_DECIDE_GOAL, TRELLIS_STEP_SHARPEN_GOAL,
                TRELLIS_STEP_CHECK_IN, TRELLIS_STEP_TRY_ADVICE);
  facts.my_role = TRELLIS_ROLE_MENTOR; /* who neither tracks the goals nor tries the advice */
  ASSERT_STEPS (&facts, TRELLIS_STEP_DO_ACTIONS, TRELLIS_STEP_DECIDE_GOAL, TRELLIS_STEP_SHARPEN_GOAL);
}

static void
test_quiet (void)
{
  const struct
  {
    int days; /* since the last contact */
    TrellisStepId step;
  } cases[] = {
    { 6, TRELLIS_STEP_PLAN_NEXT },
    { 7, TRELLIS_STEP_WRITE },
    { 89, TRELLIS_STEP_WRITE },
    { 90, TRELLIS_STEP_ASK_IF_ENDED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(TrellisJourneyFacts) facts = { 0 };
      g_autoptr(GPtrArray) steps = NULL;

      settle (&facts);
      hold_before (&facts, cases[i].days * (gint64) DAY);
      steps = find_steps (&facts);
      g_assert_cmpint (((TrellisStep *) steps->pdata[steps->len - 1])->id, ==, cases[i].step);
    }
}

static void
test_ending (void)
{
  g_auto(TrellisJourneyFacts) facts = { 0 };

  settle (&facts);
  hold_before (&facts, DAY);
  plan_in (&facts, 20 * DAY);
  g_set_str (&facts.planned_end, "2024-11-04");
  ASSERT_STEPS (&facts);
  g_set_str (&facts.planned_end, "2024-11-03");
  ASSERT_STEPS (&facts, TRELLIS_STEP_PREPARE_END);
  g_set_str (&facts.planned_end, "2024-09-01");
  ASSERT_STEPS (&facts, TRELLIS_STEP_PREPARE_END);

  facts.state = TRELLIS_MATCH_STATE_CONCLUDING;
  ASSERT_STEPS (&facts, TRELLIS_STEP_NAME_LAST);
  facts.next_is_last = TRUE;
  ASSERT_STEPS (&facts, TRELLIS_STEP_PREPARE_END);
  facts.my_role = TRELLIS_ROLE_MENTOR;
  ASSERT_STEPS (&facts, TRELLIS_STEP_PREPARE_END);
  facts.my_role = TRELLIS_ROLE_MENTEE;
  facts.conclusion_is_written = TRUE;
  ASSERT_STEPS (&facts);
  facts.held_the_last = TRUE;
  g_set_str (&facts.next_meeting, NULL);
  ASSERT_STEPS (&facts, TRELLIS_STEP_CLOSE);
}

static void
test_paused_and_ended (void)
{
  g_auto(TrellisJourneyFacts) facts = { 0 };

  settle (&facts);
  facts.overdue_mine = 3;
  facts.state = TRELLIS_MATCH_STATE_PAUSED;
  ASSERT_STEPS (&facts);
  g_set_str (&facts.resumes, "2024-10-05");
  ASSERT_STEPS (&facts);
  g_set_str (&facts.resumes, "2024-10-04");
  ASSERT_STEPS (&facts, TRELLIS_STEP_RESUME);

  facts.state = TRELLIS_MATCH_STATE_COMPLETED;
  ASSERT_STEPS (&facts);
  hold_before (&facts, 90 * (gint64) DAY);
  ASSERT_STEPS (&facts, TRELLIS_STEP_KEEP_IN_TOUCH);
  facts.state = TRELLIS_MATCH_STATE_ENDED;
  ASSERT_STEPS (&facts);
}

/* Who named a day to hear of each other is asked then, for two weeks, and again after a quarter. */
static void
test_first_update (void)
{
  const struct
  {
    const char *first_update;
    gboolean asks;
  } cases[] = {
    { "2024-10-05", FALSE }, { "2024-10-04", TRUE }, { "2024-09-21", TRUE }, { "2024-09-20", FALSE },
    { "2024-07-07", FALSE }, { "2024-07-06", TRUE },
  };
  g_auto(TrellisJourneyFacts) facts = { 0 };

  settle (&facts);
  hold_before (&facts, 200 * (gint64) DAY);
  facts.state = TRELLIS_MATCH_STATE_COMPLETED;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].first_update);
      g_set_str (&facts.first_update, cases[i].first_update);
      if (cases[i].asks)
        ASSERT_STEPS (&facts, TRELLIS_STEP_KEEP_IN_TOUCH);
      else
        ASSERT_STEPS (&facts);
    }
  facts.state = TRELLIS_MATCH_STATE_ENDED;
  ASSERT_STEPS (&facts);
}

/* What the partner counts on is told from what is a good idea. */
static void
test_waiting (void)
{
  g_auto(TrellisJourneyFacts) facts = { 0 };
  g_autoptr(GPtrArray) none = NULL, confirm = NULL, both = NULL;

  settle (&facts);
  none = find_steps (&facts);
  g_assert_cmpuint (none->len, >, 0);
  g_assert_null (trellis_next_steps_find_waiting (none));

  plan_in (&facts, DAY);
  facts.confirm_next = TRUE;
  facts.agenda_shared = TRUE;
  confirm = find_steps (&facts);
  g_assert_cmpint (trellis_next_steps_find_waiting (confirm)->id, ==, TRELLIS_STEP_CONFIRM_MEETING);

  facts.confirm_next = FALSE;
  facts.overdue_mine = 1;
  both = find_steps (&facts);
  g_assert_cmpint (((TrellisStep *) both->pdata[0])->id, ==, TRELLIS_STEP_PREPARE_AGENDA);
  g_assert_cmpint (trellis_next_steps_find_waiting (both)->id, ==, TRELLIS_STEP_DO_ACTIONS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/steps/new-match", test_new_match);
  g_test_add_func ("/journey/steps/words-for-role", test_words_for_role);
  g_test_add_func ("/journey/steps/action-targets", test_action_targets);
  g_test_add_func ("/journey/steps/around-meeting", test_around_meeting);
  g_test_add_func ("/journey/steps/agenda-by-role", test_agenda_by_role);
  g_test_add_func ("/journey/steps/after-meeting", test_after_meeting);
  g_test_add_func ("/journey/steps/agreement", test_agreement);
  g_test_add_func ("/journey/steps/goals-and-actions", test_goals_and_actions);
  g_test_add_func ("/journey/steps/quiet", test_quiet);
  g_test_add_func ("/journey/steps/ending", test_ending);
  g_test_add_func ("/journey/steps/paused-and-ended", test_paused_and_ended);
  g_test_add_func ("/journey/steps/first-update", test_first_update);
  g_test_add_func ("/journey/steps/waiting", test_waiting);
  return g_test_run ();
}
