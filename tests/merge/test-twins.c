/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-record-copy.h"
#include "trellis-records.h"
#include "trellis-twin.h"

#define SEPARATOR "(also written:)"
#define NOON 1800000000

static gpointer
create (GType type, const char *uid)
{
  TrellisRecord *record = g_object_new (type, NULL);
  const int match = trellis_record_class_find (TRELLIS_RECORD_GET_CLASS (record), "match");

  trellis_record_set_string (record, TRELLIS_RECORD_UID, uid);
  trellis_record_set_number (record, TRELLIS_RECORD_CREATED, NOON);
  if (match >= 0)
    trellis_record_set_string (record, (guint) match, "match");
  return record;
}

static TrellisMeeting *
create_meeting (const char *uid, const char *title, gint64 starts)
{
  TrellisMeeting *meeting = create (TRELLIS_TYPE_MEETING, uid);

  trellis_meeting_set_title (meeting, title);
  trellis_meeting_set_starts (meeting, starts);
  return meeting;
}

static gboolean
is_twin (gpointer a, gpointer b)
{
  const gboolean is = trellis_twin_is (TRELLIS_RECORD (a), TRELLIS_RECORD (b));

  g_assert_cmpint (trellis_twin_is (TRELLIS_RECORD (b), TRELLIS_RECORD (a)), ==, is);
  return is;
}

/* Titles as a person compares them, the start, one match, the same eyes. */
static void
test_meetings (void)
{
  static const struct { const char *title; gint64 starts; gboolean is; } cases[] = {
    { "First talk", NOON, TRUE },       { "  first  TALK ", NOON, TRUE },
    { "First talk", NOON + 60, FALSE }, { "Second talk", NOON, FALSE },
    { NULL, NOON, FALSE },              { "First talk", 0, FALSE },
  };
  g_autoptr(TrellisMeeting) meeting = create_meeting ("a", "First talk", NOON);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrellisMeeting) other = create_meeting ("b", cases[i].title, cases[i].starts);

      g_assert_cmpint (is_twin (meeting, other), ==, cases[i].is);
    }

  g_assert_false (is_twin (meeting, meeting));
  {
    g_autoptr(TrellisMeeting) other = create_meeting ("b", "First talk", NOON);

    trellis_meeting_set_match (other, "another");
    g_assert_false (is_twin (meeting, other));
    trellis_meeting_set_match (other, "match");
    trellis_record_set_visibility (TRELLIS_RECORD (other), TRELLIS_VISIBILITY_SHARED);
    g_assert_false (is_twin (meeting, other));
    trellis_record_set_visibility (TRELLIS_RECORD (meeting), TRELLIS_VISIBILITY_SHARED);
    g_assert_true (is_twin (meeting, other));
  }
  {
    g_autoptr(TrellisMeeting) composed = create_meeting ("a", "Caf\u00e9", NOON);
    g_autoptr(TrellisMeeting) other = create_meeting ("b", "Cafe\u0301", NOON);

    g_assert_true (is_twin (composed, other));
  }
  {
    g_autoptr(TrellisMeeting) timeless = create_meeting ("a", "First talk", 0);
    g_autoptr(TrellisMeeting) other = create_meeting ("b", "First talk", 0);

    g_assert_false (is_twin (timeless, other));
  }
}

/* Without a day, only as long as both are open. */
static void
test_actions_and_goals (void)
{
  g_autoptr(TrellisAction) action = create (TRELLIS_TYPE_ACTION, "a");
  g_autoptr(TrellisAction) other = create (TRELLIS_TYPE_ACTION, "b");
  g_autoptr(TrellisGoal) goal = create (TRELLIS_TYPE_GOAL, "c");
  g_autoptr(TrellisGoal) other_goal = create (TRELLIS_TYPE_GOAL, "d");

  trellis_action_set_title (action, "Send the outline");
  trellis_action_set_title (other, "Send the outline");
  g_assert_true (is_twin (action, other));
  trellis_action_set_done (other, NOON);
  g_assert_false (is_twin (action, other));
  trellis_action_set_due (action, "2027-02-01");
  g_assert_false (is_twin (action, other));
  trellis_action_set_due (other, "2027-02-01");
  g_assert_true (is_twin (action, other));

  trellis_goal_set_title (goal, "Send the outline");
  trellis_goal_set_title (other_goal, "Send the outline");
  g_assert_true (is_twin (goal, other_goal));
  trellis_goal_set_state (goal, TRELLIS_GOAL_STATE_REACHED);
  g_assert_false (is_twin (goal, other_goal));
  trellis_goal_set_target (goal, "2027-02-01");
  trellis_goal_set_target (other_goal, "2027-02-01");
  g_assert_true (is_twin (goal, other_goal));

  trellis_action_set_due (other, NULL);
  g_assert_false (is_twin (goal, other));
}

static void
test_notes (void)
{
  g_autoptr(TrellisNote) note = create (TRELLIS_TYPE_NOTE, "a");
  g_autoptr(TrellisNote) other = create (TRELLIS_TYPE_NOTE, "b");

  trellis_note_set_title (note, "Ideas");
  trellis_note_set_title (other, "Ideas");
  trellis_record_set_number (TRELLIS_RECORD (other), TRELLIS_RECORD_CREATED, NOON + 60);
  g_assert_true (is_twin (note, other));
  trellis_record_set_number (TRELLIS_RECORD (other), TRELLIS_RECORD_CREATED, NOON + 24 * 60 * 60);
  g_assert_false (is_twin (note, other));
  trellis_record_set_number (TRELLIS_RECORD (other), TRELLIS_RECORD_CREATED, 0);
  trellis_record_set_number (TRELLIS_RECORD (note), TRELLIS_RECORD_CREATED, 0);
  g_assert_false (is_twin (note, other));
}

static void
test_others_have_none (void)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      g_autoptr(TrellisRecord) record = create (types[i], "a");
      g_autoptr(TrellisRecord) other = create (types[i], "b");

      if (!trellis_twin_has_rule (types[i]))
        g_assert_false (trellis_twin_is (record, other));
    }
}

static void
test_goes_first (void)
{
  g_autoptr(TrellisRecord) came = create (TRELLIS_TYPE_NOTE, "a");
  g_autoptr(TrellisRecord) was_here = create (TRELLIS_TYPE_NOTE, "b");

  g_assert_false (trellis_twin_goes_first (came, was_here));
  trellis_record_set_number (came, TRELLIS_RECORD_CREATED, NOON - 1);
  g_assert_true (trellis_twin_goes_first (came, was_here));
  g_assert_false (trellis_twin_goes_first (was_here, came));
  trellis_record_set_number (came, TRELLIS_RECORD_CREATED, 0);
  g_assert_false (trellis_twin_goes_first (came, was_here));
}

static void
assert_clash (GPtrArray *clashes, guint index, guint field)
{
  const TrellisClash *clash;

  g_assert_cmpuint (index, <, clashes->len);
  clash = clashes->pdata[index];
  g_assert_cmpuint (clash->field, ==, field);
  g_assert_cmpint (clash->how, ==, TRELLIS_CLASH_LOOK);
  g_assert_cmpstr (clash->uid, ==, "a");
}

/* What is empty is filled, texts are kept both, the state is the one farther along, and what is different
 * otherwise stays and is asked. */
static void
test_merge (void)
{
  g_autoptr(TrellisMeeting) stays = create_meeting ("a", "First talk", NOON);
  g_autoptr(TrellisMeeting) leaves = create_meeting ("b", "first talk", NOON);
  g_autoptr(GPtrArray) clashes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_clash_free);
  g_autoptr(TrellisMeeting) merged = NULL;

  trellis_meeting_set_place (stays, "Library");
  trellis_meeting_set_notes (stays, "One");
  trellis_meeting_set_private_notes (stays, "Mine");
  trellis_meeting_set_confirmed_by_me (stays, 7);
  trellis_meeting_set_place (leaves, "Park");
  trellis_meeting_set_link (leaves, "https://example.org");
  trellis_meeting_set_notes (leaves, "Two");
  trellis_meeting_set_private_notes (leaves, "Mine too");
  trellis_meeting_set_state (leaves, TRELLIS_MEETING_STATE_MISSED);
  trellis_meeting_set_missed_by (leaves, TRELLIS_OWNER_MENTOR);
  trellis_meeting_set_is_last (leaves, TRUE);
  trellis_meeting_set_minutes (leaves, 90);

  merged = TRELLIS_MEETING (
    trellis_twin_merge (TRELLIS_RECORD (stays), TRELLIS_RECORD (leaves), SEPARATOR, clashes));
  g_assert_cmpstr (trellis_record_get_uid (TRELLIS_RECORD (merged)), ==, "a");
  g_assert_cmpstr (trellis_meeting_get_title (merged), ==, "First talk");
  g_assert_cmpstr (trellis_meeting_get_place (merged), ==, "Library");
  g_assert_cmpstr (trellis_meeting_get_link (merged), ==, "https://example.org");
  g_assert_cmpstr (trellis_meeting_get_notes (merged), ==, "One\n" SEPARATOR "\nTwo");
  g_assert_cmpstr (trellis_meeting_get_private_notes (merged), ==, "Mine\n" SEPARATOR "\nMine too");
  g_assert_cmpint (trellis_meeting_get_state (merged), ==, TRELLIS_MEETING_STATE_MISSED);
  g_assert_cmpint (trellis_meeting_get_missed_by (merged), ==, TRELLIS_OWNER_MENTOR);
  g_assert_cmpint (trellis_meeting_get_confirmed_by_me (merged), ==, 7);
  g_assert_cmpint (trellis_meeting_get_minutes (merged), ==, 90);
  g_assert_true (trellis_meeting_get_is_last (merged));
  g_assert_cmpstr (trellis_meeting_get_place (stays), ==, "Library");

  g_assert_cmpuint (clashes->len, ==, 2);
  assert_clash (clashes, 0, trellis_meeting_field_place);
  assert_clash (clashes, 1, trellis_meeting_field_notes);
}

static void
test_merge_is_quiet (void)
{
  g_autoptr(TrellisAction) stays = create (TRELLIS_TYPE_ACTION, "a");
  g_autoptr(TrellisAction) leaves = create (TRELLIS_TYPE_ACTION, "b");
  g_autoptr(GPtrArray) clashes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_clash_free);
  g_autoptr(TrellisAction) merged = NULL;

  trellis_action_set_title (stays, "Read");
  trellis_action_set_title (leaves, "Read");
  trellis_action_set_position (leaves, 7);
  trellis_action_set_goal (leaves, "goal");
  merged = TRELLIS_ACTION (
    trellis_twin_merge (TRELLIS_RECORD (stays), TRELLIS_RECORD (leaves), SEPARATOR, clashes));
  g_assert_cmpuint (clashes->len, ==, 0);
  g_assert_cmpstr (trellis_action_get_goal (merged), ==, "goal");
  g_assert_cmpint (trellis_action_get_position (merged), ==, 0);

  /* What has no value that says nothing is asked. */
  trellis_action_set_owner (leaves, TRELLIS_OWNER_MENTOR);
  g_clear_object (&merged);
  merged = TRELLIS_ACTION (
    trellis_twin_merge (TRELLIS_RECORD (stays), TRELLIS_RECORD (leaves), SEPARATOR, clashes));
  g_assert_cmpuint (clashes->len, ==, 1);
  assert_clash (clashes, 0, trellis_action_field_owner);
}

/* A goal that was part of its twin is no part of itself. */
static void
test_merge_has_no_loop (void)
{
  g_autoptr(TrellisGoal) stays = create (TRELLIS_TYPE_GOAL, "a");
  g_autoptr(TrellisGoal) leaves = create (TRELLIS_TYPE_GOAL, "b");
  g_autoptr(GPtrArray) clashes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_clash_free);
  g_autoptr(TrellisGoal) merged = NULL;

  trellis_goal_set_parent (leaves, "a");
  merged = TRELLIS_GOAL (
    trellis_twin_merge (TRELLIS_RECORD (stays), TRELLIS_RECORD (leaves), SEPARATOR, clashes));
  g_assert_null (trellis_goal_get_parent (merged));
}

static void
test_parts (void)
{
  g_autoptr(TrellisPoint) point = create (TRELLIS_TYPE_POINT, "a");
  g_autoptr(TrellisPoint) other = create (TRELLIS_TYPE_POINT, "b");
  g_autoptr(TrellisCheckIn) check_in = create (TRELLIS_TYPE_CHECK_IN, "c");
  g_autoptr(TrellisCheckIn) other_check_in = create (TRELLIS_TYPE_CHECK_IN, "d");

  g_assert_false (trellis_twin_is_of_part (TRELLIS_RECORD (point), TRELLIS_RECORD (other)));
  trellis_point_set_title (point, "News");
  trellis_point_set_title (other, "News");
  g_assert_true (trellis_twin_is_of_part (TRELLIS_RECORD (point), TRELLIS_RECORD (other)));
  trellis_record_set_visibility (TRELLIS_RECORD (point), TRELLIS_VISIBILITY_SHARED);
  g_assert_false (trellis_twin_is_of_part (TRELLIS_RECORD (point), TRELLIS_RECORD (other)));

  trellis_check_in_set_day (check_in, "2027-02-01");
  trellis_check_in_set_day (other_check_in, "2027-02-01");
  g_assert_true (trellis_twin_is_of_part (TRELLIS_RECORD (check_in), TRELLIS_RECORD (other_check_in)));
  trellis_check_in_set_percent (check_in, 40);
  g_assert_false (trellis_twin_is_of_part (TRELLIS_RECORD (check_in), TRELLIS_RECORD (other_check_in)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/twins/meetings", test_meetings);
  g_test_add_func ("/merge/twins/actions-and-goals", test_actions_and_goals);
  g_test_add_func ("/merge/twins/notes", test_notes);
  g_test_add_func ("/merge/twins/others-have-none", test_others_have_none);
  g_test_add_func ("/merge/twins/goes-first", test_goes_first);
  g_test_add_func ("/merge/twins/merge", test_merge);
  g_test_add_func ("/merge/twins/merge-is-quiet", test_merge_is_quiet);
  g_test_add_func ("/merge/twins/merge-has-no-loop", test_merge_has_no_loop);
  g_test_add_func ("/merge/twins/parts", test_parts);
  return g_test_run ();
}
