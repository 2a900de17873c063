/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "new-records.h"

TrellisNote *
new_note (const char *match, const char *title, const char *body)
{
  TrellisNote *note = trellis_note_new ();

  trellis_note_set_match (note, match);
  trellis_note_set_title (note, title);
  trellis_note_set_body (note, body);
  return note;
}

TrellisMeeting *
new_meeting (const char *match, const char *title)
{
  TrellisMeeting *meeting = trellis_meeting_new ();

  trellis_meeting_set_match (meeting, match);
  trellis_meeting_set_title (meeting, title);
  return meeting;
}

TrellisPoint *
new_point (const char *meeting, const char *title)
{
  TrellisPoint *point = trellis_point_new ();

  trellis_point_set_meeting (point, meeting);
  trellis_point_set_title (point, title);
  return point;
}

TrellisGoal *
new_goal (const char *match, const char *title)
{
  TrellisGoal *goal = trellis_goal_new ();

  trellis_goal_set_match (goal, match);
  trellis_goal_set_title (goal, title);
  return goal;
}
