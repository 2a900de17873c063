/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "engine-fixture.h"

/* What a person wrote that is only here, because it was not taken there, or what is there cannot be read. */

/* R-P8: What is written here stays, and is brought there when that may be. What was changed back does not wait. */
static void
test_read_only (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) ours = replica_add_note (self->tom, "Ours", "Body");
  g_autoptr(TrellisNote) note = NULL;
  g_autoptr(TrellisNote) hers = NULL;

  sync_both (self);
  hers = replica_add_note (self->mira, "Hers", "Body");
  replica_sync (self->mira);
  self->server->is_read_only = TRUE;
  note = replica_add_note (self->tom, "Mine", "Body");
  trellis_note_set_body (ours, "Another one");
  memory_server_reset_counts (self->server);
  replica_sync (self->tom);
  g_assert_true (self->tom->report.is_read_only);
  g_assert_cmpuint (self->tom->report.n_left, ==, 2);
  assert_note (self->tom, UID (hers), "Body");

  trellis_note_set_body (ours, "Body");
  replica_sync (self->tom);
  g_assert_true (self->tom->report.is_read_only);
  g_assert_cmpuint (self->tom->report.n_left, ==, 1);
  g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);
  self->server->is_read_only = FALSE;
  sync_both (self);
  assert_note (self->mira, UID (note), "Body");
}

static void
refuse_once (Replica *replica)
{
  static Strike now;

  now = (Strike) { MEMORY_VERB_PUT, MEMORY_FATE_REFUSED, 0 };
  replica->fate = strike;
  replica->fate_data = &now;
  replica_sync (replica);
  replica->fate = NULL;
}

/* R-P8: The other person changed it meanwhile: then there is another version to be sent. */
static void
test_refused_and_changed (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "One\nTwo\nThree");
  g_autoptr(TrellisNote) hers = NULL;

  sync_both (self);
  trellis_note_set_body (note, "One, mine\nTwo\nThree");
  refuse_once (self->tom);
  g_assert_cmpuint (self->tom->report.n_kept_back, ==, 1);

  hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (note));
  trellis_note_set_body (hers, "One\nTwo\nThree, hers");
  replica_sync (self->mira);
  sync_both (self);
  assert_note (self->tom, UID (note), "One, mine\nTwo\nThree, hers");
  assert_note (self->mira, UID (note), "One, mine\nTwo\nThree, hers");
  g_assert_cmpuint (self->tom->report.n_kept_back, ==, 0);
}

/* The other person removed it: the edit, which only is here, is worth more. */
static void
test_refused_and_removed (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "One");
  g_autoptr(TrellisNote) hers = NULL;

  sync_both (self);
  trellis_note_set_body (note, "One, mine");
  refuse_once (self->tom);

  hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (note));
  trellis_store_delete (self->mira->store, hers);
  replica_sync (self->mira);
  replica_sync (self->tom);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), ==, 0);
  assert_answer (self->tom, "SELECT kind FROM shared_clash", "kept-mine");
  sync_both (self);
  assert_note (self->mira, UID (note), "One, mine");
}

/* Likewise where it was too large. */
static void
test_large_and_removed (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "One");
  g_autofree char *body = g_strnfill (5000, 'x');
  g_autofree char *href = href_of (UID (note));

  sync_both (self);
  self->server->largest = 4000;
  trellis_note_set_body (note, body);
  replica_sync (self->tom);
  g_assert_cmpuint (self->tom->report.n_kept_back, ==, 1);

  memory_server_remove (self->server, href);
  replica_sync (self->tom);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), ==, 0);
  assert_answer (self->tom, "SELECT kind FROM shared_clash", "kept-mine");
}

/* Somebody broke the item, and removed it after that. */
static void
test_unreadable_and_removed (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "One");
  g_autofree char *href = href_of (UID (note));

  sync_both (self);
  memory_server_put (self->server, href, "Garbage\r\n");
  trellis_note_set_body (note, "One, mine");
  replica_sync (self->tom);
  memory_server_remove (self->server, href);
  replica_sync (self->tom);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), ==, 0);
  sync_both (self);
  assert_note (self->mira, UID (note), "One, mine");
}

/* Who changed nothing lets it go. */
static void
test_unreadable_and_gone (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "One");
  g_autofree char *href = href_of (UID (note));

  sync_both (self);
  memory_server_put (self->server, href, "Garbage\r\n");
  replica_sync (self->tom);
  memory_server_remove (self->server, href);
  replica_sync (self->tom);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), !=, 0);
}

/* R-G4: An item that ends before its end, as after a full disk: what is missing was not taken away by
 * anybody. */
static void
test_cut_off (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = replica_add_meeting (self->tom, "Meeting");
  g_autoptr(TrellisPoint) first = replica_add_point (self->tom, meeting, "First");
  g_autoptr(TrellisPoint) second = replica_add_point (self->tom, meeting, "Second");
  g_autofree char *href = href_of (UID (meeting));
  g_autofree char *whole = NULL;
  const char *description;

  sync_both (self);
  whole = memory_server_dup_text (self->server, href);
  description = strstr (whole, "Second");
  g_assert_nonnull (description);

  /* However much of it is there. */
  for (gsize length = strlen (whole) - strlen ("END:VCALENDAR\r\n"); length > 0; length -= MIN (length, 7))
    {
      g_autofree char *part = g_strndup (whole, length);

      memory_server_put (self->server, href, part);
      memory_server_reset_counts (self->server);
      replica_sync (self->tom);
      g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (meeting)), ==, 0);
      g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (first)), ==, 0);
      g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (second)), ==, 0);
      g_assert_cmpstr (trellis_point_get_title (second), ==, "Second");
      g_assert_cmpstr (trellis_meeting_get_title (meeting), ==, "Meeting");
      g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);
    }

  memory_server_put (self->server, href, whole);
  sync_both (self);
}

/* R-I5, R-L5: Nobody puts there what nobody could read again. */
static void
test_too_long_to_read (Fixture *self, gconstpointer data)
{
  g_autofree char *body = g_strnfill (1200 * 1000, 'x');
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Short");
  g_autoptr(TrellisNote) hers = NULL;

  sync_both (self);
  trellis_note_set_body (note, body);
  replica_sync (self->tom);
  g_assert_cmpuint (self->tom->report.n_kept_back, ==, 1);
  replica_sync (self->mira);
  hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (note));
  trellis_note_set_title (hers, "Her title");
  replica_sync (self->mira);
  replica_sync (self->tom);
  assert_note (self->tom, UID (note), body);
  assert_note (self->mira, UID (note), "Short");
}

/* The note as another program has it, which adds @n lines of its own. */
static void
add_lines (Fixture *self, TrellisNote *note, guint n)
{
  g_autofree char *href = href_of (UID (note));
  g_autofree char *text = memory_server_dup_text (self->server, href);
  g_autofree char *word = g_strnfill (500 * 1000, 'x');
  const char *end = strstr (text, "END:VJOURNAL");
  g_autoptr(GString) longer = g_string_new_len (text, end - text);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (longer, "X-OTHER-%u:%s\r\n", i, word);
  g_string_append (longer, end);
  memory_server_put (self->server, href, longer->str);
}

/* Several long lines, each of which is read everywhere, are no reason to keep it back; more than is read of an item
 * is. */
static void
test_long_together (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "One");
  g_autofree char *href = href_of (UID (note));
  g_autofree char *there = NULL;
  g_autofree char *body = g_strnfill (1000 * 1000, 'x');

  sync_both (self);
  add_lines (self, note, 3);
  trellis_note_set_body (note, "One, mine");
  sync_both (self);
  g_assert_cmpuint (self->tom->report.n_kept_back, ==, 0);
  assert_note (self->mira, UID (note), "One, mine");
  there = memory_server_dup_text (self->server, href);
  g_assert_nonnull (strstr (there, "X-OTHER-2:xxx"));

  add_lines (self, note, 17);
  replica_sync (self->tom);
  trellis_note_set_body (note, body);
  replica_sync (self->tom);
  g_assert_cmpuint (self->tom->report.n_kept_back, ==, 1);
  replica_sync (self->mira);
  assert_note (self->mira, UID (note), "One, mine");
}

/* Another program put it there: what it says there is not what could be read of it. */
static void
test_left_out (Fixture *self, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (1200 * 1000, 'x');
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Short");
  g_autofree char *href = href_of (UID (note));
  g_autofree char *text = NULL;
  g_autofree char *there = NULL;
  g_autofree char *now = NULL;
  g_auto(GStrv) parts = NULL;

  sync_both (self);
  text = memory_server_dup_text (self->server, href);
  parts = g_strsplit (text, "DESCRIPTION:Short", 2);
  g_assert_nonnull (parts[1]);
  there = g_strconcat (parts[0], "DESCRIPTION:Short ", long_text, parts[1], NULL);
  memory_server_put (self->server, href, there);
  replica_sync (self->tom);
  assert_note (self->tom, UID (note), "Short");
  trellis_note_set_title (note, "My title");
  replica_sync (self->tom);
  now = memory_server_dup_text (self->server, href);
  g_assert_true (strstr (now, long_text) != NULL);
}

/* An item that cannot be had for a while says nothing of the others: what was sent and not answered is sent
 * again. */
static void
test_beside_unreachable (Fixture *self, gconstpointer data)
{
  Strike lost = { MEMORY_VERB_PUT, MEMORY_FATE_ERROR, 0 };
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "One");
  g_autoptr(TrellisNote) added = NULL;

  sync_both (self);
  memory_server_put (self->server, "large.ics", "Something");
  g_hash_table_add (self->server->unreachable, g_strdup ("large.ics"));
  trellis_note_set_body (note, "One, mine");
  self->tom->fate = strike;
  self->tom->fate_data = &lost;
  replica_sync (self->tom);
  self->tom->fate = NULL;
  replica_sync (self->tom);
  g_assert_cmpuint (self->tom->report.n_left, ==, 0);

  added = replica_add_note (self->tom, "Another", "Two");
  lost.left = 0;
  self->tom->fate = strike;
  replica_sync (self->tom);
  self->tom->fate = NULL;
  replica_sync (self->tom);
  g_assert_cmpuint (self->tom->report.n_left, ==, 0);

  replica_sync (self->mira);
  assert_note (self->mira, UID (note), "One, mine");
  assert_note (self->mira, UID (added), "Two");
}

/* R-G4: What is larger than anybody reads is looked at once, until it is another. */
static void
test_too_large_to_read (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "One\nTwo");
  g_autofree char *href = href_of (UID (note));
  g_autofree char *text = NULL;
  g_autofree char *hers = NULL;
  g_auto(GStrv) parts = NULL;

  sync_both (self);
  text = memory_server_dup_text (self->server, href);
  parts = g_strsplit (text, "One", 2);
  hers = g_strconcat (parts[0], "One, hers", parts[1], NULL);

  memory_server_put (self->server, "large.ics", "Something");
  g_hash_table_add (self->server->too_large, g_strdup ("large.ics"));
  replica_sync (self->tom);
  g_assert_cmpuint (self->tom->report.n_unreadable, ==, 1);
  replica_sync (self->mira);
  assert_quiet (self);
  memory_server_forget (self->server);
  memory_server_reset_counts (self->server);
  replica_sync (self->tom);
  g_assert_cmpuint (self->server->n_requests[MEMORY_VERB_FETCH], ==, 0);

  /* One of ours grows so much: what is written here waits until it can be read again. */
  memory_server_put (self->server, href, hers);
  g_hash_table_add (self->server->too_large, g_strdup (href));
  trellis_note_set_body (note, "One\nTwo, mine");
  memory_server_reset_counts (self->server);
  replica_sync (self->tom);
  g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);
  replica_sync (self->mira);
  assert_quiet (self);
  assert_note (self->tom, UID (note), "One\nTwo, mine");

  memory_server_put (self->server, href, hers);
  g_hash_table_remove_all (self->server->too_large);
  sync_both (self);
  assert_note (self->tom, UID (note), "One, hers\nTwo, mine");
}

/* What cannot be had may be just that. */
static void
test_unreachable (Fixture *self, gconstpointer data)
{
  Strike lost = { MEMORY_VERB_PUT, MEMORY_FATE_CUT, 0 };
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "One\nTwo");
  g_autofree char *href = href_of (UID (note));
  g_autoptr(TrellisNote) hers = NULL;
  g_autoptr(GError) error = NULL;

  sync_both (self);
  trellis_note_set_body (note, "One, mine\nTwo");
  self->tom->fate = strike;
  self->tom->fate_data = &lost;
  g_hash_table_add (self->server->unreachable, g_strdup (href));
  g_assert_false (replica_try (self->tom, &error));
  self->tom->fate = NULL;
  replica_sync (self->tom);
  g_assert_cmpuint (self->tom->report.n_left, ==, 1);
  g_hash_table_remove_all (self->server->unreachable);

  /* She goes on with what arrived. */
  replica_sync (self->mira);
  hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (note));
  trellis_note_set_body (hers, "One, mine\nTwo, hers");
  replica_sync (self->mira);
  sync_both (self);
  assert_note (self->tom, UID (note), "One, mine\nTwo, hers");
}

/* One of two items of the same record is removed: the record goes on as the other one. */
static void
test_one_of_two (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "One");
  g_autofree char *href = href_of (UID (note));
  g_autofree char *text = NULL;

  sync_both (self);
  text = memory_server_dup_text (self->server, href);
  memory_server_put (self->server, "copy.ics", text);
  replica_sync (self->tom);
  memory_server_remove (self->server, href);
  replica_sync (self->tom);
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (note)), ==, 0);
  replica_sync (self->mira);
  sync_both (self);
  assert_note (self->mira, UID (note), "One");
}

/* Another program makes a task part of something that is not here, as somebody does who drags it below a task of
 * theirs: it stays part of what it was, and what is written on either side goes on. */
static void
test_strange_parent (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = replica_add_goal (self->tom, "Goal");
  g_autoptr(TrellisTask) task = replica_add_task (self->tom, goal, "Task");
  g_autoptr(TrellisTask) hers = NULL;
  g_autofree char *href = href_of (UID (task));
  g_autofree char *text = NULL;
  g_autofree char *dragged = NULL;
  g_auto(GStrv) parts = NULL;

  sync_both (self);
  text = memory_server_dup_text (self->server, href);
  parts = g_strsplit (text, UID (goal), -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  dragged = g_strjoinv ("something-of-theirs", parts);
  memory_server_put (self->server, href, dragged);
  sync_both (self);
  g_assert_cmpstr (trellis_task_get_goal (task), ==, UID (goal));

  trellis_task_set_title (task, "Task, mine");
  sync_both (self);
  hers = replica_get (self->mira, TRELLIS_TYPE_TASK, UID (task));
  g_assert_cmpstr (trellis_task_get_title (hers), ==, "Task, mine");
  trellis_task_set_done (hers, 1800000000);
  replica_sync (self->mira);
  sync_both (self);
  g_assert_cmpint (trellis_task_get_done (task), !=, 0);
  g_assert_cmpstr (trellis_task_get_goal (task), ==, UID (goal));
}

/* A point was called otherwise here and then deleted, and called otherwise there: it is back as it is there, and what
 * it was called here is kept. One that was only deleted here says nothing. */
static void
test_part_renamed_and_deleted (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = replica_add_meeting (self->tom, "Meeting");
  g_autoptr(TrellisPoint) renamed = replica_add_point (self->tom, meeting, "First");
  g_autoptr(TrellisPoint) deleted = replica_add_point (self->tom, meeting, "Second");
  g_autoptr(TrellisPoint) hers = NULL;
  g_autoptr(TrellisPoint) other = NULL;

  sync_both (self);
  trellis_point_set_title (renamed, "First, mine");
  trellis_store_flush (self->tom->store, NULL);
  trellis_store_delete (self->tom->store, renamed);
  trellis_store_delete (self->tom->store, deleted);
  hers = replica_get (self->mira, TRELLIS_TYPE_POINT, UID (renamed));
  trellis_point_set_title (hers, "First, hers");
  other = replica_get (self->mira, TRELLIS_TYPE_POINT, UID (deleted));
  trellis_point_set_title (other, "Second, hers");
  replica_sync (self->mira);
  sync_both (self);
  g_assert_cmpstr (trellis_point_get_title (renamed), ==, "First, hers");
  g_assert_cmpint (trellis_record_get_deleted (TRELLIS_RECORD (renamed)), ==, 0);
  assert_answer (self->tom, "SELECT mine, theirs FROM shared_clash WHERE field = 'title'", "First, mine|First, hers");
}

#define KEPT_BACK_TEST(name, function) \
  g_test_add ("/engine/kept-back/" name, Fixture, NULL, engine_set_up, function, engine_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  KEPT_BACK_TEST ("read-only", test_read_only);
  KEPT_BACK_TEST ("refused-and-changed", test_refused_and_changed);
  KEPT_BACK_TEST ("refused-and-removed", test_refused_and_removed);
  KEPT_BACK_TEST ("large-and-removed", test_large_and_removed);
  KEPT_BACK_TEST ("unreadable-and-removed", test_unreadable_and_removed);
  KEPT_BACK_TEST ("unreadable-and-gone", test_unreadable_and_gone);
  KEPT_BACK_TEST ("cut-off", test_cut_off);
  KEPT_BACK_TEST ("too-long-to-read", test_too_long_to_read);
  KEPT_BACK_TEST ("long-together", test_long_together);
  KEPT_BACK_TEST ("left-out", test_left_out);
  KEPT_BACK_TEST ("beside-unreachable", test_beside_unreachable);
  KEPT_BACK_TEST ("too-large-to-read", test_too_large_to_read);
  KEPT_BACK_TEST ("unreachable", test_unreachable);
  KEPT_BACK_TEST ("strange-parent", test_strange_parent);
  KEPT_BACK_TEST ("part-renamed-and-deleted", test_part_renamed_and_deleted);
  KEPT_BACK_TEST ("one-of-two", test_one_of_two);
  return g_test_run ();
}
