/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

TrellisMeeting *trellis_meeting_move           (TrellisStore   *store,
                                                TrellisMeeting *meeting,
                                                gint64          starts,
                                                int             minutes,
                                                const char     *zone);
void            trellis_meeting_move_back      (TrellisStore   *store,
                                                TrellisMeeting *meeting);
TrellisMeeting *trellis_meeting_find_successor (TrellisStore   *store,
                                                TrellisMeeting *meeting);

G_END_DECLS
