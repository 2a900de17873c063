/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-disk.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

/* Not every disk can do all that a program asks for: those over a network, and those that another program makes up,
 * may not. Where the words themselves are safe, that is no failure. Both set errno when they return FALSE. */

/* Waits until which files are in the folder that is open as @folder is on the disk, if the disk can tell that at
 * all. */
gboolean
trellis_disk_flush_folder (int folder)
{
  return fsync (folder) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EBADF;
}

/* Gives the file that is open as @file its mode, if files have one there. */
gboolean
trellis_disk_set_mode (int file, guint mode)
{
  return fchmod (file, mode) == 0 || errno == EPERM || errno == ENOTSUP || errno == ENOSYS;
}
