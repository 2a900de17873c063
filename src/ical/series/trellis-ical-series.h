/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-whole.h"

G_BEGIN_DECLS

/* An event that comes again is no record: our meetings never do. What others made so is shown by its
 * occurrences, which are read-only meetings, and kept as it is. */
typedef struct
{
  char *id;      /* value of its RECURRENCE-ID, "20260105T180000" */
  gint64 starts; /* UTC */
  int minutes;
} TrellisIcalOccurrence;

gboolean              trellis_ical_is_series        (const TrellisIcalComponent *calendar);

void                  trellis_ical_occurrence_free  (TrellisIcalOccurrence      *self);
GPtrArray            *trellis_ical_series_list      (const TrellisIcalComponent *calendar,
                                                     gint64                      from,
                                                     gint64                      until,
                                                     guint                       most,
                                                     const TrellisIcalContext   *context);
char                 *trellis_ical_series_dup_first (const TrellisIcalComponent *calendar);
GPtrArray            *trellis_ical_series_spread    (const TrellisIcalComponent *calendar,
                                                     gint64                      from,
                                                     gint64                      until,
                                                     guint                       most,
                                                     const TrellisIcalContext   *context);
TrellisIcalWhole     *trellis_ical_series_read      (const TrellisIcalComponent *calendar,
                                                     const char                 *id,
                                                     const TrellisIcalContext   *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisIcalOccurrence, trellis_ical_occurrence_free)

G_END_DECLS
