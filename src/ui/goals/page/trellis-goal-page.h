/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* A goal with all that belongs to it, edited where it stands. For the content of a split view. */
#define TRELLIS_TYPE_GOAL_PAGE (trellis_goal_page_get_type ())
G_DECLARE_FINAL_TYPE (TrellisGoalPage, trellis_goal_page, TRELLIS, GOAL_PAGE, AdwNavigationPage)

AdwNavigationPage *trellis_goal_page_new  (TrellisStore    *store,
                                           TrellisGoal     *goal);
void               trellis_goal_page_show (TrellisGoalPage *self,
                                           TrellisRecord   *record);
void               trellis_goal_page_begin (TrellisGoalPage *self);

G_END_DECLS
