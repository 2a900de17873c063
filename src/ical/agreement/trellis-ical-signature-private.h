/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"
#include "trellis-ical-context.h"

G_BEGIN_DECLS

char    *trellis_ical_signatures_describe (GPtrArray                  *parts);
void     trellis_ical_signatures_write    (TrellisIcalComponent       *item,
                                           GPtrArray                  *parts,
                                           const TrellisIcalContext   *context);
gboolean trellis_ical_signatures_read     (const TrellisIcalComponent *item,
                                           GPtrArray                  *known,
                                           GPtrArray                  *parts,
                                           const char                 *agreement);

G_END_DECLS
