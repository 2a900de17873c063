/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* A bar that asks, once the time of a meeting is over, whether it took place. Activates meeting.move
 * when it was moved. */
#define TRELLIS_TYPE_MEETING_QUESTION (trellis_meeting_question_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMeetingQuestion, trellis_meeting_question, TRELLIS, MEETING_QUESTION,
                      AdwBin)

void trellis_meeting_question_set_up (TrellisMeetingQuestion *self,
                                      TrellisStore           *store,
                                      TrellisMeeting         *meeting);
void trellis_meeting_question_update (TrellisMeetingQuestion *self);

G_END_DECLS
