/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libical/ical.h>

#include "trellis-ical-time.h"
#include "trellis-late-library.h"

G_BEGIN_DECLS

#define TRELLIS_LIBICAL_FUNCTIONS(each) \
  each (icalcomponent_free) \
  each (icalcomponent_isa) \
  each (icalerror_set_errors_are_fatal) \
  each (icalparser_parse_string) \
  each (icalrecur_iterator_free) \
  each (icalrecur_iterator_new) \
  each (icalrecur_iterator_next) \
  each (icalrecurrencetype_from_string) \
  each (icaltime_is_null_time) \
  each (icaltime_is_utc) \
  each (icaltime_null_time) \
  each (icaltimezone_free) \
  each (icaltimezone_get_utc_offset_of_utc_time) \
  each (icaltimezone_get_utc_timezone) \
  each (icaltimezone_new) \
  each (icaltimezone_set_component)

/* What Trellis takes of libical, each by its own name. */
typedef struct
{
  TRELLIS_LIBICAL_FUNCTIONS (TRELLIS_LATE_POINTER)
} TrellisLibical;

const TrellisLibical *trellis_libical_get         (void);
struct icaltimetype   trellis_ical_libical_time   (const TrellisIcalTime     *time);
TrellisIcalTime       trellis_ical_libical_reread (const struct icaltimetype *time);

G_END_DECLS
