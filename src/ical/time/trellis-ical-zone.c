/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-zone.h"

#include <string.h>

#include "trellis-ical-item-private.h"
#include "trellis-ical-time.h"
#include "trellis-ical-zone-names-private.h"

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

/* The name in tzdata of what a TZID means: the name itself, one of Windows or of former times, or a path that
 * ends in one, as other programs make them (RFC 5545 §3.2.19). NULL when it means nothing to us.
 * Transfer full. */
char *
trellis_ical_zone_find_name (const char *tzid)
{
  g_autofree char *stripped = g_strstrip (g_strdup (tzid));

  for (const char *name = stripped; name != NULL; name = strchr (name, '/'))
    {
      const char *today;

      name += strspn (name, "/");
      if (is_zone (name))
        return g_strdup (name);
      today = trellis_ical_zone_names_find (name);
      if (today != NULL && is_zone (today))
        return g_strdup (today);
    }
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
