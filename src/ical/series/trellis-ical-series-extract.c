/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-series-private.h"

#include <string.h>

#include "trellis-ical-item-private.h"

/* When @id is; FALSE when it is none. */
static gboolean
read_id (const TrellisIcalSeries *series, const char *id, gint64 *at)
{
  TrellisIcalTime time;

  if (!trellis_ical_time_parse (id, &time))
    return FALSE;
  *at = trellis_ical_clock_to_unix (series->clock, &time);
  return TRUE;
}

/* The index of the exception that stands for the occurrence at @at, or TRELLIS_ICAL_NONE. */
static guint
search_exception (const TrellisIcalSeries *series, gint64 at)
{
  for (guint i = trellis_ical_component_search_part (series->calendar, "VEVENT", 0);
       i != TRELLIS_ICAL_NONE;
       i = trellis_ical_component_search_part (series->calendar, "VEVENT", i + 1))
    {
      const TrellisIcalLine *line = trellis_ical_component_find_line (
        trellis_ical_component_get_part (series->calendar, i), "RECURRENCE-ID");
      gint64 own;

      if (line != NULL && trellis_ical_series_read_at (series, line, &own) && own == at)
        return i;
    }
  return TRELLIS_ICAL_NONE;
}

/* Moves DTEND as far as DTSTART was moved: by the clocks of the same place, else in time. */
static void
move_end (const TrellisIcalSeries *series, TrellisIcalComponent *item, const TrellisIcalTime *start)
{
  TrellisIcalLine *line = trellis_ical_component_find_line (item, "DTEND");
  g_autofree char *tzid = line != NULL ? trellis_ical_line_dup_parameter (line, "TZID") : NULL;
  g_autofree char *start_tzid = trellis_ical_line_dup_parameter (series->start, "TZID");
  g_autofree char *value = NULL;
  TrellisIcalTime end;
  TrellisIcalTimeKind kind;

  if (line == NULL || !trellis_ical_time_parse (trellis_ical_line_get_value (line), &end))
    return;
  kind = end.kind;
  if (kind == series->first.kind && g_strcmp0 (tzid, start_tzid) == 0)
    end = trellis_ical_time_from_unix (trellis_ical_time_count (&end) + trellis_ical_time_count (start) -
                                         trellis_ical_time_count (&series->first),
                                       NULL);
  else
    {
      g_autoptr(TrellisIcalClock) clock = trellis_ical_clock_new (
        series->calendar, kind == TRELLIS_ICAL_TIME_LOCAL ? tzid : NULL, series->context);
      const gint64 at = trellis_ical_clock_to_unix (clock, &end) +
                        trellis_ical_clock_to_unix (series->clock, start) -
                        trellis_ical_clock_to_unix (series->clock, &series->first);

      end = kind == TRELLIS_ICAL_TIME_UTC ? trellis_ical_time_from_unix (at, NULL)
                                          : trellis_ical_clock_from_unix (clock, at);
    }
  end.kind = kind;
  value = trellis_ical_time_format (&end);
  trellis_ical_line_set_value (line, value);
}

/* The series as if it were once, at @start. */
static TrellisIcalComponent *
create_occurrence (const TrellisIcalSeries *series, const TrellisIcalTime *start)
{
  static const char *const rules[] = { "RRULE", "RDATE", "EXDATE", "EXRULE" };
  TrellisIcalComponent *item = trellis_ical_component_copy (series->master);
  g_autofree char *value = trellis_ical_time_format (start);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    trellis_ical_component_remove_lines (item, rules[i]);
  move_end (series, item, start);
  trellis_ical_item_set_value (item, "DTSTART", value);
  return item;
}

/* A calendar that holds the occurrence called @id alone, with no RECURRENCE-ID; NULL when there is none
 * such. Transfer full. */
TrellisIcalComponent *
trellis_ical_series_extract (const TrellisIcalComponent *calendar,
                             const char *id,
                             const TrellisIcalContext *context)
{
  g_auto(TrellisIcalSeries) series = { 0 };
  TrellisIcalComponent *extracted, *item;
  TrellisIcalTime start;
  guint exception;
  gint64 at;

  if (!trellis_ical_series_init (&series, calendar, context) || !read_id (&series, id, &at))
    return NULL;
  exception = search_exception (&series, at);
  if (exception != TRELLIS_ICAL_NONE)
    {
      item = trellis_ical_component_copy (trellis_ical_component_get_part (calendar, exception));
      trellis_ical_component_remove_lines (item, "RECURRENCE-ID");
    }
  else if (series.master != NULL && trellis_ical_time_parse (id, &start))
    item = create_occurrence (&series, &start);
  else
    return NULL;

  extracted = trellis_ical_component_new ("VCALENDAR");
  for (guint i = trellis_ical_component_search_part (calendar, "VTIMEZONE", 0); i != TRELLIS_ICAL_NONE;
       i = trellis_ical_component_search_part (calendar, "VTIMEZONE", i + 1))
    trellis_ical_component_take_part (
      extracted, trellis_ical_component_copy (trellis_ical_component_get_part (calendar, i)));
  trellis_ical_component_take_part (extracted, item);
  return extracted;
}

/* RECURRENCE-ID has the type and zone of DTSTART (RFC 5545 §3.8.4.4). */
static void
mark (const TrellisIcalSeries *series, TrellisIcalComponent *item, const char *id)
{
  TrellisIcalLine *line = trellis_ical_line_new ("RECURRENCE-ID", id);
  g_autofree char *tzid = trellis_ical_line_dup_parameter (series->start, "TZID");
  const guint uid = trellis_ical_component_search_line (item, "UID", 0);

  if (series->first.kind == TRELLIS_ICAL_TIME_DATE)
    trellis_ical_line_set_parameter (line, "VALUE", "DATE");
  if (tzid != NULL && series->first.kind == TRELLIS_ICAL_TIME_LOCAL)
    trellis_ical_line_set_parameter (line, "TZID", tzid);
  if (uid != TRELLIS_ICAL_NONE)
    trellis_ical_component_insert_line (item, uid + 1, line);
  else
    trellis_ical_component_take_line (item, line);
}

static gboolean
has_zone (const TrellisIcalComponent *calendar, const TrellisIcalComponent *zone)
{
  const char *tzid = trellis_ical_item_get_value (zone, "TZID");

  for (guint i = trellis_ical_component_search_part (calendar, "VTIMEZONE", 0); i != TRELLIS_ICAL_NONE;
       i = trellis_ical_component_search_part (calendar, "VTIMEZONE", i + 1))
    if (g_strcmp0 (trellis_ical_item_get_value (trellis_ical_component_get_part (calendar, i), "TZID"),
                   tzid) == 0)
      return TRUE;
  return FALSE;
}

/* @calendar with the occurrence called @id as @extracted has it, as an exception. Transfer full. */
TrellisIcalComponent *
trellis_ical_series_merge (const TrellisIcalComponent *calendar,
                           const char *id,
                           const TrellisIcalComponent *extracted,
                           const TrellisIcalContext *context)
{
  TrellisIcalComponent *merged = trellis_ical_component_copy (calendar);
  TrellisIcalComponent *item =
    trellis_ical_component_copy (trellis_ical_component_find_part (extracted, "VEVENT"));
  g_auto(TrellisIcalSeries) series = { 0 };
  guint exception = TRELLIS_ICAL_NONE;
  gint64 at;

  if (trellis_ical_series_init (&series, calendar, context) && read_id (&series, id, &at))
    {
      exception = search_exception (&series, at);
      mark (&series, item, id);
    }
  if (exception != TRELLIS_ICAL_NONE)
    {
      const TrellisIcalComponent *before = trellis_ical_component_get_part (calendar, exception);
      const TrellisIcalLine *line = trellis_ical_component_find_line (before, "RECURRENCE-ID");
      const guint index = trellis_ical_component_search_line (item, "RECURRENCE-ID", 0);

      /* As it was written before. */
      trellis_ical_component_remove (item, index);
      trellis_ical_component_insert_line (
        item, MIN (trellis_ical_component_search_line (before, "RECURRENCE-ID", 0), index),
        trellis_ical_line_copy (line));
      trellis_ical_component_remove (merged, exception);
      trellis_ical_component_insert_part (merged, exception, item);
    }
  else
    trellis_ical_component_take_part (merged, item);

  for (guint i = 0; i < trellis_ical_component_get_size (extracted); i++)
    {
      const TrellisIcalComponent *part = trellis_ical_component_get_part (extracted, i);

      if (part != NULL && trellis_ical_component_has_name (part, "VTIMEZONE") && !has_zone (merged, part))
        trellis_ical_component_insert_part (merged, trellis_ical_component_search_part (merged, "VEVENT", 0),
                                            trellis_ical_component_copy (part));
    }
  return merged;
}
