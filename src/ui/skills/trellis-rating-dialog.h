/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-skill-rules.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* Asks where a skill stands: a level, the day, and a comment. */
#define TRELLIS_TYPE_RATING_DIALOG (trellis_rating_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisRatingDialog, trellis_rating_dialog, TRELLIS, RATING_DIALOG, AdwDialog)

AdwDialog *trellis_rating_dialog_new (TrellisStore       *store,
                                      TrellisSkill       *skill,
                                      TrellisSkillRating *rating,
                                      GtkWidget          *teller);

G_END_DECLS
