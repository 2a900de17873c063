/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-person.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_MATCH_STATE_PROPOSED,
  TRELLIS_MATCH_STATE_ACTIVE,
  TRELLIS_MATCH_STATE_PAUSED,
  TRELLIS_MATCH_STATE_CONCLUDING,
  TRELLIS_MATCH_STATE_COMPLETED,
  TRELLIS_MATCH_STATE_ENDED, /* ended early */
} TrellisMatchState;

#define TRELLIS_TYPE_MATCH_STATE (trellis_match_state_get_type ())
GType trellis_match_state_get_type (void);

/* A mentoring relationship between the person whose computer this is and a partner. */
#define TRELLIS_TYPE_MATCH (trellis_match_get_type ())

#define TRELLIS_MATCH_FIELDS(FIELD, CHOICE, LINK, R)                                               \
  LINK (R, partner, trellis_person, TRELLIS_FIELD_LOCAL)                                           \
  CHOICE (R, my_role, TrellisRole, trellis_role, TRELLIS_ROLE_MENTEE, TRELLIS_FIELD_LOCAL)         \
  CHOICE (R, state, TrellisMatchState, trellis_match_state, TRELLIS_MATCH_STATE_ACTIVE, TRELLIS_FIELD_STATE) \
  FIELD (R, DATE, started, 0, TRELLIS_FIELD_PLAIN)                                                 \
  FIELD (R, DATE, planned_end, 0, TRELLIS_FIELD_PLAIN)                                             \
  FIELD (R, DATE, resumes, 0, TRELLIS_FIELD_OF_STATE)                                              \
  FIELD (R, TEXT, reason, 0, TRELLIS_FIELD_SEARCHED)                                               \
  FIELD (R, TEXT, expectations, 0, TRELLIS_FIELD_SEARCHED)                                         \
  FIELD (R, STRING, program, 0, TRELLIS_FIELD_SEARCHED)                                            \
  FIELD (R, STRING, coordinator_name, 0, TRELLIS_FIELD_SEARCHED)                                   \
  FIELD (R, STRING, coordinator_email, 0, TRELLIS_FIELD_PLAIN)                                     \
  FIELD (R, BOOLEAN, introduced, 0, TRELLIS_FIELD_PLAIN)                                           \
  FIELD (R, TEXT, end_reason, 0, TRELLIS_FIELD_SEARCHED | TRELLIS_FIELD_PRIVATE)

TRELLIS_DECLARE_RECORD (Match, match, MATCH)

TrellisMatch *trellis_match_new (void);

G_END_DECLS
