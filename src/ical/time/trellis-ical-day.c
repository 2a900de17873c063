/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-when-private.h"

#include "trellis-ical-clock-private.h"
#include "trellis-ical-item-private.h"

/* The day of a DATE; of a DATE-TIME that is the same moment everywhere, the day that it is then where the person of
 * @context is, and of another the day as written. NULL when there is none. Transfer full. */
char *
trellis_ical_day_read (const TrellisIcalComponent *calendar, const TrellisIcalComponent *item, const char *name,
                       const TrellisIcalContext *context)
{
  const TrellisIcalLine *line = trellis_ical_component_find_line (item, name);
  g_autofree char *tzid = NULL;
  TrellisIcalTime time;

  if (line == NULL || !trellis_ical_time_parse (trellis_ical_line_get_value (line), &time))
    return NULL;
  if (time.kind == TRELLIS_ICAL_TIME_LOCAL)
    tzid = trellis_ical_line_dup_parameter (line, "TZID");
  if (time.kind == TRELLIS_ICAL_TIME_UTC || tzid != NULL)
    {
      g_autoptr(TrellisIcalClock) there = trellis_ical_clock_new (calendar, tzid, context);
      g_autoptr(TrellisIcalClock) here = trellis_ical_clock_new (NULL, NULL, context);

      time = trellis_ical_clock_from_unix (here, trellis_ical_clock_to_unix (there, &time));
    }
  return trellis_ical_time_dup_day (&time);
}

/* Where the item is already of that day, the time stays as somebody wrote it. */
void
trellis_ical_day_write (const TrellisIcalComponent *calendar, TrellisIcalComponent *item, const char *name,
                        const char *day, const TrellisIcalContext *context)
{
  g_autofree char *current = trellis_ical_day_read (calendar, item, name, context);
  g_autofree char *written = trellis_ical_item_dup_day (item, name);

  if (g_strcmp0 (current, day) == 0)
    return;
  if (g_strcmp0 (written, day) == 0)
    trellis_ical_component_remove_lines (item, name);
  trellis_ical_item_set_day (item, name, day);
}
