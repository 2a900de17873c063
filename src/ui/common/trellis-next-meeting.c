/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-next-meeting.h"

#include "trellis-meeting-rules.h"

/* The meetings with a time that may go on at @now or come after it, in their order, of the match with the uid
 * @match, or of all where that is NULL; trellis_meeting_is_ahead() tells of each whether it does. Transfer full. */
TrellisRecordList *
trellis_next_meeting_list (TrellisStore *store, const char *match, gint64 now)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MEETING);

  if (match != NULL)
    trellis_query_equals (query, "match", match);
  trellis_query_at_least (query, "starts", now - TRELLIS_MEETING_LONGEST);
  trellis_query_ascending (query, "starts");
  return trellis_store_list (store, query);
}

/* The first of them that does: the one that the two are in has not made room for the next yet. Transfer full,
 * nullable. */
TrellisMeeting *
trellis_next_meeting_find (TrellisStore *store, const char *match, gint64 now)
{
  g_autoptr(TrellisRecordList) meetings = trellis_next_meeting_list (store, match, now);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (meetings)); i++)
    {
      g_autoptr(TrellisMeeting) meeting = g_list_model_get_item (G_LIST_MODEL (meetings), i);

      if (trellis_meeting_is_ahead (meeting, now))
        return g_steal_pointer (&meeting);
    }

  return NULL;
}
