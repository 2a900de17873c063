/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* How far each skill of a match has come since the start, to be rated once more. Without skills, it is not to be
 * seen.
 *
 *   editable  they can be rated
 *
 * "changed" is emitted when a skill or a rating changes, comes, or goes. */
#define TRELLIS_TYPE_SKILL_REVIEW_GROUP (trellis_skill_review_group_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSkillReviewGroup, trellis_skill_review_group, TRELLIS, SKILL_REVIEW_GROUP, AdwBin)

void  trellis_skill_review_group_set_match     (TrellisSkillReviewGroup *self,
                                                TrellisStore            *store,
                                                TrellisMatch            *match);
guint trellis_skill_review_group_count_unrated (TrellisSkillReviewGroup *self,
                                                TrellisConclusion       *conclusion);

G_END_DECLS
