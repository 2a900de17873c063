/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-clock-private.h"
#include "trellis-ical-series.h"

G_BEGIN_DECLS

/* When an occurrence would be, if no exception said otherwise. */
typedef struct
{
  gint64 at;
  TrellisIcalTime time; /* what its RECURRENCE-ID says */
} TrellisIcalInstance;

/* A series with what tells its times. */
typedef struct
{
  const TrellisIcalComponent *calendar;
  const TrellisIcalComponent *master; /* NULL where there are only exceptions */
  const TrellisIcalLine *start;       /* DTSTART of the master, else a RECURRENCE-ID */
  TrellisIcalTime first;
  TrellisIcalClock *clock; /* owned */
  const TrellisIcalContext *context;
} TrellisIcalSeries;

gboolean trellis_ical_series_init    (TrellisIcalSeries          *self,
                                      const TrellisIcalComponent *calendar,
                                      const TrellisIcalContext   *context);
void     trellis_ical_series_clear   (TrellisIcalSeries          *self);

gboolean trellis_ical_series_read_at (const TrellisIcalSeries    *self,
                                      const TrellisIcalLine      *line,
                                      gint64                     *at);
GArray  *trellis_ical_series_expand  (const TrellisIcalSeries    *self,
                                      gint64                      from,
                                      gint64                      until,
                                      guint                       most);

TrellisIcalComponent *trellis_ical_series_extract (const TrellisIcalComponent *calendar,
                                                   const char                 *id,
                                                   const TrellisIcalContext   *context);
TrellisIcalComponent *trellis_ical_series_merge   (const TrellisIcalComponent *calendar,
                                                   const char                 *id,
                                                   const TrellisIcalComponent *extracted,
                                                   const TrellisIcalContext   *context);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrellisIcalSeries, trellis_ical_series_clear)

G_END_DECLS
