/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-clock-private.h"

#include <string.h>

#include "trellis-ical-item-private.h"
#include "trellis-ical-libical-private.h"
#include "trellis-ical-writer.h"
#include "trellis-ical-zone.h"

/* A VTIMEZONE with more is none that a program made of a place's rules. */
#define MOST_PARTS 500
#define MOST_LINES 5000

struct _TrellisIcalClock
{
  GTimeZone *zone; /* of tzdata, or */
  icaltimezone *foreign;
  char *name;
};

/* Rules of a zone come at most a few times a year: all others could be made to take for ever. */
static gboolean
is_plain_rule (const char *value)
{
  g_autofree char *rule = g_ascii_strup (value, -1);
  g_auto(GStrv) parts = g_strsplit (rule, ";", -1);
  static const char *const known[] = { "FREQ=YEARLY", "INTERVAL=", "COUNT=",      "UNTIL=",
                                       "BYMONTH=",    "BYDAY=",    "BYMONTHDAY=", "BYYEARDAY=",
                                       "BYSETPOS=",   "WKST=" };

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gboolean is_known = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (known) && !is_known; k++)
        is_known = g_str_has_prefix (parts[i], known[k]);
      if (!is_known)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_plain_part (const TrellisIcalComponent *part)
{
  const guint size = trellis_ical_component_get_size (part);

  for (guint i = 0; i < size; i++)
    {
      const TrellisIcalLine *line = trellis_ical_component_get_line (part, i);

      if (line == NULL)
        return FALSE;
      if ((trellis_ical_line_has_name (line, "RRULE") || trellis_ical_line_has_name (line, "EXRULE")) &&
          !is_plain_rule (trellis_ical_line_get_value (line)))
        return FALSE;
    }
  return size <= MOST_LINES && trellis_ical_component_find_line (part, "DTSTART") != NULL &&
         trellis_ical_component_find_line (part, "TZOFFSETFROM") != NULL &&
         trellis_ical_component_find_line (part, "TZOFFSETTO") != NULL;
}

static gboolean
is_plain_zone (const TrellisIcalComponent *zone)
{
  guint n_parts = 0;

  for (guint i = 0; i < trellis_ical_component_get_size (zone); i++)
    {
      const TrellisIcalComponent *part = trellis_ical_component_get_part (zone, i);

      if (part == NULL)
        continue;
      if (++n_parts > MOST_PARTS || !is_plain_part (part))
        return FALSE;
    }
  return n_parts > 0;
}

static const TrellisIcalComponent *
find_zone (const TrellisIcalComponent *calendar, const char *tzid)
{
  for (guint i = trellis_ical_component_search_part (calendar, "VTIMEZONE", 0);
       i != TRELLIS_ICAL_NONE;
       i = trellis_ical_component_search_part (calendar, "VTIMEZONE", i + 1))
    {
      const TrellisIcalComponent *zone = trellis_ical_component_get_part (calendar, i);

      if (g_strcmp0 (trellis_ical_item_get_value (zone, "TZID"), tzid) == 0)
        return zone;
    }
  return NULL;
}

static icaltimezone *
create_foreign (const TrellisIcalComponent *zone)
{
  const TrellisLibical *libical;
  g_autofree char *text = NULL;
  icalcomponent *component;
  icaltimezone *foreign;

  if (!is_plain_zone (zone))
    return NULL;
  libical = trellis_libical_get ();
  text = trellis_ical_write (zone);
  component = libical->icalparser_parse_string (text);
  if (component == NULL)
    return NULL;
  foreign = libical->icaltimezone_new ();
  if (libical->icalcomponent_isa (component) == ICAL_VTIMEZONE_COMPONENT &&
      libical->icaltimezone_set_component (foreign, component))
    return foreign;
  libical->icalcomponent_free (component);
  libical->icaltimezone_free (foreign, 1);
  return NULL;
}

/* The clocks that @tzid names: those of tzdata where it is known there, else what a VTIMEZONE of
 * @calendar, which may be NULL, says. A time that has no TZID, or an unknown one, is meant where the
 * person is: it is shown by the zone of @context. Transfer full. */
TrellisIcalClock *
trellis_ical_clock_new (const TrellisIcalComponent *calendar,
                        const char *tzid,
                        const TrellisIcalContext *context)
{
  TrellisIcalClock *self = g_new0 (TrellisIcalClock, 1);
  const TrellisIcalComponent *zone;

  self->name = tzid != NULL ? trellis_ical_zone_find_name (tzid) : NULL;
  if (self->name == NULL && tzid != NULL && calendar != NULL &&
      (zone = find_zone (calendar, tzid)) != NULL)
    {
      const char *location = trellis_ical_item_get_value (zone, "X-LIC-LOCATION");

      self->name = location != NULL ? trellis_ical_zone_find_name (location) : NULL;
      if (self->name == NULL)
        self->foreign = create_foreign (zone);
    }
  if (self->foreign == NULL)
    self->zone = trellis_ical_zone_open (self->name != NULL ? self->name : context->zone);
  if (self->foreign == NULL && self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
  return self;
}

void
trellis_ical_clock_free (TrellisIcalClock *self)
{
  g_clear_pointer (&self->zone, g_time_zone_unref);
  if (self->foreign != NULL)
    trellis_libical_get ()->icaltimezone_free (self->foreign, 1);
  g_free (self->name);
  g_free (self);
}

/* The name in tzdata of what its TZID means; NULL when it means nothing there. */
const char *
trellis_ical_clock_get_name (const TrellisIcalClock *self)
{
  return self->name;
}

static gint64
get_offset (gint64 seconds, gpointer data)
{
  const TrellisIcalClock *self = data;
  const TrellisIcalTime time = trellis_ical_time_from_unix (seconds, NULL);
  struct icaltimetype utc = trellis_ical_libical_time (&time);
  int is_daylight;

  return trellis_libical_get ()->icaltimezone_get_utc_offset_of_utc_time (self->foreign, &utc, &is_daylight);
}

gint64
trellis_ical_clock_to_unix (const TrellisIcalClock *self, const TrellisIcalTime *time)
{
  if (self->foreign == NULL)
    return trellis_ical_time_to_unix (time, self->zone);
  return trellis_ical_time_to_unix_by (time, get_offset, (gpointer) self);
}

TrellisIcalTime
trellis_ical_clock_from_unix (const TrellisIcalClock *self, gint64 seconds)
{
  TrellisIcalTime time;

  if (self->foreign == NULL)
    return trellis_ical_time_from_unix (seconds, self->zone);
  time = trellis_ical_time_from_unix (seconds + get_offset (seconds, (gpointer) self), NULL);
  time.kind = TRELLIS_ICAL_TIME_LOCAL;
  return time;
}

static gboolean
is_unknown (const TrellisIcalComponent *calendar, const TrellisIcalLine *line)
{
  const TrellisIcalContext context = { .zone = NULL };
  g_autofree char *tzid = NULL;
  g_autoptr(TrellisIcalClock) clock = NULL;
  TrellisIcalTime time;

  if (!trellis_ical_time_parse (trellis_ical_line_get_value (line), &time) || time.kind != TRELLIS_ICAL_TIME_LOCAL)
    return FALSE;
  tzid = trellis_ical_line_dup_parameter (line, "TZID");
  if (tzid == NULL || *tzid == '\0')
    return FALSE;
  clock = trellis_ical_clock_new (calendar, tzid, &context);
  return clock->name == NULL && clock->foreign == NULL;
}

/* Whether the event or to-do of @calendar is at a time by clocks that nobody knows, which is read as one by the
 * clocks where the person is. */
gboolean
trellis_ical_has_unknown_zone (const TrellisIcalComponent *calendar)
{
  static const char *const items[] = { "VEVENT", "VTODO" };
  static const char *const names[] = { "DTSTART", "DTEND", "DUE" };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      const TrellisIcalComponent *item = trellis_ical_item_find (calendar, items[i]);

      for (guint k = 0; item != NULL && k < G_N_ELEMENTS (names); k++)
        {
          const TrellisIcalLine *line = trellis_ical_component_find_line (item, names[k]);

          if (line != NULL && is_unknown (calendar, line))
            return TRUE;
        }
    }
  return FALSE;
}
