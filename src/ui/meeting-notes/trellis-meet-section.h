/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-meeting-section.h"

G_BEGIN_DECLS

/* In the room: the agenda with notes under each point, for typing while talking.
 *
 *   capture.action, .decision, .advice, .link  make such a record of the selection or the line at
 *                                              the cursor
 *   room.curtain                               hides what is private
 */
#define TRELLIS_TYPE_MEET_SECTION (trellis_meet_section_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMeetSection, trellis_meet_section, TRELLIS, MEET_SECTION,
                      TrellisMeetingSection)

G_END_DECLS
