/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A length of time (RFC 5545 §3.3.6). A day may have 23 or 25 hours, so days are kept apart; both
 * numbers have the same sign. */
typedef struct
{
  int days;
  gint64 seconds;
} TrellisIcalDuration;

char     *trellis_ical_integer_format  (int                  number);
gboolean  trellis_ical_integer_parse   (const char          *value,
                                        int                 *number);
char     *trellis_ical_boolean_format  (gboolean             truth);
gboolean  trellis_ical_boolean_parse   (const char          *value,
                                        gboolean            *truth);
gboolean  trellis_ical_duration_parse  (const char          *value,
                                        TrellisIcalDuration *duration);
char     *trellis_ical_uri_format      (const char          *address);
char     *trellis_ical_uri_parse       (const char          *value);

G_END_DECLS
