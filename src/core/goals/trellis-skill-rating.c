/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-skill-rating.h"

TRELLIS_DEFINE_RECORD (SkillRating, skill_rating, SKILL_RATING)

/* A new record that no store keeps yet. */
TrellisSkillRating *
trellis_skill_rating_new (void)
{
  return g_object_new (TRELLIS_TYPE_SKILL_RATING, NULL);
}
