/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"

G_BEGIN_DECLS

TrellisIcalComponent *trellis_ical_component_new_from_line (TrellisIcalLine            *begin);
void                  trellis_ical_component_take_end      (TrellisIcalComponent       *self,
                                                            TrellisIcalLine            *end);
const char           *trellis_ical_component_get_begin     (const TrellisIcalComponent *self);
const char           *trellis_ical_component_get_end       (const TrellisIcalComponent *self);

G_END_DECLS
