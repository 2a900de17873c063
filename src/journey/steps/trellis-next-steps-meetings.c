/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-next-steps-private.h"

#include <glib/gi18n-lib.h>

/* Trellis's own numbers: how long before a meeting its page is wanted, its agenda is thought of, and
 * points are still of use; how long the share step stays, as nobody may say that it was done; how
 * long after a meeting a summary still helps. */
#define OPEN_BEFORE (10 * 60)
#define PREPARE_BEFORE (7 * DAY)
#define ADD_BEFORE (3 * DAY)
#define SHARE_AROUND (DAY / 2)
#define SUMMARY_FOR (7 * DAY)

static gboolean
is_within (TrellisSteps *steps, gint64 before)
{
  return steps->facts->next_meeting != NULL && steps->now < steps->facts->next_starts &&
         steps->now >= steps->facts->next_starts - before;
}

void
trellis_steps_meet (TrellisSteps *steps)
{
  const TrellisJourneyFacts *facts = steps->facts;
  TrellisStep *step;

  if (facts->next_meeting == NULL || steps->now < facts->next_starts - OPEN_BEFORE)
    return;
  step = trellis_steps_add (steps, TRELLIS_STEP_MEET, _("Meet Now"), C_("button", "Open Meeting"));
  trellis_step_say_whom (step, steps, _("Your meeting with %s is on."),
                         _("Your meeting is on."));
  trellis_step_open (step, "meeting", facts->next_meeting);
}

void
trellis_steps_answer_held (TrellisSteps *steps)
{
  TrellisStep *step;

  if (steps->facts->unanswered_meeting == NULL)
    return;
  step = trellis_steps_add (steps, TRELLIS_STEP_ANSWER_HELD, _("Did You Meet?"), C_("button", "Answer"));
  trellis_step_say_whom (step, steps, _("The time of your meeting with %s is over."),
                         _("The time of your meeting is over."));
  trellis_step_open (step, "meeting", steps->facts->unanswered_meeting);
}

void
trellis_steps_confirm (TrellisSteps *steps)
{
  TrellisStep *step;

  if (!steps->facts->confirm_next || is_within (steps, OPEN_BEFORE))
    return;
  step =
    trellis_steps_add (steps, TRELLIS_STEP_CONFIRM_MEETING, _("Confirm the Meeting"), C_("button", "Confirm"));
  trellis_step_say (step, _("It is soon: check the day, the time, and the place or link."));
  trellis_step_open (step, "meeting", steps->facts->next_meeting);
}

/* Whoever writes the agenda prepares it in the week before; the other one adds points to it. */
void
trellis_steps_prepare (TrellisSteps *steps)
{
  const TrellisJourneyFacts *facts = steps->facts;
  const gboolean mine = trellis_steps_are_mine (steps, facts->terms.agenda_by);
  TrellisStep *step;

  if (mine && facts->next_points == 0 && is_within (steps, PREPARE_BEFORE))
    {
      step =
        trellis_steps_add (steps, TRELLIS_STEP_PREPARE_AGENDA, _("Prepare the Agenda"), C_("button", "Prepare"));
      if (steps->is_mentee)
        trellis_step_say_whom (step, steps, _("About three points are enough: what would make the time with %s good?"),
                               _("About three points are enough: what would make the time with your mentor good?"));
      else
        trellis_step_say_whom (step, steps, _("About three points are enough: what does %s need from this time?"),
                               _("About three points are enough: what does your mentee need from this time?"));
    }
  else if (!mine && facts->next_points > 0 && facts->next_points_of_mine == 0 &&
           is_within (steps, ADD_BEFORE))
    {
      step = trellis_steps_add (steps, TRELLIS_STEP_ADD_POINTS, _("Add Your Points"), _("Add Points"));
      trellis_step_say_whom (step, steps, _("There is an agenda for your meeting with %s. Is anything missing?"),
                             _("There is an agenda for your meeting. Is anything missing?"));
    }
  else
    {
      return;
    }
  trellis_step_open (step, "meeting", facts->next_meeting);
}

/* Around the time that the agreement names. */
void
trellis_steps_share (TrellisSteps *steps)
{
  const TrellisJourneyFacts *facts = steps->facts;
  const gint64 lead = facts->terms.agenda_lead_days * DAY;
  TrellisStep *step;

  if (facts->agenda_shared || facts->next_points == 0 ||
      !trellis_steps_are_mine (steps, facts->terms.agenda_by) ||
      !is_within (steps, lead + SHARE_AROUND) || is_within (steps, lead - SHARE_AROUND))
    return;
  step = trellis_steps_add (steps, TRELLIS_STEP_SHARE_AGENDA, _("Share the Agenda"), C_("button", "Share"));
  trellis_step_say_whom (step, steps, _("It gives %s time to think about your points."),
                         _("It leaves time to think about your points."));
  trellis_step_open (step, "meeting", facts->next_meeting);
}

/* For whoever takes the notes, in the week after a meeting. */
void
trellis_steps_summarize (TrellisSteps *steps)
{
  const TrellisJourneyFacts *facts = steps->facts;
  TrellisStep *step;

  if (facts->unsent_meeting == NULL || !trellis_steps_are_mine (steps, facts->terms.notes_by) ||
      steps->now >= facts->last_held + SUMMARY_FOR)
    return;
  step = trellis_steps_add (steps, TRELLIS_STEP_SEND_SUMMARY, _("Send the Summary"),
                            _("Write Summary"));
  if (steps->now > facts->unsent_due)
    trellis_step_say (step, _("It is later than you agreed, and still welcome."));
  else if (steps->is_mentee)
    trellis_step_say_whom (step, steps, _("Thank %s, and send what you learned and what you will do."),
                           _("Thank your mentor, and send what you learned and what you will do."));
  else
    trellis_step_say_whom (step, steps, _("Send %s what you decided, with the links you promised."),
                           _("Send your mentee what you decided, with the links you promised."));
  trellis_step_open (step, "meeting", facts->unsent_meeting);
}

void
trellis_steps_plan_first (TrellisSteps *steps)
{
  const TrellisJourneyFacts *facts = steps->facts;
  TrellisStep *step;

  if (facts->meetings_held > 0 || facts->next_meeting != NULL || facts->unanswered_meeting != NULL)
    return;
  step = trellis_steps_add (steps, TRELLIS_STEP_PLAN_FIRST, _("Propose a First Meeting"),
                            C_("button", "Plan"));
  if (steps->is_mentee)
    trellis_step_say_whom (step, steps, _("Do not wait for the perfect day: propose one to %s."),
                           _("Do not wait for the perfect day: propose one to your mentor."));
  else
    trellis_step_say_whom (step, steps, _("Offer %s a day or two that suit you."),
                           _("Offer your mentee a day or two that suit you."));
  trellis_step_do (step, "meeting.plan");
}

void
trellis_steps_plan_next (TrellisSteps *steps)
{
  const TrellisJourneyFacts *facts = steps->facts;
  TrellisStep *step;

  if (facts->meetings_held == 0 || facts->next_meeting != NULL ||
      facts->unanswered_meeting != NULL || facts->state == TRELLIS_MATCH_STATE_CONCLUDING ||
      facts->held_the_last)
    return;
  step = trellis_steps_add (steps, TRELLIS_STEP_PLAN_NEXT, _("Plan the Next Meeting"),
                            C_("button", "Plan"));
  if (trellis_steps_are_mine (steps, facts->terms.schedules))
    trellis_step_say_whom (step, steps, _("There is no date yet for your next time with %s."),
                           _("There is no date yet for your next time together."));
  else
    trellis_step_say_whom (step, steps, _("No date yet. Ask %s for one, or note it here."),
                           _("No date yet. Ask for one, or note it here."));
  trellis_step_do (step, "meeting.plan");
}

/* A mentor looks at what the mentee left open shortly before they meet. */
void
trellis_steps_review_actions (TrellisSteps *steps)
{
  const guint overdue = steps->facts->overdue_theirs;
  TrellisStep *step;

  if (steps->is_mentee || overdue == 0 || !is_within (steps, 2 * DAY))
    return;
  step = trellis_steps_add (steps, TRELLIS_STEP_REVIEW_ACTIONS, _("Look at the Last Actions"),
                            C_("button", "Open Meeting"));
  trellis_step_say (step,
                    g_dngettext (GETTEXT_PACKAGE, "%d action is still open. What got in the way?",
                                 "%d actions are still open. What got in the way?", overdue),
                    (int) overdue);
  trellis_step_open (step, "meeting", steps->facts->next_meeting);
}
