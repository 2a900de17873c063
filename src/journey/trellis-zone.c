/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-zone.h"

#include <glib/gi18n-lib.h>

#include "trellis-partner-words.h"

G_LOCK_DEFINE_STATIC (kept);
static GHashTable *kept; /* the zones that have been asked for, by name */

/* GLib shares a zone as long as somebody holds it, and reads its file anew afterwards; a journal has few. */
static void
keep (GTimeZone *zone, const char *name)
{
  G_LOCK (kept);
  if (kept == NULL)
    kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_time_zone_unref);
  if (!g_hash_table_contains (kept, name))
    g_hash_table_insert (kept, g_strdup (name), g_time_zone_ref (zone));
  G_UNLOCK (kept);
}

/* The zone called @name, or the local one, where that is NULL, empty or unknown; transfer full. Any thread. */
GTimeZone *
trellis_zone_open (const char *name)
{
  GTimeZone *zone = name != NULL && *name != '\0' ? g_time_zone_new_identifier (name) : NULL;

  if (zone == NULL)
    return g_time_zone_new_local ();

  keep (zone, name);
  return zone;
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

/* Whole hours, but in places whose summer time is shorter. */
static char *
describe_shift (int shift)
{
  const gboolean in_hours = shift % 60 == 0;
  const int amount = in_hours ? ABS (shift) / 60 : ABS (shift);
  const gulong n = (gulong) amount;
  const char *format;

  if (in_hours && shift > 0)
    /* Translators: follows “The clocks change in between. For Ada:” */
    format = g_dngettext (GETTEXT_PACKAGE, "%d hour later than before.", "%d hours later than before.", n);
  else if (in_hours)
    /* Translators: follows “The clocks change in between. For Ada:” */
    format = g_dngettext (GETTEXT_PACKAGE, "%d hour earlier than before.", "%d hours earlier than before.", n);
  else if (shift > 0)
    /* Translators: follows “The clocks change in between. For Ada:” */
    format = g_dngettext (GETTEXT_PACKAGE, "%d minute later than before.", "%d minutes later than before.", n);
  else
    /* Translators: follows “The clocks change in between. For Ada:” */
    format = g_dngettext (GETTEXT_PACKAGE, "%d minute earlier than before.", "%d minutes earlier than before.", n);
  return g_strdup_printf (format, amount);
}

/* A sentence about what trellis_zone_shift() found, NULL when it is 0; transfer full. @partner may be
 * NULL. */
char *
trellis_zone_shift_warning (int shift, const char *partner)
{
  g_autofree char *whom = NULL;
  g_autofree char *shifted = NULL;

  if (shift == 0)
    return NULL;

  whom = trellis_partner_words_say (partner,
                                    /* Translators: %s is a name; “1 hour later than before.” follows. */
                                    _("The clocks change in between. For %s:"),
                                    /* Translators: “1 hour later than before.” follows. */
                                    _("The clocks change in between. For your partner:"));
  shifted = describe_shift (shift);
  return g_strdup_printf ("%s %s", whom, shifted);
}
