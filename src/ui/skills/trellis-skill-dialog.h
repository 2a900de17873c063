/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-skill.h"

G_BEGIN_DECLS

/* Changes the name of a skill, and why it should grow. */
#define TRELLIS_TYPE_SKILL_DIALOG (trellis_skill_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSkillDialog, trellis_skill_dialog, TRELLIS, SKILL_DIALOG, AdwDialog)

AdwDialog *trellis_skill_dialog_new (TrellisSkill *skill);

G_END_DECLS
