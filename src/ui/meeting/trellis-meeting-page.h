/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* A meeting and its path, Prepare → Meet → Wrap Up → Follow Up, opened where the meeting stands. Its
 * property "step" is the name of what is shown: prepare, meet, wrap-up, follow-up.
 *
 *   step.show (u)     goes to a step by its number
 *   meeting.join      opens the video link
 *   meeting.edit      asks when and where
 *   meeting.move      asks for another date
 *   meeting.last      names it the last meeting, or not
 *   meeting.delete    puts it into the trash
 */
#define TRELLIS_TYPE_MEETING_PAGE (trellis_meeting_page_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMeetingPage, trellis_meeting_page, TRELLIS, MEETING_PAGE,
                      AdwNavigationPage)

AdwNavigationPage *trellis_meeting_page_new           (TrellisStore       *store,
                                                       TrellisMeeting     *meeting);
TrellisMeeting    *trellis_meeting_page_get_meeting   (TrellisMeetingPage *self);
void               trellis_meeting_page_show          (TrellisMeetingPage *self,
                                                       TrellisRecord      *record);
void               trellis_meeting_page_begin         (TrellisMeetingPage *self);
GtkWidget         *trellis_meeting_page_begin_writing (TrellisMeetingPage *self);

G_END_DECLS
