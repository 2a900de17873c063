/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action.h"
#include "trellis-goal.h"
#include "trellis-meeting.h"

G_BEGIN_DECLS

/* The part of a meeting that a point belongs to. */
typedef enum
{
  TRELLIS_POINT_PHASE_CHECK_IN,
  TRELLIS_POINT_PHASE_LAST_TIME,
  TRELLIS_POINT_PHASE_FOCUS,
  TRELLIS_POINT_PHASE_PLAN,
  TRELLIS_POINT_PHASE_WRAP_UP,
} TrellisPointPhase;

#define TRELLIS_TYPE_POINT_PHASE (trellis_point_phase_get_type ())
GType trellis_point_phase_get_type (void);

/* A talking point on the agenda of a meeting. Its author is who brings it. */
#define TRELLIS_TYPE_POINT (trellis_point_get_type ())

#define TRELLIS_POINT_FIELDS(FIELD, CHOICE, LINK, R)                                               \
  LINK (R, meeting, trellis_meeting, TRELLIS_FIELD_PARENT)                                         \
  FIELD (R, STRING, title, 0, TRELLIS_FIELD_TITLE | TRELLIS_FIELD_SEARCHED)                        \
  FIELD (R, TEXT, notes, 0, TRELLIS_FIELD_SEARCHED)                                                \
  FIELD (R, INTEGER, position, 0, TRELLIS_FIELD_ORDER)                                             \
  FIELD (R, INTEGER, minutes, 0, TRELLIS_FIELD_PLAIN)                                              \
  CHOICE (R, phase, TrellisPointPhase, trellis_point_phase, TRELLIS_POINT_PHASE_FOCUS, TRELLIS_FIELD_PLAIN) \
  FIELD (R, BOOLEAN, done, 0, TRELLIS_FIELD_PLAIN)                                                 \
  FIELD (R, INTEGER, carried, 0, TRELLIS_FIELD_HIGHEST)                                            \
  LINK (R, carried_from, trellis_point, TRELLIS_FIELD_PLAIN)                                       \
  LINK (R, goal, trellis_goal, TRELLIS_FIELD_PLAIN)                                                \
  LINK (R, action, trellis_action, TRELLIS_FIELD_PLAIN)

TRELLIS_DECLARE_RECORD (Point, point, POINT)

TrellisPoint *trellis_point_new     (void);

int           trellis_point_compare (gconstpointer a,
                                     gconstpointer b);

G_END_DECLS
