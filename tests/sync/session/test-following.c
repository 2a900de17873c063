/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moving-fixture.h"
#include "trellis-query.h"
#include "trellis-record-list.h"
#include "trellis-sync-session.h"

/* What is moved to the calendar of another match, while Trellis runs. */

static TrellisTransport *
connect_by_place (const TrellisSharing *sharing, const TrellisAccount *account, gpointer data,
                  GCancellable *cancellable, GError **error)
{
  Moving *self = data;

  return memory_transport_new (self->servers[g_str_equal (sharing->match, OTHER) ? 1 : 0], NULL, NULL);
}

static gboolean
too_late_cb (gpointer data)
{
  g_error ("Waited too long");
  return G_SOURCE_REMOVE;
}

static void
wait_until_in_step (Moving *self, TrellisSyncSession *session)
{
  guint source = g_timeout_add_seconds (60, too_late_cb, NULL);

  while (trellis_sync_session_is_running (session) ||
         trellis_store_count_shared_changes (self->mira->store, NULL) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

static TrellisRecordList *
list_notes (Moving *self, const char *match)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_NOTE);

  trellis_query_equals (query, "match", match);
  return trellis_store_list (self->mira->store, query);
}

static void
assert_lists (TrellisRecordList *one, guint n_one, TrellisRecordList *other, guint n_other)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (one)), ==, n_one);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (other)), ==, n_other);
}

/* Whichever of the two somebody has asked for, the other one is looked at soon after that by itself, and views
 * follow. */
static void
test_soon (Moving *self, gconstpointer data)
{
  const TrellisSyncTimes times = { .start = 1, .quiet = 20, .interval = 1000000 };
  const guint first = GPOINTER_TO_UINT (data);
  g_autoptr(TrellisNote) note = replica_add_note (self->mira, "Moved", "Body");
  TrellisSyncSession *session = trellis_sync_session_new (self->mira->store, NULL, connect_by_place, self);
  g_autoptr(TrellisRecordList) one = list_notes (self, UID (self->mira->match));
  g_autoptr(TrellisRecordList) other = list_notes (self, OTHER);

  trellis_sync_session_begin (session, &times, NULL, NULL);
  trellis_store_flush (self->mira->store, NULL);
  wait_until_in_step (self, session);
  assert_lists (one, 1, other, 0);

  move_text (self, UID (note), 0, NULL, NULL);
  trellis_sync_session_sync (session, get_match (self, first));
  wait_until_in_step (self, session);
  trellis_sync_session_sync (session, get_match (self, 1 - first));
  wait_until_in_step (self, session);
  assert_lists (one, 0, other, 1);
  assert_note_is (self, UID (note), 1, "Body");

  trellis_sync_session_stop (session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (session);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint first = 0; first < 2; first++)
    {
      g_autofree char *path = g_strdup_printf ("/session/following/%u", first);

      g_test_add (path, Moving, GUINT_TO_POINTER (first), moving_set_up, test_soon, moving_tear_down);
    }
  return g_test_run ();
}
