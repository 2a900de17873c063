/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"
#include "trellis-ical-context.h"
#include "trellis-person.h"

G_BEGIN_DECLS

const char *trellis_ical_role_get_word  (TrellisRole                 role);

void        trellis_ical_person_write   (TrellisIcalComponent       *item,
                                         TrellisPerson              *person,
                                         TrellisRole                 role,
                                         const TrellisIcalContext   *context);
gboolean    trellis_ical_person_read    (const TrellisIcalComponent *item,
                                         TrellisPerson              *person,
                                         TrellisRole                 role,
                                         const TrellisIcalContext   *context);

G_END_DECLS
