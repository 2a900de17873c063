/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-clause-private.h"
#include "trellis-ical-part-private.h"
#include "trellis-ical-sections.h"

G_BEGIN_DECLS

#define TRELLIS_ICAL_CLAUSE_RECORD "X-TRELLIS-CLAUSE"

/* What is recorded of a clause: all but the text, for that of one in force stands where people read it. */
extern const TrellisIcalExtra trellis_ical_clause_fields[];
extern const guint trellis_ical_clause_n_fields;
extern const TrellisIcalExtra trellis_ical_clause_text[1];

/* The sections of a description: one for each clause in force, in their order, between the rest and the
 * names under it. */
typedef struct
{
  TrellisIcalSection *sections;
  guint n_sections;
  TrellisClause **clauses; /* of the sections; NULL for the first and last */
  GHashTable *taken;
  GPtrArray *headings;
} TrellisIcalClauseLayout;

GPtrArray *trellis_ical_clauses_list        (GPtrArray                *parts);
void       trellis_ical_clause_layout_init  (TrellisIcalClauseLayout  *self,
                                             GPtrArray                *clauses,
                                             const TrellisIcalContext *context);
void       trellis_ical_clause_layout_clear (TrellisIcalClauseLayout  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrellisIcalClauseLayout, trellis_ical_clause_layout_clear)

G_END_DECLS
