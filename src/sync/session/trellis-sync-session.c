/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-session.h"

#include "trellis-sync-rest.h"
#include "trellis-sync-status-private.h"
#include "trellis-sync-wait.h"
#include "trellis-sync-watches.h"
#include "trellis-sync-worker.h"
#include "trellis-time.h"

struct _TrellisSyncSession
{
  GObject parent_instance;

  TrellisStore *store;
  char *zone;
  TrellisSyncConnect connect;
  gpointer connect_data;
  TrellisSyncTimes times;
  GNetworkMonitor *network;
  GPowerProfileMonitor *power;

  GHashTable *statuses; /* uid of a match → TrellisSyncStatus, owned */
  TrellisSyncStatus *all;

  GHashTable *wanted;        /* uids of matches that a run is wanted for, owned */
  GCancellable *cancellable; /* of the run; NULL when there is none */
  guint soon;                /* source: after a change, or after the network is back */
  guint regular;             /* source */
  TrellisSyncWatches *watches;
  gint64 last_change;        /* number of the last change here that was heard of */
  TrellisSyncRest *rest;
  guint waking;              /* source: when an account has rested */
  gboolean is_stopped;
};

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisSyncSession, trellis_sync_session, G_TYPE_OBJECT)

static TrellisSyncStatus *
ensure_status (TrellisSyncSession *self, const char *match)
{
  TrellisSyncStatus *status = g_hash_table_lookup (self->statuses, match);

  if (status == NULL)
    {
      status = trellis_sync_status_new (match);
      g_hash_table_insert (self->statuses, g_strdup (match), status);
    }
  return status;
}

static void
sum_up (TrellisSyncSession *self)
{
  g_autoptr(GPtrArray) statuses = g_hash_table_get_values_as_ptr_array (self->statuses);

  trellis_sync_status_sum_up (self->all, statuses);
}

/* What has not left this computer is told. */
static void
update_waiting (TrellisSyncSession *self)
{
  GHashTableIter iter;
  gpointer match, status;

  g_hash_table_iter_init (&iter, self->statuses);
  while (g_hash_table_iter_next (&iter, &match, &status))
    trellis_sync_status_set_n_waiting (status, trellis_store_count_shared_changes (self->store, match));
  sum_up (self);
}

static void
progress_cb (const char *match, gboolean has_begun, double progress, gpointer data)
{
  TrellisSyncSession *self = data;
  TrellisSyncStatus *status = ensure_status (self, match);

  if (has_begun)
    trellis_sync_status_begin (status);
  trellis_sync_status_set_progress (status, progress);
  sum_up (self);
}

static gint64
get_now (void)
{
  return g_get_monotonic_time () / 1000;
}

static guint
count_unseen (TrellisSyncSession *self, const char *match)
{
  g_autoptr(GPtrArray) clashes = trellis_store_list_clashes (self->store, match);
  guint n_unseen = 0;

  for (guint i = 0; i < clashes->len; i++)
    if (!((TrellisSharedClash *) g_ptr_array_index (clashes, i))->is_seen)
      n_unseen++;

  return n_unseen;
}

static void begin_run (TrellisSyncSession *self);
static void wake_later (TrellisSyncSession *self);

static void
ended_cb (GPtrArray *errands, gpointer data)
{
  g_autoptr(TrellisSyncSession) self = data;
  gboolean have_rests_changed = FALSE;

  g_clear_object (&self->cancellable);
  for (guint i = 0; i < errands->len; i++)
    {
      const TrellisSyncErrand *errand = g_ptr_array_index (errands, i);
      TrellisSyncStatus *status = ensure_status (self, errand->sharing->match);

      if (errand->error != NULL &&
          !g_error_matches (errand->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("Sharing failed: %s", errand->error->message);
      if (trellis_sync_rest_note (self->rest, errand->sharing->account, errand->error, get_now ()))
        have_rests_changed = TRUE;
      trellis_sync_status_set_result (status, &errand->report, errand->error, trellis_time_now ());
      trellis_sync_errand_keep_news (errand, self->store);
    }
  if (have_rests_changed)
    trellis_sync_rest_save (self->rest, self->store, get_now ());

  update_waiting (self);
  wake_later (self);
  if (!self->is_stopped)
    begin_run (self);
  if (self->cancellable == NULL)
    g_signal_emit (self, signals[ENDED], 0);
}

static GPtrArray *
make_errands (TrellisSyncSession *self)
{
  GPtrArray *errands = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_sync_errand_free);
  g_autoptr(GPtrArray) sharings = trellis_store_list_sharings (self->store);

  for (guint i = 0; i < sharings->len; i++)
    {
      const TrellisSharing *sharing = g_ptr_array_index (sharings, i);
      TrellisSyncErrand *errand;

      if (!g_hash_table_contains (self->wanted, sharing->match))
        continue;
      errand = g_new0 (TrellisSyncErrand, 1);
      errand->sharing = trellis_sharing_copy (sharing);
      errand->account = trellis_store_dup_account (self->store, sharing->account);
      g_ptr_array_add (errands, errand);
    }

  g_hash_table_remove_all (self->wanted);
  return errands;
}

/* Runs for what is wanted, unless a run is under way, after which this is called again. */
static void
begin_run (TrellisSyncSession *self)
{
  g_autoptr(GPtrArray) errands = NULL;
  TrellisSyncOrder order;

  if (self->cancellable != NULL || self->is_stopped || g_hash_table_size (self->wanted) == 0)
    return;

  trellis_store_flush (self->store, NULL);
  errands = make_errands (self);
  if (errands->len == 0)
    return;

  self->cancellable = g_cancellable_new ();
  order = (TrellisSyncOrder) {
    .store = self->store,
    .zone = self->zone,
    .connect = self->connect,
    .connect_data = self->connect_data,
    .errands = g_steal_pointer (&errands),
    .progress = progress_cb,
    .ended = ended_cb,
    .data = g_object_ref (self),
  };
  trellis_sync_worker_run (&order, self->cancellable);
}

/* Whether a match is brought in step without anybody asking for it. A server that refused the password
 * is not asked again until somebody has looked at that. */
static gboolean
may_run_by_itself (TrellisSyncSession *self, const TrellisSharing *sharing)
{
  TrellisSyncState state =
    trellis_sync_status_get_state (ensure_status (self, sharing->match));

  if (state == TRELLIS_SYNC_STATE_SIGN_IN || state == TRELLIS_SYNC_STATE_ASK)
    return FALSE;
  if (trellis_sync_rest_is_resting (self->rest, sharing->account, get_now ()))
    return FALSE;
  return !trellis_sync_wait_needs_network (sharing) ||
         (g_network_monitor_get_network_available (self->network) &&
          !g_network_monitor_get_network_metered (self->network));
}

static TrellisSyncWait
find_wait (TrellisSyncSession *self, const TrellisSharing *sharing)
{
  return self->regular != 0 ? trellis_sync_wait_find (sharing, self->network, self->power)
                            : TRELLIS_SYNC_WAIT_NONE;
}

/* What keeps runs from beginning by themselves is told. */
static void
update_waits (TrellisSyncSession *self)
{
  g_autoptr(GPtrArray) sharings = trellis_store_list_sharings (self->store);

  for (guint i = 0; i < sharings->len; i++)
    {
      const TrellisSharing *sharing = g_ptr_array_index (sharings, i);

      trellis_sync_status_set_wait (ensure_status (self, sharing->match), find_wait (self, sharing));
    }
  sum_up (self);
}

typedef gboolean (*WantFunc) (TrellisSyncSession *self, const TrellisSharing *sharing);

/* Runs for what @wants says; with NULL, for all that is shared. */
static void
want (TrellisSyncSession *self, WantFunc wants)
{
  g_autoptr(GPtrArray) sharings = trellis_store_list_sharings (self->store);

  for (guint i = 0; i < sharings->len; i++)
    {
      const TrellisSharing *sharing = g_ptr_array_index (sharings, i);

      if (wants == NULL || wants (self, sharing))
        g_hash_table_add (self->wanted, g_strdup (sharing->match));
    }

  begin_run (self);
}

static gboolean
has_rested (TrellisSyncSession *self, const TrellisSharing *sharing)
{
  return trellis_sync_rest_has_failed (self->rest, sharing->account) && may_run_by_itself (self, sharing);
}

static gboolean
waking_cb (gpointer data)
{
  TrellisSyncSession *self = data;

  self->waking = 0;
  want (self, has_rested);
  wake_later (self);
  return G_SOURCE_REMOVE;
}

/* Has runs with accounts that rest begin when that is over. */
static void
wake_later (TrellisSyncSession *self)
{
  const gint64 now = get_now ();
  const gint64 next = trellis_sync_rest_get_next (self->rest, now);

  g_clear_handle_id (&self->waking, g_source_remove);
  if (next >= 0 && self->regular != 0 && !self->is_stopped)
    self->waking = g_timeout_add ((guint) (next - now), waking_cb, self);
}

static gboolean
soon_cb (gpointer data)
{
  TrellisSyncSession *self = data;

  self->soon = 0;
  want (self, may_run_by_itself);
  return G_SOURCE_REMOVE;
}

static void
run_soon (TrellisSyncSession *self, guint milliseconds)
{
  g_clear_handle_id (&self->soon, g_source_remove);
  self->soon = g_timeout_add (milliseconds, soon_cb, self);
}

static gboolean
regular_cb (gpointer data)
{
  TrellisSyncSession *self = data;

  /* What is saved of the battery by not looking is worth more than news some minutes earlier. */
  if (!g_power_profile_monitor_get_power_saver_enabled (self->power))
    want (self, may_run_by_itself);
  return G_SOURCE_CONTINUE;
}

/* Also what a run itself writes is heard of here, but that is no change to be brought there. */
static void
saved_cb (TrellisSyncSession *self)
{
  gint64 last = trellis_store_get_last_shared_change (self->store);

  if (last <= self->last_change)
    return;
  self->last_change = last;
  update_waiting (self);
  run_soon (self, self->times.quiet);
}

static void
network_changed_cb (TrellisSyncSession *self, gboolean is_available)
{
  update_waits (self);
  if (is_available)
    run_soon (self, self->times.quiet);
}

static gboolean
is_changed_there (TrellisSyncSession *self, const TrellisSharing *sharing)
{
  return trellis_sync_watches_is_changed (self->watches, sharing->match) && may_run_by_itself (self, sharing);
}

static void
folders_changed_cb (gpointer data)
{
  want (data, is_changed_there);
}

static void
refresh (TrellisSyncSession *self, const char *match, gboolean is_to_sync)
{
  g_autoptr(TrellisSharing) sharing = trellis_store_dup_sharing (self->store, match);
  TrellisSyncStatus *status = ensure_status (self, match);
  const gboolean was_off = trellis_sync_status_get_state (status) == TRELLIS_SYNC_STATE_OFF;
  const gboolean was_asked = trellis_sync_status_get_state (status) == TRELLIS_SYNC_STATE_ASK;

  trellis_sync_status_set_sharing (status, sharing, count_unseen (self, match));
  if (sharing != NULL)
    trellis_sync_status_set_wait (status, find_wait (self, sharing));
  trellis_sync_watches_follow (self->watches, match, sharing);
  if (is_to_sync && sharing != NULL &&
      (was_off || (was_asked && sharing->answer != TRELLIS_SHARING_ANSWER_NONE)))
    {
      g_hash_table_add (self->wanted, g_strdup (match));
      begin_run (self);
    }
}

static void
refresh_all (TrellisSyncSession *self, gboolean is_to_sync)
{
  g_autoptr(GPtrArray) sharings = trellis_store_list_sharings (self->store);
  g_autoptr(GPtrArray) known = g_hash_table_get_keys_as_ptr_array (self->statuses);

  for (guint i = 0; i < known->len; i++)
    refresh (self, g_ptr_array_index (known, i), is_to_sync);
  for (guint i = 0; i < sharings->len; i++)
    refresh (self, ((TrellisSharing *) g_ptr_array_index (sharings, i))->match, is_to_sync);
}

/* Sharing began, ended or was answered for, or a clash was looked at. */
static void
sharing_changed_cb (TrellisSyncSession *self, const char *match)
{
  if (match != NULL)
    refresh (self, match, TRUE);
  else
    refresh_all (self, TRUE);
  update_waiting (self);
}

/* Which servers are left alone is known of before, and told. */
static void
take_rests (TrellisSyncSession *self)
{
  g_autoptr(GPtrArray) sharings = trellis_store_list_sharings (self->store);

  trellis_sync_rest_load (self->rest, self->store, get_now ());
  for (guint i = 0; i < sharings->len; i++)
    {
      const TrellisSharing *sharing = g_ptr_array_index (sharings, i);
      g_autoptr(GError) error = trellis_sync_rest_dup_error (self->rest, sharing->account, get_now ());

      if (error != NULL)
        trellis_sync_status_set_error (ensure_status (self, sharing->match), error);
    }
}

static void
trellis_sync_session_dispose (GObject *object)
{
  TrellisSyncSession *self = TRELLIS_SYNC_SESSION (object);

  trellis_sync_session_stop (self);
  g_clear_object (&self->store);
  g_clear_object (&self->network);
  g_clear_object (&self->power);

  G_OBJECT_CLASS (trellis_sync_session_parent_class)->dispose (object);
}

static void
trellis_sync_session_finalize (GObject *object)
{
  TrellisSyncSession *self = TRELLIS_SYNC_SESSION (object);

  g_free (self->zone);
  g_hash_table_unref (self->statuses);
  g_hash_table_unref (self->wanted);
  trellis_sync_watches_free (self->watches);
  trellis_sync_rest_free (self->rest);
  g_object_unref (self->all);

  G_OBJECT_CLASS (trellis_sync_session_parent_class)->finalize (object);
}

static void
trellis_sync_session_class_init (TrellisSyncSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = trellis_sync_session_dispose;
  object_class->finalize = trellis_sync_session_finalize;

  signals[ENDED] = g_signal_new ("ended", TRELLIS_TYPE_SYNC_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
trellis_sync_session_init (TrellisSyncSession *self)
{
  self->statuses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->watches = trellis_sync_watches_new (folders_changed_cb, self);
  self->rest = trellis_sync_rest_new ();
  self->all = trellis_sync_status_new (NULL);
}

/* @zone is of tzdata, where the person is; NULL means UTC. @data must live as long as the session.
 * Nothing runs by itself before trellis_sync_session_begin(). */
TrellisSyncSession *
trellis_sync_session_new (TrellisStore *store, const char *zone, TrellisSyncConnect connect, gpointer data)
{
  TrellisSyncSession *self;

  g_return_val_if_fail (TRELLIS_IS_STORE (store), NULL);
  g_return_val_if_fail (connect != NULL, NULL);

  self = g_object_new (TRELLIS_TYPE_SYNC_SESSION, NULL);
  self->store = g_object_ref (store);
  self->zone = g_strdup (zone);
  self->connect = connect;
  self->connect_data = data;
  g_signal_connect_object (store, "sharing-changed", G_CALLBACK (sharing_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh_all (self, FALSE);
  take_rests (self);
  sum_up (self);
  return self;
}

/* Has runs begin by themselves from now on. @network and @power may be NULL: those of the system. */
void
trellis_sync_session_begin (TrellisSyncSession *self, const TrellisSyncTimes *times, GNetworkMonitor *network,
                            GPowerProfileMonitor *power)
{
  g_return_if_fail (TRELLIS_IS_SYNC_SESSION (self));
  g_return_if_fail (self->regular == 0 && !self->is_stopped);

  self->times = *times;
  self->network = g_object_ref (network != NULL ? network : g_network_monitor_get_default ());
  self->power = power != NULL ? g_object_ref (power) : g_power_profile_monitor_dup_default ();
  g_signal_connect_object (self->store, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->network, "network-changed", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->network, "notify::network-metered", G_CALLBACK (update_waits), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->power, "notify::power-saver-enabled", G_CALLBACK (update_waits), self,
                           G_CONNECT_SWAPPED);
  self->last_change = trellis_store_get_last_shared_change (self->store);
  run_soon (self, times->start);
  self->regular = g_timeout_add (times->interval, regular_cb, self);
  trellis_sync_watches_begin (self->watches, times->quiet);
  wake_later (self);
  refresh_all (self, FALSE);
  update_waiting (self);
}

/* Ends what runs, and waits for it. To be called before the store is closed; nothing runs after it. */
void
trellis_sync_session_stop (TrellisSyncSession *self)
{
  g_return_if_fail (TRELLIS_IS_SYNC_SESSION (self));

  self->is_stopped = TRUE;
  g_clear_handle_id (&self->soon, g_source_remove);
  g_clear_handle_id (&self->regular, g_source_remove);
  g_clear_handle_id (&self->waking, g_source_remove);
  trellis_sync_watches_stop (self->watches);
  trellis_sync_session_cancel (self);

  /* The worker hands over what it has, to this thread. */
  while (self->cancellable != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Brings @match, or with NULL all that is shared, in step, because somebody wants it now. */
void
trellis_sync_session_sync (TrellisSyncSession *self, const char *match)
{
  g_return_if_fail (TRELLIS_IS_SYNC_SESSION (self));

  trellis_sync_rest_wake (self->rest);
  if (match == NULL)
    {
      want (self, NULL);
      return;
    }
  g_hash_table_add (self->wanted, g_strdup (match));
  begin_run (self);
}

/* Nothing is brought on a network that is dear, nor while power is saved. */
static gboolean
is_to_hurry (TrellisSyncSession *self, const TrellisSharing *sharing)
{
  return trellis_store_count_shared_changes (self->store, sharing->match) > 0 &&
         may_run_by_itself (self, sharing) && find_wait (self, sharing) == TRELLIS_SYNC_WAIT_NONE;
}

/* Brings what was changed here at once instead of after some quiet, since the program is about to end.
 * Whether there is anything to wait for; "ended" tells when that is over. */
gboolean
trellis_sync_session_hurry (TrellisSyncSession *self)
{
  g_return_val_if_fail (TRELLIS_IS_SYNC_SESSION (self), FALSE);

  if (self->soon != 0)
    want (self, is_to_hurry);
  if (self->cancellable != NULL)
    g_clear_handle_id (&self->soon, g_source_remove);
  return self->cancellable != NULL && trellis_store_count_shared_changes (self->store, NULL) > 0;
}

/* Has a run end as soon as it can, and none begin in a moment. What it did stays done. */
void
trellis_sync_session_cancel (TrellisSyncSession *self)
{
  g_return_if_fail (TRELLIS_IS_SYNC_SESSION (self));

  g_hash_table_remove_all (self->wanted);
  g_clear_handle_id (&self->soon, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* Only tests ask it: what the window shows is in the statuses. */
gboolean
trellis_sync_session_is_running (TrellisSyncSession *self)
{
  g_return_val_if_fail (TRELLIS_IS_SYNC_SESSION (self), FALSE);

  return self->cancellable != NULL;
}

/* The status of @match, also of one that is not shared, or with NULL of all together; transfer none. The
 * same object as long as the session lives. */
TrellisSyncStatus *
trellis_sync_session_get_status (TrellisSyncSession *self, const char *match)
{
  g_return_val_if_fail (TRELLIS_IS_SYNC_SESSION (self), NULL);

  return match != NULL ? ensure_status (self, match) : self->all;
}
