/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-meeting-section.h"

G_BEGIN_DECLS

/* After a meeting: its summary, drafted, edited and sent, and a very short private survey.
 *
 *   summary.draft  writes it anew from what was noted
 *   summary.thank  begins it with thanks
 *   summary.copy   copies it
 *   summary.mail   opens it in the mail program
 */
#define TRELLIS_TYPE_FOLLOW_UP_SECTION (trellis_follow_up_section_get_type ())
G_DECLARE_FINAL_TYPE (TrellisFollowUpSection, trellis_follow_up_section, TRELLIS, FOLLOW_UP_SECTION,
                      TrellisMeetingSection)

G_END_DECLS
