/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-goal-watch.h"

G_BEGIN_DECLS

/* What is said about goals in words. Strings that are not const are transfer full. */

const char *trellis_goal_words_explain_kind  (TrellisGoalKind   kind);
char       *trellis_goal_words_title         (TrellisGoal      *goal);
char       *trellis_goal_words_percent       (int               percent);
char       *trellis_goal_words_progress      (TrellisGoalWatch *watch);
char       *trellis_goal_words_target        (TrellisGoal      *goal,
                                              const char       *today);
char       *trellis_goal_words_closed        (TrellisGoal      *goal);

G_END_DECLS
