/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-skill.h"

G_BEGIN_DECLS

/* Where a skill stood on a day, as the person saw it. */
#define TRELLIS_TYPE_SKILL_RATING (trellis_skill_rating_get_type ())

/* A level from 1 to 5, 0 if nothing was said. */
#define TRELLIS_SKILL_RATING_FIELDS(FIELD, CHOICE, LINK, R)                                        \
  LINK (R, skill, trellis_skill, TRELLIS_FIELD_PARENT)                                             \
  FIELD (R, DATE, day, 0, TRELLIS_FIELD_PRIVATE)                                                   \
  FIELD (R, INTEGER, level, 0, TRELLIS_FIELD_PRIVATE)                                              \
  FIELD (R, TEXT, comment, 0, TRELLIS_FIELD_TITLE | TRELLIS_FIELD_SEARCHED | TRELLIS_FIELD_PRIVATE)

TRELLIS_DECLARE_RECORD (SkillRating, skill_rating, SKILL_RATING)

TrellisSkillRating *trellis_skill_rating_new (void);

G_END_DECLS
