/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* A clause of a draft, to be filled in.
 *
 *   clause.leave-out   takes a built-in clause off
 *   clause.move-up     clause.move-down   clause.delete   for one of the two people's own
 */
#define TRELLIS_TYPE_CLAUSE_CARD (trellis_clause_card_get_type ())
G_DECLARE_FINAL_TYPE (TrellisClauseCard, trellis_clause_card, TRELLIS, CLAUSE_CARD, AdwBin)

GtkWidget     *trellis_clause_card_new        (TrellisStore      *store,
                                               TrellisClause     *clause);
TrellisClause *trellis_clause_card_get_clause (TrellisClauseCard *self);

G_END_DECLS
