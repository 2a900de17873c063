/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replica.h"
#include "trellis-sync-card.h"

/* Somebody joins a match that the partner shares. */

typedef struct
{
  MemoryServer *server;
  Replica *tom;
  Replica *mira; /* has a match of her own, which is not the shared one */
  TrellisTransport *transport;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->server = memory_server_new ();
  self->tom = replica_new (self->server, TRELLIS_ROLE_MENTEE);
  self->mira = replica_new (self->server, TRELLIS_ROLE_MENTOR);
  self->transport = memory_transport_new (self->server, NULL, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->transport);
  replica_free (self->tom);
  replica_free (self->mira);
  memory_server_free (self->server);
}

static void
test_find (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisSyncCard) card = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (trellis_sync_card_find (self->transport, NULL, &error));
  g_assert_error (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_NOT_FOUND);
  g_clear_error (&error);

  for (int i = 0; i < 120; i++)
    {
      g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Note", "Body");
    }
  replica_share (self->tom);
  replica_sync (self->tom);
  card = trellis_sync_card_find (self->transport, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (card->match, ==, UID (self->tom->match));
  g_assert_cmpstr (card->mentor, ==, "Mira");
  g_assert_cmpstr (card->mentee, ==, "Tom");
  g_assert_cmpstr (card->started, ==, "2026-09-01");
}

static void
assert_answer (Replica *replica, const char *sql, const char *expected)
{
  g_autofree char *answer = replica_ask (replica, sql);

  g_assert_cmpstr (answer, ==, expected);
}

static void
share_tom (Fixture *self)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "His", "Body");

  replica_share (self->tom);
  replica_sync (self->tom);
}

/* Her match becomes the shared one, with all that it has. */
static void
test_join_with_own (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisSyncCard) card = NULL;
  g_autoptr(TrellisMatch) joined = NULL;
  g_autoptr(TrellisNote) note = NULL;
  g_autoptr(GError) error = NULL;

  share_tom (self);
  trellis_store_rename (self->mira->store, self->mira->match, "her-own", &error);
  g_assert_no_error (error);
  note = trellis_note_new ();
  trellis_note_set_match (note, "her-own");
  trellis_note_set_body (note, "From before");
  trellis_record_set_visibility (TRELLIS_RECORD (note), TRELLIS_VISIBILITY_SHARED);
  trellis_store_add (self->mira->store, note);

  card = trellis_sync_card_find (self->transport, NULL, &error);
  joined = trellis_sync_card_join (card, self->mira->store, TRELLIS_ROLE_MENTOR, self->mira->match,
                                   &error);
  g_assert_no_error (error);
  g_assert_true (joined == self->mira->match);
  replica_share (self->mira);
  replica_sync (self->mira);
  replica_sync (self->tom);
  assert_answer (self->mira, "SELECT count(*) FROM \"match\"", "1");
  assert_answer (self->mira, "SELECT count(*) FROM person", "2");
  assert_answer (self->tom, "SELECT body FROM note ORDER BY body", "Body\nFrom before");
  assert_answer (self->mira, "SELECT body FROM note ORDER BY body", "Body\nFrom before");
  assert_answer (self->mira, "SELECT name FROM person WHERE is_me = 1", "Mira");
  assert_answer (self->tom, "SELECT name FROM person WHERE is_me = 1", "Tom");
}

/* There was none before. */
static void
test_join_anew (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisSyncCard) card = NULL;
  g_autoptr(TrellisMatch) joined = NULL;
  g_autoptr(GError) error = NULL;

  share_tom (self);
  trellis_store_rename (self->mira->store, self->mira->match, "another", &error);
  card = trellis_sync_card_find (self->transport, NULL, &error);
  joined = trellis_sync_card_join (card, self->mira->store, TRELLIS_ROLE_MENTOR, NULL, &error);
  g_assert_no_error (error);
  replica_share (self->mira);
  replica_sync (self->mira);
  assert_answer (self->mira, "SELECT count(*) FROM \"match\"", "2");
  assert_answer (self->mira, "SELECT body FROM note", "Body");
  assert_answer (self->mira, "SELECT name FROM person WHERE is_me = 0 ORDER BY id", "Tom\nTom");
  g_assert_cmpint (trellis_match_get_my_role (joined), ==, TRELLIS_ROLE_MENTOR);

  /* And what she adds there is found. */
  {
    g_autoptr(TrellisNote) hers = replica_add_note (self->mira, "Hers", "Hers");

    replica_sync (self->mira);
    replica_sync (self->tom);
  }
  assert_answer (self->tom, "SELECT body FROM note ORDER BY body", "Body\nHers");
}

#define CARD_TEST(name, function)                                                                  \
  g_test_add ("/card/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  CARD_TEST ("find", test_find);
  CARD_TEST ("join-with-own", test_join_with_own);
  CARD_TEST ("join-anew", test_join_anew);
  return g_test_run ();
}
