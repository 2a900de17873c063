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

/* What a program that keeps folders in step puts beside the item of @note, under a name that nobody knows; @added is
 * at the end of its text. */
static void
put_second (Fixture *self, TrellisNote *note, const char *added)
{
  g_autofree char *href = href_of (UID (note));
  g_autofree char *text = memory_server_dup_text (self->server, href);
  g_autofree char *after = g_strconcat ("One", added, "\r\n", NULL);
  g_auto(GStrv) parts = g_strsplit (text, "One\r\n", -1);
  g_autofree char *second = g_strjoinv (after, parts);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  memory_server_put (self->server, "second.ics", second);
}

/* An old copy beside the item is not taken for it by who sees both for the first time. */
static void
test_second_first (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "One");
  g_autoptr(TrellisNote) hers = NULL;
  g_autofree char *href = href_of (UID (note));
  g_autofree char *text = NULL;

  replica_sync (self->tom);
  text = memory_server_dup_text (self->server, href);
  memory_server_put (self->server, "!second.ics", text);
  trellis_note_set_body (note, "One, mine");
  replica_sync (self->tom);
  sync_both (self);
  assert_note (self->mira, UID (note), "One, mine");

  hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (note));
  trellis_note_set_body (hers, "One, hers");
  replica_sync (self->mira);
  sync_both (self);
  assert_note (self->tom, UID (note), "One, hers");
}

static TrellisNote *
add_note_twice (Fixture *self, const char *added)
{
  TrellisNote *note = replica_add_note (self->tom, "Title", "One");
  g_autoptr(TrellisNote) other = replica_add_note (self->tom, "Other", "So that not all is gone");

  sync_both (self);
  put_second (self, note, added);
  sync_both (self);
  assert_answer (self->tom, "SELECT count(*) FROM note", "2");
  return note;
}

static void
assert_gone (Fixture *self, TrellisNote *note)
{
  g_autofree char *href = href_of (UID (note));
  g_autofree char *there = memory_server_dup_text (self->server, href);
  g_autofree char *second = memory_server_dup_text (self->server, "second.ics");

  g_assert_null (there);
  g_assert_null (second);
  assert_answer (self->tom, "SELECT count(*) FROM note WHERE deleted = 0", "1");
  assert_answer (self->mira, "SELECT count(*) FROM note WHERE deleted = 0", "1");
  assert_answer (self->tom, "SELECT count(*) FROM shared_clash", "0");
  assert_answer (self->mira, "SELECT count(*) FROM shared_clash", "0");
}

/* What says the same a second time goes with what is deleted. */
static void
test_second_deleted (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note_twice (self, "");

  trellis_store_delete (self->tom->store, note);
  sync_both (self);
  assert_gone (self, note);
  sync_both (self);
}

static void
set_up_perfect (Fixture *self, gconstpointer data)
{
  engine_set_up (self, NULL);
}

/* The program ends, or the answer is lost, between the one and the other; or it is not let be removed at once. */
static void
test_second_interrupted (Fixture *self, gconstpointer data)
{
  static const MemoryFate fates[] = { MEMORY_FATE_CRASH_BEFORE, MEMORY_FATE_CRASH_AFTER, MEMORY_FATE_CUT,
                                      MEMORY_FATE_ERROR, MEMORY_FATE_OFFLINE };
  const guint fate = GPOINTER_TO_UINT (data) / 2;
  Strike now = { MEMORY_VERB_REMOVE, fates[fate], (int) (GPOINTER_TO_UINT (data) % 2) };
  g_autoptr(TrellisNote) note = NULL;

  note = add_note_twice (self, "");
  trellis_store_delete (self->tom->store, note);
  self->tom->fate = strike;
  self->tom->fate_data = &now;
  replica_try (self->tom, NULL);
  self->tom->fate = NULL;
  replica_sync (self->mira);
  sync_both (self);
  sync_both (self);
  assert_gone (self, note);
}

/* What says something else may be what somebody wrote: it stays, and what was deleted is back with it. */
static void
test_second_of_others (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note_twice (self, "\\nTwo\\, theirs");
  g_autofree char *second = NULL;

  trellis_store_delete (self->tom->store, note);
  sync_both (self);
  second = memory_server_dup_text (self->server, "second.ics");
  g_assert_nonnull (second);
  assert_note (self->tom, UID (note), "One\nTwo, theirs");
  assert_note (self->mira, UID (note), "One\nTwo, theirs");
  assert_answer (self->tom, "SELECT kind FROM shared_clash", "kept-theirs");
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), ==, 0);

  /* Deleted again, it is gone. */
  trellis_store_delete (self->tom->store, note);
  sync_both (self);
  assert_answer (self->mira, "SELECT count(*) FROM note WHERE deleted = 0", "1");
  g_assert_cmpuint (memory_server_count (self->server), ==, 2);
}

/* Somebody changes it while it is being removed. */
static void
change_second (Replica *replica, gpointer data)
{
  Fixture *self = data;
  g_autofree char *text = memory_server_dup_text (self->server, "second.ics");
  g_auto(GStrv) parts = g_strsplit (text, "One\r\n", -1);
  g_autofree char *changed = g_strjoinv ("One\\, theirs\r\n", parts);

  memory_server_put (self->server, "second.ics", changed);
}

static MemoryFate
change_before_removal (MemoryVerb verb, gpointer data)
{
  Fixture *self = data;

  if (verb == MEMORY_VERB_REMOVE)
    {
      self->tom->fate = NULL;
      change_second (self->tom, self);
    }
  return MEMORY_FATE_NORMAL;
}

static void
test_second_changed (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note_twice (self, "");
  g_autofree char *second = NULL;

  trellis_store_delete (self->tom->store, note);
  self->tom->fate = change_before_removal;
  self->tom->fate_data = self;
  replica_sync (self->tom);
  self->tom->fate = NULL;
  second = memory_server_dup_text (self->server, "second.ics");
  g_assert_nonnull (second);
  sync_both (self);
  assert_note (self->tom, UID (note), "One, theirs");
  assert_note (self->mira, UID (note), "One, theirs");
}

/* What is private from now on is not there a second time either. */
static void
test_second_private (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = add_note_twice (self, "");
  g_autofree char *second = NULL;

  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_PRIVATE);
  sync_both (self);
  second = memory_server_dup_text (self->server, "second.ics");
  g_assert_null (second);
  g_assert_cmpuint (memory_server_count (self->server), ==, 2);
  assert_answer (self->mira, "SELECT count(*) FROM note WHERE deleted = 0", "1");
  assert_answer (self->tom, "SELECT count(*) FROM note WHERE deleted = 0", "2");
}

static MemoryFate
refuse_in_turn (MemoryVerb verb, gpointer data)
{
  guint *n = data;

  return verb == MEMORY_VERB_REMOVE && (*n)++ % 2 == 0 ? MEMORY_FATE_REFUSED : MEMORY_FATE_NORMAL;
}

/* If the second one cannot be removed now, both go later: until then it is private here, and there as it was. */
static void
test_second_private_later (Fixture *self, gconstpointer data)
{
  Strike now = { MEMORY_VERB_REMOVE, MEMORY_FATE_ERROR, 0 };
  g_autoptr(TrellisNote) note = add_note_twice (self, "");

  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_PRIVATE);
  self->tom->fate = strike;
  self->tom->fate_data = &now;
  replica_sync (self->tom);
  self->tom->fate = NULL;
  assert_answer (self->tom, "SELECT count(*) FROM note WHERE deleted = 0", "2");
  g_assert_cmpuint (self->tom->report.n_left, ==, 1);
  sync_both (self);
  g_assert_cmpuint (memory_server_count (self->server), ==, 2);
  assert_answer (self->tom, "SELECT count(*) FROM note WHERE deleted = 0", "2");
  assert_answer (self->mira, "SELECT count(*) FROM note WHERE deleted = 0", "1");
}

/* One that was left where its record is in the trash does not bring that back when something else is removed. */
static void
test_second_left (Fixture *self, gconstpointer data)
{
  guint n = 0;
  g_autoptr(TrellisNote) note = add_note_twice (self, "");
  g_autoptr(TrellisNote) more = replica_add_note (self->tom, "More", "Another");
  g_autofree char *second = NULL;

  sync_both (self);
  trellis_store_delete (self->tom->store, note);
  self->tom->fate = refuse_in_turn;
  self->tom->fate_data = &n;
  replica_sync (self->tom);
  self->tom->fate = NULL;
  g_assert_cmpuint (n, ==, 3);
  second = memory_server_dup_text (self->server, "second.ics");
  g_assert_nonnull (second);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), !=, 0);

  trellis_store_delete (self->tom->store, more);
  sync_both (self);
  assert_gone (self, note);
}

/* What another program puts there, in the name of which the uid is or is not. */
static void
put_theirs (Fixture *self, const char *href, const char *summary, const char *body)
{
  g_autofree char *text = g_strdup_printf ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Else//EN\r\nBEGIN:VJOURNAL\r\n"
                                           "UID:theirs\r\nDTSTAMP:20270101T000000Z\r\nSUMMARY:%s\r\n"
                                           "DESCRIPTION:%s\r\nEND:VJOURNAL\r\nEND:VCALENDAR\r\n",
                                           summary, body);

  memory_server_put (self->server, href, text);
}

static void
assert_proper (Replica *replica, const char *title)
{
  g_autoptr(TrellisNote) note = replica_get (replica, TRELLIS_TYPE_NOTE, "theirs");

  assert_answer (replica, "SELECT href, state FROM shared_item WHERE record = 'theirs'", "theirs.ics|steady");
  assert_answer (replica, "SELECT count(*) FROM note WHERE deleted = 0", "1");
  g_assert_cmpstr (trellis_note_get_title (note), ==, title);
}

/* A copy was there before the item that has its proper name, and that counts from then on, for who knew the copy and
 * for who did not; what the two say is brought together, and the copy stays as it is. */
static void
test_proper_later (Fixture *self, gconstpointer data)
{
  const gboolean both_know = data != NULL;
  g_autoptr(TrellisNote) mine = NULL;
  g_autoptr(TrellisNote) hers = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  put_theirs (self, "second.ics", "Title", "One\\nTwo\\, only in the copy");
  replica_sync (self->tom);
  if (both_know)
    replica_sync (self->mira);
  before = memory_server_dup_text (self->server, "second.ics");
  put_theirs (self, "theirs.ics", "Title", "One\\nThree\\, only in the item");
  replica_sync (self->tom);
  replica_sync (self->mira);
  replica_sync (self->tom);
  replica_sync (self->mira);
  sync_both (self);
  assert_proper (self->tom, "Title");
  assert_proper (self->mira, "Title");
  mine = replica_get (self->tom, TRELLIS_TYPE_NOTE, "theirs");
  hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, "theirs");
  g_assert_nonnull (strstr (trellis_note_get_body (mine), "only in the copy"));
  g_assert_nonnull (strstr (trellis_note_get_body (mine), "only in the item"));
  g_assert_null (strstr (strstr (trellis_note_get_body (mine), "only in the copy") + 1, "only in the copy"));

  /* Each hears of the other. */
  trellis_note_set_title (hers, "Hers");
  replica_sync (self->mira);
  sync_both (self);
  assert_proper (self->tom, "Hers");
  trellis_note_set_title (mine, "Mine");
  sync_both (self);
  assert_proper (self->mira, "Mine");
  after = memory_server_dup_text (self->server, "second.ics");
  g_assert_cmpstr (before, ==, after);
}

/* One that says the same only takes its place, and nothing is written for that. */
static void
test_proper_same (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = NULL;
  g_autofree char *text = NULL;

  put_theirs (self, "second.ics", "Title", "One");
  sync_both (self);
  put_theirs (self, "theirs.ics", "Title", "One");
  memory_server_reset_counts (self->server);
  replica_sync (self->tom);
  replica_sync (self->mira);
  g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);
  assert_proper (self->tom, "Title");
  assert_proper (self->mira, "Title");
  assert_answer (self->tom, "SELECT count(*) FROM shared_clash", "0");

  /* What was not yet sent when it came goes there. */
  note = replica_get (self->tom, TRELLIS_TYPE_NOTE, "theirs");
  trellis_note_set_body (note, "One, mine");
  sync_both (self);
  text = memory_server_dup_text (self->server, "theirs.ics");
  g_assert_nonnull (strstr (text, "One\\, mine"));
}

/* What somebody writes here meanwhile is in it as well, and what was on its way to the copy. */
static void
test_proper_and_edit (Fixture *self, gconstpointer data)
{
  Strike lost = { MEMORY_VERB_PUT, MEMORY_FATE_CUT, 0 };
  g_autoptr(TrellisNote) note = NULL;
  g_autoptr(TrellisNote) hers = NULL;

  put_theirs (self, "second.ics", "Title", "One");
  sync_both (self);
  note = replica_get (self->tom, TRELLIS_TYPE_NOTE, "theirs");
  trellis_note_set_body (note, "One\nMine");
  if (data != NULL)
    {
      self->tom->fate = strike;
      self->tom->fate_data = &lost;
      replica_try (self->tom, NULL);
      self->tom->fate = NULL;
    }
  put_theirs (self, "theirs.ics", "Title", "One\\nTheirs");
  replica_sync (self->tom);
  replica_sync (self->mira);
  sync_both (self);
  sync_both (self);
  assert_proper (self->tom, "Title");
  assert_proper (self->mira, "Title");
  hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, "theirs");
  g_assert_nonnull (strstr (trellis_note_get_body (hers), "Mine"));
  g_assert_nonnull (strstr (trellis_note_get_body (hers), "Theirs"));
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
  DUPLICATE_TEST ("second-first", test_second_first);
  DUPLICATE_TEST ("second-deleted", test_second_deleted);
  DUPLICATE_TEST ("second-of-others", test_second_of_others);
  DUPLICATE_TEST ("second-changed", test_second_changed);
  DUPLICATE_TEST ("second-private", test_second_private);
  DUPLICATE_TEST ("second-private-later", test_second_private_later);
  DUPLICATE_TEST ("second-left", test_second_left);
  DUPLICATE_TEST ("proper-later", test_proper_later);
  g_test_add ("/engine/duplicates/proper-later/known-to-both", Fixture, "", set_up_perfect, test_proper_later,
              engine_tear_down);
  DUPLICATE_TEST ("proper-same", test_proper_same);
  DUPLICATE_TEST ("proper-and-edit", test_proper_and_edit);
  g_test_add ("/engine/duplicates/proper-and-edit/on-its-way", Fixture, "", set_up_perfect, test_proper_and_edit,
              engine_tear_down);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *path = g_strdup_printf ("/engine/duplicates/second-interrupted/%u", i);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up_perfect, test_second_interrupted, engine_tear_down);
    }
  return g_test_run ();
}
