/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-run-private.h"

/* Pulling and pushing are repeated this often where one leaves something for the other. */
#define ROUNDS 4

/* Seconds after which all that is there is listed, whatever the other side tells of changes. */
#define LONGEST_TRUST (7 * 24 * 60 * 60)

/* Likewise after so many answers about changes, one after another, that may not have told all. */
#define MOST_ODD 3

/* An empty one, of the time of the run; transfer full. */
TrellisShareBatch *
trellis_sync_begin_batch (TrellisSyncRun *run)
{
  TrellisShareBatch *batch =
    trellis_share_batch_new (run->job->match, run->job->now, run->context.my_role, run->separator);

  batch->place = trellis_sharing_copy (run->sharing);
  return batch;
}

/* Has the store do @batch (transfer full), unless it is empty. What the run knows of items and intents
 * was changed while it was made, so that a failure ends the run. */
gboolean
trellis_sync_end_batch (TrellisSyncRun *run, TrellisShareBatch *batch, GError **error)
{
  if (trellis_share_batch_is_empty (batch))
    {
      trellis_share_batch_free (batch);
      return TRUE;
    }

  run->n_batches++;
  return run->job->apply (batch, run->job->data, error);
}

static void
drop_item (TrellisSyncRun *run, TrellisSharedItem *item)
{
  if (item->record != NULL)
    g_hash_table_remove (run->by_record, item->record);
  g_hash_table_remove (run->items, item->href != NULL ? item->href : item->record);
}

/* Items without href have their record's uid for a key, which no href of an item is. */
static void
insert_item (TrellisSyncRun *run, TrellisSharedItem *item)
{
  TrellisSharedItem *before =
    item->record != NULL ? g_hash_table_lookup (run->by_record, item->record) : NULL;

  if (before != NULL)
    drop_item (run, before);
  before = item->href != NULL ? g_hash_table_lookup (run->items, item->href) : NULL;
  if (before != NULL)
    drop_item (run, before);

  g_hash_table_insert (run->items, g_strdup (item->href != NULL ? item->href : item->record), item);
  if (item->record != NULL)
    g_hash_table_insert (run->by_record, g_strdup (item->record), item);
}

/* Keeps @item (transfer full) in the place of what was known of its href and of its record. */
void
trellis_sync_keep_item (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisSharedItem *item)
{
  TrellisSharedItem *copy = trellis_shared_item_new (item->href, item->etag);

  copy->type = item->type;
  copy->record = g_strdup (item->record);
  copy->state = item->state;
  copy->tries = item->tries;
  g_ptr_array_add (batch->items, item);
  insert_item (run, copy);
}

/* Likewise, where the step that is done has kept it. */
void
trellis_sync_know_item (TrellisSyncRun *run, TrellisSharedItem *item)
{
  insert_item (run, item);
}

/* @item, which the run knows, is gone after this. */
void
trellis_sync_forget_item (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisSharedItem *item)
{
  TrellisSharedItem *forgotten = trellis_shared_item_new (item->href, NULL);

  forgotten->record = g_strdup (item->record);
  g_ptr_array_add (batch->forgotten, forgotten);
  if (item->record != NULL && item->etag != NULL)
    g_hash_table_insert (run->former, g_strdup (item->record), g_strdup (item->etag));
  drop_item (run, item);
}

/* A record has another uid after the batch that says so: then it is known by that. */
void
trellis_sync_rename_known (TrellisSyncRun *run, const TrellisRenaming *renaming)
{
  TrellisSharedItem *item = g_hash_table_lookup (run->by_record, renaming->before);
  TrellisSharedIntent *intent = NULL;
  g_autofree char *key = NULL;

  if (item != NULL)
    {
      TrellisSharedItem *renamed = trellis_shared_item_new (item->href, item->etag);

      renamed->type = item->type;
      renamed->record = g_strdup (renaming->after);
      renamed->state = item->state;
      renamed->tries = item->tries;
      drop_item (run, item);
      insert_item (run, renamed);
    }
  if (g_hash_table_steal_extended (run->intents, renaming->before, (gpointer *) &key, (gpointer *) &intent))
    {
      g_set_str (&intent->record, renaming->after);
      g_hash_table_insert (run->intents, g_strdup (renaming->after), intent);
    }
  if (g_hash_table_remove (run->changed, renaming->before))
    g_hash_table_add (run->changed, g_strdup (renaming->after));
  g_hash_table_insert (run->puts, g_strdup (renaming->after),
                       g_hash_table_lookup (run->puts, renaming->before));
}

/* What became of the write of @record is known: @batch has it waited for no longer. */
void
trellis_sync_end_intent (TrellisSyncRun *run, TrellisShareBatch *batch, const char *record)
{
  g_ptr_array_add (batch->ended, g_strdup (record));
  g_hash_table_remove (run->intents, record);
}

/* Forgets what changed up to @change. */
void
trellis_sync_clear_change (TrellisShareBatch *batch, const char *record, gint64 change)
{
  TrellisSharedChange *cleared = g_new0 (TrellisSharedChange, 1);

  cleared->change = change;
  cleared->record = g_strdup (record);
  g_ptr_array_add (batch->changes, cleared);
}

/* Has a record brought there as if somebody had changed it. */
void
trellis_sync_mark (TrellisShareBatch *batch, GType type, const char *record)
{
  TrellisSharedChange *mark = g_new0 (TrellisSharedChange, 1);

  mark->type = type;
  mark->record = g_strdup (record);
  g_ptr_array_add (batch->marks, mark);
}

static gboolean
load_items (TrellisSyncRun *run, GError **error)
{
  g_autoptr(GPtrArray) items =
    trellis_share_reader_list_items (run->reader, run->job->match, error);

  if (items == NULL)
    return FALSE;
  g_ptr_array_set_free_func (items, NULL);
  for (guint i = 0; i < items->len; i++)
    insert_item (run, g_ptr_array_index (items, i));
  return TRUE;
}

static gboolean
load_intents (TrellisSyncRun *run, GError **error)
{
  g_autoptr(GPtrArray) intents =
    trellis_share_reader_list_intents (run->reader, run->job->match, error);

  if (intents == NULL)
    return FALSE;
  g_ptr_array_set_free_func (intents, NULL);
  for (guint i = 0; i < intents->len; i++)
    {
      TrellisSharedIntent *intent = g_ptr_array_index (intents, i);

      g_hash_table_insert (run->intents, g_strdup (intent->record), intent);
    }
  return TRUE;
}

static gboolean
load (TrellisSyncRun *run, GError **error)
{
  run->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) trellis_shared_item_free);
  run->by_record = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->intents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) trellis_shared_intent_free);
  run->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->failed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->puts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->surprises = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->former = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run->again = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->no_goals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run->left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->copies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run->reader = trellis_share_reader_open (run->job->folder, error);
  if (run->reader == NULL ||
      !trellis_share_reader_get_sharing (run->reader, run->job->match, &run->sharing, error))
    return FALSE;
  if (run->sharing == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The match is not shared");
      return FALSE;
    }
  if (run->job->place != NULL && !trellis_sharing_is_same_place (run->sharing, run->job->place))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The match is shared elsewhere by now");
      return FALSE;
    }
  return load_intents (run, error);
}

/* What is needed only where there is something to do. */
static gboolean
load_all (TrellisSyncRun *run, GError **error)
{
  return trellis_share_reader_get_replica (run->reader, &run->replica, &run->writes, error) &&
         trellis_sync_read_names (run, error) && load_items (run, error);
}

static void
unload (TrellisSyncRun *run)
{
  g_clear_pointer (&run->items, g_hash_table_unref);
  g_clear_pointer (&run->by_record, g_hash_table_unref);
  g_clear_pointer (&run->intents, g_hash_table_unref);
  g_clear_pointer (&run->changed, g_hash_table_unref);
  g_clear_pointer (&run->gone, g_hash_table_unref);
  g_clear_pointer (&run->failed, g_hash_table_unref);
  g_clear_pointer (&run->puts, g_hash_table_unref);
  g_clear_pointer (&run->surprises, g_hash_table_unref);
  g_clear_pointer (&run->former, g_hash_table_unref);
  g_clear_pointer (&run->again, g_hash_table_unref);
  g_clear_pointer (&run->parents, g_hash_table_unref);
  g_clear_pointer (&run->no_goals, g_hash_table_unref);
  g_clear_pointer (&run->unknown, g_hash_table_unref);
  g_clear_pointer (&run->moved, g_hash_table_unref);
  g_clear_pointer (&run->left, g_hash_table_unref);
  g_clear_pointer (&run->copies, g_hash_table_unref);
  g_clear_pointer (&run->sharing, trellis_sharing_free);
  g_clear_pointer (&run->reader, trellis_share_reader_free);
  g_free (run->mentor);
  g_free (run->mentee);
  g_free (run->separator);
  g_free (run->replica);
}

/* Asks as little as possible. */
static gboolean
is_to_be_listed (TrellisSyncRun *run, gboolean *listed, GError **error)
{
  const gint64 age = run->job->now - run->sharing->listed;

  run->is_to_look_anew = age > LONGEST_TRUST || age < 0;
  if (run->is_to_look_anew || run->sharing->odd >= MOST_ODD)
    g_clear_pointer (&run->sharing->token, g_free);

  *listed = TRUE;
  if (run->sharing->token == NULL || g_hash_table_size (run->intents) > 0 ||
      run->sharing->answer != TRELLIS_SHARING_ANSWER_NONE)
    return TRUE;
  return trellis_transport_may_have_changed (run->job->transport, run->sharing->token, listed,
                                             run->cancellable, error);
}

static gboolean
count_left (TrellisSyncRun *run, GError **error)
{
  g_autoptr(GPtrArray) changes =
    trellis_share_reader_list_changes (run->reader, run->job->match, error);

  const gint64 n_refused =
    changes != NULL ? trellis_share_reader_count_refused (run->reader, run->job->match, error) : -1;

  if (n_refused < 0)
    return FALSE;
  run->report->n_left = changes->len;
  run->report->n_kept_back = (guint) n_refused;
  return TRUE;
}

/* Notes when all was in step, where the run wrote to the journal at all. */
static gboolean
note_success (TrellisSyncRun *run, GError **error)
{
  TrellisShareBatch *batch;

  if (run->n_batches == 0 || run->report->n_left > 0)
    return TRUE;

  batch = trellis_sync_begin_batch (run);
  run->sharing->succeeded = run->job->now;
  batch->sharing = trellis_sharing_copy (run->sharing);
  return trellis_sync_end_batch (run, batch, error);
}

/* Transports know them from their first answer on; that nothing may be written, sometimes only when
 * it is tried. */
static void
note_abilities (TrellisSyncRun *run)
{
  trellis_transport_get_abilities (run->job->transport, &run->abilities);
  if (!run->abilities.may_write)
    run->report->is_read_only = TRUE;
  run->abilities.may_write = !run->report->is_read_only;
}

/* Pulls before it pushes, so that what is there is merged before anything is written; and pulls once
 * more after that, so that the next run finds nothing new. */
static gboolean
run_rounds (TrellisSyncRun *run, GError **error)
{
  gboolean is_to_pull;

  if (!is_to_be_listed (run, &is_to_pull, error) || !count_left (run, error))
    return FALSE;
  note_abilities (run);
  if (!is_to_pull && run->report->n_left == 0)
    return TRUE;
  if (!load_all (run, error))
    return FALSE;

  for (int round = 0; round < ROUNDS; round++)
    {
      gboolean is_open = FALSE;
      guint n_written = 0, n_removed = 0;

      if (is_to_pull && !trellis_sync_pull (run, error))
        return FALSE;
      if (run->report->question != TRELLIS_SHARING_QUESTION_NONE)
        return TRUE;
      note_abilities (run);
      if (!trellis_sync_settle_left (run, error) ||
          !trellis_sync_push (run, &is_open, &n_written, error) ||
          !trellis_sync_remove_copies (run, &n_removed, error))
        return FALSE;
      is_to_pull = is_open || n_written + n_removed > 0;
      if (!is_to_pull)
        break;
    }

  return count_left (run, error) && note_success (run, error);
}

/* Brings a match in step with where it is shared: takes in what changed there, merges it with what
 * changed here, and brings there what is other here. Blocks, in any thread. What was done before a
 * failure stays done, and the next run goes on from there. Fails with TRELLIS_SYNC_ERROR, or
 * TRELLIS_STORE_ERROR where the journal is at fault, or G_IO_ERROR_CANCELLED, also where the match is
 * not shared. A question in @report means that nothing was done until it is answered. */
gboolean
trellis_sync_run (const TrellisSyncJob *job, TrellisSyncReport *report, GCancellable *cancellable, GError **error)
{
  TrellisSyncRun run = { .job = job, .report = report, .cancellable = cancellable };
  gboolean succeeded;

  g_return_val_if_fail (job != NULL && report != NULL, FALSE);

  *report = (TrellisSyncReport) { 0 };
  succeeded = load (&run, error);
  if (succeeded && run.sharing->question != TRELLIS_SHARING_QUESTION_NONE &&
      run.sharing->answer == TRELLIS_SHARING_ANSWER_NONE)
    report->question = run.sharing->question;
  else
    succeeded = succeeded && run_rounds (&run, error);
  unload (&run);
  return succeeded;
}
