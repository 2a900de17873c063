/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-archive-private.h"

#include "trellis-safe-file.h"
#include "trellis-store-private.h"

/* What is written stays small, however large the journal is. */
typedef struct
{
  TrellisDatabase *database;
  GOutputStream *stream;
  GCancellable *cancellable;
  GString *line;
} Writing;

static gboolean
write_line (Writing *self, GError **error)
{
  gboolean written = g_output_stream_write_all (self->stream, self->line->str, self->line->len, NULL,
                                                self->cancellable, error);

  g_string_truncate (self->line, 0);
  return written;
}

static GArray *
find_ids (Writing *self, TrellisRecordClass *klass, GError **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM \"%s\" ORDER BY created, uid", klass->table);
  sqlite3_stmt *statement = trellis_database_prepare (self->database, sql, error);
  gboolean found = TRUE;

  if (statement == NULL)
    return NULL;

  for (;;)
    {
      gint64 id;

      if (!trellis_database_step (self->database, statement, &found, error))
        return NULL;
      if (!found)
        break;
      id = sqlite3_column_int64 (statement, 0);
      g_array_append_val (ids, id);
    }

  return trellis_database_finish (self->database, statement, error) ? g_steal_pointer (&ids) : NULL;
}

static gboolean
write_class (Writing *self, TrellisRecordClass *klass, GError **error)
{
  g_autoptr(GArray) ids = find_ids (self, klass, error);

  if (ids == NULL)
    return FALSE;

  g_string_append_printf (self->line, ",\n\"%s\": [", klass->table);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(TrellisRow) row = NULL;

      if (!trellis_row_read_id (self->database, klass, g_array_index (ids, gint64, i), &row, error))
        return FALSE;
      g_string_append (self->line, i > 0 ? ",\n" : "\n");
      trellis_archive_add_row (self->line, row);
      if (!write_line (self, error))
        return FALSE;
    }

  g_string_append (self->line, ids->len > 0 ? "\n]" : "]");
  return TRUE;
}

static void
add_text_member (GString *line, const char *name, sqlite3_stmt *statement, int column)
{
  g_autofree char *valid =
    g_utf8_make_valid ((const char *) sqlite3_column_text (statement, column), -1);

  g_string_append_printf (line, "\"%s\": ", name);
  trellis_archive_add_text (line, valid);
}

static gboolean
write_history (Writing *self, GError **error)
{
  sqlite3_stmt *statement = trellis_database_prepare (
    self->database,
    "SELECT DISTINCT record, field, written, replaced, text FROM history"
    " ORDER BY record, field, replaced, written, text",
    error);
  gboolean found = TRUE;

  if (statement == NULL)
    return FALSE;

  g_string_append (self->line, ",\n\"" TRELLIS_ARCHIVE_HISTORY "\": [");
  for (guint n = 0;; n++)
    {
      if (!trellis_database_step (self->database, statement, &found, error))
        return FALSE;
      if (!found)
        {
          g_string_append (self->line, n > 0 ? "\n]" : "]");
          return trellis_database_finish (self->database, statement, error);
        }

      g_string_append (self->line, n > 0 ? ",\n{" : "\n{");
      add_text_member (self->line, "record", statement, 0);
      g_string_append (self->line, ", ");
      add_text_member (self->line, "field", statement, 1);
      g_string_append_printf (self->line,
                              ", \"written\": %" G_GINT64_FORMAT ", \"replaced\": %" G_GINT64_FORMAT
                              ", ",
                              (gint64) sqlite3_column_int64 (statement, 2),
                              (gint64) sqlite3_column_int64 (statement, 3));
      add_text_member (self->line, "text", statement, 4);
      g_string_append_c (self->line, '}');
      if (!write_line (self, error))
        return FALSE;
    }
}

static gboolean
write_all (Writing *self, GError **error)
{
  const GType *types = trellis_record_types ();

  g_string_append_printf (self->line, "{\n\"format\": \"%s\",\n\"version\": %d",
                          TRELLIS_ARCHIVE_FORMAT, TRELLIS_ARCHIVE_VERSION);
  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    if (!write_class (self, g_type_class_peek (types[i]), error))
      return FALSE;

  if (!write_history (self, error) ||
      !trellis_archive_write_contents (self->database, self->stream, self->line, self->cancellable, error))
    return FALSE;
  g_string_append (self->line, "\n}\n");
  return write_line (self, error);
}

/* Writes what @database holds at one moment to @stream. */
static gboolean
write_archive (TrellisDatabase *database, GOutputStream *stream, GCancellable *cancellable,
               GError **error)
{
  g_autoptr(GString) line = g_string_new (NULL);
  Writing self = { database, stream, cancellable, line };
  gboolean succeeded;

  if (!trellis_database_run (database, "BEGIN", error))
    return FALSE;
  succeeded = write_all (&self, error);
  trellis_database_roll_back (database);
  return succeeded;
}

typedef struct
{
  GFile *target;
  GTask *task; /* of the main thread */
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->target);
  g_object_unref (self->task);
  g_free (self);
}

static gboolean
is_packed (GFile *target)
{
  g_autofree char *name = g_file_get_basename (target);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".trellis");
}

/* Packed, with the name of the format in the header, by which the desktop knows the file. */
static GOutputStream *
pack (GOutputStream *stream)
{
  g_autoptr(GZlibCompressor) packer = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  g_autoptr(GFileInfo) header = g_file_info_new ();
  GOutputStream *packed;

  g_file_info_set_name (header, TRELLIS_ARCHIVE_FORMAT);
  g_zlib_compressor_set_file_info (packer, header);
  packed = g_converter_output_stream_new (stream, G_CONVERTER (packer));
  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (packed), FALSE);
  return packed;
}

static gboolean
write_packed (GOutputStream *stream, gconstpointer database, GCancellable *cancellable, GError **error)
{
  g_autoptr(GOutputStream) packed = pack (stream);
  g_autoptr(GOutputStream) buffered = g_buffered_output_stream_new_sized (packed, 256 * 1024);

  return write_archive ((TrellisDatabase *) database, buffered, cancellable, error) &&
         g_output_stream_close (buffered, cancellable, error);
}

static gboolean
write_plain (GOutputStream *stream, gconstpointer database, GCancellable *cancellable, GError **error)
{
  return write_archive ((TrellisDatabase *) database, stream, cancellable, error);
}

static gboolean
export_to_file (TrellisDatabase *database, GCancellable *cancellable, gpointer data, GError **error)
{
  Export *self = data;

  return trellis_safe_file_write (self->target, is_packed (self->target) ? write_packed : write_plain, database,
                                  cancellable, error);
}

static void
exported_cb (const GError *error, gpointer data)
{
  Export *self = data;

  if (error != NULL)
    g_task_return_error (self->task, g_error_copy (error));
  else
    g_task_return_boolean (self->task, TRUE);
  export_free (self);
}

/* Writes everything to @target, packed if its name ends in ".trellis". It is replaced only when all is
 * written. */
void
trellis_archive_export_async (TrellisStore *store, GFile *target, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (store, cancellable, callback, user_data);
  GError *error = NULL;
  Export *export;

  g_return_if_fail (TRELLIS_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (target));

  g_task_set_source_tag (task, trellis_archive_export_async);
  if (!trellis_store_is_open (store, &error) || !trellis_store_flush (store, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  export = g_new0 (Export, 1);
  export->target = g_object_ref (target);
  export->task = g_steal_pointer (&task);
  trellis_aside_run (store->aside, export_to_file, exported_cb, export, cancellable);
}

gboolean
trellis_archive_export_finish (TrellisStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
