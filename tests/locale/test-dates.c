/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "locale-fixture.h"
#include "trellis-date-words.h"
#include "trellis-phrase.h"
#include "trellis-typed-time.h"

/* Monday, November 23, 2026, half past two in the afternoon. */
static GDateTime *
get_time (void)
{
  return g_date_time_new_utc (2026, 11, 23, 14, 30, 0);
}

/* Whichever kind of blanks are in it. */
static void
assert_words (TrellisDateWords words, const char *expected)
{
  g_autoptr(GDateTime) time = get_time ();
  g_autofree char *text = trellis_date_words (time, words);
  g_auto(GStrv) parts = g_strsplit (text, "\u00a0", -1);
  g_autofree char *plain = g_strjoinv (" ", parts);

  g_assert_cmpstr (plain, ==, expected);
}

static void
assert_sentence (TrellisDateWords words, const char *beginning, const char *day)
{
  g_autofree char *expected = g_strconcat (beginning, day, NULL);

  assert_words (words, expected);
}

typedef struct
{
  const char *locale;
  const char *weekday, *day, *day_year, *in_text, *in_document, *month;
  const char *clock;
} Case;

/* English patterns, with the names and the order of the locale for dates. */
static const Case untranslated[] = {
  { "en_US", "Monday", "Mon, Nov 23", "Nov 23, 2026", "Nov 23", "November 23, 2026", "November 2026", "2:30 PM" },
  { "en_GB", "Monday", "Mon, 23 Nov", "23 Nov 2026", "23 Nov", "23 November 2026", "November 2026", "14:30" },
  { "de_DE", "Montag", "Mo, 23 Nov", "23 Nov 2026", "23 Nov", "23 November 2026", "November 2026", "14:30" },
  { "fr_FR", "lundi", "lun., 23 nov.", "23 nov. 2026", "23 nov.", "23 novembre 2026", "novembre 2026", "14:30" },
  { "ar_EG", "الاثنين", "ن, 23 نوف", "23 نوف 2026", "23 نوف", "23 نوفمبر 2026", "نوفمبر 2026", "2:30 م" },
  { "ja_JP", "月曜日", "月, 11月 23", "11月 23, 2026", "11月 23", "11月 23, 2026", "11月 2026", "14:30" },
  { "pl_PL", "poniedziałek", "pon, 23 lis", "23 lis 2026", "23 lis", "23 listopada 2026", "listopad 2026", "14:30" },
};

static void
test_untranslated (gconstpointer data)
{
  const Case *expected = data;
  g_auto(LocaleFixture) fixture = { NULL };

  if (!locale_fixture_use (&fixture, expected->locale))
    return;

  assert_words (TRELLIS_DATE_WORDS_WEEKDAY, expected->weekday);
  assert_words (TRELLIS_DATE_WORDS_DAY, expected->day);
  assert_words (TRELLIS_DATE_WORDS_DAY_YEAR, expected->day_year);
  assert_sentence (TRELLIS_DATE_WORDS_SINCE, "since ", expected->in_text);
  assert_words (TRELLIS_DATE_WORDS_LONG, expected->in_document);
  assert_sentence (TRELLIS_DATE_WORDS_UNTIL, "Until ", expected->in_document);
  assert_sentence (TRELLIS_DATE_WORDS_MEETING, "Meeting on ", expected->in_document);
  assert_words (TRELLIS_DATE_WORDS_MONTH_YEAR, expected->month);
  assert_words (trellis_date_words_twelve_hours () ? TRELLIS_DATE_WORDS_CLOCK_12
                                                   : TRELLIS_DATE_WORDS_CLOCK_24,
                expected->clock);
}

static void
assert_exact (TrellisDateWords words, const char *expected)
{
  g_autoptr(GDateTime) time = get_time ();
  g_autofree char *text = trellis_date_words (time, words);

  g_assert_cmpstr (text, ==, expected);
}

/* No line of a label ends within a date; in a document, people search for it with the blanks they type. */
static void
test_held (void)
{
  g_auto(LocaleFixture) fixture = { NULL };

  if (!locale_fixture_use (&fixture, "en_US"))
    return;

  assert_exact (TRELLIS_DATE_WORDS_DAY, "Mon, Nov\u00a023");
  assert_exact (TRELLIS_DATE_WORDS_DAY_YEAR, "Nov\u00a023,\u00a02026");
  assert_exact (TRELLIS_DATE_WORDS_SINCE, "since Nov\u00a023");
  assert_exact (TRELLIS_DATE_WORDS_AGREED_ONCE, "Agreed on November\u00a023,\u00a02026, replaced since");
  assert_exact (TRELLIS_DATE_WORDS_CLOCK_12, "2:30\u00a0PM");
  assert_exact (TRELLIS_DATE_WORDS_LONG, "November 23, 2026");
  assert_exact (TRELLIS_DATE_WORDS_MEETING, "Meeting on November 23, 2026");
}

/* What a translator makes of the patterns is what is shown. */
static const struct
{
  const char *locale, *language, *messages, *day, *clock;
} translated[] = {
  { "de_DE", "de", "msgid \"%a, %b %-e\"\nmsgstr \"%a, %-d. %b\"\n", "Mo, 23. Nov", "14:30" },
  { "fr_FR", "fr", "msgid \"%a, %b %-e\"\nmsgstr \"%a %-e %b\"\n", "lun. 23 nov.", "14:30" },
  { "ar_EG", "ar", "msgid \"%a, %b %-e\"\nmsgstr \"%A، %-e %B\"\n", "الاثنين، 23 نوفمبر", "2:30 م" },
  { "ja_JP", "ja",
    "msgid \"%a, %b %-e\"\nmsgstr \"%-m月%-d日（%a）\"\n\nmsgid \"%H:%M\"\nmsgstr \"%-H時%M分\"\n",
    "11月23日（月）", "14時30分" },
  { "fa_IR", "fa",
    "msgid \"%a, %b %-e\"\nmsgstr \"%A %-Oe %B\"\n\nmsgid \"%H:%M\"\nmsgstr \"%OH:%OM\"\n",
    "دوشنبه ۲۳ نوامبر", "۱۴:۳۰" },
  /* Not a pattern at all. */
  { "de_DE", "de", "msgid \"%a, %b %-e\"\nmsgstr \"%!\"\n", "Mo, Nov 23", "14:30" },
};

static void
test_translated (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_auto(LocaleFixture) fixture = { NULL };

  if (!locale_fixture_use (&fixture, translated[i].locale) ||
      !locale_fixture_translate (&fixture, translated[i].language, "nplurals=1; plural=0;",
                                 translated[i].messages))
    return;

  assert_words (TRELLIS_DATE_WORDS_DAY, translated[i].day);
  assert_words (trellis_date_words_twelve_hours () ? TRELLIS_DATE_WORDS_CLOCK_12
                                                   : TRELLIS_DATE_WORDS_CLOCK_24,
                translated[i].clock);
}

/* Where the person wants twelve hours and the locale has no names for the halves of a day. */
static void
test_twelve_hours_anywhere (void)
{
  g_auto(LocaleFixture) fixture = { NULL };
  int minutes;

  if (!locale_fixture_use (&fixture, "de_DE"))
    return;

  g_assert_false (trellis_date_words_twelve_hours ());
  assert_words (TRELLIS_DATE_WORDS_CLOCK_12, "2:30 PM");
  g_assert_true (trellis_typed_clock ("2:30 PM", &minutes));
  g_assert_cmpint (minutes, ==, 14 * 60 + 30);
}

static const char *const locales[] = { "en_US", "en_GB", "de_DE", "fr_FR", "ar_EG", "fa_IR", "ja_JP", "sv_SE", "he_IL", "th_TH", "am_ET" };

/* What a field shows can be typed again. */
static void
test_read_again (gconstpointer data)
{
  g_auto(LocaleFixture) fixture = { NULL };

  if (!locale_fixture_use (&fixture, data))
    return;

  for (int day = 1; day <= 365; day++)
    {
      g_autofree char *text = NULL;
      GDate date, read;

      g_date_clear (&date, 1);
      g_date_set_dmy (&date, 1, G_DATE_JANUARY, 2026);
      g_date_add_days (&date, (guint) day);
      text = trellis_typed_day_write (&date);
      g_test_message ("%s", text);
      g_assert_true (trellis_typed_day (text, &read));
      g_assert_cmpint (g_date_compare (&date, &read), ==, 0);
    }

  for (int minute = 0; minute < 24 * 60; minute += 5)
    for (int has_twelve = 0; has_twelve < 2; has_twelve++)
      {
        g_autoptr(GDateTime) time = g_date_time_new_utc (2026, 1, 1, minute / 60, minute % 60, 0);
        g_autofree char *text = trellis_date_words (time, has_twelve ? TRELLIS_DATE_WORDS_CLOCK_12
                                                                     : TRELLIS_DATE_WORDS_CLOCK_24);
        int read = -1;

        g_test_message ("%s", text);
        g_assert_true (trellis_typed_clock (text, &read));
        g_assert_cmpint (read, ==, minute);
      }
}

/* Years of another calendar are not taken for those of ours. */
static void
test_other_calendar (void)
{
  g_auto(LocaleFixture) fixture = { NULL };
  g_autofree char *text = NULL;
  GDate day;

  if (!locale_fixture_use (&fixture, "th_TH"))
    return;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 23, G_DATE_NOVEMBER, 2026);
  text = trellis_typed_day_write (&day);
  g_assert_cmpstr (text, ==, "2026-11-23");
  g_assert_false (trellis_typed_day ("23/11/2569", &day));
}

/* In the digits and with the words of Persian and Japanese. */
static void
test_other_scripts (void)
{
  const struct
  {
    const char *locale, *text;
    int minutes;
  } cases[] = {
    { "fa_IR", "۱۴:۳۰", 870 },    { "ja_JP", "14時30分", 870 }, { "ja_JP", "午後2:30", 870 },
    { "ja_JP", "１４：３０", 870 }, { "ar_EG", "٢:٣٠ م", 870 },  { "ar_EG", "9:05 ص", 545 },
    { "fr_FR", "14 h 30", 870 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(LocaleFixture) fixture = { NULL };
      int minutes = -1;

      if (!locale_fixture_use (&fixture, cases[i].locale))
        return;
      g_test_message ("%s", cases[i].text);
      g_assert_true (trellis_typed_clock (cases[i].text, &minutes));
      g_assert_cmpint (minutes, ==, cases[i].minutes);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (untranslated); i++)
    {
      g_autofree char *path = g_strdup_printf ("/locale/dates/untranslated/%s", untranslated[i].locale);

      g_test_add_data_func (path, &untranslated[i], test_untranslated);
    }
  for (guint i = 0; i < G_N_ELEMENTS (translated); i++)
    {
      g_autofree char *path = g_strdup_printf ("/locale/dates/translated/%s-%u", translated[i].locale, i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_translated);
    }
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *path = g_strdup_printf ("/locale/dates/read-again/%s", locales[i]);

      g_test_add_data_func (path, locales[i], test_read_again);
    }
  g_test_add_func ("/locale/dates/held", test_held);
  g_test_add_func ("/locale/dates/twelve-hours-anywhere", test_twelve_hours_anywhere);
  g_test_add_func ("/locale/dates/other-calendar", test_other_calendar);
  g_test_add_func ("/locale/dates/other-scripts", test_other_scripts);
  return g_test_run ();
}
