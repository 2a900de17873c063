/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-meeting.h"

G_DEFINE_ENUM_TYPE (TrellisMeetingState, trellis_meeting_state,
                    G_DEFINE_ENUM_VALUE (TRELLIS_MEETING_STATE_PROPOSED, "proposed"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_MEETING_STATE_SCHEDULED, "scheduled"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_MEETING_STATE_CONFIRMED, "confirmed"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_MEETING_STATE_HELD, "held"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_MEETING_STATE_CANCELLED, "cancelled"),
                    G_DEFINE_ENUM_VALUE (TRELLIS_MEETING_STATE_MISSED, "missed"))

TRELLIS_DEFINE_RECORD (Meeting, meeting, MEETING)

/* A new record that no store keeps yet. */
TrellisMeeting *
trellis_meeting_new (void)
{
  return g_object_new (TRELLIS_TYPE_MEETING, NULL);
}
