/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-meeting-material.h"

#include "trellis-agenda.h"

static const char *
get_uid (gpointer record)
{
  return trellis_record_get_uid (TRELLIS_RECORD (record));
}

static GListModel *
list_parts (TrellisStore *store, GType type, const char *link, const char *uid, const char *order)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (type);

  trellis_query_equals (query, link, uid);
  trellis_query_ascending (query, order);
  return G_LIST_MODEL (trellis_store_list (store, query));
}

/* The first planned meeting after @meeting; transfer full, nullable. */
TrellisMeeting *
trellis_meeting_material_find_next (TrellisStore *store, TrellisMeeting *meeting)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MEETING);

  trellis_query_equals (query, "match", trellis_meeting_get_match (meeting));
  trellis_query_at_least (query, "starts", trellis_meeting_get_starts (meeting) + 1);
  trellis_query_is_not (query, "state", TRELLIS_MEETING_STATE_CANCELLED);
  trellis_query_is_not (query, "state", TRELLIS_MEETING_STATE_MISSED);
  trellis_query_ascending (query, "starts");
  return trellis_store_get_first (store, query);
}

/* The points that could stand on the agenda of @next and do not yet: drafted from open actions and
 * questions, and carried on from earlier meetings. New records; transfer full. */
GPtrArray *
trellis_meeting_material_draft_agenda (TrellisStore *store, TrellisMeeting *next)
{
  const char *match = trellis_meeting_get_match (next);
  g_autoptr(GListModel) actions =
    list_parts (store, TRELLIS_TYPE_ACTION, "match", match, "created");
  g_autoptr(GListModel) notes = list_parts (store, TRELLIS_TYPE_NOTE, "match", match, "created");
  g_autoptr(GListModel) points =
    list_parts (store, TRELLIS_TYPE_POINT, "meeting", get_uid (next), "position");
  g_autoptr(GListModel) meetings =
    list_parts (store, TRELLIS_TYPE_MEETING, "match", match, "starts");
  g_autoptr(GPtrArray) sources = trellis_agenda_find_sources (meetings, next);
  g_autoptr(GListStore) earlier = g_list_store_new (TRELLIS_TYPE_POINT);
  g_autoptr(GPtrArray) open = NULL;
  GPtrArray *drafted = trellis_agenda_draft (next, actions, notes, points);

  for (guint i = 0; i < sources->len; i++)
    {
      g_autoptr(GListModel) said = list_parts (store, TRELLIS_TYPE_POINT, "meeting",
                                               get_uid (sources->pdata[i]), "position");

      for (guint j = 0; j < g_list_model_get_n_items (said); j++)
        {
          g_autoptr(TrellisPoint) point = g_list_model_get_item (said, j);

          g_list_store_append (earlier, point);
        }
    }

  open = trellis_agenda_find_open_points (G_LIST_MODEL (earlier), points);
  for (guint i = 0; i < open->len; i++)
    g_ptr_array_add (drafted,
                     trellis_point_carry (open->pdata[i], next,
                                          (int) (g_list_model_get_n_items (points) + drafted->len)));
  return drafted;
}

static char *
find_my_name (TrellisStore *store)
{
  g_autoptr(TrellisPerson) me = trellis_store_get_me (store);

  return me != NULL ? g_strdup (trellis_person_get_name (me)) : NULL;
}

/* What the texts about @meeting are drafted from. */
TrellisMeetingDraft *
trellis_meeting_material_new (TrellisStore *store, TrellisMeeting *meeting)
{
  TrellisMeetingDraft *self = g_new0 (TrellisMeetingDraft, 1);
  const char *uid = get_uid (meeting);
  g_autoptr(TrellisMatch) match =
    trellis_store_get (store, TRELLIS_TYPE_MATCH, trellis_meeting_get_match (meeting));
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (store, match);
  char *mine = find_my_name (store);
  char *theirs = partner != NULL ? g_strdup (trellis_person_get_name (partner)) : NULL;
  gboolean is_mentee = trellis_match_get_my_role (match) == TRELLIS_ROLE_MENTEE;

  self->meeting = g_object_ref (meeting);
  self->points = list_parts (store, TRELLIS_TYPE_POINT, "meeting", uid, "position");
  self->notes = list_parts (store, TRELLIS_TYPE_NOTE, "meeting", uid, "created");
  self->actions = list_parts (store, TRELLIS_TYPE_ACTION, "meeting", uid, "created");
  self->next = trellis_meeting_material_find_next (store, meeting);
  self->mentee = is_mentee ? mine : theirs;
  self->mentor = is_mentee ? theirs : mine;
  return self;
}

void
trellis_meeting_material_free (TrellisMeetingDraft *self)
{
  g_clear_object (&self->meeting);
  g_clear_object (&self->points);
  g_clear_object (&self->notes);
  g_clear_object (&self->actions);
  g_clear_object (&self->next);
  g_free ((char *) self->mentee);
  g_free ((char *) self->mentor);
  g_free (self);
}
