/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "meeting-fixture.h"
#include "trellis-ical-reader.h"
#include "trellis-ical-writer.h"
#include "trellis-point.h"

static TrellisPoint *
add_point (GListStore *points, const char *uid, const char *title, TrellisRole by, int minutes)
{
  g_autoptr(TrellisPoint) point = trellis_point_new ();

  trellis_record_set_string (TRELLIS_RECORD (point), TRELLIS_RECORD_UID, uid);
  trellis_record_set_visibility (TRELLIS_RECORD (point), TRELLIS_VISIBILITY_SHARED);
  trellis_record_set_author (TRELLIS_RECORD (point), by);
  trellis_point_set_meeting (point, "meeting-1");
  trellis_point_set_title (point, title);
  trellis_point_set_minutes (point, minutes);
  trellis_point_set_position (point, (int) g_list_model_get_n_items (G_LIST_MODEL (points)));
  g_list_store_append (points, point);
  return point;
}

static GListStore *
create_points (void)
{
  return g_list_store_new (TRELLIS_TYPE_POINT);
}

/* Through bytes, as it travels. */
static TrellisIcalComponent *
travel (TrellisIcalComponent *calendar)
{
  g_autofree char *text = trellis_ical_write (calendar);
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text, strlen (text));

  g_assert_cmpuint (document->n_problems, ==, 0);
  return trellis_ical_component_copy (trellis_ical_component_get_part (document->stream, 0));
}

static const char *
get_value (TrellisIcalComponent *calendar, const char *name)
{
  const TrellisIcalLine *line =
    trellis_ical_component_find_line (trellis_ical_component_find_part (calendar, "VEVENT"), name);

  return line != NULL ? trellis_ical_line_get_value (line) : NULL;
}

static void
set_value (TrellisIcalComponent *calendar, const char *name, const char *value)
{
  TrellisIcalComponent *event = trellis_ical_component_find_part (calendar, "VEVENT");
  TrellisIcalLine *line = trellis_ical_component_find_line (event, name);

  if (line != NULL)
    trellis_ical_line_set_value (line, value);
  else
    trellis_ical_component_take_line (event, trellis_ical_line_new (name, value));
}

/* What an event looks like. */
static void
test_shape (void)
{
  g_autoptr(TrellisMeeting) meeting = create_meeting ();
  g_autoptr(GListStore) points = create_points ();
  g_autoptr(TrellisIcalComponent) calendar = NULL;

  trellis_meeting_set_place (meeting, "Caf\xc3\xa9, corner");
  trellis_meeting_set_link (meeting, "https://example.org/room");
  trellis_meeting_set_notes (meeting, "We looked at the outline.");
  add_point (points, "p-1", "How is the new role going?", TRELLIS_ROLE_MENTOR, 10);
  trellis_point_set_done (add_point (points, "p-2", "Review goal", TRELLIS_ROLE_MENTEE, 0), TRUE);
  calendar = trellis_ical_meeting_write (meeting, G_LIST_MODEL (points), NULL, &mentor_context);

  g_assert_cmpstr (get_value (calendar, "UID"), ==, "meeting-1");
  g_assert_cmpstr (get_value (calendar, "DTSTART"), ==, "20260105T180000");
  g_assert_cmpstr (get_value (calendar, "DTEND"), ==, "20260105T184500");
  g_assert_cmpstr (get_value (calendar, "CREATED"), ==, "20260105T075820Z");
  g_assert_cmpstr (get_value (calendar, "DTSTAMP"), ==, "20260105T080000Z");
  g_assert_cmpstr (get_value (calendar, "SUMMARY"), ==, "First talk\\; goals\\, plans");
  g_assert_cmpstr (get_value (calendar, "LOCATION"), ==, "Caf\xc3\xa9\\, corner");
  g_assert_cmpstr (get_value (calendar, "URL"), ==, "https://example.org/room");
  g_assert_cmpstr (get_value (calendar, "CONFERENCE"), ==, "https://example.org/room");
  g_assert_cmpstr (get_value (calendar, "STATUS"), ==, "TENTATIVE");
  g_assert_cmpstr (get_value (calendar, "X-TRELLIS-KIND"), ==, "meeting");
  g_assert_cmpstr (get_value (calendar, "X-TRELLIS-MATCH"), ==, "match-1");
  g_assert_cmpstr (get_value (calendar, "DESCRIPTION"), ==,
                   "Agenda:\\n- [ ] How is the new role going? (Ann\\, 10 min)\\n- [x] Review goal "
                   "(Bob)\\n\\nNotes:\\nWe looked at the outline.");
  g_assert_nonnull (trellis_ical_component_find_part (calendar, "VTIMEZONE"));
  g_assert_null (get_value (calendar, "ORGANIZER"));
  g_assert_null (get_value (calendar, "ATTENDEE"));
  g_assert_null (get_value (calendar, "CLASS"));
  g_assert_null (trellis_ical_component_find_line (calendar, "METHOD"));
}

static void
fill (TrellisMeeting *meeting)
{
  trellis_meeting_set_place (meeting, "Room 5");
  trellis_meeting_set_link (meeting, "Ask at the desk, please");
  trellis_meeting_set_state (meeting, TRELLIS_MEETING_STATE_MISSED);
  trellis_meeting_set_confirmed_by_me (meeting, NOW - 30);
  trellis_meeting_set_confirmed_by_partner (meeting, NOW - 20);
  trellis_meeting_set_cancelled_late (meeting, TRUE);
  trellis_meeting_set_missed_by (meeting, TRELLIS_OWNER_MENTEE);
  trellis_meeting_set_moved_from (meeting, "meeting-0");
  trellis_meeting_set_is_last (meeting, TRUE);
  trellis_meeting_set_notes (meeting, "\nNotes:\n Agenda\n\n**Summary**:\nx\n\n");
  trellis_meeting_set_summary (meeting, "Agreed:\n- a\n- [ ] b (Ann)");
  trellis_meeting_set_agenda_shared (meeting, NOW - 10);
  trellis_meeting_set_summary_sent (meeting, NOW - 5);
}

/* What was written is read as the same. */
static void
test_round_trip (void)
{
  g_autoptr(TrellisMeeting) meeting = create_meeting ();
  g_autoptr(TrellisMeeting) again = trellis_meeting_new ();
  g_autoptr(TrellisMeeting) theirs = trellis_meeting_new ();
  g_autoptr(GListStore) points = create_points ();
  g_autoptr(GPtrArray) read = NULL;
  g_autoptr(TrellisIcalComponent) written = NULL;
  g_autoptr(TrellisIcalComponent) calendar = NULL;
  g_autoptr(TrellisIcalComponent) rewritten = NULL;
  TrellisIcalContext mentee_context = mentor_context;
  TrellisPoint *point;

  fill (meeting);
  point = add_point (points, "p-1", "- [x] odd (Ann, 5 min)", TRELLIS_ROLE_MENTEE, 15);
  trellis_point_set_notes (point, "Notes:\n\n  deep\nend\n");
  trellis_point_set_phase (point, TRELLIS_POINT_PHASE_PLAN);
  trellis_point_set_carried (point, 2);
  trellis_point_set_carried_from (point, "p-0");
  trellis_point_set_goal (point, "goal-1");
  trellis_point_set_action (point, "action-1");
  add_point (points, "p-2", "Twice", TRELLIS_ROLE_MENTOR, 0);
  trellis_point_set_done (add_point (points, "p-3", "Twice", TRELLIS_ROLE_MENTEE, 0), TRUE);
  add_point (points, "p-4", NULL, TRELLIS_ROLE_MENTEE, 0);
  add_point (points, "p-5", "Plan (draft)", TRELLIS_ROLE_MENTOR, 5);

  written = trellis_ical_meeting_write (meeting, G_LIST_MODEL (points), NULL, &mentor_context);
  calendar = travel (written);
  g_assert_true (trellis_ical_meeting_read (calendar, again, NULL, &read, &mentor_context));
  assert_same (meeting, again);
  g_assert_cmpuint (read->len, ==, 5);
  for (guint i = 0; i < read->len; i++)
    {
      g_autoptr(TrellisPoint) expected = g_list_model_get_item (G_LIST_MODEL (points), i);

      assert_same (expected, read->pdata[i]);
    }

  /* Nothing is different, so nothing is written. */
  rewritten = trellis_ical_meeting_write (again, G_LIST_MODEL (points), calendar, &mentor_context);
  g_assert_true (trellis_ical_component_equal (rewritten, calendar));

  /* On the partner's side, "me" is the other one. */
  mentee_context.my_role = TRELLIS_ROLE_MENTEE;
  g_assert_true (trellis_ical_meeting_read (calendar, theirs, NULL, NULL, &mentee_context));
  g_assert_cmpint (trellis_meeting_get_confirmed_by_me (theirs), ==, NOW - 20);
  g_assert_cmpint (trellis_meeting_get_confirmed_by_partner (theirs), ==, NOW - 30);
}

static char *
make_words (gboolean with_newlines)
{
  static const char *const words[] = { "goal", "(Ann)", "(Bob, 5 min)", "(draft)", "- ", "[x]", "Notes:", "1.",
                                       "  ", ",", "\\", "\xc3\xa4", "\xe2\x98\x91", "Agenda", ")", "(" };
  g_autoptr(GString) text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 7); n > 0; n--)
    g_string_append_printf (text, "%s%s", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))],
                            !with_newlines                      ? " "
                            : g_test_rand_int_range (0, 2) == 0 ? "\n"
                                                                : "");
  return with_newlines ? g_strdup (text->str) : g_strstrip (g_strdup (text->str));
}

/* Agendas of any words come back point by point, next to notes that look like agendas. */
static void
test_agendas (void)
{
  for (guint run = 0; run < 1500; run++)
    {
      g_autoptr(TrellisMeeting) meeting = create_meeting ();
      g_autoptr(TrellisMeeting) again = trellis_meeting_new ();
      g_autoptr(GListStore) points = create_points ();
      g_autoptr(GPtrArray) read = NULL;
      g_autofree char *notes = make_words (TRUE);
      g_autoptr(TrellisIcalComponent) written = NULL;
      g_autoptr(TrellisIcalComponent) calendar = NULL;

      trellis_meeting_set_notes (meeting, notes);
      for (int i = g_test_rand_int_range (0, 6); i > 0; i--)
        {
          g_autofree char *uid = g_strdup_printf ("p-%d", i);
          g_autofree char *words = make_words (FALSE);
          g_autofree char *title = g_strdup (words);
          g_autofree char *below = make_words (TRUE);
          TrellisPoint *point =
            add_point (points, uid, NULL, (TrellisRole) g_test_rand_int_range (0, 2),
                       g_test_rand_int_range (0, 30));

          g_strdelimit (title, " ", '_'); /* spaces between words are not kept */
          trellis_point_set_title (point, title);
          trellis_point_set_notes (point, below);
          trellis_point_set_done (point, g_test_rand_int_range (0, 2));
        }
      written = trellis_ical_meeting_write (meeting, G_LIST_MODEL (points), NULL, &mentor_context);
      calendar = travel (written);
      g_assert_true (trellis_ical_meeting_read (calendar, again, NULL, &read, &mentor_context));
      assert_same (meeting, again);
      g_assert_cmpuint (read->len, ==, g_list_model_get_n_items (G_LIST_MODEL (points)));
      for (guint i = 0; i < read->len; i++)
        {
          g_autoptr(TrellisPoint) expected = g_list_model_get_item (G_LIST_MODEL (points), i);

          assert_same (expected, read->pdata[i]);
        }
    }
}

static void
test_states (void)
{
  for (int state = TRELLIS_MEETING_STATE_PROPOSED; state <= TRELLIS_MEETING_STATE_MISSED; state++)
    {
      g_autoptr(TrellisMeeting) meeting = create_meeting ();
      g_autoptr(TrellisMeeting) again = trellis_meeting_new ();
      g_autoptr(TrellisIcalComponent) calendar = NULL;

      trellis_meeting_set_state (meeting, (TrellisMeetingState) state);
      calendar = trellis_ical_meeting_write (meeting, NULL, NULL, &mentor_context);
      g_assert_true (trellis_ical_meeting_read (calendar, again, NULL, NULL, &mentor_context));
      g_assert_cmpint (trellis_meeting_get_state (again), ==, state);

      set_value (calendar, "STATUS", "CANCELLED");
      g_assert_true (trellis_ical_meeting_read (calendar, again, NULL, NULL, &mentor_context));
      g_assert_cmpint (trellis_meeting_get_state (again), ==, TRELLIS_MEETING_STATE_CANCELLED);
    }
}

/* R-I10, R-I1: What other programs do to an item of ours comes back as the right field and keeps the rest. */
static void
test_foreign_edit (void)
{
  g_autoptr(TrellisMeeting) meeting = create_meeting ();
  g_autoptr(GListStore) points = create_points ();
  g_autoptr(GPtrArray) read = NULL;
  g_autoptr(TrellisIcalComponent) calendar = NULL;
  g_autoptr(TrellisIcalComponent) written = NULL;
  g_autoptr(TrellisIcalComponent) again = NULL;
  g_autofree char *text = NULL;

  trellis_meeting_set_title (meeting, NULL);
  trellis_meeting_set_confirmed_by_me (meeting, NOW);
  trellis_meeting_set_is_last (meeting, TRUE);
  add_point (points, "p-1", "How is the new role going?", TRELLIS_ROLE_MENTOR, 10);
  add_point (points, "p-2", "Review the goal of spring", TRELLIS_ROLE_MENTEE, 0);
  calendar = trellis_ical_meeting_write (meeting, G_LIST_MODEL (points), NULL, &mentor_context);
  g_assert_cmpstr (get_value (calendar, "SUMMARY"), ==, "Mentoring: Ann and Bob");

  set_value (calendar, "DTSTART", "20260105T190000");
  set_value (calendar, "DTEND", "20260105T200000");
  set_value (calendar, "DESCRIPTION",
             "Hello!\\n\\n## AGENDA\\n* [X] How is the new role going? (Ann\\, 10 min)\\n"
             "  went\\n\\n  well\\n1. Review the goal of summer\\n\xe2\x80\xa2 New one\\n");
  set_value (calendar, "X-FOREIGN", "kept");
  g_assert_true (
    trellis_ical_meeting_read (calendar, meeting, G_LIST_MODEL (points), &read, &mentor_context));
  g_assert_null (trellis_meeting_get_title (meeting));
  g_assert_cmpint (trellis_meeting_get_starts (meeting), ==, STARTS + 3600);
  g_assert_cmpint (trellis_meeting_get_minutes (meeting), ==, 60);
  g_assert_cmpint (trellis_meeting_get_confirmed_by_me (meeting), ==, 0);
  g_assert_true (trellis_meeting_get_is_last (meeting));
  g_assert_cmpstr (trellis_meeting_get_notes (meeting), ==, "Hello!");
  g_assert_cmpuint (read->len, ==, 3);
  g_assert_cmpstr (trellis_record_get_uid (read->pdata[0]), ==, "p-1");
  g_assert_true (trellis_point_get_done (read->pdata[0]));
  g_assert_cmpstr (trellis_point_get_notes (read->pdata[0]), ==, "went\n\nwell");
  g_assert_cmpint (trellis_point_get_minutes (read->pdata[0]), ==, 10);
  g_assert_cmpstr (trellis_record_get_uid (read->pdata[1]), ==, "p-2");
  g_assert_cmpstr (trellis_point_get_title (read->pdata[1]), ==, "Review the goal of summer");
  g_assert_cmpint (trellis_record_get_author (read->pdata[1]), ==, TRELLIS_ROLE_MENTEE);
  g_assert_cmpstr (trellis_point_get_title (read->pdata[2]), ==, "New one");
  g_assert_true (g_uuid_string_is_valid (trellis_record_get_uid (read->pdata[2])));
  {
    g_autoptr(GPtrArray) twice = NULL;

    g_assert_true (
      trellis_ical_meeting_read (calendar, meeting, NULL, &twice, &mentor_context));
    g_assert_cmpstr (trellis_record_get_uid (twice->pdata[2]), ==,
                     trellis_record_get_uid (read->pdata[2]));
  }

  g_list_store_remove_all (points);
  for (guint i = 0; i < read->len; i++)
    g_list_store_append (points, read->pdata[i]);
  trellis_meeting_set_place (meeting, "Park");
  written = trellis_ical_meeting_write (meeting, G_LIST_MODEL (points), calendar, &mentor_context);
  text = trellis_ical_write (written);
  g_assert_cmpstr (get_value (written, "X-FOREIGN"), ==, "kept");
  g_assert_cmpstr (get_value (written, "LOCATION"), ==, "Park");
  g_assert_cmpstr (get_value (written, "SEQUENCE"), ==, "1");

  /* All properties of ours lost, as some programs do. */
  again = read_text ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:meeting-1\nDTSTART:20260105T170000Z\n"
                     "DTEND:20260105T174500Z\nSUMMARY:Talk\nEND:VEVENT\nEND:VCALENDAR\n");
  g_assert_true (trellis_ical_meeting_read (again, meeting, NULL, NULL, &mentor_context));
  g_assert_true (trellis_meeting_get_is_last (meeting));
  g_assert_cmpstr (trellis_meeting_get_time_zone (meeting), ==, "Europe/Berlin");
  g_assert_cmpstr (trellis_meeting_get_title (meeting), ==, "Talk");
}

/* R-I10: what a calendar program has to tell people of again is numbered, and nothing else is; each write says
 * when it was. */
static void
test_sequence (void)
{
  enum { START, PLACE, TITLE, NOTES, LENGTH, STATE, NOTHING, N_STEPS };
  static const char *const expected[N_STEPS] = { "1", "2", "2", "2", "3", "4", "4" };
  g_autoptr(TrellisMeeting) meeting = create_meeting ();
  g_autoptr(TrellisIcalComponent) before = trellis_ical_meeting_write (meeting, NULL, NULL, &mentor_context);
  TrellisIcalContext context = mentor_context;

  g_assert_null (get_value (before, "SEQUENCE"));
  for (int step = START; step < N_STEPS; step++)
    {
      g_autoptr(TrellisIcalComponent) written = NULL;
      g_autoptr(GDateTime) date = NULL;
      g_autofree char *stamp = NULL;

      if (step == START)
        trellis_meeting_set_starts (meeting, STARTS + 3600);
      else if (step == PLACE)
        trellis_meeting_set_place (meeting, "Park");
      else if (step == TITLE)
        trellis_meeting_set_title (meeting, "Another");
      else if (step == NOTES)
        trellis_meeting_set_notes (meeting, "Words");
      else if (step == LENGTH)
        trellis_meeting_set_minutes (meeting, 90);
      else if (step == STATE)
        trellis_meeting_set_state (meeting, TRELLIS_MEETING_STATE_CANCELLED);
      if (step != NOTHING)
        context.now += 60;
      date = g_date_time_new_from_unix_utc (context.now);
      stamp = g_date_time_format (date, "%Y%m%dT%H%M%SZ");

      written = trellis_ical_meeting_write (meeting, NULL, before, &context);
      g_test_message ("step %d", step);
      g_assert_cmpstr (get_value (written, "SEQUENCE"), ==, expected[step]);
      g_assert_cmpstr (get_value (written, "DTSTAMP"), ==, stamp);
      g_assert_cmpstr (get_value (written, "LAST-MODIFIED"), ==, stamp);
      g_clear_pointer (&before, trellis_ical_component_free);
      before = g_steal_pointer (&written);
    }
}

/* A text without any heading does not say that the points are gone. */
static void
test_lost_headings (void)
{
  g_autoptr(TrellisMeeting) meeting = create_meeting ();
  g_autoptr(GListStore) points = create_points ();
  g_autoptr(GPtrArray) read = NULL;
  g_autoptr(TrellisIcalComponent) calendar = NULL;

  add_point (points, "p-1", "One", TRELLIS_ROLE_MENTOR, 0);
  trellis_meeting_set_summary (meeting, "Sum");
  calendar = trellis_ical_meeting_write (meeting, G_LIST_MODEL (points), NULL, &mentor_context);
  set_value (calendar, "DESCRIPTION", "Just this");
  g_assert_true (trellis_ical_meeting_read (calendar, meeting, NULL, &read, &mentor_context));
  g_assert_null (read);
  g_assert_cmpstr (trellis_meeting_get_notes (meeting), ==, "Just this");
  g_assert_cmpstr (trellis_meeting_get_summary (meeting), ==, "Sum");
}

#define CANARY "kanarienvogel"

/* R-V1: Private points are in no text, and stay here. */
static void
test_private (void)
{
  g_autoptr(TrellisMeeting) meeting = create_meeting ();
  g_autoptr(GListStore) points = create_points ();
  g_autoptr(TrellisIcalComponent) calendar = NULL;
  g_autofree char *text = NULL;
  g_autofree char *encoded = g_base64_encode ((const guchar *) CANARY, strlen (CANARY));
  TrellisPoint *secret;
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (meeting);

  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & TRELLIS_FIELD_PRIVATE) != 0)
      {
        if (trellis_field_is_string (&klass->fields[i]))
          trellis_record_set_string (TRELLIS_RECORD (meeting), i, CANARY);
        else
          trellis_record_set_number (TRELLIS_RECORD (meeting), i, 987654321);
      }
  secret = add_point (points, "p-" CANARY, CANARY, TRELLIS_ROLE_MENTOR, 0);
  trellis_point_set_notes (secret, CANARY);
  trellis_record_set_visibility (TRELLIS_RECORD (secret), TRELLIS_VISIBILITY_PRIVATE);

  calendar = trellis_ical_meeting_write (meeting, G_LIST_MODEL (points), NULL, &mentor_context);
  text = trellis_ical_write (calendar);
  encoded[strcspn (encoded, "=")] = '\0';
  g_assert_null (strstr (text, CANARY));
  g_assert_null (strstr (text, encoded));
  g_assert_null (strstr (text, "987654321"));

  /* Reading does not touch what is private. */
  g_assert_true (trellis_ical_meeting_read (calendar, meeting, NULL, NULL, &mentor_context));
  g_assert_cmpstr (trellis_meeting_get_private_notes (meeting), ==, CANARY);

  trellis_record_set_visibility (TRELLIS_RECORD (meeting), TRELLIS_VISIBILITY_PRIVATE);
  g_assert_null (trellis_ical_meeting_write (meeting, NULL, calendar, &mentor_context));
  trellis_record_set_visibility (TRELLIS_RECORD (meeting), TRELLIS_VISIBILITY_SHARED);
  trellis_record_set_number (TRELLIS_RECORD (meeting), TRELLIS_RECORD_DELETED, NOW);
  g_assert_null (trellis_ical_meeting_write (meeting, NULL, calendar, &mentor_context));
  trellis_record_set_number (TRELLIS_RECORD (meeting), TRELLIS_RECORD_DELETED, 0);
  trellis_meeting_set_starts (meeting, 0);
  g_assert_null (trellis_ical_meeting_write (meeting, NULL, calendar, &mentor_context));
}

static void
test_nothing (void)
{
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
  g_autoptr(TrellisIcalComponent) empty = trellis_ical_component_new ("VCALENDAR");
  g_autoptr(TrellisIcalComponent) timeless =
    read_text ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:soon\nEND:VEVENT\nEND:VCALENDAR\n");

  g_assert_false (trellis_ical_meeting_read (empty, meeting, NULL, NULL, &mentor_context));
  g_assert_false (trellis_ical_meeting_read (timeless, meeting, NULL, NULL, &mentor_context));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/meeting/shape", test_shape);
  g_test_add_func ("/ical/meeting/round-trip", test_round_trip);
  g_test_add_func ("/ical/meeting/agendas", test_agendas);
  g_test_add_func ("/ical/meeting/states", test_states);
  g_test_add_func ("/ical/meeting/foreign-edit", test_foreign_edit);
  g_test_add_func ("/ical/meeting/sequence", test_sequence);
  g_test_add_func ("/ical/meeting/lost-headings", test_lost_headings);
  g_test_add_func ("/ical/meeting/private", test_private);
  g_test_add_func ("/ical/meeting/nothing", test_nothing);
  return g_test_run ();
}
