/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* The clauses of a version that are on, under the headings of their groups: to be filled in while it
 * is a draft, else to be read.
 *
 *   clause.focus (s)  goes to the clause with this uid
 */
#define TRELLIS_TYPE_CLAUSE_DOCUMENT (trellis_clause_document_get_type ())
G_DECLARE_FINAL_TYPE (TrellisClauseDocument, trellis_clause_document, TRELLIS, CLAUSE_DOCUMENT,
                      AdwBin)

void     trellis_clause_document_set_agreement (TrellisClauseDocument *self,
                                                TrellisStore          *store,
                                                TrellisAgreement      *agreement,
                                                gboolean               editable);
gboolean trellis_clause_document_show          (TrellisClauseDocument *self,
                                                TrellisClause         *clause);

G_END_DECLS
