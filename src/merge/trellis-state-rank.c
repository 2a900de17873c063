/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-state-rank-private.h"

#include "trellis-records.h"

/* How far along each state is: by its place here. What was done outranks what was called off: it did
 * happen, whatever the other person had heard. */
static const TrellisMeetingState meeting_states[] = {
  TRELLIS_MEETING_STATE_PROPOSED,  TRELLIS_MEETING_STATE_SCHEDULED, TRELLIS_MEETING_STATE_CONFIRMED,
  TRELLIS_MEETING_STATE_CANCELLED, TRELLIS_MEETING_STATE_MISSED,    TRELLIS_MEETING_STATE_HELD,
};

static const TrellisGoalState goal_states[] = {
  TRELLIS_GOAL_STATE_OPEN,
  TRELLIS_GOAL_STATE_LET_GO,
  TRELLIS_GOAL_STATE_REACHED,
};

static const TrellisMatchState match_states[] = {
  TRELLIS_MATCH_STATE_PROPOSED,   TRELLIS_MATCH_STATE_ACTIVE, TRELLIS_MATCH_STATE_PAUSED,
  TRELLIS_MATCH_STATE_CONCLUDING, TRELLIS_MATCH_STATE_ENDED,  TRELLIS_MATCH_STATE_COMPLETED,
};

static const TrellisAgreementState agreement_states[] = {
  TRELLIS_AGREEMENT_STATE_DRAFT,
  TRELLIS_AGREEMENT_STATE_PROPOSED,
  TRELLIS_AGREEMENT_STATE_AGREED,
  TRELLIS_AGREEMENT_STATE_REPLACED,
};

static guint
find (const guint *states, guint n_states, gint64 state)
{
  for (guint i = 0; i < n_states; i++)
    if (states[i] == state)
      return i;

  return 0;
}

/* The states of @type, an enumeration, are put in order by this: the greater one is farther along. */
guint
trellis_state_get_rank (GType type, gint64 state)
{
  if (type == TRELLIS_TYPE_MEETING_STATE)
    return find (meeting_states, G_N_ELEMENTS (meeting_states), state);
  if (type == TRELLIS_TYPE_GOAL_STATE)
    return find (goal_states, G_N_ELEMENTS (goal_states), state);
  if (type == TRELLIS_TYPE_MATCH_STATE)
    return find (match_states, G_N_ELEMENTS (match_states), state);
  if (type == TRELLIS_TYPE_AGREEMENT_STATE)
    return find (agreement_states, G_N_ELEMENTS (agreement_states), state);

  g_return_val_if_reached (0);
}

/* Whether something is still to come. */
gboolean
trellis_state_is_open (GType type, gint64 state)
{
  const guint rank = trellis_state_get_rank (type, state);

  if (type == TRELLIS_TYPE_MEETING_STATE)
    return rank < trellis_state_get_rank (type, TRELLIS_MEETING_STATE_CANCELLED);
  if (type == TRELLIS_TYPE_GOAL_STATE)
    return rank < trellis_state_get_rank (type, TRELLIS_GOAL_STATE_LET_GO);
  if (type == TRELLIS_TYPE_MATCH_STATE)
    return rank < trellis_state_get_rank (type, TRELLIS_MATCH_STATE_ENDED);
  return TRUE;
}
