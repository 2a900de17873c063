/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How often two people meet: every @months months, or every @days days, or, with both 0, without a
 * rhythm. */
typedef struct
{
  int days;
  int months;
} TrellisRhythm;

#define TRELLIS_RHYTHM_NONE ((TrellisRhythm) { 0, 0 })
#define TRELLIS_RHYTHM_DAYS(n) ((TrellisRhythm) { (n), 0 })
#define TRELLIS_RHYTHM_MONTHS(n) ((TrellisRhythm) { 0, (n) })

gboolean trellis_rhythm_is_none        (TrellisRhythm  rhythm);
int      trellis_rhythm_count_days     (TrellisRhythm  rhythm);

gint64   trellis_rhythm_propose_next   (TrellisRhythm  rhythm,
                                        gint64         last,
                                        GTimeZone     *zone,
                                        gint64         now);
GArray  *trellis_rhythm_propose_series (TrellisRhythm  rhythm,
                                        gint64         first,
                                        GTimeZone     *zone,
                                        guint          count);

G_END_DECLS
