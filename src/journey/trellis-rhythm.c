/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-rhythm.h"

/* Meetings follow the clock on the wall of one time zone: 14:00 stays 14:00 when summer time begins.
 *
 * Monthly means the same weekday of the month, "the second Tuesday", because working weeks are shaped
 * by weekdays and a fixed day of the month falls on a weekend three times in ten. A meeting on the
 * fifth such weekday stands for "the last", which every month has. */

/* Proposed when nothing is agreed: docs/mentoring.md, "Meetings". */
#define USUAL_RHYTHM TRELLIS_RHYTHM_DAYS (14)

/* A first meeting leaves time to confirm it and to send an introduction before it. */
#define FIRST_LEAD_DAYS 3
#define FIRST_HOUR 10

gboolean
trellis_rhythm_is_none (TrellisRhythm rhythm)
{
  return rhythm.days <= 0 && rhythm.months <= 0;
}

/* The rhythm in days, a month counting 30; 0 for none. */
int
trellis_rhythm_count_days (TrellisRhythm rhythm)
{
  if (rhythm.months > 0)
    return rhythm.months * 30;
  return MAX (rhythm.days, 0);
}

static GDateTime *
get_local (gint64 time, GTimeZone *zone)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time);

  return g_date_time_to_timezone (utc, zone);
}

/* The @week-th (from 0; 4 is the last) @weekday of the month @months after @month of @year. */
static void
find_weekday_of_month (GDate *day, int year, int month, int months, int weekday, int week)
{
  int offset;

  g_date_set_dmy (day, 1, (GDateMonth) month, (GDateYear) year);
  g_date_add_months (day, (guint) months);
  offset = (weekday - (int) g_date_get_weekday (day) + 7) % 7 + 7 * week;
  while (offset >= g_date_get_days_in_month (g_date_get_month (day), g_date_get_year (day)))
    offset -= 7;
  g_date_add_days (day, (guint) offset);
}

/* The @step-th meeting after @first, whose local time it keeps. Each is counted from the first, so
 * that a "last Tuesday" does not become a fourth one on the way. A time that the clocks skip becomes
 * the end of the gap. */
static gint64
step_from (TrellisRhythm rhythm, gint64 first, GTimeZone *zone, int step)
{
  g_autoptr(GDateTime) local = get_local (first, zone);
  g_autoptr(GDateTime) moved = NULL;
  int year, month, mday;
  GDate day;

  g_date_time_get_ymd (local, &year, &month, &mday);
  if (rhythm.months > 0)
    {
      find_weekday_of_month (&day, year, month, rhythm.months * step,
                             g_date_time_get_day_of_week (local), (mday - 1) / 7);
    }
  else
    {
      g_date_set_dmy (&day, (GDateDay) mday, (GDateMonth) month, (GDateYear) year);
      g_date_add_days (&day, (guint) (rhythm.days * step));
    }

  moved = g_date_time_new (zone, g_date_get_year (&day), g_date_get_month (&day),
                           g_date_get_day (&day), g_date_time_get_hour (local),
                           g_date_time_get_minute (local), 0);
  return g_date_time_to_unix (moved);
}

/* A start for the first meeting of two people: the first working day that leaves three days to
 * prepare, in the morning. */
static gint64
propose_first (gint64 now, GTimeZone *zone)
{
  g_autoptr(GDateTime) local = get_local (now, zone);
  g_autoptr(GDateTime) start = NULL;
  int year, month, mday;
  GDate day;

  g_date_time_get_ymd (local, &year, &month, &mday);
  g_date_set_dmy (&day, (GDateDay) mday, (GDateMonth) month, (GDateYear) year);
  g_date_add_days (&day, FIRST_LEAD_DAYS);
  while (g_date_get_weekday (&day) >= G_DATE_SATURDAY)
    g_date_add_days (&day, 1);

  start = g_date_time_new (zone, g_date_get_year (&day), g_date_get_month (&day),
                           g_date_get_day (&day), FIRST_HOUR, 0, 0);
  return g_date_time_to_unix (start);
}

/* A start for the meeting after the one that started at @last, in the rhythm or, without one, two
 * weeks later: the first such time that lies in the future. With @last 0 it is a first meeting. */
gint64
trellis_rhythm_propose_next (TrellisRhythm rhythm, gint64 last, GTimeZone *zone, gint64 now)
{
  const gint64 month = 31 * 24 * 60 * 60, day = 24 * 60 * 60;
  gint64 next, length;
  int step;

  if (last == 0)
    return propose_first (now, zone);
  if (trellis_rhythm_is_none (rhythm))
    rhythm = USUAL_RHYTHM;

  length = rhythm.months > 0 ? rhythm.months * month : rhythm.days * day;
  step = (int) CLAMP ((now - last) / length - 1, 1, 100000);
  do
    next = step_from (rhythm, last, zone, step++);
  while (next <= now);
  return next;
}

/* The starts of @count meetings, the first of them at @first, as gint64; transfer full. */
GArray *
trellis_rhythm_propose_series (TrellisRhythm rhythm, gint64 first, GTimeZone *zone, guint count)
{
  GArray *starts = g_array_sized_new (FALSE, FALSE, sizeof (gint64), count);

  if (trellis_rhythm_is_none (rhythm))
    rhythm = USUAL_RHYTHM;
  for (guint i = 0; i < count; i++)
    {
      const gint64 start = i == 0 ? first : step_from (rhythm, first, zone, (int) i);

      g_array_append_val (starts, start);
    }
  return starts;
}
