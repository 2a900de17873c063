/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-kept-content.h"

#include "trellis-safe-file.h"
#include "trellis-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Bytes that are read at a time. */
#define PIECE (256 * 1024)

/* More than any attachment may have is no content, and not read. */
#define LARGEST (64 * 1000 * 1000)

/* A descriptor, or -1. A link is not followed, nor is anything but a file waited for. */
static int
open_file (const char *path, gsize *size)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  struct stat status;

  if (fd >= 0 && (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size > LARGEST))
    {
      close (fd);
      return -1;
    }
  *size = fd >= 0 ? (gsize) status.st_size : 0;
  return fd;
}

static gssize
read_piece (int fd, guint8 *piece)
{
  gssize n;

  do
    n = read (fd, piece, PIECE);
  while (n < 0 && errno == EINTR);
  return n;
}

/* The bytes go into @all, unless that is NULL. */
static gboolean
read_all (int fd, const char *sha256, GByteArray *all)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *piece = g_malloc (PIECE);
  gssize n;

  while ((n = read_piece (fd, piece)) > 0)
    {
      g_checksum_update (checksum, piece, n);
      if (all != NULL)
        g_byte_array_append (all, piece, (guint) n);
      if (all != NULL && all->len > LARGEST)
        return FALSE;
    }
  return n == 0 && g_str_equal (g_checksum_get_string (checksum), sha256);
}

/* Whether the file is there and holds what it is called by. */
gboolean
trellis_kept_content_is_good (const char *path, const char *sha256)
{
  gsize size;
  int fd = open_file (path, &size);
  const gboolean is_good = fd >= 0 && read_all (fd, sha256, NULL);

  if (fd >= 0)
    close (fd);
  return is_good;
}

/* What it holds; NULL if it is not good. Transfer full. */
GBytes *
trellis_kept_content_read (const char *path, const char *sha256)
{
  gsize size = 0;
  int fd = open_file (path, &size);
  g_autoptr(GByteArray) all = g_byte_array_sized_new ((guint) size);
  const gboolean is_good = fd >= 0 && read_all (fd, sha256, all);

  if (fd >= 0)
    close (fd);
  return is_good ? g_byte_array_free_to_bytes (g_steal_pointer (&all)) : NULL;
}

/* Gives @other, which is good, the name @path too. FALSE where the file system has no such links. */
gboolean
trellis_kept_content_link (const char *path, const char *other)
{
  return (g_unlink (path) == 0 || errno == ENOENT) && link (other, path) == 0;
}

/* Writes the file anew, so that it is on the disk as a whole when it gets its name. Others that are linked to what had
 * the name stay. */
gboolean
trellis_kept_content_write (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) local_error = NULL;

  if (trellis_safe_file_write_bytes (file, bytes, NULL, &local_error))
    {
      /* Whoever wrote to it would write to that of other backups as well. */
      g_chmod (path, 0400);
      return TRUE;
    }

  g_set_error (error, TRELLIS_STORE_ERROR,
               g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? TRELLIS_STORE_ERROR_FULL
                                                                            : TRELLIS_STORE_ERROR_FAILED,
               "The content of an attachment cannot be written: %s", local_error->message);
  return FALSE;
}
