/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-time.h"

/* Of four digits. */
#define LAST_YEAR 9999

/* The present, in seconds since the epoch, UTC. Rules take it as an argument; only those who ask a
 * rule call this. */
gint64
trellis_time_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* "2026-11-22", the form in which days are kept; transfer full. */
char *
trellis_day_format (GDate *day)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (day), g_date_get_month (day),
                          g_date_get_day (day));
}

/* Reads the form that trellis_day_format() writes, and nothing else. @text may be NULL. */
gboolean
trellis_day_parse (const char *text, GDate *day)
{
  guint64 year, month, mday;
  g_auto(GStrv) parts = NULL;

  g_date_clear (day, 1);
  if (text == NULL || strlen (text) != 10)
    return FALSE;

  parts = g_strsplit (text, "-", 3);
  if (g_strv_length (parts) != 3 ||
      !g_ascii_string_to_unsigned (parts[0], 10, 1, LAST_YEAR, &year, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 1, 12, &month, NULL) ||
      !g_ascii_string_to_unsigned (parts[2], 10, 1, 31, &mday, NULL) ||
      !g_date_valid_dmy ((GDateDay) mday, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_set_dmy (day, (GDateDay) mday, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/* The day on which @time (UTC) falls in @zone; transfer full. */
char *
trellis_day_of_time (gint64 time, GTimeZone *zone)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr(GDateTime) local = g_date_time_to_timezone (utc, zone);

  return g_date_time_format (local, "%Y-%m-%d");
}

/* The day that it is now in the time zone of this computer; transfer full. Rules take it as an argument. */
char *
trellis_day_today (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  return trellis_day_of_time (trellis_time_now (), zone);
}

/* Many programs write "9999-12-31" for never. What is beyond is no day that can be kept. */
static char *
format_at_most_last (GDate *day)
{
  if (g_date_get_year (day) > LAST_YEAR)
    g_date_set_dmy (day, 31, G_DATE_DECEMBER, LAST_YEAR);
  return trellis_day_format (day);
}

/* The day @days after @day, which must be one, or the first or last that there is; transfer full. */
char *
trellis_day_add (const char *day, int days)
{
  GDate date;

  g_return_val_if_fail (trellis_day_parse (day, &date), NULL);
  if (days >= 0)
    g_date_add_days (&date, (guint) days);
  else
    g_date_subtract_days (&date, MIN ((guint) -days, g_date_get_julian (&date) - 1));
  return format_at_most_last (&date);
}

/* The same day of the month @months later, or the month's last day where it has no such day; at most the
 * last day that there is. Transfer full. */
char *
trellis_day_add_months (const char *day, int months)
{
  GDate date;

  g_return_val_if_fail (months >= 0 && trellis_day_parse (day, &date), NULL);
  g_date_add_months (&date, (guint) months);
  return format_at_most_last (&date);
}

/* Days from @from to @to, negative when @to comes first. Both must be days. */
int
trellis_day_count (const char *from, const char *to)
{
  GDate first, last;

  g_return_val_if_fail (trellis_day_parse (from, &first), 0);
  g_return_val_if_fail (trellis_day_parse (to, &last), 0);
  return g_date_days_between (&first, &last);
}
