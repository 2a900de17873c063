/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-ical-libical-private.h"

/* libical evaluates rules of recurrence and zones that others wrote. It never sees an item as a whole,
 * since it would lose some of it. */

/* The interface that meson.build asks for. */
#define SONAME "libical.so.3"

/* libical, which comes with all of ICU, is loaded when a rule or a zone of others first needs it. A
 * program that cannot read them would take times for others, so that it goes no further without. Any
 * thread. */
const TrellisLibical *
trellis_libical_get (void)
{
  static const char *const names[] = { TRELLIS_LIBICAL_FUNCTIONS (TRELLIS_LATE_NAME) NULL };
  static TrellisLibical libical;
  static gsize done;

  if (g_once_init_enter (&done))
    {
      if (!trellis_late_library_load (SONAME, names, &libical))
        g_error ("Trellis is not installed as a whole: %s is missing", SONAME);
      /* By itself, it may end the program over what it does not like. */
      libical.icalerror_set_errors_are_fatal (0);
      g_once_init_leave (&done, 1);
    }
  return &libical;
}

/* Without a zone, but for one in UTC. */
struct icaltimetype
trellis_ical_libical_time (const TrellisIcalTime *time)
{
  const TrellisLibical *libical = trellis_libical_get ();
  struct icaltimetype made = libical->icaltime_null_time ();

  made.year = time->year;
  made.month = time->month;
  made.day = time->day;
  made.hour = time->hour;
  made.minute = time->minute;
  made.second = time->second;
  made.is_date = time->kind == TRELLIS_ICAL_TIME_DATE;
  if (time->kind == TRELLIS_ICAL_TIME_UTC)
    made.zone = libical->icaltimezone_get_utc_timezone ();
  return made;
}

TrellisIcalTime
trellis_ical_libical_reread (const struct icaltimetype *time)
{
  return (TrellisIcalTime) {
    .kind = time->is_date ? TRELLIS_ICAL_TIME_DATE
            : trellis_libical_get ()->icaltime_is_utc (*time) != 0 ? TRELLIS_ICAL_TIME_UTC
                                           : TRELLIS_ICAL_TIME_LOCAL,
    .year = time->year,
    .month = time->month,
    .day = time->day,
    .hour = time->hour,
    .minute = time->minute,
    .second = time->second,
  };
}
