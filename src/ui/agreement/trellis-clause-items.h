/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-clause.h"

G_BEGIN_DECLS

/* The items of a clause to be edited: check boxes with lines of the person's own, or the few lines of
 * a list. */
#define TRELLIS_TYPE_CLAUSE_ITEMS (trellis_clause_items_get_type ())
G_DECLARE_FINAL_TYPE (TrellisClauseItems, trellis_clause_items, TRELLIS, CLAUSE_ITEMS, AdwBin)

GtkWidget *trellis_clause_items_new (TrellisClause *clause);

G_END_DECLS
