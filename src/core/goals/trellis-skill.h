/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-match.h"

G_BEGIN_DECLS

/* A skill that is to grow in a match, the mentee's, as the person sees it: all of it is private, whatever the
 * record's visibility says. */
#define TRELLIS_TYPE_SKILL (trellis_skill_get_type ())

#define TRELLIS_SKILL_FIELDS(FIELD, CHOICE, LINK, R)                                               \
  LINK (R, match, trellis_match, TRELLIS_FIELD_PARENT)                                             \
  FIELD (R, STRING, name, 0, TRELLIS_FIELD_TITLE | TRELLIS_FIELD_SEARCHED | TRELLIS_FIELD_PRIVATE) \
  FIELD (R, TEXT, why, 0, TRELLIS_FIELD_SEARCHED | TRELLIS_FIELD_PRIVATE)

TRELLIS_DECLARE_RECORD (Skill, skill, SKILL)

TrellisSkill *trellis_skill_new (void);

G_END_DECLS
