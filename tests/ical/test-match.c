/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "meeting-fixture.h"
#include "trellis-ical-whole.h"
#include "trellis-ical-writer.h"
#include "trellis-records.h"

static TrellisPerson *
create_person (const char *uid, const char *name, gboolean is_me)
{
  TrellisPerson *person = trellis_person_new ();

  trellis_record_set_string (TRELLIS_RECORD (person), TRELLIS_RECORD_UID, uid);
  trellis_record_set_visibility (TRELLIS_RECORD (person), TRELLIS_VISIBILITY_SHARED);
  trellis_person_set_name (person, name);
  trellis_person_set_is_me (person, is_me);
  return person;
}

/* The match as Ann, the mentor, has it. */
static TrellisIcalWhole *
create_match (void)
{
  g_autoptr(TrellisMatch) match = trellis_match_new ();
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_object_unref);
  TrellisPerson *ann = create_person ("ann", "Ann", TRUE);
  TrellisPerson *bob = create_person ("bob-1", "Bob", FALSE);

  trellis_record_set_string (TRELLIS_RECORD (match), TRELLIS_RECORD_UID, "match-1");
  trellis_record_set_visibility (TRELLIS_RECORD (match), TRELLIS_VISIBILITY_SHARED);
  trellis_match_set_partner (match, "bob-1");
  trellis_match_set_my_role (match, TRELLIS_ROLE_MENTOR);
  trellis_match_set_state (match, TRELLIS_MATCH_STATE_PAUSED);
  trellis_match_set_started (match, "2026-01-05");
  trellis_match_set_planned_end (match, "2026-07-05");
  trellis_match_set_reason (match, "A new role");
  trellis_person_set_works_best (ann, "In the morning");
  trellis_person_set_email (bob, "bob@example.org");
  trellis_person_set_known_facts (bob, "Has two cats");
  g_ptr_array_add (parts, bob);
  g_ptr_array_add (parts, ann);
  return trellis_ical_whole_new (match, parts);
}

static TrellisPerson *
get_person (const TrellisIcalWhole *whole, gboolean is_me)
{
  for (guint i = 0; i < whole->parts->len; i++)
    if (trellis_person_get_is_me (whole->parts->pdata[i]) == is_me)
      return whole->parts->pdata[i];
  g_assert_not_reached ();
}

/* Bob reads it the other way round: Ann is his partner, with what she tells of herself; what she knows
 * of him stays with her. */
static void
test_mirror (void)
{
  g_autoptr(TrellisIcalWhole) whole = create_match ();
  TrellisIcalContext bob = mentor_context;
  g_autoptr(TrellisIcalComponent) calendar = trellis_ical_whole_write (whole, NULL, &mentor_context);
  g_autoptr(TrellisIcalWhole) read = NULL;
  g_autofree char *text = trellis_ical_write (calendar);
  TrellisMatch *match;

  bob.my_role = TRELLIS_ROLE_MENTEE;
  read = trellis_ical_whole_read (calendar, NULL, &bob);
  match = TRELLIS_MATCH (read->record);
  g_assert_cmpint (trellis_match_get_my_role (match), ==, TRELLIS_ROLE_MENTEE);
  g_assert_cmpint (trellis_match_get_state (match), ==, TRELLIS_MATCH_STATE_PAUSED);
  g_assert_cmpstr (trellis_match_get_partner (match), ==, "ann");
  g_assert_cmpstr (trellis_match_get_planned_end (match), ==, "2026-07-05");
  g_assert_cmpstr (trellis_match_get_reason (match), ==, "A new role");
  g_assert_cmpstr (trellis_person_get_works_best (get_person (read, FALSE)), ==, "In the morning");
  g_assert_cmpstr (trellis_person_get_name (get_person (read, TRUE)), ==, "Bob");
  g_assert_null (trellis_person_get_email (get_person (read, TRUE)));
  g_assert_null (strstr (text, "cats"));
}

/* Bob tells of himself; Ann learns it, and does not write it. */
static void
test_own_line (void)
{
  g_autoptr(TrellisIcalWhole) whole = create_match ();
  TrellisIcalContext bob = mentor_context;
  g_autoptr(TrellisIcalComponent) first = trellis_ical_whole_write (whole, NULL, &mentor_context);
  g_autoptr(TrellisIcalWhole) of_bob = NULL;
  g_autoptr(TrellisIcalWhole) of_ann = NULL;
  g_autoptr(TrellisIcalComponent) second = NULL;
  g_autoptr(TrellisIcalComponent) third = NULL;

  bob.my_role = TRELLIS_ROLE_MENTEE;
  of_bob = trellis_ical_whole_read (first, NULL, &bob);
  trellis_person_set_phone (get_person (of_bob, TRUE), "123");
  trellis_record_set_visibility (TRELLIS_RECORD (get_person (of_bob, TRUE)), TRELLIS_VISIBILITY_SHARED);
  second = trellis_ical_whole_write (of_bob, first, &bob);

  of_ann = trellis_ical_whole_read (second, whole, &mentor_context);
  g_assert_cmpstr (trellis_match_get_partner (TRELLIS_MATCH (of_ann->record)), ==, "bob-1");
  g_assert_cmpstr (trellis_person_get_phone (get_person (of_ann, FALSE)), ==, "123");
  g_assert_cmpstr (trellis_person_get_known_facts (get_person (of_ann, FALSE)), ==, "Has two cats");
  g_assert_cmpstr (trellis_person_get_works_best (get_person (of_ann, TRUE)), ==, "In the morning");
  trellis_person_set_phone (get_person (of_ann, FALSE), "456");
  third = trellis_ical_whole_write (of_ann, second, &mentor_context);
  g_assert_true (trellis_ical_component_equal (second, third));
}

/* Who does not share themselves is only named. */
static void
test_private_people (void)
{
  g_autoptr(TrellisIcalWhole) whole = create_match ();
  g_autoptr(TrellisIcalComponent) calendar = NULL;
  g_autoptr(TrellisIcalWhole) read = NULL;

  for (guint i = 0; i < whole->parts->len; i++)
    trellis_record_set_visibility (whole->parts->pdata[i], TRELLIS_VISIBILITY_PRIVATE);
  trellis_person_set_name (get_person (whole, FALSE), "Bobby");
  calendar = trellis_ical_whole_write (whole, NULL, &mentor_context);
  read = trellis_ical_whole_read (calendar, NULL, &mentor_context);
  g_assert_cmpstr (trellis_person_get_name (get_person (read, TRUE)), ==, "Ann");
  g_assert_cmpstr (trellis_person_get_name (get_person (read, FALSE)), ==, "Bob");
  g_assert_null (trellis_person_get_works_best (get_person (read, TRUE)));
}

/* Another program's STATUS, and words where a day should be. */
static void
test_edits (void)
{
  g_autoptr(TrellisIcalWhole) whole = create_match ();
  g_autoptr(TrellisIcalComponent) calendar = trellis_ical_whole_write (whole, NULL, &mentor_context);
  TrellisIcalComponent *item = trellis_ical_component_find_part (calendar, "VJOURNAL");
  g_autoptr(TrellisIcalWhole) read = NULL;

  trellis_ical_line_set_value (trellis_ical_component_find_line (item, "STATUS"), "cancelled");
  trellis_ical_line_set_value (trellis_ical_component_find_line (item, "DESCRIPTION"),
                               "Why We Meet:\\nA new role\\n\\nPlanned End:\\nin summer");
  read = trellis_ical_whole_read (calendar, whole, &mentor_context);
  g_assert_cmpint (trellis_match_get_state (TRELLIS_MATCH (read->record)), ==, TRELLIS_MATCH_STATE_ENDED);
  g_assert_cmpstr (trellis_match_get_planned_end (TRELLIS_MATCH (read->record)), ==, "2026-07-05");
  g_assert_cmpstr (trellis_match_get_reason (TRELLIS_MATCH (read->record)), ==,
                   "A new role\nPlanned End: in summer");
}

/* The plan of a meeting, as each of the two has it. */
static void
test_confirmations (void)
{
  g_autoptr(TrellisMeeting) meeting = create_meeting ();
  g_autoptr(TrellisIcalWhole) whole = trellis_ical_whole_new (meeting, NULL);
  TrellisIcalContext bob = mentor_context;
  g_autoptr(TrellisIcalComponent) calendar = NULL;
  g_autoptr(TrellisIcalComponent) again = NULL;
  g_autoptr(TrellisIcalWhole) read = NULL;

  bob.my_role = TRELLIS_ROLE_MENTEE;
  trellis_meeting_set_confirmed_by_me (meeting, NOW - 2);
  calendar = trellis_ical_whole_write (whole, NULL, &mentor_context);
  read = trellis_ical_whole_read (calendar, NULL, &bob);
  g_assert_cmpint (trellis_meeting_get_confirmed_by_partner (TRELLIS_MEETING (read->record)), ==, NOW - 2);
  g_assert_cmpint (trellis_meeting_get_confirmed_by_me (TRELLIS_MEETING (read->record)), ==, 0);
  g_assert_cmpint (trellis_record_get_author (read->record), ==, TRELLIS_ROLE_MENTOR);

  /* What Ann said, only Ann takes back. */
  trellis_meeting_set_confirmed_by_partner (TRELLIS_MEETING (read->record), 0);
  again = trellis_ical_whole_write (read, calendar, &bob);
  g_assert_true (trellis_ical_component_equal (calendar, again));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/match/mirror", test_mirror);
  g_test_add_func ("/ical/match/own-line", test_own_line);
  g_test_add_func ("/ical/match/private-people", test_private_people);
  g_test_add_func ("/ical/match/edits", test_edits);
  g_test_add_func ("/ical/match/confirmations", test_confirmations);
  return g_test_run ();
}
