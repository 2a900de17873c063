/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-place.h"

G_BEGIN_DECLS

/* The goals of a match: a list, and beside it the goal that is chosen.
 *
 *   goal.new                makes a goal
 *   goal.reach, .let-go     close the goal with the uid that is the parameter
 *   goal.reopen, .delete
 *   goal.move               moves it a number of places down, or up
 */
#define TRELLIS_TYPE_GOALS_PLACE (trellis_goals_place_get_type ())
G_DECLARE_FINAL_TYPE (TrellisGoalsPlace, trellis_goals_place, TRELLIS, GOALS_PLACE, TrellisPlace)

G_END_DECLS
