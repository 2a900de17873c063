/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "engine-fixture.h"

/* What somebody duplicated in a calendar program: it has another identity, and all else as it was. */

static void
duplicate (Fixture *self, const char *uid, const char *other)
{
  g_autofree char *href = href_of (uid);
  g_autofree char *other_href = href_of (other);
  g_autofree char *text = memory_server_dup_text (self->server, href);
  g_autofree char *before = g_strdup_printf ("\r\nUID:%s\r\n", uid);
  g_autofree char *after = g_strdup_printf ("\r\nUID:%s\r\n", other);
  g_auto(GStrv) parts = g_strsplit (text, before, -1);
  g_autofree char *copy = g_strjoinv (after, parts);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  memory_server_put (self->server, other_href, copy);
}

/* The meeting keeps its points, and the other has its own. */
static void
test_meeting (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = replica_add_meeting (self->tom, "Meeting");
  g_autoptr(TrellisPoint) first = replica_add_point (self->tom, meeting, "First");
  g_autoptr(TrellisPoint) second = replica_add_point (self->tom, meeting, "Second");
  g_autoptr(TrellisPoint) hers = NULL;

  trellis_point_set_notes (second, "What was said");
  sync_both (self);
  duplicate (self, UID (meeting), "copy-of-meeting");
  sync_both (self);
  g_assert_cmpstr (trellis_point_get_meeting (first), ==, UID (meeting));
  g_assert_cmpstr (trellis_point_get_meeting (second), ==, UID (meeting));
  assert_answer (self->tom, "SELECT count(*) FROM point WHERE meeting = 'copy-of-meeting' AND deleted = 0", "2");
  assert_answer (self->mira, "SELECT count(*) FROM point WHERE meeting = 'copy-of-meeting' AND deleted = 0", "2");
  assert_answer (self->mira, "SELECT count(*) FROM point", "4");

  /* Each goes on alone. */
  hers = replica_get (self->mira, TRELLIS_TYPE_POINT, UID (first));
  trellis_point_set_title (hers, "First, hers");
  replica_sync (self->mira);
  sync_both (self);
  g_assert_cmpstr (trellis_point_get_title (first), ==, "First, hers");
  assert_answer (self->tom, "SELECT title FROM point WHERE meeting = 'copy-of-meeting' ORDER BY title",
                 "First\nSecond");
}

/* Also when what was duplicated is changed in the other program later, and when here something is changed in it. */
static void
test_changed (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = replica_add_meeting (self->tom, "Meeting");
  g_autoptr(TrellisPoint) point = replica_add_point (self->tom, meeting, "First thing");
  g_autoptr(TrellisMeeting) copy = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) parts = NULL;
  g_autofree char *changed = NULL;

  sync_both (self);
  duplicate (self, UID (meeting), "copy-of-meeting");
  sync_both (self);
  text = memory_server_dup_text (self->server, "copy-of-meeting.ics");
  parts = g_strsplit (text, "[ ] First thing", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  changed = g_strjoinv ("[ ] First other thing", parts);
  memory_server_put (self->server, "copy-of-meeting.ics", changed);
  sync_both (self);
  g_assert_cmpstr (trellis_point_get_title (point), ==, "First thing");
  g_assert_cmpstr (trellis_point_get_meeting (point), ==, UID (meeting));
  assert_answer (self->tom, "SELECT title FROM point WHERE meeting = 'copy-of-meeting' AND deleted = 0",
                 "First other thing");

  copy = replica_get (self->tom, TRELLIS_TYPE_MEETING, "copy-of-meeting");
  trellis_meeting_set_title (copy, "Another");
  sync_both (self);
  assert_answer (self->mira, "SELECT count(*) FROM point WHERE deleted = 0", "2");
  g_assert_cmpstr (trellis_point_get_meeting (point), ==, UID (meeting));
}

/* There is one match, whoever keeps its card twice. */
static void
test_card (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sync_both (self);
  before = replica_tell_all (self->tom);
  duplicate (self, UID (self->tom->match), "copy-of-card");
  replica_sync (self->tom);
  replica_sync (self->mira);
  assert_answer (self->tom, "SELECT count(*) FROM match", "1");
  assert_answer (self->mira, "SELECT count(*) FROM match", "1");
  assert_answer (self->tom, "SELECT count(*) FROM person", "2");
  g_assert_cmpuint (self->tom->report.question, ==, TRELLIS_SHARING_QUESTION_NONE);
  after = replica_tell_all (self->tom);
  g_assert_cmpstr (before, ==, after);
  sync_both (self);
}

#define DUPLICATE_TEST(name, function) \
  g_test_add ("/engine/duplicates/" name, Fixture, NULL, engine_set_up, function, engine_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DUPLICATE_TEST ("meeting", test_meeting);
  DUPLICATE_TEST ("changed", test_changed);
  DUPLICATE_TEST ("card", test_card);
  return g_test_run ();
}
