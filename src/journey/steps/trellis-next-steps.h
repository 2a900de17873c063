/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-journey-facts.h"

G_BEGIN_DECLS

/* What somebody could do next for a match: docs/mentoring.md, "Who does what". */
typedef enum
{
  TRELLIS_STEP_MEET,             /* the meeting begins or goes on */
  TRELLIS_STEP_ANSWER_HELD,      /* "did it happen?" */
  TRELLIS_STEP_RESUME,           /* the pause is over */
  TRELLIS_STEP_INTRODUCE,        /* thank and introduce yourself; the mentor reads and says hello */
  TRELLIS_STEP_CONFIRM_MEETING,
  TRELLIS_STEP_PREPARE_AGENDA,
  TRELLIS_STEP_ADD_POINTS,       /* to an agenda that has some */
  TRELLIS_STEP_SHARE_AGENDA,
  TRELLIS_STEP_SEND_SUMMARY,
  TRELLIS_STEP_PLAN_FIRST,       /* the first meeting */
  TRELLIS_STEP_DRAFT_AGREEMENT,
  TRELLIS_STEP_FINISH_AGREEMENT,
  TRELLIS_STEP_SIGN_AGREEMENT,
  TRELLIS_STEP_DO_ACTIONS,
  TRELLIS_STEP_SET_GOAL,
  TRELLIS_STEP_PLAN_NEXT,
  TRELLIS_STEP_DECIDE_GOAL,      /* a goal past its day: reached, reshape or let go */
  TRELLIS_STEP_REVIEW_AGREEMENT,
  TRELLIS_STEP_SHARPEN_GOAL,     /* a goal without a day or tasks */
  TRELLIS_STEP_CHECK_IN,
  TRELLIS_STEP_PREPARE_END,
  TRELLIS_STEP_NAME_LAST,        /* plan the last meeting */
  TRELLIS_STEP_CLOSE,
  TRELLIS_STEP_WRITE,            /* it has been quiet */
  TRELLIS_STEP_ASK_IF_ENDED,     /* for 90 days */
  TRELLIS_STEP_TRY_ADVICE,
  TRELLIS_STEP_RATE_SKILLS,      /* for oneself */
  TRELLIS_STEP_PULSE,            /* how it goes, for oneself */
  TRELLIS_STEP_REVIEW_ACTIONS,   /* the mentee's, by the mentor before a meeting */
  TRELLIS_STEP_KEEP_IN_TOUCH,
} TrellisStepId;

/* A step, and the action that does it:
 *
 *   record.open (ss)   opens the record of a table: ("meeting", uid), ("goal", uid), ("note", uid)
 *   place.show s       shows a place of the match: "agreement", "goals", "meetings"
 *   meeting.plan       plans a meeting of the match, with the proposed date
 *   goal.new           starts a goal
 *   pulse.new          asks how it goes
 *   skills.show        shows the skills that are to grow
 *   match.introduce    writes the introduction, and marks it as done
 *   match.write        writes to the partner
 *   match.resume       goes on after a pause
 *   conclusion.show    shows the conclusion
 *   match.conclude     begins the conclusion, if it has not begun, and shows it */
typedef struct
{
  TrellisStepId id;
  char *title;      /* "Prepare the Agenda" */
  char *reason;     /* a sentence */
  char *label;      /* of a button, "Prepare" */
  const char *action; /* static */
  GVariant *target; /* of the action; NULL when it takes none */
} TrellisStep;

void trellis_step_free (TrellisStep *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisStep, trellis_step_free)

GPtrArray *trellis_next_steps (const TrellisJourneyFacts *facts,
                               gint64                     now,
                               GTimeZone                 *zone);

const TrellisStep *trellis_next_steps_find_waiting (GPtrArray *steps);

G_END_DECLS
