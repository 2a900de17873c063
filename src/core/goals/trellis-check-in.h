/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-goal.h"

G_BEGIN_DECLS

/* A look at how far a goal has come. */
#define TRELLIS_TYPE_CHECK_IN (trellis_check_in_get_type ())

#define TRELLIS_CHECK_IN_FIELDS(FIELD, CHOICE, LINK, R)                                            \
  LINK (R, goal, trellis_goal, TRELLIS_FIELD_PARENT)                                               \
  FIELD (R, DATE, day, 0, TRELLIS_FIELD_PLAIN)                                                     \
  FIELD (R, INTEGER, percent, -1, TRELLIS_FIELD_PLAIN)                                             \
  FIELD (R, TEXT, comment, 0, TRELLIS_FIELD_TITLE | TRELLIS_FIELD_SEARCHED)

TRELLIS_DECLARE_RECORD (CheckIn, check_in, CHECK_IN)

TrellisCheckIn *trellis_check_in_new (void);

G_END_DECLS
