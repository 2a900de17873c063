/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* The meeting after a meeting: planned in one step where there is none, and a draft of its agenda.
 *
 *   next  the meeting; NULL until there is one
 */
#define TRELLIS_TYPE_NEXT_MEETING_GROUP (trellis_next_meeting_group_get_type ())
G_DECLARE_FINAL_TYPE (TrellisNextMeetingGroup, trellis_next_meeting_group, TRELLIS,
                      NEXT_MEETING_GROUP, AdwBin)

void            trellis_next_meeting_group_set_meeting (TrellisNextMeetingGroup *self,
                                                        TrellisStore            *store,
                                                        TrellisMeeting          *meeting);
TrellisMeeting *trellis_next_meeting_group_get_next    (TrellisNextMeetingGroup *self);

G_END_DECLS
