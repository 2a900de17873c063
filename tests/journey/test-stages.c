/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-journey-stage.h"

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60)
#define NOW (20000 * DAY)

static void
test_stage (void)
{
  const struct
  {
    TrellisMatchState state;
    guint held;
    gboolean next, unanswered, next_is_last, held_the_last;
    TrellisStage stage;
  } cases[] = {
    { TRELLIS_MATCH_STATE_PROPOSED, 0, 0, 0, 0, 0, TRELLIS_STAGE_GETTING_TO_KNOW },
    { TRELLIS_MATCH_STATE_ACTIVE, 0, 0, 0, 0, 0, TRELLIS_STAGE_GETTING_TO_KNOW },
    { TRELLIS_MATCH_STATE_ACTIVE, 0, 1, 0, 0, 0, TRELLIS_STAGE_FIRST_MEETING },
    { TRELLIS_MATCH_STATE_ACTIVE, 0, 0, 1, 0, 0, TRELLIS_STAGE_FIRST_MEETING },
    { TRELLIS_MATCH_STATE_ACTIVE, 1, 0, 0, 0, 0, TRELLIS_STAGE_GROWING },
    { TRELLIS_MATCH_STATE_PAUSED, 4, 0, 0, 0, 0, TRELLIS_STAGE_GROWING },
    { TRELLIS_MATCH_STATE_ACTIVE, 4, 1, 0, 1, 0, TRELLIS_STAGE_CONCLUDING },
    { TRELLIS_MATCH_STATE_ACTIVE, 5, 0, 0, 0, 1, TRELLIS_STAGE_CONCLUDING },
    { TRELLIS_MATCH_STATE_CONCLUDING, 4, 0, 0, 0, 0, TRELLIS_STAGE_CONCLUDING },
    { TRELLIS_MATCH_STATE_COMPLETED, 5, 0, 0, 0, 1, TRELLIS_STAGE_STAYING_IN_TOUCH },
    { TRELLIS_MATCH_STATE_ENDED, 0, 0, 0, 0, 0, TRELLIS_STAGE_STAYING_IN_TOUCH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrellisJourneyFacts facts;

      trellis_journey_facts_init (&facts);
      facts.state = cases[i].state;
      facts.meetings_held = cases[i].held;
      facts.next_meeting = cases[i].next ? (char *) "next" : NULL;
      facts.unanswered_meeting = cases[i].unanswered ? (char *) "past" : NULL;
      facts.next_is_last = cases[i].next_is_last;
      facts.held_the_last = cases[i].held_the_last;
      g_assert_cmpint (trellis_journey_get_stage (&facts), ==, cases[i].stage);
    }
  for (int stage = 0; stage < TRELLIS_N_STAGES; stage++)
    g_assert_nonnull (trellis_stage_get_title (stage));
}

static void
test_stuck (void)
{
  const struct
  {
    TrellisMatchState state;
    guint held;
    gboolean next;
    gint64 days;
    gboolean stuck;
  } cases[] = {
    { TRELLIS_MATCH_STATE_ACTIVE, 0, FALSE, 20, FALSE },
    { TRELLIS_MATCH_STATE_ACTIVE, 0, FALSE, 21, TRUE },
    { TRELLIS_MATCH_STATE_ACTIVE, 0, TRUE, 40, FALSE },
    { TRELLIS_MATCH_STATE_ACTIVE, 1, FALSE, 40, FALSE },
    { TRELLIS_MATCH_STATE_PAUSED, 0, FALSE, 40, FALSE },
    { TRELLIS_MATCH_STATE_CONCLUDING, 3, FALSE, 21, TRUE },
    { TRELLIS_MATCH_STATE_COMPLETED, 3, FALSE, 400, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrellisJourneyFacts facts;

      trellis_journey_facts_init (&facts);
      facts.state = cases[i].state;
      facts.meetings_held = cases[i].held;
      facts.next_meeting = cases[i].next ? (char *) "next" : NULL;
      facts.created = NOW - 500 * DAY;
      facts.moved = NOW - cases[i].days * DAY;
      g_assert_cmpint (trellis_journey_is_stuck (&facts, NOW), ==, cases[i].stuck);
      if (cases[i].stuck)
        g_assert_nonnull (trellis_stage_get_stuck_hint (trellis_journey_get_stage (&facts)));
    }
}

static void
test_quiet (void)
{
  const struct
  {
    TrellisRhythm rhythm;
    gint64 days;
    TrellisQuiet quiet;
  } cases[] = {
    { { 0, 0 }, 6, TRELLIS_QUIET_NO },    { { 0, 0 }, 7, TRELLIS_QUIET_SOMEWHAT },
    { { 0, 0 }, 13, TRELLIS_QUIET_SOMEWHAT }, { { 0, 0 }, 14, TRELLIS_QUIET_VERY },
    { { 14, 0 }, 20, TRELLIS_QUIET_NO },  { { 14, 0 }, 21, TRELLIS_QUIET_SOMEWHAT },
    { { 14, 0 }, 28, TRELLIS_QUIET_VERY }, { { 0, 1 }, 44, TRELLIS_QUIET_NO },
    { { 0, 1 }, 45, TRELLIS_QUIET_SOMEWHAT }, { { 0, 1 }, 60, TRELLIS_QUIET_VERY },
    { { 0, 1 }, 90, TRELLIS_QUIET_IDLE }, { { 90, 0 }, 135, TRELLIS_QUIET_SOMEWHAT },
    { { 90, 0 }, 180, TRELLIS_QUIET_IDLE },
  };
  TrellisJourneyFacts facts;

  trellis_journey_facts_init (&facts);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      facts.terms.rhythm = cases[i].rhythm;
      facts.last_contact = NOW - cases[i].days * DAY;
      g_assert_cmpint (trellis_journey_get_quiet (&facts, NOW), ==, cases[i].quiet);
    }

  facts.next_meeting = (char *) "next";
  g_assert_cmpint (trellis_journey_get_quiet (&facts, NOW), ==, TRELLIS_QUIET_NO);
  facts.next_meeting = NULL;
  facts.state = TRELLIS_MATCH_STATE_PAUSED;
  g_assert_cmpint (trellis_journey_get_quiet (&facts, NOW), ==, TRELLIS_QUIET_NO);
  facts.state = TRELLIS_MATCH_STATE_ACTIVE;
  facts.terms.rhythm = TRELLIS_RHYTHM_NONE;
  facts.last_contact = 0;
  facts.created = NOW - 30 * DAY;
  g_assert_cmpint (trellis_journey_get_quiet (&facts, NOW), ==, TRELLIS_QUIET_NO);
  facts.created = NOW - 90 * DAY;
  g_assert_cmpint (trellis_journey_get_quiet (&facts, NOW), ==, TRELLIS_QUIET_IDLE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/stages/stage", test_stage);
  g_test_add_func ("/journey/stages/stuck", test_stuck);
  g_test_add_func ("/journey/stages/quiet", test_quiet);
  return g_test_run ();
}
