/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"

G_BEGIN_DECLS

GPtrArray            *trellis_ical_split      (const TrellisIcalComponent *stream);
TrellisIcalComponent *trellis_ical_join       (GPtrArray                  *calendars,
                                               const char                 *name);
gboolean              trellis_ical_has_rule     (const TrellisIcalComponent *calendar);
gboolean              trellis_ical_is_repeating (const TrellisIcalComponent *calendar);

G_END_DECLS
