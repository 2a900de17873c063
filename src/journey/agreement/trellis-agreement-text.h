/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-clause-catalog.h"

G_BEGIN_DECLS

/* An agreement and its clauses in words; all transfer full. */

char *trellis_agreement_format_day     (gint64             time);
char *trellis_agreement_format_state   (TrellisAgreement  *agreement);
char *trellis_agreement_format_version (TrellisAgreement  *agreement);

char *trellis_clause_write_answer      (TrellisClause     *clause);
char *trellis_clause_write_facts       (TrellisClause     *clause);
char *trellis_clause_write             (TrellisClause     *clause);

TrellisClauseGroup trellis_clause_get_group (TrellisClause *clause);

G_END_DECLS
