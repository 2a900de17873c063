/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-conversion.h"

#include "trellis-record-copy.h"
#include "trellis-records.h"

/* What records of @type can become; G_TYPE_INVALID for nothing. */
GType
trellis_conversion_get_other (GType type)
{
  if (type == TRELLIS_TYPE_ACTION)
    return TRELLIS_TYPE_GOAL;
  return type == TRELLIS_TYPE_GOAL ? TRELLIS_TYPE_ACTION : G_TYPE_INVALID;
}

/* Whether @record says what a record of the other class cannot: a goal has words besides its title, weeks in
 * which a habit was kept, or was let go. What is part of it is not looked at. */
gboolean
trellis_conversion_loses (TrellisRecord *record)
{
  TrellisGoal *goal;

  if (!TRELLIS_IS_GOAL (record))
    return FALSE;
  goal = TRELLIS_GOAL (record);
  return trellis_goal_get_state (goal) == TRELLIS_GOAL_STATE_LET_GO || trellis_goal_get_why (goal) != NULL ||
         trellis_goal_get_measure (goal) != NULL || trellis_goal_get_obstacles (goal) != NULL ||
         trellis_goal_get_closing_words (goal) != NULL || *trellis_goal_get_weeks (goal) != NULL;
}

static void
fill_goal (TrellisGoal *goal, TrellisAction *action)
{
  const gboolean is_done = trellis_action_get_done (action) != 0;

  trellis_goal_set_match (goal, trellis_action_get_match (action));
  trellis_goal_set_title (goal, trellis_action_get_title (action));
  trellis_goal_set_target (goal, trellis_action_get_due (action));
  if (is_done)
    trellis_goal_set_state (goal, TRELLIS_GOAL_STATE_REACHED);
  else if (trellis_goal_get_state (goal) == TRELLIS_GOAL_STATE_REACHED)
    trellis_goal_set_state (goal, TRELLIS_GOAL_STATE_OPEN);
  if (is_done || trellis_goal_get_state (goal) == TRELLIS_GOAL_STATE_OPEN)
    trellis_goal_set_closed (goal, trellis_action_get_done (action));
  trellis_goal_set_parent (goal, trellis_action_get_goal (action));
}

/* When it was done is not known of a goal that was reached at a time that nobody told. */
static void
fill_action (TrellisAction *action, TrellisGoal *goal)
{
  const gint64 closed = trellis_goal_get_closed (goal);

  trellis_action_set_match (action, trellis_goal_get_match (goal));
  trellis_action_set_title (action, trellis_goal_get_title (goal));
  trellis_action_set_due (action, trellis_goal_get_target (goal));
  if (trellis_goal_get_state (goal) == TRELLIS_GOAL_STATE_REACHED)
    trellis_action_set_done (action, closed != 0 ? closed
                                                 : MAX (trellis_record_get_modified (TRELLIS_RECORD (goal)), 1));
  else
    trellis_action_set_done (action, 0);
  trellis_action_set_goal (action, trellis_goal_get_parent (goal));
}

/* @record, an action or a goal, as a record of the other class: with the same uid, title, day, state, parent,
 * visibility, and past. What it cannot tell is as in @known, of that class, or as in a new one where that is
 * NULL. In no store; transfer full. */
TrellisRecord *
trellis_conversion_make (TrellisRecord *record, TrellisRecord *known)
{
  const GType type = trellis_conversion_get_other (G_OBJECT_TYPE (record));
  TrellisRecord *made;

  g_return_val_if_fail (type != G_TYPE_INVALID, NULL);
  g_return_val_if_fail (known == NULL || G_OBJECT_TYPE (known) == type, NULL);

  made = known != NULL ? trellis_record_copy (known) : g_object_new (type, NULL);
  for (guint i = 0; i < TRELLIS_RECORD_N_FIELDS; i++)
    trellis_record_set_value (made, i, trellis_record_get_value (record, i));
  if (TRELLIS_IS_GOAL (made))
    fill_goal (TRELLIS_GOAL (made), TRELLIS_ACTION (record));
  else
    fill_action (TRELLIS_ACTION (made), TRELLIS_GOAL (record));
  return made;
}
