/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-match.h"

G_BEGIN_DECLS

/* How I am satisfied with a match, for myself alone: all of it is private, whatever the record's
 * visibility says. */
#define TRELLIS_TYPE_PULSE (trellis_pulse_get_type ())

/* Satisfied from 1 to 5, 0 if nothing was said. The signs are nicks of TrellisPulseSign. */
#define TRELLIS_PULSE_FIELDS(FIELD, CHOICE, LINK, R)                                               \
  LINK (R, match, trellis_match, TRELLIS_FIELD_PARENT)                                             \
  FIELD (R, DATE, day, 0, TRELLIS_FIELD_PRIVATE)                                                   \
  FIELD (R, INTEGER, satisfied, 0, TRELLIS_FIELD_PRIVATE)                                          \
  FIELD (R, TEXT, why, 0, TRELLIS_FIELD_TITLE | TRELLIS_FIELD_SEARCHED | TRELLIS_FIELD_PRIVATE)    \
  FIELD (R, LIST, signs, 0, TRELLIS_FIELD_PRIVATE)

TRELLIS_DECLARE_RECORD (Pulse, pulse, PULSE)

TrellisPulse *trellis_pulse_new (void);

G_END_DECLS
