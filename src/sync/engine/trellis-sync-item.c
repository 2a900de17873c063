/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-sync"

#include "trellis-sync-run-private.h"

#include "trellis-ical-meaning.h"
#include "trellis-ical-reader.h"
#include "trellis-parts-merge.h"
#include "trellis-record-copy.h"

/* An item that is there as it was not before: what was last known of it, what it is here and what it
 * is there are merged. */
typedef struct
{
  TrellisSyncRun *run;
  TrellisShareBatch *batch;
  const TrellisRemoteItem *remote;
  const TrellisIcalComponent *calendar; /* what is there */
  TrellisIcalComponent *base;           /* what was last known, or NULL */
  TrellisSharedItem *known;             /* what is kept of it, perhaps at another href, or NULL */
  char *uid;                            /* of the record */
  TrellisSyncLocal *local;              /* or NULL */
  TrellisIcalWhole *before;             /* what @base says, or NULL */
  TrellisIcalWhole *theirs;
  gboolean has_landed; /* what is there is what was sent last and not yet answered */
  gboolean may_be_older; /* was perhaps removed, and put there again from what somebody had */
  gboolean is_back; /* was deleted here and there, and is there again */
} Taking;

/* @calendar, which is owned by the document, becomes NULL where the bytes are none. */
TrellisIcalDocument *
trellis_sync_read_bytes (GBytes *bytes, TrellisIcalComponent **calendar)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  TrellisIcalDocument *document = trellis_ical_read (data != NULL ? data : "", size);

  *calendar = trellis_ical_component_find_part (document->stream, "VCALENDAR");
  return document;
}

/* Keeps the item of which nothing comes here: @state tells why. What was known of it stays. */
static gboolean
keep_aside (Taking *self, TrellisSharedItemState state, GError **error)
{
  const gboolean has_record = self->known != NULL && self->known->record != NULL;
  g_autoptr(TrellisSharedItem) item =
    trellis_shared_item_new (self->remote->href, self->remote->etag);

  item->state = has_record ? TRELLIS_SHARED_ITEM_STATE_UNREADABLE : state;
  if (item->state == TRELLIS_SHARED_ITEM_STATE_UNREADABLE)
    self->run->report->n_unreadable++;
  if (self->known != NULL && self->known->state == item->state &&
      g_strcmp0 (item->etag, self->known->etag) == 0 && item->etag != NULL)
    return TRUE;

  if (has_record)
    {
      item->type = self->known->type;
      item->record = g_strdup (self->known->record);
      item->base = trellis_share_reader_get_base (self->run->reader, self->run->job->match,
                                                  self->uid, error);
      if (item->base == NULL)
        return FALSE;
    }
  else if (state == TRELLIS_SHARED_ITEM_STATE_UNREADABLE)
    item->base = g_bytes_ref (self->remote->data);
  trellis_sync_keep_item (self->run, self->batch, g_steal_pointer (&item));
  return TRUE;
}

static void
keep_known (Taking *self, GType type, GBytes *base, TrellisSharedItemState state)
{
  TrellisSharedItem *item = trellis_shared_item_new (self->remote->href, self->remote->etag);

  item->type = type;
  item->record = g_strdup (self->uid);
  item->base = g_bytes_ref (base);
  item->state = state;
  trellis_sync_keep_item (self->run, self->batch, item);
}

static gboolean
is_sent (Taking *self, const TrellisSharedIntent *intent)
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
find_base (Taking *self, GError **error)
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
  return trellis_share_reader_get_base (self->run->reader, self->run->job->match, self->uid, error);
}

/* A journal that was copied, and went on elsewhere under the same name, takes another one. */
static void
look_for_copy (Taking *self)
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
read_wholes (Taking *self)
{
  g_autoptr(TrellisIcalWhole) known = trellis_sync_local_as_known (self->local);

  self->is_back =
    self->local != NULL && trellis_record_get_deleted (self->local->raw) != 0 &&
    !self->has_landed &&
    (self->known == NULL || self->known->state == TRELLIS_SHARED_ITEM_STATE_TRASHED);
  if (self->base != NULL)
    self->before = trellis_ical_whole_read (self->base, known, &self->run->context);
  else if (self->is_back)
    self->before = trellis_sync_local_as_known (self->local);
  if (self->is_back ||
      (self->known != NULL && self->known->state == TRELLIS_SHARED_ITEM_STATE_TRASHED))
    self->may_be_older = TRUE;
  self->theirs = trellis_ical_whole_read (
    self->calendar, self->before != NULL ? self->before : known, &self->run->context);
  if (self->theirs == NULL)
    return FALSE;

  trellis_record_set_string (self->theirs->record, TRELLIS_RECORD_UID, self->uid);
  trellis_record_set_number (self->theirs->record, TRELLIS_RECORD_DELETED, 0);
  if (self->before != NULL &&
      (self->local == NULL ||
       G_OBJECT_TYPE (self->before->record) != G_OBJECT_TYPE (self->theirs->record)))
    g_clear_pointer (&self->before, trellis_ical_whole_free);
  return TRUE;
}

/* An item that says that it is something else than what was made of it here, when it did not say so:
 * what it was here makes room for it, under another uid, in the trash. */
static gboolean
make_room (Taking *self, GError **error)
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

/* Gives a copy of @raw what merging made of @told, which is @raw as it is told elsewhere. */
static TrellisRecord *
edit_raw (Taking *self, TrellisRecord *raw, TrellisRecord *told, TrellisRecord *merged)
{
  TrellisRecord *edited = trellis_record_copy (raw);
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (raw);

  for (guint i = 0; i < klass->n_fields; i++)
    if (!trellis_value_equal (trellis_record_get_value (told, i),
                              trellis_record_get_value (merged, i), &klass->fields[i]))
      {
        trellis_record_set_value (edited, i, trellis_record_get_value (merged, i));

        /* A reference to what is not here, which is named there no more. */
        if (klass->fields[i].kind == TRELLIS_FIELD_REFERENCE &&
            trellis_record_get_string (merged, i) == NULL)
          g_ptr_array_add (self->batch->references,
                           trellis_shared_reference_new (G_OBJECT_TYPE (raw),
                                                         trellis_record_get_uid (raw),
                                                         klass->fields[i].name, NULL));
      }
  return edited;
}

static void
add_edit_if_changed (Taking *self, TrellisRecord *raw, TrellisRecord *edited)
{
  if (!trellis_record_is_same (raw, edited))
    trellis_sync_add_edit (self->batch, raw, edited);
}

/* What came back may be older than what was deleted here: its lines of text are kept where earlier
 * texts are, and what else it had of words is kept here. */
static void
keep_words (Taking *self, TrellisRecord *mine, TrellisRecord *merged)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (mine);

  for (guint i = TRELLIS_RECORD_N_FIELDS; self->may_be_older && i < klass->n_fields; i++)
    {
      const TrellisValue *value = trellis_record_get_value (mine, i);
      const TrellisValue *result = trellis_record_get_value (merged, i);
      g_autoptr(TrellisClash) clash = NULL;

      if (klass->fields[i].kind != TRELLIS_FIELD_STRING || value->string == NULL ||
          trellis_value_equal (value, result, &klass->fields[i]))
        continue;
      clash = trellis_clash_new (mine, i, value, value, result, result, TRELLIS_CLASH_AUTOMATIC);
      trellis_share_batch_add_clash (self->batch, clash);
    }
}

/* Adds the record itself; @is_gone becomes whether it stays in the trash. */
static gboolean
merge_record (Taking *self, gboolean *is_gone, GError **error)
{
  g_autoptr(TrellisRecord) merged = NULL;
  g_autoptr(TrellisRecord) edited = NULL;

  *is_gone = FALSE;
  if (self->local == NULL)
    {
      trellis_sync_add_edit (self->batch, NULL, self->theirs->record);
      return trellis_sync_restore_parent (self->run, self->batch, self->theirs->record, error);
    }

  merged = trellis_share_batch_merge_record (
    self->batch, self->before != NULL ? self->before->record : NULL, self->local->whole->record,
    self->theirs->record);
  keep_words (self, self->local->whole->record, merged);
  if (self->is_back)
    {
      trellis_record_set_number (merged, TRELLIS_RECORD_DELETED, 0);
      trellis_sync_add_restoring_clash (self->batch, merged);
      trellis_sync_mark (self->batch, G_OBJECT_TYPE (merged), self->uid);
    }
  *is_gone = trellis_record_get_deleted (merged) != 0;
  edited = edit_raw (self, self->local->raw, self->local->whole->record, merged);
  add_edit_if_changed (self, self->local->raw, edited);
  if (*is_gone || trellis_record_is_same (self->local->raw, edited))
    return TRUE;
  return trellis_sync_restore_parent (self->run, self->batch, edited, error);
}

static TrellisRecord *
find_record (GPtrArray *records, const char *uid)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (g_strcmp0 (trellis_record_get_uid (g_ptr_array_index (records, i)), uid) == 0)
      return g_ptr_array_index (records, i);

  return NULL;
}

static GPtrArray *
filter_parts (const TrellisIcalWhole *whole, GType type)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; whole != NULL && i < whole->parts->len; i++)
    if (G_OBJECT_TYPE (g_ptr_array_index (whole->parts, i)) == type)
      g_ptr_array_add (parts, g_ptr_array_index (whole->parts, i));
  return parts;
}

/* A part that came, or came back, or was changed. */
static gboolean
take_part (Taking *self, TrellisRecord *part, GPtrArray *mine, GError **error)
{
  const char *uid = trellis_record_get_uid (part);
  TrellisRecord *told = find_record (mine, uid);
  g_autoptr(TrellisRecord) raw = NULL;
  g_autoptr(TrellisRecord) edited = NULL;

  if (!trellis_share_reader_get (self->run->reader, G_OBJECT_TYPE (part), uid, &raw, error))
    return FALSE;
  if (raw == NULL)
    {
      trellis_sync_add_edit (self->batch, NULL, part);
      return TRUE;
    }

  keep_words (self, raw, part);
  edited = edit_raw (self, raw, told != NULL ? told : raw, part);
  trellis_record_set_number (edited, TRELLIS_RECORD_DELETED, 0);
  add_edit_if_changed (self, raw, edited);
  return TRUE;
}

/* Those that were taken away go to the trash. */
static void
remove_parts (Taking *self, GPtrArray *mine, GPtrArray *merged)
{
  for (guint i = 0; i < mine->len; i++)
    {
      const char *uid = trellis_record_get_uid (g_ptr_array_index (mine, i));
      TrellisRecord *raw = find_record (self->local->raw_parts, uid);
      g_autoptr(TrellisRecord) edited = NULL;

      if (find_record (merged, uid) != NULL || raw == NULL || trellis_record_get_deleted (raw) != 0)
        continue;
      edited = trellis_record_copy (raw);
      trellis_record_set_number (edited, TRELLIS_RECORD_DELETED, self->batch->now);
      trellis_sync_add_edit (self->batch, raw, edited);
    }
}

static gboolean
merge_parts (Taking *self, GType type, GError **error)
{
  g_autoptr(GPtrArray) before = filter_parts (self->before, type);
  g_autoptr(GPtrArray) theirs = filter_parts (self->theirs, type);
  g_autoptr(GPtrArray) mine =
    filter_parts (self->local != NULL ? self->local->whole : NULL, type);
  g_autoptr(GPtrArray) merged = trellis_share_batch_merge_parts (
    self->batch, self->before != NULL ? before : NULL, mine, theirs);

  for (guint i = 0; i < merged->len; i++)
    if (!take_part (self, g_ptr_array_index (merged, i), mine, error))
      return FALSE;

  /* People are not parts that could be taken away. */
  if (self->local != NULL && type != TRELLIS_TYPE_PERSON)
    remove_parts (self, mine, merged);
  return TRUE;
}

static gboolean
merge_all_parts (Taking *self, GError **error)
{
  const GType types[] = { TRELLIS_TYPE_PERSON, TRELLIS_TYPE_CLAUSE, TRELLIS_TYPE_SIGNATURE,
                          TRELLIS_TYPE_POINT };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (!merge_parts (self, types[i], error))
      return FALSE;

  return TRUE;
}

/* What changed here could not be written back as long as the item was unreadable. */
static void
mark_if_unreadable (Taking *self)
{
  if (self->known != NULL && self->known->state == TRELLIS_SHARED_ITEM_STATE_UNREADABLE &&
      self->known->record != NULL)
    trellis_sync_mark (self->batch, self->known->type, self->uid);
}

static gboolean
merge (Taking *self, GError **error)
{
  const guint n_edits = self->batch->edits->len;
  const guint n_clashes = self->batch->clashes->len;
  gboolean is_gone;

  if (!merge_record (self, &is_gone, error) || (!is_gone && !merge_all_parts (self, error)))
    return FALSE;

  if (self->batch->edits->len > n_edits)
    self->run->report->n_received++;
  for (guint i = n_clashes; i < self->batch->clashes->len; i++)
    {
      const TrellisSharedClash *clash = g_ptr_array_index (self->batch->clashes, i);

      self->run->report->n_clashes += clash->is_seen ? 0 : 1;
    }

  mark_if_unreadable (self);
  return TRUE;
}

/* Whether what is there says nothing else than what was last known; then only its etag is noted. */
static gboolean
is_nothing_new (Taking *self, GBytes *base)
{
  const gboolean has_etag = self->remote->etag != NULL;
  TrellisSharedItemState state;

  if (self->base == NULL || self->known == NULL || self->known->record == NULL ||
      self->known->state == TRELLIS_SHARED_ITEM_STATE_WAITING ||
      self->known->state == TRELLIS_SHARED_ITEM_STATE_TRASHED ||
      !trellis_ical_same_meaning (self->base, self->calendar))
    return FALSE;

  state = self->known->state;
  mark_if_unreadable (self);

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
look_for_swap (Taking *self)
{
  const TrellisIcalContext context = { .now = self->run->job->now };
  g_autoptr(TrellisIcalWhole) whole = trellis_ical_whole_read (self->calendar, NULL, &context);

  if (whole != NULL && TRELLIS_IS_MATCH (whole->record) && self->run->sharing->is_own)
    self->run->is_swapped = TRUE;
}

static gboolean
is_foreign (Taking *self)
{
  const char *match = trellis_ical_get_match (self->calendar);
  const TrellisSharedItem *other = g_hash_table_lookup (self->run->by_record, self->uid);

  if (match != NULL && g_strcmp0 (match, self->run->job->match) != 0)
    {
      look_for_swap (self);
      return TRUE;
    }
  if (match == NULL && self->known == NULL && other == NULL && !self->run->sharing->is_own)
    return TRUE;

  /* The same thing twice: the first one counts. */
  return other != NULL && other->href != NULL && other != self->known;
}

static gboolean
read_local (Taking *self, GError **error)
{
  GType type = self->known != NULL ? self->known->type : G_TYPE_INVALID;

  if (type == G_TYPE_INVALID &&
      !trellis_share_reader_find_type (self->run->reader, self->uid, &type, error))
    return FALSE;
  return type == G_TYPE_INVALID ||
         trellis_sync_read_local (self->run, type, self->uid, &self->local, error);
}

static gboolean
take (Taking *self, gboolean *is_waiting, GError **error)
{
  g_autoptr(GBytes) base = find_base (self, error);
  g_autoptr(TrellisIcalDocument) document = NULL;
  gboolean has_parent;

  if (base == NULL)
    return FALSE;
  document = trellis_sync_read_bytes (base, &self->base);
  if (is_nothing_new (self, base))
    return TRUE;
  if (!read_local (self, error))
    return FALSE;
  if ((self->local != NULL && !self->local->is_here) || !read_wholes (self))
    return keep_aside (self, TRELLIS_SHARED_ITEM_STATE_FOREIGN, error);
  if (self->local != NULL &&
      G_OBJECT_TYPE (self->local->raw) != G_OBJECT_TYPE (self->theirs->record) &&
      !make_room (self, error))
    return FALSE;
  if (!trellis_sync_has_parent (self->run, self->batch, self->theirs->record, &has_parent, error))
    return FALSE;
  if (!has_parent)
    {
      *is_waiting = TRUE;
      return TRUE;
    }
  if (!merge (self, error))
    return FALSE;

  keep_known (self, G_OBJECT_TYPE (self->theirs->record), self->remote->data,
              TRELLIS_SHARED_ITEM_STATE_STEADY);
  return TRUE;
}

/* An item that is not where it was, but elsewhere, has been moved. */
static void
find_known (Taking *self)
{
  TrellisSharedItem *other;

  self->known = g_hash_table_lookup (self->run->items, self->remote->href);
  if (self->known != NULL && self->known->record != NULL)
    self->uid = g_strdup (self->known->record);
  else if (self->calendar != NULL)
    self->uid = g_strdup (trellis_ical_get_uid (self->calendar));

  other = self->uid != NULL ? g_hash_table_lookup (self->run->by_record, self->uid) : NULL;
  if (other != NULL &&
      (other->href == NULL || g_hash_table_contains (self->run->gone, other->href)))
    self->known = other;
}

/* Takes an item with its data into @batch. @is_waiting becomes whether it is part of something that is
 * not here: then nothing was done. */
gboolean
trellis_sync_take_item (TrellisSyncRun *run, TrellisShareBatch *batch,
                        const TrellisRemoteItem *remote, gboolean *is_waiting, GError **error)
{
  TrellisIcalComponent *calendar;
  g_autoptr(TrellisIcalDocument) document = trellis_sync_read_bytes (remote->data, &calendar);
  Taking self = { .run = run, .batch = batch, .remote = remote, .calendar = calendar };
  gboolean succeeded;

  *is_waiting = FALSE;
  find_known (&self);
  if (calendar == NULL || self.uid == NULL || *self.uid == '\0')
    succeeded = keep_aside (&self, TRELLIS_SHARED_ITEM_STATE_UNREADABLE, error);
  else if (is_foreign (&self))
    succeeded = keep_aside (&self, TRELLIS_SHARED_ITEM_STATE_FOREIGN, error);
  else
    {
      look_for_copy (&self);
      succeeded = take (&self, is_waiting, error);
    }

  g_free (self.uid);
  g_clear_pointer (&self.local, trellis_sync_local_free);
  g_clear_pointer (&self.before, trellis_ical_whole_free);
  g_clear_pointer (&self.theirs, trellis_ical_whole_free);
  return succeeded;
}
