/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-agreement.h"

G_BEGIN_DECLS

/* One clause of an agreement: a built-in one, known by its key, or one of the person's own, which
 * has a title instead. */
#define TRELLIS_TYPE_CLAUSE (trellis_clause_get_type ())

#define TRELLIS_CLAUSE_FIELDS(FIELD, CHOICE, LINK, R)                                              \
  LINK (R, agreement, trellis_agreement, TRELLIS_FIELD_PARENT)                                     \
  FIELD (R, STRING, key, 0, TRELLIS_FIELD_PLAIN)                                                   \
  FIELD (R, STRING, title, 0, TRELLIS_FIELD_TITLE | TRELLIS_FIELD_SEARCHED)                        \
  FIELD (R, INTEGER, position, 0, TRELLIS_FIELD_ORDER)                                             \
  FIELD (R, BOOLEAN, enabled, TRUE, TRELLIS_FIELD_PLAIN)                                           \
  FIELD (R, TEXT, text, 0, TRELLIS_FIELD_SEARCHED)                                                 \
  FIELD (R, STRING, choice, 0, TRELLIS_FIELD_PLAIN)                                                \
  FIELD (R, INTEGER, number, 0, TRELLIS_FIELD_PLAIN)                                               \
  FIELD (R, DATE, day, 0, TRELLIS_FIELD_PLAIN)                                                     \
  FIELD (R, LIST, items, 0, TRELLIS_FIELD_SEARCHED)

TRELLIS_DECLARE_RECORD (Clause, clause, CLAUSE)

TrellisClause *trellis_clause_new (void);

G_END_DECLS
