/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-meeting.h"
#include "trellis-store.h"

G_BEGIN_DECLS

TrellisRecordList *trellis_next_meeting_list (TrellisStore *store,
                                              const char   *match,
                                              gint64        now);
TrellisMeeting    *trellis_next_meeting_find (TrellisStore *store,
                                              const char   *match,
                                              gint64        now);

G_END_DECLS
