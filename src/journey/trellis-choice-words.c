/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-choice-words.h"

#include <glib/gi18n-lib.h>

const char *
trellis_label_match_state (TrellisMatchState state)
{
  switch (state)
    {
    case TRELLIS_MATCH_STATE_PROPOSED:
      return C_("match", "Proposed");
    case TRELLIS_MATCH_STATE_ACTIVE:
      return C_("match", "Active");
    case TRELLIS_MATCH_STATE_PAUSED:
      return C_("match", "Paused");
    case TRELLIS_MATCH_STATE_CONCLUDING:
      return C_("match", "Concluding");
    case TRELLIS_MATCH_STATE_COMPLETED:
      return C_("match", "Completed");
    case TRELLIS_MATCH_STATE_ENDED:
      return C_("match", "Ended Early");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
trellis_label_ending (TrellisEnding ending)
{
  switch (ending)
    {
    case TRELLIS_ENDING_NOT_SAID:
      return C_("ending", "Not Said");
    case TRELLIS_ENDING_GOALS_REACHED:
      return C_("ending", "Goals Reached");
    case TRELLIS_ENDING_PROGRAM_OVER:
      return C_("ending", "Program Over");
    case TRELLIS_ENDING_NO_TIME:
      return C_("ending", "No Time");
    case TRELLIS_ENDING_NO_ANSWER:
      return C_("ending", "No Answer");
    case TRELLIS_ENDING_NO_FIT:
      return C_("ending", "Not a Fit");
    case TRELLIS_ENDING_MOVED_ON:
      return C_("ending", "Moved On");
    case TRELLIS_ENDING_OTHER:
      return C_("ending", "Something Else");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
trellis_label_note_kind (TrellisNoteKind kind)
{
  switch (kind)
    {
    case TRELLIS_NOTE_KIND_NOTE:
      return _("Note");
    case TRELLIS_NOTE_KIND_DECISION:
      return _("Decision");
    case TRELLIS_NOTE_KIND_ADVICE:
      return _("Advice");
    case TRELLIS_NOTE_KIND_QUESTION:
      return _("Question");
    case TRELLIS_NOTE_KIND_LINK:
      return _("Link");
    case TRELLIS_NOTE_KIND_WIN:
      return _("Win");
    case TRELLIS_NOTE_KIND_REFLECTION:
      return _("Reflection");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
trellis_label_goal_kind (TrellisGoalKind kind)
{
  switch (kind)
    {
    case TRELLIS_GOAL_KIND_HABIT:
      return C_("goal", "Habit");
    case TRELLIS_GOAL_KIND_REACH:
      return C_("goal", "Reach");
    case TRELLIS_GOAL_KIND_STRETCH:
      return C_("goal", "Stretch");
    default:
      g_return_val_if_reached ("");
    }
}

/* The part of a meeting, with header capitals. */
const char *
trellis_label_point_phase (TrellisPointPhase phase)
{
  switch (phase)
    {
    case TRELLIS_POINT_PHASE_CHECK_IN:
      /* Translators: how a meeting begins: two people ask how the other is. */
      return C_("phase", "Check-In");
    case TRELLIS_POINT_PHASE_LAST_TIME:
      return C_("phase", "Last Time");
    case TRELLIS_POINT_PHASE_FOCUS:
      return C_("phase", "Focus");
    case TRELLIS_POINT_PHASE_PLAN:
      return C_("phase", "Plan");
    case TRELLIS_POINT_PHASE_WRAP_UP:
      return C_("phase", "Wrap-Up");
    default:
      g_return_val_if_reached ("");
    }
}
