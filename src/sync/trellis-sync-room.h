/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many records that come in the thread that has the store is given at once: as many as it takes in before
 * somebody could feel it, be there much or little that shows them. */
#define TRELLIS_SYNC_LEAST_ROOM 4
#define TRELLIS_SYNC_MOST_ROOM 50

guint trellis_sync_room_choose (guint  room,
                                gint64 busy);

G_END_DECLS
