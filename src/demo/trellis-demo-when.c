/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-demo-when.h"

#include "trellis-time.h"

/* The day from which the days of the sample data count. It is moved by one where needed, so that day
 * 2, and with it every meeting held a number of weeks before, is never on a weekend. */
void
trellis_demo_when_today (gint64 now, GDate *today)
{
  g_autoptr(GDateTime) local = g_date_time_new_from_unix_local (now);
  int year, month, day;

  g_date_time_get_ymd (local, &year, &month, &day);
  g_date_set_dmy (today, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  if (g_date_get_weekday (today) == G_DATE_THURSDAY)
    g_date_subtract_days (today, 1);
  else if (g_date_get_weekday (today) == G_DATE_FRIDAY)
    g_date_add_days (today, 1);
}

/* Reads "-30d" or "+3d" and points @rest behind it. */
static gboolean
read_day (const char *text, const GDate *today, GDate *day, const char **rest)
{
  char *end;
  gint64 days = g_ascii_strtoll (text, &end, 10);

  if (end == text || *end != 'd' || ABS (days) > 36500)
    return FALSE;

  *day = *today;
  if (days >= 0)
    g_date_add_days (day, (guint) days);
  else
    g_date_subtract_days (day, (guint) -days);
  *rest = end + 1;
  return TRUE;
}

/* "-30d" as the day that was thirty days before @today. */
gboolean
trellis_demo_when_day (const char *text, const GDate *today, char **day)
{
  GDate date;
  const char *rest;

  if (!read_day (text, today, &date, &rest) || *rest != '\0')
    return FALSE;

  *day = trellis_day_format (&date);
  return TRUE;
}

/* "-30d 14:00" as that time of that day, where the person is. */
gboolean
trellis_demo_when_time (const char *text, const GDate *today, gint64 *time)
{
  g_autoptr(GDateTime) local = NULL;
  guint64 hour, minute;
  GDate date;
  const char *rest;
  g_auto(GStrv) clock = NULL;

  if (!read_day (text, today, &date, &rest) || *rest != ' ')
    return FALSE;

  clock = g_strsplit (rest + 1, ":", -1);
  if (g_strv_length (clock) != 2 ||
      !g_ascii_string_to_unsigned (clock[0], 10, 0, 23, &hour, NULL) ||
      !g_ascii_string_to_unsigned (clock[1], 10, 0, 59, &minute, NULL))
    return FALSE;

  local = g_date_time_new_local (g_date_get_year (&date), g_date_get_month (&date),
                                 g_date_get_day (&date), (int) hour, (int) minute, 0);
  *time = g_date_time_to_unix (local);
  return TRUE;
}
