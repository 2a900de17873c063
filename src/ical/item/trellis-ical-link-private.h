/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"
#include "trellis-ical-context.h"

G_BEGIN_DECLS

char *trellis_ical_link_read  (const TrellisIcalComponent *item,
                               const char                 *known);
void  trellis_ical_link_write (TrellisIcalComponent       *item,
                               const char                 *address,
                               gboolean                    is_call);

char *trellis_ical_related_dup   (const TrellisIcalComponent *item,
                                  const char                 *type);
void  trellis_ical_related_read  (const TrellisIcalComponent *item,
                                  const TrellisIcalContext   *context,
                                  char                      **goal,
                                  char                      **meeting);
void  trellis_ical_related_write (TrellisIcalComponent       *item,
                                  const char                 *type,
                                  const char                 *uid);

G_END_DECLS
