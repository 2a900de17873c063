/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-choices.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* The goals of a match: the open ones in the order that the person gives them, the others in a group
 * that folds.
 *
 *   goal       that is chosen; nullable
 *   n-goals    how many there are, shown or not
 *   collapsed  nothing is marked as chosen, since the goal is not seen beside the list
 *
 * "activated" is emitted when the person asks to see the chosen goal. */
#define TRELLIS_TYPE_GOAL_LIST (trellis_goal_list_get_type ())
G_DECLARE_FINAL_TYPE (TrellisGoalList, trellis_goal_list, TRELLIS, GOAL_LIST, AdwBin)

void         trellis_goal_list_set_match   (TrellisGoalList *self,
                                            TrellisStore    *store,
                                            TrellisMatch    *match,
                                            TrellisChoices  *choices);
GListModel  *trellis_goal_list_get_open    (TrellisGoalList *self);
guint        trellis_goal_list_get_n_goals (TrellisGoalList *self);
TrellisGoal *trellis_goal_list_get_goal    (TrellisGoalList *self);
void         trellis_goal_list_set_goal    (TrellisGoalList *self,
                                            TrellisGoal     *goal);
void         trellis_goal_list_show_all    (TrellisGoalList *self);
void         trellis_goal_list_focus       (TrellisGoalList *self);

G_END_DECLS
