/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shared-match.h"

#include "trellis-conversion.h"
#include "trellis-record-copy.h"
#include "trellis-search.h"
#include "trellis-store-conversion.h"
#include "trellis-store-sharing.h"

static TrellisAction *
add_action (Fixture *fixture, TrellisMatch *match)
{
  TrellisAction *action = trellis_action_new ();

  trellis_action_set_match (action, UID (match));
  trellis_action_set_title (action, "Speak in public");
  trellis_action_set_due (action, "2027-02-01");
  trellis_action_set_owner (action, TRELLIS_OWNER_MENTOR);
  make_shared (action);
  trellis_store_add (fixture->store, action);
  return action;
}

static gpointer
convert (Fixture *fixture, gpointer record, gpointer other)
{
  g_autoptr(GError) error = NULL;
  gpointer converted = trellis_store_convert (fixture->store, record, other, &error);

  g_assert_no_error (error);
  g_assert_nonnull (converted);
  return converted;
}

/* What is told of a thing is told of the other kind, and what only one kind has is as in what is known. */
static void
test_make (void)
{
  g_autoptr(TrellisAction) action = trellis_action_new ();
  g_autoptr(TrellisGoal) goal = NULL;
  g_autoptr(TrellisAction) back = NULL;

  trellis_record_set_string (TRELLIS_RECORD (action), TRELLIS_RECORD_UID, "a");
  trellis_record_set_visibility (TRELLIS_RECORD (action), TRELLIS_VISIBILITY_SHARED);
  trellis_action_set_match (action, "m");
  trellis_action_set_title (action, "Speak");
  trellis_action_set_due (action, "2027-02-01");
  trellis_action_set_done (action, 7);
  trellis_action_set_goal (action, "g");
  trellis_action_set_owner (action, TRELLIS_OWNER_BOTH);
  goal = TRELLIS_GOAL (trellis_conversion_make (TRELLIS_RECORD (action), NULL));
  g_assert_cmpstr (UID (goal), ==, "a");
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (goal)), ==, TRELLIS_VISIBILITY_SHARED);
  g_assert_cmpstr (trellis_goal_get_title (goal), ==, "Speak");
  g_assert_cmpstr (trellis_goal_get_target (goal), ==, "2027-02-01");
  g_assert_cmpint (trellis_goal_get_state (goal), ==, TRELLIS_GOAL_STATE_REACHED);
  g_assert_cmpint (trellis_goal_get_closed (goal), ==, 7);
  g_assert_cmpstr (trellis_goal_get_parent (goal), ==, "g");

  back = TRELLIS_ACTION (trellis_conversion_make (TRELLIS_RECORD (goal), TRELLIS_RECORD (action)));
  g_assert_true (trellis_record_is_same (back, action));
  trellis_goal_set_state (goal, TRELLIS_GOAL_STATE_OPEN);
  g_clear_object (&back);
  back = TRELLIS_ACTION (trellis_conversion_make (TRELLIS_RECORD (goal), TRELLIS_RECORD (action)));
  g_assert_cmpint (trellis_action_get_done (back), ==, 0);
  g_assert_cmpint (trellis_action_get_owner (back), ==, TRELLIS_OWNER_BOTH);

  g_assert_false (trellis_conversion_loses (TRELLIS_RECORD (action)));
  g_assert_false (trellis_conversion_loses (TRELLIS_RECORD (goal)));
  trellis_goal_set_why (goal, "Because");
  g_assert_true (trellis_conversion_loses (TRELLIS_RECORD (goal)));
  trellis_goal_set_why (goal, NULL);
  trellis_goal_set_state (goal, TRELLIS_GOAL_STATE_LET_GO);
  g_assert_true (trellis_conversion_loses (TRELLIS_RECORD (goal)));
}

/* One thing: in lists, in search, for what refers to it, and where it is shared; and back. */
static void
test_there_and_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_shared_match (fixture);
  g_autoptr(TrellisMeeting) meeting = add_meeting (fixture->store, match, "Talk");
  g_autoptr(TrellisPoint) point = add_point (fixture->store, meeting, "How it goes");
  g_autoptr(TrellisAction) action = add_action (fixture, match);
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_GOAL);
  g_autoptr(TrellisRecordList) goals = NULL;
  g_autofree char *uid = g_strdup (UID (action));
  g_autofree char *as_goal = g_strdup_printf ("goal|%s", uid);
  g_autofree char *as_action = g_strdup_printf ("action|%s", uid);
  g_autoptr(TrellisAction) before = NULL;
  g_autoptr(TrellisGoal) goal = NULL;
  g_autoptr(TrellisAction) back = NULL;

  trellis_query_equals (query, "match", UID (match));
  goals = trellis_store_list (fixture->store, query);
  trellis_point_set_action (point, uid);
  fixture_flush (fixture);
  run_plain (fixture->path, "DELETE FROM shared_change");
  before = trellis_record_copy (action);

  g_assert_true (trellis_store_can_convert (fixture->store, action));
  goal = convert (fixture, action, NULL);
  g_assert_true (TRELLIS_IS_GOAL (goal));
  g_assert_cmpstr (UID (goal), ==, uid);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (goals)), ==, 1);
  assert_answer (fixture->path, "SELECT count(*) FROM action", "0");
  assert_answer (fixture->path, "SELECT title, target FROM goal", "Speak in public|2027-02-01");
  assert_answer (fixture->path, "SELECT count(*) FROM goal_search WHERE goal_search MATCH 'speak'", "1");
  assert_answer (fixture->path, "SELECT count(*) FROM action_search WHERE action_search MATCH 'speak'", "0");
  assert_answer (fixture->path, "PRAGMA foreign_key_check", "");
  g_assert_cmpstr (trellis_point_get_goal (point), ==, uid);
  g_assert_null (trellis_point_get_action (point));
  assert_shared_changes (fixture, as_goal);

  /* What was it is nobody's any more. */
  trellis_action_set_title (action, "Nobody hears this");
  fixture_flush (fixture);
  assert_answer (fixture->path, "SELECT count(*) FROM action", "0");

  back = convert (fixture, goal, before);
  g_assert_cmpint (trellis_action_get_owner (back), ==, TRELLIS_OWNER_MENTOR);
  g_assert_cmpstr (trellis_action_get_title (back), ==, "Speak in public");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (goals)), ==, 0);
  g_assert_cmpstr (trellis_point_get_action (point), ==, uid);
  g_assert_null (trellis_point_get_goal (point));
  assert_shared_changes (fixture, as_action);
  g_clear_object (&goals);
}

/* Nothing is lost: what serves a goal keeps it one. */
static void
test_bound_goal (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisGoal) goal = add_goal (fixture->store, match, "Goal");
  g_autoptr(TrellisNote) note = add_note (fixture->store, match, "Note", "Body");
  g_autoptr(TrellisTask) task = trellis_task_new ();
  g_autoptr(GError) error = NULL;

  g_assert_true (trellis_store_can_convert (fixture->store, goal));
  trellis_note_set_goal (note, UID (goal));
  g_assert_false (trellis_store_can_convert (fixture->store, goal));
  trellis_note_set_goal (note, NULL);
  g_assert_true (trellis_store_can_convert (fixture->store, goal));
  trellis_task_set_goal (task, UID (goal));
  trellis_store_add (fixture->store, task);
  g_assert_false (trellis_store_can_convert (fixture->store, goal));
  g_assert_null (trellis_store_convert (fixture->store, goal, NULL, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED);
  assert_answer (fixture->path, "SELECT count(*) FROM goal", "1");
  g_assert_false (trellis_store_can_convert (fixture->store, note));
}

/* What was written since an action became a goal keeps it one, also when that is to be taken back. */
static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisGoal) goal = add_goal (fixture->store, match, "Goal");
  g_autoptr(TrellisRecord) other = trellis_conversion_make (TRELLIS_RECORD (goal), NULL);
  g_autoptr(GError) error = NULL;

  trellis_goal_set_why (goal, "To be heard");
  g_assert_false (trellis_store_can_convert (fixture->store, goal));
  g_assert_null (trellis_store_convert (fixture->store, goal, other, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED);
  assert_answer (fixture->path, "SELECT why FROM goal", "To be heard");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/conversion/make", test_make);
  FIXTURE_TEST ("/store/conversion/there-and-back", test_there_and_back);
  FIXTURE_TEST ("/store/conversion/bound-goal", test_bound_goal);
  FIXTURE_TEST ("/store/conversion/words", test_words);
  return g_test_run ();
}
