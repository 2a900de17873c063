/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-goal-rules.h"
#include "trellis-goal-watch.h"

G_BEGIN_DECLS

/* The five letters of SMART: those that a goal has, and, dimmed, those that it misses, with a hint.
 * "chosen" asks to go to where a letter is filled in. */
#define TRELLIS_TYPE_SMART_CHECK (trellis_smart_check_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSmartCheck, trellis_smart_check, TRELLIS, SMART_CHECK, AdwBin)

void trellis_smart_check_set_watch (TrellisSmartCheck *self,
                                    TrellisGoalWatch  *watch);

G_END_DECLS
