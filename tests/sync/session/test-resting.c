/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

/* R-H5: servers that want to be left alone. */

#define ADDRESS "http://localhost:5232/tom/calendar/"

static void
refuse (SessionFixture *self, guint retry_after)
{
  g_clear_error (&self->refusal);
  self->refusal = trellis_sync_error_new (TRELLIS_SYNC_ERROR_BUSY, NULL, retry_after, "as told");
}

static void
begin (SessionFixture *self)
{
  const TrellisSyncTimes times = { .start = 1, .quiet = 20, .interval = 30 };

  trellis_sync_session_begin (self->session, &times, G_NETWORK_MONITOR (self->network), NULL);
}

/* Tom's server, which could answer, refuses at the next look for @retry_after seconds; 0: for as long as is
 * chosen here. */
static void
begin_and_refuse (SessionFixture *self, guint retry_after)
{
  use_calendar (self, ADDRESS);
  wait_for_state (self, TRELLIS_SYNC_STATE_IDLE);
  refuse (self, retry_after);
  g_test_expect_message ("trellis-sync", G_LOG_LEVEL_MESSAGE, "*");
  g_atomic_int_set (&self->n_connects, 0);
  begin (self);
  wait_for_connects (self, 1);
}

/* A server that wants to be left alone is, but by hand; and is asked again by itself after that. */
static void
test_busy (SessionFixture *self, gconstpointer data)
{
  begin_and_refuse (self, 3600);
  let_pass (200);
  g_assert_cmpint (g_atomic_int_get (&self->n_connects), ==, 1);
  g_test_assert_expected_messages ();

  g_test_expect_message ("trellis-sync", G_LOG_LEVEL_MESSAGE, "*");
  refuse (self, 1);
  trellis_sync_session_sync (self->session, NULL);
  wait_for_connects (self, 2);
  g_test_assert_expected_messages ();

  /* After the shortest rest there is. */
  g_clear_error (&self->refusal);
  wait_for_connects (self, 3);
  g_assert_cmpint (trellis_sync_status_get_state (self->status), ==, TRELLIS_SYNC_STATE_IDLE);
}

/* Also after the program was ended and started again; by hand it is asked, and where it answers then, it is
 * asked at the next start as any other. */
static void
test_start (SessionFixture *self, gconstpointer data)
{
  begin_and_refuse (self, 3600);
  g_test_assert_expected_messages ();
  g_clear_error (&self->refusal);
  restart_session (self);
  begin (self);
  let_pass (200);
  g_assert_cmpint (g_atomic_int_get (&self->n_connects), ==, 1);

  /* It is told as before, though nothing was tried. */
  g_assert_cmpint (trellis_sync_status_get_state (self->status), ==, TRELLIS_SYNC_STATE_FAILED);
  g_assert_cmpint (trellis_sync_status_get_state (trellis_sync_session_get_status (self->session, NULL)), ==,
                   TRELLIS_SYNC_STATE_FAILED);
  g_assert_error (trellis_sync_status_get_error (self->status), TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_BUSY);
  g_assert_cmpuint (g_list_model_get_n_items (trellis_sync_status_get_outcomes (self->status)), ==, 0);

  trellis_sync_session_sync (self->session, NULL);
  wait_for_connects (self, 2);
  g_assert_cmpint (trellis_sync_status_get_state (self->status), ==, TRELLIS_SYNC_STATE_IDLE);
  restart_session (self);
  begin (self);
  wait_for_connects (self, 3);
}

static void
set_kept (SessionFixture *self, gint64 until, gint64 length)
{
  const gint64 now = g_get_real_time () / 1000;
  g_autoptr(GPtrArray) kept = trellis_store_list_rests (self->tom->store);
  TrellisRest *rest;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (kept->len, ==, 1);
  rest = g_ptr_array_index (kept, 0);
  rest->until = now + until;
  rest->length = length;
  trellis_store_keep_rests (self->tom->store, kept, &error);
  g_assert_no_error (error);
}

/* What is left of a rest at the start is waited for, and no more than the whole of it where the clock was
 * set back by years. The server is asked by itself then, as the first time once more. */
static void
test_clock (SessionFixture *self, gconstpointer data)
{
  const struct { gint64 until, length; } rows[] = {
    { 250, 3600 * 1000 },
    { G_GINT64_CONSTANT (10) * 365 * 24 * 3600 * 1000, 250 },
  };

  begin_and_refuse (self, 3600);
  g_test_assert_expected_messages ();
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const TrellisSyncTimes rare = { .start = 1, .quiet = 20, .interval = 1000000 };
      gint64 start;

      g_test_message ("row %u", i);
      refuse (self, 3600);
      set_kept (self, rows[i].until, rows[i].length);
      g_atomic_int_set (&self->n_connects, 0);
      start = g_get_monotonic_time ();
      restart_session (self);
      g_test_expect_message ("trellis-sync", G_LOG_LEVEL_MESSAGE, "*");
      trellis_sync_session_begin (self->session, &rare, G_NETWORK_MONITOR (self->network), NULL);
      let_pass (50);
      g_assert_true (g_atomic_int_get (&self->n_connects) == 0 || g_get_monotonic_time () - start > 240 * 1000);
      wait_for_connects (self, 1);
      g_test_assert_expected_messages ();
    }
}

/* An account that is removed is not rested from any more, and its row goes with it. */
static void
test_removed (SessionFixture *self, gconstpointer data)
{
  g_autoptr(GPtrArray) accounts = NULL;
  g_autoptr(GPtrArray) kept = NULL;
  g_autoptr(GError) error = NULL;

  begin_and_refuse (self, 3600);
  g_test_assert_expected_messages ();
  trellis_store_stop_sharing (self->tom->store, UID (self->tom->match), &error);
  g_assert_no_error (error);
  accounts = trellis_store_list_accounts (self->tom->store);
  trellis_store_remove_account (self->tom->store,
                                ((TrellisAccount *) g_ptr_array_index (accounts, 0))->uid, &error);
  g_assert_no_error (error);
  kept = trellis_store_list_rests (self->tom->store);
  g_assert_cmpuint (kept->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  SESSION_TEST ("resting/busy", test_busy);
  SESSION_TEST ("resting/start", test_start);
  SESSION_TEST ("resting/clock", test_clock);
  SESSION_TEST ("resting/removed", test_removed);
  return g_test_run ();
}
