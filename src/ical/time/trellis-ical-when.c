/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-when-private.h"

#include "trellis-ical-clock-private.h"
#include "trellis-ical-item-private.h"
#include "trellis-ical-time.h"
#include "trellis-ical-value.h"
#include "trellis-ical-zone.h"

#define MINUTE 60
#define DAY_MINUTES (24 * 60)

/* Longer than all years that there are. */
#define MOST_DAYS (10000 * 366)

/* The zone of times in UTC whose zone cannot be told by their TZID. */
#define ZONE "X-TRELLIS-ZONE"

/* The length where it has none: no event of RFC 5545 §3.6.1 is empty that people see. */
#define MINUTES "X-TRELLIS-MINUTES"

/* Reads a time by the clocks of its TZID, else by those of @context; @clock gets them. */
static gboolean
read_time (const TrellisIcalComponent *calendar,
           const TrellisIcalLine *line,
           const TrellisIcalContext *context,
           TrellisIcalTime *time,
           gint64 *seconds,
           TrellisIcalClock **clock)
{
  g_autofree char *tzid = NULL;

  if (!trellis_ical_time_parse (trellis_ical_line_get_value (line), time))
    return FALSE;
  if (time->kind == TRELLIS_ICAL_TIME_LOCAL)
    tzid = trellis_ical_line_dup_parameter (line, "TZID");
  *clock = trellis_ical_clock_new (calendar, tzid, context);
  *seconds = trellis_ical_clock_to_unix (*clock, time);
  return TRUE;
}

/* Days are added to what the clocks show, seconds to the time that passes (RFC 5545 §3.3.6). */
static gint64
add_duration (const TrellisIcalTime *start, const TrellisIcalClock *clock, TrellisIcalDuration duration)
{
  const gint64 days = CLAMP (duration.days, -MOST_DAYS, MOST_DAYS);
  TrellisIcalTime end = trellis_ical_time_from_unix (
    trellis_ical_time_count (start) + days * DAY_MINUTES * MINUTE, NULL);

  end.kind = start->kind;
  return trellis_ical_clock_to_unix (clock, &end) + duration.seconds;
}

/* Minutes until DTEND or for DURATION; a day where a day has neither (RFC 5545 §3.6.1). */
static int
read_minutes (const TrellisIcalComponent *calendar,
              const TrellisIcalComponent *item,
              const TrellisIcalContext *context,
              const TrellisIcalTime *start,
              gint64 starts,
              const TrellisIcalClock *clock)
{
  const TrellisIcalLine *line = trellis_ical_component_find_line (item, "DTEND");
  const char *duration_value = trellis_ical_item_get_value (item, "DURATION");
  const char *minutes_value = trellis_ical_item_get_value (item, MINUTES);
  g_autoptr(TrellisIcalClock) end_clock = NULL;
  TrellisIcalDuration duration = { 0 };
  TrellisIcalTime end;
  gint64 ends;
  int minutes;

  if (line == NULL || !read_time (calendar, line, context, &end, &ends, &end_clock))
    {
      if (duration_value == NULL || !trellis_ical_duration_parse (duration_value, &duration))
        duration.days = start->kind == TRELLIS_ICAL_TIME_DATE ? 1 : 0;
      ends = add_duration (start, clock, duration);
    }
  minutes = (int) CLAMP ((ends - starts) / MINUTE, 0, G_MAXINT32);
  if (minutes == 1 && minutes_value != NULL)
    trellis_ical_integer_parse (minutes_value, &minutes);
  return minutes;
}

/* When @item, which stands in @calendar, is. FALSE when it has no start. @when->zone is for the caller to
 * free. */
gboolean
trellis_ical_when_read (const TrellisIcalComponent *calendar,
                        const TrellisIcalComponent *item,
                        const TrellisIcalContext *context,
                        TrellisIcalWhen *when)
{
  const TrellisIcalLine *line = trellis_ical_component_find_line (item, "DTSTART");
  const char *zone = trellis_ical_item_get_value (item, ZONE);
  g_autoptr(TrellisIcalClock) clock = NULL;
  TrellisIcalTime start;

  *when = (TrellisIcalWhen) { 0 };
  if (line == NULL || !read_time (calendar, line, context, &start, &when->starts, &clock))
    return FALSE;
  when->zone = g_strdup (trellis_ical_clock_get_name (clock));
  when->minutes = read_minutes (calendar, item, context, &start, when->starts, clock);
  if (when->zone == NULL && start.kind == TRELLIS_ICAL_TIME_UTC && zone != NULL)
    when->zone = trellis_ical_zone_find_name (zone);
  return TRUE;
}

/* Whether a clock of @zone tells @seconds without doubt: not in the hour that it shows twice. */
static gboolean
is_clear (gint64 seconds, GTimeZone *zone)
{
  const TrellisIcalTime time = trellis_ical_time_from_unix (seconds, zone);

  return trellis_ical_time_to_unix (&time, zone) == seconds;
}

static void
set_time (TrellisIcalComponent *item, const char *name, gint64 seconds, GTimeZone *zone, const char *tzid)
{
  const TrellisIcalTime time = trellis_ical_time_from_unix (seconds, zone);
  g_autofree char *value = trellis_ical_time_format (&time);
  TrellisIcalLine *line;

  trellis_ical_item_set_value (item, name, value);
  line = trellis_ical_component_find_line (item, name);
  trellis_ical_line_set_parameter (line, "VALUE", NULL);
  trellis_ical_line_set_parameter (line, "TZID", tzid);
}

static guint
search_zone (const TrellisIcalComponent *calendar, const char *tzid)
{
  guint i = trellis_ical_component_search_part (calendar, "VTIMEZONE", 0);

  while (i != TRELLIS_ICAL_NONE &&
         g_strcmp0 (trellis_ical_item_get_value (trellis_ical_component_get_part (calendar, i), "TZID"),
                    tzid) != 0)
    i = trellis_ical_component_search_part (calendar, "VTIMEZONE", i + 1);
  return i;
}

static guint
count_lines (const TrellisIcalComponent *calendar)
{
  guint n = 0;

  while (n < trellis_ical_component_get_size (calendar) && trellis_ical_component_get_line (calendar, n) != NULL)
    n++;
  return n;
}

/* Every TZID has its VTIMEZONE in the same calendar (RFC 5545 §3.2.19), before the items. One that begins
 * only after @starts makes room for one that tells of all times: others than this may be by it. */
static void
ensure_zone (TrellisIcalComponent *calendar, const char *tzid, gint64 starts, GTimeZone *zone)
{
  const guint known = search_zone (calendar, tzid);
  const TrellisIcalTime time = trellis_ical_time_from_unix (starts, zone);

  if (known == TRELLIS_ICAL_NONE)
    trellis_ical_component_insert_part (calendar, count_lines (calendar), trellis_ical_zone_write (tzid, starts));
  else if (trellis_ical_zone_get_beginning (trellis_ical_component_get_part (calendar, known)) >
           trellis_ical_time_count (&time))
    {
      trellis_ical_component_remove (calendar, known);
      trellis_ical_component_insert_part (calendar, known, trellis_ical_zone_write (tzid, 0));
    }
}

/* Makes @item, in @calendar, say @when; it stays as written if it does so already. */
void
trellis_ical_when_write (TrellisIcalComponent *calendar,
                         TrellisIcalComponent *item,
                         const TrellisIcalWhen *when,
                         const TrellisIcalContext *context)
{
  const gint64 ends = when->starts + (gint64) MAX (when->minutes, 1) * MINUTE;
  g_autoptr(GTimeZone) zone = trellis_ical_zone_open (when->zone);
  const gboolean local = zone != NULL && is_clear (when->starts, zone) && is_clear (ends, zone);
  g_autofree char *minutes = trellis_ical_integer_format (when->minutes);
  TrellisIcalWhen current;
  const gboolean has_time = trellis_ical_when_read (calendar, item, context, &current);
  g_autofree char *current_zone = current.zone;

  /* A zone that we know only from the record may be one that another program took away. */
  if (has_time && current.starts == when->starts && current.minutes == when->minutes &&
      (current_zone == NULL || g_strcmp0 (current_zone, when->zone) == 0))
    return;

  set_time (item, "DTSTART", when->starts, local ? zone : NULL, local ? when->zone : NULL);
  set_time (item, "DTEND", ends, local ? zone : NULL, local ? when->zone : NULL);
  trellis_ical_component_remove_lines (item, "DURATION");
  trellis_ical_item_set_value (item, ZONE, !local && zone != NULL ? when->zone : NULL);
  trellis_ical_item_set_value (item, MINUTES, when->minutes < 1 ? minutes : NULL);
  if (local)
    ensure_zone (calendar, when->zone, when->starts, zone);
}
