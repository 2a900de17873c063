/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-skill-watch.h"

G_BEGIN_DECLS

/* A skill: how far it has come, and its ratings. */
#define TRELLIS_TYPE_SKILL_GROUP (trellis_skill_group_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSkillGroup, trellis_skill_group, TRELLIS, SKILL_GROUP, AdwBin)

GtkWidget    *trellis_skill_group_new       (TrellisStore           *store,
                                             TrellisMatch           *match,
                                             TrellisSkill           *skill);

TrellisSkill *trellis_skill_group_get_skill (TrellisSkillGroup      *self);
void          trellis_skill_group_show      (TrellisSkillGroup      *self,
                                             TrellisRecord          *record);

G_END_DECLS
