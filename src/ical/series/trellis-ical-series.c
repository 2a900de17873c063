/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-series-private.h"

#include <string.h>

#include "trellis-ical-agenda-private.h"
#include "trellis-ical-item-private.h"
#include "trellis-ical-meeting.h"
#include "trellis-ical-when-private.h"
#include "trellis-ical-whole.h"

#define MINUTE 60

/* An occurrence that began longer before a window is not looked for in it. */
#define LONGEST (31 * 24 * 60)

void
trellis_ical_occurrence_free (TrellisIcalOccurrence *self)
{
  g_free (self->id);
  g_free (self);
}

/* Whether @calendar holds an event that comes again. One exception alone, as an invitation to one of many
 * meetings is, stands for itself. */
gboolean
trellis_ical_is_series (const TrellisIcalComponent *calendar)
{
  guint n_events = 0, n_exceptions = 0;

  for (guint i = trellis_ical_component_search_part (calendar, "VEVENT", 0); i != TRELLIS_ICAL_NONE;
       i = trellis_ical_component_search_part (calendar, "VEVENT", i + 1))
    {
      const TrellisIcalComponent *event = trellis_ical_component_get_part (calendar, i);

      if (trellis_ical_component_find_line (event, "RRULE") != NULL ||
          trellis_ical_component_find_line (event, "RDATE") != NULL)
        return TRUE;
      n_events++;
      n_exceptions += trellis_ical_component_find_line (event, "RECURRENCE-ID") != NULL ? 1 : 0;
    }
  return n_events > 1 && n_exceptions > 0;
}

static char *
format_id (const TrellisIcalSeries *series, gint64 at)
{
  TrellisIcalTime time = series->first.kind == TRELLIS_ICAL_TIME_UTC
                         ? trellis_ical_time_from_unix (at, NULL)
                         : trellis_ical_clock_from_unix (series->clock, at);

  time.kind = series->first.kind;
  return trellis_ical_time_format (&time);
}

static TrellisIcalOccurrence *
create_occurrence (char *id, gint64 starts, int minutes)
{
  TrellisIcalOccurrence *occurrence = g_new (TrellisIcalOccurrence, 1);

  *occurrence = (TrellisIcalOccurrence) { id, starts, minutes };
  return occurrence;
}

static gboolean
is_in (gint64 starts, int minutes, gint64 from, gint64 until)
{
  return starts < until && starts + (gint64) MAX (minutes, 1) * MINUTE > from;
}

/* Adds the exceptions that fall into the window; @taken gets the times of all that they stand for. */
static void
list_exceptions (const TrellisIcalSeries *series, gint64 from, gint64 until, GHashTable *taken, GPtrArray *list)
{
  for (guint i = trellis_ical_component_search_part (series->calendar, "VEVENT", 0);
       i != TRELLIS_ICAL_NONE;
       i = trellis_ical_component_search_part (series->calendar, "VEVENT", i + 1))
    {
      const TrellisIcalComponent *event = trellis_ical_component_get_part (series->calendar, i);
      const TrellisIcalLine *line = trellis_ical_component_find_line (event, "RECURRENCE-ID");
      TrellisIcalWhen when;
      gint64 at;

      if (line == NULL || !trellis_ical_series_read_at (series, line, &at) ||
          !g_hash_table_add (taken, g_memdup2 (&at, sizeof at)) ||
          !trellis_ical_when_read (series->calendar, event, series->context, &when))
        continue;
      g_free (when.zone);
      if (is_in (when.starts, when.minutes, from, until))
        g_ptr_array_add (list, create_occurrence (format_id (series, at), when.starts, when.minutes));
    }
}

static int
compare_occurrences (gconstpointer a, gconstpointer b)
{
  const TrellisIcalOccurrence *x = *(TrellisIcalOccurrence *const *) a;
  const TrellisIcalOccurrence *y = *(TrellisIcalOccurrence *const *) b;

  return x->starts != y->starts ? (x->starts > y->starts) - (x->starts < y->starts)
                                : strcmp (x->id, y->id);
}

/* The TrellisIcalOccurrences that are at some time in [@from, @until), in their order, at most @most of
 * them. Transfer full. */
GPtrArray *
trellis_ical_series_list (const TrellisIcalComponent *calendar,
                          gint64 from,
                          gint64 until,
                          guint most,
                          const TrellisIcalContext *context)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_ical_occurrence_free);
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GArray) instances = NULL;
  g_auto(TrellisIcalSeries) series = { 0 };
  TrellisIcalWhen when = { 0 };
  int minutes = 0;

  if (!trellis_ical_series_init (&series, calendar, context))
    return list;
  if (series.master != NULL && trellis_ical_when_read (calendar, series.master, context, &when))
    minutes = MIN (when.minutes, LONGEST);
  g_free (when.zone);

  list_exceptions (&series, from, until, taken, list);
  instances = trellis_ical_series_expand (&series, from - (gint64) minutes * MINUTE, until,
                                          MIN (most, G_MAXUINT - g_hash_table_size (taken)) +
                                            g_hash_table_size (taken));
  for (guint i = 0; i < instances->len; i++)
    {
      const TrellisIcalInstance *instance = &g_array_index (instances, TrellisIcalInstance, i);

      if (!g_hash_table_contains (taken, &instance->at) &&
          is_in (instance->at, minutes, from, until))
        g_ptr_array_add (list, create_occurrence (trellis_ical_time_format (&instance->time),
                                                  instance->at, minutes));
    }
  g_ptr_array_sort (list, compare_occurrences);
  if (list->len > most)
    g_ptr_array_set_size (list, (int) most);
  return list;
}

/* The id of the occurrence that a series begins with, NULL when there is none; transfer full. */
char *
trellis_ical_series_dup_first (const TrellisIcalComponent *calendar)
{
  static const TrellisIcalContext anywhere = { 0 };
  g_auto(TrellisIcalSeries) series = { 0 };

  return trellis_ical_series_init (&series, calendar, &anywhere)
         ? trellis_ical_time_format (&series.first)
         : NULL;
}

/* The occurrence called @id as new records that stand for it alone; its uid is made of both. NULL when it
 * cannot be read. Transfer full. */
TrellisIcalWhole *
trellis_ical_series_read (const TrellisIcalComponent *calendar,
                          const char *id,
                          const TrellisIcalContext *context)
{
  g_autoptr(TrellisIcalComponent) extracted = trellis_ical_series_extract (calendar, id, context);
  g_autoptr(TrellisMeeting) meeting = trellis_meeting_new ();
  g_autofree char *uid = NULL;
  GPtrArray *points = NULL;

  if (extracted == NULL)
    return NULL;
  uid = trellis_ical_uid_make (trellis_ical_get_uid (calendar), "occurrence", id, 0);
  trellis_record_set_string (TRELLIS_RECORD (meeting), TRELLIS_RECORD_UID, uid);
  if (!trellis_ical_meeting_read (extracted, meeting, NULL, &points, context))
    return NULL;
  return trellis_ical_whole_new (meeting, points);
}

/* What a calendar says of itself stays with each of its occurrences. */
static void
copy_head (TrellisIcalComponent *target, const TrellisIcalComponent *calendar)
{
  guint at = 0;

  for (guint i = 0; i < trellis_ical_component_get_size (calendar); i++)
    {
      const TrellisIcalLine *line = trellis_ical_component_get_line (calendar, i);

      if (line != NULL)
        trellis_ical_component_insert_line (target, at++, trellis_ical_line_copy (line));
    }
}

/* The occurrences that trellis_ical_series_list() finds, each as a calendar with an item of its own. Its UID is
 * made of both, as that of trellis_ical_series_read(), so that it is the same each time. Transfer full. */
GPtrArray *
trellis_ical_series_spread (const TrellisIcalComponent *calendar,
                            gint64 from,
                            gint64 until,
                            guint most,
                            const TrellisIcalContext *context)
{
  GPtrArray *calendars = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_ical_component_free);
  g_autoptr(GPtrArray) occurrences = trellis_ical_series_list (calendar, from, until, most, context);
  const char *series = trellis_ical_get_uid (calendar);

  for (guint i = 0; i < occurrences->len; i++)
    {
      const char *id = ((TrellisIcalOccurrence *) occurrences->pdata[i])->id;
      TrellisIcalComponent *single = trellis_ical_series_extract (calendar, id, context);
      g_autofree char *uid = trellis_ical_uid_make (series, "occurrence", id, 0);

      if (single == NULL)
        continue;
      copy_head (single, calendar);
      trellis_ical_item_set_value (trellis_ical_item_find (single, "VEVENT"), "UID", uid);
      g_ptr_array_add (calendars, single);
    }
  return calendars;
}
