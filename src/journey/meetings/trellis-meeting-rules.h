/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-meeting.h"

G_BEGIN_DECLS

/* When a meeting is where, and what may become of it. Times are seconds since the epoch, UTC. */

/* Where a meeting stands on its path. */
typedef enum
{
  TRELLIS_MEETING_PHASE_PREPARE,
  TRELLIS_MEETING_PHASE_MEET,
  TRELLIS_MEETING_PHASE_WRAP_UP,
  TRELLIS_MEETING_PHASE_FOLLOW_UP,
} TrellisMeetingPhase;

/* Seconds: no meeting is longer, so that one which began earlier is over. */
#define TRELLIS_MEETING_LONGEST (G_GINT64_CONSTANT (24) * 60 * 60)

gboolean            trellis_meeting_state_is_planned  (TrellisMeetingState  state);
gint64              trellis_meeting_get_end           (TrellisMeeting      *meeting);
TrellisMeetingPhase trellis_meeting_get_phase         (TrellisMeeting      *meeting,
                                                       gint64               now);
gboolean            trellis_meeting_is_ahead          (TrellisMeeting      *meeting,
                                                       gint64               now);
gboolean            trellis_meeting_asks_if_held      (TrellisMeeting      *meeting,
                                                       gint64               now);

gboolean            trellis_meeting_may_become        (TrellisMeeting      *meeting,
                                                       TrellisMeetingState  state,
                                                       gint64               now);
TrellisMeetingState trellis_meeting_get_agreed_state  (TrellisMeeting      *meeting);
gboolean            trellis_meeting_asks_to_confirm   (TrellisMeeting      *meeting,
                                                       gint64               now);
gboolean            trellis_meeting_is_late_to_cancel (TrellisMeeting      *meeting,
                                                       int                  notice_hours,
                                                       gint64               now);

gint64              trellis_meeting_get_share_time    (TrellisMeeting      *meeting,
                                                       int                  lead_days);
gint64              trellis_meeting_get_summary_time  (TrellisMeeting      *meeting,
                                                       int                  notes_hours);
gboolean            trellis_meeting_waits_for_summary (TrellisMeeting      *meeting);

G_END_DECLS
