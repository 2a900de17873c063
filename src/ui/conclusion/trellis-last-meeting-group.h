/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-meeting.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* Which meeting of a match is the last: chosen among those that are planned and the latest ones, or
 * planned.
 *
 *   editable  whether it can be chosen
 *   last      the meeting; NULL while none is named
 */
#define TRELLIS_TYPE_LAST_MEETING_GROUP (trellis_last_meeting_group_get_type ())
G_DECLARE_FINAL_TYPE (TrellisLastMeetingGroup, trellis_last_meeting_group, TRELLIS, LAST_MEETING_GROUP, AdwBin)

void            trellis_last_meeting_group_set_match (TrellisLastMeetingGroup *self,
                                                      TrellisStore            *store,
                                                      TrellisMatch            *match);
TrellisMeeting *trellis_last_meeting_group_get_last  (TrellisLastMeetingGroup *self);

G_END_DECLS
