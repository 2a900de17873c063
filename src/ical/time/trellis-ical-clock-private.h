/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"
#include "trellis-ical-context.h"
#include "trellis-ical-time.h"

G_BEGIN_DECLS

/* What the clocks of a TZID, or of no place, show. */
typedef struct _TrellisIcalClock TrellisIcalClock;

TrellisIcalClock *trellis_ical_clock_new       (const TrellisIcalComponent *calendar,
                                                const char                 *tzid,
                                                const TrellisIcalContext   *context);
void              trellis_ical_clock_free      (TrellisIcalClock           *self);
const char       *trellis_ical_clock_get_name  (const TrellisIcalClock     *self);

gint64            trellis_ical_clock_to_unix   (const TrellisIcalClock     *self,
                                                const TrellisIcalTime      *time);
TrellisIcalTime   trellis_ical_clock_from_unix (const TrellisIcalClock     *self,
                                                gint64                      seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisIcalClock, trellis_ical_clock_free)

G_END_DECLS
