/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-journey"

#include "trellis-zone.h"

#include <glib/gi18n-lib.h>

/* The zone called @name; transfer full. */
GTimeZone *
trellis_zone_open (const char *name)
{
  GTimeZone *zone = name != NULL && *name != '\0' ? g_time_zone_new_identifier (name) : NULL;

  return zone != NULL ? zone : g_time_zone_new_local ();
}

/* What the clock shows at @time in the zone called @name; transfer full. */
GDateTime *
trellis_zone_local_time (gint64 time, const char *name)
{
  g_autoptr(GTimeZone) zone = trellis_zone_open (name);
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time);

  return g_date_time_to_timezone (utc, zone);
}

/* Minutes by which the clocks of @theirs are ahead of those of @mine at @time. */
static int
get_lead (const char *mine, const char *theirs, gint64 time)
{
  g_autoptr(GDateTime) here = trellis_zone_local_time (time, mine);
  g_autoptr(GDateTime) there = trellis_zone_local_time (time, theirs);

  return (int) ((g_date_time_get_utc_offset (there) - g_date_time_get_utc_offset (here)) /
                G_TIME_SPAN_MINUTE);
}

/* Whether two local times are worth showing: the clocks differ at @time. A partner whose zone is not
 * known is taken to live by the same clock. */
gboolean
trellis_zone_differs (const char *mine, const char *theirs, gint64 time)
{
  return theirs != NULL && *theirs != '\0' && get_lead (mine, theirs, time) != 0;
}

/* Minutes by which the clock of @theirs shows more at @to than one would expect from @from, when both
 * meetings are at the same time of day in @mine. 60 means that the meeting comes an hour later in
 * their day, -60 an hour earlier; 0, that summer time changes nothing between the two. */
int
trellis_zone_shift (const char *mine, const char *theirs, gint64 from, gint64 to)
{
  if (theirs == NULL || *theirs == '\0')
    return 0;
  return get_lead (mine, theirs, to) - get_lead (mine, theirs, from);
}

/* A sentence about what trellis_zone_shift() found, NULL when it is 0; transfer full. @partner may be
 * NULL. */
char *
trellis_zone_shift_warning (int shift, const char *partner)
{
  g_autofree char *amount = NULL;

  if (shift == 0)
    return NULL;

  if (ABS (shift) % 60 == 0)
    amount = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d hour", "%d hours", (gulong) (ABS (shift) / 60)),
      ABS (shift) / 60);
  else
    amount = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", (gulong) ABS (shift)), ABS (shift));
  if (partner == NULL || *partner == '\0')
    partner = _("your partner");

  if (shift > 0)
    /* Translators: the first %s is a person, the second a length of time such as "1 hour". */
    return g_strdup_printf (_("The clocks change in between: for %s, this is %s later than before."), partner,
                            amount);

  /* Translators: the first %s is a person, the second a length of time such as "1 hour". */
  return g_strdup_printf (_("The clocks change in between: for %s, this is %s earlier than before."), partner,
                          amount);
}
