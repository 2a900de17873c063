/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clause-item-words.h"

#include "trellis-clause-catalog.h"

static const TrellisClauseSpec *
find_spec (TrellisClause *clause)
{
  return trellis_clause_catalog_find (trellis_clause_get_key (clause));
}

static char *
dup_title (TrellisClause *clause)
{
  const TrellisClauseSpec *spec = find_spec (clause);

  return spec != NULL ? g_strdup (trellis_clause_spec_get_title (spec)) : NULL;
}

static char *
dup_label (TrellisClause *clause, const char *nick)
{
  const TrellisClauseSpec *spec = find_spec (clause);

  return spec != NULL ? g_strdup (trellis_clause_spec_label (spec, nick)) : NULL;
}

static char *
dup_number (TrellisClause *clause)
{
  const TrellisClauseSpec *spec = find_spec (clause);
  const int number = trellis_clause_get_number (clause);

  return spec != NULL && number != 0 ? trellis_clause_unit_format (spec->unit, number) : NULL;
}

const TrellisIcalClauseWords trellis_clause_item_words = { dup_title, dup_label, dup_number };
