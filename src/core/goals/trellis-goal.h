/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-match.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_GOAL_KIND_HABIT, /* 4 to 8 weeks */
  TRELLIS_GOAL_KIND_REACH, /* 3 to 12 months */
  TRELLIS_GOAL_KIND_STRETCH, /* 2 to 5 years */
} TrellisGoalKind;

#define TRELLIS_TYPE_GOAL_KIND (trellis_goal_kind_get_type ())
GType trellis_goal_kind_get_type (void);

typedef enum
{
  TRELLIS_GOAL_STATE_OPEN,
  TRELLIS_GOAL_STATE_REACHED,
  TRELLIS_GOAL_STATE_LET_GO,
} TrellisGoalState;

#define TRELLIS_TYPE_GOAL_STATE (trellis_goal_state_get_type ())
GType trellis_goal_state_get_type (void);

/* Something that the mentee wants to reach with the mentor's help. */
#define TRELLIS_TYPE_GOAL (trellis_goal_get_type ())

/* The weeks are those in which a habit was kept, each by a day of it. */

#define TRELLIS_GOAL_FIELDS(FIELD, CHOICE, LINK, R)                                                \
  LINK (R, match, trellis_match, TRELLIS_FIELD_PARENT)                                             \
  FIELD (R, STRING, title, 0, TRELLIS_FIELD_TITLE | TRELLIS_FIELD_SEARCHED)                        \
  FIELD (R, TEXT, why, 0, TRELLIS_FIELD_SEARCHED)                                                  \
  FIELD (R, TEXT, measure, 0, TRELLIS_FIELD_SEARCHED)                                              \
  FIELD (R, TEXT, obstacles, 0, TRELLIS_FIELD_SEARCHED)                                            \
  CHOICE (R, kind, TrellisGoalKind, trellis_goal_kind, TRELLIS_GOAL_KIND_REACH, TRELLIS_FIELD_PLAIN) \
  CHOICE (R, state, TrellisGoalState, trellis_goal_state, TRELLIS_GOAL_STATE_OPEN, TRELLIS_FIELD_STATE) \
  FIELD (R, DATE, begun, 0, TRELLIS_FIELD_PLAIN)                                                   \
  FIELD (R, DATE, target, 0, TRELLIS_FIELD_PLAIN)                                                  \
  FIELD (R, TIME, closed, 0, TRELLIS_FIELD_OF_STATE)                                               \
  FIELD (R, TEXT, closing_words, 0, TRELLIS_FIELD_SEARCHED)                                        \
  LINK (R, parent, trellis_goal, TRELLIS_FIELD_PLAIN)                                              \
  FIELD (R, BOOLEAN, by_hand, 0, TRELLIS_FIELD_PLAIN)                                              \
  FIELD (R, INTEGER, position, 0, TRELLIS_FIELD_ORDER)                                             \
  FIELD (R, LIST, weeks, 0, TRELLIS_FIELD_PLAIN)

TRELLIS_DECLARE_RECORD (Goal, goal, GOAL)

TrellisGoal *trellis_goal_new (void);

G_END_DECLS
