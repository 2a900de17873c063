/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-agenda.h"

#include "trellis-note.h"
#include "trellis-phrase.h"

/* docs/mentoring.md, "The agenda". */
#define POINT_MINUTES 10
#define ACTION_MINUTES 5

static gboolean
is_deleted (gpointer record)
{
  return trellis_record_get_deleted (record) != 0;
}

static guint
get_size (GListModel *list)
{
  return list != NULL ? g_list_model_get_n_items (list) : 0;
}

/* Measures the TrellisPoints in @points against a meeting of @meeting_minutes. */
void
trellis_agenda_measure (TrellisAgendaFit *fit, GListModel *points, int meeting_minutes)
{
  *fit = (TrellisAgendaFit) { 0 };

  for (guint i = 0; i < get_size (points); i++)
    {
      g_autoptr(TrellisPoint) point = g_list_model_get_item (points, i);

      if (is_deleted (point))
        continue;
      if (trellis_point_get_phase (point) == TRELLIS_POINT_PHASE_FOCUS)
        fit->main_points++;
      if (trellis_point_get_minutes (point) > 0)
        fit->minutes += trellis_point_get_minutes (point);
      else
        fit->unplanned++;
    }
  fit->too_many = fit->main_points > TRELLIS_AGENDA_MAIN_POINTS;
  fit->left = meeting_minutes - fit->minutes;
}

static int
compare_starts_down (gconstpointer a, gconstpointer b)
{
  const gint64 x = trellis_meeting_get_starts (*(TrellisMeeting **) a);
  const gint64 y = trellis_meeting_get_starts (*(TrellisMeeting **) b);

  return (x < y) - (x > y);
}

/* The meetings, newest first, whose open points are offered to @next: the last one that was held
 * before it, and what was canceled or missed since, whose points nobody has talked about. Transfer
 * full. */
GPtrArray *
trellis_agenda_find_sources (GListModel *meetings, TrellisMeeting *next)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func (g_object_unref);
  const gint64 starts = trellis_meeting_get_starts (next);

  for (guint i = 0; i < get_size (meetings); i++)
    {
      g_autoptr(TrellisMeeting) meeting = g_list_model_get_item (meetings, i);
      const TrellisMeetingState state = trellis_meeting_get_state (meeting);

      if (meeting != next && !is_deleted (meeting) &&
          (starts == 0 || trellis_meeting_get_starts (meeting) < starts) &&
          (state == TRELLIS_MEETING_STATE_HELD || state == TRELLIS_MEETING_STATE_CANCELLED ||
           state == TRELLIS_MEETING_STATE_MISSED))
        g_ptr_array_add (sources, g_steal_pointer (&meeting));
    }
  g_ptr_array_sort (sources, compare_starts_down);

  for (guint i = 0; i < sources->len; i++)
    if (trellis_meeting_get_state (sources->pdata[i]) == TRELLIS_MEETING_STATE_HELD)
      {
        g_ptr_array_set_size (sources, (int) i + 1);
        break;
      }
  return sources;
}

static void
collect_origins (GHashTable *origins, GListModel *points)
{
  for (guint i = 0; i < get_size (points); i++)
    {
      g_autoptr(TrellisPoint) point = g_list_model_get_item (points, i);

      if (!is_deleted (point) && trellis_point_get_carried_from (point) != NULL)
        g_hash_table_add (origins, g_strdup (trellis_point_get_carried_from (point)));
    }
}

/* The points of @earlier (of the meetings that trellis_agenda_find_sources() found) to offer for an
 * agenda that has the points @next: those about the matter itself, of the focus and the plan, that
 * are not done and were not carried on already. Transfer full. */
GPtrArray *
trellis_agenda_find_open_points (GListModel *earlier, GListModel *next)
{
  g_autoptr(GHashTable) origins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *open = g_ptr_array_new_with_free_func (g_object_unref);

  collect_origins (origins, earlier);
  collect_origins (origins, next);
  for (guint i = 0; i < get_size (earlier); i++)
    {
      g_autoptr(TrellisPoint) point = g_list_model_get_item (earlier, i);
      const TrellisPointPhase phase = trellis_point_get_phase (point);
      const char *uid = trellis_record_get_uid (TRELLIS_RECORD (point));

      if (!is_deleted (point) && !trellis_point_get_done (point) &&
          (phase == TRELLIS_POINT_PHASE_FOCUS || phase == TRELLIS_POINT_PHASE_PLAN) &&
          (uid == NULL || !g_hash_table_contains (origins, uid)))
        g_ptr_array_add (open, g_steal_pointer (&point));
    }
  return open;
}

/* Whether to ask: do it, drop it, or turn it into a goal? */
gboolean
trellis_point_is_carried_often (TrellisPoint *point)
{
  return trellis_point_get_carried (point) >= TRELLIS_AGENDA_CARRIED_OFTEN;
}

static TrellisPoint *
create_point (TrellisMeeting *meeting, TrellisPointPhase phase, int minutes, int position)
{
  TrellisPoint *point = trellis_point_new ();

  trellis_point_set_meeting (point, trellis_record_get_uid (TRELLIS_RECORD (meeting)));
  trellis_point_set_phase (point, phase);
  trellis_point_set_minutes (point, minutes);
  trellis_point_set_position (point, position);
  return point;
}

static void
take_marks (TrellisPoint *point, gpointer source)
{
  trellis_record_set_author (TRELLIS_RECORD (point), trellis_record_get_author (source));
  trellis_record_set_visibility (TRELLIS_RECORD (point), trellis_record_get_visibility (source));
}

/* The copy of @point that stands on the agenda of @next. What was noted under the point stays where
 * it was said. A new record, for the caller to keep; transfer full. */
TrellisPoint *
trellis_point_carry (TrellisPoint *point, TrellisMeeting *next, int position)
{
  TrellisPoint *copy = create_point (next, trellis_point_get_phase (point),
                                     trellis_point_get_minutes (point), position);

  take_marks (copy, point);
  trellis_point_set_title (copy, trellis_point_get_title (point));
  trellis_point_set_goal (copy, trellis_point_get_goal (point));
  trellis_point_set_action (copy, trellis_point_get_action (point));
  trellis_point_set_carried (copy, trellis_point_get_carried (point) + 1);
  trellis_point_set_carried_from (copy, trellis_record_get_uid (TRELLIS_RECORD (point)));
  return copy;
}

static gboolean
has_point_about (GListModel *points, const char *action, const char *title)
{
  for (guint i = 0; i < get_size (points); i++)
    {
      g_autoptr(TrellisPoint) point = g_list_model_get_item (points, i);

      if (is_deleted (point))
        continue;
      if (action != NULL && g_strcmp0 (trellis_point_get_action (point), action) == 0)
        return TRUE;
      if (title != NULL && g_strcmp0 (trellis_point_get_title (point), title) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A rough agenda for @next, for the mentee to finish: each action that must be done before it is
 * looked at first, then come the questions kept for next time. What stands in @points already is left
 * out. @actions are TrellisActions and @notes TrellisNotes of the match; each may be NULL. A private
 * note makes a private point. New records, for the caller to keep; transfer full. */
GPtrArray *
trellis_agenda_draft (TrellisMeeting *next,
                      GListModel *actions,
                      GListModel *notes,
                      GListModel *points)
{
  GPtrArray *drafted = g_ptr_array_new_with_free_func (g_object_unref);
  int position = (int) get_size (points);

  for (guint i = 0; i < get_size (actions); i++)
    {
      g_autoptr(TrellisAction) action = g_list_model_get_item (actions, i);
      const char *uid = trellis_record_get_uid (TRELLIS_RECORD (action));
      TrellisPoint *point;

      if (is_deleted (action) || trellis_action_get_done (action) != 0 ||
          trellis_action_get_priority (action) != TRELLIS_ACTION_PRIORITY_MUST ||
          has_point_about (points, uid, NULL))
        continue;
      point = create_point (next, TRELLIS_POINT_PHASE_LAST_TIME, ACTION_MINUTES, position++);
      take_marks (point, action);
      trellis_point_set_title (point, trellis_action_get_title (action));
      trellis_point_set_action (point, uid);
      trellis_point_set_goal (point, trellis_action_get_goal (action));
      g_ptr_array_add (drafted, point);
    }

  for (guint i = 0; i < get_size (notes); i++)
    {
      g_autoptr(TrellisNote) note = g_list_model_get_item (notes, i);
      g_autofree char *title =
        trellis_phrase_first_line (trellis_record_get_title (TRELLIS_RECORD (note)));
      TrellisPoint *point;

      if (is_deleted (note) || trellis_note_get_kind (note) != TRELLIS_NOTE_KIND_QUESTION ||
          trellis_note_get_raised (note) || title == NULL || has_point_about (points, NULL, title))
        continue;
      point = create_point (next, TRELLIS_POINT_PHASE_FOCUS, POINT_MINUTES, position++);
      take_marks (point, note);
      trellis_point_set_title (point, title);
      trellis_point_set_goal (point, trellis_note_get_goal (note));
      g_ptr_array_add (drafted, point);
    }
  return drafted;
}
