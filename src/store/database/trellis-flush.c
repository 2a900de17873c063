/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-flush.h"

#include "trellis-store-error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Waits until what was written to the file @path, or which files are in the folder @path, is on the disk. */
gboolean
trellis_flush_path (const char *path, GError **error)
{
  const int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  const gboolean is_flushed = fd >= 0 && fsync (fd) == 0;

  if (!is_flushed)
    trellis_store_error_set_errno (error, "fsync");
  if (fd >= 0)
    close (fd);
  return is_flushed;
}
