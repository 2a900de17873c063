/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-time.h"

#include <string.h>

#include "trellis-time.h"

#define DAY_SECONDS 86400
#define UNIX_DAY 719163 /* the Julian day, as GDate counts, of 1970-01-01 */

/* "20260105", "20260105T180000" or "20260105T180000Z"; transfer full. */
char *
trellis_ical_time_format (const TrellisIcalTime *time)
{
  if (time->kind == TRELLIS_ICAL_TIME_DATE)
    return g_strdup_printf ("%04d%02d%02d", time->year, time->month, time->day);
  return g_strdup_printf ("%04d%02d%02dT%02d%02d%02d%s", time->year, time->month, time->day,
                          time->hour, time->minute, time->second,
                          time->kind == TRELLIS_ICAL_TIME_UTC ? "Z" : "");
}

static gboolean
read_digits (const char **text, guint count, int *number)
{
  for (*number = 0; count > 0; count--, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *number = *number * 10 + (**text - '0');
    }
  return TRUE;
}

static void
skip (const char **text, char c)
{
  if (**text == c)
    (*text)++;
}

static gboolean
is_day (const TrellisIcalTime *time)
{
  return time->year >= 1 && time->month >= 1 && time->month <= 12 && time->day >= 1 &&
         g_date_valid_dmy ((GDateDay) time->day, (GDateMonth) time->month, (GDateYear) time->year);
}

/* Reads a DATE or DATE-TIME. Let pass, since met: spaces around it, small letters, the dashes and
 * colons of ISO 8601, missing seconds. A leap second is the one before it, as RFC 5545 §3.3.12 has
 * it. */
gboolean
trellis_ical_time_parse (const char *value, TrellisIcalTime *time)
{
  g_autofree char *stripped = g_strstrip (g_strdup (value));
  const char *text = stripped;
  TrellisIcalTime parsed = { .kind = TRELLIS_ICAL_TIME_DATE };

  if (!read_digits (&text, 4, &parsed.year))
    return FALSE;
  skip (&text, '-');
  if (!read_digits (&text, 2, &parsed.month))
    return FALSE;
  skip (&text, '-');
  if (!read_digits (&text, 2, &parsed.day) || !is_day (&parsed))
    return FALSE;

  if (*text != '\0')
    {
      parsed.kind = TRELLIS_ICAL_TIME_LOCAL;
      if (g_ascii_toupper (*text++) != 'T' || !read_digits (&text, 2, &parsed.hour))
        return FALSE;
      skip (&text, ':');
      if (!read_digits (&text, 2, &parsed.minute))
        return FALSE;
      skip (&text, ':');
      if (g_ascii_isdigit (*text) && !read_digits (&text, 2, &parsed.second))
        return FALSE;
      if (g_ascii_toupper (*text) == 'Z')
        {
          parsed.kind = TRELLIS_ICAL_TIME_UTC;
          text++;
        }
      if (*text != '\0' || parsed.hour > 23 || parsed.minute > 59 || parsed.second > 60)
        return FALSE;
      parsed.second = MIN (parsed.second, 59);
    }
  *time = parsed;
  return TRUE;
}

/* Seconds since 1970 as if @time were in UTC. */
gint64
trellis_ical_time_count (const TrellisIcalTime *time)
{
  GDate day;

  g_return_val_if_fail (is_day (time), 0);

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) time->day, (GDateMonth) time->month, (GDateYear) time->year);
  return ((gint64) g_date_get_julian (&day) - UNIX_DAY) * DAY_SECONDS + time->hour * 3600 +
         time->minute * 60 + time->second;
}

static gint64
get_offset (GTimeZone *zone, gint64 seconds)
{
  return g_time_zone_get_offset (
    zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds));
}

static gint64
get_zone_offset (gint64 seconds, gpointer data)
{
  return get_offset (data, seconds);
}

/* When clocks that are @offset ahead of UTC show @time; a day begins at midnight. As RFC 5545
 * §3.3.5 has it, of a time that comes twice the first is meant, and one that is skipped is read with the
 * offset before the gap. */
gint64
trellis_ical_time_to_unix_by (const TrellisIcalTime *time, TrellisIcalOffsetFunc offset, gpointer data)
{
  const gint64 count = trellis_ical_time_count (time);
  gint64 before, after;

  if (time->kind == TRELLIS_ICAL_TIME_UTC)
    return count;

  before = offset (count - DAY_SECONDS, data);
  after = offset (count + DAY_SECONDS, data);
  if (offset (count - before, data) != before && offset (count - after, data) == after)
    return count - after;
  return count - before;
}

/* The same with the clocks of @zone, which does not matter to a time in UTC and may then be NULL. */
gint64
trellis_ical_time_to_unix (const TrellisIcalTime *time, GTimeZone *zone)
{
  if (time->kind == TRELLIS_ICAL_TIME_UTC)
    return trellis_ical_time_count (time);

  g_return_val_if_fail (zone != NULL, trellis_ical_time_count (time));

  return trellis_ical_time_to_unix_by (time, get_zone_offset, zone);
}

/* What the clocks of @zone show at @seconds since 1970; NULL means UTC. Times out of the years 1 to
 * 9999 become the first or last second of them. */
TrellisIcalTime
trellis_ical_time_from_unix (gint64 seconds, GTimeZone *zone)
{
  const gint64 shown = seconds + (zone != NULL ? get_offset (zone, seconds) : 0);
  const gint64 count = CLAMP (shown, -G_GINT64_CONSTANT (62135596800), G_GINT64_CONSTANT (253402300799));
  const gint64 in_day = ((count % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS;
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, (guint32) ((count - in_day) / DAY_SECONDS + UNIX_DAY));
  return (TrellisIcalTime) {
    .kind = zone != NULL ? TRELLIS_ICAL_TIME_LOCAL : TRELLIS_ICAL_TIME_UTC,
    .year = g_date_get_year (&day),
    .month = (int) g_date_get_month (&day),
    .day = g_date_get_day (&day),
    .hour = (int) (in_day / 3600),
    .minute = (int) (in_day / 60 % 60),
    .second = (int) (in_day % 60),
  };
}

/* From a day as records keep it, "2026-01-05". @day may be NULL. */
gboolean
trellis_ical_time_from_day (const char *day, TrellisIcalTime *time)
{
  GDate date;

  if (!trellis_day_parse (day, &date))
    return FALSE;
  *time = (TrellisIcalTime) {
    .kind = TRELLIS_ICAL_TIME_DATE,
    .year = g_date_get_year (&date),
    .month = (int) g_date_get_month (&date),
    .day = g_date_get_day (&date),
  };
  return TRUE;
}

/* The day as written, whatever the zone; transfer full. */
char *
trellis_ical_time_dup_day (const TrellisIcalTime *time)
{
  return g_strdup_printf ("%04d-%02d-%02d", time->year, time->month, time->day);
}
