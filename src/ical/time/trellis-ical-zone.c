/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-zone.h"

#include <string.h>

#include "trellis-ical-item-private.h"
#include "trellis-ical-time.h"

/* Names that Windows, and so Outlook and Exchange, gives to zones, by the Unicode CLDR's
 * windowsZones, territory 001. */
static const char *const windows_names[][2] = {
  { "AUS Eastern Standard Time", "Australia/Sydney" },
  { "Alaskan Standard Time", "America/Anchorage" },
  { "Arab Standard Time", "Asia/Riyadh" },
  { "Arabian Standard Time", "Asia/Dubai" },
  { "Argentina Standard Time", "America/Argentina/Buenos_Aires" },
  { "Atlantic Standard Time", "America/Halifax" },
  { "Canada Central Standard Time", "America/Regina" },
  { "Cen. Australia Standard Time", "Australia/Adelaide" },
  { "Central America Standard Time", "America/Guatemala" },
  { "Central Europe Standard Time", "Europe/Budapest" },
  { "Central European Standard Time", "Europe/Warsaw" },
  { "Central Standard Time", "America/Chicago" },
  { "Central Standard Time (Mexico)", "America/Mexico_City" },
  { "China Standard Time", "Asia/Shanghai" },
  { "E. Africa Standard Time", "Africa/Nairobi" },
  { "E. Australia Standard Time", "Australia/Brisbane" },
  { "E. South America Standard Time", "America/Sao_Paulo" },
  { "Eastern Standard Time", "America/New_York" },
  { "Egypt Standard Time", "Africa/Cairo" },
  { "FLE Standard Time", "Europe/Kiev" },
  { "GMT Standard Time", "Europe/London" },
  { "GTB Standard Time", "Europe/Bucharest" },
  { "Greenwich Standard Time", "Atlantic/Reykjavik" },
  { "Hawaiian Standard Time", "Pacific/Honolulu" },
  { "India Standard Time", "Asia/Calcutta" },
  { "Israel Standard Time", "Asia/Jerusalem" },
  { "Korea Standard Time", "Asia/Seoul" },
  { "Morocco Standard Time", "Africa/Casablanca" },
  { "Mountain Standard Time", "America/Denver" },
  { "Nepal Standard Time", "Asia/Katmandu" },
  { "New Zealand Standard Time", "Pacific/Auckland" },
  { "Newfoundland Standard Time", "America/St_Johns" },
  { "Pacific SA Standard Time", "America/Santiago" },
  { "Pacific Standard Time", "America/Los_Angeles" },
  { "Pakistan Standard Time", "Asia/Karachi" },
  { "Romance Standard Time", "Europe/Paris" },
  { "Russian Standard Time", "Europe/Moscow" },
  { "SA Pacific Standard Time", "America/Bogota" },
  { "SE Asia Standard Time", "Asia/Bangkok" },
  { "Singapore Standard Time", "Asia/Singapore" },
  { "South Africa Standard Time", "Africa/Johannesburg" },
  { "Taipei Standard Time", "Asia/Taipei" },
  { "Tokyo Standard Time", "Asia/Tokyo" },
  { "Turkey Standard Time", "Europe/Istanbul" },
  { "US Mountain Standard Time", "America/Phoenix" },
  { "W. Australia Standard Time", "Australia/Perth" },
  { "W. Central Africa Standard Time", "Africa/Lagos" },
  { "W. Europe Standard Time", "Europe/Berlin" },
};

static gboolean
is_plain_name (const char *name)
{
  return name != NULL && g_ascii_isupper (*name) && strlen (name) <= 64 &&
         strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_+-/") == strlen (name);
}

/* The zone of tzdata called @name, NULL when there is none. GLib would also open a file by its path
 * and make a zone of "+01:00": what comes from elsewhere must be a plain name. GLib forgets a zone that
 * nobody holds and reads its file again; here it is kept. Any thread may ask. Transfer full. */
GTimeZone *
trellis_ical_zone_open (const char *name)
{
  static GMutex mutex;
  static GHashTable *known;
  g_autoptr(GMutexLocker) locker = NULL;
  GTimeZone *zone;

  if (!is_plain_name (name))
    return NULL;

  locker = g_mutex_locker_new (&mutex);
  if (known == NULL)
    known =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_time_zone_unref);
  zone = g_hash_table_lookup (known, name);
  if (zone == NULL)
    {
      zone = g_time_zone_new_identifier (name);
      if (zone != NULL)
        g_hash_table_insert (known, g_strdup (name), zone);
    }
  return zone != NULL ? g_time_zone_ref (zone) : NULL;
}

static gboolean
is_zone (const char *name)
{
  g_autoptr(GTimeZone) zone = trellis_ical_zone_open (name);

  return zone != NULL;
}

/* The name in tzdata of what a TZID means: the name itself, one of Windows, or a path that ends in
 * the name, as other programs make them (RFC 5545 §3.2.19). NULL when it means nothing to us.
 * Transfer full. */
char *
trellis_ical_zone_find_name (const char *tzid)
{
  g_autofree char *stripped = g_strstrip (g_strdup (tzid));

  for (const char *name = stripped; name != NULL; name = strchr (name, '/'))
    {
      name += strspn (name, "/");
      if (is_zone (name))
        return g_strdup (name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (windows_names); i++)
    if (g_ascii_strcasecmp (stripped, windows_names[i][0]) == 0 && is_zone (windows_names[i][1]))
      return g_strdup (windows_names[i][1]);
  return NULL;
}

/* From when on a VTIMEZONE tells what clocks show: when its first part starts, as trellis_ical_time_count()
 * counts it. G_MAXINT64 of one that tells nothing. */
gint64
trellis_ical_zone_get_beginning (const TrellisIcalComponent *zone)
{
  gint64 beginning = G_MAXINT64;

  for (guint i = 0; i < trellis_ical_component_get_size (zone); i++)
    {
      const TrellisIcalComponent *part = trellis_ical_component_get_part (zone, i);
      const char *start = part != NULL ? trellis_ical_item_get_value (part, "DTSTART") : NULL;
      TrellisIcalTime time;

      if (start != NULL && trellis_ical_time_parse (start, &time))
        beginning = MIN (beginning, trellis_ical_time_count (&time));
    }
  return beginning;
}
