/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A disk, such as one over a network, that does not do all that is asked of it. */
typedef enum
{
  ODD_DISK_FLUSH_FILE,
  ODD_DISK_FLUSH_FOLDER,
  ODD_DISK_SET_MODE,
  ODD_DISK_N_CALLS,
} OddDiskCall;

void odd_disk_refuse (OddDiskCall call,
                      int         number);
