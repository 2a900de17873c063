/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"

G_BEGIN_DECLS

char     *trellis_ical_dup_meaning  (const TrellisIcalComponent *calendar);
gboolean  trellis_ical_same_meaning (const TrellisIcalComponent *a,
                                     const TrellisIcalComponent *b);

G_END_DECLS
