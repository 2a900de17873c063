/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-agreement-text.h"

#include "trellis-clause-words.h"
#include "trellis-phrase.h"
#include "trellis-time.h"

#include <glib/gi18n-lib.h>

static char *
format_day_as (gint64 time, TrellisDateWords words)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *day = trellis_day_of_time (time, zone);

  return trellis_phrase_day_as (day, words);
}

/* The day of @time in full, as it stands in a document. */
char *
trellis_agreement_format_day (gint64 time)
{
  return format_day_as (time, TRELLIS_DATE_WORDS_LONG);
}

char *
trellis_agreement_format_state (TrellisAgreement *agreement)
{
  switch (trellis_agreement_get_state (agreement))
    {
    case TRELLIS_AGREEMENT_STATE_DRAFT:
      return g_strdup (C_("agreement", "Draft"));
    case TRELLIS_AGREEMENT_STATE_PROPOSED:
      return g_strdup (C_("agreement", "Proposed"));
    case TRELLIS_AGREEMENT_STATE_AGREED:
      return format_day_as (trellis_agreement_get_agreed (agreement), TRELLIS_DATE_WORDS_AGREED);
    case TRELLIS_AGREEMENT_STATE_REPLACED:
      return format_day_as (trellis_agreement_get_agreed (agreement), TRELLIS_DATE_WORDS_AGREED_ONCE);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
trellis_agreement_format_version (TrellisAgreement *agreement)
{
  /* Translators: of an agreement, numbered from 1. */
  return g_strdup_printf (_("Version %d"), trellis_agreement_get_version (agreement));
}

TrellisClauseGroup
trellis_clause_get_group (TrellisClause *clause)
{
  const TrellisClauseSpec *spec = trellis_clause_catalog_find (trellis_clause_get_key (clause));

  return spec != NULL ? spec->group : TRELLIS_CLAUSE_GROUP_OWN;
}

/* The choice, number and day of @clause on one line; NULL for none. */
char *
trellis_clause_write_answer (TrellisClause *clause)
{
  const TrellisClauseSpec *spec = trellis_clause_catalog_find (trellis_clause_get_key (clause));
  int number = trellis_clause_get_number (clause);
  const char *choice = trellis_clause_get_choice (clause);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) facts = NULL;

  if (spec == NULL)
    return NULL;
  if (choice != NULL && (spec->parts & TRELLIS_CLAUSE_CHOICE) != 0)
    g_strv_builder_add (builder, trellis_clause_spec_label (spec, choice));

  /* A rhythm has a number only where it is not one of the usual ones. */
  if (number > 0 && (spec->parts & TRELLIS_CLAUSE_NUMBER) != 0 &&
      (!g_str_equal (spec->key, TRELLIS_CLAUSE_RHYTHM) || g_strcmp0 (choice, "other") == 0))
    g_strv_builder_take (builder, trellis_clause_words_write_number (spec, number));
  if (trellis_clause_get_day (clause) != NULL)
    g_strv_builder_take (
      builder, trellis_clause_words_write_day (spec, trellis_clause_get_day (clause)));

  facts = g_strv_builder_end (builder);
  return *facts != NULL ? g_strjoinv (" · ", facts) : NULL;
}

/* What @clause says besides its own words: choice, number and day on one line, then its items; NULL
 * for nothing. */
char *
trellis_clause_write_facts (TrellisClause *clause)
{
  const TrellisClauseSpec *spec = trellis_clause_catalog_find (trellis_clause_get_key (clause));
  const char *const *items = trellis_clause_get_items (clause);
  GString *text = g_string_new (NULL);
  g_autofree char *answer = trellis_clause_write_answer (clause);

  if (answer != NULL)
    g_string_append_printf (text, "%s\n", answer);
  for (guint i = 0; items[i] != NULL; i++)
    g_string_append_printf (text, "• %s\n",
                            spec != NULL ? trellis_clause_spec_label (spec, items[i]) : items[i]);

  if (text->len > 0)
    g_string_truncate (text, text->len - 1);
  return g_string_free (text, text->len == 0);
}

/* All that @clause says; NULL for nothing. */
char *
trellis_clause_write (TrellisClause *clause)
{
  g_autofree char *facts = trellis_clause_write_facts (clause);
  const char *text = trellis_clause_get_text (clause);

  if (facts == NULL || text == NULL)
    return facts != NULL ? g_steal_pointer (&facts) : g_strdup (text);
  return g_strconcat (facts, "\n", text, NULL);
}
