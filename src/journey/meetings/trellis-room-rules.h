/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-action.h"
#include "trellis-point.h"

G_BEGIN_DECLS

/* What helps while a meeting goes on. */

gboolean      trellis_action_is_for_review (TrellisAction  *action,
                                            TrellisMeeting *meeting);
TrellisPoint *trellis_agenda_find_planned  (GListModel     *points,
                                            int             minutes);
TrellisMeeting *trellis_meeting_plan_next   (TrellisMeeting *meeting,
                                             gint64          starts,
                                             int             minutes);

G_END_DECLS
