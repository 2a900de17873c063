/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-clause.h"

G_BEGIN_DECLS

/* What a clause says, to be read only. */
#define TRELLIS_TYPE_CLAUSE_READING (trellis_clause_reading_get_type ())
G_DECLARE_FINAL_TYPE (TrellisClauseReading, trellis_clause_reading, TRELLIS, CLAUSE_READING, AdwBin)

GtkWidget     *trellis_clause_reading_new        (TrellisClause        *clause);
TrellisClause *trellis_clause_reading_get_clause (TrellisClauseReading *self);

G_END_DECLS
