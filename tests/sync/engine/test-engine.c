/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"

#include <string.h>

/* R-P10: All kinds go and come, and then nothing is left to write. */
static void
test_all_kinds (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");
  g_autoptr(TrellisGoal) goal = replica_add_goal (self->tom, "Goal");
  g_autoptr(TrellisTask) task = replica_add_task (self->tom, goal, "Step");
  g_autoptr(TrellisMeeting) meeting = replica_add_meeting (self->tom, "Meeting");
  g_autoptr(TrellisPoint) point = replica_add_point (self->tom, meeting, "Point");
  g_autofree char *told = NULL;

  trellis_note_set_goal (note, UID (goal));
  sync_both (self);
  told = replica_tell (self->mira);
  g_assert_nonnull (strstr (told, "note|"));
  g_assert_nonnull (strstr (told, "goal|"));
  g_assert_nonnull (strstr (told, "task|"));
  g_assert_nonnull (strstr (told, "meeting|"));
  g_assert_nonnull (strstr (told, "point|"));
  g_assert_cmpuint (memory_server_count (self->server), >=, 4);

  /* And a change of each on the other side. */
  {
    g_autoptr(TrellisNote) theirs = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (note));
    g_autoptr(TrellisMeeting) their_meeting =
      replica_get (self->mira, TRELLIS_TYPE_MEETING, UID (meeting));
    g_autoptr(TrellisPoint) added = replica_add_point (self->mira, their_meeting, "Her point");

    trellis_note_set_body (theirs, "Body, hers");
    trellis_meeting_set_place (their_meeting, "Library");
    trellis_point_set_title (point, "Point, his");
    sync_both (self);
    sync_both (self);
  }
  assert_note (self->tom, UID (note), "Body, hers");
  g_assert_cmpstr (trellis_meeting_get_place (meeting), ==, "Library");
  assert_answer (self->tom, "SELECT title FROM point ORDER BY title", "Her point\nPoint, his");
}

/* R-S1: How often is asked and written. */
static void
test_counts (Fixture *self, gconstpointer data)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(TrellisNote) note = NULL;

  for (int i = 0; i < 120; i++)
    {
      g_autofree char *title = g_strdup_printf ("Note %d", i);

      g_ptr_array_add (notes, replica_add_note (self->tom, title, "Body"));
    }
  replica_sync (self->tom);
  g_assert_cmpuint (self->tom->report.n_sent, ==, 120);

  /* 120 changes there: ask, list, and three pages. */
  memory_server_reset_counts (self->server);
  replica_sync (self->mira);
  g_assert_cmpuint (self->mira->report.n_received, ==, 120);
  g_assert_cmpuint (self->server->n_requests[MEMORY_VERB_ASK], ==, 1);
  g_assert_cmpuint (self->server->n_requests[MEMORY_VERB_LIST], ==, 1);
  g_assert_cmpuint (self->server->n_requests[MEMORY_VERB_FETCH], ==, 3);
  g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);

  /* One change here: ask, put, and a list that downloads nothing. */
  trellis_note_set_body (g_ptr_array_index (notes, 0), "Changed");
  memory_server_reset_counts (self->server);
  replica_sync (self->tom);
  g_assert_cmpuint (self->server->n_requests[MEMORY_VERB_ASK], ==, 1);
  g_assert_cmpuint (self->server->n_requests[MEMORY_VERB_PUT], ==, 1);
  g_assert_cmpuint (self->server->n_requests[MEMORY_VERB_LIST], ==, 1);
  g_assert_cmpuint (self->server->n_requests[MEMORY_VERB_FETCH], ==, 0);

  /* What changes nothing that travels is not written. */
  note = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (g_ptr_array_index (notes, 5)));
  trellis_note_set_body (note, "Other");
  trellis_store_flush (self->mira->store, NULL);
  trellis_note_set_body (note, "Body");
  memory_server_reset_counts (self->server);
  replica_sync (self->mira);
  g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);
  assert_answer (self->mira, "SELECT count(*) FROM shared_change", "0");
  assert_same (self);
  assert_quiet (self);
}

/* R-P4: Both change one thing: neither loses anything. */
static void
test_both_edit (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) mine = replica_add_note (self->tom, "Title", "One\nTwo\nThree");
  g_autoptr(TrellisNote) theirs = NULL;

  sync_both (self);
  theirs = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (mine));

  /* Other lines: both stay, and nobody need look. */
  trellis_note_set_body (mine, "One, his\nTwo\nThree");
  trellis_note_set_body (theirs, "One\nTwo\nThree, hers");
  sync_both (self);
  g_assert_cmpstr (trellis_note_get_body (mine), ==, "One, his\nTwo\nThree, hers");
  assert_answer (self->mira, "SELECT count(*) FROM shared_clash", "0");

  /* The same field: the later one to sync gives way, and its text is kept. */
  trellis_note_set_title (mine, "His title");
  trellis_note_set_title (theirs, "Her title");
  sync_both (self);
  g_assert_cmpstr (trellis_note_get_title (theirs), ==, "His title");
  assert_answer (self->mira, "SELECT field, base, mine, theirs, result, seen FROM shared_clash",
                 "title|Title|Her title|His title|His title|0");
  assert_answer (self->tom, "SELECT count(*) FROM shared_clash", "0");
}

/* R-P9: What one deletes is in the trash of the other. */
static void
test_delete (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) mine = replica_add_note (self->tom, "Title", "Body");
  g_autoptr(TrellisNote) theirs = NULL;
  g_autofree char *href = href_of (UID (mine));

  sync_both (self);
  theirs = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (mine));

  trellis_store_delete (self->tom->store, mine);
  replica_sync (self->tom);
  g_assert_cmpuint (self->tom->report.n_removed, ==, 1);
  g_assert_null (memory_server_dup_text (self->server, href));
  replica_sync (self->mira);
  g_assert_cmpuint (self->mira->report.n_trashed, ==, 1);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (theirs)), !=, 0);
  assert_quiet (self);

  /* Brought back, it is back on both sides. */
  trellis_store_restore (self->mira->store, theirs);
  replica_sync (self->mira);
  replica_sync (self->tom);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (mine)), ==, 0);
  assert_same (self);

  /* Both delete. */
  trellis_store_delete (self->tom->store, mine);
  trellis_store_delete (self->mira->store, theirs);
  sync_both (self);
  assert_answer (self->tom, "SELECT state FROM shared_item WHERE \"table\" = 'note'", "trashed");
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (mine)), !=, 0);
}

/* R-P5, R-P9: The edit is worth more, on either side. */
static void
test_delete_against_edit (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) first = replica_add_note (self->tom, "First", "Body");
  g_autoptr(TrellisNote) second = replica_add_note (self->tom, "Second", "Body");
  g_autoptr(TrellisNote) her_first = NULL;
  g_autoptr(TrellisNote) her_second = NULL;

  sync_both (self);
  her_first = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (first));
  her_second = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (second));

  trellis_store_delete (self->tom->store, first);
  trellis_note_set_body (her_first, "Body, edited by her");
  trellis_note_set_body (second, "Body, edited by him");
  trellis_store_delete (self->mira->store, her_second);
  sync_both (self);

  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (first)), ==, 0);
  g_assert_cmpstr (trellis_note_get_body (first), ==, "Body, edited by her");
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (her_second)), ==, 0);
  g_assert_cmpstr (trellis_note_get_body (her_second), ==, "Body, edited by him");
  assert_answer (self->mira, "SELECT kind FROM shared_clash ORDER BY kind",
                 "kept-mine\nkept-theirs");
}

static void
test_goal_against_new_task (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = replica_add_goal (self->tom, "Goal");
  g_autoptr(TrellisGoal) hers = NULL;
  g_autoptr(TrellisTask) task = NULL;

  sync_both (self);
  hers = replica_get (self->mira, TRELLIS_TYPE_GOAL, UID (goal));
  trellis_store_delete (self->tom->store, goal);
  task = replica_add_task (self->mira, hers, "New step");
  sync_both (self);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (goal)), ==, 0);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (hers)), ==, 0);
  assert_answer (self->tom, "SELECT title, deleted FROM task", "New step|0");

  /* With nothing new in it, it goes with its steps. */
  trellis_store_delete (self->tom->store, goal);
  sync_both (self);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (hers)), !=, 0);
  assert_answer (self->mira, "SELECT count(*) FROM task WHERE deleted = 0", "0");
  trellis_store_restore (self->mira->store, hers);
  sync_both (self);
  assert_answer (self->tom, "SELECT count(*) FROM task WHERE deleted = 0", "1");
}

/* R-V4: What is private again is removed there, and gets another uid. */
static void
test_unsharing (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");
  g_autofree char *before = g_strdup (UID (note));
  g_autoptr(TrellisNote) hers = NULL;

  sync_both (self);
  hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, before);
  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_PRIVATE);
  trellis_note_set_body (note, "For me alone");
  g_string_truncate (self->server->traffic, 0);
  replica_sync (self->tom);
  g_assert_cmpuint (self->tom->report.n_unshared, ==, 1);
  g_assert_null (strstr (self->server->traffic->str, "For me alone"));
  g_assert_cmpstr (UID (note), !=, before);
  assert_answer (self->tom, "SELECT kind, record = (SELECT uid FROM note) FROM shared_clash",
                 "unshared|1");
  replica_sync (self->mira);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (hers)), !=, 0);
  g_assert_cmpstr (trellis_note_get_body (hers), ==, "Body");
  assert_quiet (self);

  /* Shared again, it is another one. */
  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_SHARED);
  sync_both (self);
  assert_note (self->mira, UID (note), "For me alone");
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (hers)), !=, 0);
}

/* R-V4: A note that became private here while it was edited there stays private, and here. */
static void
test_unsharing_against_edit (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "One\nTwo");
  g_autoptr(TrellisNote) hers = NULL;

  sync_both (self);
  hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (note));
  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_PRIVATE);
  trellis_note_set_body (note, "One, secret\nTwo");
  trellis_note_set_body (hers, "One\nTwo, hers");
  g_string_truncate (self->server->traffic, 0);
  replica_sync (self->mira);
  replica_sync (self->tom);
  replica_sync (self->mira);
  g_assert_null (strstr (self->server->traffic->str, "secret"));
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (note)), ==,
                   TRELLIS_VISIBILITY_PRIVATE);
  g_assert_cmpstr (trellis_note_get_body (note), ==, "One, secret\nTwo, hers");
  assert_same (self);
  assert_quiet (self);
}

/* R-P4: What was written and not answered for is found as written. */
static void
test_lost_answers (Fixture *self, gconstpointer data)
{
  static const Strike strikes[] = {
    { MEMORY_VERB_PUT, MEMORY_FATE_CUT, 0 },          { MEMORY_VERB_PUT, MEMORY_FATE_CUT, 1 },
    { MEMORY_VERB_PUT, MEMORY_FATE_ERROR, 0 },        { MEMORY_VERB_PUT, MEMORY_FATE_OFFLINE, 1 },
    { MEMORY_VERB_PUT, MEMORY_FATE_CRASH_AFTER, 0 },  { MEMORY_VERB_PUT, MEMORY_FATE_CRASH_BEFORE, 0 },
    { MEMORY_VERB_LIST, MEMORY_FATE_CUT, 0 },         { MEMORY_VERB_ASK, MEMORY_FATE_OFFLINE, 0 },
    { MEMORY_VERB_REMOVE, MEMORY_FATE_CUT, 0 },       { MEMORY_VERB_REMOVE, MEMORY_FATE_ERROR, 0 },
    { MEMORY_VERB_REMOVE, MEMORY_FATE_CRASH_AFTER, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (strikes); i++)
    {
      Strike now = strikes[i];
      g_autoptr(TrellisNote) old = replica_add_note (self->tom, "Old", "To be deleted");
      g_autoptr(TrellisNote) edited = replica_add_note (self->tom, "Edited", "Body");
      g_autoptr(TrellisNote) added = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *count = NULL;

      g_test_message ("strike %u", i);
      sync_both (self);
      added = replica_add_note (self->tom, "Added", "Body");
      trellis_note_set_body (edited, "Body, edited");
      trellis_store_delete (self->tom->store, old);
      self->tom->fate = strike;
      self->tom->fate_data = &now;
      replica_try (self->tom, &error);
      self->tom->fate = NULL;

      /* Edited once more before the next run. */
      trellis_note_set_body (edited, "Body, edited twice");
      sync_both (self);
      assert_note (self->mira, UID (edited), "Body, edited twice");
      assert_note (self->mira, UID (added), "Body");
      assert_answer (self->tom, "SELECT count(*) FROM shared_intent", "0");
      assert_answer (self->tom, "SELECT count(*) FROM shared_change", "0");
      assert_answer (self->mira, "SELECT count(*) FROM shared_clash", "0");
      count = g_strdup_printf ("%u", 2 * (i + 1));
      assert_answer (self->mira, "SELECT count(*) FROM note WHERE deleted = 0", count);
    }
}

/* R-S8: A server that lost everything is asked about. */
static void
test_emptied (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) first = replica_add_note (self->tom, "First", "Body");
  g_autoptr(TrellisNote) second = replica_add_note (self->tom, "Second", "Body");
  g_autoptr(GError) error = NULL;

  sync_both (self);
  memory_server_clear (self->server);
  replica_sync (self->tom);
  g_assert_cmpint (self->tom->report.question, ==, TRELLIS_SHARING_QUESTION_EMPTIED);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (first)), ==, 0);
  g_assert_cmpuint (memory_server_count (self->server), ==, 0);

  /* Nothing more is asked of the server until it is answered. */
  memory_server_reset_counts (self->server);
  replica_sync (self->tom);
  g_assert_cmpint (self->tom->report.question, ==, TRELLIS_SHARING_QUESTION_EMPTIED);
  for (guint i = 0; i < MEMORY_N_VERBS; i++)
    g_assert_cmpuint (self->server->n_requests[i], ==, 0);

  trellis_store_answer_sharing (self->tom->store, UID (self->tom->match),
                                TRELLIS_SHARING_ANSWER_KEEP, &error);
  g_assert_no_error (error);
  replica_sync (self->tom);
  g_assert_cmpint (self->tom->report.question, ==, TRELLIS_SHARING_QUESTION_NONE);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (first)), ==, 0);
  sync_both (self);

  /* Really removed: into the trash, but for the match. */
  memory_server_clear (self->server);
  replica_sync (self->mira);
  g_assert_cmpint (self->mira->report.question, ==, TRELLIS_SHARING_QUESTION_EMPTIED);
  trellis_store_answer_sharing (self->mira->store, UID (self->mira->match),
                                TRELLIS_SHARING_ANSWER_REMOVE, &error);
  replica_sync (self->mira);
  assert_answer (self->mira, "SELECT count(*) FROM note WHERE deleted <> 0", "2");
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (self->mira->match)), ==, 0);
}

/* R-S5: All is listed, and nothing is taken for removed. */
static void
test_token_expired (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) mine = replica_add_note (self->tom, "Title", "Body");
  g_autoptr(TrellisNote) gone = replica_add_note (self->tom, "Gone", "Body");
  g_autoptr(TrellisNote) hers = NULL;

  sync_both (self);
  hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (gone));
  trellis_note_set_body (mine, "Body, changed");
  trellis_store_delete (self->tom->store, gone);
  replica_sync (self->tom);
  memory_server_forget (self->server);
  replica_sync (self->mira);
  assert_note (self->mira, UID (mine), "Body, changed");
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (hers)), !=, 0);
  sync_both (self);
}

/* R-P7, R-S11: The item was given another name there. */
static void
test_moved (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");
  g_autofree char *href = href_of (UID (note));
  g_autofree char *text = NULL;

  sync_both (self);
  text = memory_server_dup_text (self->server, href);
  memory_server_remove (self->server, href);
  memory_server_put (self->server, "elsewhere.ics", text);
  sync_both (self);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), ==, 0);
  trellis_note_set_body (note, "Changed");
  sync_both (self);
  g_assert_cmpuint (memory_server_count (self->server), ==, 2);
  assert_note (self->mira, UID (note), "Changed");
}

/* R-S8: Another collection in the place of ours is asked about. */
static void
test_swapped (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");
  g_autofree char *card_href = href_of (UID (self->tom->match));
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;
  g_auto(GStrv) pieces = NULL;
  g_autoptr(GError) error = NULL;

  sync_both (self);
  text = memory_server_dup_text (self->server, card_href);
  pieces = g_strsplit (text, UID (self->tom->match), -1);
  other = g_strjoinv ("22222222-2222-4222-8222-222222222222", pieces);

  /* Somebody else's collection in the place of ours. */
  memory_server_clear (self->server);
  memory_server_put (self->server, "card.ics", other);
  replica_sync (self->tom);
  g_assert_cmpint (self->tom->report.question, ==, TRELLIS_SHARING_QUESTION_EMPTIED);
  trellis_store_answer_sharing (self->tom->store, UID (self->tom->match),
                                TRELLIS_SHARING_ANSWER_KEEP, &error);
  memory_server_reset_counts (self->server);
  replica_sync (self->tom);
  g_assert_cmpint (self->tom->report.question, ==, TRELLIS_SHARING_QUESTION_SWAPPED);
  g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), ==, 0);
}

/* R-L6, R-V5: A copy of a journal that went on elsewhere: seen by what it wrote that this one does not know of. */
static void
test_copied_journal (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");
  g_autofree char *href = href_of (UID (note));
  g_autofree char *name = NULL;
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  g_autofree char *later = NULL;
  g_autofree char *rev = NULL;
  g_autoptr(GRegex) regex = NULL;

  sync_both (self);
  name = replica_ask (self->tom, "SELECT name FROM replica");
  text = memory_server_dup_text (self->server, href);
  rev = g_strdup_printf ("X-TRELLIS-REV:%s.999\r\nSUMMARY:Later", name);
  regex = g_regex_new ("X-TRELLIS-REV:[^\r]*\r\n", 0, 0, NULL);
  {
    g_autofree char *without = g_regex_replace_literal (regex, text, -1, 0, "", 0, NULL);
    g_auto(GStrv) pieces = g_strsplit (without, "SUMMARY:Title", 2);

    later = g_strjoinv (rev, pieces);
  }
  memory_server_put (self->server, href, later);
  replica_sync (self->tom);
  g_assert_cmpstr (trellis_note_get_title (note), ==, "Later");
  after = replica_ask (self->tom, "SELECT name FROM replica");
  g_assert_cmpstr (after, !=, name);
  sync_both (self);
}

typedef struct
{
  Replica *replica;
  TrellisNote *note;
} Typing;

/* Somebody types while a request is under way. */
static MemoryFate
type (MemoryVerb verb, gpointer data)
{
  Typing *self = data;

  if (verb == MEMORY_VERB_PUT && self->note != NULL)
    {
      trellis_note_set_body (self->note, "One, typed\nTwo");
      self->note = NULL;
    }
  return MEMORY_FATE_NORMAL;
}

/* What is typed while a run is under way is neither lost nor in the way. */
static void
test_typing_meanwhile (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "One\nTwo");
  Typing typing = { self->tom, note };

  self->tom->fate = type;
  self->tom->fate_data = &typing;
  replica_sync (self->tom);
  self->tom->fate = NULL;
  g_assert_cmpstr (trellis_note_get_body (note), ==, "One, typed\nTwo");
  g_assert_true (trellis_store_flush (self->tom->store, NULL));
  assert_answer (self->tom, "SELECT count(*) FROM shared_change", "1");
  sync_both (self);
  assert_note (self->mira, UID (note), "One, typed\nTwo");
}

/* Both had the match before it was shared, with something in it. */
static void
test_first_meeting (void)
{
  Fixture self = { .server = memory_server_new () };
  g_autoptr(TrellisNote) his = NULL;
  g_autoptr(TrellisNote) hers = NULL;

  self.tom = replica_new (self.server, TRELLIS_ROLE_MENTEE);
  self.mira = replica_new (self.server, TRELLIS_ROLE_MENTOR);
  his = replica_add_note (self.tom, "His", "Body");
  hers = replica_add_note (self.mira, "Hers", "Body");
  trellis_match_set_reason (self.tom->match, "To learn");
  trellis_match_set_expectations (self.mira->match, "Honesty");
  replica_share (self.tom);
  replica_share (self.mira);
  sync_both (&self);
  g_assert_cmpstr (trellis_match_get_reason (self.mira->match), ==, "To learn");
  g_assert_cmpstr (trellis_match_get_expectations (self.tom->match), ==, "Honesty");
  assert_note (self.tom, UID (hers), "Body");
  assert_note (self.mira, UID (his), "Body");

  /* Off and on again: nothing is twice. */
  trellis_store_stop_sharing (self.tom->store, UID (self.tom->match), NULL);
  trellis_note_set_body (hers, "Changed meanwhile");
  replica_sync (self.mira);
  replica_share (self.tom);
  sync_both (&self);
  assert_answer (self.tom, "SELECT count(*) FROM note", "2");
  engine_tear_down (&self, NULL);
}

#define ENGINE_TEST(name, function)                                                                \
  g_test_add ("/engine/" name, Fixture, NULL, engine_set_up, function, engine_tear_down)

static void
add_quirk (const char *name, MemoryQuirks quirks)
{
  static const struct
  {
    const char *name;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "all-kinds", test_all_kinds },
    { "both-edit", test_both_edit },
    { "delete", test_delete },
    { "delete-against-edit", test_delete_against_edit },
    { "lost-answers", test_lost_answers },
    { "unsharing", test_unsharing },
    { "moved", test_moved },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/engine/%s/%s", name, tests[i].name);

      g_test_add (path, Fixture, GUINT_TO_POINTER (quirks), engine_set_up, tests[i].func, engine_tear_down);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ENGINE_TEST ("all-kinds", test_all_kinds);
  ENGINE_TEST ("counts", test_counts);
  ENGINE_TEST ("both-edit", test_both_edit);
  ENGINE_TEST ("delete", test_delete);
  ENGINE_TEST ("delete-against-edit", test_delete_against_edit);
  ENGINE_TEST ("goal-against-new-task", test_goal_against_new_task);
  ENGINE_TEST ("unsharing", test_unsharing);
  ENGINE_TEST ("unsharing-against-edit", test_unsharing_against_edit);
  ENGINE_TEST ("lost-answers", test_lost_answers);
  ENGINE_TEST ("emptied", test_emptied);
  ENGINE_TEST ("token-expired", test_token_expired);
  ENGINE_TEST ("moved", test_moved);
  ENGINE_TEST ("swapped", test_swapped);
  ENGINE_TEST ("copied-journal", test_copied_journal);
  ENGINE_TEST ("typing-meanwhile", test_typing_meanwhile);
  g_test_add_func ("/engine/first-meeting", test_first_meeting);
  add_quirk ("no-etags", MEMORY_QUIRK_NO_ETAGS);
  add_quirk ("silent-put", MEMORY_QUIRK_SILENT_PUT);
  add_quirk ("rewrites", MEMORY_QUIRK_REWRITES);
  add_quirk ("whole", MEMORY_QUIRK_ALWAYS_WHOLE | MEMORY_QUIRK_NO_TOKENS | MEMORY_QUIRK_DATA);
  return g_test_run ();
}
