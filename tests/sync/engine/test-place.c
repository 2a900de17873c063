/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"

/* Who stops sharing while a run is under way, which may hang on a server for a while, and shares once more: what that
 * run does in the end says nothing of the new place. */

typedef struct
{
  guint left; /* batches before it is done */
  const char *address;
} Again;

static void
share_again (Replica *replica, gpointer data)
{
  Again *again = data;
  g_autoptr(TrellisSharing) before = NULL;
  g_autoptr(TrellisSharing) sharing = NULL;
  g_autoptr(GError) error = NULL;

  if (again->left > 0)
    {
      again->left--;
      replica->meanwhile = share_again;
      return;
    }
  before = trellis_store_dup_sharing (replica->store, UID (replica->match));
  sharing = trellis_sharing_new (before->match, before->kind, again->address);
  sharing->is_own = before->is_own;
  trellis_store_stop_sharing (replica->store, before->match, &error);
  g_assert_no_error (error);
  trellis_store_share (replica->store, sharing, &error);
  g_assert_no_error (error);
}

/* Something to take in and something to bring there, so that there are some batches. */
static void
prepare (Fixture *self, Again *again)
{
  g_autoptr(TrellisNote) hers = replica_add_note (self->mira, "Hers", "Body");
  g_autoptr(TrellisNote) mine = replica_add_note (self->tom, "Mine", "Body");

  replica_sync (self->mira);
  self->tom->meanwhile = share_again;
  self->tom->meanwhile_data = again;
}

static void
test_elsewhere (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 4; i++)
    {
      Again again = { i, "elsewhere" };
      Again back = { 0, "memory" };
      g_autoptr(GError) error = NULL;

      prepare (self, &again);
      g_assert_false (replica_try (self->tom, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (self->tom->meanwhile);
      assert_answer (self->tom, "SELECT address, token IS NULL, listed, succeeded FROM sharing", "elsewhere|1|0|0");
      assert_answer (self->tom, "SELECT count(*) FROM shared_item", "0");
      assert_answer (self->tom, "SELECT count(*) FROM shared_intent", "0");

      /* And back to where it was, where all is found again. */
      share_again (self->tom, &back);
      sync_both (self);
    }
}

/* Where it was, as after an undo: nothing is forgotten for good. */
static void
test_same (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 4; i++)
    {
      Again again = { i, "memory" };
      g_autoptr(GError) error = NULL;

      prepare (self, &again);
      replica_try (self->tom, &error);
      g_assert_null (self->tom->meanwhile);
      replica_sync (self->tom);
      g_assert_cmpuint (self->tom->report.n_left, ==, 0);
      sync_both (self);
    }
}

/* What was known of what is there is lost: then it is listed anew. */
static void
test_forgotten (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Mine", "Body");
  g_autofree char *nothing = NULL;

  sync_both (self);
  nothing = replica_ask (self->tom, "DELETE FROM shared_item");
  trellis_note_set_body (note, "Body, changed");
  replica_sync (self->tom);
  g_assert_cmpuint (self->tom->report.n_left, ==, 0);
  sync_both (self);

  /* Nobody knows any more what it was before. */
  assert_note (self->mira, UID (note), "Body\n(also written by Tom:)\nBody, changed");
}

#define PLACE_TEST(name, function) \
  g_test_add ("/engine/place/" name, Fixture, NULL, engine_set_up, function, engine_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  PLACE_TEST ("elsewhere", test_elsewhere);
  PLACE_TEST ("same", test_same);
  PLACE_TEST ("forgotten", test_forgotten);
  return g_test_run ();
}
