/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-skill.h"

TRELLIS_DEFINE_RECORD (Skill, skill, SKILL)

/* A new record that no store keeps yet. */
TrellisSkill *
trellis_skill_new (void)
{
  return g_object_new (TRELLIS_TYPE_SKILL, NULL);
}
