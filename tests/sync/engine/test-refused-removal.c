/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"
#include "trellis-trash.h"

/* What was deleted here, and what the server does not let be removed. */

static MemoryFate
refuse_removals (MemoryVerb verb, gpointer data)
{
  return verb == MEMORY_VERB_REMOVE ? MEMORY_FATE_REFUSED : MEMORY_FATE_NORMAL;
}

static void
delete (Replica *replica, gpointer record)
{
  trellis_store_delete (replica->store, record);
  replica->fate = refuse_removals;
}

static void
sync_times (Replica *replica, guint n)
{
  for (guint i = 0; i < n; i++)
    replica_sync (replica);
}

static void
assert_deleted (gpointer record, gboolean is_deleted)
{
  g_assert_cmpint (trellis_record_get_deleted (record) != 0, ==, is_deleted);
}

#define TOLD "SELECT kind, record, seen FROM shared_clash ORDER BY kind, record"

static void
assert_told (Replica *replica, gpointer record, guint n_times)
{
  g_autoptr(GString) expected = g_string_new (NULL);

  for (guint i = 0; i < n_times; i++)
    g_string_append_printf (expected, "%skept-there|%s|0", i > 0 ? "\n" : "", UID (record));
  assert_answer (replica, TOLD, expected->str);
}

/* Three times it is asked for, once in each run; then it is back, with a word about that, and nothing goes to
 * and fro. Deleted once more, it is asked for anew. */
static void
test_back (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Kept", "Body");
  g_autofree char *uid = g_strdup (UID (note));

  sync_both (self);
  for (guint again = 1; again <= 2; again++)
    {
      delete (self->tom, note);
      for (guint try = 1; try <= 2; try++)
        {
          memory_server_reset_counts (self->server);
          replica_sync (self->tom);
          g_assert_cmpuint (self->server->n_requests[MEMORY_VERB_REMOVE], ==, 1);
          g_assert_cmpuint (self->tom->report.n_refused, ==, 1);
          g_assert_cmpuint (self->tom->report.n_left, ==, 1);
          assert_deleted (note, TRUE);
          assert_told (self->tom, note, again - 1);

          /* Also when the program was started anew in between. */
          g_clear_object (&note);
          replica_reopen (self->tom);
          note = replica_get (self->tom, TRELLIS_TYPE_NOTE, uid);
        }

      replica_sync (self->tom);
      assert_deleted (note, FALSE);
      assert_told (self->tom, note, again);
      g_assert_cmpuint (self->tom->report.n_clashes, ==, 1);
      g_assert_cmpuint (self->tom->report.n_left, ==, 0);
      g_assert_cmpuint (self->tom->report.n_kept_back, ==, 0);
      sync_both (self);
      assert_note (self->mira, UID (note), "Body");
    }
}

/* A server that only did not want to for a while. */
static void
test_later (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Gone", "Body");

  sync_both (self);
  delete (self->tom, note);
  sync_times (self->tom, 2);
  self->tom->fate = NULL;
  replica_sync (self->tom);
  g_assert_cmpuint (self->tom->report.n_removed, ==, 1);
  assert_deleted (note, TRUE);
  assert_answer (self->tom, "SELECT state FROM shared_item WHERE href IS NULL", "trashed");
  assert_answer (self->tom, TOLD, "");
  sync_both (self);
}

/* What was changed before it was deleted is not lost either; what is part of it comes back with it, but not
 * what was deleted on its own before. */
static void
test_whole (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisMeeting) meeting = replica_add_meeting (self->tom, "Kept");
  g_autoptr(TrellisPoint) point = replica_add_point (self->tom, meeting, "Point");
  g_autoptr(TrellisPoint) other = replica_add_point (self->tom, meeting, "Deleted before");
  g_autoptr(TrellisMeeting) hers = NULL;

  sync_both (self);
  trellis_store_delete (self->tom->store, other);
  trellis_meeting_set_title (meeting, "Kept, changed");
  delete (self->tom, meeting);
  assert_deleted (point, TRUE);
  sync_times (self->tom, 3);
  assert_deleted (meeting, FALSE);
  assert_deleted (point, FALSE);
  assert_deleted (other, TRUE);
  assert_told (self->tom, meeting, 1);
  sync_both (self);
  hers = replica_get (self->mira, TRELLIS_TYPE_MEETING, UID (meeting));
  g_assert_cmpstr (trellis_meeting_get_title (hers), ==, "Kept, changed");
}

/* A goal and its tasks, each an item of its own. */
static void
test_goal (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = replica_add_goal (self->tom, "Goal");
  g_autoptr(TrellisTask) task = replica_add_task (self->tom, goal, "Task");

  sync_both (self);
  delete (self->tom, goal);
  sync_times (self->tom, 3);
  assert_deleted (goal, FALSE);
  assert_deleted (task, FALSE);
  assert_answer (self->tom, "SELECT DISTINCT kind FROM shared_clash", "kept-there");
  assert_answer (self->tom, "SELECT count(*) FROM shared_clash", "2");
  sync_both (self);
}

/* Only the task: what it is part of, which was removed, is put there again, since the task could not be seen
 * alone. */
static MemoryFate
refuse_first_removal (MemoryVerb verb, gpointer data)
{
  guint *n_removals = data;

  return verb == MEMORY_VERB_REMOVE && (*n_removals)++ == 0 ? MEMORY_FATE_REFUSED : MEMORY_FATE_NORMAL;
}

static void
test_part (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisGoal) goal = replica_add_goal (self->tom, "Goal");
  g_autoptr(TrellisTask) task = replica_add_task (self->tom, goal, "Task");

  sync_both (self);
  delete (self->tom, goal);
  self->tom->fate = refuse_first_removal;
  for (guint i = 0; i < 3; i++)
    {
      guint n_removals = 0;

      self->tom->fate_data = &n_removals;
      replica_sync (self->tom);
    }
  self->tom->fate = NULL;
  assert_deleted (task, FALSE);
  assert_deleted (goal, FALSE);
  assert_answer (self->tom, "SELECT DISTINCT kind FROM shared_clash", "kept-there");
  sync_both (self);
  g_assert_cmpuint (memory_server_count (self->server), ==, 3);
}

/* What nobody here has any more comes as it is there. */
static void
test_purged (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Kept", "Body");
  g_autofree char *uid = g_strdup (UID (note));
  g_autoptr(GError) error = NULL;

  sync_both (self);
  delete (self->tom, note);
  replica_sync (self->tom);
  trellis_store_delete_forever (self->tom->store, note, &error);
  g_assert_no_error (error);
  g_clear_object (&note);
  sync_times (self->tom, 2);
  assert_note (self->tom, uid, "Body");
  assert_answer (self->tom, "SELECT kind FROM shared_clash", "kept-there");
  sync_both (self);
}

/* Nothing private is shown to anybody because a server keeps it; that it does is told where it stands. */
static void
test_private (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Private", "Body");

  sync_both (self);
  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_PRIVATE);
  self->tom->fate = refuse_removals;
  sync_times (self->tom, 4);
  g_assert_cmpint (trellis_record_get_visibility (TRELLIS_RECORD (note)), ==, TRELLIS_VISIBILITY_PRIVATE);
  assert_answer (self->tom, "SELECT state FROM shared_item WHERE record IN (SELECT uid FROM note)", "refused");
  assert_answer (self->tom, TOLD, "");
}

/* Who took the deletion back in between has nothing to be told. */
static void
test_undone (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Kept", "Body");

  sync_both (self);
  delete (self->tom, note);
  sync_times (self->tom, 2);
  trellis_store_restore (self->tom->store, note);
  sync_times (self->tom, 2);
  assert_answer (self->tom, TOLD, "");
  g_assert_cmpuint (self->tom->report.n_left, ==, 0);
  sync_both (self);
}

#define REFUSED_TEST(name, function) \
  g_test_add ("/engine/refused-removal/" name, Fixture, NULL, engine_set_up, function, engine_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  REFUSED_TEST ("back", test_back);
  REFUSED_TEST ("later", test_later);
  REFUSED_TEST ("whole", test_whole);
  REFUSED_TEST ("goal", test_goal);
  REFUSED_TEST ("part", test_part);
  REFUSED_TEST ("purged", test_purged);
  REFUSED_TEST ("private", test_private);
  REFUSED_TEST ("undone", test_undone);
  return g_test_run ();
}
