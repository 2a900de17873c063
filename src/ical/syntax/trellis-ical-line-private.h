/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-line.h"
#include "trellis-ical-parameter-private.h"

G_BEGIN_DECLS

void trellis_ical_line_init_parameter (const TrellisIcalLine *self,
                                       TrellisIcalParameter  *parameter);

G_END_DECLS
