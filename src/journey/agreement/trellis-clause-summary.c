/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-journey"

#include "trellis-agreement-version.h"

#include <glib/gi18n-lib.h>

#include "trellis-clause-catalog.h"
#include "trellis-phrase.h"

/* Whether the number of @clause says something: a rhythm has one only if it is not a usual one. */
static gboolean
shows_number (const TrellisClauseSpec *spec, TrellisClause *clause)
{
  if (trellis_clause_get_number (clause) <= 0)
    return FALSE;
  return !g_str_equal (spec->key, TRELLIS_CLAUSE_RHYTHM) ||
         g_strcmp0 (trellis_clause_get_choice (clause), "other") == 0;
}

static char *
summarize_items (const TrellisClauseSpec *spec, TrellisClause *clause)
{
  const char *const *items = trellis_clause_get_items (clause);
  g_autoptr(GStrvBuilder) labels = g_strv_builder_new ();
  g_auto(GStrv) strings = NULL;

  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    g_strv_builder_add (labels, spec != NULL ? trellis_clause_spec_label (spec, items[i]) : items[i]);
  strings = g_strv_builder_end (labels);
  return *strings != NULL ? g_strjoinv ("; ", strings) : NULL;
}

static void
add_part (GPtrArray *parts, char *part)
{
  if (part != NULL && *part != '\0')
    g_ptr_array_add (parts, part);
  else
    g_free (part);
}

/* What @clause says, on one line: "Mentee · 1 day · by mail, please". NULL when it says nothing;
 * transfer full. */
char *
trellis_clause_summarize (TrellisClause *clause)
{
  const TrellisClauseSpec *spec = trellis_clause_catalog_find (trellis_clause_get_key (clause));
  g_autoptr(GPtrArray) parts = g_ptr_array_new_null_terminated (6, g_free, TRUE);

  if (spec != NULL && trellis_clause_get_choice (clause) != NULL)
    add_part (parts, g_strdup (trellis_clause_spec_label (spec, trellis_clause_get_choice (clause))));
  if (spec != NULL && (spec->parts & TRELLIS_CLAUSE_NUMBER) != 0 && shows_number (spec, clause))
    add_part (parts, trellis_clause_unit_format (spec->unit, trellis_clause_get_number (clause)));
  add_part (parts, trellis_phrase_day (trellis_clause_get_day (clause)));
  add_part (parts, summarize_items (spec, clause));
  add_part (parts, trellis_phrase_one_line (trellis_clause_get_text (clause)));

  return parts->len > 0 ? g_strjoinv (" · ", (char **) parts->pdata) : NULL;
}
