/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-format.h"

#include "trellis-date-words.h"
#include "trellis-direction.h"
#include "trellis-phrase.h"
#include "trellis-time.h"
#include "trellis-zone.h"

#include <glib/gi18n.h>

/* Times, days and lengths in words, in this computer's time zone unless a zone is given. */

static TrellisClock clock_format = TRELLIS_CLOCK_OF_LOCALE;

/* For all times from now on. The caller sees to those that are shown already. */
void
trellis_format_set_clock (TrellisClock format)
{
  clock_format = format;
}

/* Whether times are told by twelve hours: by the locale, unless the person has chosen. */
gboolean
trellis_format_has_twelve_hours (void)
{
  return clock_format == TRELLIS_CLOCK_OF_LOCALE ? trellis_date_words_twelve_hours ()
                                                 : clock_format == TRELLIS_CLOCK_12_HOURS;
}

/* "14:00" or "2:00 PM"; transfer full. */
char *
trellis_format_clock (gint64 time, GTimeZone *zone)
{
  g_autoptr(GTimeZone) local = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_local ();
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr(GDateTime) there = g_date_time_to_timezone (utc, local);

  return trellis_date_words (there, trellis_format_has_twelve_hours () ? TRELLIS_DATE_WORDS_CLOCK_12
                                                                       : TRELLIS_DATE_WORDS_CLOCK_24);
}

static char *
format_date (GDateTime *date, int days_away, int this_year)
{
  if (days_away == 0)
    /* Translators: days stand by themselves, at the beginning of a line or after a colon. */
    return g_strdup (C_("day", "Today"));
  if (days_away == 1)
    return g_strdup (C_("day", "Tomorrow"));
  if (days_away == -1)
    return g_strdup (C_("day", "Yesterday"));
  if (days_away > 1 && days_away < 7)
    return trellis_date_words (date, TRELLIS_DATE_WORDS_WEEKDAY);

  return trellis_date_words (date, g_date_time_get_year (date) == this_year
                                     ? TRELLIS_DATE_WORDS_DAY
                                     : TRELLIS_DATE_WORDS_DAY_YEAR);
}

/* What the clock shows at @time in the zone of this IANA name, "21:30 there", and the day where that is
 * another one than here; NULL where it shows the same, and for no zone; transfer full. */
char *
trellis_format_there (gint64 time, const char *zone)
{
  g_autoptr(GDateTime) here = trellis_zone_local_time (time, NULL);
  g_autoptr(GDateTime) there = trellis_zone_local_time (time, zone);
  g_autoptr(GTimeZone) opened = trellis_zone_open (zone);
  g_autofree char *clock = trellis_format_clock (time, opened);
  g_autofree char *day = NULL;

  if (!trellis_zone_differs (NULL, zone, time))
    return NULL;
  if (g_date_time_get_day_of_month (here) == g_date_time_get_day_of_month (there))
    /* Translators: the time of day where the partner lives, behind the partner's name or the time here. */
    return g_strdup_printf (_("%s there"), clock);

  day = trellis_date_words (there, TRELLIS_DATE_WORDS_WEEKDAY);
  /* Translators: the day of the week and the time of day where the partner lives, “Friday, 01:30 there”,
   * behind the partner's name or the time here. */
  return g_strdup_printf (_("%s, %s there"), day, clock);
}

/* "Today", "Tomorrow", "Friday", "Fri, Nov 27", "Nov 27, 2025"; transfer full. */
char *
trellis_format_day_of_time (gint64 time, gint64 now)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *today = trellis_day_of_time (now, zone);
  g_autofree char *day = trellis_day_of_time (time, zone);
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr(GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autoptr(GDateTime) present = g_date_time_new_from_unix_local (now);

  return format_date (local, trellis_day_count (today, day), g_date_time_get_year (present));
}

/* "Tomorrow, 14:00"; transfer full. */
char *
trellis_format_when (gint64 time, gint64 now)
{
  g_autofree char *day = trellis_format_day_of_time (time, now);
  g_autofree char *clock = trellis_format_clock (time, NULL);

  /* Translators: day and time of day, "Tomorrow, 14:00". */
  return g_strdup_printf (_("%s, %s"), day, clock);
}

/* A kept day, "2026-11-22", in words relative to today; NULL for no day; transfer full. */
char *
trellis_format_day (const char *day)
{
  GDate date;
  g_autoptr(GDateTime) noon = NULL;

  if (!trellis_day_parse (day, &date))
    return NULL;

  noon = g_date_time_new_local (g_date_get_year (&date), g_date_get_month (&date),
                                g_date_get_day (&date), 12, 0, 0);
  return trellis_format_day_of_time (g_date_time_to_unix (noon), trellis_time_now ());
}

/* A kept day as a beginning, "since May 24" or "since May 24, 2025"; NULL for no day; transfer full. */
char *
trellis_format_since (const char *day)
{
  GDate date;
  g_autoptr(GDateTime) noon = NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  if (!trellis_day_parse (day, &date))
    return NULL;

  noon = g_date_time_new_local (g_date_get_year (&date), g_date_get_month (&date),
                                g_date_get_day (&date), 12, 0, 0);
  return trellis_date_words (noon, g_date_get_year (&date) == g_date_time_get_year (now)
                                     ? TRELLIS_DATE_WORDS_SINCE
                                     : TRELLIS_DATE_WORDS_SINCE_YEAR);
}

/* @words with blanks at which no line ends. Takes @words; transfer full. */
char *
trellis_format_hold (char *words)
{
  g_autofree char *taken = words;
  g_auto(GStrv) parts = g_strsplit (taken, " ", -1);

  return g_strjoinv ("\u00a0", parts);
}

/* "45 minutes", "1 hour", "1 h 30 min", so that no line ends within it; transfer full. */
char *
trellis_format_minutes (int minutes)
{
  return trellis_format_hold (trellis_phrase_minutes (minutes));
}

/* "Me", the partner's name, "Both". @partner may be NULL. */
const char *
trellis_format_owner (TrellisOwner owner, TrellisRole my_role, const char *partner)
{
  if (owner == TRELLIS_OWNER_BOTH)
    /* Translators: both people of a match are the owner of an action. */
    return C_("owner", "Both");
  if ((owner == TRELLIS_OWNER_MENTEE) == (my_role == TRELLIS_ROLE_MENTEE))
    return C_("owner", "Me");
  if (partner != NULL)
    return partner;

  return owner == TRELLIS_OWNER_MENTEE ? C_("role", "Mentee") : C_("role", "Mentor");
}

/* What stands beside each other on a line, "Ada · Tomorrow": up to the first NULL, without what is
 * empty. Names and titles may be in any script. Transfer full. */
char *
trellis_format_line (const char *first, ...)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();
  va_list more;

  va_start (more, first);
  for (const char *part = first; part != NULL; part = va_arg (more, const char *))
    g_ptr_array_add (parts, (gpointer) part);
  va_end (more);
  g_ptr_array_add (parts, NULL);
  return trellis_direction_join ((const char *const *) parts->pdata,
                                 gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);
}
