/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-loose-file.h"

#include "trellis-attachment.h"

/* Bytes that are read at a time. */
#define PIECE (256 * 1024)

#define ATTRIBUTES                                                                                 \
  G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME                        \
  "," G_FILE_ATTRIBUTE_STANDARD_SIZE

/* What people see of a name: in one line, and without what says where the file is. */
static char *
clean_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  const char *slash = strrchr (valid, '/');

  for (char *p = valid; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == 0x7f)
      *p = ' ';
  return g_strstrip (g_strdup (slash != NULL ? slash + 1 : valid));
}

static char *
guess_media_type (const char *name, GBytes *bytes)
{
  gsize length = 0;
  const guint8 *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  g_autofree char *type = g_content_type_guess (name, data, MIN (length, 4096), NULL);
  char *media_type = g_content_type_get_mime_type (type);

  return media_type != NULL ? media_type : g_strdup ("application/octet-stream");
}

/* What is not in a file, but is to be attached as if it were. @name must have a visible letter; @bytes are
 * NULL where there are more than can be kept. */
TrellisLooseFile *
trellis_loose_file_new (const char *name, GBytes *bytes)
{
  TrellisLooseFile *self = g_new0 (TrellisLooseFile, 1);

  self->name = clean_name (name);
  self->media_type = guess_media_type (self->name, bytes);
  if (bytes == NULL)
    return self;
  self->size = (goffset) g_bytes_get_size (bytes);
  if (self->size <= TRELLIS_ATTACHMENT_LARGEST)
    self->bytes = g_bytes_ref (bytes);
  return self;
}

void
trellis_loose_file_free (TrellisLooseFile *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);
  g_free (self->media_type);
  g_free (self);
}

static GFileInfo *
ask (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr(GFileInfo) info =
    g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return NULL;

  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "It is a folder");
      return NULL;
    }
  /* A pipe, a socket, a device: reading it may never end. */
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_SPECIAL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "It is no regular file");
      return NULL;
    }

  return g_steal_pointer (&info);
}

/* Up to the largest size and one byte more, whatever the file said of its size. */
static GBytes *
read_bytes (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE);
  gssize n_read;

  if (stream == NULL)
    return NULL;

  do
    {
      n_read = g_input_stream_read (G_INPUT_STREAM (stream), piece, PIECE, cancellable, error);
      if (n_read < 0)
        return NULL;
      g_byte_array_append (bytes, piece, (guint) n_read);
    }
  while (n_read > 0 && bytes->len <= TRELLIS_ATTACHMENT_LARGEST);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr(GFileInfo) info = ask (source, cancellable, &error);
  g_autoptr(TrellisLooseFile) self = NULL;
  g_autoptr(GBytes) bytes = NULL;
  goffset size = info != NULL ? g_file_info_get_size (info) : 0;

  if (info != NULL && size <= TRELLIS_ATTACHMENT_LARGEST)
    bytes = read_bytes (source, cancellable, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self = trellis_loose_file_new (g_file_info_get_display_name (info), bytes);
  self->size = MAX (self->size, size);
  g_task_return_pointer (task, g_steal_pointer (&self), (GDestroyNotify) trellis_loose_file_free);
}

/* Reads @file in a thread, no more of it than may be kept. Fails with an error of G_IO_ERROR:
 * _IS_DIRECTORY and _NOT_REGULAR_FILE for what holds nothing to read, _NOT_FOUND, _PERMISSION_DENIED, and
 * whatever reading may fail with. */
void
trellis_loose_file_read_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, trellis_loose_file_read_async);
  g_task_run_in_thread (task, read_thread);
}

/* Transfer full. */
TrellisLooseFile *
trellis_loose_file_read_finish (GFile *file, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
