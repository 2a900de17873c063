/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"
#include "trellis-ical-context.h"

G_BEGIN_DECLS

/* When a meeting is, as the record has it. */
typedef struct
{
  gint64 starts;
  int minutes;
  char *zone; /* of tzdata, or NULL */
} TrellisIcalWhen;

gboolean trellis_ical_when_read  (const TrellisIcalComponent *calendar,
                                  const TrellisIcalComponent *item,
                                  const TrellisIcalContext   *context,
                                  TrellisIcalWhen            *when);
void     trellis_ical_when_write (TrellisIcalComponent       *calendar,
                                  TrellisIcalComponent       *item,
                                  const TrellisIcalWhen      *when,
                                  const TrellisIcalContext   *context);

char    *trellis_ical_day_read   (const TrellisIcalComponent *calendar,
                                  const TrellisIcalComponent *item,
                                  const char                 *name,
                                  const TrellisIcalContext   *context);
void     trellis_ical_day_write  (const TrellisIcalComponent *calendar,
                                  TrellisIcalComponent       *item,
                                  const char                 *name,
                                  const char                 *day,
                                  const TrellisIcalContext   *context);

G_END_DECLS
