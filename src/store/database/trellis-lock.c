/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-lock.h"

#include "trellis-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

struct _TrellisLock
{
  int fd;
};

static TrellisLock *
fail (GError **error, const char *what, int code)
{
  TrellisStoreError kind = TRELLIS_STORE_ERROR_FAILED;

  if (code == EWOULDBLOCK)
    kind = TRELLIS_STORE_ERROR_LOCKED;
  else if (code == EACCES || code == EPERM || code == EROFS || code == ENOTDIR)
    kind = TRELLIS_STORE_ERROR_READ_ONLY;
  else if (code == ENOSPC || code == EDQUOT)
    kind = TRELLIS_STORE_ERROR_FULL;

  g_set_error (error, TRELLIS_STORE_ERROR, kind, "%s: %s", what, g_strerror (code));
  return NULL;
}

/* Makes @folder, for this user alone, and takes the lock in it. */
TrellisLock *
trellis_lock_take (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "trellis.lock", NULL);
  TrellisLock *self;
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (error, "Cannot make the folder", errno);
  if (g_chmod (folder, 0700) != 0)
    g_debug ("Cannot restrict the rights of the folder: %s", g_strerror (errno));

  fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail (error, "Cannot open the lock file", errno);
  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      int code = errno;

      close (fd);
      return fail (error, "Cannot lock the journal", code);
    }

  self = g_new0 (TrellisLock, 1);
  self->fd = fd;
  return self;
}

void
trellis_lock_release (TrellisLock *self)
{
  close (self->fd);
  g_free (self);
}
