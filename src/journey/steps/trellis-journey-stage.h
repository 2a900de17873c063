/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-journey-facts.h"

G_BEGIN_DECLS

/* Where a match stands on its journey. */
typedef enum
{
  TRELLIS_STAGE_GETTING_TO_KNOW,
  TRELLIS_STAGE_FIRST_MEETING,
  TRELLIS_STAGE_GROWING,
  TRELLIS_STAGE_CONCLUDING,
  TRELLIS_STAGE_STAYING_IN_TOUCH,
} TrellisStage;

#define TRELLIS_N_STAGES (TRELLIS_STAGE_STAYING_IN_TOUCH + 1)

/* How long nothing was heard. */
typedef enum
{
  TRELLIS_QUIET_NO,
  TRELLIS_QUIET_SOMEWHAT, /* 1.5 × the rhythm, or 7 days */
  TRELLIS_QUIET_VERY,     /* 2 × the rhythm, or 14 days */
  TRELLIS_QUIET_IDLE,     /* 90 days */
} TrellisQuiet;

TrellisStage  trellis_journey_get_stage     (const TrellisJourneyFacts *facts);
const char   *trellis_stage_get_title       (TrellisStage               stage);
gboolean      trellis_journey_is_stuck      (const TrellisJourneyFacts *facts,
                                             gint64                     now);
const char   *trellis_stage_get_stuck_hint  (TrellisStage               stage);
TrellisQuiet  trellis_journey_get_quiet     (const TrellisJourneyFacts *facts,
                                             gint64                     now);

G_END_DECLS
