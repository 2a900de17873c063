/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-clause-catalog.h"

G_BEGIN_DECLS

/* What the fields of a built-in clause are called. */

const char *trellis_clause_words_choice         (const TrellisClauseSpec *spec);
const char *trellis_clause_words_number         (const TrellisClauseSpec *spec);
const char *trellis_clause_words_day            (const TrellisClauseSpec *spec);

gboolean    trellis_clause_words_plans_meetings (const TrellisClauseSpec *spec);

G_END_DECLS
