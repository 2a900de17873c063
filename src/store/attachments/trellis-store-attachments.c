/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-store-attachments.h"

#include "trellis-attachment-content.h"
#include "trellis-store-private.h"
#include "trellis-time.h"

/* Bytes: what is as small, as most photos are, takes less time to be read than a thread and a connection of its own
 * would take. */
#define SMALL (64 * 1024)

/* An attachment on its way into the journal. What it holds is hashed in a thread of GTask's, and written by
 * the writer, in one transaction with the record. */
typedef struct
{
  GTask *task;            /* of the main thread */
  TrellisAttachment *new; /* of the main thread */
  GBytes *content;
  char *sha256;
  TrellisRow *row;
} Attaching;

static void
attaching_free (Attaching *self)
{
  g_clear_pointer (&self->row, trellis_row_free);
  g_bytes_unref (self->content);
  g_free (self->sha256);
  g_object_unref (self->new);
  g_object_unref (self->task);
  g_free (self);
}

static void
fail (Attaching *self, GError *error)
{
  g_task_return_error (self->task, error);
  attaching_free (self);
}

/* Within a transaction. */
static gboolean
write_both (TrellisDatabase *database, gpointer data, GError **error)
{
  Attaching *self = data;

  return trellis_attachment_content_put (database, self->sha256, self->content, error) &&
         trellis_attachment_content_check_amount (database, TRELLIS_ATTACHMENT_MOST, error) &&
         trellis_row_save (self->row, database, error);
}

static gboolean
write_attachment (TrellisDatabase *database, gpointer data, GError **error)
{
  return trellis_database_begin (database, error) && write_both (database, data, error) &&
         trellis_database_commit (database, error);
}

/* The attachment that is in the file now, and that somebody may have found there already; transfer full. */
static TrellisRecord *
take_up (TrellisStore *store, Attaching *self)
{
  TrellisRecord *record;

  if (store->is_closing || store->reader == NULL)
    return g_object_ref (TRELLIS_RECORD (self->new));

  record = trellis_store_load (store, TRELLIS_TYPE_ATTACHMENT, self->row->id);
  trellis_store_update_lists (store, record, -1);
  trellis_store_emit_changed (store, record);
  trellis_store_emit_saved (store);
  return record;
}

static void
attachment_written_cb (const GError *error, gpointer data)
{
  Attaching *self = data;
  TrellisStore *store = g_task_get_source_object (self->task);

  if (error != NULL)
    {
      fail (self, g_error_copy (error));
      return;
    }

  g_task_return_pointer (self->task, take_up (store, self), g_object_unref);
  attaching_free (self);
}

static void
begin_record (TrellisStore *store, Attaching *self)
{
  TrellisRecord *record = TRELLIS_RECORD (self->new);
  const gint64 now = trellis_time_now ();

  if (trellis_record_get_uid (record) == NULL)
    {
      g_autofree char *uid = g_uuid_string_random ();

      trellis_record_set_string (record, TRELLIS_RECORD_UID, uid);
    }
  if (trellis_record_get_created (record) == 0)
    trellis_record_set_number (record, TRELLIS_RECORD_CREATED, now);
  if (trellis_record_get_modified (record) == 0)
    trellis_record_set_number (record, TRELLIS_RECORD_MODIFIED, now);
  trellis_record_set_visibility (record, TRELLIS_VISIBILITY_PRIVATE);
  trellis_attachment_set_size (self->new, (int) g_bytes_get_size (self->content));
  trellis_attachment_set_content (self->new, self->sha256);
  self->row = trellis_row_new_for_record (
    record, ++trellis_store_get_shelf (store, TRELLIS_TYPE_ATTACHMENT)->highest_id);
}

static void
hash_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, data), g_free);
}

static void
hashed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Attaching *self = user_data;
  TrellisStore *store = g_task_get_source_object (self->task);
  GError *error = NULL;

  self->sha256 = g_task_propagate_pointer (G_TASK (result), &error);
  /* The note that it belongs to may not be in the file yet. */
  if (self->sha256 == NULL || !trellis_store_is_open (store, &error) ||
      !trellis_store_flush (store, &error))
    {
      fail (self, error);
      return;
    }

  begin_record (store, self);
  trellis_writer_post (store->writer, write_attachment, attachment_written_cb, self);
}

static gboolean
check_size (GBytes *content, GError **error)
{
  const gsize size = g_bytes_get_size (content);

  if (size <= TRELLIS_ATTACHMENT_LARGEST)
    return TRUE;

  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_TOO_LARGE,
               "An attachment of %" G_GSIZE_FORMAT " bytes is too large", size);
  return FALSE;
}

static gboolean
belongs_somewhere (TrellisAttachment *attachment)
{
  return trellis_attachment_get_match (attachment) != NULL || trellis_attachment_get_person (attachment) != NULL;
}

/* Begins to keep an attachment that is like @attachment, which says what it belongs to, its title and its
 * media type, and that holds @content: both or neither. Nothing else has to be on the disk before. Fails with
 * TRELLIS_STORE_ERROR_TOO_LARGE for more than TRELLIS_ATTACHMENT_LARGEST bytes, with _TOO_MANY where all
 * attachments together would be too much, and with what writing may fail with. */
void
trellis_store_attach_async (TrellisStore *self, TrellisAttachment *attachment, GBytes *content,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GTask) hashing = NULL;
  Attaching *attaching;
  GError *error = NULL;

  g_return_if_fail (TRELLIS_IS_STORE (self));
  g_return_if_fail (belongs_somewhere (attachment));
  g_return_if_fail (trellis_store_get_id (self, TRELLIS_RECORD (attachment)) == 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, trellis_store_attach_async);
  if (!check_size (content, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  attaching = g_new0 (Attaching, 1);
  attaching->task = g_steal_pointer (&task);
  attaching->new = g_object_ref (attachment);
  attaching->content = g_bytes_ref (content);

  hashing = g_task_new (NULL, cancellable, hashed_cb, attaching);
  g_task_set_source_tag (hashing, trellis_store_attach_async);
  g_task_set_task_data (hashing, g_bytes_ref (content), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (hashing, hash_thread);
}

/* The attachment that is kept; transfer full, NULL on failure. */
TrellisAttachment *
trellis_store_attach_finish (TrellisStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Does the same at once, for what is small and nobody waits for. Transfer full, NULL on failure. */
TrellisAttachment *
trellis_store_attach (TrellisStore *self, TrellisAttachment *attachment, GBytes *content, GError **error)
{
  g_autofree char *sha256 = NULL;
  Attaching attaching = { .new = attachment, .content = content };
  gboolean is_written;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);
  g_return_val_if_fail (belongs_somewhere (attachment), NULL);

  if (!check_size (content, error))
    return NULL;

  attaching.sha256 = sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  begin_record (self, &attaching);
  is_written = trellis_store_call (self, write_both, &attaching, error);
  attachment = is_written ? TRELLIS_ATTACHMENT (take_up (self, &attaching)) : NULL;
  trellis_row_free (attaching.row);
  return attachment;
}

/* An attachment whose content is read, in a thread unless it is small. */
typedef struct
{
  GTask *task; /* of the main thread */
  char *sha256;
  GBytes *content;
} ContentReading;

static gboolean
read_content (TrellisDatabase *database, GCancellable *cancellable, gpointer data, GError **error)
{
  ContentReading *self = data;

  if (!trellis_attachment_content_get (database, self->sha256, &self->content, error))
    return FALSE;
  if (self->content != NULL)
    return TRUE;

  g_set_error_literal (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED,
                       "There is no content of this attachment");
  return FALSE;
}

static void
content_read_cb (const GError *error, gpointer data)
{
  ContentReading *self = data;

  if (error != NULL)
    g_task_return_error (self->task, g_error_copy (error));
  else
    g_task_return_pointer (self->task, g_steal_pointer (&self->content), (GDestroyNotify) g_bytes_unref);

  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self->sha256);
  g_object_unref (self->task);
  g_free (self);
}

static void
read_at_once (TrellisStore *self, ContentReading *reading)
{
  g_autoptr(GError) error = NULL;

  read_content (self->reader, NULL, reading, &error);
  content_read_cb (error, reading);
}

/* Reads what @attachment, which is kept here, holds. */
void
trellis_store_read_attachment_async (TrellisStore *self, TrellisAttachment *attachment,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  GError *error = NULL;
  ContentReading *reading;

  g_return_if_fail (TRELLIS_IS_STORE (self));
  g_return_if_fail (TRELLIS_IS_ATTACHMENT (attachment));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, trellis_store_read_attachment_async);
  if (!trellis_store_is_open (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  reading = g_new0 (ContentReading, 1);
  reading->task = g_steal_pointer (&task);
  reading->sha256 = g_strdup (trellis_attachment_get_content (attachment));
  if (trellis_attachment_get_size (attachment) <= SMALL)
    read_at_once (self, reading);
  else
    trellis_aside_run (self->aside, read_content, content_read_cb, reading, cancellable);
}

/* Transfer full; NULL on failure. */
GBytes *
trellis_store_read_attachment_finish (TrellisStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The attachments of @note, or, if that is NULL, those of @match itself, but for a photo: the first attached
 * first. Transfer full. */
TrellisRecordList *
trellis_store_list_attachments (TrellisStore *self, TrellisMatch *match, TrellisNote *note)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_ATTACHMENT);

  if (note != NULL)
    trellis_query_equals (query, "note", trellis_record_get_uid (TRELLIS_RECORD (note)));
  else
    {
      trellis_query_equals (query, "match", trellis_record_get_uid (TRELLIS_RECORD (match)));
      trellis_query_equals (query, "note", NULL);
      trellis_query_is_not (query, "kind", TRELLIS_ATTACHMENT_KIND_PHOTO);
    }
  trellis_query_ascending (query, "created");
  return trellis_store_list (self, query);
}

static gboolean
count_by_note (TrellisStore *self, GHashTable *counts, GError **error)
{
  sqlite3_stmt *statement = trellis_database_prepare (
    self->reader,
    "SELECT note, count(*) FROM attachment INDEXED BY attachment_by_note WHERE note IS NOT NULL AND deleted = 0"
    " GROUP BY note",
    error);
  gboolean found = FALSE;

  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      if (!trellis_database_step (self->reader, statement, &found, error))
        return FALSE;
      if (!found)
        return trellis_database_finish (self->reader, statement, error);
      g_hash_table_insert (counts, g_strdup ((const char *) sqlite3_column_text (statement, 0)),
                           GUINT_TO_POINTER ((guint) sqlite3_column_int (statement, 1)));
    }
}

/* How many attachments each note has that has any, by its uid (as GUINT_TO_POINTER()); transfer full. */
GHashTable *
trellis_store_count_attachments (TrellisStore *self)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), counts);

  trellis_store_write_first (self);
  if (self->reader != NULL && !count_by_note (self, counts, &error))
    trellis_store_report_read (self, error);
  return counts;
}
