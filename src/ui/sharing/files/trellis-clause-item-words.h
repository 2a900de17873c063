/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-context.h"

G_BEGIN_DECLS

/* How the built-in clauses of an agreement read in a calendar: for TrellisIcalContext. */
extern const TrellisIcalClauseWords trellis_clause_item_words;

G_END_DECLS
