/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-goal.h"
#include "trellis-meeting.h"
#include "trellis-owner.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_ACTION_PRIORITY_MUST, /* before the next meeting */
  TRELLIS_ACTION_PRIORITY_NICE,
} TrellisActionPriority;

#define TRELLIS_TYPE_ACTION_PRIORITY (trellis_action_priority_get_type ())
GType trellis_action_priority_get_type (void);

/* Something that one or both promised to do. */
#define TRELLIS_TYPE_ACTION (trellis_action_get_type ())

#define TRELLIS_ACTION_FIELDS(FIELD, CHOICE, LINK, R)                                              \
  LINK (R, match, trellis_match, TRELLIS_FIELD_PARENT)                                             \
  LINK (R, meeting, trellis_meeting, TRELLIS_FIELD_PLAIN)                                          \
  LINK (R, goal, trellis_goal, TRELLIS_FIELD_PLAIN)                                                \
  FIELD (R, STRING, title, 0, TRELLIS_FIELD_TITLE | TRELLIS_FIELD_SEARCHED)                        \
  CHOICE (R, owner, TrellisOwner, trellis_owner, TRELLIS_OWNER_MENTEE, TRELLIS_FIELD_PLAIN)        \
  CHOICE (R, priority, TrellisActionPriority, trellis_action_priority, TRELLIS_ACTION_PRIORITY_MUST, TRELLIS_FIELD_PLAIN) \
  FIELD (R, DATE, due, 0, TRELLIS_FIELD_PLAIN)                                                     \
  FIELD (R, INTEGER, minutes, 0, TRELLIS_FIELD_PLAIN)                                              \
  FIELD (R, BOOLEAN, agreed, 0, TRELLIS_FIELD_PLAIN)                                               \
  FIELD (R, TIME, done, 0, TRELLIS_FIELD_HIGHEST)                                                  \
  FIELD (R, INTEGER, position, 0, TRELLIS_FIELD_ORDER)

TRELLIS_DECLARE_RECORD (Action, action, ACTION)

TrellisAction *trellis_action_new (void);

G_END_DECLS
