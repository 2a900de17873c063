/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-safe-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "trellis-disk.h"

/* Bytes that are written at a time. */
#define BUFFER (256 * 1024)

static gboolean
fail (GError **error, const char *what)
{
  const int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", what, g_strerror (code));
  return FALSE;
}

static gboolean
write_buffered (GOutputStream *stream, TrellisWriteFunc write, gconstpointer data, GCancellable *cancellable,
                GError **error)
{
  g_autoptr(GOutputStream) buffered = g_buffered_output_stream_new_sized (stream, BUFFER);

  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (buffered), FALSE);
  return write (buffered, data, cancellable, error) && g_output_stream_flush (buffered, cancellable, error);
}

/* What is renamed is found after a power cut only where the folder is on the disk, too. One that may be written but
 * not read is not asked. */
static gboolean
flush_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofd int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  return fd < 0 || trellis_disk_flush_folder (fd);
}

static gboolean
write_beside (const char *path, int fd, const char *temporary, TrellisWriteFunc write, gconstpointer data,
              GCancellable *cancellable, GError **error)
{
  g_autoptr(GOutputStream) stream = g_unix_output_stream_new (fd, FALSE);

  if (!write_buffered (stream, write, data, cancellable, error))
    return FALSE;
  if (fsync (fd) != 0)
    return fail (error, "fsync");
  if (g_rename (temporary, path) != 0)
    return fail (error, "rename");
  return flush_folder (path) || fail (error, "fsync");
}

static gboolean
write_to_path (const char *path, TrellisWriteFunc write, gconstpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_build_filename (folder, ".trellis-XXXXXX", NULL);
  g_autofd int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);

  if (fd < 0)
    return fail (error, "mkstemp");
  if (write_beside (path, fd, temporary, write, data, cancellable, error))
    return TRUE;
  g_unlink (temporary);
  return FALSE;
}

static gboolean
write_elsewhere (GFile *target, TrellisWriteFunc write, gconstpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GCancellable) give_up = g_cancellable_new ();
  g_autoptr(GFileOutputStream) stream =
    g_file_replace (target, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, error);

  if (stream == NULL)
    return FALSE;
  if (write_buffered (G_OUTPUT_STREAM (stream), write, data, cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);

  /* Closed under a cancelled cancellable, the new content does not take the place of the old. */
  g_cancellable_cancel (give_up);
  g_output_stream_close (G_OUTPUT_STREAM (stream), give_up, NULL);
  return FALSE;
}

/* Writes a file, which only its owner may read, so that at any time the old or the new one is there, whole.
 * Fails with an error of G_IO_ERROR. Blocks. */
gboolean
trellis_safe_file_write (GFile *target, TrellisWriteFunc write, gconstpointer data, GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *path = g_file_get_path (target);
  char *real;
  gboolean is_written;

  if (!g_file_is_native (target) || path == NULL)
    return write_elsewhere (target, write, data, cancellable, error);

  /* A link stays one. */
  real = realpath (path, NULL);
  is_written = write_to_path (real != NULL ? real : path, write, data, cancellable, error);
  free (real);
  return is_written;
}

static gboolean
write_bytes (GOutputStream *stream, gconstpointer data, GCancellable *cancellable, GError **error)
{
  gsize length;
  gconstpointer bytes = g_bytes_get_data ((GBytes *) data, &length);

  return g_output_stream_write_all (stream, bytes, length, NULL, cancellable, error);
}

/* The same with what is there already. */
gboolean
trellis_safe_file_write_bytes (GFile *target, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  return trellis_safe_file_write (target, write_bytes, bytes, cancellable, error);
}
