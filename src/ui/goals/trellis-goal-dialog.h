/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Asks for a new goal: a title is enough. "created" brings the goal, which the store then has. */
#define TRELLIS_TYPE_GOAL_DIALOG (trellis_goal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisGoalDialog, trellis_goal_dialog, TRELLIS, GOAL_DIALOG, AdwDialog)

AdwDialog *trellis_goal_dialog_new (TrellisStore *store,
                                    TrellisMatch *match);

G_END_DECLS
