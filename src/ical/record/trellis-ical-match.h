/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-whole.h"

G_BEGIN_DECLS

TrellisIcalComponent *trellis_ical_match_write (const TrellisIcalWhole     *whole,
                                                const TrellisIcalComponent *base,
                                                const TrellisIcalContext   *context);
gboolean              trellis_ical_match_read  (const TrellisIcalComponent *calendar,
                                                TrellisIcalWhole           *whole,
                                                const TrellisIcalContext   *context);

G_END_DECLS
