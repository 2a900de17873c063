/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ical"

#include "trellis-ical-libical-private.h"

/* libical evaluates rules of recurrence and zones that others wrote. It never sees an item as a whole,
 * since it would lose some of it. */

/* To be called before libical reads anything: by itself, it may end the program over what it does not
 * like. Any thread may. */
void
trellis_ical_libical_init (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      icalerror_set_errors_are_fatal (0);
      g_once_init_leave (&done, 1);
    }
}

/* Without a zone, but for one in UTC. */
struct icaltimetype
trellis_ical_libical_time (const TrellisIcalTime *time)
{
  struct icaltimetype made = icaltime_null_time ();

  made.year = time->year;
  made.month = time->month;
  made.day = time->day;
  made.hour = time->hour;
  made.minute = time->minute;
  made.second = time->second;
  made.is_date = time->kind == TRELLIS_ICAL_TIME_DATE;
  if (time->kind == TRELLIS_ICAL_TIME_UTC)
    made.zone = icaltimezone_get_utc_timezone ();
  return made;
}

TrellisIcalTime
trellis_ical_libical_reread (const struct icaltimetype *time)
{
  return (TrellisIcalTime) {
    .kind = time->is_date                 ? TRELLIS_ICAL_TIME_DATE
            : icaltime_is_utc (*time) != 0 ? TRELLIS_ICAL_TIME_UTC
                                           : TRELLIS_ICAL_TIME_LOCAL,
    .year = time->year,
    .month = time->month,
    .day = time->day,
    .hour = time->hour,
    .minute = time->minute,
    .second = time->second,
  };
}
