/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-taking-private.h"

#include "trellis-ical-meaning.h"
#include "trellis-ical-reader.h"
#include "trellis-record-copy.h"

/* @calendar, which is owned by the document, becomes NULL where the bytes, NULL for none, are no calendar, or only part
 * of one: what is missing there was not taken away by anybody. */
TrellisIcalDocument *
trellis_sync_read_bytes (GBytes *bytes, TrellisIcalComponent **calendar)
{
  gsize size = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  TrellisIcalDocument *document = trellis_ical_read (data != NULL ? data : "", size);

  *calendar = document->is_partial ? NULL
                                   : trellis_ical_component_find_part (document->stream, "VCALENDAR");
  return document;
}

/* The largest event of others that is kept to be shown. */
#define LARGEST_EVENT (64 * 1024)

/* An event of others, of no match, can be shown beside the meetings. */
static gboolean
is_to_be_shown (TrellisSyncTaking *self, TrellisSharedItemState state)
{
  return state == TRELLIS_SHARED_ITEM_STATE_FOREIGN && self->calendar != NULL &&
         trellis_ical_get_match (self->calendar) == NULL &&
         trellis_ical_component_find_part (self->calendar, "VEVENT") != NULL &&
         g_bytes_get_size (self->remote->data) <= LARGEST_EVENT;
}

/* Keeps the item of which nothing comes here: @state tells why. What was known of it stays. */
static gboolean
keep_aside (TrellisSyncTaking *self, TrellisSharedItemState state, GError **error)
{
  const gboolean has_record = self->known != NULL && self->known->record != NULL &&
                              self->known->state != TRELLIS_SHARED_ITEM_STATE_ARRIVED;
  g_autoptr(TrellisSharedItem) item =
    trellis_shared_item_new (self->remote->href, self->remote->etag);

  item->state = has_record ? TRELLIS_SHARED_ITEM_STATE_UNREADABLE : state;
  if (self->is_second && !has_record)
    item->type = ((TrellisSharedItem *) g_hash_table_lookup (self->run->by_record, self->uid))->type;
  if (item->state == TRELLIS_SHARED_ITEM_STATE_UNREADABLE && !self->remote->is_gone && self->remote->error == NULL)
    self->run->report->n_unreadable++;
  if (self->known != NULL && self->known->state == item->state &&
      g_strcmp0 (item->etag, self->known->etag) == 0 && item->etag != NULL)
    return TRUE;

  if (has_record)
    {
      item->type = self->known->type;
      item->record = g_strdup (self->known->record);
      item->base = trellis_share_reader_dup_base (self->run->reader, self->run->job->match,
                                                  self->uid, error);
      if (item->base == NULL)
        return FALSE;
    }
  else if (self->remote->data != NULL &&
           (state == TRELLIS_SHARED_ITEM_STATE_UNREADABLE || is_to_be_shown (self, state)))
    item->base = g_bytes_ref (self->remote->data);
  trellis_sync_keep_item (self->run, self->batch, g_steal_pointer (&item));
  return TRUE;
}

static void
keep_known (TrellisSyncTaking *self, GType type, GBytes *base, TrellisSharedItemState state)
{
  TrellisSharedItem *item = trellis_shared_item_new (self->remote->href, self->remote->etag);

  item->type = type;
  item->record = g_strdup (self->uid);
  item->base = g_bytes_ref (base);
  item->state = state;
  trellis_sync_keep_item (self->run, self->batch, item);
}

static gboolean
is_sent (TrellisSyncTaking *self, const TrellisSharedIntent *intent)
{
  const char *rev = trellis_ical_get_rev (self->calendar);
  g_autoptr(TrellisIcalDocument) document = NULL;
  TrellisIcalComponent *sent;

  if (intent->body == NULL)
    return FALSE;
  if (rev != NULL && g_strcmp0 (rev, intent->rev) == 0)
    return TRUE;
  document = trellis_sync_read_bytes (intent->body, &sent);
  return sent != NULL && trellis_ical_same_meaning (self->calendar, sent);
}

/* What both sides last had in common, empty if nothing; transfer full. */
static GBytes *
find_base (TrellisSyncTaking *self, GError **error)
{
  const TrellisSharedIntent *intent = g_hash_table_lookup (self->run->intents, self->uid);

  if (intent != NULL && is_sent (self, intent))
    {
      GBytes *body = g_bytes_ref (g_bytes_get_size (intent->body) > 0 ? intent->body
                                                                      : self->remote->data);

      trellis_sync_clear_change (self->batch, self->uid, intent->change);
      trellis_sync_end_intent (self->run, self->batch, self->uid);
      self->run->report->n_sent++;
      self->has_landed = TRUE;
      return body;
    }
  self->may_be_older = intent != NULL && intent->body == NULL;
  if (self->known == NULL || self->known->record == NULL)
    return g_bytes_new_static ("", 0);
  return trellis_share_reader_dup_base (self->run->reader, self->run->job->match, self->uid, error);
}

/* Whether what is there was made of an earlier state than what was last known: other programs keep the
 * mark of the last write, and write what they have in their windows. The marks of one journal are
 * numbered, and of this one the last is known. */
static gboolean
is_of_earlier (TrellisSyncTaking *self)
{
  const char *rev = trellis_ical_get_rev (self->calendar);
  const char *last = self->base != NULL ? trellis_ical_get_rev (self->base) : NULL;
  const char *dot = rev != NULL ? strrchr (rev, '.') : NULL;
  const char *last_dot = last != NULL ? strrchr (last, '.') : NULL;

  if (dot == NULL || last_dot == NULL || g_str_equal (rev, last))
    return FALSE;
  if (dot - rev != last_dot - last || strncmp (rev, last, (gsize) (dot - rev)) != 0)
    return (gsize) (dot - rev) == strlen (self->run->replica) && g_str_has_prefix (rev, self->run->replica);
  return g_ascii_strtoull (dot + 1, NULL, 10) < g_ascii_strtoull (last_dot + 1, NULL, 10);
}

/* A journal that was copied, and went on elsewhere under the same name, takes another one. */
static void
look_for_copy (TrellisSyncTaking *self)
{
  const char *rev = trellis_ical_get_rev (self->calendar);
  const char *dot = rev != NULL ? strrchr (rev, '.') : NULL;
  guint64 number;

  if (dot == NULL || (gsize) (dot - rev) != strlen (self->run->replica) ||
      !g_str_has_prefix (rev, self->run->replica) ||
      !g_ascii_string_to_unsigned (dot + 1, 10, 0, G_MAXINT64, &number, NULL))
    return;
  if ((gint64) number > self->run->writes)
    self->run->is_another = TRUE;
}

static gboolean
read_wholes (TrellisSyncTaking *self)
{
  g_autoptr(TrellisIcalWhole) known = trellis_sync_local_as_known (self->local);

  self->is_back =
    self->local != NULL && trellis_record_get_deleted (self->local->raw) != 0 &&
    !self->has_landed &&
    (self->known == NULL || self->known->state == TRELLIS_SHARED_ITEM_STATE_TRASHED ||
     self->known->state == TRELLIS_SHARED_ITEM_STATE_ARRIVED);
  if (self->base != NULL)
    self->before = trellis_ical_whole_read (self->base, known, &self->run->context);
  else if (self->is_back)
    self->before = trellis_sync_local_as_known (self->local);
  if (self->is_back ||
      (self->known != NULL && self->known->state == TRELLIS_SHARED_ITEM_STATE_TRASHED))
    self->may_be_older = TRUE;
  self->theirs = trellis_ical_whole_read (
    self->calendar, self->before != NULL ? self->before : known, &self->run->context);

  /* A second card of the match makes no second match. */
  if (self->theirs == NULL ||
      (TRELLIS_IS_MATCH (self->theirs->record) && g_strcmp0 (self->uid, self->run->job->match) != 0))
    return FALSE;

  trellis_record_set_string (self->theirs->record, TRELLIS_RECORD_UID, self->uid);
  trellis_record_set_number (self->theirs->record, TRELLIS_RECORD_DELETED, 0);
  return TRUE;
}

/* What was something else before tells nothing of what became of it. */
static void
drop_other_before (TrellisSyncTaking *self)
{
  if (self->before != NULL &&
      (self->local == NULL ||
       G_OBJECT_TYPE (self->before->record) != G_OBJECT_TYPE (self->theirs->record)))
    g_clear_pointer (&self->before, trellis_ical_whole_free);
}

/* Whether it is a copy of what was deleted here, and was left behind, or came late: nobody put that there again. */
static gboolean
is_left_behind (TrellisSyncTaking *self)
{
  return self->is_copy && self->base != NULL && self->known != NULL &&
         self->known->state == TRELLIS_SHARED_ITEM_STATE_TRASHED &&
         (self->local == NULL || trellis_sync_is_in_trash (self->local)) &&
         trellis_ical_same_meaning (self->base, self->calendar);
}

/* It is removed as a second item of the record, which stays in the trash. */
static void
keep_left_behind (TrellisSyncTaking *self)
{
  TrellisSharedItem *item = trellis_shared_item_new (self->remote->href, self->remote->etag);

  item->type = self->known->type;
  item->state = TRELLIS_SHARED_ITEM_STATE_FOREIGN;
  trellis_sync_mark (self->batch, self->known->type, self->uid);
  trellis_sync_keep_item (self->run, self->batch, item);
}

/* An item that says that it is something else than what was made of it here, when it did not say so:
 * what it was here makes room for it, under another uid, in the trash. */
static gboolean
make_room (TrellisSyncTaking *self, GError **error)
{
  TrellisShareBatch *batch = trellis_sync_begin_batch (self->run);
  TrellisRecord *raw = self->local->raw;
  g_autoptr(TrellisRecord) edited = trellis_record_copy (raw);
  g_autofree char *uid = g_uuid_string_random ();

  trellis_record_set_number (edited, TRELLIS_RECORD_DELETED, batch->now);
  trellis_sync_add_edit (batch, raw, edited);
  g_ptr_array_add (batch->renamings, trellis_renaming_new (G_OBJECT_TYPE (raw), self->uid, uid));
  g_clear_pointer (&self->local, trellis_sync_local_free);
  g_clear_pointer (&self->before, trellis_ical_whole_free);
  return trellis_sync_end_batch (self->run, batch, error);
}

/* Whether what is there says nothing else than what was last known; then only its etag is noted. */
static gboolean
is_nothing_new (TrellisSyncTaking *self, GBytes *base)
{
  const gboolean has_etag = self->remote->etag != NULL;
  TrellisSharedItemState state;

  if (self->base == NULL || self->known == NULL || self->known->record == NULL ||
      self->known->state == TRELLIS_SHARED_ITEM_STATE_WAITING ||
      self->known->state == TRELLIS_SHARED_ITEM_STATE_TRASHED ||
      self->known->state == TRELLIS_SHARED_ITEM_STATE_LEFT ||
      !trellis_ical_same_meaning (self->base, self->calendar))
    return FALSE;

  state = self->known->state;
  trellis_sync_taking_mark_unreadable (self);

  /* Where there are no etags, the bytes themselves tell later whether they are still the same. */
  if (self->known->state == TRELLIS_SHARED_ITEM_STATE_UNREADABLE)
    state = TRELLIS_SHARED_ITEM_STATE_STEADY;
  if (self->has_landed || self->known->state != state ||
      g_strcmp0 (self->known->href, self->remote->href) != 0 ||
      g_strcmp0 (self->known->etag, self->remote->etag) != 0 ||
      (!has_etag && !g_bytes_equal (base, self->remote->data)))
    keep_known (self, self->known->type, has_etag ? base : self->remote->data, state);
  return TRUE;
}

/* Another match's card where ours should be: this is not the collection that it was. */
static void
look_for_swap (TrellisSyncTaking *self)
{
  const TrellisIcalContext context = { .now = self->run->job->now };
  g_autoptr(TrellisIcalWhole) whole = trellis_ical_whole_read (self->calendar, NULL, &context);

  if (whole != NULL && TRELLIS_IS_MATCH (whole->record) && self->run->sharing->is_own)
    self->run->is_swapped = TRUE;
}

static gboolean
read_local (TrellisSyncTaking *self, GError **error)
{
  const GType type = self->known != NULL ? self->known->type : G_TYPE_INVALID;

  return self->local != NULL ||
         trellis_sync_read_local_of_any (self->run, type, self->uid, &self->local, error);
}

/* Whether it says that it is of another match, and nothing is known here that could have been moved. */
static gboolean
is_of_another (TrellisSyncTaking *self, gboolean *is_of, GError **error)
{
  const char *match = trellis_ical_get_match (self->calendar);

  *is_of = match != NULL && g_strcmp0 (match, self->run->job->match) != 0;
  if (!*is_of)
    return TRUE;
  if (!read_local (self, error))
    return FALSE;
  *is_of = self->local == NULL || TRELLIS_IS_MATCH (self->local->raw);
  if (*is_of)
    look_for_swap (self);
  return TRUE;
}

static gboolean
is_foreign (TrellisSyncTaking *self)
{
  const char *match = trellis_ical_get_match (self->calendar);
  const TrellisSharedItem *other = g_hash_table_lookup (self->run->by_record, self->uid);

  /* Beside others in a calendar, only what somebody adopted belongs to the match. */
  if (match == NULL && (self->known == NULL || self->known->record == NULL) && other == NULL &&
      !self->run->sharing->is_own && !g_hash_table_contains (self->run->changed, self->uid))
    return TRUE;

  /* The same thing twice. */
  self->is_second = !self->takes_over && other != NULL && other->href != NULL && other != self->known;
  return self->is_second;
}

/* What is part of another match as far as is known here: it is noted, if its record may follow it later. What is
 * ours there, and is not part of the match any more, is about to be removed there. */
static gboolean
keep_arrival (TrellisSyncTaking *self, GBytes *base, GError **error)
{
  TrellisSharedItem *item;
  gboolean may;

  if (self->known != NULL && self->known->href != NULL && self->known->record != NULL &&
      self->known->state != TRELLIS_SHARED_ITEM_STATE_ARRIVED)
    {
      keep_known (self, self->known->type, base, self->known->state);
      return TRUE;
    }
  if (!trellis_sync_may_arrive (self, &may, error))
    return FALSE;
  if (!may)
    return keep_aside (self, TRELLIS_SHARED_ITEM_STATE_FOREIGN, error);
  if (self->known != NULL && self->known->state == TRELLIS_SHARED_ITEM_STATE_ARRIVED &&
      self->remote->etag != NULL && g_strcmp0 (self->known->href, self->remote->href) == 0 &&
      g_strcmp0 (self->known->etag, self->remote->etag) == 0)
    return TRUE;

  item = trellis_shared_item_new (self->remote->href, self->remote->etag);
  item->type = G_OBJECT_TYPE (self->local->raw);
  item->record = g_strdup (self->uid);
  item->state = TRELLIS_SHARED_ITEM_STATE_ARRIVED;
  trellis_sync_keep_item (self->run, self->batch, item);
  return TRUE;
}

/* Whether the record may be that of another match until now. */
static gboolean
may_have_arrived (TrellisSyncTaking *self)
{
  return self->local != NULL &&
         (!self->local->is_here || self->known == NULL ||
          self->known->state == TRELLIS_SHARED_ITEM_STATE_ARRIVED);
}

/* What the two items came from is not known: what either says is kept, and goes into the one that counts. */
static void
forget_base (TrellisSyncTaking *self)
{
  self->base = NULL;
  self->may_be_older = TRUE;
  trellis_sync_mark (self->batch, self->known->type, self->uid);
}

static gboolean
take (TrellisSyncTaking *self, gboolean *is_waiting, GError **error)
{
  g_autoptr(GBytes) base = find_base (self, error);
  g_autoptr(TrellisIcalDocument) document = NULL;
  gboolean has_moved, has_parent;

  if (base == NULL)
    return FALSE;
  document = trellis_sync_read_bytes (base, &self->base);
  self->may_be_older = self->may_be_older || is_of_earlier (self);
  if (is_nothing_new (self, base))
    return TRUE;
  if (self->takes_over)
    forget_base (self);
  if (!read_local (self, error))
    return FALSE;
  if (is_left_behind (self))
    {
      keep_left_behind (self);
      return TRUE;
    }
  if (may_have_arrived (self))
    {
      if (!trellis_sync_take_arrival (self, &has_moved, error))
        return FALSE;
      if (has_moved)
        return take (self, is_waiting, error);
      if (!self->local->is_here)
        return keep_arrival (self, base, error);
    }
  if (!trellis_sync_look_at_parent (self->run, self->batch, self->calendar, error))
    return FALSE;
  if (!read_wholes (self))
    return keep_aside (self, TRELLIS_SHARED_ITEM_STATE_FOREIGN, error);
  if (!trellis_sync_taking_settle_kind (self, error))
    return FALSE;
  drop_other_before (self);
  if (self->local != NULL &&
      G_OBJECT_TYPE (self->local->raw) != G_OBJECT_TYPE (self->theirs->record) &&
      !make_room (self, error))
    return FALSE;
  if (!trellis_sync_has_parent (self->run, self->batch, self->theirs->record, &has_parent, error))
    return FALSE;

  /* What is here does not wait: what is written in it, on either side, would be lost meanwhile. */
  if (!has_parent && self->local != NULL)
    trellis_sync_keep_parent (self->theirs->record, self->local->raw);
  else if (!has_parent)
    {
      *is_waiting = TRUE;
      return TRUE;
    }
  if (!trellis_sync_taking_merge (self, error) || !trellis_sync_take_progress (self, error))
    return FALSE;

  keep_known (self, G_OBJECT_TYPE (self->theirs->record), self->remote->data,
              self->is_asking ? TRELLIS_SHARED_ITEM_STATE_ASKING : TRELLIS_SHARED_ITEM_STATE_STEADY);
  return TRUE;
}

/* What counted so far is a second item from now on. */
static void
keep_second (TrellisSyncTaking *self, const char *href, const char *etag, GType type)
{
  TrellisSharedItem *item = trellis_shared_item_new (href, etag);

  item->type = type;
  item->state = TRELLIS_SHARED_ITEM_STATE_FOREIGN;
  trellis_sync_keep_item (self->run, self->batch, item);
}

static gboolean
take_over (TrellisSyncTaking *self, gboolean *is_waiting, GError **error)
{
  g_autofree char *href = g_strdup (self->known->href);
  g_autofree char *etag = g_strdup (self->known->etag);
  const GType type = self->known->type;

  if (!take (self, is_waiting, error))
    return FALSE;
  if (!*is_waiting && g_hash_table_lookup (self->run->items, href) == NULL)
    keep_second (self, href, etag, type);
  return TRUE;
}

/* An item that is not where it was, but elsewhere, has been moved. */
static void
find_known (TrellisSyncTaking *self)
{
  TrellisSharedItem *other;

  self->known = g_hash_table_lookup (self->run->items, self->remote->href);
  self->is_copy = self->remote->is_copy || (self->known != NULL && trellis_sync_is_second (self->known));
  if (self->known != NULL && self->known->record != NULL)
    self->uid = g_strdup (self->known->record);
  else if (self->calendar != NULL)
    self->uid = g_strdup (trellis_ical_get_uid (self->calendar));

  other = self->uid != NULL ? g_hash_table_lookup (self->run->by_record, self->uid) : NULL;
  self->takes_over = trellis_sync_takes_over (self->run, self->remote);
  if (other != NULL &&
      (other->href == NULL || g_hash_table_contains (self->run->gone, other->href) || self->takes_over))
    self->known = other;
}

/* Takes an item, with its data unless it is too large for that, into @batch. @is_waiting becomes whether it is part of
 * something that is not here: then nothing was done. */
gboolean
trellis_sync_take_item (TrellisSyncRun *run, TrellisShareBatch *batch,
                        const TrellisRemoteItem *remote, gboolean *is_waiting, GError **error)
{
  TrellisIcalComponent *calendar;
  g_autoptr(TrellisIcalDocument) document = trellis_sync_read_bytes (remote->data, &calendar);
  TrellisSyncTaking self = { .run = run, .batch = batch, .remote = remote, .calendar = calendar };
  gboolean succeeded, is_of = FALSE;

  *is_waiting = FALSE;
  find_known (&self);
  if (calendar == NULL || self.uid == NULL || *self.uid == '\0')
    succeeded = keep_aside (&self, TRELLIS_SHARED_ITEM_STATE_UNREADABLE, error);
  else if (!is_of_another (&self, &is_of, error))
    succeeded = FALSE;
  else if (is_of || is_foreign (&self))
    succeeded = keep_aside (&self, TRELLIS_SHARED_ITEM_STATE_FOREIGN, error);
  else
    {
      look_for_copy (&self);
      succeeded = self.takes_over ? take_over (&self, is_waiting, error) : take (&self, is_waiting, error);
    }

  g_free (self.uid);
  g_clear_pointer (&self.local, trellis_sync_local_free);
  g_clear_pointer (&self.before, trellis_ical_whole_free);
  g_clear_pointer (&self.theirs, trellis_ical_whole_free);
  return succeeded;
}

/* Gives @self what both versions may have come from: @before, which may be NULL, unless it is one of the
 * two itself. */
static TrellisIcalDocument *
read_origin (TrellisSyncTaking *self, const TrellisIcalComponent *winner, GBytes *before)
{
  g_autoptr(TrellisIcalDocument) document =
    before != NULL ? trellis_sync_read_bytes (before, &self->base) : NULL;

  if (self->base != NULL && (trellis_ical_same_meaning (self->base, winner) ||
                             trellis_ical_same_meaning (self->base, self->calendar)))
    self->base = NULL;
  return g_steal_pointer (&document);
}

/* Whether the copy is understood, as a version of what is here. */
static gboolean
read_copy (TrellisSyncTaking *self, gboolean *is_understood, GError **error)
{
  gboolean has_parent = FALSE;

  *is_understood = FALSE;
  if (!read_local (self, error))
    return FALSE;
  if (!trellis_sync_local_may_leave (self->local) || !read_wholes (self) ||
      G_OBJECT_TYPE (self->local->raw) != G_OBJECT_TYPE (self->theirs->record))
    return TRUE;
  drop_other_before (self);
  if (!trellis_sync_has_parent (self->run, self->batch, self->theirs->record, &has_parent, error))
    return FALSE;
  *is_understood = has_parent;
  return TRUE;
}

/* The item @original, with @base, is not written before somebody has chosen. */
static void
keep_asking (TrellisSyncRun *run, TrellisShareBatch *batch, const TrellisSharedItem *original, GBytes *base)
{
  TrellisSharedItem *item = trellis_shared_item_new (original->href, original->etag);

  item->type = original->type;
  item->record = g_strdup (original->record);
  item->base = g_bytes_ref (base);
  item->state = TRELLIS_SHARED_ITEM_STATE_ASKING;
  trellis_sync_keep_item (run, batch, item);
}

/* Merges @remote, a copy with its data, into the record of @original, which has been taken in. @before is
 * what was last known before that. What the copy says of what is not here any more, or not to be shared,
 * stays where it is. */
gboolean
trellis_sync_take_copy (TrellisSyncRun *run, TrellisShareBatch *batch,
                        const TrellisRemoteItem *remote, TrellisSharedItem *original,
                        GBytes *before, GError **error)
{
  g_autoptr(GBytes) now =
    trellis_share_reader_dup_base (run->reader, run->job->match, original->record, error);
  TrellisIcalComponent *calendar, *winner;
  g_autoptr(TrellisIcalDocument) document = trellis_sync_read_bytes (remote->data, &calendar);
  g_autoptr(TrellisIcalDocument) winning = NULL;
  g_autoptr(TrellisIcalDocument) origin = NULL;
  TrellisSyncTaking self = { .run = run, .batch = batch, .remote = remote, .calendar = calendar };
  gboolean succeeded = TRUE, is_merged;

  if (now == NULL)
    return FALSE;
  winning = trellis_sync_read_bytes (now, &winner);
  is_merged = winner != NULL && trellis_ical_same_meaning (winner, calendar);
  if (winner != NULL && !is_merged)
    {
      self.known = original;
      self.uid = g_strdup (original->record);
      origin = read_origin (&self, winner, before);
      succeeded = read_copy (&self, &is_merged, error) &&
                  (!is_merged || trellis_sync_taking_merge (&self, error));
      if (is_merged)
        trellis_sync_mark (batch, original->type, original->record);
    }
  if (succeeded && self.is_asking)
    keep_asking (run, batch, original, now);
  if (succeeded && is_merged)
    {
      TrellisSharedItem *item = trellis_shared_item_new (remote->href, remote->etag);

      item->state = TRELLIS_SHARED_ITEM_STATE_MERGED;
      trellis_sync_keep_item (run, batch, item);
    }

  g_free (self.uid);
  g_clear_pointer (&self.local, trellis_sync_local_free);
  g_clear_pointer (&self.before, trellis_ical_whole_free);
  g_clear_pointer (&self.theirs, trellis_ical_whole_free);
  return succeeded;
}
