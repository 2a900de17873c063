/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-next-steps-private.h"

#include <glib/gi18n-lib.h>

#include "trellis-agreement-version.h"
#include "trellis-conclusion-rules.h"
#include "trellis-journey-stage.h"
#include "trellis-time.h"

/* Trellis's own numbers: a month before the planned end is time to speak about it; after the end, a
 * word every quarter. */
#define END_DAYS 30
#define TOUCH_DAYS 90

void
trellis_steps_resume (TrellisSteps *steps)
{
  const TrellisJourneyFacts *facts = steps->facts;
  TrellisStep *step;

  if (facts->resumes == NULL || strcmp (facts->resumes, steps->today) > 0)
    return;
  step = trellis_steps_add (steps, TRELLIS_STEP_RESUME, _("Pick Up Again"), C_("button", "Resume"));
  trellis_step_say_whom (step, steps, _("The break that you and %s took is over."),
                         _("The break that the two of you took is over."));
  trellis_step_do (step, "match.resume");
}

/* Until it is done or they have met, when it no longer matters. */
void
trellis_steps_introduce (TrellisSteps *steps)
{
  TrellisStep *step;

  if (steps->facts->introduced || steps->facts->meetings_held > 0)
    return;
  if (steps->is_mentee)
    {
      step = trellis_steps_add (steps, TRELLIS_STEP_INTRODUCE, _("Introduce Yourself"), C_("button", "Write"));
      trellis_step_say_whom (step, steps, _("Thank %s, and send a few lines about you and what you look for."),
                             _("Thank your mentor, and send a few lines about you and what you look for."));
    }
  else
    {
      step = trellis_steps_add (steps, TRELLIS_STEP_INTRODUCE, _("Say Hello"), C_("button", "Write"));
      trellis_step_say_whom (step, steps, _("Read what you know about %s, and say what you can offer."),
                             _("Read what you know about your mentee, and say what you can offer."));
    }
  trellis_step_do (step, "match.introduce");
}

static void
say_why_to_agree (TrellisSteps *steps, TrellisStep *step)
{
  if (trellis_agreement_is_due (steps->facts->meetings_held))
    trellis_step_say (step, _("It is best settled before your third meeting."));
  else if (steps->is_mentee)
    trellis_step_say_whom (step, steps, _("Write down how you would like to work with %s; nothing is final yet."),
                           _("Write down how you would like to work with your mentor; nothing is final yet."));
  else
    trellis_step_say_whom (step, steps, _("Talk with %s about what you expect of each other."),
                           _("Talk with your mentee about what you expect of each other."));
}

/* Who has signed waits for the other; that is no step. */
void
trellis_steps_agree (TrellisSteps *steps)
{
  const TrellisJourneyFacts *facts = steps->facts;
  TrellisStep *step;

  if (facts->state == TRELLIS_MATCH_STATE_CONCLUDING)
    return;
  if (facts->agreement == NULL)
    {
      step = trellis_steps_add (steps, TRELLIS_STEP_DRAFT_AGREEMENT, _("Agree on What You Expect"),
                                C_("button", "Start"));
      say_why_to_agree (steps, step);
    }
  else if (facts->agreement_state == TRELLIS_AGREEMENT_STATE_DRAFT)
    {
      step = trellis_steps_add (steps, TRELLIS_STEP_FINISH_AGREEMENT, _("Finish the Agreement"),
                                C_("button", "Open"));
      if (facts->agreed)
        trellis_step_say (step, _("Version %d is still a draft."), facts->agreement_version);
      else
        say_why_to_agree (steps, step);
    }
  else if (facts->agreement_state == TRELLIS_AGREEMENT_STATE_PROPOSED && !facts->signed_by_me)
    {
      step = trellis_steps_add (steps, TRELLIS_STEP_SIGN_AGREEMENT, _("Review the Agreement"),
                                C_("button", "Review"));
      trellis_step_say (step, _("It waits for your signature, or for what you would change."));
    }
  else
    {
      return;
    }
  trellis_step_show (step, "agreement");
}

void
trellis_steps_review_agreement (TrellisSteps *steps)
{
  const TrellisJourneyFacts *facts = steps->facts;
  TrellisStep *step;

  if (!facts->agreed || *facts->terms.review == '\0' ||
      strcmp (facts->terms.review, steps->today) > 0 ||
      facts->agreement_state != TRELLIS_AGREEMENT_STATE_AGREED ||
      facts->state == TRELLIS_MATCH_STATE_CONCLUDING)
    return;
  step = trellis_steps_add (steps, TRELLIS_STEP_REVIEW_AGREEMENT, _("Look at the Agreement Again"),
                            C_("button", "Review"));
  trellis_step_say_whom (step, steps, _("You and %s wanted to see by now whether it still fits."),
                         _("The two of you wanted to see by now whether it still fits."));
  trellis_step_show (step, "agreement");
}

static gboolean
is_end_near (TrellisSteps *steps)
{
  GDate day;

  return trellis_day_parse (steps->facts->planned_end, &day) &&
         trellis_day_count (steps->today, steps->facts->planned_end) <= END_DAYS;
}

/* Before the last meeting each writes down what to say in it. */
static void
prepare_end (TrellisSteps *steps)
{
  TrellisStep *step;

  if (steps->facts->conclusion_is_written)
    return;
  step =
    trellis_steps_add (steps, TRELLIS_STEP_PREPARE_END, _("Prepare the Conclusion"), C_("button", "Prepare"));
  if (steps->is_mentee)
    trellis_step_say_whom (step, steps, _("What did you learn, and what do you want to thank %s for?"),
                           _("What did you learn, and what do you want to thank your mentor for?"));
  else
    trellis_step_say_whom (step, steps, _("What has grown, and whom should %s meet next?"),
                           _("What has grown, and whom should your mentee meet next?"));
  trellis_step_do (step, "match.conclude");
}

/* Toward the planned end: speak about it, name the last meeting, close after it. */
void
trellis_steps_conclude (TrellisSteps *steps)
{
  const TrellisJourneyFacts *facts = steps->facts;
  TrellisStep *step;

  if (facts->held_the_last)
    {
      step = trellis_steps_add (steps, TRELLIS_STEP_CLOSE, _("Close Well"), C_("button", "Conclude"));
      if (steps->is_mentee)
        trellis_step_say_whom (step, steps, _("Look back on the goals, thank %s, and say how you stay in touch."),
                               _("Look back on the goals, thank your mentor, and say how you stay in touch."));
      else
        trellis_step_say_whom (step, steps, _("Tell %s how much has grown, and how you stay in touch."),
                               _("Tell your mentee how much has grown, and how you stay in touch."));
      trellis_step_do (step, "match.conclude");
    }
  else if (facts->state == TRELLIS_MATCH_STATE_CONCLUDING)
    {
      if (facts->next_is_last)
        {
          prepare_end (steps);
          return;
        }
      step = trellis_steps_add (steps, TRELLIS_STEP_NAME_LAST, _("Name the Last Meeting"),
                                facts->next_meeting != NULL ? C_("button", "Open Meeting")
                                                            : C_("button", "Plan"));
      trellis_step_say (step, _("Known early, a last meeting is one that both prepare for."));
      if (facts->next_meeting != NULL)
        trellis_step_open (step, "meeting", facts->next_meeting);
      else
        trellis_step_do (step, "meeting.plan");
    }
  else if (facts->meetings_held > 0 && !facts->next_is_last && is_end_near (steps))
    {
      step = trellis_steps_add (steps, TRELLIS_STEP_PREPARE_END, _("Prepare the Conclusion"),
                                C_("button", "Conclude"));
      trellis_step_say_whom (step, steps, _("The planned end is near. Ask %s: close, or go on with new terms?"),
                             _("The planned end is near. Talk about it: close, or go on with new terms?"));
      trellis_step_do (step, "match.conclude");
    }
}

void
trellis_steps_write (TrellisSteps *steps)
{
  const TrellisQuiet quiet = trellis_journey_get_quiet (steps->facts, steps->now);
  TrellisStep *step;

  if (quiet == TRELLIS_QUIET_NO)
    return;
  if (quiet == TRELLIS_QUIET_IDLE)
    {
      step =
        trellis_steps_add (steps, TRELLIS_STEP_ASK_IF_ENDED, _("Is It Still Going On?"), C_("button", "Write"));
      trellis_step_say_whom (step, steps, _("Nothing for three months. Ask %s; ending is fine, too."),
                             _("Nothing for three months. Ask how things are; ending is fine, too."));
    }
  else
    {
      step = trellis_steps_add (steps, TRELLIS_STEP_WRITE, _("Send a Few Lines"), C_("button", "Write"));
      if (quiet == TRELLIS_QUIET_VERY)
        trellis_step_say_whom (step, steps, _("It has been quiet for much longer than usual. How is %s?"),
                               _("It has been quiet for much longer than usual. Ask how things are."));
      else
        trellis_step_say_whom (step, steps, _("It has been quiet for a while. A short hello to %s is enough."),
                               _("It has been quiet for a while. A short hello is enough."));
    }
  trellis_step_do (step, "match.write");
}

/* For oneself alone, and the last of what could be done. */
void
trellis_steps_pulse (TrellisSteps *steps)
{
  TrellisStep *step;

  if (!steps->facts->pulse_due)
    return;
  step = trellis_steps_add (steps, TRELLIS_STEP_PULSE, _("Ask Yourself How It Goes"), C_("button", "Answer"));
  trellis_step_say (step, _("A number and a line, which only you see."));
  trellis_step_do (step, "pulse.new");
}

/* Whether the two have not heard of each other for long after the end. Who named a day for the first update
 * counts from that. */
static gboolean
is_out_of_touch (TrellisSteps *steps)
{
  const TrellisJourneyFacts *facts = steps->facts;
  GDate day;

  if (trellis_day_parse (facts->first_update, &day))
    return trellis_conclusion_asks_for_update (facts->first_update, steps->today) ||
           trellis_day_count (facts->first_update, steps->today) >= TOUCH_DAYS;
  return facts->last_contact != 0 && steps->now - facts->last_contact >= TOUCH_DAYS * DAY;
}

void
trellis_steps_keep_in_touch (TrellisSteps *steps)
{
  TrellisStep *step;

  if (steps->facts->state != TRELLIS_MATCH_STATE_COMPLETED || !is_out_of_touch (steps))
    return;
  if (trellis_conclusion_asks_for_update (steps->facts->first_update, steps->today))
    step = trellis_steps_add (steps, TRELLIS_STEP_KEEP_IN_TOUCH, _("Send the First Update"), C_("button", "Write"));
  else
    step = trellis_steps_add (steps, TRELLIS_STEP_KEEP_IN_TOUCH, _("Stay in Touch"), C_("button", "Write"));
  if (steps->is_mentee)
    trellis_step_say_whom (step, steps, _("Tell %s what became of it."),
                           _("Tell your mentor what became of it."));
  else
    trellis_step_say_whom (step, steps, _("Ask %s what became of it."),
                           _("Ask your mentee what became of it."));
  trellis_step_do (step, "match.write");
}
