/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-meeting-rules.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define START (gint64) 1790000000

#define PROPOSED TRELLIS_MEETING_STATE_PROPOSED
#define SCHEDULED TRELLIS_MEETING_STATE_SCHEDULED
#define CONFIRMED TRELLIS_MEETING_STATE_CONFIRMED
#define HELD TRELLIS_MEETING_STATE_HELD
#define CANCELLED TRELLIS_MEETING_STATE_CANCELLED
#define MISSED TRELLIS_MEETING_STATE_MISSED

/* An hour long. */
static TrellisMeeting *
create_meeting (TrellisMeetingState state)
{
  TrellisMeeting *meeting = trellis_meeting_new ();

  trellis_meeting_set_starts (meeting, START);
  trellis_meeting_set_minutes (meeting, 60);
  trellis_meeting_set_state (meeting, state);
  return meeting;
}

static void
test_phase (void)
{
  const struct
  {
    TrellisMeetingState state;
    gint64 minutes; /* after the start */
    TrellisMeetingPhase phase;
  } cases[] = {
    { PROPOSED, -600, TRELLIS_MEETING_PHASE_PREPARE },
    { SCHEDULED, -6, TRELLIS_MEETING_PHASE_PREPARE },
    { SCHEDULED, -5, TRELLIS_MEETING_PHASE_MEET },
    { CONFIRMED, 59, TRELLIS_MEETING_PHASE_MEET },
    { CONFIRMED, 60, TRELLIS_MEETING_PHASE_WRAP_UP },
    { CONFIRMED, 6000, TRELLIS_MEETING_PHASE_WRAP_UP },
    { HELD, 50, TRELLIS_MEETING_PHASE_WRAP_UP },
    { HELD, 60, TRELLIS_MEETING_PHASE_FOLLOW_UP },
    { CANCELLED, -600, TRELLIS_MEETING_PHASE_FOLLOW_UP },
    { MISSED, 90, TRELLIS_MEETING_PHASE_FOLLOW_UP },
  };
  g_autoptr(TrellisMeeting) without_time = trellis_meeting_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrellisMeeting) meeting = create_meeting (cases[i].state);

      g_assert_cmpint (trellis_meeting_get_phase (meeting, START + cases[i].minutes * MINUTE), ==,
                       cases[i].phase);
    }
  g_assert_cmpint (trellis_meeting_get_phase (without_time, START), ==,
                   TRELLIS_MEETING_PHASE_PREPARE);
}

static void
test_asks_if_held (void)
{
  const struct
  {
    TrellisMeetingState state;
    gint64 minutes;
    gboolean asks, ahead;
  } cases[] = {
    { SCHEDULED, 59, FALSE, TRUE }, { SCHEDULED, 89, FALSE, FALSE }, { SCHEDULED, 90, TRUE, FALSE },
    { PROPOSED, 90, TRUE, FALSE },  { HELD, 90, FALSE, FALSE },      { CANCELLED, 90, FALSE, FALSE },
    { CANCELLED, -90, FALSE, FALSE },
  };
  g_autoptr(TrellisMeeting) without_time = trellis_meeting_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrellisMeeting) meeting = create_meeting (cases[i].state);
      const gint64 now = START + cases[i].minutes * MINUTE;

      g_assert_cmpint (trellis_meeting_asks_if_held (meeting, now), ==, cases[i].asks);
      g_assert_cmpint (trellis_meeting_is_ahead (meeting, now), ==, cases[i].ahead);
    }
  g_assert_false (trellis_meeting_asks_if_held (without_time, START));
  g_assert_true (trellis_meeting_is_ahead (without_time, START));
}

static void
test_transitions (void)
{
  const gint64 before = START - HOUR, after = START + HOUR;
  const struct
  {
    TrellisMeetingState from, to;
    gint64 now;
    gboolean may;
  } cases[] = {
    { SCHEDULED, SCHEDULED, before, FALSE }, { PROPOSED, SCHEDULED, before, TRUE },
    { SCHEDULED, CONFIRMED, before, TRUE },  { CONFIRMED, SCHEDULED, before, TRUE },
    { SCHEDULED, HELD, before, FALSE },      { SCHEDULED, HELD, after, TRUE },
    { PROPOSED, HELD, after, TRUE },         { SCHEDULED, MISSED, before, FALSE },
    { SCHEDULED, MISSED, after, TRUE },      { CONFIRMED, CANCELLED, before, TRUE },
    { HELD, CANCELLED, after, FALSE },       { HELD, MISSED, after, TRUE },
    { HELD, CONFIRMED, after, FALSE },       { HELD, SCHEDULED, after, TRUE },
    { CANCELLED, SCHEDULED, before, TRUE },  { CANCELLED, CONFIRMED, before, FALSE },
    { MISSED, HELD, after, TRUE },           { MISSED, CANCELLED, after, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrellisMeeting) meeting = create_meeting (cases[i].from);

      g_assert_cmpint (trellis_meeting_may_become (meeting, cases[i].to, cases[i].now), ==,
                       cases[i].may);
    }
}

static void
test_confirming (void)
{
  g_autoptr(TrellisMeeting) meeting = create_meeting (SCHEDULED);

  g_assert_false (trellis_meeting_asks_to_confirm (meeting, START - 48 * HOUR - 1));
  g_assert_true (trellis_meeting_asks_to_confirm (meeting, START - 48 * HOUR));
  g_assert_true (trellis_meeting_asks_to_confirm (meeting, START - 1));
  g_assert_false (trellis_meeting_asks_to_confirm (meeting, START));

  trellis_meeting_set_confirmed_by_me (meeting, START - 30 * HOUR);
  g_assert_false (trellis_meeting_asks_to_confirm (meeting, START - HOUR));
  g_assert_cmpint (trellis_meeting_get_agreed_state (meeting), ==, SCHEDULED);
  trellis_meeting_set_confirmed_by_partner (meeting, START - 29 * HOUR);
  g_assert_cmpint (trellis_meeting_get_agreed_state (meeting), ==, CONFIRMED);
}

static void
test_cancelling (void)
{
  g_autoptr(TrellisMeeting) meeting = create_meeting (SCHEDULED);

  g_assert_false (trellis_meeting_is_late_to_cancel (meeting, 24, START - 24 * HOUR));
  g_assert_true (trellis_meeting_is_late_to_cancel (meeting, 24, START - 24 * HOUR + 1));
  g_assert_false (trellis_meeting_is_late_to_cancel (meeting, 2, START - 3 * HOUR));
  g_assert_true (trellis_meeting_is_late_to_cancel (meeting, 2, START + HOUR));
  trellis_meeting_set_starts (meeting, 0);
  g_assert_false (trellis_meeting_is_late_to_cancel (meeting, 24, START));
}

static void
test_due_times (void)
{
  g_autoptr(TrellisMeeting) meeting = create_meeting (HELD);

  g_assert_cmpint (trellis_meeting_get_share_time (meeting, 1), ==, START - 24 * HOUR);
  g_assert_cmpint (trellis_meeting_get_summary_time (meeting, 24), ==, START + 25 * HOUR);
  g_assert_true (trellis_meeting_waits_for_summary (meeting));
  trellis_meeting_set_summary_sent (meeting, START + 2 * HOUR);
  g_assert_false (trellis_meeting_waits_for_summary (meeting));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/meetings/phase", test_phase);
  g_test_add_func ("/journey/meetings/asks-if-held", test_asks_if_held);
  g_test_add_func ("/journey/meetings/transitions", test_transitions);
  g_test_add_func ("/journey/meetings/confirming", test_confirming);
  g_test_add_func ("/journey/meetings/cancelling", test_cancelling);
  g_test_add_func ("/journey/meetings/due-times", test_due_times);
  return g_test_run ();
}
