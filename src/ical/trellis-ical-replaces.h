/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"

G_BEGIN_DECLS

void     trellis_ical_replace_uid  (TrellisIcalComponent       *calendar,
                                    const char                 *uid);
gboolean trellis_ical_may_replace  (GBytes                     *data);
char   **trellis_ical_dup_replaced (const TrellisIcalComponent *calendar);

G_END_DECLS
