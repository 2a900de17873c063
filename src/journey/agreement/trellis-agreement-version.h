/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-clause.h"

G_BEGIN_DECLS

/* Versions of an agreement: a first draft, the next version, and what changed between two. */

typedef enum
{
  TRELLIS_CLAUSE_SAME,
  TRELLIS_CLAUSE_CHANGED,
  TRELLIS_CLAUSE_ADDED,
  TRELLIS_CLAUSE_REMOVED,
} TrellisClauseDifference;

/* One clause in two versions. */
typedef struct
{
  TrellisClauseDifference difference;
  TrellisClause *before; /* owned; NULL when added */
  TrellisClause *after;  /* owned; NULL when removed */
} TrellisClauseChange;

void trellis_clause_change_free (TrellisClauseChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisClauseChange, trellis_clause_change_free)

TrellisAgreement *trellis_agreement_draft            (TrellisMatch     *match);
GPtrArray        *trellis_agreement_fill             (TrellisAgreement *agreement,
                                                      TrellisMatch     *match);
TrellisClause    *trellis_agreement_create_clause    (TrellisAgreement *agreement,
                                                      int               position);
TrellisAgreement *trellis_agreement_draft_next       (TrellisAgreement *current);
GPtrArray        *trellis_agreement_copy_clauses     (TrellisAgreement *next,
                                                      GListModel       *clauses);
GPtrArray        *trellis_agreement_compare          (GListModel       *before,
                                                      GListModel       *after);

gboolean          trellis_agreement_is_due           (guint             meetings_held);

G_END_DECLS
