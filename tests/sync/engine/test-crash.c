/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replica.h"

#include <stdlib.h>
#include <string.h>

/* The program ends at every request, before and after it was done, and at every step that is about to
 * be written. The next run neither loses nor doubles anything. */

typedef struct
{
  guint left; /* requests until the end */
  gboolean is_after;
  gboolean has_struck;
} End;

static MemoryFate
end (MemoryVerb verb, gpointer data)
{
  End *self = data;

  if (self->has_struck || self->left-- > 0)
    return MEMORY_FATE_NORMAL;
  self->has_struck = TRUE;
  return self->is_after ? MEMORY_FATE_CRASH_AFTER : MEMORY_FATE_CRASH_BEFORE;
}

typedef struct
{
  MemoryServer *server;
  Replica *tom;
  Replica *mira;
  char *edited;
  char *deleted;
  char *added;
  char *hidden;
} World;

/* Both are in step; then each does something of every kind. */
static World *
world_new (MemoryQuirks quirks)
{
  World *self = g_new0 (World, 1);
  g_autoptr(TrellisGoal) goal = NULL;
  g_autoptr(TrellisTask) task = NULL;
  g_autoptr(TrellisMeeting) meeting = NULL;
  g_autoptr(TrellisPoint) point = NULL;
  g_autoptr(TrellisNote) edited = NULL;
  g_autoptr(TrellisNote) deleted = NULL;
  g_autoptr(TrellisNote) hidden = NULL;
  g_autoptr(TrellisNote) added = NULL;
  g_autoptr(TrellisNote) hers = NULL;
  g_autoptr(TrellisNote) her_edit = NULL;

  self->server = memory_server_new ();
  self->server->quirks = quirks;
  self->tom = replica_new (self->server, TRELLIS_ROLE_MENTEE);
  self->mira = replica_new (self->server, TRELLIS_ROLE_MENTOR);
  replica_share (self->tom);
  replica_share (self->mira);
  edited = replica_add_note (self->tom, "Edited", "One\nTwo\nThree");
  deleted = replica_add_note (self->tom, "Deleted", "Body");
  hidden = replica_add_note (self->tom, "Hidden", "Body");
  meeting = replica_add_meeting (self->tom, "Meeting");
  point = replica_add_point (self->tom, meeting, "Point");
  replica_sync (self->tom);
  replica_sync (self->mira);
  self->edited = g_strdup (UID (edited));
  self->deleted = g_strdup (UID (deleted));
  self->hidden = g_strdup (UID (hidden));

  hers = replica_add_note (self->mira, "Hers", "Body");
  her_edit = replica_get (self->mira, TRELLIS_TYPE_NOTE, self->edited);
  trellis_note_set_body (her_edit, "One\nTwo\nThree, hers");
  replica_sync (self->mira);

  trellis_note_set_body (edited, "One, his\nTwo\nThree");
  trellis_store_delete (self->tom->store, deleted);
  trellis_record_set_visibility (TRELLIS_RECORD (hidden), TRELLIS_VISIBILITY_PRIVATE);
  trellis_note_set_body (hidden, "Secret");
  trellis_point_set_title (point, "Point, his");
  added = replica_add_note (self->tom, "Added", "Body");
  self->added = g_strdup (UID (added));
  goal = replica_add_goal (self->tom, "Goal");
  task = replica_add_task (self->tom, goal, "Step");
  return self;
}

static void
world_free (World *self)
{
  replica_free (self->tom);
  replica_free (self->mira);
  memory_server_free (self->server);
  g_free (self->edited);
  g_free (self->deleted);
  g_free (self->added);
  g_free (self->hidden);
  g_free (self);
}

static void
assert_answer (Replica *replica, const char *sql, const char *expected)
{
  g_autofree char *answer = replica_ask (replica, sql);

  g_assert_cmpstr (answer, ==, expected);
}

static void
assert_all_well (World *self)
{
  g_autofree char *his = NULL;
  g_autofree char *hers = NULL;

  replica_sync (self->tom);
  replica_sync (self->mira);
  replica_sync (self->tom);
  his = replica_tell (self->tom);
  hers = replica_tell (self->mira);
  g_assert_cmpstr (his, ==, hers);
  assert_answer (self->mira,
                 "SELECT title, body FROM note WHERE deleted = 0 ORDER BY title",
                 "Added|Body\nEdited|One, his\nTwo\nThree, hers\nHers|Body");
  assert_answer (self->mira, "SELECT title FROM point", "Point, his");
  assert_answer (self->mira, "SELECT title FROM task", "Step");
  assert_answer (self->tom, "SELECT title, body FROM note WHERE visibility = 'private'",
                 "Hidden|Secret");
  assert_answer (self->tom, "SELECT count(*) FROM shared_intent", "0");
  assert_answer (self->tom, "SELECT count(*) FROM shared_change", "0");
  assert_answer (self->tom, "SELECT count(*) FROM shared_clash WHERE kind <> 'unshared'", "0");
  assert_answer (self->mira, "SELECT count(*) FROM shared_clash", "0");
  g_assert_null (strstr (self->server->traffic->str, "Secret"));

  /* The card, three notes, a meeting, a goal and its step. */
  g_assert_cmpuint (memory_server_count (self->server), ==, 7);
  memory_server_reset_counts (self->server);
  replica_sync (self->tom);
  replica_sync (self->mira);
  g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);
}

static void
crash (World *self)
{
  g_autoptr(GError) error = NULL;

  replica_try (self->tom, &error);
  self->tom->fate = NULL;
  self->tom->batches_left = -1;
  replica_reopen (self->tom);
}

/* R-S9, R-P4: The program ends at each request, before it and after it. */
static void
test_requests (gconstpointer data)
{
  const MemoryQuirks quirks = GPOINTER_TO_UINT (data);
  gboolean goes_on = TRUE;

  for (guint i = 0; goes_on; i++)
    for (int is_after = 0; is_after < 2; is_after++)
      {
        World *world = world_new (quirks);
        End now = { i, is_after, FALSE };

        g_test_message ("request %u, %s", i, is_after ? "after" : "before");
        world->tom->fate = end;
        world->tom->fate_data = &now;
        crash (world);
        assert_all_well (world);
        world_free (world);
        goes_on = now.has_struck;
        g_assert_true (goes_on || i > 8);
      }
}

/* R-S9: The program ends before each step that is written. */
static void
test_steps (gconstpointer data)
{
  const MemoryQuirks quirks = GPOINTER_TO_UINT (data);
  gboolean goes_on = TRUE;

  for (int i = 0; goes_on; i++)
    {
      World *world = world_new (quirks);

      g_test_message ("step %d", i);
      world->tom->batches_left = i;
      goes_on = FALSE;
      {
        g_autoptr(GError) error = NULL;

        goes_on = !replica_try (world->tom, &error);
      }
      world->tom->batches_left = -1;
      replica_reopen (world->tom);
      assert_all_well (world);
      world_free (world);
      g_assert_true (goes_on || i > 4);
    }
}

#define MANY 140

/* How much is known to be there when the program ends in the middle of something long. */
typedef struct
{
  End end;
  Replica *replica;
  int n_known;
} Middle;

static MemoryFate
end_in_the_middle (MemoryVerb verb, gpointer data)
{
  Middle *self = data;
  const MemoryFate fate = verb == MEMORY_VERB_PUT ? end (verb, &self->end) : MEMORY_FATE_NORMAL;

  if (fate != MEMORY_FATE_NORMAL)
    {
      g_autofree char *answer = replica_ask (self->replica, "SELECT count(*) FROM shared_item");

      self->n_known = atoi (answer);
    }
  return fate;
}

static void
add_many (World *world)
{
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *title = g_strdup_printf ("Note %u", i);

      g_object_unref (replica_add_note (world->tom, title, "Body"));
    }
}

/* Nothing is there twice or not at all, and what waits to be written does not. */
static void
assert_all_there (World *world)
{
  g_autofree char *expected = g_strdup_printf ("%d", MANY);

  replica_sync (world->tom);
  replica_sync (world->mira);
  replica_sync (world->tom);
  assert_answer (world->mira, "SELECT count(*) FROM note WHERE title LIKE 'Note %'", expected);
  assert_answer (world->tom, "SELECT count(*) FROM note WHERE title LIKE 'Note %'", expected);
  assert_answer (world->tom, "SELECT count(*) FROM shared_intent", "0");
  assert_answer (world->tom, "SELECT count(*) FROM shared_change", "0");
  g_assert_cmpuint (memory_server_count (world->server), ==, MANY + 7);
}

/* What became of what was written is noted while the rest still is: of that nothing is in doubt. */
static void
test_middle (void)
{
  World *world = world_new (MEMORY_QUIRK_NONE);
  Middle middle = { .end = { 120, TRUE, FALSE }, .replica = world->tom };

  add_many (world);
  world->tom->fate = end_in_the_middle;
  world->tom->fate_data = &middle;
  crash (world);
  g_assert_true (middle.end.has_struck);
  g_assert_cmpint (middle.n_known, >=, 100);
  assert_all_there (world);
  world_free (world);
}

/* What cannot be noted ends the writing. */
static void
test_full_disk (void)
{
  World *world = world_new (MEMORY_QUIRK_NONE);
  g_autoptr(GError) error = NULL;

  replica_sync (world->tom);
  add_many (world);
  memory_server_reset_counts (world->server);
  world->tom->batches_left = 1; /* what is put down */
  g_assert_false (replica_try (world->tom, &error));
  g_assert_cmpuint (memory_server_get_writes (world->server), ==, 50);
  world->tom->batches_left = -1;
  replica_reopen (world->tom);
  assert_all_there (world);
  world_free (world);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/crash/requests", GUINT_TO_POINTER (MEMORY_QUIRK_NONE), test_requests);
  g_test_add_data_func ("/crash/steps", GUINT_TO_POINTER (MEMORY_QUIRK_NONE), test_steps);
  g_test_add_data_func ("/crash/requests-without-etags", GUINT_TO_POINTER (MEMORY_QUIRK_NO_ETAGS),
                        test_requests);
  g_test_add_data_func ("/crash/steps-without-tokens",
                        GUINT_TO_POINTER (MEMORY_QUIRK_NO_TOKENS | MEMORY_QUIRK_SILENT_PUT),
                        test_steps);
  g_test_add_func ("/crash/middle", test_middle);
  g_test_add_func ("/crash/full-disk", test_full_disk);
  return g_test_run ();
}
