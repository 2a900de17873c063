/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/* What holds while a meeting goes on and nobody needs later: when the clock was started, and whether
 * the curtain hides what is private. Every part of the meeting page finds the same one, until the
 * store is closed.
 *
 *   started  seconds since the epoch; 0 while the clock stands
 *   curtain  hides private text
 */
#define TRELLIS_TYPE_ROOM (trellis_room_get_type ())
G_DECLARE_FINAL_TYPE (TrellisRoom, trellis_room, TRELLIS, ROOM, GObject)

TrellisRoom *trellis_room_find        (TrellisStore   *store,
                                       TrellisMeeting *meeting);

gint64       trellis_room_get_started (TrellisRoom    *self);
void         trellis_room_set_started (TrellisRoom    *self,
                                       gint64          started);
gboolean     trellis_room_get_curtain (TrellisRoom    *self);
void         trellis_room_set_curtain (TrellisRoom    *self,
                                       gboolean        curtain);

G_END_DECLS
