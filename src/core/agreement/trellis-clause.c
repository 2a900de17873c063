/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clause.h"

TRELLIS_DEFINE_RECORD (Clause, clause, CLAUSE)

/* A new record that no store keeps yet. */
TrellisClause *
trellis_clause_new (void)
{
  return g_object_new (TRELLIS_TYPE_CLAUSE, NULL);
}
