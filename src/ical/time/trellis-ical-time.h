/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_ICAL_TIME_DATE,  /* a day */
  TRELLIS_ICAL_TIME_LOCAL, /* what a clock shows, of the TZID that goes with it or of any place */
  TRELLIS_ICAL_TIME_UTC,
} TrellisIcalTimeKind;

/* A DATE or DATE-TIME (RFC 5545 §3.3.4 and §3.3.5). */
typedef struct
{
  TrellisIcalTimeKind kind;
  int year, month, day;
  int hour, minute, second; /* 0 of a day */
} TrellisIcalTime;

/* Seconds that clocks are ahead of UTC at @seconds since 1970. */
typedef gint64 (*TrellisIcalOffsetFunc) (gint64 seconds, gpointer data);

char            *trellis_ical_time_format      (const TrellisIcalTime *time);
gboolean         trellis_ical_time_parse       (const char            *value,
                                                TrellisIcalTime       *time);

TrellisIcalTime  trellis_ical_time_from_unix   (gint64                 seconds,
                                                GTimeZone             *zone);
gint64           trellis_ical_time_to_unix     (const TrellisIcalTime *time,
                                                GTimeZone             *zone);
gint64           trellis_ical_time_to_unix_by  (const TrellisIcalTime *time,
                                                TrellisIcalOffsetFunc  offset,
                                                gpointer               data);

gboolean         trellis_ical_time_from_day    (const char            *day,
                                                TrellisIcalTime       *time);
char            *trellis_ical_time_dup_day     (const TrellisIcalTime *time);

gint64           trellis_ical_time_count       (const TrellisIcalTime *time);

G_END_DECLS
