/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"
#include "trellis-ical-context.h"

G_BEGIN_DECLS

gboolean  trellis_ical_title_is_made   (const TrellisIcalComponent *item,
                                        const char                 *title);
void      trellis_ical_title_make      (TrellisIcalComponent       *item,
                                        const char                 *title);
void      trellis_ical_title_set       (TrellisIcalComponent       *item,
                                        const char                 *title);
char     *trellis_ical_title_read      (const TrellisIcalComponent *item);
char     *trellis_ical_title_of_people (const TrellisIcalContext   *context);
gboolean  trellis_ical_title_is_of_people (const char               *title,
                                           const TrellisIcalContext *context);

G_END_DECLS
