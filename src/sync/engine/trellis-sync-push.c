/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-push-private.h"

#include <string.h>

#include "trellis-ical-meaning.h"
#include "trellis-ical-writer.h"

/* A record is put at most so often in a run: the other side writes it as well, each time. */
#define MOST_PUTS 3

/* What left with what it is part of may be seen to have arrived with it. */
static gboolean
is_in_trash_anywhere (const TrellisSyncLocal *local)
{
  return trellis_sync_is_in_trash (local) ||
         (local != NULL && !local->is_here && trellis_record_get_deleted (local->raw) != 0);
}

static void
plan_removal (TrellisSyncPushing *self, TrellisShareBatch *batch, TrellisSharedChange *change,
              TrellisSharedItem *item, GBytes *base, const TrellisSyncLocal *local)
{
  TrellisSyncWrite *write;

  if (item == NULL || item->href == NULL)
    {
      const gboolean was_there =
        item != NULL && item->state == TRELLIS_SHARED_ITEM_STATE_TRASHED;

      if (was_there)
        trellis_sync_take_unsharing (self->run, batch, local);
      if (item != NULL && !(was_there && is_in_trash_anywhere (local)))
        trellis_sync_forget_item (self->run, batch, item);
      trellis_sync_settle (self, batch, change);
      return;
    }

  write = g_new0 (TrellisSyncWrite, 1);
  write->change = change;
  write->href = g_strdup (item->href);
  write->base = base != NULL ? g_bytes_ref (base) : NULL;
  g_ptr_array_add (self->removals, write);
}

/* Whether @record may be put once more, which is counted. */
static gboolean
count_put (TrellisSyncRun *run, const char *record)
{
  const guint n_puts = GPOINTER_TO_UINT (g_hash_table_lookup (run->puts, record));

  if (n_puts >= MOST_PUTS)
    return FALSE;
  g_hash_table_insert (run->puts, g_strdup (record), GUINT_TO_POINTER (n_puts + 1));
  return TRUE;
}

/* What nobody could read again is not put anywhere. */
static gboolean
is_too_large (TrellisSyncRun *run, const char *text)
{
  const gsize length = strlen (text);

  return (run->abilities.largest > 0 && length > run->abilities.largest) || !trellis_ical_is_readable (text, length);
}

static gboolean
plan_put (TrellisSyncPushing *self, TrellisShareBatch *batch, TrellisSharedChange *change,
          const TrellisSharedItem *item, GBytes *base, const TrellisSyncLocal *local,
          GError **error)
{
  TrellisSyncRun *run = self->run;
  TrellisIcalComponent *before = NULL;
  g_autoptr(TrellisIcalDocument) document =
    base != NULL ? trellis_sync_read_bytes (base, &before) : NULL;
  g_autofree char *rev = g_strdup_printf ("%s.%" G_GINT64_FORMAT, run->replica, run->writes + 1);
  g_autoptr(TrellisIcalComponent) written = NULL;
  g_autofree char *text = NULL;
  TrellisSyncWrite *write;
  int percent;

  if (TRELLIS_IS_GOAL (local->raw))
    {
      if (!trellis_sync_find_progress (run, TRELLIS_GOAL (local->raw), &percent, error))
        return FALSE;
      run->context.percent = &percent;
    }
  run->context.rev = rev;
  written = trellis_ical_whole_write (local->whole, before, &run->context);
  run->context.rev = NULL;
  run->context.percent = NULL;
  if (written == NULL ||
      (before != NULL && item->href != NULL && trellis_ical_same_meaning (written, before) &&
       !g_hash_table_contains (run->again, change->record)))
    {
      trellis_sync_settle (self, batch, change);
      return TRUE;
    }
  if (!trellis_sync_is_supported (run, change->type))
    return trellis_sync_refuse (self, batch, change, TRELLIS_SHARED_ITEM_STATE_UNSUPPORTED, error);

  text = trellis_ical_write (written);
  if (is_too_large (run, text))
    return trellis_sync_refuse (self, batch, change, TRELLIS_SHARED_ITEM_STATE_TOO_LARGE, error);
  if (!count_put (run, change->record))
    return TRUE;

  run->writes++;
  write = g_new0 (TrellisSyncWrite, 1);
  write->change = change;
  write->href = item != NULL ? g_strdup (item->href) : NULL;
  write->body = g_bytes_new_take (text, strlen (text));
  text = NULL;
  write->base = base != NULL ? g_bytes_ref (base) : NULL;
  write->rev = g_steal_pointer (&rev);
  g_ptr_array_add (self->puts, write);
  return TRUE;
}

/* Something that was of another match: where it is ours by now, it is taken in before anything is written. */
static void
wait_for_arrival (TrellisSyncPushing *self, TrellisShareBatch *batch, const TrellisSharedChange *change,
                  const TrellisSyncLocal *local)
{
  if (local == NULL || !local->is_here)
    {
      trellis_sync_settle (self, batch, change);
      return;
    }
  g_clear_pointer (&self->run->sharing->token, g_free);
  self->is_open = TRUE;
}

static gboolean
plan (TrellisSyncPushing *self, TrellisShareBatch *batch, TrellisSharedChange *change, GError **error)
{
  TrellisSyncRun *run = self->run;
  TrellisSharedItem *item = g_hash_table_lookup (run->by_record, change->record);
  g_autoptr(GBytes) base = NULL;
  g_autoptr(TrellisSyncLocal) local = NULL;
  gboolean is_asking = FALSE;

  if (g_hash_table_contains (run->failed, change->record) ||
      g_hash_table_contains (run->intents, change->record))
    return TRUE;
  if (item != NULL && item->state == TRELLIS_SHARED_ITEM_STATE_LEFT)
    return TRUE;
  if (item != NULL && (item->state == TRELLIS_SHARED_ITEM_STATE_UNREADABLE ||
                       item->state == TRELLIS_SHARED_ITEM_STATE_WAITING))
    {
      trellis_sync_settle (self, batch, change);
      return TRUE;
    }

  if (item != NULL)
    {
      base = trellis_share_reader_dup_base (run->reader, run->job->match, item->record, error);
      if (base == NULL)
        return FALSE;
      if (g_bytes_get_size (base) == 0)
        g_clear_pointer (&base, g_bytes_unref);
    }
  if (!trellis_sync_mark_goal (run, batch, change, &self->is_open, error) ||
      !trellis_sync_read_local_of_any (run, change->type, change->record, &local, error))
    return FALSE;
  if (local != NULL)
    change->type = G_OBJECT_TYPE (local->raw);

  if (item != NULL && item->state == TRELLIS_SHARED_ITEM_STATE_ARRIVED)
    {
      wait_for_arrival (self, batch, change, local);
      return TRUE;
    }
  if (!trellis_sync_local_may_leave (local))
    {
      plan_removal (self, batch, change, item, base, local);
      return TRUE;
    }
  if (!trellis_sync_is_asking (run, item, local, &is_asking, error))
    return FALSE;
  if (is_asking)
    {
      trellis_sync_settle (self, batch, change);
      return TRUE;
    }
  return trellis_sync_adopt_words (run, batch, item, local, base, &self->is_open) ||
         plan_put (self, batch, change, item, base, local, error);
}

static gboolean
plan_all (TrellisSyncPushing *self, GPtrArray *changes, GError **error)
{
  TrellisShareBatch *batch = trellis_sync_begin_batch (self->run);

  for (guint i = 0; i < changes->len; i++)
    if (!plan (self, batch, g_ptr_array_index (changes, i), error))
      {
        trellis_share_batch_free (batch);
        return FALSE;
      }

  return trellis_sync_end_batch (self->run, batch, error);
}

static int
compare_writes (gconstpointer a, gconstpointer b)
{
  const TrellisSyncWrite *first = a;
  const TrellisSyncWrite *second = b;
  int order = trellis_record_type_index (first->change->type) -
              trellis_record_type_index (second->change->type);

  return order != 0 ? order : (first->change->change > second->change->change) -
                                (first->change->change < second->change->change);
}

static int
compare_removals (gconstpointer a, gconstpointer b)
{
  return compare_writes (b, a);
}

/* Brings there what changed here; where nothing may be written, it only finds out what of that is there already.
 * @is_open becomes whether something has to be pulled first, @n_written how much was written. What was written is
 * known to have been, or else to be in doubt, whatever happens. */
gboolean
trellis_sync_push (TrellisSyncRun *run, gboolean *is_open, guint *n_written, GError **error)
{
  TrellisSyncPushing self = { .run = run };
  g_autoptr(GPtrArray) changes =
    trellis_share_reader_list_changes (run->reader, run->job->match, error);
  gboolean succeeded = changes != NULL;

  if (!succeeded || changes->len == 0)
    return succeeded;

  self.removals = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_sync_write_free);
  self.puts = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_sync_write_free);
  self.by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  self.results = g_ptr_array_new ();
  succeeded = trellis_sync_choose_kinds (run, error) && trellis_sync_remove_seconds (run, changes, error) &&
              plan_all (&self, changes, error);
  g_ptr_array_sort_values (self.removals, compare_removals);
  g_ptr_array_sort_values (self.puts, compare_writes);
  succeeded = succeeded && trellis_sync_write_all (&self, self.removals, TRUE, error) &&
              trellis_sync_write_all (&self, self.puts, FALSE, error);

  *is_open = self.is_open;
  *n_written = self.n_written;
  g_ptr_array_unref (self.removals);
  g_ptr_array_unref (self.puts);
  g_hash_table_unref (self.by_uid);
  g_ptr_array_unref (self.results);
  return succeeded;
}
