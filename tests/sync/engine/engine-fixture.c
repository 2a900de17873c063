/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"

void
engine_set_up (Fixture *self, gconstpointer data)
{
  self->server = memory_server_new ();
  self->server->quirks = GPOINTER_TO_UINT (data);
  self->tom = replica_new (self->server, TRELLIS_ROLE_MENTEE);
  self->mira = replica_new (self->server, TRELLIS_ROLE_MENTOR);
  replica_share (self->tom);
  replica_share (self->mira);
  replica_sync (self->tom);
  replica_sync (self->mira);
}

void
engine_tear_down (Fixture *self, gconstpointer data)
{
  replica_free (self->tom);
  replica_free (self->mira);
  memory_server_free (self->server);
}

void
assert_same (Fixture *self)
{
  g_autofree char *mine = replica_tell (self->tom);
  g_autofree char *theirs = replica_tell (self->mira);

  g_assert_cmpstr (mine, ==, theirs);
}

/* A further round asks once each and writes nothing, neither there nor here. */
void
assert_quiet (Fixture *self)
{
  Replica *both[] = { self->tom, self->mira };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      before = replica_ask (both[i], "SELECT count(*), sum(length(base)) FROM shared_item");
      memory_server_reset_counts (self->server);
      replica_sync (both[i]);
      after = replica_ask (both[i], "SELECT count(*), sum(length(base)) FROM shared_item");
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpuint (memory_server_get_writes (self->server), ==, 0);
      g_assert_cmpuint (both[i]->report.n_received, ==, 0);
      if (self->server->quirks == MEMORY_QUIRK_NONE)
        {
          g_assert_cmpuint (self->server->n_requests[MEMORY_VERB_ASK], ==, 1);
          g_assert_cmpuint (self->server->n_requests[MEMORY_VERB_LIST], ==, 0);
        }
    }
}

void
sync_both (Fixture *self)
{
  replica_sync (self->tom);
  replica_sync (self->mira);
  replica_sync (self->tom);
  assert_same (self);
  assert_quiet (self);
}

void
assert_answer (Replica *replica, const char *sql, const char *expected)
{
  g_autofree char *answer = replica_ask (replica, sql);

  g_assert_cmpstr (answer, ==, expected);
}

void
assert_note (Replica *replica, const char *uid, const char *body)
{
  g_autoptr(TrellisNote) note = replica_get (replica, TRELLIS_TYPE_NOTE, uid);

  g_assert_nonnull (note);
  g_assert_cmpstr (trellis_note_get_body (note), ==, body);
}

char *
href_of (const char *uid)
{
  return g_strconcat (uid, ".ics", NULL);
}

MemoryFate
strike (MemoryVerb verb, gpointer data)
{
  Strike *self = data;

  if (verb != self->verb || self->left < 0 || self->left-- > 0)
    return MEMORY_FATE_NORMAL;
  return self->fate;
}
