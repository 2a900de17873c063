/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/* What can be done with a goal; the items are actions of TrellisGoalsPlace. Transfer full. */
GMenuModel *trellis_goal_menu_new (TrellisStore *store,
                                   TrellisGoal  *goal);

G_END_DECLS
