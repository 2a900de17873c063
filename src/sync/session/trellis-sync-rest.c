/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-rest.h"

#include "trellis-sync-error.h"

/* Milliseconds: of any rest at least, of one that the server asks for at most, and of one that is chosen
 * here at most. */
#define SHORTEST_WAIT (5 * 1000)
#define LONGEST_WAIT (60 * 60 * 1000)
#define LONGEST_OWN_WAIT (15 * 60 * 1000)

#define MOST_DOUBLINGS 16 /* after which the longest wait is long reached */

struct _TrellisSyncRest
{
  GHashTable *accounts; /* uid → Resting, owned */
};

typedef struct
{
  guint n_failures; /* one after another */
  gint64 until;
  gint64 length; /* of the rest that ends then */
  gboolean is_busy; /* the server asked for it */
} Resting;

/* How long a server that could not answer is left alone: as long as it says, in seconds, within reason.
 * Where it says nothing, @retry_after is 0, and the wait is doubled with each of its @n_failures so far,
 * and made shorter by @chance, from 0 to 1, so that not all come back at once. In milliseconds. */
guint
trellis_sync_rest_choose_wait (guint retry_after, guint n_failures, double chance)
{
  const guint n_doublings = MIN (n_failures, MOST_DOUBLINGS);
  guint64 wait;

  if (retry_after > 0)
    return (guint) CLAMP ((guint64) retry_after * 1000, SHORTEST_WAIT, LONGEST_WAIT);

  wait = MIN ((guint64) 2 * SHORTEST_WAIT << n_doublings, LONGEST_OWN_WAIT);
  return (guint) ((double) wait * (1 - 0.5 * CLAMP (chance, 0, 1)));
}

TrellisSyncRest *
trellis_sync_rest_new (void)
{
  TrellisSyncRest *self = g_new0 (TrellisSyncRest, 1);

  self->accounts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
trellis_sync_rest_free (TrellisSyncRest *self)
{
  g_hash_table_unref (self->accounts);
  g_free (self);
}

/* Only these get better by waiting, whatever is done here. */
static gboolean
is_to_rest (const GError *error)
{
  return g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_BUSY) ||
         g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_SERVER);
}

static Resting *
ensure_resting (TrellisSyncRest *self, const char *account)
{
  Resting *resting = g_hash_table_lookup (self->accounts, account);

  if (resting == NULL)
    {
      resting = g_new0 (Resting, 1);
      g_hash_table_insert (self->accounts, g_strdup (account), resting);
    }
  return resting;
}

/* Takes in how a run with @account, a uid or NULL for none, ended; @error is NULL where it went well. Whether
 * anything is other than before. */
gboolean
trellis_sync_rest_note (TrellisSyncRest *self, const char *account, const GError *error, gint64 now)
{
  Resting *resting;
  gint64 until;

  if (account == NULL)
    return FALSE;
  if (error == NULL)
    return g_hash_table_remove (self->accounts, account);
  if (!is_to_rest (error))
    return FALSE;

  resting = ensure_resting (self, account);
  until = now + trellis_sync_rest_choose_wait (trellis_sync_error_get_retry_after (error),
                                               resting->n_failures, g_random_double ());

  /* Several matches that failed in one run are one failure. */
  if (resting->until <= now)
    resting->n_failures++;
  if (resting->until < until)
    {
      resting->until = until;
      resting->length = until - now;
    }
  resting->is_busy = g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_BUSY);
  return TRUE;
}

gboolean
trellis_sync_rest_is_resting (TrellisSyncRest *self, const char *account, gint64 now)
{
  const Resting *resting = account != NULL ? g_hash_table_lookup (self->accounts, account) : NULL;

  return resting != NULL && now < resting->until;
}

/* Why @account is left alone, transfer full; NULL where it is not. */
GError *
trellis_sync_rest_dup_error (TrellisSyncRest *self, const char *account, gint64 now)
{
  const Resting *resting;

  if (!trellis_sync_rest_is_resting (self, account, now))
    return NULL;
  resting = g_hash_table_lookup (self->accounts, account);
  return trellis_sync_error_new (resting->is_busy ? TRELLIS_SYNC_ERROR_BUSY : TRELLIS_SYNC_ERROR_SERVER, NULL, 0,
                                 "It could not answer when it was last asked");
}

/* Whether @account could not answer when it was last asked. */
gboolean
trellis_sync_rest_has_failed (TrellisSyncRest *self, const char *account)
{
  return account != NULL && g_hash_table_contains (self->accounts, account);
}

/* When the next rest is over; -1 if there is none. */
gint64
trellis_sync_rest_get_next (TrellisSyncRest *self, gint64 now)
{
  GHashTableIter iter;
  gpointer value;
  gint64 next = -1;

  g_hash_table_iter_init (&iter, self->accounts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Resting *resting = value;

      if (resting->until > now && (next < 0 || resting->until < next))
        next = resting->until;
    }
  return next;
}

/* Somebody wants it now: all rests are over. How often accounts failed is still known. */
void
trellis_sync_rest_wake (TrellisSyncRest *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->accounts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((Resting *) value)->until = 0;
}

/* Of TrellisRest: what is to be known at the next start. @now is the same moment as @world, by the clock of
 * the world. Transfer full. */
GPtrArray *
trellis_sync_rest_list (TrellisSyncRest *self, gint64 now, gint64 world)
{
  GPtrArray *rests = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_rest_free);
  GHashTableIter iter;
  gpointer account, value;

  g_hash_table_iter_init (&iter, self->accounts);
  while (g_hash_table_iter_next (&iter, &account, &value))
    {
      const Resting *resting = value;
      TrellisRest *rest = trellis_rest_new (account);

      rest->until = world + MAX (resting->until - now, 0);
      rest->length = resting->length;
      rest->n_failures = resting->n_failures;
      rest->is_busy = resting->is_busy;
      g_ptr_array_add (rests, rest);
    }
  return rests;
}

/* Goes on from what trellis_sync_rest_list() gave before. The clock of the world may have been set since: no
 * rest is longer from now on than it was in whole. */
void
trellis_sync_rest_take (TrellisSyncRest *self, GPtrArray *rests, gint64 now, gint64 world)
{
  for (guint i = 0; i < rests->len; i++)
    {
      const TrellisRest *rest = g_ptr_array_index (rests, i);
      Resting *resting = ensure_resting (self, rest->account);

      resting->n_failures = rest->n_failures;
      resting->is_busy = rest->is_busy;
      resting->length = CLAMP (rest->length, 0, LONGEST_WAIT);
      resting->until = now + (rest->until > world ? MIN (rest->until - world, resting->length) : 0);
    }
}

static gint64
get_world_time (void)
{
  return g_get_real_time () / 1000;
}

/* Has @store keep what is to be known at the next start: servers that are left alone still are then. */
void
trellis_sync_rest_save (TrellisSyncRest *self, TrellisStore *store, gint64 now)
{
  g_autoptr(GPtrArray) rests = trellis_sync_rest_list (self, now, get_world_time ());
  g_autoptr(GError) error = NULL;

  if (!trellis_store_keep_rests (store, rests, &error))
    g_message ("Which servers are left alone cannot be kept: %s", error->message);
}

/* Goes on from what trellis_sync_rest_save() had @store keep. */
void
trellis_sync_rest_load (TrellisSyncRest *self, TrellisStore *store, gint64 now)
{
  g_autoptr(GPtrArray) rests = trellis_store_list_rests (store);

  trellis_sync_rest_take (self, rests, now, get_world_time ());
}
