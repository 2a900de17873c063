/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-next-steps.h"

G_BEGIN_DECLS

#define DAY (24 * (gint64) 60 * 60)

/* The steps found so far, and what they are found from. */
typedef struct
{
  const TrellisJourneyFacts *facts;
  gint64 now;
  const char *today;
  gboolean is_mentee;  /* me */
  GPtrArray *found;
} TrellisSteps;

/* Adds a step if its rule says so. */
typedef void (*TrellisStepRule) (TrellisSteps *steps);

TrellisStep *trellis_steps_add       (TrellisSteps *self,
                                      TrellisStepId id,
                                      const char   *title,
                                      const char   *label);
void         trellis_step_say        (TrellisStep  *self,
                                      const char   *sentence,
                                      ...) G_GNUC_PRINTF (2, 3);
void         trellis_step_say_whom   (TrellisStep  *self,
                                      TrellisSteps *steps,
                                      const char   *named,
                                      const char   *unnamed);
void         trellis_step_do         (TrellisStep  *self,
                                      const char   *action);
void         trellis_step_open       (TrellisStep  *self,
                                      const char   *table,
                                      const char   *uid);
void         trellis_step_show       (TrellisStep  *self,
                                      const char   *place);
gboolean     trellis_steps_are_mine  (TrellisSteps *self,
                                      TrellisOwner  owner);

/* Rules, each in the file of its subject. */
void trellis_steps_meet              (TrellisSteps *steps);
void trellis_steps_answer_held       (TrellisSteps *steps);
void trellis_steps_confirm           (TrellisSteps *steps);
void trellis_steps_prepare           (TrellisSteps *steps);
void trellis_steps_share             (TrellisSteps *steps);
void trellis_steps_summarize         (TrellisSteps *steps);
void trellis_steps_plan_first        (TrellisSteps *steps);
void trellis_steps_plan_next         (TrellisSteps *steps);
void trellis_steps_review_actions    (TrellisSteps *steps);

void trellis_steps_do_actions        (TrellisSteps *steps);
void trellis_steps_set_goal          (TrellisSteps *steps);
void trellis_steps_decide_goal       (TrellisSteps *steps);
void trellis_steps_sharpen_goal      (TrellisSteps *steps);
void trellis_steps_check_in          (TrellisSteps *steps);
void trellis_steps_try_advice        (TrellisSteps *steps);
void trellis_steps_rate_skills       (TrellisSteps *steps);

void trellis_steps_resume            (TrellisSteps *steps);
void trellis_steps_introduce         (TrellisSteps *steps);
void trellis_steps_agree             (TrellisSteps *steps);
void trellis_steps_review_agreement  (TrellisSteps *steps);
void trellis_steps_conclude          (TrellisSteps *steps);
void trellis_steps_pulse             (TrellisSteps *steps);
void trellis_steps_write             (TrellisSteps *steps);
void trellis_steps_keep_in_touch     (TrellisSteps *steps);

G_END_DECLS
