/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-meeting-move.h"

#include "trellis-meeting-rules.h"

static void
hand_over_points (TrellisStore *store, TrellisMeeting *from, TrellisMeeting *to)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_POINT);
  g_autoptr(TrellisRecordList) list = NULL;
  g_autoptr(GPtrArray) points = g_ptr_array_new_with_free_func (g_object_unref);

  trellis_query_equals (query, "meeting", trellis_record_get_uid (TRELLIS_RECORD (from)));
  list = trellis_store_list (store, query);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_ptr_array_add (points, g_list_model_get_item (G_LIST_MODEL (list), i));
  for (guint i = 0; i < points->len; i++)
    trellis_point_set_meeting (points->pdata[i], trellis_record_get_uid (TRELLIS_RECORD (to)));
}

/* The meeting that took the place of @meeting; transfer full, nullable. */
TrellisMeeting *
trellis_meeting_find_successor (TrellisStore *store, TrellisMeeting *meeting)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MEETING);

  trellis_query_equals (query, "match", trellis_meeting_get_match (meeting));
  trellis_query_equals (query, "moved_from", trellis_record_get_uid (TRELLIS_RECORD (meeting)));
  return trellis_store_get_first (store, query);
}

/* Puts a new meeting with the agenda of @meeting in its place, and leaves @meeting as one that was
 * canceled in time: who moves a meeting has not let the other down. Transfer full. */
TrellisMeeting *
trellis_meeting_move (TrellisStore *store, TrellisMeeting *meeting, gint64 starts, int minutes, const char *zone)
{
  TrellisMeeting *moved = trellis_meeting_new ();

  trellis_meeting_set_match (moved, trellis_meeting_get_match (meeting));
  trellis_meeting_set_title (moved, trellis_meeting_get_title (meeting));
  trellis_meeting_set_place (moved, trellis_meeting_get_place (meeting));
  trellis_meeting_set_link (moved, trellis_meeting_get_link (meeting));
  trellis_meeting_set_is_last (moved, trellis_meeting_get_is_last (meeting));
  trellis_meeting_set_starts (moved, starts);
  trellis_meeting_set_minutes (moved, minutes);
  trellis_meeting_set_time_zone (moved, zone);
  trellis_meeting_set_moved_from (moved, trellis_record_get_uid (TRELLIS_RECORD (meeting)));
  trellis_record_set_author (TRELLIS_RECORD (moved),
                             trellis_record_get_author (TRELLIS_RECORD (meeting)));
  trellis_record_set_visibility (TRELLIS_RECORD (moved),
                                 trellis_record_get_visibility (TRELLIS_RECORD (meeting)));
  trellis_store_add (store, moved);

  hand_over_points (store, meeting, moved);
  trellis_meeting_set_cancelled_late (meeting, FALSE);
  trellis_meeting_set_state (meeting, TRELLIS_MEETING_STATE_CANCELLED);
  return moved;
}

/* Takes back trellis_meeting_move(): the agenda returns to @meeting, which is planned again. */
void
trellis_meeting_move_back (TrellisStore *store, TrellisMeeting *meeting)
{
  g_autoptr(TrellisMeeting) moved = trellis_meeting_find_successor (store, meeting);

  if (moved != NULL)
    {
      hand_over_points (store, moved, meeting);
      trellis_meeting_set_moved_from (moved, NULL);
      trellis_store_delete (store, moved);
    }
  trellis_meeting_set_state (meeting, trellis_meeting_get_agreed_state (meeting));
}
