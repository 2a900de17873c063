/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-next-steps-private.h"

#include <glib/gi18n-lib.h>

void
trellis_steps_do_actions (TrellisSteps *steps)
{
  const guint overdue = steps->facts->overdue_mine;
  TrellisStep *step;

  if (overdue == 0)
    return;
  step = trellis_steps_add (steps, TRELLIS_STEP_DO_ACTIONS, _("Do Your Actions"), C_("button", "Show"));
  trellis_step_say (step,
                    g_dngettext (GETTEXT_PACKAGE, "%d action of yours is past its day.",
                                 "%d actions of yours are past their day.", overdue),
                    (int) overdue);
  trellis_step_show (step, "meetings");
}

/* A mentee may begin at once; a mentor helps once they have talked. */
void
trellis_steps_set_goal (TrellisSteps *steps)
{
  const TrellisJourneyFacts *facts = steps->facts;
  TrellisStep *step;

  if (facts->open_goals > 0 || facts->state == TRELLIS_MATCH_STATE_CONCLUDING ||
      facts->held_the_last || (!steps->is_mentee && facts->meetings_held == 0))
    return;
  if (steps->is_mentee)
    {
      step = trellis_steps_add (steps, TRELLIS_STEP_SET_GOAL, _("Set a Goal"), _("New Goal"));
      trellis_step_say (step, _("What should be different in half a year? A rough goal is a start."));
    }
  else
    {
      step =
        trellis_steps_add (steps, TRELLIS_STEP_SET_GOAL, _("Help Shape a Goal"), _("New Goal"));
      trellis_step_say_whom (step, steps, _("With a goal, %s knows what your time together is for."),
                             _("With a goal, your mentee knows what your time together is for."));
    }
  trellis_step_do (step, "goal.new");
}

void
trellis_steps_decide_goal (TrellisSteps *steps)
{
  TrellisStep *step;

  if (steps->facts->overdue_goal == NULL)
    return;
  step = trellis_steps_add (steps, TRELLIS_STEP_DECIDE_GOAL, _("Look at a Goal Past Its Day"),
                            C_("button", "Open Goal"));
  trellis_step_say (step, _("Reached, worth another try, or no longer yours? Each is a fine answer."));
  trellis_step_open (step, "goal", steps->facts->overdue_goal);
}

void
trellis_steps_sharpen_goal (TrellisSteps *steps)
{
  TrellisStep *step;

  if (steps->facts->unclear_goal == NULL)
    return;
  step = trellis_steps_add (steps, TRELLIS_STEP_SHARPEN_GOAL, _("Sharpen a Goal"), C_("button", "Open Goal"));
  if (steps->is_mentee)
    trellis_step_say (step, _("A day to aim at and a first task make it easier to begin."));
  else
    trellis_step_say_whom (step, steps, _("Help %s find a day to aim at and a first task."),
                           _("Help your mentee find a day to aim at and a first task."));
  trellis_step_open (step, "goal", steps->facts->unclear_goal);
}

/* The one who follows the goals looks at them. */
void
trellis_steps_check_in (TrellisSteps *steps)
{
  const TrellisJourneyFacts *facts = steps->facts;
  TrellisStep *step;

  if (facts->silent_goal == NULL || !trellis_steps_are_mine (steps, facts->terms.tracks_goals))
    return;
  step = trellis_steps_add (steps, TRELLIS_STEP_CHECK_IN, _("Check In on a Goal"), C_("button", "Open Goal"));
  trellis_step_say (step, _("How far is it? A number and a sentence are enough."));
  trellis_step_open (step, "goal", facts->silent_goal);
}

void
trellis_steps_try_advice (TrellisSteps *steps)
{
  TrellisStep *step;

  if (!steps->is_mentee || steps->facts->untried_advice == NULL)
    return;
  step = trellis_steps_add (steps, TRELLIS_STEP_TRY_ADVICE, _("Try a Piece of Advice"),
                            C_("button", "Open Note"));
  trellis_step_say_whom (step, steps, _("You noted it a while ago. Trying it gives you something to tell %s."),
                         _("You noted it a while ago. Trying it gives you something to tell your mentor."));
  trellis_step_open (step, "note", steps->facts->untried_advice);
}

static void
say_why_to_rate (TrellisSteps *steps, TrellisStep *step)
{
  switch (steps->facts->skills_due)
    {
    case TRELLIS_SKILL_PHASE_START:
      if (steps->is_mentee)
        trellis_step_say (step, _("Which skills should grow, and where do you stand today? Only you see it."));
      else
        trellis_step_say_whom (step, steps, _("Which skills of %s should grow, and where do they stand? Only you see it."),
                               _("Which skills should grow, and where do they stand today? Only you see it."));
      break;
    case TRELLIS_SKILL_PHASE_MIDDLE:
      trellis_step_say (step, _("Half of the planned time is over. What has grown since the start?"));
      break;
    case TRELLIS_SKILL_PHASE_END:
      trellis_step_say (step, _("The conclusion shows what has grown since the start."));
      break;
    case TRELLIS_SKILL_PHASE_NONE:
    default:
      g_return_if_reached ();
    }
}

/* For oneself alone, and asked once in each part of a match. */
void
trellis_steps_rate_skills (TrellisSteps *steps)
{
  const TrellisSkillPhase due = steps->facts->skills_due;
  TrellisStep *step;

  if (due == TRELLIS_SKILL_PHASE_NONE)
    return;
  step = trellis_steps_add (steps, TRELLIS_STEP_RATE_SKILLS,
                            due == TRELLIS_SKILL_PHASE_START ? _("Rate the Skills to Grow") : _("Rate the Skills Again"),
                            C_("button", "Rate"));
  say_why_to_rate (steps, step);
  trellis_step_do (step, due == TRELLIS_SKILL_PHASE_END ? "conclusion.show" : "skills.show");
}
