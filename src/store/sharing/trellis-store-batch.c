/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-share-batch-private.h"

#include "trellis-conversion.h"
#include "trellis-share-merge.h"
#include "trellis-store-conversion.h"
#include "trellis-store-private.h"

/* A row to be written, and whether somebody changed the record here while it was merged. */
typedef struct
{
  TrellisRow *row;
  gboolean is_edited;
  gboolean is_new; /* here */
} Written;

/* A batch on its way into the journal. */
typedef struct
{
  TrellisStore *store; /* the task holds it */
  TrellisShareBatch *batch;
  GArray *rows; /* of Written */
  gboolean is_shared;
  gboolean has_twins; /* something that came in is probably here already */
  GTask *task; /* of the main thread */
} Applying;

static void
clear_written (gpointer data)
{
  trellis_row_free (((Written *) data)->row);
}

static void
applying_free (Applying *self)
{
  trellis_share_batch_free (self->batch);
  g_array_unref (self->rows);
  g_object_unref (self->task);
  g_free (self);
}

static TrellisRecord *
add_record (TrellisStore *self, TrellisRecord *merged)
{
  TrellisRecord *record = g_object_new (G_OBJECT_TYPE (merged), NULL);
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (merged);

  for (guint i = 0; i < klass->n_fields; i++)
    trellis_record_set_value (record, i, trellis_record_get_value (merged, i));

  trellis_store_adopt (
    self, record, ++trellis_store_get_shelf (self, G_OBJECT_TYPE (record))->highest_id);
  trellis_store_update_lists (self, record, -1);
  trellis_store_emit_changed (self, record);
  return record;
}

/* Gives @record what differs between @before and @after. Whoever shows it hears of each field. */
static void
set_fields (TrellisRecord *record, TrellisRecord *before, TrellisRecord *after)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (!trellis_value_equal (trellis_record_get_value (before, i),
                              trellis_record_get_value (after, i), &klass->fields[i]))
      trellis_record_set_value (record, i, trellis_record_get_value (after, i));
}

/* Gives @record what the edit takes back, but for what somebody changed since; and what was changed at all
 * does not go to the trash. */
static void
take_back_fields (TrellisRecord *record, const TrellisShareEdit *edit)
{
  TrellisRecordClass *klass = TRELLIS_RECORD_GET_CLASS (record);
  const gboolean is_edited = trellis_record_is_edited (edit->read, record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const TrellisValue *value = trellis_record_get_value (edit->read, i);
      const TrellisValue *before = trellis_record_get_value (edit->merged, i);
      const TrellisField *field = &klass->fields[i];

      if (!trellis_value_equal (value, before, field) &&
          trellis_value_equal (value, trellis_record_get_value (record, i), field) &&
          !(i == TRELLIS_RECORD_DELETED && is_edited))
        trellis_record_set_value (record, i, before);
    }
}

/* Brings what was merged elsewhere to @record, which somebody here may have changed since it was
 * read for that: then it is merged once more, in memory, so that neither loses anything. */
static gboolean
bring_to (Applying *self, TrellisRecord *record, const TrellisShareEdit *edit)
{
  g_autoptr(TrellisRecord) nothing = NULL;
  g_autoptr(TrellisRecord) merged = NULL;
  TrellisRecord *read = edit->read;

  if (g_hash_table_contains (self->store->unsaved, record))
    trellis_record_collect (record);

  if (read == NULL)
    read = nothing = g_object_new (G_OBJECT_TYPE (record), NULL);
  else if (trellis_share_merge_is_same (record, read))
    {
      set_fields (record, read, edit->merged);
      return FALSE;
    }
  if (self->batch->is_undo)
    {
      take_back_fields (record, edit);
      return TRUE;
    }

  merged = trellis_share_batch_merge_record (self->batch, read, record, edit->merged);
  set_fields (record, record, merged);
  return TRUE;
}

/* What a person made one of the other class since it was read: @edit as one of that; NULL where it is as it
 * was. */
static TrellisRecord *
load_converted (TrellisStore *store, TrellisShareEdit *edit)
{
  const GType other = trellis_conversion_get_other (G_OBJECT_TYPE (edit->merged));
  TrellisRecord *record = edit->read != NULL && other != G_TYPE_INVALID
                            ? trellis_store_load_uid (store, other, trellis_record_get_uid (edit->merged))
                            : NULL;
  TrellisRecord *read, *merged;

  if (record == NULL)
    return NULL;
  read = trellis_conversion_make (edit->read, record);
  merged = trellis_conversion_make (edit->merged, record);
  g_object_unref (edit->read);
  g_object_unref (edit->merged);
  edit->read = read;
  edit->merged = merged;
  return record;
}

static void
apply_edit (Applying *self, TrellisShareEdit *edit, GHashTable *records)
{
  TrellisStore *store = self->store;
  TrellisRecord *record = trellis_store_load_uid (
    store, G_OBJECT_TYPE (edit->merged), trellis_record_get_uid (edit->merged));
  Written written = { 0 };

  if (record == NULL)
    record = load_converted (store, edit);
  written.is_new = record == NULL;
  if (record == NULL)
    record = add_record (store, edit->merged);
  else
    written.is_edited = bring_to (self, record, edit);

  if (written.is_edited)
    trellis_record_set_number (record, TRELLIS_RECORD_MODIFIED, self->batch->now);
  written.row = trellis_row_new_for_record (record, trellis_store_get_id (store, record));
  g_array_append_val (self->rows, written);
  g_hash_table_remove (store->unsaved, record);
  g_hash_table_remove (store->dated, record);
  g_hash_table_add (records, record);
}

static int
compare_written (gconstpointer a, gconstpointer b)
{
  const TrellisRow *first = ((const Written *) a)->row;
  const TrellisRow *second = ((const Written *) b)->row;

  return trellis_record_type_index (G_TYPE_FROM_CLASS (first->klass)) -
         trellis_record_type_index (G_TYPE_FROM_CLASS (second->klass));
}

static gboolean
save_rows (Applying *self, TrellisDatabase *database, GError **error)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Written *written = &g_array_index (self->rows, Written, i);

      if (!(written->is_edited
              ? trellis_row_save (written->row, database, error)
              : trellis_row_save_received (written->row, database, self->batch->now,
                                           self->batch->match == NULL, error)))
        return FALSE;
    }

  return TRUE;
}

/* What came in together is not compared with each other. */
static gboolean
note_twins (Applying *self, TrellisDatabase *database, GError **error)
{
  TrellisArrivals *arrivals = &self->store->arrivals;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Written *written = &g_array_index (self->rows, Written, i);

      if (written->is_new)
        trellis_arrivals_add (arrivals, written->row);
      trellis_arrivals_learn (arrivals, written->row);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Written *written = &g_array_index (self->rows, Written, i);

      if (written->is_new && !trellis_twin_rows_note (database, arrivals, written->row, self->batch->now,
                                                      &self->has_twins, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_batch (TrellisDatabase *database, gpointer data, GError **error)
{
  Applying *self = data;
  TrellisArrivals *arrivals = &self->store->arrivals;

  trellis_arrivals_begin (arrivals, database, self->batch->now);
  if (!trellis_database_begin (database, error) || !save_rows (self, database, error) ||
      !note_twins (self, database, error) ||
      !trellis_share_batch_write (self->batch, database, &self->is_shared, error) ||
      !trellis_database_commit (database, error))
    return FALSE;
  trellis_arrivals_end (arrivals, database);
  return TRUE;
}

/* Before anything else is done. A person may have been faster, or have given a record what only its own class
 * can have: then it stays what it is. */
static gboolean
convert_records (Applying *self, GError **error)
{
  for (guint i = 0; i < self->batch->conversions->len; i++)
    {
      const TrellisRenaming *conversion = g_ptr_array_index (self->batch->conversions, i);
      g_autoptr(TrellisRecord) record =
        trellis_store_load_uid (self->store, conversion->type, conversion->before);
      g_autoptr(TrellisRecord) converted = NULL;

      if (record == NULL || !trellis_store_can_convert (self->store, record))
        continue;
      converted = trellis_store_convert (self->store, record, NULL, error);
      if (converted == NULL)
        return FALSE;
    }

  return TRUE;
}

static void
rename_live (Applying *self, gboolean back)
{
  for (guint i = 0; i < self->batch->renamings->len; i++)
    {
      const TrellisRenaming *renaming = g_ptr_array_index (self->batch->renamings, i);

      trellis_store_rename_live (self->store, renaming->type,
                                 back ? renaming->after : renaming->before,
                                 back ? renaming->before : renaming->after);
    }
}

static void
batch_written_cb (const GError *error, gpointer data)
{
  Applying *self = data;

  if (error != NULL)
    rename_live (self, TRUE);
  trellis_store_take_back (self->store, error);
  if (error == NULL &&
      (self->has_twins || (self->batch->match != NULL &&
                           (self->batch->clashes->len > 0 || self->batch->sharing != NULL))))
    trellis_store_emit_sharing_changed (self->store, self->batch->match);

  if (error != NULL)
    g_task_return_error (self->task, g_error_copy (error));
  else if (!self->is_shared)
    g_task_return_new_error_literal (self->task, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                     "The match is no longer shared");
  else
    g_task_return_boolean (self->task, TRUE);
  applying_free (self);
}

/* Does all of @batch (transfer full), which was made from what was saved of the journal, or nothing:
 * brings its records to those that live here, and writes them and what is known of the other side as
 * one transaction. What a person changed meanwhile is merged. Fails with G_IO_ERROR_CANCELLED when
 * the match is no longer shared. */
void
trellis_store_apply_batch_async (TrellisStore *store, TrellisShareBatch *batch,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  GHashTable *records;
  GError *error = NULL;
  Applying *self;

  g_return_if_fail (TRELLIS_IS_STORE (store));
  g_return_if_fail (batch != NULL);

  self = g_new0 (Applying, 1);
  self->store = store;
  self->batch = batch;
  self->rows = g_array_new (FALSE, FALSE, sizeof (Written));
  g_array_set_clear_func (self->rows, clear_written);
  self->task = g_task_new (store, NULL, callback, user_data);
  g_task_set_source_tag (self->task, trellis_store_apply_batch_async);

  if (!trellis_store_is_open (store, &error) || !convert_records (self, &error))
    {
      g_task_return_error (self->task, error);
      applying_free (self);
      return;
    }

  records = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  trellis_store_hold_lists (store);
  trellis_store_begin_reading (store);
  for (guint i = 0; i < batch->edits->len; i++)
    apply_edit (self, g_ptr_array_index (batch->edits, i), records);
  g_array_sort (self->rows, compare_written);
  rename_live (self, FALSE);

  /* On their way before anybody hears of them, so that who asks then finds them in the file. */
  g_queue_push_tail (&store->in_flight, records);
  trellis_writer_post (store->writer, write_batch, batch_written_cb, self);
  trellis_store_release_lists (store);
  trellis_store_end_reading (store);
}

gboolean
trellis_store_apply_batch_finish (TrellisStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
