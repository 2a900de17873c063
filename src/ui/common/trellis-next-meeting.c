/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-next-meeting.h"

#include "trellis-meeting-rules.h"

/* No meeting is longer, so one that began earlier is over. */
#define LONGEST (G_GINT64_CONSTANT (24) * 60 * 60)

/* The meeting that comes next, or that goes on, of the match with the uid @match, or of all where that is NULL;
 * transfer full, nullable. */
TrellisMeeting *
trellis_next_meeting_find (TrellisStore *store, const char *match, gint64 now)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MEETING);
  g_autoptr(TrellisRecordList) meetings = NULL;

  if (match != NULL)
    trellis_query_equals (query, "match", match);
  trellis_query_at_least (query, "starts", now - LONGEST);
  trellis_query_ascending (query, "starts");
  meetings = trellis_store_list (store, query);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (meetings)); i++)
    {
      g_autoptr(TrellisMeeting) meeting = g_list_model_get_item (G_LIST_MODEL (meetings), i);

      if (trellis_meeting_is_ahead (meeting, now))
        return g_steal_pointer (&meeting);
    }

  return NULL;
}
