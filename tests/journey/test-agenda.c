/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-agenda.h"
#include "trellis-note.h"

static void
set_uid (gpointer record, const char *uid)
{
  trellis_record_set_string (record, TRELLIS_RECORD_UID, uid);
}

static TrellisPoint *
add_point (GListStore *points, const char *uid, TrellisPointPhase phase, int minutes)
{
  g_autoptr(TrellisPoint) point = trellis_point_new ();

  set_uid (point, uid);
  trellis_point_set_title (point, uid);
  trellis_point_set_phase (point, phase);
  trellis_point_set_minutes (point, minutes);
  g_list_store_append (points, point);
  return point;
}

static TrellisMeeting *
add_meeting (GListStore *meetings, const char *uid, gint64 starts, TrellisMeetingState state)
{
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();

  set_uid (meeting, uid);
  trellis_meeting_set_starts (meeting, starts);
  trellis_meeting_set_state (meeting, state);
  g_list_store_append (meetings, meeting);
  return meeting;
}

static void
test_measure (void)
{
  g_autoptr(GListStore) points = g_list_store_new (TRELLIS_TYPE_POINT);
  TrellisAgendaFit fit;

  trellis_agenda_measure (&fit, NULL, 60);
  g_assert_cmpint (fit.left, ==, 60);

  add_point (points, "a", TRELLIS_POINT_PHASE_CHECK_IN, 10);
  add_point (points, "b", TRELLIS_POINT_PHASE_FOCUS, 20);
  add_point (points, "c", TRELLIS_POINT_PHASE_FOCUS, 20);
  add_point (points, "d", TRELLIS_POINT_PHASE_FOCUS, 0);
  trellis_agenda_measure (&fit, G_LIST_MODEL (points), 60);
  g_assert_cmpuint (fit.main_points, ==, 3);
  g_assert_false (fit.too_many);
  g_assert_cmpint (fit.minutes, ==, 50);
  g_assert_cmpuint (fit.unplanned, ==, 1);
  g_assert_cmpint (fit.left, ==, 10);

  add_point (points, "e", TRELLIS_POINT_PHASE_FOCUS, 15);
  trellis_agenda_measure (&fit, G_LIST_MODEL (points), 60);
  g_assert_true (fit.too_many);
  g_assert_cmpint (fit.left, ==, -5);
}

static void
test_sources (void)
{
  g_autoptr(GListStore) meetings = g_list_store_new (TRELLIS_TYPE_MEETING);
  g_autoptr(GPtrArray) sources = NULL;
  TrellisMeeting *next;

  add_meeting (meetings, "old", 100, TRELLIS_MEETING_STATE_HELD);
  add_meeting (meetings, "held", 200, TRELLIS_MEETING_STATE_HELD);
  add_meeting (meetings, "planned", 250, TRELLIS_MEETING_STATE_SCHEDULED);
  add_meeting (meetings, "cancelled", 300, TRELLIS_MEETING_STATE_CANCELLED);
  next = add_meeting (meetings, "next", 400, TRELLIS_MEETING_STATE_SCHEDULED);
  add_meeting (meetings, "later", 500, TRELLIS_MEETING_STATE_HELD);

  sources = trellis_agenda_find_sources (G_LIST_MODEL (meetings), next);
  g_assert_cmpuint (sources->len, ==, 2);
  g_assert_cmpstr (trellis_record_get_uid (sources->pdata[0]), ==, "cancelled");
  g_assert_cmpstr (trellis_record_get_uid (sources->pdata[1]), ==, "held");
}

static void
test_open_points (void)
{
  g_autoptr(GListStore) earlier = g_list_store_new (TRELLIS_TYPE_POINT);
  g_autoptr(GListStore) next = g_list_store_new (TRELLIS_TYPE_POINT);
  g_autoptr(GPtrArray) open = NULL;

  trellis_point_set_done (add_point (earlier, "done", TRELLIS_POINT_PHASE_FOCUS, 0), TRUE);
  add_point (earlier, "open", TRELLIS_POINT_PHASE_FOCUS, 0);
  add_point (earlier, "plan", TRELLIS_POINT_PHASE_PLAN, 0);
  add_point (earlier, "hello", TRELLIS_POINT_PHASE_CHECK_IN, 0);
  add_point (earlier, "first", TRELLIS_POINT_PHASE_FOCUS, 0);
  trellis_point_set_carried_from (add_point (earlier, "again", TRELLIS_POINT_PHASE_FOCUS, 0), "first");
  add_point (earlier, "taken", TRELLIS_POINT_PHASE_FOCUS, 0);
  trellis_point_set_carried_from (add_point (next, "copy", TRELLIS_POINT_PHASE_FOCUS, 0), "taken");

  open = trellis_agenda_find_open_points (G_LIST_MODEL (earlier), G_LIST_MODEL (next));
  g_assert_cmpuint (open->len, ==, 3);
  g_assert_cmpstr (trellis_record_get_uid (open->pdata[0]), ==, "open");
  g_assert_cmpstr (trellis_record_get_uid (open->pdata[1]), ==, "plan");
  g_assert_cmpstr (trellis_record_get_uid (open->pdata[2]), ==, "again");
}

static void
test_carry (void)
{
  g_autoptr(TrellisMeeting) next = trellis_meeting_new ();
  g_autoptr(TrellisPoint) point = trellis_point_new ();
  g_autoptr(TrellisPoint) copy = NULL;

  set_uid (next, "next");
  set_uid (point, "point");
  trellis_point_set_title (point, "Ask for more time");
  trellis_point_set_notes (point, "Not today");
  trellis_point_set_minutes (point, 15);
  trellis_point_set_goal (point, "goal");
  trellis_point_set_carried (point, 1);
  trellis_record_set_author (TRELLIS_RECORD (point), TRELLIS_ROLE_MENTOR);
  trellis_record_set_visibility (TRELLIS_RECORD (point), TRELLIS_VISIBILITY_SHARED);

  copy = trellis_point_carry (point, next, 7);
  g_assert_null (trellis_record_get_uid (TRELLIS_RECORD (copy)));
  g_assert_cmpstr (trellis_point_get_meeting (copy), ==, "next");
  g_assert_cmpstr (trellis_point_get_title (copy), ==, "Ask for more time");
  g_assert_null (trellis_point_get_notes (copy));
  g_assert_cmpint (trellis_point_get_minutes (copy), ==, 15);
  g_assert_cmpstr (trellis_point_get_goal (copy), ==, "goal");
  g_assert_cmpint (trellis_point_get_carried (copy), ==, 2);
  g_assert_cmpstr (trellis_point_get_carried_from (copy), ==, "point");
  g_assert_cmpint (trellis_point_get_position (copy), ==, 7);
  g_assert_cmpint (trellis_record_get_author (TRELLIS_RECORD (copy)), ==, TRELLIS_ROLE_MENTOR);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (copy)), ==,
                   TRELLIS_VISIBILITY_SHARED);

  g_assert_false (trellis_point_is_carried_often (copy));
  trellis_point_set_carried (copy, 3);
  g_assert_true (trellis_point_is_carried_often (copy));
}

static void
add_action (GListStore *actions, const char *uid, TrellisActionPriority priority, gint64 done)
{
  g_autoptr(TrellisAction) action = trellis_action_new ();

  set_uid (action, uid);
  trellis_action_set_title (action, uid);
  trellis_action_set_priority (action, priority);
  trellis_action_set_done (action, done);
  g_list_store_append (actions, action);
}

static void
add_question (GListStore *notes, const char *body, gboolean raised)
{
  g_autoptr(TrellisNote) note = trellis_note_new ();

  trellis_note_set_kind (note, TRELLIS_NOTE_KIND_QUESTION);
  trellis_note_set_body (note, body);
  trellis_note_set_raised (note, raised);
  g_list_store_append (notes, note);
}

static void
test_draft (void)
{
  g_autoptr(TrellisMeeting) next = trellis_meeting_new ();
  g_autoptr(GListStore) actions = g_list_store_new (TRELLIS_TYPE_ACTION);
  g_autoptr(GListStore) notes = g_list_store_new (TRELLIS_TYPE_NOTE);
  g_autoptr(GListStore) points = g_list_store_new (TRELLIS_TYPE_POINT);
  g_autoptr(GPtrArray) drafted = NULL;

  set_uid (next, "next");
  add_action (actions, "call", TRELLIS_ACTION_PRIORITY_MUST, 0);
  add_action (actions, "read", TRELLIS_ACTION_PRIORITY_NICE, 0);
  add_action (actions, "written", TRELLIS_ACTION_PRIORITY_MUST, 5);
  add_action (actions, "there", TRELLIS_ACTION_PRIORITY_MUST, 0);
  trellis_point_set_action (add_point (points, "x", TRELLIS_POINT_PHASE_LAST_TIME, 5), "there");
  add_question (notes, "# Why me?\n\nLong story", FALSE);
  add_question (notes, "Asked", TRUE);
  add_question (notes, "x", FALSE);

  drafted =
    trellis_agenda_draft (next, G_LIST_MODEL (actions), G_LIST_MODEL (notes), G_LIST_MODEL (points));
  g_assert_cmpuint (drafted->len, ==, 2);
  g_assert_cmpstr (trellis_point_get_action (drafted->pdata[0]), ==, "call");
  g_assert_cmpint (trellis_point_get_phase (drafted->pdata[0]), ==, TRELLIS_POINT_PHASE_LAST_TIME);
  g_assert_cmpint (trellis_point_get_position (drafted->pdata[0]), ==, 1);
  g_assert_cmpstr (trellis_point_get_title (drafted->pdata[1]), ==, "Why me?");
  g_assert_cmpint (trellis_point_get_phase (drafted->pdata[1]), ==, TRELLIS_POINT_PHASE_FOCUS);
  g_assert_cmpint (trellis_record_get_visibility (drafted->pdata[1]), ==, TRELLIS_VISIBILITY_PRIVATE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/agenda/measure", test_measure);
  g_test_add_func ("/journey/agenda/sources", test_sources);
  g_test_add_func ("/journey/agenda/open-points", test_open_points);
  g_test_add_func ("/journey/agenda/carry", test_carry);
  g_test_add_func ("/journey/agenda/draft", test_draft);
  return g_test_run ();
}
