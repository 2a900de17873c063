/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-room.h"

/* Microseconds. */
#define SHORT 1500
#define LONG 3000

/* The room for the next ones, after it took @busy microseconds to bring @room of them to the records that live. */
guint
trellis_sync_room_choose (guint room, gint64 busy)
{
  if (busy > LONG)
    return MAX (room / 2, TRELLIS_SYNC_LEAST_ROOM);
  return busy < SHORT ? MIN (room * 2, TRELLIS_SYNC_MOST_ROOM) : room;
}
