/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-meeting-whole-private.h"

#include <gio/gio.h>

#include "trellis-ical-item-private.h"
#include "trellis-ical-meeting.h"
#include "trellis-ical-message.h"
#include "trellis-ical-series-private.h"
#include "trellis-point.h"

static GListModel *
create_list (GPtrArray *parts)
{
  GListStore *list = g_list_store_new (TRELLIS_TYPE_RECORD);

  for (guint i = 0; i < parts->len; i++)
    if (TRELLIS_IS_POINT (parts->pdata[i]))
      g_list_store_append (list, parts->pdata[i]);
  return G_LIST_MODEL (list);
}

/* One of our meetings that another program made come again is the first of the series. */
TrellisIcalComponent *
trellis_ical_meeting_write_whole (const TrellisIcalWhole *whole,
                                  const TrellisIcalComponent *base,
                                  const TrellisIcalContext *context)
{
  g_autoptr(GListModel) points = create_list (whole->parts);
  TrellisMeeting *record = TRELLIS_MEETING (whole->record);
  g_autofree char *first = NULL;
  g_autoptr(TrellisIcalComponent) before = NULL;
  g_autoptr(TrellisIcalComponent) after = NULL;

  if (base == NULL || !trellis_ical_is_series (base))
    return trellis_ical_meeting_write (record, points, base, context);

  first = trellis_ical_series_dup_first (base);
  before = first != NULL ? trellis_ical_series_extract (base, first, context) : NULL;
  after = before != NULL ? trellis_ical_meeting_write (record, points, before, context) : NULL;
  if (after == NULL)
    return NULL;
  return trellis_ical_component_equal (before, after)
         ? trellis_ical_component_copy (base)
         : trellis_ical_series_merge (base, first, after, context);
}

static GHashTable *
index_parts (GPtrArray *parts)
{
  GHashTable *by_uid = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < parts->len; i++)
    if (trellis_record_get_uid (parts->pdata[i]) != NULL)
      g_hash_table_insert (by_uid, (char *) trellis_record_get_uid (parts->pdata[i]), parts->pdata[i]);
  return by_uid;
}

/* What no line tells of a point. */
static void
keep_times (TrellisRecord *point, TrellisRecord *known)
{
  static const guint fields[] = { TRELLIS_RECORD_CREATED, TRELLIS_RECORD_MODIFIED };

  for (guint i = 0; known != NULL && i < G_N_ELEMENTS (fields); i++)
    trellis_record_set_number (point, fields[i], trellis_record_get_number (known, fields[i]));
}

/* Private points are in no text, so that none can take them away. */
static void
keep_private (GPtrArray *parts, GPtrArray *known)
{
  g_autoptr(GHashTable) by_uid = index_parts (parts);

  for (guint i = 0; i < known->len; i++)
    if (trellis_record_get_visibility (known->pdata[i]) == TRELLIS_VISIBILITY_PRIVATE &&
        trellis_record_get_uid (known->pdata[i]) != NULL &&
        !g_hash_table_contains (by_uid, trellis_record_get_uid (known->pdata[i])))
      g_ptr_array_add (parts, g_object_ref (known->pdata[i]));
}

/* A reply says whether the other comes and nothing else; what else stands in it may be old or missing. */
static gboolean
read_reply (const TrellisIcalComponent *calendar, TrellisMeeting *meeting, const TrellisIcalContext *context)
{
  const TrellisIcalComponent *item = trellis_ical_item_find (calendar, "VEVENT");
  const TrellisIcalAnswer answer = trellis_ical_message_answer (calendar);
  gint64 when;

  if (answer == TRELLIS_ICAL_ANSWER_NONE || trellis_meeting_get_starts (meeting) == 0)
    return FALSE;
  when = trellis_ical_item_get_utc (item, "DTSTAMP");
  trellis_meeting_set_confirmed_by_partner (
    meeting, answer != TRELLIS_ICAL_ANSWER_YES ? 0 : when != 0 ? when : context->now);
  return TRUE;
}

static gboolean
read_event (const TrellisIcalComponent *calendar,
            TrellisIcalWhole *whole,
            const TrellisIcalContext *context)
{
  g_autoptr(GListModel) known = create_list (whole->parts);
  g_autoptr(GPtrArray) points = NULL;
  g_autoptr(GHashTable) by_uid = NULL;
  g_autofree char *first =
    trellis_ical_is_series (calendar) ? trellis_ical_series_dup_first (calendar) : NULL;
  g_autoptr(TrellisIcalComponent) extracted =
    first != NULL ? trellis_ical_series_extract (calendar, first, context) : NULL;

  if (!trellis_ical_meeting_read (extracted != NULL ? extracted : calendar,
                                  TRELLIS_MEETING (whole->record), known, &points, context))
    return FALSE;
  if (points == NULL)
    return TRUE;
  by_uid = index_parts (whole->parts);

  for (guint i = 0; i < points->len; i++)
    keep_times (points->pdata[i],
                g_hash_table_lookup (by_uid, trellis_record_get_uid (points->pdata[i])));
  keep_private (points, whole->parts);
  g_ptr_array_unref (whole->parts);
  whole->parts = g_steal_pointer (&points);
  return TRUE;
}

/* Messages that came by mail count as what they say of a meeting. */
gboolean
trellis_ical_meeting_read_whole (const TrellisIcalComponent *calendar,
                                 TrellisIcalWhole *whole,
                                 const TrellisIcalContext *context)
{
  TrellisMeeting *meeting = TRELLIS_MEETING (whole->record);
  const gboolean is_known = trellis_meeting_get_starts (meeting) != 0;

  switch (trellis_ical_message_read (calendar))
    {
    case TRELLIS_ICAL_MESSAGE_REPLY:
      return read_reply (calendar, meeting, context);
    case TRELLIS_ICAL_MESSAGE_CANCEL:
      /* It may say no more than that. */
      if (!is_known && !read_event (calendar, whole, context))
        return FALSE;
      trellis_meeting_set_state (meeting, TRELLIS_MEETING_STATE_CANCELLED);
      return TRUE;
    case TRELLIS_ICAL_MESSAGE_OTHER:
      return FALSE;
    case TRELLIS_ICAL_MESSAGE_NONE:
    case TRELLIS_ICAL_MESSAGE_REQUEST:
    default:
      return read_event (calendar, whole, context);
    }
}
