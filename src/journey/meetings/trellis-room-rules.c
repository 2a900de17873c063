/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-room-rules.h"

/* A day before a meeting much is still done for it; telling of it is what "last time" is about. */
#define JUST_DONE (24 * 60 * 60)

/* Whether @action, promised earlier, is one to look back at in @meeting: not done yet, or done only
 * just before it or since. */
gboolean
trellis_action_is_for_review (TrellisAction *action, TrellisMeeting *meeting)
{
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (meeting));
  const gint64 starts = trellis_meeting_get_starts (meeting);
  const gint64 done = trellis_action_get_done (action);

  if (trellis_record_get_deleted (TRELLIS_RECORD (action)) != 0 ||
      g_strcmp0 (trellis_action_get_meeting (action), uid) == 0)
    return FALSE;
  /* Promised in a later meeting, when an old one is looked at. */
  if (starts != 0 && trellis_record_get_created (TRELLIS_RECORD (action)) > starts + JUST_DONE)
    return FALSE;

  return done == 0 || done >= starts - JUST_DONE;
}

/* The point of @points, in the order of the agenda, at which a meeting that runs for @minutes would
 * be if everything took as long as planned; NULL when that is over, or nothing is planned. Points
 * without a plan take no time. Transfer full. */
TrellisPoint *
trellis_agenda_find_planned (GListModel *points, int minutes)
{
  int end = 0;

  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr(TrellisPoint) point = g_list_model_get_item (points, i);

      end += MAX (trellis_point_get_minutes (point), 0);
      if (minutes < end)
        return g_steal_pointer (&point);
    }
  return NULL;
}

/* The meeting after @meeting, at the same place or link; both have just agreed on it. A new record,
 * for the caller to keep; transfer full. */
TrellisMeeting *
trellis_meeting_plan_next (TrellisMeeting *meeting, gint64 starts, int minutes)
{
  TrellisMeeting *next = trellis_meeting_new ();

  trellis_meeting_set_match (next, trellis_meeting_get_match (meeting));
  trellis_meeting_set_starts (next, starts);
  trellis_meeting_set_minutes (next, minutes);
  trellis_meeting_set_time_zone (next, trellis_meeting_get_time_zone (meeting));
  trellis_meeting_set_place (next, trellis_meeting_get_place (meeting));
  trellis_meeting_set_link (next, trellis_meeting_get_link (meeting));
  trellis_record_set_author (TRELLIS_RECORD (next),
                             trellis_record_get_author (TRELLIS_RECORD (meeting)));
  trellis_record_set_visibility (TRELLIS_RECORD (next), trellis_record_get_visibility (TRELLIS_RECORD (meeting)));
  return next;
}
