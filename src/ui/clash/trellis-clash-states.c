/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clash-states.h"

#include "trellis-format.h"
#include "trellis-labels.h"

#include <glib/gi18n.h>

static const char *
name_meeting_state (TrellisMeetingState state)
{
  switch (state)
    {
    case TRELLIS_MEETING_STATE_PROPOSED:
      return C_("meeting", "Proposed");
    case TRELLIS_MEETING_STATE_SCHEDULED:
      return C_("meeting", "Scheduled");
    case TRELLIS_MEETING_STATE_CONFIRMED:
      return C_("meeting", "Confirmed");
    case TRELLIS_MEETING_STATE_HELD:
      return C_("meeting", "Held");
    case TRELLIS_MEETING_STATE_CANCELLED:
      return C_("meeting", "Canceled");
    case TRELLIS_MEETING_STATE_MISSED:
      return C_("meeting", "Missed");
    default:
      g_return_val_if_reached (NULL);
    }
}

static const char *
name_goal_state (TrellisGoalState state)
{
  switch (state)
    {
    case TRELLIS_GOAL_STATE_OPEN:
      return C_("goal", "Open");
    case TRELLIS_GOAL_STATE_REACHED:
      return C_("goal", "Reached");
    case TRELLIS_GOAL_STATE_LET_GO:
      return C_("goal", "Let go");
    default:
      g_return_val_if_reached (NULL);
    }
}

static const char *
name_agreement_state (TrellisAgreementState state)
{
  switch (state)
    {
    case TRELLIS_AGREEMENT_STATE_DRAFT:
      return C_("agreement", "Draft");
    case TRELLIS_AGREEMENT_STATE_PROPOSED:
      return C_("agreement", "Proposed");
    case TRELLIS_AGREEMENT_STATE_AGREED:
      return C_("agreement", "Agreed");
    case TRELLIS_AGREEMENT_STATE_REPLACED:
      return C_("agreement", "Replaced");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* What the views call @value of the enumeration @type. NULL where they never show it. */
const char *
trellis_clash_words_choice (const TrellisClashPeople *people, GType type, int value)
{
  if (type == TRELLIS_TYPE_MEETING_STATE)
    return name_meeting_state ((TrellisMeetingState) value);
  if (type == TRELLIS_TYPE_GOAL_STATE)
    return name_goal_state ((TrellisGoalState) value);
  if (type == TRELLIS_TYPE_AGREEMENT_STATE)
    return name_agreement_state ((TrellisAgreementState) value);
  if (type == TRELLIS_TYPE_MATCH_STATE)
    return trellis_label_match_state ((TrellisMatchState) value);
  if (type == TRELLIS_TYPE_NOTE_KIND)
    return trellis_label_note_kind ((TrellisNoteKind) value);
  if (type == TRELLIS_TYPE_GOAL_KIND)
    return trellis_label_goal_kind ((TrellisGoalKind) value);
  if (type == TRELLIS_TYPE_POINT_PHASE)
    return trellis_label_point_phase ((TrellisPointPhase) value);
  if (type == TRELLIS_TYPE_OWNER)
    return trellis_format_owner ((TrellisOwner) value, people->my_role, people->partner);
  if (type == TRELLIS_TYPE_ACTION_PRIORITY)
    return value == TRELLIS_ACTION_PRIORITY_MUST ? _("Must Do Before Next Time") : _("Nice to Do");

  return NULL;
}
