/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-component.h"
#include "trellis-ical-context.h"

G_BEGIN_DECLS

void       trellis_ical_clauses_write (TrellisIcalComponent       *item,
                                       GPtrArray                  *clauses,
                                       const char                 *signatures,
                                       const TrellisIcalContext   *context);
GPtrArray *trellis_ical_clauses_read  (const TrellisIcalComponent *item,
                                       GPtrArray                  *known,
                                       const char                 *agreement,
                                       char                      **signatures,
                                       const TrellisIcalContext   *context);
gboolean   trellis_ical_clauses_equal (GPtrArray                  *a,
                                       GPtrArray                  *b);
char      *trellis_ical_clauses_hash  (GPtrArray                  *clauses);

char      *trellis_ical_clause_dup_title (TrellisClause            *clause,
                                          const TrellisIcalContext *context);
char      *trellis_ical_clause_dup_facts (TrellisClause            *clause,
                                          const TrellisIcalContext *context);
char      *trellis_ical_clause_dup_label (TrellisClause            *clause,
                                          const char               *nick,
                                          const TrellisIcalContext *context);
char      *trellis_ical_clause_dup_body  (TrellisClause            *clause,
                                          const TrellisIcalContext *context);

G_END_DECLS
