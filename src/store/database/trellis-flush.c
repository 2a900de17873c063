/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-flush.h"

#include "trellis-disk.h"
#include "trellis-store-error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
flush (int fd)
{
  struct stat info;

  return fstat (fd, &info) == 0 && S_ISDIR (info.st_mode) ? trellis_disk_flush_folder (fd) : fsync (fd) == 0;
}

/* Waits until what was written to the file @path, or which files are in the folder @path, is on the disk. */
gboolean
trellis_flush_path (const char *path, GError **error)
{
  const int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  const gboolean is_flushed = fd >= 0 && flush (fd);

  if (!is_flushed)
    trellis_store_error_set_errno (error, "fsync");
  if (fd >= 0)
    close (fd);
  return is_flushed;
}
