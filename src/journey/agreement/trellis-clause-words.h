/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-clause-catalog.h"

G_BEGIN_DECLS

/* What the fields of a built-in clause are called, and what they say. */

const char *trellis_clause_words_choice          (const TrellisClauseSpec *spec);
const char *trellis_clause_words_number          (const TrellisClauseSpec *spec);
const char *trellis_clause_words_day             (const TrellisClauseSpec *spec);

char       *trellis_clause_words_write_number   (const TrellisClauseSpec *spec,
                                                 int                      number);
char       *trellis_clause_words_write_day      (const TrellisClauseSpec *spec,
                                                 const char              *day);

gboolean    trellis_clause_words_plans_meetings  (const TrellisClauseSpec *spec);

G_END_DECLS
