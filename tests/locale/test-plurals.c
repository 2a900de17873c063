/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "locale-fixture.h"
#include "trellis-clause-words.h"
#include "trellis-phrase.h"

#define ARABIC                                                                                     \
  "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "              \
  "n%100>=11 ? 4 : 5);"

/* The form that is chosen is written before the number. */
#define FORM(n) "msgstr[" #n "] \"" #n ": %d\"\n"

static const struct
{
  const char *locale, *language, *plurals, *forms;
  struct
  {
    int minutes;
    const char *words;
  } cases[7];
} languages[] = {
  { "en_US", "en", "nplurals=2; plural=(n != 1);", FORM (0) FORM (1),
    { { 0, "1: 0" }, { 1, "0: 1" }, { 2, "1: 2" } } },
  { "de_DE", "de", "nplurals=2; plural=(n != 1);", FORM (0) FORM (1),
    { { 0, "1: 0" }, { 1, "0: 1" }, { 21, "1: 21" } } },
  { "fr_FR", "fr", "nplurals=2; plural=(n > 1);", FORM (0) FORM (1),
    { { 0, "0: 0" }, { 1, "0: 1" }, { 2, "1: 2" } } },
  { "ja_JP", "ja", "nplurals=1; plural=0;", FORM (0), { { 0, "0: 0" }, { 1, "0: 1" }, { 2, "0: 2" } } },
  { "ar_EG", "ar", ARABIC, FORM (0) FORM (1) FORM (2) FORM (3) FORM (4) FORM (5),
    { { 0, "0: 0" }, { 1, "1: 1" }, { 2, "2: 2" }, { 3, "3: 3" }, { 10, "3: 10" }, { 11, "4: 11" }, { 59, "4: 59" } } },
  { "fa_IR", "fa", "nplurals=2; plural=(n > 1);", "msgstr[0] \"%Id دقیقه\"\nmsgstr[1] \"%Id دقیقه\"\n",
    { { 1, "۱ دقیقه" }, { 45, "۴۵ دقیقه" } } },
};

static void
test_minutes (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_auto(LocaleFixture) fixture = { NULL };
  g_autofree char *messages = g_strdup_printf (
    "msgid \"%%d minute\"\nmsgid_plural \"%%d minutes\"\n%s", languages[i].forms);

  if (!locale_fixture_use (&fixture, languages[i].locale) ||
      !locale_fixture_translate (&fixture, languages[i].language, languages[i].plurals, messages))
    return;

  for (guint j = 0; j < G_N_ELEMENTS (languages[i].cases) && languages[i].cases[j].words != NULL; j++)
    {
      g_autofree char *words = trellis_phrase_minutes (languages[i].cases[j].minutes);

      g_assert_cmpstr (words, ==, languages[i].cases[j].words);
    }
}

/* 21 counts like 1 in some languages, and a length of time in a sentence has a form that it has not
 * by itself. */
static void
test_cases (void)
{
  const struct
  {
    int minutes;
    const char *alone, *waiting;
  } cases[] = {
    { 1, "1 минута", "Ждём 1 минуту" },
    { 3, "3 минуты", "Ждём 3 минуты" },
    { 15, "15 минут", "Ждём 15 минут" },
    { 21, "21 минута", "Ждём 21 минуту" },
  };
  const TrellisClauseSpec *spec = trellis_clause_catalog_find (TRELLIS_CLAUSE_WAITING);
  g_auto(LocaleFixture) fixture = { NULL };

  if (!locale_fixture_use (&fixture, "ru_RU") ||
      !locale_fixture_translate (
        &fixture, "ru",
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
        "msgid \"%d minute\"\nmsgid_plural \"%d minutes\"\n"
        "msgstr[0] \"%d минута\"\nmsgstr[1] \"%d минуты\"\nmsgstr[2] \"%d минут\"\n\n"
        "msgid \"We wait for %d minute\"\nmsgid_plural \"We wait for %d minutes\"\n"
        "msgstr[0] \"Ждём %d минуту\"\nmsgstr[1] \"Ждём %d минуты\"\nmsgstr[2] \"Ждём %d минут\"\n"))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *alone = trellis_clause_unit_format (spec->unit, cases[i].minutes);
      g_autofree char *waiting = trellis_clause_words_write_number (spec, cases[i].minutes);

      g_assert_cmpstr (alone, ==, cases[i].alone);
      g_assert_cmpstr (waiting, ==, cases[i].waiting);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/locale/plurals/%s", languages[i].locale);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_minutes);
    }
  g_test_add_func ("/locale/plurals/cases", test_cases);
  return g_test_run ();
}
