/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-taking-private.h"

#include "trellis-parts-merge.h"
#include "trellis-record-copy.h"

/* Gives a copy of @raw what merging made of @told, which is @raw as it is told elsewhere. */
static TrellisRecord *
edit_raw (TrellisSyncTaking *self, TrellisRecord *raw, TrellisRecord *told, TrellisRecord *merged)
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
add_edit_if_changed (TrellisSyncTaking *self, TrellisRecord *raw, TrellisRecord *edited)
{
  if (!trellis_record_is_same (raw, edited))
    trellis_sync_add_edit (self->batch, raw, edited);
}

/* Keeps what @mine has of words that @merged has not, but for those that @before, which may be NULL, had as well. */
static void
keep_other_words (TrellisSyncTaking *self, TrellisRecord *mine, TrellisRecord *merged, TrellisRecord *before)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (mine);

  for (guint i = TRELLIS_RECORD_N_FIELDS; i < klass->n_fields; i++)
    {
      const TrellisValue *value = trellis_record_get_value (mine, i);
      const TrellisValue *result = trellis_record_get_value (merged, i);
      g_autoptr(TrellisClash) clash = NULL;

      if (klass->fields[i].kind != TRELLIS_FIELD_STRING || value->string == NULL ||
          trellis_value_equal (value, result, &klass->fields[i]) ||
          (before != NULL && trellis_value_equal (value, trellis_record_get_value (before, i), &klass->fields[i])))
        continue;
      clash = trellis_clash_new (mine, i, value, value, result, result, TRELLIS_CLASH_AUTOMATIC);
      trellis_share_batch_add_clash (self->batch, clash);
    }
}

/* What came back may be older than what was deleted here: its lines of text are kept where earlier
 * texts are, and what else it had of words is kept here. */
static void
keep_words (TrellisSyncTaking *self, TrellisRecord *mine, TrellisRecord *merged)
{
  if (self->may_be_older)
    keep_other_words (self, mine, merged, NULL);
}

/* Adds the record itself; @is_gone becomes whether it stays in the trash. */
static gboolean
merge_record (TrellisSyncTaking *self, gboolean *is_gone, GError **error)
{
  const guint n_clashes = self->batch->clashes->len;
  g_autoptr(TrellisRecord) merged = NULL;
  g_autoptr(TrellisRecord) edited = NULL;
  g_autoptr(GPtrArray) mine = g_ptr_array_new ();
  g_autoptr(GPtrArray) result = g_ptr_array_new ();

  *is_gone = FALSE;
  if (self->local == NULL)
    {
      trellis_sync_add_edit (self->batch, NULL, self->theirs->record);
      return trellis_sync_restore_parent (self->run, self->batch, self->theirs->record,
                                          TRELLIS_SHARED_CLASH_KIND_KEPT_THEIRS, error);
    }

  merged = trellis_share_batch_merge_record (
    self->batch, self->before != NULL ? self->before->record : NULL, self->local->whole->record,
    self->theirs->record);
  g_ptr_array_add (mine, self->local->whole->record);
  g_ptr_array_add (result, merged);
  if (!trellis_sync_taking_brake (self, n_clashes, mine, result, error))
    return FALSE;
  keep_words (self, self->local->whole->record, merged);
  if (self->is_back)
    {
      trellis_record_set_number (merged, TRELLIS_RECORD_DELETED, 0);
      trellis_sync_add_restoring_clash (self->batch, G_OBJECT_TYPE (merged), self->uid,
                                        TRELLIS_SHARED_CLASH_KIND_KEPT_THEIRS);
      trellis_sync_mark (self->batch, G_OBJECT_TYPE (merged), self->uid);
    }
  *is_gone = trellis_record_get_deleted (merged) != 0;
  edited = edit_raw (self, self->local->raw, self->local->whole->record, merged);
  add_edit_if_changed (self, self->local->raw, edited);
  if (*is_gone || trellis_record_is_same (self->local->raw, edited))
    return TRUE;
  return trellis_sync_restore_parent (self->run, self->batch, edited, TRELLIS_SHARED_CLASH_KIND_KEPT_THEIRS,
                                      error);
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
take_part (TrellisSyncTaking *self, TrellisRecord *part, GPtrArray *mine, GPtrArray *before, GError **error)
{
  const char *uid = trellis_record_get_uid (part);
  TrellisRecord *told = find_record (mine, uid);
  TrellisRecord *was = find_record (before, uid);
  g_autoptr(TrellisRecord) raw = NULL;
  g_autoptr(TrellisRecord) edited = NULL;

  if (!trellis_share_reader_get (self->run->reader, G_OBJECT_TYPE (part), uid, &raw, error))
    return FALSE;
  if (raw == NULL)
    {
      trellis_sync_add_edit (self->batch, NULL, part);
      return TRUE;
    }

  /* What was written into it before it was deleted here. */
  if (told == NULL && was != NULL && !self->may_be_older)
    keep_other_words (self, raw, part, was);
  keep_words (self, raw, part);
  edited = edit_raw (self, raw, told != NULL ? told : raw, part);
  trellis_record_set_number (edited, TRELLIS_RECORD_DELETED, 0);
  add_edit_if_changed (self, raw, edited);
  return TRUE;
}

/* Those that were taken away go to the trash. */
static void
remove_parts (TrellisSyncTaking *self, GPtrArray *mine, GPtrArray *merged)
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
merge_parts (TrellisSyncTaking *self, GType type, GError **error)
{
  const guint n_clashes = self->batch->clashes->len;
  g_autoptr(GPtrArray) before = filter_parts (self->before, type);
  g_autoptr(GPtrArray) theirs = filter_parts (self->theirs, type);
  g_autoptr(GPtrArray) mine =
    filter_parts (self->local != NULL ? self->local->whole : NULL, type);
  g_autoptr(GPtrArray) merged = trellis_share_batch_merge_parts (
    self->batch, self->before != NULL ? before : NULL, mine, theirs);

  if (!trellis_sync_taking_brake (self, n_clashes, mine, merged, error))
    return FALSE;
  for (guint i = 0; i < merged->len; i++)
    if (!take_part (self, g_ptr_array_index (merged, i), mine, before, error))
      return FALSE;

  /* People are not parts that could be taken away. */
  if (self->local != NULL && type != TRELLIS_TYPE_PERSON)
    remove_parts (self, mine, merged);
  return TRUE;
}

static gboolean
merge_all_parts (TrellisSyncTaking *self, GError **error)
{
  const GType types[] = { TRELLIS_TYPE_PERSON, TRELLIS_TYPE_CLAUSE, TRELLIS_TYPE_SIGNATURE,
                          TRELLIS_TYPE_POINT };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (!merge_parts (self, types[i], error))
      return FALSE;

  return TRUE;
}

/* Whether the other side did not take the record as it is here, and it waits for another edit. */
gboolean
trellis_sync_is_kept_back (const TrellisSharedItem *item)
{
  return item->state == TRELLIS_SHARED_ITEM_STATE_REFUSED ||
         item->state == TRELLIS_SHARED_ITEM_STATE_TOO_LARGE ||
         item->state == TRELLIS_SHARED_ITEM_STATE_UNSUPPORTED;
}

/* What changed here could not be written back as long as the item was unreadable. */
void
trellis_sync_taking_mark_unreadable (TrellisSyncTaking *self)
{
  if (self->known != NULL && self->known->state == TRELLIS_SHARED_ITEM_STATE_UNREADABLE &&
      self->known->record != NULL)
    trellis_sync_mark (self->batch, self->known->type, self->uid);
}

/* Merges what is there with what is here into the batch. */
gboolean
trellis_sync_taking_merge (TrellisSyncTaking *self, GError **error)
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

  /* An edit there is another one, after which it may be taken. */
  if (self->known != NULL && self->known->record != NULL && trellis_sync_is_kept_back (self->known))
    trellis_sync_mark (self->batch, self->known->type, self->uid);
  trellis_sync_taking_mark_unreadable (self);
  return TRUE;
}
