/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-agreement-text.h"
#include "trellis-agreement-version.h"
#include "trellis-clause-catalog.h"
#include "trellis-clause-words.h"

static void
test_catalog_is_whole (void)
{
  g_autoptr(GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  TrellisClauseGroup group = TRELLIS_CLAUSE_GROUP_PURPOSE;
  guint on = 0;

  for (guint i = 0; i < trellis_clause_catalog_get_size (); i++)
    {
      const TrellisClauseSpec *spec = trellis_clause_catalog_get (i);

      g_assert_true (g_hash_table_add (keys, (gpointer) spec->key));
      g_assert_true (trellis_clause_catalog_find (spec->key) == spec);
      g_assert_cmpint (spec->group, >=, group); /* groups do not interleave */
      group = spec->group;
      on += spec->on ? 1 : 0;

      g_assert_cmpstr (trellis_clause_spec_get_title (spec), !=, "");
      g_assert_true (g_str_has_suffix (trellis_clause_spec_get_prompt (spec), "?"));
      g_assert_true (g_str_has_suffix (trellis_clause_spec_get_help (spec), "."));
      g_assert_cmpint (spec->parts, !=, 0);
      g_assert_true ((spec->options != NULL) ==
                     ((spec->parts & (TRELLIS_CLAUSE_CHOICE | TRELLIS_CLAUSE_CHECKLIST)) != 0));
      g_assert_true ((spec->unit != TRELLIS_CLAUSE_UNIT_NONE) ==
                     ((spec->parts & TRELLIS_CLAUSE_NUMBER) != 0));
      g_assert_true ((spec->max_items > 0) == ((spec->parts & TRELLIS_CLAUSE_LIST) != 0));
      if (spec->choice != NULL)
        g_assert_cmpstr (trellis_clause_spec_label (spec, spec->choice), !=, spec->choice);
      if (spec->number != 0)
        g_assert_true (spec->number >= spec->lowest && spec->number <= spec->highest);
      for (guint j = 0; spec->presets[j] != 0; j++)
        g_assert_true (spec->presets[j] >= spec->lowest && spec->presets[j] <= spec->highest);
    }

  g_assert_cmpuint (trellis_clause_catalog_get_size (), ==, 29);
  g_assert_cmpuint (on, >=, 10);
  g_assert_cmpuint (on, <=, 16);
  g_assert_null (trellis_clause_catalog_find (NULL));
  g_assert_null (trellis_clause_catalog_find ("nothing"));
}

/* A number is said in the unit that the clause has. */
static void
test_numbers (void)
{
  const struct
  {
    const char *key;
    int number;
    const char *words;
  } cases[] = {
    { TRELLIS_CLAUSE_RHYTHM, 14, "Every 14 days" },
    { TRELLIS_CLAUSE_LENGTH, 60, "60 minutes" },
    { TRELLIS_CLAUSE_AGENDA, 1, "1 day ahead" },
    { TRELLIS_CLAUSE_NOTES, 24, "Within 24 hours" },
    { TRELLIS_CLAUSE_RESPONSE, 2, "Within 2 days" },
    { TRELLIS_CLAUSE_CANCELLING, 24, "24 hours of notice" },
    { TRELLIS_CLAUSE_WAITING, 15, "We wait for 15 minutes" },
    { TRELLIS_CLAUSE_ENDING, 14, "14 days of notice" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TrellisClauseSpec *spec = trellis_clause_catalog_find (cases[i].key);
      g_autofree char *words = trellis_clause_words_write_number (spec, cases[i].number);
      g_autofree char *length = trellis_clause_unit_format (spec->unit, cases[i].number);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_nonnull (strstr (words, length));
    }
}

static void
test_units (void)
{
  const struct
  {
    TrellisClauseUnit unit;
    int number;
    const char *words;
  } cases[] = {
    { TRELLIS_CLAUSE_UNIT_MINUTES, 60, "60 minutes" },
    { TRELLIS_CLAUSE_UNIT_HOURS, 1, "1 hour" },
    { TRELLIS_CLAUSE_UNIT_DAYS, 1, "1 day" },
    { TRELLIS_CLAUSE_UNIT_DAYS, 7, "7 days" },
    { TRELLIS_CLAUSE_UNIT_NONE, 3, "3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = trellis_clause_unit_format (cases[i].unit, cases[i].number);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_shown_title (void)
{
  g_autoptr(TrellisClause) clause = trellis_clause_new ();

  g_assert_cmpstr (trellis_clause_get_shown_title (clause), ==, "Untitled Clause");
  trellis_clause_set_key (clause, "length");
  g_assert_cmpstr (trellis_clause_get_shown_title (clause), ==, "Length of a Meeting");
  trellis_clause_set_title (clause, "Tea");
  g_assert_cmpstr (trellis_clause_get_shown_title (clause), ==, "Tea");
}

static void
assert_answer (const char *key, const char *choice, int number, const char *expected)
{
  g_autoptr(TrellisClause) clause = trellis_clause_new ();
  g_autofree char *answer = NULL;

  trellis_clause_set_key (clause, key);
  trellis_clause_set_choice (clause, choice);
  trellis_clause_set_number (clause, number);
  answer = trellis_clause_write_answer (clause);
  g_assert_cmpstr (answer, ==, expected);
}

/* A rhythm says its days only where it is none of the usual ones. */
static void
test_answer (void)
{
  assert_answer (TRELLIS_CLAUSE_RHYTHM, "two-weeks", 10, "Every two weeks");
  assert_answer (TRELLIS_CLAUSE_RHYTHM, "other", 10, "Another rhythm · Every 10 days");
  assert_answer (TRELLIS_CLAUSE_AGENDA, "mentee", 1, "Mentee · 1 day ahead");
  assert_answer (TRELLIS_CLAUSE_AGENDA, NULL, 0, NULL);
  assert_answer (TRELLIS_CLAUSE_CANCELLING, NULL, 24, "24 hours of notice");
  assert_answer (NULL, "mentee", 1, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/clauses/catalog", test_catalog_is_whole);
  g_test_add_func ("/journey/clauses/units", test_units);
  g_test_add_func ("/journey/clauses/numbers", test_numbers);
  g_test_add_func ("/journey/clauses/shown-title", test_shown_title);
  g_test_add_func ("/journey/clauses/answer", test_answer);
  return g_test_run ();
}
