/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-meeting-section.h"

G_BEGIN_DECLS

/* The end of a meeting: who does what until when, the next date, and how it was.
 *
 *   meeting.hold  marks the meeting as held
 */
#define TRELLIS_TYPE_WRAP_UP_SECTION (trellis_wrap_up_section_get_type ())
G_DECLARE_FINAL_TYPE (TrellisWrapUpSection, trellis_wrap_up_section, TRELLIS, WRAP_UP_SECTION,
                      TrellisMeetingSection)

G_END_DECLS
