/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  ++*(guint *) data;
}

/* Sharing a match begins a run; what is there comes, what is here goes. */
static void
test_by_hand (SessionFixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) hers = replica_add_note (self->mira, "Hers", "Body");
  g_autoptr(TrellisNote) his = replica_add_note (self->tom, "His", "Body");
  TrellisSyncStatus *all = trellis_sync_session_get_status (self->session, NULL);
  guint n_states = 0;

  replica_sync (self->mira);
  g_signal_connect (self->status, "notify::state", G_CALLBACK (count_cb), &n_states);
  g_assert_cmpint (trellis_sync_status_get_state (self->status), ==, TRELLIS_SYNC_STATE_OFF);
  g_assert_cmpint (trellis_sync_status_get_state (all), ==, TRELLIS_SYNC_STATE_OFF);
  replica_share (self->tom);
  g_assert_true (trellis_sync_session_is_running (self->session));
  wait_for_state (self, TRELLIS_SYNC_STATE_IDLE);
  g_assert_cmpint (trellis_sync_status_get_last_success (self->status), >, 0);
  g_assert_cmpint (trellis_sync_status_get_state (all), ==, TRELLIS_SYNC_STATE_IDLE);
  g_assert_cmpuint (n_states, >=, 3);
  assert_note (self->tom, UID (hers), "Body");
  replica_sync (self->mira);
  assert_note (self->mira, UID (his), "Body");

  trellis_note_set_body (his, "Changed");
  trellis_sync_session_sync (self->session, NULL);
  wait_for_state (self, TRELLIS_SYNC_STATE_IDLE);
  replica_sync (self->mira);
  assert_note (self->mira, UID (his), "Changed");

  trellis_store_stop_sharing (self->tom->store, UID (self->tom->match), NULL);
  g_assert_cmpint (trellis_sync_status_get_state (self->status), ==, TRELLIS_SYNC_STATE_OFF);
  g_assert_cmpint (trellis_sync_status_get_state (all), ==, TRELLIS_SYNC_STATE_OFF);
}

/* A change goes by itself after some quiet, and several go together. */
static void
test_after_changes (SessionFixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = NULL;

  begin_session (self, 50, 1000000);
  note = replica_add_note (self->tom, "Title", "One");
  trellis_store_flush (self->tom->store, NULL);
  trellis_note_set_body (note, "Two");
  trellis_store_flush (self->tom->store, NULL);
  wait_for_connects (self, 1);
  let_pass (200);
  g_assert_cmpint (g_atomic_int_get (&self->n_connects), ==, 1);
  replica_sync (self->mira);
  assert_note (self->mira, UID (note), "Two");
}

static void
test_from_time_to_time (SessionFixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = NULL;

  begin_session (self, 50, 100);
  note = replica_add_note (self->mira, "Title", "Body");
  replica_sync (self->mira);
  wait_for_connects (self, 2);
  assert_note (self->tom, UID (note), "Body");
}

static void
test_network (SessionFixture *self, gconstpointer data)
{
  const TrellisSyncTimes times = { .start = 1, .quiet = 20, .interval = 30 };
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");

  use_calendar (self, "https://example.org/calendar/");
  wait_for_state (self, TRELLIS_SYNC_STATE_IDLE);
  g_atomic_int_set (&self->n_connects, 0);

  /* Off, and dear, it is not used but by hand. */
  self->network->is_available = FALSE;
  trellis_sync_session_begin (self->session, &times, G_NETWORK_MONITOR (self->network), NULL);
  let_pass (150);
  self->network->is_available = TRUE;
  self->network->is_metered = TRUE;
  g_signal_emit_by_name (self->network, "network-changed", TRUE);
  let_pass (150);
  g_assert_cmpint (g_atomic_int_get (&self->n_connects), ==, 0);
  g_assert_cmpint (trellis_sync_status_get_wait (trellis_sync_session_get_status (self->session, NULL)), ==,
                   TRELLIS_SYNC_WAIT_METERED);
  trellis_sync_session_sync (self->session, UID (self->tom->match));
  wait_for_connects (self, 1);

  self->network->is_metered = FALSE;
  g_signal_emit_by_name (self->network, "network-changed", TRUE);
  g_assert_cmpint (trellis_sync_status_get_wait (trellis_sync_session_get_status (self->session, NULL)), ==,
                   TRELLIS_SYNC_WAIT_NONE);
  wait_for_connects (self, 2);
}

/* A server on the same computer is there without any. */
static void
test_no_network (SessionFixture *self, gconstpointer data)
{
  const TrellisSyncTimes times = { .start = 1, .quiet = 20, .interval = 3600 * 1000 };

  use_calendar (self, "http://localhost:5232/tom/calendar/");
  wait_for_state (self, TRELLIS_SYNC_STATE_IDLE);
  g_atomic_int_set (&self->n_connects, 0);
  self->network->is_available = FALSE;
  trellis_sync_session_begin (self->session, &times, G_NETWORK_MONITOR (self->network), NULL);
  wait_for_connects (self, 1);
}

static void
fail_with (SessionFixture *self, TrellisSyncError code, TrellisSyncState expected)
{
  g_clear_error (&self->refusal);
  self->refusal = trellis_sync_error_new (code, NULL, 0, "as told");
  g_test_expect_message ("trellis-sync", G_LOG_LEVEL_MESSAGE, "*");
  trellis_sync_session_sync (self->session, NULL);
  wait_for_state (self, expected);
  g_test_assert_expected_messages ();
  g_assert_error (trellis_sync_status_get_error (self->status), TRELLIS_SYNC_ERROR, (int) code);
}

/* R-A2, R-H5: Each is told, and tried again by itself where that helps. */
static void
test_failures (SessionFixture *self, gconstpointer data)
{
  gint64 success;

  begin_session (self, 20, 1000000);
  success = trellis_sync_status_get_last_success (self->status);
  fail_with (self, TRELLIS_SYNC_ERROR_OFFLINE, TRELLIS_SYNC_STATE_OFFLINE);
  fail_with (self, TRELLIS_SYNC_ERROR_NO_SPACE, TRELLIS_SYNC_STATE_FAILED);
  fail_with (self, TRELLIS_SYNC_ERROR_SIGN_IN, TRELLIS_SYNC_STATE_SIGN_IN);
  g_assert_cmpint (trellis_sync_status_get_last_success (self->status), ==, success);

  /* A password that is not right is not tried again by itself. */
  {
    g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");

    g_atomic_int_set (&self->n_connects, 0);
    trellis_store_flush (self->tom->store, NULL);
    let_pass (150);
    g_assert_cmpint (g_atomic_int_get (&self->n_connects), ==, 0);
  }

  g_clear_error (&self->refusal);
  trellis_sync_session_sync (self->session, NULL);
  wait_for_state (self, TRELLIS_SYNC_STATE_IDLE);
  g_assert_null (trellis_sync_status_get_error (self->status));
}

static void
test_questions_and_clashes (SessionFixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");
  g_autoptr(TrellisNote) hers = NULL;
  g_autoptr(GPtrArray) clashes = NULL;
  g_autoptr(GError) error = NULL;

  begin_session (self, 20, 1000000);
  replica_sync (self->mira);
  hers = replica_get (self->mira, TRELLIS_TYPE_NOTE, UID (note));
  trellis_note_set_title (hers, "Her title");
  replica_sync (self->mira);
  trellis_note_set_title (note, "His title");
  trellis_sync_session_sync (self->session, NULL);
  wait_for_state (self, TRELLIS_SYNC_STATE_LOOK);
  g_assert_cmpuint (trellis_sync_status_get_n_clashes (self->status), ==, 1);

  clashes = trellis_store_list_clashes (self->tom->store, NULL);
  trellis_store_settle_clash (self->tom->store, g_ptr_array_index (clashes, 0),
                              TRELLIS_CLASH_CHOICE_MINE, &error);
  g_assert_no_error (error);
  wait_until_brought (self);
  g_assert_cmpint (trellis_sync_status_get_state (self->status), ==, TRELLIS_SYNC_STATE_IDLE);
  replica_sync (self->mira);
  g_assert_cmpstr (trellis_note_get_title (hers), ==, "His title");

  memory_server_clear (self->server);
  trellis_sync_session_sync (self->session, NULL);
  wait_for_state (self, TRELLIS_SYNC_STATE_ASK);
  g_assert_cmpint (trellis_sync_status_get_question (self->status), ==,
                   TRELLIS_SHARING_QUESTION_EMPTIED);
  trellis_store_answer_sharing (self->tom->store, UID (self->tom->match),
                                TRELLIS_SHARING_ANSWER_KEEP, &error);
  wait_for_state (self, TRELLIS_SYNC_STATE_IDLE);
  g_assert_cmpuint (memory_server_count (self->server), ==, 2);
}

/* What is typed while a long run is under way neither waits nor gets lost. */
static void
test_typing (SessionFixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = NULL;
  guint n_iterations = 0;

  for (int i = 0; i < 300; i++)
    {
      g_autofree char *title = g_strdup_printf ("Note %d", i);
      g_autoptr(TrellisNote) hers = replica_add_note (self->mira, title, "Body");
    }
  replica_sync (self->mira);
  note = replica_add_note (self->tom, "Mine", "0");
  replica_share (self->tom);
  while (trellis_sync_session_is_running (self->session))
    {
      g_autofree char *body = g_strdup_printf ("%u", ++n_iterations);

      trellis_note_set_body (note, body);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (n_iterations, >, 6);
  wait_for_state (self, TRELLIS_SYNC_STATE_IDLE);
  trellis_sync_session_sync (self->session, NULL);
  wait_until_brought (self);
  replica_sync (self->mira);
  assert_note (self->mira, UID (note), trellis_note_get_body (note));
  {
    g_autofree char *expected = g_strdup_printf ("%u", n_iterations);

    g_assert_cmpstr (trellis_note_get_body (note), ==, expected);
  }
}

/* A run is ended, and the store closed, at any time. */
static void
test_stop (SessionFixture *self, gconstpointer data)
{
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *title = g_strdup_printf ("Note %d", i);
      g_autoptr(TrellisNote) hers = replica_add_note (self->mira, title, "Body");
    }
  replica_sync (self->mira);
  replica_share (self->tom);
  g_main_context_iteration (NULL, TRUE);
  trellis_sync_session_stop (self->session);
  g_assert_false (trellis_sync_session_is_running (self->session));
  trellis_sync_session_sync (self->session, NULL);
  g_assert_false (trellis_sync_session_is_running (self->session));

  /* Another session goes on from there. */
  replica_sync (self->tom);
  {
    g_autofree char *count = replica_ask (self->tom, "SELECT count(*) FROM note");

    g_assert_cmpstr (count, ==, "300");
  }
}

static void
set_true_cb (gpointer object, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
wait_until_ended (SessionFixture *self)
{
  guint source = g_timeout_add_seconds (60, too_late_cb, NULL);
  gboolean has_ended = FALSE;
  gulong handler = g_signal_connect (self->session, "ended", G_CALLBACK (set_true_cb), &has_ended);

  while (!has_ended)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (self->session, handler);
  g_source_remove (source);
}

/* Before the program ends, what was just changed goes without waiting for quiet; what a run under way
 * brings, and what is written meanwhile, is waited for too. */
static void
test_hurry (SessionFixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = NULL;

  begin_session (self, 1000000, 1000000);
  g_assert_false (trellis_sync_session_hurry (self->session));
  note = replica_add_note (self->tom, "Title", "One");
  trellis_store_flush (self->tom->store, NULL);
  g_assert_true (trellis_sync_session_hurry (self->session));
  trellis_note_set_body (note, "Two");
  trellis_store_flush (self->tom->store, NULL);
  g_assert_true (trellis_sync_session_hurry (self->session));
  wait_until_ended (self);
  g_assert_false (trellis_sync_session_is_running (self->session));
  g_assert_cmpuint (trellis_store_count_shared_changes (self->tom->store, NULL), ==, 0);
  g_assert_false (trellis_sync_session_hurry (self->session));
  replica_sync (self->mira);
  assert_note (self->mira, UID (note), "Two");

  /* A look for news is not waited for. */
  trellis_sync_session_sync (self->session, NULL);
  g_assert_true (trellis_sync_session_is_running (self->session));
  g_assert_false (trellis_sync_session_hurry (self->session));
  wait_until_ended (self);
}

/* Who cancels does not have it begin anew in a moment, since something was changed just before; the next change does. */
static void
test_cancelled (SessionFixture *self, gconstpointer data)
{
  g_autoptr(TrellisNote) note = NULL;
  int n_before;

  begin_session (self, 100, 1000000);
  wait_for_state (self, TRELLIS_SYNC_STATE_IDLE);
  n_before = g_atomic_int_get (&self->n_connects);
  note = replica_add_note (self->tom, "Title", "One");
  trellis_store_flush (self->tom->store, NULL);
  trellis_sync_session_cancel (self->session);
  let_pass (300);
  g_assert_cmpint (g_atomic_int_get (&self->n_connects), ==, n_before);
  g_assert_cmpuint (trellis_sync_status_get_n_waiting (self->status), ==, 1);

  trellis_note_set_body (note, "Two");
  trellis_store_flush (self->tom->store, NULL);
  wait_until_brought (self);
  g_assert_cmpint (g_atomic_int_get (&self->n_connects), >, n_before);
  wait_for_state (self, TRELLIS_SYNC_STATE_IDLE);
  g_assert_cmpuint (trellis_sync_status_get_n_waiting (self->status), ==, 0);
}

/* Not where it may cost something, nor where it would be in vain. */
static void
test_hurry_in_vain (SessionFixture *self, gconstpointer data)
{
  const TrellisSyncTimes times = { .start = 1000000, .quiet = 1000000, .interval = 1000000 };
  g_autoptr(TrellisNote) note = replica_add_note (self->tom, "Title", "Body");

  use_calendar (self, "https://example.org/calendar/");
  wait_for_state (self, TRELLIS_SYNC_STATE_IDLE);
  trellis_sync_session_begin (self->session, &times, G_NETWORK_MONITOR (self->network),
                              G_POWER_PROFILE_MONITOR (self->power));
  trellis_note_set_body (note, "Changed");
  trellis_store_flush (self->tom->store, NULL);
  g_atomic_int_set (&self->n_connects, 0);

  self->network->is_metered = TRUE;
  g_assert_false (trellis_sync_session_hurry (self->session));
  self->network->is_metered = FALSE;
  self->power->is_saving = TRUE;
  g_assert_false (trellis_sync_session_hurry (self->session));
  self->power->is_saving = FALSE;
  self->network->is_available = FALSE;
  g_assert_false (trellis_sync_session_hurry (self->session));
  self->network->is_available = TRUE;
  g_assert_cmpint (g_atomic_int_get (&self->n_connects), ==, 0);
  g_assert_cmpuint (trellis_store_count_shared_changes (self->tom->store, NULL), >, 0);
  g_assert_true (trellis_sync_session_hurry (self->session));
  wait_until_ended (self);
  g_assert_cmpuint (trellis_store_count_shared_changes (self->tom->store, NULL), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  SESSION_TEST ("by-hand", test_by_hand);
  SESSION_TEST ("cancelled", test_cancelled);
  SESSION_TEST ("after-changes", test_after_changes);
  SESSION_TEST ("from-time-to-time", test_from_time_to_time);
  SESSION_TEST ("network", test_network);
  SESSION_TEST ("no-network", test_no_network);
  SESSION_TEST ("failures", test_failures);
  SESSION_TEST ("questions-and-clashes", test_questions_and_clashes);
  SESSION_TEST ("typing", test_typing);
  SESSION_TEST ("stop", test_stop);
  SESSION_TEST ("hurry", test_hurry);
  SESSION_TEST ("hurry-in-vain", test_hurry_in_vain);
  return g_test_run ();
}
