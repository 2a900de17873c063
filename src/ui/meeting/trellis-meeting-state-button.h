/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* The state of a meeting in words, and a menu to change it. Its menu also has meeting.move, which is
 * for a widget around it to do. */
#define TRELLIS_TYPE_MEETING_STATE_BUTTON (trellis_meeting_state_button_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMeetingStateButton, trellis_meeting_state_button, TRELLIS,
                      MEETING_STATE_BUTTON, AdwBin)

void trellis_meeting_state_button_set_up (TrellisMeetingStateButton *self,
                                          TrellisStore              *store,
                                          TrellisMeeting            *meeting);
void trellis_meeting_state_button_update (TrellisMeetingStateButton *self);

G_END_DECLS
