/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-room.h"

G_BEGIN_DECLS

/* Private words on how a meeting was.
 *
 *   survey  also asks whether it was worth the time
 */
#define TRELLIS_TYPE_FEEDBACK_GROUP (trellis_feedback_group_get_type ())
G_DECLARE_FINAL_TYPE (TrellisFeedbackGroup, trellis_feedback_group, TRELLIS, FEEDBACK_GROUP, AdwBin)

void trellis_feedback_group_set_meeting (TrellisFeedbackGroup *self,
                                         TrellisStore         *store,
                                         TrellisMeeting       *meeting);

G_END_DECLS
