/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"

G_BEGIN_DECLS

GTimeZone            *trellis_ical_zone_open          (const char                 *name);
char                 *trellis_ical_zone_find_name     (const char                 *tzid);
TrellisIcalComponent *trellis_ical_zone_write         (const char                 *name,
                                                       gint64                      earliest);
gint64                trellis_ical_zone_get_beginning (const TrellisIcalComponent *zone);
gboolean              trellis_ical_has_unknown_zone   (const TrellisIcalComponent *calendar);

G_END_DECLS
