/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-journey-facts.h"
#include "trellis-records.h"

#define HOUR (60 * 60)
#define DAY (G_GINT64_CONSTANT (24) * HOUR)
#define NOW (20000 * DAY + 9 * HOUR) /* 2024-10-04, 09:00 */

typedef struct
{
  TrellisMatch *match;
  TrellisPerson *partner;
  GListStore *agreements, *clauses, *signatures, *meetings, *points, *goals, *tasks, *check_ins,
    *actions, *notes;
  TrellisJourneyRecords records;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->match = trellis_match_new ();
  fixture->partner = trellis_person_new ();
  fixture->agreements = g_list_store_new (TRELLIS_TYPE_AGREEMENT);
  fixture->clauses = g_list_store_new (TRELLIS_TYPE_CLAUSE);
  fixture->signatures = g_list_store_new (TRELLIS_TYPE_SIGNATURE);
  fixture->meetings = g_list_store_new (TRELLIS_TYPE_MEETING);
  fixture->points = g_list_store_new (TRELLIS_TYPE_POINT);
  fixture->goals = g_list_store_new (TRELLIS_TYPE_GOAL);
  fixture->tasks = g_list_store_new (TRELLIS_TYPE_TASK);
  fixture->check_ins = g_list_store_new (TRELLIS_TYPE_CHECK_IN);
  fixture->actions = g_list_store_new (TRELLIS_TYPE_ACTION);
  fixture->notes = g_list_store_new (TRELLIS_TYPE_NOTE);
  fixture->records = (TrellisJourneyRecords) {
    .match = fixture->match,
    .partner = fixture->partner,
    .agreements = G_LIST_MODEL (fixture->agreements),
    .clauses = G_LIST_MODEL (fixture->clauses),
    .signatures = G_LIST_MODEL (fixture->signatures),
    .meetings = G_LIST_MODEL (fixture->meetings),
    .points = G_LIST_MODEL (fixture->points),
    .goals = G_LIST_MODEL (fixture->goals),
    .tasks = G_LIST_MODEL (fixture->tasks),
    .check_ins = G_LIST_MODEL (fixture->check_ins),
    .actions = G_LIST_MODEL (fixture->actions),
    .notes = G_LIST_MODEL (fixture->notes),
  };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->match);
  g_object_unref (fixture->partner);
  g_object_unref (fixture->agreements);
  g_object_unref (fixture->clauses);
  g_object_unref (fixture->signatures);
  g_object_unref (fixture->meetings);
  g_object_unref (fixture->points);
  g_object_unref (fixture->goals);
  g_object_unref (fixture->tasks);
  g_object_unref (fixture->check_ins);
  g_object_unref (fixture->actions);
  g_object_unref (fixture->notes);
}

/* Adds a new record called @uid that was made @age seconds ago; transfer none. */
static gpointer
add (GListStore *list, const char *uid, gint64 age)
{
  g_autoptr(TrellisRecord) record =
    g_object_new (g_list_model_get_item_type (G_LIST_MODEL (list)), NULL);

  trellis_record_set_string (record, TRELLIS_RECORD_UID, uid);
  trellis_record_set_number (record, TRELLIS_RECORD_CREATED, NOW - age);
  trellis_record_set_number (record, TRELLIS_RECORD_MODIFIED, NOW - age);
  g_list_store_append (list, record);
  return record;
}

static TrellisMeeting *
add_meeting (Fixture *fixture, const char *uid, gint64 starts, TrellisMeetingState state)
{
  TrellisMeeting *meeting = add (fixture->meetings, uid, 30 * DAY);

  trellis_meeting_set_starts (meeting, starts);
  trellis_meeting_set_minutes (meeting, 60);
  trellis_meeting_set_state (meeting, state);
  return meeting;
}

static void
gather (Fixture *fixture, TrellisJourneyFacts *facts)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();

  trellis_journey_facts_gather (facts, &fixture->records, NOW, utc);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  const TrellisJourneyRecords only_match = { .match = fixture->match };
  g_auto(TrellisJourneyFacts) facts = { 0 };

  fixture->records = only_match;
  gather (fixture, &facts);
  g_assert_null (facts.agreement);
  g_assert_null (facts.next_meeting);
  g_assert_cmpuint (facts.meetings_held, ==, 0);
  g_assert_cmpint (facts.terms.meeting_minutes, ==, 60);
}

static void
test_match (Fixture *fixture, gconstpointer data)
{
  g_auto(TrellisJourneyFacts) facts = { 0 };

  trellis_match_set_my_role (fixture->match, TRELLIS_ROLE_MENTOR);
  trellis_match_set_introduced (fixture->match, TRUE);
  trellis_match_set_planned_end (fixture->match, "2025-01-01");
  trellis_person_set_name (fixture->partner, "Ada");
  gather (fixture, &facts);
  g_assert_cmpint (facts.my_role, ==, TRELLIS_ROLE_MENTOR);
  g_assert_true (facts.introduced);
  g_assert_cmpstr (facts.partner, ==, "Ada");
  g_assert_cmpstr (facts.planned_end, ==, "2025-01-01");
}

static void
test_agreement (Fixture *fixture, gconstpointer data)
{
  g_auto(TrellisJourneyFacts) facts = { 0 };
  TrellisAgreement *agreement;
  TrellisSignature *signature;
  TrellisClause *clause;

  agreement = add (fixture->agreements, "second", DAY);
  trellis_agreement_set_version (agreement, 2);
  trellis_agreement_set_state (agreement, TRELLIS_AGREEMENT_STATE_PROPOSED);
  agreement = add (fixture->agreements, "first", 40 * DAY);
  trellis_agreement_set_state (agreement, TRELLIS_AGREEMENT_STATE_AGREED);
  trellis_agreement_set_review (agreement, "2024-12-01");
  signature = add (fixture->signatures, "a", DAY);
  trellis_signature_set_agreement (signature, "second");
  trellis_signature_set_role (signature, TRELLIS_ROLE_MENTOR);
  signature = add (fixture->signatures, "b", 40 * DAY);
  trellis_signature_set_agreement (signature, "first");
  trellis_signature_set_role (signature, TRELLIS_ROLE_MENTEE);
  clause = add (fixture->clauses, "c", 40 * DAY);
  trellis_clause_set_key (clause, "length");
  trellis_clause_set_number (clause, 45);

  gather (fixture, &facts);
  g_assert_cmpstr (facts.agreement, ==, "second");
  g_assert_cmpint (facts.agreement_version, ==, 2);
  g_assert_cmpint (facts.agreement_state, ==, TRELLIS_AGREEMENT_STATE_PROPOSED);
  g_assert_true (facts.agreed);
  g_assert_false (facts.signed_by_me);
  g_assert_true (facts.signed_by_partner);
  g_assert_cmpint (facts.terms.meeting_minutes, ==, 45);
  g_assert_cmpstr (facts.terms.review, ==, "2024-12-01");
  g_assert_cmpint (facts.moved, ==, NOW - DAY);
}

static void
test_meetings (Fixture *fixture, gconstpointer data)
{
  g_auto(TrellisJourneyFacts) facts = { 0 };
  TrellisMeeting *meeting;
  TrellisPoint *point;

  add_meeting (fixture, "held", NOW - 10 * DAY, TRELLIS_MEETING_STATE_HELD);
  meeting = add_meeting (fixture, "earlier", NOW - 20 * DAY, TRELLIS_MEETING_STATE_HELD);
  trellis_meeting_set_summary_sent (meeting, NOW - 20 * DAY + 2 * HOUR);
  add_meeting (fixture, "forgotten", NOW - 2 * DAY, TRELLIS_MEETING_STATE_SCHEDULED);
  add_meeting (fixture, "later", NOW + 20 * DAY, TRELLIS_MEETING_STATE_SCHEDULED);
  add_meeting (fixture, "next", NOW + DAY, TRELLIS_MEETING_STATE_SCHEDULED);
  add_meeting (fixture, "cancelled", NOW + HOUR, TRELLIS_MEETING_STATE_CANCELLED);
  meeting = add_meeting (fixture, "deleted", NOW + HOUR, TRELLIS_MEETING_STATE_SCHEDULED);
  trellis_record_set_number (TRELLIS_RECORD (meeting), TRELLIS_RECORD_DELETED, NOW);
  point = add (fixture->points, "mine", DAY);
  trellis_point_set_meeting (point, "next");
  point = add (fixture->points, "theirs", DAY);
  trellis_point_set_meeting (point, "next");
  trellis_record_set_author (TRELLIS_RECORD (point), TRELLIS_ROLE_MENTOR);
  point = add (fixture->points, "elsewhere", DAY);
  trellis_point_set_meeting (point, "later");

  gather (fixture, &facts);
  g_assert_cmpuint (facts.meetings_held, ==, 2);
  g_assert_cmpint (facts.last_held, ==, NOW - 10 * DAY + HOUR);
  g_assert_cmpint (facts.last_contact, ==, facts.last_held);
  g_assert_cmpstr (facts.unsent_meeting, ==, "held");
  g_assert_cmpint (facts.unsent_due, ==, facts.last_held + 24 * HOUR);
  g_assert_cmpstr (facts.unanswered_meeting, ==, "forgotten");
  g_assert_cmpstr (facts.next_meeting, ==, "next");
  g_assert_cmpint (facts.next_starts, ==, NOW + DAY);
  g_assert_true (facts.confirm_next);
  g_assert_cmpuint (facts.next_points, ==, 2);
  g_assert_cmpuint (facts.next_points_of_mine, ==, 1);

  /* Those too old to be looked at count. */
  fixture->records.n_held_before = 40;
  trellis_journey_facts_clear (&facts);
  gather (fixture, &facts);
  g_assert_cmpuint (facts.meetings_held, ==, 42);
}

static void
test_goals (Fixture *fixture, gconstpointer data)
{
  g_auto(TrellisJourneyFacts) facts = { 0 };
  TrellisGoal *goal;
  TrellisTask *task;

  trellis_goal_set_target (add (fixture->goals, "overdue", DAY), "2024-10-03");
  add (fixture->goals, "unclear", DAY);
  goal = add (fixture->goals, "silent", 40 * DAY);
  trellis_goal_set_target (goal, "2024-12-01");
  task = add (fixture->tasks, "t", 40 * DAY);
  trellis_task_set_goal (task, "silent");
  trellis_task_set_done (task, NOW - 31 * DAY);
  trellis_goal_set_state (add (fixture->goals, "reached", DAY), TRELLIS_GOAL_STATE_REACHED);

  gather (fixture, &facts);
  g_assert_cmpuint (facts.open_goals, ==, 3);
  g_assert_cmpstr (facts.overdue_goal, ==, "overdue");
  g_assert_cmpstr (facts.unclear_goal, ==, "unclear");
  g_assert_cmpstr (facts.silent_goal, ==, "silent");
  trellis_journey_facts_clear (&facts);

  trellis_check_in_set_goal (add (fixture->check_ins, "c", 29 * DAY), "silent");
  gather (fixture, &facts);
  g_assert_null (facts.silent_goal);
  trellis_journey_facts_clear (&facts);

  trellis_goal_set_kind (goal, TRELLIS_GOAL_KIND_HABIT);
  gather (fixture, &facts);
  g_assert_cmpstr (facts.silent_goal, ==, "silent");
}

/* What is to be done for another goal does not make this one clear. */
static void
test_goal_without_tasks (Fixture *fixture, gconstpointer data)
{
  g_auto(TrellisJourneyFacts) facts = { 0 };
  TrellisTask *task = add (fixture->tasks, "t", DAY);

  trellis_goal_set_target (add (fixture->goals, "planned", DAY), "2024-12-01");
  trellis_task_set_goal (task, "another");
  gather (fixture, &facts);
  g_assert_cmpstr (facts.unclear_goal, ==, "planned");
  trellis_journey_facts_clear (&facts);

  trellis_task_set_goal (task, "planned");
  gather (fixture, &facts);
  g_assert_null (facts.unclear_goal);
}

static void
test_actions_and_advice (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    TrellisOwner owner;
    const char *due;
    gint64 done;
  } actions[] = {
    { TRELLIS_OWNER_MENTEE, "2024-10-03", 0 }, { TRELLIS_OWNER_BOTH, "2024-10-01", 0 },
    { TRELLIS_OWNER_MENTOR, "2024-10-03", 0 }, { TRELLIS_OWNER_MENTEE, "2024-10-04", 0 },
    { TRELLIS_OWNER_MENTEE, NULL, 0 },         { TRELLIS_OWNER_MENTEE, "2024-10-03", 5 },
  };
  g_auto(TrellisJourneyFacts) facts = { 0 };
  TrellisNote *note;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      TrellisAction *action = add (fixture->actions, NULL, DAY);

      trellis_action_set_owner (action, actions[i].owner);
      trellis_action_set_due (action, actions[i].due);
      trellis_action_set_done (action, actions[i].done);
    }
  note = add (fixture->notes, "tried", 20 * DAY);
  trellis_note_set_kind (note, TRELLIS_NOTE_KIND_ADVICE);
  trellis_note_set_tried (note, TRUE);
  trellis_note_set_kind (add (fixture->notes, "fresh", 13 * DAY), TRELLIS_NOTE_KIND_ADVICE);
  trellis_note_set_kind (add (fixture->notes, "resting", 14 * DAY), TRELLIS_NOTE_KIND_ADVICE);

  gather (fixture, &facts);
  g_assert_cmpuint (facts.overdue_mine, ==, 2);
  g_assert_cmpuint (facts.overdue_theirs, ==, 2);
  g_assert_cmpstr (facts.untried_advice, ==, "resting");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/journey/facts/nothing", test_nothing);
  ADD ("/journey/facts/match", test_match);
  ADD ("/journey/facts/agreement", test_agreement);
  ADD ("/journey/facts/meetings", test_meetings);
  ADD ("/journey/facts/goals", test_goals);
  ADD ("/journey/facts/goal-without-tasks", test_goal_without_tasks);
  ADD ("/journey/facts/actions-and-advice", test_actions_and_advice);
  return g_test_run ();
}
