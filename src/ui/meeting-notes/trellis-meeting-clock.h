/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-room.h"

G_BEGIN_DECLS

/* How long the meeting has been going on, in minutes, and where its agenda would be by now. It does
 * not tick, warn or ring. */
#define TRELLIS_TYPE_MEETING_CLOCK (trellis_meeting_clock_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMeetingClock, trellis_meeting_clock, TRELLIS, MEETING_CLOCK, AdwBin)

void trellis_meeting_clock_set_meeting (TrellisMeetingClock *self,
                                        TrellisStore        *store,
                                        TrellisMeeting      *meeting,
                                        GListModel          *points);

G_END_DECLS
