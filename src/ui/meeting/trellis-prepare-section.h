/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-meeting-section.h"

G_BEGIN_DECLS

/* Before a meeting: what last time left, and the agenda. */
#define TRELLIS_TYPE_PREPARE_SECTION (trellis_prepare_section_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPrepareSection, trellis_prepare_section, TRELLIS, PREPARE_SECTION,
                      TrellisMeetingSection)

G_END_DECLS
