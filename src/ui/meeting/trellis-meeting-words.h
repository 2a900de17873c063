/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/* What the views say about a meeting. */

char       *trellis_meeting_words_title  (TrellisMeeting *meeting,
                                          TrellisPerson  *partner);
char       *trellis_meeting_words_when   (TrellisMeeting *meeting,
                                          gint64          now);
char       *trellis_meeting_words_length (TrellisMeeting *meeting);
char       *trellis_meeting_words_there  (TrellisMeeting *meeting,
                                          TrellisPerson  *partner);
char       *trellis_meeting_words_state  (TrellisMeeting *meeting,
                                          TrellisStore   *store,
                                          gint64          now);
const char *trellis_meeting_words_tone   (TrellisMeeting *meeting,
                                          gint64          now);
const char *trellis_meeting_words_where  (TrellisMeeting *meeting);
char       *trellis_meeting_words_missed (TrellisPerson  *partner,
                                          TrellisRole     my_role);

G_END_DECLS
