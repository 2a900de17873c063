/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-ical-component.h"
#include "trellis-ical-context.h"
#include "trellis-meeting.h"

G_BEGIN_DECLS

TrellisIcalComponent *trellis_ical_meeting_write (TrellisMeeting             *meeting,
                                                  GListModel                 *points,
                                                  const TrellisIcalComponent *base,
                                                  const TrellisIcalContext   *context);
gboolean              trellis_ical_meeting_read  (const TrellisIcalComponent *calendar,
                                                  TrellisMeeting             *meeting,
                                                  GListModel                 *points,
                                                  GPtrArray                 **read_points,
                                                  const TrellisIcalContext   *context);

G_END_DECLS
