/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-skill-rules.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* A skill and its ratings. "changed" is emitted when any of them changes, comes, or goes. */
#define TRELLIS_TYPE_SKILL_WATCH (trellis_skill_watch_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSkillWatch, trellis_skill_watch, TRELLIS, SKILL_WATCH, GObject)

TrellisSkillWatch *trellis_skill_watch_new         (TrellisStore      *store,
                                                    TrellisSkill      *skill);

TrellisStore      *trellis_skill_watch_get_store   (TrellisSkillWatch *self);
TrellisSkill      *trellis_skill_watch_get_skill   (TrellisSkillWatch *self);
const char        *trellis_skill_watch_get_name    (TrellisSkillWatch *self);
GListModel        *trellis_skill_watch_get_ratings (TrellisSkillWatch *self);

G_END_DECLS
