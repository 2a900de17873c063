/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-match.h"

G_BEGIN_DECLS

/* Why a match comes to its end. */
typedef enum
{
  TRELLIS_ENDING_NOT_SAID,
  TRELLIS_ENDING_GOALS_REACHED,
  TRELLIS_ENDING_PROGRAM_OVER,
  TRELLIS_ENDING_NO_TIME,
  TRELLIS_ENDING_NO_ANSWER, /* of the other */
  TRELLIS_ENDING_NO_FIT,
  TRELLIS_ENDING_MOVED_ON,
  TRELLIS_ENDING_OTHER,
} TrellisEnding;

#define TRELLIS_TYPE_ENDING (trellis_ending_get_type ())
GType trellis_ending_get_type (void);

/* How a match is concluded, one for a match. It is for myself alone: all of it is private, whatever the
 * record's visibility says. */
#define TRELLIS_TYPE_CONCLUSION (trellis_conclusion_get_type ())

/* Suitable from 1 to 5, 0 if nothing was said. The goals that go on without the match are uids. */
#define TRELLIS_CONCLUSION_FIELDS(FIELD, CHOICE, LINK, R)                                           \
  LINK (R, match, trellis_match, TRELLIS_FIELD_PARENT)                                              \
  FIELD (R, LIST, goals_going_on, 0, TRELLIS_FIELD_PRIVATE)                                         \
  FIELD (R, TEXT, learned, 0, TRELLIS_FIELD_TITLE | TRELLIS_FIELD_SEARCHED | TRELLIS_FIELD_PRIVATE) \
  FIELD (R, TEXT, thanks, 0, TRELLIS_FIELD_SEARCHED | TRELLIS_FIELD_PRIVATE)                        \
  FIELD (R, TEXT, in_touch, 0, TRELLIS_FIELD_SEARCHED | TRELLIS_FIELD_PRIVATE)                      \
  FIELD (R, DATE, first_update, 0, TRELLIS_FIELD_PRIVATE)                                           \
  FIELD (R, TEXT, to_meet, 0, TRELLIS_FIELD_SEARCHED | TRELLIS_FIELD_PRIVATE)                       \
  CHOICE (R, ending, TrellisEnding, trellis_ending, TRELLIS_ENDING_NOT_SAID, TRELLIS_FIELD_PRIVATE) \
  FIELD (R, INTEGER, suitable, 0, TRELLIS_FIELD_PRIVATE)

TRELLIS_DECLARE_RECORD (Conclusion, conclusion, CONCLUSION)

TrellisConclusion *trellis_conclusion_new (void);

G_END_DECLS
