/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "trellis-ical-text.h"
#include "trellis-ical-time.h"
#include "trellis-ical-value.h"

/* R-I4: What is escaped, and what others leave as it is. */
static void
test_text (void)
{
  const struct
  {
    const char *value, *text, *written; /* NULL: as @value */
  } cases[] = {
    { "", "", NULL },
    { "a\\nb\\,c\\;d\\\\e", "a\nb,c;d\\e", NULL },
    { "a:b\"c", "a:b\"c", NULL },
    { "a\\Nb", "a\nb", "a\\nb" },
    { "a,b;c", "a,b;c", "a\\,b\\;c" },
    { "a\\:b\\\"c", "a:b\"c", "a:b\"c" },
    { "C:\\temp", "C:\\temp", "C:\\\\temp" },
    { "\\", "\\", "\\\\" },
    { "\\\\n", "\\n", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = trellis_ical_text_unescape (cases[i].value);
      g_autofree char *written = trellis_ical_text_escape (text);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (written, ==, cases[i].written != NULL ? cases[i].written : cases[i].value);
    }
  {
    g_autofree char *written = trellis_ical_text_escape ("a\r\nb\rc\n");

    g_assert_cmpstr (written, ==, "a\\nb\\nc\\n");
  }
}

static void
test_list (void)
{
  const char *const texts[] = { "Mentoring", "a,b", "c;d\\", "e\nf", NULL };
  g_autofree char *value = trellis_ical_text_join (texts);
  g_auto(GStrv) again = trellis_ical_text_split (value);
  g_auto(GStrv) loose = trellis_ical_text_split (" a , b,, \\,,c\\");
  g_auto(GStrv) none = trellis_ical_text_split ("");

  g_assert_cmpstr (value, ==, "Mentoring,a\\,b,c\\;d\\\\,e\\nf");
  g_assert_cmpstrv (again, (char **) texts);
  g_assert_cmpstrv (loose, ((const char *const[]) { "a", "b", ",", "c\\", NULL }));
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

/* R-I4: Words for lines of our own. */
static void
test_base64 (void)
{
  const char *const texts[] = { "", "a", "ab", "abc", "\xc3\xbf\xc3\xbe?>~", "a\nb;c,d\\" };
  const char *const bad[] = { "a", "YQ==", "Y Q", "+/", "_-8", "abcde" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *value = trellis_ical_base64_encode (texts[i]);
      g_autofree char *text = trellis_ical_base64_decode (value);

      g_assert_cmpstr (text, ==, texts[i]);
      g_assert_null (strpbrk (value, "+/=\\,;"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (trellis_ical_base64_decode (bad[i]));
}

static void
test_numbers (void)
{
  const struct
  {
    const char *value;
    gboolean good;
    int number;
  } cases[] = {
    { "0", TRUE, 0 },
    { "-5", TRUE, -5 },
    { "+5", TRUE, 5 },
    { " 40 ", TRUE, 40 },
    { "2147483647", TRUE, G_MAXINT32 },
    { "-2147483648", TRUE, G_MININT32 },
    { "2147483648", FALSE, 0 },
    { "", FALSE, 0 },
    { "+", FALSE, 0 },
    { "+-5", FALSE, 0 },
    { "5%", FALSE, 0 },
    { "1.5", FALSE, 0 },
  };
  gboolean truth = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int number = 0;

      g_assert_cmpint (trellis_ical_integer_parse (cases[i].value, &number), ==, cases[i].good);
      g_assert_cmpint (number, ==, cases[i].number);
    }
  g_assert_true (trellis_ical_boolean_parse ("true", &truth) && truth);
  g_assert_true (trellis_ical_boolean_parse (" FALSE", &truth) && !truth);
  g_assert_false (trellis_ical_boolean_parse ("1", &truth));
  g_assert_false (trellis_ical_boolean_parse ("", &truth));
}

static void
test_duration (void)
{
  const struct
  {
    const char *value;
    int days;
    gint64 seconds;
  } cases[] = {
    { "PT1H", 0, 3600 },
    { "PT1H30M", 0, 5400 },
    { "-PT15M", 0, -900 },
    { "P1W", 7, 0 },
    { "P15DT5H0M20S", 15, 18020 },
    { "PT90M", 0, 5400 },
    { "PT0S", 0, 0 },
    { "P0D", 0, 0 },
    { "+p1dt1h", 1, 3600 },
    { "P1W2D", 9, 0 },
    { "-P2DT1S", -2, -1 },
    { " P1DT ", 1, 0 },
    { "PT24H", 0, 86400 },
  };
  const char *const bad[] = { "", "P", "PT", "1H", "P1H", "PT1D", "PT1", "P-1D", "PT1H1", "--P1D",
                              "P9999999999D", "P999999999W", "PT1.5H", "P1D2" };
  TrellisIcalDuration duration;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (trellis_ical_duration_parse (cases[i].value, &duration));
      g_assert_cmpint (duration.days, ==, cases[i].days);
      g_assert_cmpint (duration.seconds, ==, cases[i].seconds);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (trellis_ical_duration_parse (bad[i], &duration));
}

static void
test_uri (void)
{
  const struct
  {
    const char *address, *uri;
  } cases[] = {
    { "https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e" },
    { " https://example.org/a b\n ", "https://example.org/a%20b" },
    { "https://example.org/\xc3\xa4\r\nEND:VEVENT", "https://example.org/%C3%A4%0D%0AEND:VEVENT" },
    { "mailto:a@example.org", "mailto:a@example.org" },
    { "tel:+49-30-1", "tel:+49-30-1" },
    { "Room 5", NULL },
    { "example.org/a", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = trellis_ical_uri_format (cases[i].address);

      g_assert_cmpstr (uri, ==, cases[i].uri);
    }
  g_assert_null (trellis_ical_uri_parse (" "));
}

static void
test_times (void)
{
  const struct
  {
    const char *value, *written; /* NULL: as @value */
    TrellisIcalTimeKind kind;
  } cases[] = {
    { "20260105", NULL, TRELLIS_ICAL_TIME_DATE },
    { "20260105T180000", NULL, TRELLIS_ICAL_TIME_LOCAL },
    { "20260105T180000Z", NULL, TRELLIS_ICAL_TIME_UTC },
    { "20240229", NULL, TRELLIS_ICAL_TIME_DATE },
    { "00010101T000000Z", NULL, TRELLIS_ICAL_TIME_UTC },
    { "99991231T235959Z", NULL, TRELLIS_ICAL_TIME_UTC },
    { " 20260105t1800z ", "20260105T180000Z", TRELLIS_ICAL_TIME_UTC },
    { "2026-01-05", "20260105", TRELLIS_ICAL_TIME_DATE },
    { "2026-01-05T18:00:07", "20260105T180007", TRELLIS_ICAL_TIME_LOCAL },
    { "20161231T235960Z", "20161231T235959Z", TRELLIS_ICAL_TIME_UTC },
  };
  const char *const bad[] = { "", "2026", "20260230", "20261301", "20260100", "00000101", "20260105T",
                              "20260105T24", "20260105T240000", "20260105T186000", "20260105T180061",
                              "20260105T180000+0100", "20260105T1800001", "20260105 180000", "20250229",
                              "-20260105", "2026010", "20260105Z", "\xd9\xa2"
                                                                   "0260105" };
  TrellisIcalTime time;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *written = NULL;

      g_assert_true (trellis_ical_time_parse (cases[i].value, &time));
      g_assert_cmpint (time.kind, ==, cases[i].kind);
      written = trellis_ical_time_format (&time);
      g_assert_cmpstr (written, ==, cases[i].written != NULL ? cases[i].written : cases[i].value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (trellis_ical_time_parse (bad[i], &time));
}

static void
test_zones (void)
{
  const struct
  {
    const char *zone, *local, *utc, *back; /* NULL: as @local */
  } cases[] = {
    { "Europe/Berlin", "20260105T180000", "20260105T170000Z", NULL },
    { "Europe/Berlin", "20260705T180000", "20260705T160000Z", NULL },
    { "Asia/Kathmandu", "20260705T180000", "20260705T121500Z", NULL },
    { "Pacific/Kiritimati", "20260101T000000", "20251231T100000Z", NULL },
    { "America/New_York", "20260101T000000", "20260101T050000Z", NULL },
    /* RFC 5545 §3.3.5: comes twice, the first is meant; is skipped, the offset before counts */
    { "America/New_York", "20071104T013000", "20071104T053000Z", NULL },
    { "America/New_York", "20070311T023000", "20070311T073000Z", "20070311T033000" },
    { "Europe/Berlin", "20261025T023000", "20261025T003000Z", NULL },
    { "Europe/Berlin", "20261025T030000", "20261025T020000Z", NULL },
    { "Europe/Berlin", "20260329T023000", "20260329T013000Z", "20260329T033000" },
    { "Europe/Berlin", "20260329T020000", "20260329T010000Z", "20260329T030000" },
    { "Europe/Berlin", "20260329T015959", "20260329T005959Z", NULL },
    { "Europe/Berlin", "20260329T030000", "20260329T010000Z", NULL },
    { "Australia/Lord_Howe", "20260405T014500", "20260404T144500Z", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (cases[i].zone);
      g_autofree char *utc = NULL;
      g_autofree char *local = NULL;
      TrellisIcalTime time;
      gint64 seconds;

      g_assert_nonnull (zone);
      g_assert_true (trellis_ical_time_parse (cases[i].local, &time));
      seconds = trellis_ical_time_to_unix (&time, zone);
      time = trellis_ical_time_from_unix (seconds, NULL);
      utc = trellis_ical_time_format (&time);
      g_assert_cmpstr (utc, ==, cases[i].utc);
      time = trellis_ical_time_from_unix (seconds, zone);
      local = trellis_ical_time_format (&time);
      g_assert_cmpstr (local, ==, cases[i].back != NULL ? cases[i].back : cases[i].local);
    }
}

static void
test_seconds (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      const gint64 seconds = (gint64) g_test_rand_int () * 128 + g_test_rand_int_range (0, 128);
      const TrellisIcalTime time = trellis_ical_time_from_unix (seconds, NULL);
      g_autoptr(GDateTime) expected = g_date_time_new_from_unix_utc (seconds);

      if (expected == NULL)
        continue;
      g_assert_cmpint (trellis_ical_time_to_unix (&time, NULL), ==, seconds);
      g_assert_cmpint (time.year, ==, g_date_time_get_year (expected));
      g_assert_cmpint (time.day, ==, g_date_time_get_day_of_month (expected));
      g_assert_cmpint (time.minute, ==, g_date_time_get_minute (expected));
    }
  g_assert_cmpint (trellis_ical_time_from_unix (G_MAXINT64 / 2, NULL).year, ==, 9999);
  g_assert_cmpint (trellis_ical_time_from_unix (G_MININT64 / 2, NULL).year, ==, 1);
}

static void
test_days (void)
{
  TrellisIcalTime time;
  g_autofree char *day = NULL;
  g_autofree char *value = NULL;

  g_assert_true (trellis_ical_time_from_day ("2026-01-05", &time));
  value = trellis_ical_time_format (&time);
  day = trellis_ical_time_dup_day (&time);
  g_assert_cmpstr (value, ==, "20260105");
  g_assert_cmpstr (day, ==, "2026-01-05");
  g_assert_false (trellis_ical_time_from_day (NULL, &time));
  g_assert_false (trellis_ical_time_from_day ("20260105", &time));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/values/text", test_text);
  g_test_add_func ("/ical/values/list", test_list);
  g_test_add_func ("/ical/values/base64", test_base64);
  g_test_add_func ("/ical/values/numbers", test_numbers);
  g_test_add_func ("/ical/values/duration", test_duration);
  g_test_add_func ("/ical/values/uri", test_uri);
  g_test_add_func ("/ical/values/times", test_times);
  g_test_add_func ("/ical/values/zones", test_zones);
  g_test_add_func ("/ical/values/seconds", test_seconds);
  g_test_add_func ("/ical/values/days", test_days);
  return g_test_run ();
}
