/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"
#include "trellis-ical-context.h"
#include "trellis-meeting.h"

G_BEGIN_DECLS

void trellis_ical_meeting_state_write (TrellisIcalComponent       *item,
                                       TrellisMeeting             *meeting,
                                       const TrellisIcalContext   *context);
void trellis_ical_meeting_state_read  (const TrellisIcalComponent *item,
                                       TrellisMeeting             *meeting,
                                       const TrellisIcalContext   *context);

G_END_DECLS
