/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The star of a goal that was reached. It can twinkle once, gently, unless animations are off. */
#define TRELLIS_TYPE_GOAL_STAR (trellis_goal_star_get_type ())
G_DECLARE_FINAL_TYPE (TrellisGoalStar, trellis_goal_star, TRELLIS, GOAL_STAR, GtkWidget)

void trellis_goal_star_twinkle (TrellisGoalStar *self);

G_END_DECLS
