/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "meeting-fixture.h"
#include "trellis-ical-meaning.h"
#include "trellis-ical-reader.h"
#include "trellis-ical-replaces.h"
#include "trellis-ical-whole.h"
#include "trellis-ical-writer.h"
#include "trellis-records.h"

static TrellisRecord *
create_record (GType type, const char *uid)
{
  TrellisRecord *record = g_object_new (type, NULL);

  trellis_record_set_string (record, TRELLIS_RECORD_UID, uid);
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_SHARED);
  return record;
}

static TrellisPoint *
create_point (const char *uid, const char *title, int position, TrellisVisibility visibility)
{
  TrellisRecord *point = create_record (TRELLIS_TYPE_POINT, uid);

  trellis_record_set_visibility (point, visibility);
  trellis_record_set_number (point, TRELLIS_RECORD_CREATED, NOW - 7);
  trellis_point_set_title (TRELLIS_POINT (point), title);
  trellis_point_set_position (TRELLIS_POINT (point), position);
  trellis_point_set_meeting (TRELLIS_POINT (point), "meeting-1");
  return TRELLIS_POINT (point);
}

/* R-V1: Which kinds of records leave at all. */
static void
test_shareable (void)
{
  const GType *types = trellis_record_types ();

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      g_autoptr(TrellisRecord) record = create_record (types[i], "a");
      g_autoptr(TrellisIcalWhole) whole = trellis_ical_whole_new (record, NULL);
      const gboolean is_part = types[i] == TRELLIS_TYPE_PERSON || types[i] == TRELLIS_TYPE_POINT ||
                               types[i] == TRELLIS_TYPE_CLAUSE || types[i] == TRELLIS_TYPE_SIGNATURE;

      if (is_part)
        {
          g_assert_false (trellis_ical_whole_is_shareable (whole));
          g_assert_null (trellis_ical_whole_write (whole, NULL, &mentor_context));
        }
      trellis_record_set_number (record, TRELLIS_RECORD_DELETED, NOW);
      g_assert_false (trellis_ical_whole_is_shareable (whole));
      trellis_record_set_number (record, TRELLIS_RECORD_DELETED, 0);
      trellis_record_set_visibility (record, TRELLIS_VISIBILITY_PRIVATE);
      g_assert_false (trellis_ical_whole_is_shareable (whole));
      g_assert_null (trellis_ical_whole_write (whole, NULL, &mentor_context));
    }
}

/* A meeting comes back with its points; what is private is known only here, and stays. */
static void
test_meeting (void)
{
  g_autoptr(TrellisMeeting) meeting = create_meeting ();
  GPtrArray *points = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(TrellisIcalWhole) whole = trellis_ical_whole_new (meeting, points);
  g_autoptr(TrellisIcalWhole) again = NULL;
  g_autoptr(TrellisIcalWhole) fresh = NULL;
  g_autoptr(TrellisIcalComponent) calendar = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (points, create_point ("p1", "Role", 0, TRELLIS_VISIBILITY_SHARED));
  g_ptr_array_add (points, create_point ("p2", "Salary", 1, TRELLIS_VISIBILITY_PRIVATE));
  trellis_meeting_set_private_notes (meeting, "Careful");
  calendar = trellis_ical_whole_write (whole, NULL, &mentor_context);
  text = trellis_ical_write (calendar);
  g_assert_null (strstr (text, "Salary"));
  g_assert_null (strstr (text, "Careful"));
  g_assert_cmpstr (trellis_ical_get_uid (calendar), ==, "meeting-1");
  g_assert_cmpstr (trellis_ical_get_match (calendar), ==, "match-1");

  fresh = trellis_ical_whole_read (calendar, NULL, &mentor_context);
  assert_same (fresh->record, meeting);
  g_assert_cmpuint (fresh->parts->len, ==, 1);

  again = trellis_ical_whole_read (calendar, whole, &mentor_context);
  g_assert_true (again->record != whole->record);
  g_assert_cmpstr (trellis_meeting_get_private_notes (TRELLIS_MEETING (again->record)), ==, "Careful");
  g_assert_cmpuint (again->parts->len, ==, 2);
  assert_same (again->parts->pdata[0], points->pdata[0]);
  assert_same (again->parts->pdata[1], points->pdata[1]);
}

/* Somebody took the headings away, or gave them other words: the points are still points. */
static void
test_lost_headings (void)
{
  static const char *const texts[] = {
    "- [ ] Role (Bob)\\n  New\\n- [x] Money (Bob)\\n\\nSome words",
    "Tagesordnung:\\n- [ ] Role (Bob)\\n  New\\n- [x] Money (Bob)\\n\\nNotes:\\nSome words",
    "Notes:\\nSome words\\n- [ ] Role (Bob)\\n  New\\n- [x] Money (Bob)",
  };
  g_autoptr(TrellisMeeting) meeting = create_meeting ();
  GPtrArray *points = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(TrellisIcalWhole) whole = trellis_ical_whole_new (meeting, points);
  g_autoptr(TrellisIcalComponent) calendar = NULL;

  g_ptr_array_add (points, create_point ("p1", "Role", 0, TRELLIS_VISIBILITY_SHARED));
  g_ptr_array_add (points, create_point ("p2", "Money", 1, TRELLIS_VISIBILITY_SHARED));
  trellis_point_set_notes (points->pdata[0], "New");
  trellis_meeting_set_notes (meeting, "Some words");
  calendar = trellis_ical_whole_write (whole, NULL, &mentor_context);
  trellis_point_set_done (points->pdata[1], TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      TrellisIcalComponent *item = trellis_ical_component_find_part (calendar, "VEVENT");
      g_autoptr(TrellisIcalWhole) read = NULL;

      trellis_ical_line_set_value (trellis_ical_component_find_line (item, "DESCRIPTION"), texts[i]);
      read = trellis_ical_whole_read (calendar, whole, &mentor_context);
      g_assert_cmpstr (trellis_meeting_get_notes (TRELLIS_MEETING (read->record)), ==, "Some words");
      g_assert_cmpuint (read->parts->len, ==, 2);
      assert_same (read->parts->pdata[0], points->pdata[0]);
      assert_same (read->parts->pdata[1], points->pdata[1]);
    }
}

/* What it is when nothing of ours says so. */
static void
test_kinds (void)
{
  g_autoptr(GHashTable) parents = g_hash_table_new (g_str_hash, g_str_equal);
  TrellisIcalContext context = mentor_context;
  const struct
  {
    const char *component, *lines;
    GType type;
  } cases[] = {
    { "VEVENT", "DTSTART:20260105T180000Z\n", TRELLIS_TYPE_MEETING },
    { "VEVENT", "SUMMARY:No time\n", G_TYPE_INVALID },
    { "VTODO", "", TRELLIS_TYPE_ACTION },
    { "VTODO", "RELATED-TO;RELTYPE=CHILD:b\n", TRELLIS_TYPE_GOAL },
    { "VTODO", "UID:g\n", TRELLIS_TYPE_GOAL },
    { "VTODO", "X-TRELLIS-KIND:task\n", TRELLIS_TYPE_TASK },
    { "VTODO", "X-TRELLIS-KIND:meeting\n", TRELLIS_TYPE_ACTION },
    { "VTODO", "X-TRELLIS-KIND:goal\nX-TRELLIS-V:2\n", G_TYPE_INVALID },
    { "VJOURNAL", "", TRELLIS_TYPE_NOTE },
    { "VJOURNAL", "RELATED-TO:g\n", TRELLIS_TYPE_CHECK_IN },
    { "VJOURNAL", "RELATED-TO;RELTYPE=SIBLING:g\n", TRELLIS_TYPE_NOTE },
    { "VFREEBUSY", "", G_TYPE_INVALID },
  };

  g_hash_table_add (parents, (char *) "g");
  context.parents = parents;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("BEGIN:VCALENDAR\nBEGIN:%s\n%sEND:%s\nEND:VCALENDAR\n",
                                               cases[i].component, cases[i].lines, cases[i].component);
      g_autoptr(TrellisIcalComponent) calendar = read_text (text);
      g_autoptr(TrellisIcalWhole) whole = trellis_ical_whole_read (calendar, NULL, &context);

      if (cases[i].type == G_TYPE_INVALID)
        g_assert_null (whole);
      else
        g_assert_cmpstr (G_OBJECT_TYPE_NAME (whole->record), ==, g_type_name (cases[i].type));
    }
}

/* A program that lost all that is ours does not make a goal something else. */
static void
test_known_kind (void)
{
  g_autoptr(TrellisRecord) goal = create_record (TRELLIS_TYPE_GOAL, "goal-1");
  g_autoptr(TrellisIcalWhole) known = trellis_ical_whole_new (goal, NULL);
  g_autoptr(TrellisIcalWhole) read = NULL;
  g_autoptr(TrellisIcalComponent) calendar = read_text (
    "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:goal-1\nSUMMARY:New\nEND:VTODO\nEND:VCALENDAR\n");

  trellis_goal_set_kind (TRELLIS_GOAL (goal), TRELLIS_GOAL_KIND_STRETCH);
  read = trellis_ical_whole_read (calendar, known, &mentor_context);
  g_assert_true (TRELLIS_IS_GOAL (read->record));
  g_assert_cmpstr (trellis_goal_get_title (TRELLIS_GOAL (read->record)), ==, "New");
  g_assert_cmpint (trellis_goal_get_kind (TRELLIS_GOAL (read->record)), ==, TRELLIS_GOAL_KIND_STRETCH);
}

/* What an item replaces stays in it when it is written again, and when it is replaced once more. */
static void
test_replaces (void)
{
  g_autoptr(TrellisRecord) goal = create_record (TRELLIS_TYPE_GOAL, "third");
  g_autoptr(TrellisIcalWhole) whole = trellis_ical_whole_new (goal, NULL);
  g_autoptr(TrellisIcalComponent) calendar = read_text (
    "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Europe/Paris\nUID:zone\nEND:VTIMEZONE\n"
    "BEGIN:VTODO\nUID:first\nSUMMARY:Lead\nEND:VTODO\nEND:VCALENDAR\n");
  g_autoptr(TrellisIcalComponent) written = NULL;
  g_auto(GStrv) none = trellis_ical_dup_replaced (calendar);
  g_auto(GStrv) both = NULL;
  g_auto(GStrv) still = NULL;

  g_assert_cmpstrv (none, (const char *const[]) { NULL });
  trellis_ical_replace_uid (calendar, "second");
  trellis_ical_replace_uid (calendar, "second");
  trellis_ical_replace_uid (calendar, "third");
  g_assert_cmpstr (trellis_ical_get_uid (calendar), ==, "third");
  both = trellis_ical_dup_replaced (calendar);
  g_assert_cmpstrv (both, ((const char *const[]) { "first", "second", NULL }));
  g_assert_cmpstr (
    trellis_ical_line_get_value (trellis_ical_component_find_line (
      trellis_ical_component_find_part (calendar, "VTIMEZONE"), "UID")),
    ==, "zone");

  trellis_goal_set_title (TRELLIS_GOAL (goal), "Lead two");
  written = trellis_ical_whole_write (whole, calendar, &mentor_context);
  still = trellis_ical_dup_replaced (written);
  g_assert_cmpstrv (still, both);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/whole/shareable", test_shareable);
  g_test_add_func ("/ical/whole/meeting", test_meeting);
  g_test_add_func ("/ical/whole/lost-headings", test_lost_headings);
  g_test_add_func ("/ical/whole/kinds", test_kinds);
  g_test_add_func ("/ical/whole/known-kind", test_known_kind);
  g_test_add_func ("/ical/whole/replaces", test_replaces);
  return g_test_run ();
}
