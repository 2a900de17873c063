/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-match.h"
#include "trellis-owner.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_MEETING_STATE_PROPOSED,
  TRELLIS_MEETING_STATE_SCHEDULED,
  TRELLIS_MEETING_STATE_CONFIRMED, /* by both */
  TRELLIS_MEETING_STATE_HELD,
  TRELLIS_MEETING_STATE_CANCELLED,
  TRELLIS_MEETING_STATE_MISSED, /* somebody did not come */
} TrellisMeetingState;

#define TRELLIS_TYPE_MEETING_STATE (trellis_meeting_state_get_type ())
GType trellis_meeting_state_get_type (void);

/* A meeting of the two people of a match. */
#define TRELLIS_TYPE_MEETING (trellis_meeting_get_type ())

#define TRELLIS_MEETING_FIELDS(FIELD, CHOICE, LINK, R)                                             \
  LINK (R, match, trellis_match, TRELLIS_FIELD_PARENT)                                             \
  FIELD (R, STRING, title, 0, TRELLIS_FIELD_TITLE | TRELLIS_FIELD_SEARCHED)                        \
  FIELD (R, TIME, starts, 0, TRELLIS_FIELD_WHEN)                                                   \
  FIELD (R, INTEGER, minutes, 60, TRELLIS_FIELD_WHEN)                                              \
  FIELD (R, STRING, time_zone, 0, TRELLIS_FIELD_WHEN)                                              \
  FIELD (R, STRING, place, 0, TRELLIS_FIELD_WHEN | TRELLIS_FIELD_SEARCHED)                         \
  FIELD (R, STRING, link, 0, TRELLIS_FIELD_WHEN)                                                   \
  CHOICE (R, state, TrellisMeetingState, trellis_meeting_state, TRELLIS_MEETING_STATE_SCHEDULED, TRELLIS_FIELD_STATE) \
  FIELD (R, TIME, confirmed_by_me, 0, TRELLIS_FIELD_CONFIRMS)                                      \
  FIELD (R, TIME, confirmed_by_partner, 0, TRELLIS_FIELD_CONFIRMS)                                 \
  FIELD (R, BOOLEAN, cancelled_late, 0, TRELLIS_FIELD_OF_STATE)                                    \
  CHOICE (R, missed_by, TrellisOwner, trellis_owner, TRELLIS_OWNER_BOTH, TRELLIS_FIELD_OF_STATE)   \
  LINK (R, moved_from, trellis_meeting, TRELLIS_FIELD_PLAIN)                                       \
  FIELD (R, BOOLEAN, is_last, 0, TRELLIS_FIELD_PLAIN)                                              \
  FIELD (R, TEXT, notes, 0, TRELLIS_FIELD_SEARCHED)                                                \
  FIELD (R, TEXT, private_notes, 0, TRELLIS_FIELD_SEARCHED | TRELLIS_FIELD_PRIVATE)                \
  FIELD (R, TEXT, summary, 0, TRELLIS_FIELD_SEARCHED)                                              \
  FIELD (R, TIME, agenda_shared, 0, TRELLIS_FIELD_HIGHEST)                                         \
  FIELD (R, TIME, summary_sent, 0, TRELLIS_FIELD_HIGHEST)                                          \
  FIELD (R, TEXT, worked_well, 0, TRELLIS_FIELD_SEARCHED | TRELLIS_FIELD_PRIVATE)                  \
  FIELD (R, TEXT, to_change, 0, TRELLIS_FIELD_SEARCHED | TRELLIS_FIELD_PRIVATE)                    \
  FIELD (R, TEXT, feeling, 0, TRELLIS_FIELD_PRIVATE)                                               \
  FIELD (R, INTEGER, worth, 0, TRELLIS_FIELD_PRIVATE)

TRELLIS_DECLARE_RECORD (Meeting, meeting, MEETING)

TrellisMeeting *trellis_meeting_new (void);

G_END_DECLS
