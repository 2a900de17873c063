/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Asks for the words with which a goal is closed: what was won when it is reached, why when it is
 * let go. */
#define TRELLIS_TYPE_GOAL_CLOSING_DIALOG (trellis_goal_closing_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisGoalClosingDialog, trellis_goal_closing_dialog, TRELLIS,
                      GOAL_CLOSING_DIALOG, AdwDialog)

AdwDialog *trellis_goal_closing_dialog_new (TrellisStore     *store,
                                            TrellisGoal      *goal,
                                            TrellisGoalState  state,
                                            GtkWidget        *teller);

G_END_DECLS
