/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "odd-disk.h"

#include <errno.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int refused[ODD_DISK_N_CALLS];

/* From now on @call fails with @number, of errno; 0: it is done again. */
void
odd_disk_refuse (OddDiskCall call, int number)
{
  refused[call] = number;
}

static int
answer (OddDiskCall call, long done)
{
  if (refused[call] == 0)
    return (int) done;
  errno = refused[call];
  return -1;
}

/* In place of those of the C library. */

int
fsync (int file)
{
  struct stat info;
  const OddDiskCall call =
    fstat (file, &info) == 0 && S_ISDIR (info.st_mode) ? ODD_DISK_FLUSH_FOLDER : ODD_DISK_FLUSH_FILE;

  return answer (call, refused[call] == 0 ? syscall (SYS_fsync, file) : 0);
}

int
fchmod (int file, mode_t mode)
{
  return answer (ODD_DISK_SET_MODE, refused[ODD_DISK_SET_MODE] == 0 ? syscall (SYS_fchmod, file, mode) : 0);
}
