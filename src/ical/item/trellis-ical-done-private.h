/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"
#include "trellis-ical-context.h"

G_BEGIN_DECLS

gint64 trellis_ical_done_read  (const TrellisIcalComponent *item,
                                const TrellisIcalContext   *context);
void   trellis_ical_done_write (TrellisIcalComponent       *item,
                                gint64                      done,
                                const TrellisIcalContext   *context);

G_END_DECLS
