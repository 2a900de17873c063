/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-archive-private.h"

#include "trellis-store-private.h"

#define MOST_REMARKS 100
#define LARGEST_UNPACKED ((gsize) 2 * 1024 * 1024 * 1024)
#define LARGEST_FILE (G_GINT64_CONSTANT (2) * 1024 * 1024 * 1024)

/* The fewest bytes of a record in the file: {"uid":"a"} */
#define SMALLEST_RECORD 11

static TrellisArchiveReport *
report_new (void)
{
  TrellisArchiveReport *self = g_new0 (TrellisArchiveReport, 1);

  self->remarks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
trellis_archive_report_free (TrellisArchiveReport *self)
{
  g_ptr_array_unref (self->remarks);
  g_free (self);
}

/* A file with nothing right in it needs no million remarks. */
void
trellis_archive_report_remark (TrellisArchiveReport *self, const char *format, ...)
{
  va_list args;

  if (self->n_remarks++ >= MOST_REMARKS)
    return;

  va_start (args, format);
  g_ptr_array_add (self->remarks, g_strdup_vprintf (format, args));
  va_end (args);
}

typedef struct
{
  TrellisStore *store;
  GBytes *text;
  gint64 highest_ids[TRELLIS_N_RECORD_TYPES];
  TrellisArchiveReport *report;
  GTask *task; /* of the main thread */
} Import;

static void
import_free (Import *self)
{
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->report, trellis_archive_report_free);
  g_object_unref (self->task);
  g_free (self);
}

static gboolean
import_text (TrellisDatabase *database, gpointer data, GError **error)
{
  Import *self = data;
  gsize length;
  const char *text = g_bytes_get_data (self->text, &length);
  const char *end;
  gboolean succeeded;

  if (length > 0 && !g_utf8_validate (text, (gssize) length, &end))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_INVALID,
                   "The file is no text: byte %" G_GSIZE_FORMAT " belongs to no letter",
                   (gsize) (end - text));
      return FALSE;
    }

  /* With a small cache, what does not fit goes to the log before its time and has to be read again,
   * which takes most of the time. */
  trellis_database_run (database, "PRAGMA cache_size = -32768", NULL);
  succeeded =
    trellis_archive_read (database, text, length, self->highest_ids, self->report, error);
  trellis_database_run (database, "PRAGMA cache_size = -2000; PRAGMA shrink_memory", NULL);
  return succeeded;
}

static void
imported_cb (const GError *error, gpointer data)
{
  Import *self = data;
  TrellisStore *store = self->store;

  if (error != NULL)
    g_task_return_error (self->task, g_error_copy (error));
  else
    {
      if (!store->is_closing)
        {
          trellis_store_write_first (store);
          trellis_store_reload (store);
        }
      g_task_return_pointer (self->task, g_steal_pointer (&self->report),
                             (GDestroyNotify) trellis_archive_report_free);
    }
  import_free (self);
}

/* Ids are given out in the main thread. While the writer imports, new records must not get those
 * that it uses. */
static void
reserve_ids (Import *self)
{
  gint64 most = (gint64) (g_bytes_get_size (self->text) / SMALLEST_RECORD) + 1;

  for (guint i = 0; i < TRELLIS_N_RECORD_TYPES; i++)
    {
      self->highest_ids[i] = self->store->shelves[i].highest_id;
      self->store->shelves[i].highest_id += most;
    }
}

/* @error is taken; NULL if the text is there. */
static void
import_loaded (Import *self, GError *error)
{
  if (error == NULL && g_bytes_get_size (self->text) > LARGEST_FILE)
    g_set_error_literal (&error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_INVALID,
                         "The file is too large to be a journal");

  if (error == NULL && trellis_store_is_open (self->store, &error) &&
      trellis_store_flush (self->store, &error))
    {
      reserve_ids (self);
      trellis_writer_post (self->store->writer, import_text, imported_cb, self);
      return;
    }

  g_task_return_error (self->task, error);
  import_free (self);
}

static void
unpacked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Import *self = user_data;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (source);
  GError *error = NULL;

  g_clear_pointer (&self->text, g_bytes_unref);
  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (memory), result, &error) >= 0)
    self->text = g_memory_output_stream_steal_as_bytes (memory);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    {
      g_autoptr(GError) reason = g_steal_pointer (&error);

      g_set_error (&error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_INVALID,
                   "The file cannot be unpacked: %s", reason->message);
    }
  import_loaded (self, error);
}

/* A small file can hold any number of the same letter. */
static gpointer
grow (gpointer memory, gsize size)
{
  return size <= LARGEST_UNPACKED ? g_try_realloc (memory, size) : NULL;
}

static void
unpack (Import *self)
{
  g_autoptr(GInputStream) packed = g_memory_input_stream_new_from_bytes (self->text);
  g_autoptr(GZlibDecompressor) unpacker = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr(GInputStream) plain = g_converter_input_stream_new (packed, G_CONVERTER (unpacker));
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new (NULL, 0, grow, g_free);

  g_output_stream_splice_async (memory, plain,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, g_task_get_cancellable (self->task), unpacked_cb, self);
}

static gboolean
is_packed (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return length > 2 && data[0] == 0x1f && data[1] == 0x8b;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Import *self = user_data;
  GError *error = NULL;

  self->text = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  if (self->text != NULL && is_packed (self->text))
    unpack (self);
  else
    import_loaded (self, error);
}

/* Reads the archive @source, packed or not, into the journal, all of it or nothing. Records that are there already
 * are replaced where the archive has them newer; nothing is ever deleted. Fails with
 * TRELLIS_STORE_ERROR_INVALID and a message that says where, or with _NEWER. */
void
trellis_archive_import_async (TrellisStore *store, GFile *source, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  Import *import;

  g_return_if_fail (TRELLIS_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (source));

  import = g_new0 (Import, 1);
  import->store = store; /* the task holds it */
  import->report = report_new ();
  import->task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (import->task, trellis_archive_import_async);
  g_file_load_bytes_async (source, cancellable, loaded_cb, import);
}

/* Transfer full; NULL on failure. */
TrellisArchiveReport *
trellis_archive_import_finish (TrellisStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
