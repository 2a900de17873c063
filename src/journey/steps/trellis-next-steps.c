/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-next-steps-private.h"

#include "trellis-partner-words.h"
#include "trellis-time.h"

void
trellis_step_free (TrellisStep *self)
{
  g_free (self->title);
  g_free (self->reason);
  g_free (self->label);
  g_clear_pointer (&self->target, g_variant_unref);
  g_free (self);
}

/* Adds a step for the caller to complete; transfer none. */
TrellisStep *
trellis_steps_add (TrellisSteps *self, TrellisStepId id, const char *title, const char *label)
{
  TrellisStep *step = g_new0 (TrellisStep, 1);

  step->id = id;
  step->title = g_strdup (title);
  step->label = g_strdup (label);
  g_ptr_array_add (self->found, step);
  return step;
}

void
trellis_step_say (TrellisStep *self, const char *sentence, ...)
{
  va_list arguments;

  va_start (arguments, sentence);
  self->reason = g_strdup_vprintf (sentence, arguments);
  va_end (arguments);
}

/* A sentence about the partner: @named with the name, or @unnamed without one. */
void
trellis_step_say_whom (TrellisStep *self, TrellisSteps *steps, const char *named, const char *unnamed)
{
  self->reason = trellis_partner_words_say (steps->facts->partner, named, unnamed);
}

void
trellis_step_do (TrellisStep *self, const char *action)
{
  self->action = action;
}

void
trellis_step_open (TrellisStep *self, const char *table, const char *uid)
{
  self->action = "record.open";
  self->target = g_variant_ref_sink (g_variant_new ("(ss)", table, uid));
}

void
trellis_step_show (TrellisStep *self, const char *place)
{
  self->action = "place.show";
  self->target = g_variant_ref_sink (g_variant_new_string (place));
}

/* Whether what belongs to @owner falls to me, alone or with the partner. */
gboolean
trellis_steps_are_mine (TrellisSteps *self, TrellisOwner owner)
{
  return owner == TRELLIS_OWNER_BOTH || (owner == TRELLIS_OWNER_MENTEE) == self->is_mentee;
}

/* What cannot wait comes first, then what the journey needs in its order, then what is good to do. */
static const TrellisStepRule active_rules[] = {
  trellis_steps_meet,           trellis_steps_answer_held,
  trellis_steps_introduce,      trellis_steps_confirm,
  trellis_steps_prepare,        trellis_steps_share,
  trellis_steps_review_actions, trellis_steps_summarize,
  trellis_steps_plan_first,     trellis_steps_agree,
  trellis_steps_do_actions,     trellis_steps_conclude,
  trellis_steps_set_goal,       trellis_steps_plan_next,
  trellis_steps_decide_goal,    trellis_steps_review_agreement,
  trellis_steps_write,          trellis_steps_sharpen_goal,
  trellis_steps_check_in,       trellis_steps_try_advice,
  trellis_steps_rate_skills,    trellis_steps_pulse,
  NULL,
};

static const TrellisStepRule paused_rules[] = {
  trellis_steps_answer_held,
  trellis_steps_resume,
  NULL,
};

static const TrellisStepRule ended_rules[] = {
  trellis_steps_keep_in_touch,
  NULL,
};

static const TrellisStepRule *
choose_rules (TrellisMatchState state)
{
  switch (state)
    {
    case TRELLIS_MATCH_STATE_PROPOSED:
    case TRELLIS_MATCH_STATE_ACTIVE:
    case TRELLIS_MATCH_STATE_CONCLUDING:
      return active_rules;
    case TRELLIS_MATCH_STATE_PAUSED:
      return paused_rules;
    case TRELLIS_MATCH_STATE_COMPLETED:
    case TRELLIS_MATCH_STATE_ENDED:
      return ended_rules;
    default:
      g_return_val_if_reached (NULL);
    }
}

/* What I could do next, the most useful first; empty when nothing waits. @zone says where a day
 * begins. TrellisSteps; transfer full. */
GPtrArray *
trellis_next_steps (const TrellisJourneyFacts *facts, gint64 now, GTimeZone *zone)
{
  g_autofree char *today = trellis_day_of_time (now, zone);
  TrellisSteps steps = {
    .facts = facts,
    .now = now,
    .today = today,
    .is_mentee = facts->my_role == TRELLIS_ROLE_MENTEE,
    .found = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_step_free),
  };

  for (const TrellisStepRule *rule = choose_rules (facts->state); *rule != NULL; rule++)
    (*rule) (&steps);
  return steps.found;
}

static gboolean
is_waited_for (TrellisStepId id)
{
  switch (id)
    {
    case TRELLIS_STEP_MEET:
    case TRELLIS_STEP_ANSWER_HELD:
    case TRELLIS_STEP_RESUME:
    case TRELLIS_STEP_CONFIRM_MEETING:
    case TRELLIS_STEP_SHARE_AGENDA:
    case TRELLIS_STEP_SEND_SUMMARY:
    case TRELLIS_STEP_SIGN_AGREEMENT:
    case TRELLIS_STEP_DO_ACTIONS:
      return TRUE;
    case TRELLIS_STEP_INTRODUCE:
    case TRELLIS_STEP_PREPARE_AGENDA:
    case TRELLIS_STEP_ADD_POINTS:
    case TRELLIS_STEP_PLAN_FIRST:
    case TRELLIS_STEP_DRAFT_AGREEMENT:
    case TRELLIS_STEP_FINISH_AGREEMENT:
    case TRELLIS_STEP_SET_GOAL:
    case TRELLIS_STEP_PLAN_NEXT:
    case TRELLIS_STEP_DECIDE_GOAL:
    case TRELLIS_STEP_REVIEW_AGREEMENT:
    case TRELLIS_STEP_SHARPEN_GOAL:
    case TRELLIS_STEP_CHECK_IN:
    case TRELLIS_STEP_PREPARE_END:
    case TRELLIS_STEP_NAME_LAST:
    case TRELLIS_STEP_CLOSE:
    case TRELLIS_STEP_WRITE:
    case TRELLIS_STEP_ASK_IF_ENDED:
    case TRELLIS_STEP_TRY_ADVICE:
    case TRELLIS_STEP_RATE_SKILLS:
    case TRELLIS_STEP_PULSE:
    case TRELLIS_STEP_REVIEW_ACTIONS:
    case TRELLIS_STEP_KEEP_IN_TOUCH:
    default:
      return FALSE;
    }
}

/* The first of @steps whose time has come and that the partner counts on, rather than a good idea; NULL
 * if there is none; transfer none. */
const TrellisStep *
trellis_next_steps_find_waiting (GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const TrellisStep *step = g_ptr_array_index (steps, i);

      if (is_waited_for (step->id))
        return step;
    }
  return NULL;
}
