/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-run-private.h"

#include "trellis-record-copy.h"

/* What a step changes here, so that no record names one that is not there, and none is part of
 * something in the trash. */

/* Has the store make @edited of the record that was read as @raw, which is NULL for a new one. Both
 * stay the caller's. */
void
trellis_sync_add_edit (TrellisShareBatch *batch, TrellisRecord *raw, TrellisRecord *edited)
{
  trellis_share_batch_take_edit (batch, raw != NULL ? g_object_ref (raw) : NULL,
                                 g_object_ref (edited));
}

/* The record as this step leaves it; NULL where it does not change it. */
TrellisRecord *
trellis_sync_find_edited (TrellisShareBatch *batch, GType type, const char *uid)
{
  for (guint i = 0; i < batch->edits->len; i++)
    {
      const TrellisShareEdit *edit = g_ptr_array_index (batch->edits, i);

      if (G_OBJECT_TYPE (edit->merged) == type &&
          g_strcmp0 (trellis_record_get_uid (edit->merged), uid) == 0)
        return edit->merged;
    }

  return NULL;
}

static int
find_parent_field (TrellisRecord *record)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & TRELLIS_FIELD_PARENT) != 0)
      return (int) i;

  return -1;
}

/* Whether what @record is part of is here, or comes with this step. */
gboolean
trellis_sync_has_parent (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisRecord *record,
                         gboolean *has_parent, GError **error)
{
  int field = find_parent_field (record);
  g_autoptr(TrellisRecord) parent = NULL;
  const char *uid;
  GType type;

  *has_parent = TRUE;
  if (field < 0)
    return TRUE;

  uid = trellis_record_get_string (record, (guint) field);
  type = TRELLIS_RECORD_GET_CLASS (record)->fields[field].get_type ();
  if (uid == NULL)
    *has_parent = FALSE;
  else if (trellis_sync_find_edited (batch, type, uid) == NULL)
    {
      if (!trellis_share_reader_get (run->reader, type, uid, &parent, error))
        return FALSE;
      *has_parent = parent != NULL;
    }
  return TRUE;
}

/* Notes what the item of @calendar, of another program, is part of where that is a meeting, which is here or comes
 * with this step. */
gboolean
trellis_sync_look_at_parent (TrellisSyncRun *run, TrellisShareBatch *batch, const TrellisIcalComponent *calendar,
                             GError **error)
{
  g_autofree char *parent = trellis_ical_dup_foreign_parent (calendar);
  g_autoptr(TrellisRecord) meeting = NULL;

  if (parent == NULL || g_hash_table_contains (run->no_goals, parent))
    return TRUE;
  if (trellis_sync_find_edited (batch, TRELLIS_TYPE_MEETING, parent) == NULL)
    {
      if (!trellis_share_reader_get (run->reader, TRELLIS_TYPE_MEETING, parent, &meeting, error))
        return FALSE;
      if (meeting == NULL)
        return TRUE;
    }
  g_hash_table_add (run->no_goals, g_steal_pointer (&parent));
  return TRUE;
}

/* Whether the item of @data is of another program, which may mean anything by what it is part of: it does not wait for
 * that any more. */
gboolean
trellis_sync_give_up_parent (TrellisSyncRun *run, GBytes *data)
{
  TrellisIcalComponent *calendar;
  g_autoptr(TrellisIcalDocument) document = trellis_sync_read_bytes (data, &calendar);
  char *parent = calendar != NULL ? trellis_ical_dup_foreign_parent (calendar) : NULL;

  if (parent == NULL)
    return FALSE;
  g_hash_table_add (run->unknown, parent);
  return TRUE;
}

/* @record, which says that it is part of something that is not here, stays part of what @known is part of. */
void
trellis_sync_keep_parent (TrellisRecord *record, TrellisRecord *known)
{
  const int field = find_parent_field (record);

  trellis_record_set_string (record, (guint) field, trellis_record_get_string (known, (guint) field));
}

/* Says that a record that was deleted here is back, and by @kind why. Whether @batch did not say so yet. */
gboolean
trellis_sync_add_restoring_clash (TrellisShareBatch *batch, GType type, const char *record, TrellisSharedClashKind kind)
{
  TrellisSharedClash *clash = trellis_shared_clash_new (kind, batch->match, type, record);

  for (guint i = 0; i < batch->clashes->len; i++)
    {
      const TrellisSharedClash *other = g_ptr_array_index (batch->clashes, i);

      if (other->kind == clash->kind && g_str_equal (other->record, clash->record))
        {
          trellis_shared_clash_free (clash);
          return FALSE;
        }
    }
  clash->found = batch->now;
  g_ptr_array_add (batch->clashes, clash);
  return TRUE;
}

/* What was added to something that is private here by now is not shared either. */
static void
mark_if_hidden (TrellisShareBatch *batch, TrellisRecord *record, TrellisRecord *parent)
{
  if (trellis_record_get_visibility (parent) == TRELLIS_VISIBILITY_PRIVATE)
    trellis_sync_mark (batch, G_OBJECT_TYPE (record), trellis_record_get_uid (record));
}

/* Brings back from the trash what @record is part of: alone it could not be seen. @kind tells why. */
gboolean
trellis_sync_restore_parent (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisRecord *record,
                             TrellisSharedClashKind kind, GError **error)
{
  int field = find_parent_field (record);
  g_autoptr(TrellisRecord) raw = NULL;
  g_autoptr(TrellisRecord) restored = NULL;
  TrellisRecord *edited;
  GType type;

  if (field < 0 || TRELLIS_RECORD_GET_CLASS (record)->fields[field].get_type () == TRELLIS_TYPE_MATCH)
    return TRUE;

  type = TRELLIS_RECORD_GET_CLASS (record)->fields[field].get_type ();
  edited = trellis_sync_find_edited (batch, type, trellis_record_get_string (record, (guint) field));
  if (edited == NULL)
    {
      if (!trellis_share_reader_get (run->reader, type,
                                     trellis_record_get_string (record, (guint) field), &raw, error))
        return FALSE;
      if (raw == NULL)
        return TRUE;
      mark_if_hidden (batch, record, raw);
      if (trellis_record_get_deleted (raw) == 0)
        return TRUE;
      edited = restored = trellis_record_copy (raw);
      trellis_sync_add_edit (batch, raw, restored);
    }
  else
    mark_if_hidden (batch, record, edited);
  if (trellis_record_get_deleted (edited) == 0 && restored == NULL)
    return TRUE;

  trellis_record_set_number (edited, TRELLIS_RECORD_DELETED, 0);
  trellis_sync_mark (batch, type, trellis_record_get_uid (edited));
  trellis_sync_add_restoring_clash (batch, type, trellis_record_get_uid (edited), kind);
  return TRUE;
}

static void
mark_whole (TrellisShareBatch *batch, TrellisRecord *record)
{
  int field = TRELLIS_IS_POINT (record) ? find_parent_field (record) : -1;

  if (field >= 0)
    trellis_sync_mark (batch, TRELLIS_TYPE_MEETING,
                       trellis_record_get_string (record, (guint) field));
  else
    trellis_sync_mark (batch, G_OBJECT_TYPE (record), trellis_record_get_uid (record));
}

/* Whether @target, of class @type, is here. Where it is private by now, @record does not name it any
 * more there. */
static gboolean
is_there (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisRecord *record, GType type,
          const char *target, gboolean *there, GError **error)
{
  TrellisRecord *found = trellis_sync_find_edited (batch, type, target);
  g_autoptr(TrellisRecord) read = NULL;

  if (found == NULL)
    {
      if (!trellis_share_reader_get (run->reader, type, target, &read, error))
        return FALSE;
      found = read;
    }
  *there = found != NULL;

  /* Nothing leads from one match to another. */
  if (*there && !trellis_sync_is_same_match (run, batch, record, found, there, error))
    return FALSE;
  if (*there && trellis_record_get_visibility (found) == TRELLIS_VISIBILITY_PRIVATE)
    mark_whole (batch, record);
  return TRUE;
}

/* A reference to what is not here is remembered beside the record. */
static gboolean
settle_reference (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisRecord *record,
                  guint index, GError **error)
{
  const TrellisField *field = &TRELLIS_RECORD_GET_CLASS (record)->fields[index];
  g_autofree char *target = g_strdup (trellis_record_get_string (record, index));
  g_autofree char *known = NULL;
  gboolean there = TRUE;

  if (target != NULL &&
      !is_there (run, batch, record, field->get_type (), target, &there, error))
    return FALSE;
  known = trellis_share_reader_find_reference (run->reader, trellis_record_get_uid (record),
                                               field->name, error);
  if (known == NULL)
    return FALSE;

  if (!there)
    trellis_record_set_string (record, index, NULL);
  if (!there || *known != '\0')
    g_ptr_array_add (batch->references,
                     trellis_shared_reference_new (G_OBJECT_TYPE (record),
                                                   trellis_record_get_uid (record), field->name,
                                                   there ? NULL : target));
  return TRUE;
}

static gboolean
is_changed (const TrellisShareEdit *edit, guint index)
{
  return edit->read == NULL ||
         g_strcmp0 (trellis_record_get_string (edit->read, index),
                    trellis_record_get_string (edit->merged, index)) != 0;
}

static gboolean
settle_edit (TrellisSyncRun *run, TrellisShareBatch *batch, const TrellisShareEdit *edit,
             GError **error)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (edit->merged);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == TRELLIS_FIELD_REFERENCE &&
        (klass->fields[i].flags & TRELLIS_FIELD_PARENT) == 0 && is_changed (edit, i) &&
        !settle_reference (run, batch, edit->merged, i, error))
      return FALSE;

  return TRUE;
}

/* What was referred to before it came is named at last. */
gboolean
trellis_sync_name_arrival (TrellisSyncRun *run, TrellisShareBatch *batch, TrellisRecord *arrived,
                           GError **error)
{
  const char *uid = trellis_record_get_uid (arrived);
  g_autoptr(GPtrArray) references = trellis_share_reader_list_references (run->reader, uid, error);

  for (guint i = 0; references != NULL && i < references->len; i++)
    {
      const TrellisSharedReference *reference = g_ptr_array_index (references, i);
      TrellisRecord *edited = trellis_sync_find_edited (batch, reference->type, reference->record);
      g_autoptr(TrellisRecord) raw = NULL;
      g_autoptr(TrellisRecord) copy = NULL;
      gboolean is_same;
      int field;

      if (edited == NULL)
        {
          if (!trellis_share_reader_get (run->reader, reference->type, reference->record, &raw,
                                         error))
            return FALSE;
          if (raw == NULL)
            continue;
          edited = copy = trellis_record_copy (raw);
        }
      field = trellis_record_class_find (TRELLIS_RECORD_GET_CLASS (edited), reference->field);
      if (field < 0 || trellis_record_get_string (edited, (guint) field) != NULL ||
          TRELLIS_RECORD_GET_CLASS (edited)->fields[field].get_type () != G_OBJECT_TYPE (arrived))
        continue;
      if (!trellis_sync_is_same_match (run, batch, edited, arrived, &is_same, error))
        return FALSE;
      if (!is_same)
        continue;

      trellis_record_set_string (edited, (guint) field, uid);
      g_ptr_array_add (batch->references,
                       trellis_shared_reference_new (reference->type, reference->record,
                                                     reference->field, NULL));
      if (copy != NULL)
        trellis_sync_add_edit (batch, raw, copy);
    }

  return references != NULL;
}

/* To be called when all edits are in @batch. */
gboolean
trellis_sync_settle_references (TrellisSyncRun *run, TrellisShareBatch *batch, GError **error)
{
  const guint n_edits = batch->edits->len;

  for (guint i = 0; i < n_edits; i++)
    if (!settle_edit (run, batch, g_ptr_array_index (batch->edits, i), error))
      return FALSE;

  for (guint i = 0; i < n_edits; i++)
    {
      const TrellisShareEdit *edit = g_ptr_array_index (batch->edits, i);

      if (edit->read == NULL && !trellis_sync_name_arrival (run, batch, edit->merged, error))
        return FALSE;
    }

  return TRUE;
}
