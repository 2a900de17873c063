/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-pull-private.h"

#include "trellis-sync-words.h"

#define DAY (24 * 60 * 60)

/* The batches in which items are taken in. */
typedef struct
{
  TrellisSyncRun *run;
  TrellisShareBatch *batch; /* the present one, or NULL */
  guint n_items;            /* in it */
} Batches;

/* Notes which records changed here. */
gboolean
trellis_sync_load_changed (TrellisSyncRun *run, GError **error)
{
  g_autoptr(GPtrArray) changes =
    trellis_share_reader_list_changes (run->reader, run->job->match, error);

  g_hash_table_remove_all (run->changed);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    g_hash_table_add (run->changed,
                      g_strdup (((TrellisSharedChange *) g_ptr_array_index (changes, i))->record));
  return changes != NULL;
}

static gboolean
ask (TrellisSyncRun *run, TrellisSharingQuestion question, GError **error)
{
  TrellisShareBatch *batch = trellis_sync_begin_batch (run);

  run->report->question = run->sharing->question = question;
  run->sharing->answer = TRELLIS_SHARING_ANSWER_NONE;
  batch->sharing = trellis_sharing_copy (run->sharing);
  return trellis_sync_end_batch (run, batch, error);
}

/* Fetches the data of those of @page that came without. */
static GPtrArray *
fetch_missing (TrellisSyncPulling *self, GPtrArray *page, GError **error)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) hrefs = NULL;

  for (guint i = 0; i < page->len; i++)
    {
      const TrellisRemoteItem *remote = g_ptr_array_index (page, i);

      if (remote->data == NULL && !remote->is_too_large)
        g_strv_builder_add (builder, remote->href);
    }

  hrefs = g_strv_builder_end (builder);
  if (hrefs[0] == NULL)
    return g_ptr_array_new ();
  return trellis_transport_fetch (self->run->job->transport, (const char *const *) hrefs,
                                  self->run->cancellable, error);
}

static TrellisShareBatch *
ensure_batch (Batches *self)
{
  if (self->batch == NULL)
    self->batch = trellis_sync_begin_batch (self->run);
  return self->batch;
}

static void
batches_clear (Batches *self)
{
  g_clear_pointer (&self->batch, trellis_share_batch_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batches, batches_clear)

static gboolean
end_batch (Batches *self, GError **error)
{
  if (self->batch == NULL)
    return TRUE;
  self->n_items = 0;
  return trellis_sync_settle_references (self->run, self->batch, error) &&
         trellis_sync_end_batch (self->run, g_steal_pointer (&self->batch), error);
}

/* Has what @remote says to replace go on as @remote, before anything of that is taken in. */
static gboolean
rename_replaced (Batches *self, const TrellisRemoteItem *remote, GError **error)
{
  g_autoptr(TrellisRenaming) renaming = NULL;

  if (!trellis_sync_find_replaced (self->run, ensure_batch (self), remote, &renaming, error))
    return FALSE;
  return renaming == NULL ||
         (end_batch (self, error) && trellis_sync_rename (self->run, renaming, error));
}

/* What takes the place of another item is a step of its own, in which whoever brings the two together gets the same. */
static gboolean
begin_over (Batches *self, const TrellisRemoteItem *remote, gboolean *takes_over, GError **error)
{
  *takes_over = trellis_sync_takes_over (self->run, remote);
  if (!*takes_over)
    return TRUE;
  if (!end_batch (self, error))
    return FALSE;
  g_free (ensure_batch (self)->separator);
  self->batch->separator = trellis_sync_words_separator (NULL);
  return TRUE;
}

/* Takes @remote in, unless it is waiting for something that it is part of. */
static gboolean
take_one (Batches *self, const TrellisRemoteItem *remote, gboolean *is_waiting, GError **error)
{
  const guint *room = self->run->job->room;
  gboolean takes_over = FALSE;

  if (!rename_replaced (self, remote, error) || !begin_over (self, remote, &takes_over, error) ||
      !trellis_sync_take_item (self->run, ensure_batch (self), remote, is_waiting, error))
    return FALSE;
  if (takes_over)
    return end_batch (self, error);
  if (*is_waiting)
    return TRUE;
  self->n_items++;
  return room == NULL || self->n_items < *room || end_batch (self, error);
}

/* What is part of something that has not come waits for it. */
static void
keep_waiting (TrellisSyncRun *run, TrellisShareBatch *batch, const TrellisRemoteItem *remote)
{
  TrellisSharedItem *item = trellis_shared_item_new (remote->href, remote->etag);
  TrellisIcalComponent *calendar;
  g_autoptr(TrellisIcalDocument) document = trellis_sync_read_bytes (remote->data, &calendar);
  g_autoptr(TrellisIcalWhole) whole = trellis_ical_whole_read (calendar, NULL, &run->context);

  item->type = whole != NULL ? G_OBJECT_TYPE (whole->record) : G_TYPE_INVALID;
  item->record = g_strdup (trellis_ical_get_uid (calendar));
  item->base = g_bytes_ref (remote->data);
  item->state = TRELLIS_SHARED_ITEM_STATE_WAITING;
  trellis_sync_keep_item (run, batch, item);
}

/* Takes @items in, those first of which others are parts. */
static gboolean
take_items (TrellisSyncRun *run, GPtrArray *items, GError **error)
{
  g_auto(Batches) batches = { .run = run };
  g_autoptr(GPtrArray) rest = g_ptr_array_ref (items);
  guint n_before;

  do
    {
      g_autoptr(GPtrArray) waiting = g_ptr_array_new ();

      n_before = rest->len;
      for (guint i = 0; i < rest->len; i++)
        {
          TrellisRemoteItem *remote = g_ptr_array_index (rest, i);
          gboolean is_waiting = FALSE;

          if (!take_one (&batches, remote, &is_waiting, error))
            return FALSE;
          if (is_waiting)
            g_ptr_array_add (waiting, remote);
        }
      g_ptr_array_unref (rest);
      rest = g_steal_pointer (&waiting);
    }
  while (rest->len > 0 && rest->len < n_before);

  for (guint i = 0; i < rest->len; i++)
    keep_waiting (run, ensure_batch (&batches), g_ptr_array_index (rest, i));
  return end_batch (&batches, error);
}

static void
tell_progress (TrellisSyncPulling *self)
{
  if (self->run->job->progress != NULL)
    self->run->job->progress (self->n_taken, self->news->len, self->run->job->data);
}

static gboolean
take_page (TrellisSyncPulling *self, GPtrArray *page, GError **error)
{
  g_autoptr(GPtrArray) fetched = fetch_missing (self, page, error);
  g_autoptr(GPtrArray) complete = NULL;

  if (fetched == NULL)
    return FALSE;
  complete = trellis_sync_complete (self, page, fetched);
  trellis_sync_find_parents (self->run, complete);
  trellis_sync_order_items (complete);
  if (!take_items (self->run, complete, error))
    return FALSE;

  self->n_taken += page->len;
  tell_progress (self);
  return TRUE;
}

static gboolean
take_news (TrellisSyncPulling *self, GError **error)
{
  for (guint i = 0; i < self->news->len; i += TRELLIS_SYNC_PAGE)
    {
      g_autoptr(GPtrArray) page = g_ptr_array_new ();

      if (g_cancellable_set_error_if_cancelled (self->run->cancellable, error))
        return FALSE;
      for (guint j = i; j < self->news->len && j < i + TRELLIS_SYNC_PAGE; j++)
        g_ptr_array_add (page, g_ptr_array_index (self->news, j));
      if (!take_page (self, page, error))
        return FALSE;
    }

  return TRUE;
}

/* Merges @remote, which has its data. One that is no version of its original, whatever it is called, is
 * an item like others. */
static gboolean
take_copy (TrellisSyncPulling *self, TrellisRemoteItem *remote, const char *original, GHashTable *origins,
           GError **error)
{
  g_autoptr(GPtrArray) alone = g_ptr_array_new ();
  gboolean is_copy;

  if (!trellis_sync_merge_copy (self->run, remote, original, origins, &is_copy, error))
    return FALSE;
  if (is_copy || !trellis_sync_is_new (self->run, remote))
    return TRUE;
  g_ptr_array_add (alone, remote);
  return take_page (self, alone, error);
}

/* Takes in @copies, which are listed, with what both they and their originals may have come from. */
static gboolean
take_copies (TrellisSyncPulling *self, GHashTable *origins, GError **error)
{
  for (guint i = 0; i < self->copies->len; i++)
    {
      TrellisRemoteItem *listed = g_ptr_array_index (self->copies, i);
      g_autoptr(GPtrArray) alone = g_ptr_array_new ();
      g_autoptr(GPtrArray) fetched = NULL;
      g_autoptr(GPtrArray) complete = NULL;

      if (trellis_sync_is_merged_copy (self->run, listed))
        continue;
      g_ptr_array_add (alone, listed);
      fetched = fetch_missing (self, alone, error);
      if (fetched == NULL)
        return FALSE;
      complete = trellis_sync_complete (self, alone, fetched);
      if (complete->len > 0 &&
          !take_copy (self, g_ptr_array_index (complete, 0), listed->copy_of, origins, error))
        return FALSE;
    }

  return TRUE;
}

/* What waits for something, unless it is gone by now: of TrellisRemoteItem. */
static GPtrArray *
list_waiting (TrellisSyncRun *run, GError **error)
{
  g_autoptr(GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_item_free);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, run->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const TrellisSharedItem *item = value;
      g_autoptr(GBytes) data = NULL;

      if (item->state != TRELLIS_SHARED_ITEM_STATE_WAITING ||
          g_hash_table_contains (run->gone, item->href))
        continue;
      data = trellis_share_reader_dup_base (run->reader, run->job->match, item->record, error);
      if (data == NULL)
        return NULL;
      g_ptr_array_add (items, trellis_remote_item_new (item->href, item->etag, data));
    }
  return g_steal_pointer (&items);
}

/* Takes in those of @items that something came for since, and leaves the others in it. */
static gboolean
take_arrived (Batches *batches, GPtrArray *items, GError **error)
{
  for (gboolean more = items->len > 0; more;)
    {
      more = FALSE;
      for (guint i = items->len; i > 0; i--)
        {
          gboolean is_waiting = FALSE;

          if (!take_one (batches, g_ptr_array_index (items, i - 1), &is_waiting, error))
            return FALSE;
          if (is_waiting)
            continue;
          g_ptr_array_remove_index_fast (items, i - 1);
          more = items->len > 0;
        }
    }
  return TRUE;
}

/* Takes in what waited for something that came since; and what need not wait, when nothing more can come now. */
static gboolean
take_waiting (TrellisSyncPulling *self, GError **error)
{
  TrellisSyncRun *run = self->run;
  g_auto(Batches) batches = { .run = run };
  g_autoptr(GPtrArray) items = list_waiting (run, error);
  gboolean gives_up = FALSE;

  if (items == NULL || !take_arrived (&batches, items, error))
    return FALSE;
  for (guint i = 0; i < items->len && g_hash_table_size (self->unknown) == 0; i++)
    gives_up |= trellis_sync_give_up_parent (run, ((TrellisRemoteItem *) g_ptr_array_index (items, i))->data);
  return (!gives_up || take_arrived (&batches, items, error)) && end_batch (&batches, error);
}

/* Whether what was sent may be among what could not be had. What is new has the name of its record there. */
static gboolean
is_in_doubt (TrellisSyncPulling *self, const TrellisSharedIntent *intent)
{
  GHashTableIter iter;
  gpointer href;

  if (intent->href != NULL)
    return g_hash_table_contains (self->unknown, intent->href);
  g_hash_table_iter_init (&iter, self->unknown);
  while (g_hash_table_iter_next (&iter, &href, NULL))
    if (g_str_has_prefix (href, intent->record))
      return TRUE;

  return FALSE;
}

/* What was sent, not answered, and is not there as it was sent, has not arrived. */
static void
end_intents (TrellisSyncPulling *self, TrellisShareBatch *batch)
{
  g_autoptr(GPtrArray) records = g_hash_table_get_keys_as_ptr_array (self->run->intents);

  for (guint i = 0; i < records->len; i++)
    {
      const TrellisSharedIntent *intent =
        g_hash_table_lookup (self->run->intents, g_ptr_array_index (records, i));
      g_autofree char *record = g_strdup (intent->record);

      if (is_in_doubt (self, intent))
        continue;

      /* A removal that was done. */
      if (intent->body == NULL && g_hash_table_lookup (self->run->by_record, record) == NULL)
        {
          trellis_sync_clear_change (batch, record, intent->change);
          self->run->report->n_removed++;
        }
      trellis_sync_end_intent (self->run, batch, record);
    }
}

/* How many answers about changes were odd by now: those with entries that can be no items, and those that
 * name what is not told or not to be had. What such an answer leaves out is not missed before all is listed,
 * and that begins the count anew, as an answer does that is as it should be. */
static guint
count_odd (TrellisSyncPulling *self)
{
  const gboolean is_odd = g_hash_table_size (self->unknown) > 0 || self->changes->n_ignored > 0;

  return is_odd && !self->changes->is_whole ? self->run->sharing->odd + 1 : 0;
}

/* An answer that makes no sense is odd as well. Nothing else of it is kept. */
static gboolean
note_senseless (TrellisSyncRun *run, GError **error)
{
  TrellisShareBatch *batch;

  if (run->sharing->token == NULL)
    return TRUE;

  batch = trellis_sync_begin_batch (run);
  run->sharing->odd++;
  batch->sharing = trellis_sharing_copy (run->sharing);
  return trellis_sync_end_batch (run, batch, error);
}

static void
note_listing (TrellisSyncPulling *self, TrellisShareBatch *batch)
{
  TrellisSyncRun *run = self->run;
  TrellisSharing *sharing = run->sharing;
  const char *token = self->changes->token;
  const guint odd = count_odd (self);
  const gboolean is_complete = g_hash_table_size (self->unknown) == 0;

  if (run->is_another)
    {
      g_autofree char *uuid = g_uuid_string_random ();

      batch->replica = g_strndup (uuid, 8);
      g_set_str (&run->replica, batch->replica);
      run->writes = 0;
      run->is_another = FALSE;
      token = NULL;
    }

  if (run->is_to_list_anew)
    token = NULL;

  /* Copies are looked at again until they are gone. */
  else if (!is_complete || self->copies->len > 0)
    token = sharing->token;

  if (g_strcmp0 (token, sharing->token) == 0 && odd == sharing->odd &&
      sharing->question == TRELLIS_SHARING_QUESTION_NONE &&
      (!self->changes->is_whole || ABS (run->job->now - sharing->listed) < DAY))
    return;
  g_set_str (&sharing->token, token);
  sharing->odd = odd;
  if (self->changes->is_whole && is_complete)
    sharing->listed = run->job->now;
  sharing->question = TRELLIS_SHARING_QUESTION_NONE;
  sharing->answer = TRELLIS_SHARING_ANSWER_NONE;
  batch->sharing = trellis_sharing_copy (sharing);
}

static gboolean
finish (TrellisSyncPulling *self, GError **error)
{
  TrellisShareBatch *batch;

  if (!take_waiting (self, error))
    return FALSE;

  batch = trellis_sync_begin_batch (self->run);
  if (!trellis_sync_take_removals (self->run, batch, self->gone, error))
    {
      trellis_share_batch_free (batch);
      return FALSE;
    }
  end_intents (self, batch);
  note_listing (self, batch);
  return trellis_sync_end_batch (self->run, batch, error);
}

static gboolean
is_our_card_there (TrellisSyncRun *run)
{
  const TrellisSharedItem *card = g_hash_table_lookup (run->by_record, run->job->match);

  return card != NULL && card->href != NULL && !g_hash_table_contains (run->gone, card->href);
}

static gboolean
pull (TrellisSyncPulling *self, GError **error)
{
  TrellisSyncRun *run = self->run;
  g_autoptr(GHashTable) origins = NULL;
  TrellisSharingQuestion question;

  g_hash_table_remove_all (run->gone);
  g_hash_table_remove_all (run->unknown);
  if (!trellis_sync_load_changed (run, error) || !trellis_sync_list_changes (self, error))
    return FALSE;

  trellis_sync_sort_out (self);
  if (!trellis_sync_find_moved (run, self->gone, error))
    return FALSE;
  question = trellis_sync_guard (run, self->gone, self->changes->is_whole);
  if (question != TRELLIS_SHARING_QUESTION_NONE)
    return ask (run, question, error);

  trellis_sync_order_items (self->news);
  tell_progress (self);
  if (!trellis_sync_read_origins (run, self->copies, &origins, error) || !take_news (self, error) ||
      !take_copies (self, origins, error))
    return FALSE;
  if (run->is_swapped && !is_our_card_there (run))
    return ask (run, TRELLIS_SHARING_QUESTION_SWAPPED, error);
  return finish (self, error);
}

/* Takes in what is there as it was not before. */
gboolean
trellis_sync_pull (TrellisSyncRun *run, GError **error)
{
  TrellisSyncPulling self = { .run = run };
  g_autoptr(GError) local_error = NULL;
  gboolean succeeded;

  self.news = g_ptr_array_new ();
  self.copies = g_ptr_array_new ();
  self.gone = g_ptr_array_new ();
  self.unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  succeeded = pull (&self, &local_error);
  if (g_error_matches (local_error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_MALFORMED) &&
      !note_senseless (run, error))
    g_clear_error (&local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  run->is_to_look_anew = FALSE;
  g_ptr_array_unref (self.news);
  g_ptr_array_unref (self.copies);
  g_ptr_array_unref (self.gone);
  g_hash_table_unref (self.unknown);
  g_clear_pointer (&self.changes, trellis_remote_changes_free);
  return succeeded;
}
