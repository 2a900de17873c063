/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libical/ical.h>

#include "trellis-ical-time.h"

G_BEGIN_DECLS

void                trellis_ical_libical_init   (void);
struct icaltimetype trellis_ical_libical_time   (const TrellisIcalTime     *time);
TrellisIcalTime     trellis_ical_libical_reread (const struct icaltimetype *time);

G_END_DECLS
