/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "trellis-ical-line.h"

static TrellisIcalLine *
parse (const char *text)
{
  TrellisIcalProblemKind problem;
  TrellisIcalLine *line = trellis_ical_line_parse (text, strlen (text), &problem);

  g_assert_nonnull (line);
  g_assert_cmpstr (trellis_ical_line_get_text (line), ==, text);
  return line;
}

static void
assert_strv (char **actual, const char *const *expected)
{
  if (expected == NULL)
    g_assert_null (actual);
  else
    g_assert_cmpstrv (actual, expected);
  g_strfreev (actual);
}

static void
test_parts (void)
{
  g_autoptr(TrellisIcalLine) line = parse ("dtstart;Tzid=\"Europe/Berlin\";X-A=1,\"2,3\",:20260105T180000");
  g_autofree char *name = trellis_ical_line_dup_name (line);

  g_assert_cmpstr (name, ==, "DTSTART");
  g_assert_true (trellis_ical_line_has_name (line, "DTSTART"));
  g_assert_false (trellis_ical_line_has_name (line, "DTSTAR"));
  g_assert_false (trellis_ical_line_has_name (line, "DTSTARTS"));
  g_assert_true (trellis_ical_line_has_prefix (line, "DTST"));
  g_assert_false (trellis_ical_line_has_prefix (line, "DTSTART;"));
  g_assert_cmpstr (trellis_ical_line_get_value (line), ==, "20260105T180000");
  assert_strv (trellis_ical_line_dup_parameters (line, "TZID"),
               (const char *const[]) { "Europe/Berlin", NULL });
  assert_strv (trellis_ical_line_dup_parameters (line, "x-a"),
               (const char *const[]) { "1", "2,3", "", NULL });
  assert_strv (trellis_ical_line_dup_parameters (line, "X"), NULL);
  g_assert_null (trellis_ical_line_dup_parameter (line, "VALUE"));
  g_assert_true (trellis_ical_line_parameter_is (line, "tzid", "EUROPE/BERLIN"));
  g_assert_false (trellis_ical_line_parameter_is (line, "VALUE", "DATE"));
}

static void
test_odd (void)
{
  const struct
  {
    const char *text, *value, *parameter, *parameter_value;
  } cases[] = {
    { "A:", "", "B", NULL },
    { "A::", ":", "B", NULL },
    { "A;B:c", "c", "B", "" },
    { "A;B=:c", "c", "B", "" },
    { "A;B=c=d:e", "e", "B", "c=d" },
    { "A;B=\"x:y;z\":e", "e", "B", "x:y;z" },
    { "A;B=x \"y:z\" w:e", "e", "B", "x y:z w" },
    { "A;;B=1:e", "e", "B", "1" },
    { "A;:e", "e", "", "" },
    { "X_A.B/C;b=1:\"", "\"", "B", "1" },
    { "A;B=\xc3\xa4:\xc3\xb6", "\xc3\xb6", "B", "\xc3\xa4" },
    { "A:b\tc", "b\tc", "B", NULL },
    /* RFC 6868 §3 */
    { "A;B=x^ny^^z^'w^q^:e", "e", "B", "x\ny^z\"w^q^" },
    { "A;B=\"^'a^':b\":e", "e", "B", "\"a\":b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrellisIcalLine) line = parse (cases[i].text);
      g_autofree char *value = trellis_ical_line_dup_parameter (line, cases[i].parameter);

      g_assert_cmpstr (trellis_ical_line_get_value (line), ==, cases[i].value);
      g_assert_cmpstr (value, ==, cases[i].parameter_value);
    }
}

static void
test_bad (void)
{
  const struct
  {
    const char *text;
    TrellisIcalProblemKind problem;
  } cases[] = {
    { "", TRELLIS_ICAL_PROBLEM_BAD_NAME },
    { ":a", TRELLIS_ICAL_PROBLEM_BAD_NAME },
    { ";A=1:a", TRELLIS_ICAL_PROBLEM_BAD_NAME },
    { " A:a", TRELLIS_ICAL_PROBLEM_BAD_NAME },
    { "A B:a", TRELLIS_ICAL_PROBLEM_BAD_NAME },
    { "\xc3\xa4:a", TRELLIS_ICAL_PROBLEM_BAD_NAME },
    { "Some words, and no more", TRELLIS_ICAL_PROBLEM_BAD_NAME },
    { "A", TRELLIS_ICAL_PROBLEM_NO_COLON },
    { "A;B=c", TRELLIS_ICAL_PROBLEM_NO_COLON },
    { "A;B=\"c:d", TRELLIS_ICAL_PROBLEM_OPEN_QUOTE },
    { "A;B=\"c\"\":d", TRELLIS_ICAL_PROBLEM_OPEN_QUOTE },
    { "A:b\nc", TRELLIS_ICAL_PROBLEM_CONTROL },
    { "A:b\x7f", TRELLIS_ICAL_PROBLEM_CONTROL },
    { "A:\xff", TRELLIS_ICAL_PROBLEM_CONTROL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrellisIcalProblemKind problem;

      g_assert_null (trellis_ical_line_parse (cases[i].text, strlen (cases[i].text), &problem));
      g_assert_cmpint (problem, ==, cases[i].problem);
    }
}

static void
test_change (void)
{
  g_autoptr(TrellisIcalLine) line = parse ("A;X=1;b=\"2\";Y=3:old");
  g_autoptr(TrellisIcalLine) copy = trellis_ical_line_copy (line);

  trellis_ical_line_set_value (line, "new");
  g_assert_cmpstr (trellis_ical_line_get_text (line), ==, "A;X=1;b=\"2\";Y=3:new");
  trellis_ical_line_set_parameter (line, "B", "a:b");
  g_assert_cmpstr (trellis_ical_line_get_text (line), ==, "A;X=1;B=\"a:b\";Y=3:new");
  trellis_ical_line_set_parameter (line, "X", NULL);
  g_assert_cmpstr (trellis_ical_line_get_text (line), ==, "A;B=\"a:b\";Y=3:new");
  trellis_ical_line_set_parameter (line, "Z", "");
  g_assert_cmpstr (trellis_ical_line_get_text (line), ==, "A;B=\"a:b\";Y=3;Z=:new");
  trellis_ical_line_set_parameters (line, "y", (const char *const[]) { "1", "2;3", NULL });
  g_assert_cmpstr (trellis_ical_line_get_text (line), ==, "A;B=\"a:b\";y=1,\"2;3\";Z=:new");
  trellis_ical_line_set_parameters (line, "Y", (const char *const[]) { NULL });
  trellis_ical_line_set_parameter (line, "b", NULL);
  trellis_ical_line_set_parameter (line, "z", NULL);
  trellis_ical_line_set_parameter (line, "none", NULL);
  g_assert_cmpstr (trellis_ical_line_get_text (line), ==, "A:new");
  g_assert_cmpstr (trellis_ical_line_get_value (line), ==, "new");

  g_assert_cmpstr (trellis_ical_line_get_text (copy), ==, "A;X=1;b=\"2\";Y=3:old");
}

/* R-I4: Nothing that somebody typed can end a line or a parameter. */
static void
test_injection (void)
{
  const char *const values[] = {
    "a\r\nATTENDEE:mailto:a@example.org",
    "\"",
    "\":x",
    "a\nb",
    "a\rb",
    "a\r\nb",
    "^n",
    "^",
    ",;:=",
    "\x01",
    " a ",
    "\t",
    "caf\xc3\xa9",
    "",
  };
  const char *const expected[] = {
    "a\nATTENDEE:mailto:a@example.org",
    "\"",
    "\":x",
    "a\nb",
    "a\nb",
    "a\nb",
    "^n",
    "^",
    ",;:=",
    "",
    " a ",
    "\t",
    "caf\xc3\xa9",
    "",
  };
  g_autoptr(TrellisIcalLine) line = trellis_ical_line_new ("A", "b\r\nEND:VEVENT\x01\xff");

  g_assert_cmpstr (trellis_ical_line_get_text (line), ==, "A:bEND:VEVENT\xef\xbf\xbd");
  trellis_ical_line_set_value (line, "c\nd\x7f");
  g_assert_cmpstr (trellis_ical_line_get_text (line), ==, "A:cd");

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr(TrellisIcalLine) again = NULL;
      g_autofree char *value = NULL;

      trellis_ical_line_set_parameter (line, "P", values[i]);
      again = parse (trellis_ical_line_get_text (line));
      value = trellis_ical_line_dup_parameter (again, "P");
      g_assert_cmpstr (value, ==, expected[i]);
      g_assert_cmpstr (trellis_ical_line_get_value (again), ==, "cd");
    }
}

static void
test_clean (void)
{
  g_autofree char *clean = trellis_ical_text_clean ("a\0b\tc\x80", 6);

  g_assert_cmpstr (clean, ==, "ab\tc\xef\xbf\xbd");
  g_assert_true (trellis_ical_text_is_clean ("a\tb", 3));
  g_assert_false (trellis_ical_text_is_clean ("a\0b", 3));
  g_assert_false (trellis_ical_text_is_clean ("\xc3", 1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/line/parts", test_parts);
  g_test_add_func ("/ical/line/odd", test_odd);
  g_test_add_func ("/ical/line/bad", test_bad);
  g_test_add_func ("/ical/line/change", test_change);
  g_test_add_func ("/ical/line/injection", test_injection);
  g_test_add_func ("/ical/line/clean", test_clean);
  return g_test_run ();
}
