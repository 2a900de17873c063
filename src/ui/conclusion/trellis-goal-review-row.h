/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-goal.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* One of the goals to look back on: whether it is reached, let go, or goes on.
 *
 *   editable  whether that can be said
 */
#define TRELLIS_TYPE_GOAL_REVIEW_ROW (trellis_goal_review_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisGoalReviewRow, trellis_goal_review_row, TRELLIS, GOAL_REVIEW_ROW, GtkListBoxRow)

GtkWidget   *trellis_goal_review_row_new      (TrellisStore         *store,
                                               TrellisGoal          *goal,
                                               TrellisConclusion    *conclusion);
TrellisGoal *trellis_goal_review_row_get_goal (TrellisGoalReviewRow *self);

G_END_DECLS
