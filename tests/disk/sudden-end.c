/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sudden-end.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static _Atomic long n_done;
static _Atomic int written = -1; /* the file that was written last */

static long
get_end (void)
{
  const char *text = getenv ("TRELLIS_TEST_END_AT");

  return text != NULL ? atol (text) : -1;
}

static void
count (void)
{
  static _Atomic long end = -2;

  if (end == -2)
    end = get_end ();
  if (end >= 0 && n_done++ == end)
    kill (getpid (), SIGKILL);
}

/* A step that is no write of a file. */
static void
step (void)
{
  written = -1;
  count ();
}

/* Writes of one file in a row are one step: what is half written is as good as not written. */
static void
step_write (int file)
{
  struct stat info;

  if (fstat (file, &info) != 0)
    return;
  if (S_ISSOCK (info.st_mode))
    step ();
  else if (S_ISREG (info.st_mode) && written != file)
    {
      written = file;
      count ();
    }
}

/* In place of those of the C library, which are those of large files, as in whatever is built by Meson. */

static int
open_file (int folder, const char *path, int flags, mode_t mode)
{
  if ((flags & O_CREAT) != 0)
    step ();
  return (int) syscall (SYS_openat, folder, path, flags, mode);
}

#define GET_MODE(flags)                                     \
  mode_t mode = 0;                                          \
  if (((flags) & (O_CREAT | O_TMPFILE)) != 0)               \
    {                                                       \
      va_list list;                                         \
      va_start (list, flags);                               \
      mode = va_arg (list, mode_t);                         \
      va_end (list);                                        \
    }

int
openat (int folder, const char *path, int flags, ...)
{
  GET_MODE (flags)
  return open_file (folder, path, flags, mode);
}

int
open (const char *path, int flags, ...)
{
  GET_MODE (flags)
  return open_file (AT_FDCWD, path, flags, mode);
}

ssize_t
write (int file, const void *data, size_t length)
{
  step_write (file);
  return syscall (SYS_write, file, data, length);
}

ssize_t
pwrite (int file, const void *data, size_t length, off_t offset)
{
  step_write (file);
  return syscall (SYS_pwrite64, file, data, length, offset);
}

int
fsync (int file)
{
  step ();
  return (int) syscall (SYS_fsync, file);
}

int
fdatasync (int file)
{
  step ();
  return (int) syscall (SYS_fdatasync, file);
}

int
ftruncate (int file, off_t length)
{
  step ();
  return (int) syscall (SYS_ftruncate, file, length);
}

int
renameat (int old_folder, const char *old_name, int new_folder, const char *new_name)
{
  step ();
  return (int) syscall (SYS_renameat2, old_folder, old_name, new_folder, new_name, 0);
}

int
renameat2 (int old_folder, const char *old_name, int new_folder, const char *new_name, unsigned int flags)
{
  step ();
  return (int) syscall (SYS_renameat2, old_folder, old_name, new_folder, new_name, flags);
}

int
rename (const char *old_name, const char *new_name)
{
  step ();
  return (int) syscall (SYS_renameat2, AT_FDCWD, old_name, AT_FDCWD, new_name, 0);
}

int
unlinkat (int folder, const char *name, int flags)
{
  step ();
  return (int) syscall (SYS_unlinkat, folder, name, flags);
}

int
unlink (const char *name)
{
  step ();
  return (int) syscall (SYS_unlinkat, AT_FDCWD, name, 0);
}

ssize_t
send (int file, const void *data, size_t length, int flags)
{
  step ();
  return syscall (SYS_sendto, file, data, length, flags, NULL, 0);
}

ssize_t
sendmsg (int file, const struct msghdr *message, int flags)
{
  step ();
  return syscall (SYS_sendmsg, file, message, flags);
}

ssize_t
recv (int file, void *data, size_t length, int flags)
{
  const ssize_t n = syscall (SYS_recvfrom, file, data, length, flags, NULL, NULL);
  const int error = errno;

  /* What was sent has been done. */
  if (n > 0)
    step ();
  errno = error;
  return n;
}
