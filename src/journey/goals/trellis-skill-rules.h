/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-conclusion.h"
#include "trellis-skill-rating.h"

G_BEGIN_DECLS

/* Where a skill stands, from 1 to 5. */
#define TRELLIS_SKILL_LOWEST 1
#define TRELLIS_SKILL_HIGHEST 5

/* When in a match a skill was rated: docs/mentoring.md, "Skills". */
typedef enum
{
  TRELLIS_SKILL_PHASE_NONE,
  TRELLIS_SKILL_PHASE_START,
  TRELLIS_SKILL_PHASE_MIDDLE,
  TRELLIS_SKILL_PHASE_END,
} TrellisSkillPhase;

/* The days, "2026-11-22", on which the parts of a match begin. */
typedef struct
{
  char *middle;
  char *half; /* half of the planned time is over */
  char *end;
} TrellisSkillSpan;

const char         *trellis_skill_get_level_name  (int                     level);
const char         *trellis_skill_get_level_hint  (int                     level);
char               *trellis_skill_describe_level  (int                     level);
char               *trellis_skill_describe_change (GListModel             *ratings);

void                trellis_skill_span_init       (TrellisSkillSpan       *self,
                                                   TrellisMatch           *match,
                                                   TrellisConclusion      *conclusion,
                                                   GTimeZone              *zone);
void                trellis_skill_span_clear      (TrellisSkillSpan       *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrellisSkillSpan, trellis_skill_span_clear)

TrellisSkillPhase   trellis_skill_find_phase      (const TrellisSkillSpan *span,
                                                   const char             *day);
const char         *trellis_skill_get_phase_name  (TrellisSkillPhase       phase);

TrellisSkillRating *trellis_skill_find_first      (GListModel             *ratings);
TrellisSkillRating *trellis_skill_find_last       (GListModel             *ratings);
gboolean            trellis_skill_is_rated_at_end (GListModel             *ratings,
                                                   const TrellisSkillSpan *span,
                                                   const char             *concluded);
TrellisSkillPhase   trellis_skill_find_due        (const TrellisSkillSpan *span,
                                                   gboolean                is_concluding,
                                                   gboolean                has_skills,
                                                   const char             *rated,
                                                   const char             *today);

G_END_DECLS
