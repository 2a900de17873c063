/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

static TrellisTransport *
connect_memory (const TrellisSharing *sharing, const TrellisAccount *account, gpointer data,
                GCancellable *cancellable, GError **error)
{
  SessionFixture *self = data;

  g_atomic_int_inc (&self->n_connects);
  if (self->refusal != NULL)
    {
      g_propagate_error (error, g_error_copy (self->refusal));
      return NULL;
    }
  return memory_transport_new (self->server, self->fate, self->fate_data);
}

static void
start (SessionFixture *self)
{
  self->session = trellis_sync_session_new (self->tom->store, NULL, connect_memory, self);
  self->status = trellis_sync_session_get_status (self->session, UID (self->tom->match));
}

static void
stop (SessionFixture *self)
{
  trellis_sync_session_stop (self->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->session);
}

void
session_fixture_set_up (SessionFixture *self, gconstpointer data)
{
  self->server = memory_server_new ();
  self->tom = replica_new (self->server, TRELLIS_ROLE_MENTEE);
  self->mira = replica_new (self->server, TRELLIS_ROLE_MENTOR);
  replica_share (self->mira);
  replica_sync (self->mira);
  self->network = g_object_new (TEST_TYPE_NETWORK, NULL);
  self->power = g_object_new (TEST_TYPE_POWER, NULL);
  start (self);
}

void
session_fixture_tear_down (SessionFixture *self, gconstpointer data)
{
  stop (self);
  g_assert_finalize_object (self->network);
  g_assert_finalize_object (self->power);
  g_clear_error (&self->refusal);
  replica_free (self->tom);
  replica_free (self->mira);
  memory_server_free (self->server);
}

/* As after the program was ended and started again. */
void
restart_session (SessionFixture *self)
{
  stop (self);
  replica_reopen (self->tom);
  start (self);
}

gboolean
too_late_cb (gpointer data)
{
  g_error ("Waited too long");
  return G_SOURCE_REMOVE;
}

void
wait_for_state (SessionFixture *self, TrellisSyncState state)
{
  guint source = g_timeout_add_seconds (60, too_late_cb, NULL);

  while (trellis_sync_status_get_state (self->status) != state ||
         trellis_sync_session_is_running (self->session))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

void
wait_for_connects (SessionFixture *self, int n_connects)
{
  guint source = g_timeout_add_seconds (60, too_late_cb, NULL);

  while (g_atomic_int_get (&self->n_connects) < n_connects ||
         trellis_sync_session_is_running (self->session))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

void
wait_until_brought (SessionFixture *self)
{
  guint source = g_timeout_add_seconds (60, too_late_cb, NULL);

  trellis_store_flush (self->tom->store, NULL);
  while (trellis_store_count_shared_changes (self->tom->store, NULL) > 0 ||
         trellis_sync_session_is_running (self->session))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

static gboolean
quit_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
let_pass (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, quit_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

void
begin_session (SessionFixture *self, guint quiet, guint interval)
{
  const TrellisSyncTimes times = { .start = 1, .quiet = quiet, .interval = interval };

  replica_share (self->tom);
  wait_for_state (self, TRELLIS_SYNC_STATE_IDLE);
  trellis_sync_session_begin (self->session, &times, G_NETWORK_MONITOR (self->network), NULL);
  wait_for_connects (self, 2);
  g_atomic_int_set (&self->n_connects, 0);
}

/* A folder has no network to wait for. */
void
use_calendar (SessionFixture *self, const char *address)
{
  g_autoptr(TrellisAccount) account = trellis_account_new (address, "tom");
  g_autoptr(TrellisSharing) sharing =
    trellis_sharing_new (UID (self->tom->match), TRELLIS_SHARING_KIND_CALENDAR, address);
  g_autoptr(GError) error = NULL;

  trellis_store_save_account (self->tom->store, account, &error);
  g_assert_no_error (error);
  sharing->account = g_strdup (account->uid);
  trellis_store_share (self->tom->store, sharing, &error);
  g_assert_no_error (error);
}
