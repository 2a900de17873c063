/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-meeting-rules.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* People open their notes a little before the other one comes. Trellis's own number. */
#define EARLY (5 * MINUTE)

/* docs/mentoring.md, "Meetings": when to ask "did it happen?". */
#define ASK_AFTER (30 * MINUTE)

/* docs/mentoring.md, "Meetings". */
#define CONFIRM_BEFORE (2 * DAY)

/* Whether a meeting in @state is still to come, as far as anybody said. */
gboolean
trellis_meeting_state_is_planned (TrellisMeetingState state)
{
  return state == TRELLIS_MEETING_STATE_PROPOSED || state == TRELLIS_MEETING_STATE_SCHEDULED ||
         state == TRELLIS_MEETING_STATE_CONFIRMED;
}

/* In seconds, UTC; of a meeting with a time. */
gint64
trellis_meeting_get_end (TrellisMeeting *meeting)
{
  return trellis_meeting_get_starts (meeting) + (gint64) trellis_meeting_get_minutes (meeting) * MINUTE;
}

/* Prepare until shortly before the start; meet until the planned end; then wrap up until somebody
 * says that the meeting was held, was missed or was canceled, after which all that is left is to
 * follow it up. A held meeting is wrapped up until its planned end, if it closed early. A meeting
 * without a time is being prepared. */
TrellisMeetingPhase
trellis_meeting_get_phase (TrellisMeeting *meeting, gint64 now)
{
  const gint64 starts = trellis_meeting_get_starts (meeting);
  const gint64 ends = trellis_meeting_get_end (meeting);

  if (trellis_meeting_get_state (meeting) == TRELLIS_MEETING_STATE_HELD)
    return now < ends ? TRELLIS_MEETING_PHASE_WRAP_UP : TRELLIS_MEETING_PHASE_FOLLOW_UP;
  if (!trellis_meeting_state_is_planned (trellis_meeting_get_state (meeting)))
    return TRELLIS_MEETING_PHASE_FOLLOW_UP;
  if (starts == 0 || now < starts - EARLY)
    return TRELLIS_MEETING_PHASE_PREPARE;
  return now < ends ? TRELLIS_MEETING_PHASE_MEET : TRELLIS_MEETING_PHASE_WRAP_UP;
}

/* Whether @meeting is planned and not over. */
gboolean
trellis_meeting_is_ahead (TrellisMeeting *meeting, gint64 now)
{
  return trellis_meeting_state_is_planned (trellis_meeting_get_state (meeting)) &&
         (trellis_meeting_get_starts (meeting) == 0 || now < trellis_meeting_get_end (meeting));
}

/* Whether to ask "did it happen?": half an hour after the end nobody has said. */
gboolean
trellis_meeting_asks_if_held (TrellisMeeting *meeting, gint64 now)
{
  return trellis_meeting_state_is_planned (trellis_meeting_get_state (meeting)) &&
         trellis_meeting_get_starts (meeting) != 0 &&
         now >= trellis_meeting_get_end (meeting) + ASK_AFTER;
}

/* Whether @state may follow on the state of @meeting. What lies ahead cannot have been held or missed
 * yet. What somebody said by mistake can be taken back; a meeting that was held cannot be canceled. */
gboolean
trellis_meeting_may_become (TrellisMeeting *meeting, TrellisMeetingState state, gint64 now)
{
  const gint64 starts = trellis_meeting_get_starts (meeting);
  const gboolean begun = starts != 0 && now >= starts - EARLY;
  const TrellisMeetingState current = trellis_meeting_get_state (meeting);

  if (state == current)
    return FALSE;

  switch (state)
    {
    case TRELLIS_MEETING_STATE_PROPOSED:
    case TRELLIS_MEETING_STATE_SCHEDULED:
      return TRUE;
    case TRELLIS_MEETING_STATE_CONFIRMED:
      return trellis_meeting_state_is_planned (current) && starts != 0;
    case TRELLIS_MEETING_STATE_HELD:
      return begun;
    case TRELLIS_MEETING_STATE_CANCELLED:
      return current != TRELLIS_MEETING_STATE_HELD;
    case TRELLIS_MEETING_STATE_MISSED:
      return starts != 0 && now >= starts;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* The planned state that the confirmations of the two people make. A move to another time clears
 * both, as what was confirmed is no longer what is planned. */
TrellisMeetingState
trellis_meeting_get_agreed_state (TrellisMeeting *meeting)
{
  if (trellis_meeting_get_confirmed_by_me (meeting) != 0 &&
      trellis_meeting_get_confirmed_by_partner (meeting) != 0)
    return TRELLIS_MEETING_STATE_CONFIRMED;
  return TRELLIS_MEETING_STATE_SCHEDULED;
}

/* Whether to ask me to confirm the day, the place and the link: in the two days before. */
gboolean
trellis_meeting_asks_to_confirm (TrellisMeeting *meeting, gint64 now)
{
  const gint64 starts = trellis_meeting_get_starts (meeting);

  return trellis_meeting_state_is_planned (trellis_meeting_get_state (meeting)) &&
         trellis_meeting_get_state (meeting) != TRELLIS_MEETING_STATE_CONFIRMED &&
         trellis_meeting_get_confirmed_by_me (meeting) == 0 && starts != 0 && now < starts &&
         now >= starts - CONFIRM_BEFORE;
}

/* Whether canceling @meeting at @now is late by the agreed notice, in hours, and by nothing else; who moves a
 * meeting has not canceled it. docs/mentoring.md, "Meetings". */
gboolean
trellis_meeting_is_late_to_cancel (TrellisMeeting *meeting, int notice_hours, gint64 now)
{
  const gint64 starts = trellis_meeting_get_starts (meeting);

  return starts != 0 && now > starts - (gint64) notice_hours * HOUR;
}

/* When the agenda is due to be shared; 0 for a meeting without a time. */
gint64
trellis_meeting_get_share_time (TrellisMeeting *meeting, int lead_days)
{
  const gint64 starts = trellis_meeting_get_starts (meeting);

  return starts != 0 ? starts - (gint64) lead_days * DAY : 0;
}

/* When the summary is due, @notes_hours after the end. */
gint64
trellis_meeting_get_summary_time (TrellisMeeting *meeting, int notes_hours)
{
  return trellis_meeting_get_end (meeting) + (gint64) notes_hours * HOUR;
}

gboolean
trellis_meeting_waits_for_summary (TrellisMeeting *meeting)
{
  return trellis_meeting_get_state (meeting) == TRELLIS_MEETING_STATE_HELD &&
         trellis_meeting_get_summary_sent (meeting) == 0;
}
