/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-goal.h"
#include "trellis-meeting.h"
#include "trellis-note.h"
#include "trellis-point.h"
#include "trellis-record.h"

/* Records that are in no store yet; @match and @meeting are uids. */

#define UID(record) (trellis_record_get_uid (TRELLIS_RECORD (record)))

TrellisNote    *new_note    (const char *match,
                             const char *title,
                             const char *body);
TrellisMeeting *new_meeting (const char *match,
                             const char *title);
TrellisPoint   *new_point   (const char *meeting,
                             const char *title);
TrellisGoal    *new_goal    (const char *match,
                             const char *title);
