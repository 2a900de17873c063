/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "trellis-ical-reader.h"
#include "trellis-ical-writer.h"

static void
assert_problem (TrellisIcalDocument *document, guint index, guint line, TrellisIcalProblemKind kind)
{
  const TrellisIcalProblem *problem;

  g_assert_cmpuint (index, <, document->problems->len);
  problem = &g_array_index (document->problems, TrellisIcalProblem, index);
  g_assert_cmpuint (problem->line, ==, line);
  g_assert_cmpint (problem->kind, ==, kind);
}

/* Reads @text, which is without fault, and writes @expected. */
static void
assert_rewritten (const char *text, gssize length, const char *expected)
{
  g_autoptr(TrellisIcalDocument) document =
    trellis_ical_read (text, length >= 0 ? (gsize) length : strlen (text));
  g_autofree char *written = trellis_ical_write (document->stream);

  g_assert_cmpuint (document->n_problems, ==, 0);
  g_assert_cmpstr (written, ==, expected);
}

#define PLAIN "BEGIN:VCALENDAR\r\nX:1\r\nBEGIN:VEVENT\r\nSUMMARY:\xc3\xa4\xe2\x82\xac b\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

/* R-I2: Any ends of lines, marks and folds, also within a character. */
static void
test_line_ends (void)
{
  const char *const streams[] = {
    PLAIN,
    /* LF, CR, and CR LF that became CR CR LF */
    "BEGIN:VCALENDAR\nX:1\nBEGIN:VEVENT\nSUMMARY:\xc3\xa4\xe2\x82\xac b\nEND:VEVENT\nEND:VCALENDAR\n",
    "BEGIN:VCALENDAR\rX:1\rBEGIN:VEVENT\rSUMMARY:\xc3\xa4\xe2\x82\xac b\rEND:VEVENT\rEND:VCALENDAR\r",
    "BEGIN:VCALENDAR\r\r\nX:1\r\r\nBEGIN:VEVENT\r\r\nSUMMARY:\xc3\xa4\r\r\n \xe2\x82\xac b\r\r\nEND:VEVENT\r\r\nEND:VCALENDAR\r\r\n",
    /* no end of the last line, empty lines, a byte order mark */
    "BEGIN:VCALENDAR\r\nX:1\r\nBEGIN:VEVENT\r\nSUMMARY:\xc3\xa4\xe2\x82\xac b\r\nEND:VEVENT\r\nEND:VCALENDAR",
    "\n\r\nBEGIN:VCALENDAR\n\nX:1\n\n\nBEGIN:VEVENT\nSUMMARY:\xc3\xa4\xe2\x82\xac b\nEND:VEVENT\nEND:VCALENDAR\n\n",
    "\xef\xbb\xbf" PLAIN,
    /* folded with spaces and tabs, in names, within characters, into nothing, over empty lines */
    "BEGIN:VCALENDAR\nX:1\nBEGIN:VEVENT\nSUMMARY:\xc3\r\n \xa4\xe2\n\t\x82\r \xac b\n \n\t\n\n \nEND:VEVENT\nEND:VCALENDAR\n ",
    "BEGIN:VCALENDAR\nX:1\nBEGIN:VEVENT\nSUMMARY:\xc3\xa4\n\n \xe2\x82\xac\n  b\nEND:VEVENT\nEND:VCALENDAR\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
    assert_rewritten (streams[i], -1, PLAIN);
  assert_rewritten ("BEG\n IN:VCALENDAR\nX\n\t:\r\n\t1\r\n BEGIN\nEND:VCALENDA\n R\n", -1,
                    "BEGIN:VCALENDAR\r\nX:1BEGIN\r\nEND:VCALENDAR\r\n");
  assert_rewritten (PLAIN, -1, PLAIN);
  assert_rewritten (NULL, 0, "");
  assert_rewritten ("", 0, "");
  assert_rewritten ("\r\n\n\n", -1, "");
  assert_rewritten ("\xef\xbb\xbf", -1, "");
}

/* R-I1: What we do not know comes back as it was: order, capitals, quotes, spaces, parts of any name. */
static void
test_lossless (void)
{
  const char *const text =
    "BEGIN:VCALENDAR\r\n"
    "version:2.0\r\n"
    "BEGIN:X-Odd\r\n"
    "x-thing;X-P=\"a\",b,\"c,d\";x-q=^n^^^';VALUE:\\n\\, \\;;,\r\n"
    "END:x-odd\r\n"
    "PRODID:after a component  \r\n"
    "BEGIN;X=1: vevent \r\n"
    "begin:VALARM\r\n"
    "TRIGGER;RELATED=END:-PT5M\r\n"
    "end:Valarm\r\n"
    "CONFERENCE;FEATURE=AUDIO,VIDEO;VALUE=URI:https://example.org/a\r\n"
    "LINK;LINKREL=SOURCE;VALUE=URI:https://example.org/\r\n"
    "RELATED-TO;RELTYPE=FINISHTOSTART;GAP=P1D:x\r\n"
    "CATEGORIES:A,B\r\n"
    "RRULE:COUNT=3;FREQ=DAILY\r\n"
    "X-EMPTY:\r\n"
    "END: vevent \r\n"
    "END:VCALENDAR\r\n"
    "BEGIN:VCALENDAR\r\n"
    "END:VCALENDAR\r\n"
    "BEGIN:VTODO\r\n"
    "END:VTODO\r\n";

  assert_rewritten (text, -1, text);
}

static void
test_tree (void)
{
  const char *const text = "BEGIN:VCALENDAR\nA:1\nBEGIN:VEVENT\na:2\nBEGIN:VALARM\nEND:VALARM\n"
                           "A:3\nEND:VEVENT\nBEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR\n";
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text, strlen (text));
  TrellisIcalComponent *calendar = trellis_ical_component_find_part (document->stream, "vcalendar");
  TrellisIcalComponent *event = trellis_ical_component_find_part (calendar, "VEVENT");
  g_autoptr(TrellisIcalComponent) copy = NULL;

  g_assert_null (trellis_ical_component_get_name (document->stream));
  g_assert_false (trellis_ical_component_has_name (document->stream, "VEVENT"));
  g_assert_cmpuint (trellis_ical_component_get_size (document->stream), ==, 1);
  g_assert_cmpuint (trellis_ical_component_get_size (calendar), ==, 3);
  g_assert_null (trellis_ical_component_get_line (calendar, 1));
  g_assert_null (trellis_ical_component_get_part (calendar, 0));
  g_assert_cmpstr (trellis_ical_component_get_name (event), ==, "VEVENT");
  g_assert_cmpuint (trellis_ical_component_search_line (event, "A", 0), ==, 0);
  g_assert_cmpuint (trellis_ical_component_search_line (event, "A", 1), ==, 2);
  g_assert_cmpuint (trellis_ical_component_search_line (event, "A", 3), ==, TRELLIS_ICAL_NONE);
  g_assert_cmpuint (trellis_ical_component_search_part (event, "VALARM", 0), ==, 1);
  g_assert_cmpuint (trellis_ical_component_search_part (event, "VALARM", 2), ==, TRELLIS_ICAL_NONE);
  g_assert_null (trellis_ical_component_find_part (calendar, "VALARM"));
  g_assert_null (trellis_ical_component_find_line (calendar, "B"));

  copy = trellis_ical_component_copy (event);
  g_assert_true (trellis_ical_component_equal (copy, event));
  trellis_ical_component_remove_lines (copy, "A");
  g_assert_cmpuint (trellis_ical_component_get_size (copy), ==, 1);
  g_assert_false (trellis_ical_component_equal (copy, event));

  /* Lines go before the parts, parts to the end. */
  trellis_ical_component_take_line (copy, trellis_ical_line_new ("B", "1"));
  trellis_ical_component_take_part (copy, trellis_ical_component_new ("X-C"));
  trellis_ical_component_take_line (copy, trellis_ical_line_new ("C", "1"));
  {
    g_autofree char *written = trellis_ical_write (copy);

    g_assert_cmpstr (written, ==, "BEGIN:VEVENT\r\nB:1\r\nC:1\r\nBEGIN:VALARM\r\nEND:VALARM\r\n"
                                  "BEGIN:X-C\r\nEND:X-C\r\nEND:VEVENT\r\n");
  }
  trellis_ical_component_remove (copy, 2);
  trellis_ical_component_insert_part (copy, 0, trellis_ical_component_new ("X-D"));
  trellis_ical_component_insert_line (copy, 0, trellis_ical_line_new ("D", "1"));
  {
    g_autofree char *written = trellis_ical_write (copy);

    g_assert_cmpstr (written, ==, "BEGIN:VEVENT\r\nD:1\r\nBEGIN:X-D\r\nEND:X-D\r\nB:1\r\nC:1\r\n"
                                  "BEGIN:X-C\r\nEND:X-C\r\nEND:VEVENT\r\n");
  }
}

static void
test_broken (void)
{
  const struct
  {
    const char *text, *kept;
    struct
    {
      guint line;
      TrellisIcalProblemKind kind;
    } problems[4];
  } cases[] = {
    { "BEGIN:A\nX:1\nnonsense here\nnonsense\n goes\nY;Z=\"1:2\nY:2\nEND:A",
      "BEGIN:A\r\nX:1\r\nY:2\r\nEND:A\r\n",
      { { 3, TRELLIS_ICAL_PROBLEM_BAD_NAME },
        { 4, TRELLIS_ICAL_PROBLEM_NO_COLON },
        { 6, TRELLIS_ICAL_PROBLEM_OPEN_QUOTE } } },
    { " X:0\nX:1\nBEGIN:A\nEND:A\nX:2\n",
      "BEGIN:A\r\nEND:A\r\n",
      { { 1, TRELLIS_ICAL_PROBLEM_NO_FIRST_LINE },
        { 2, TRELLIS_ICAL_PROBLEM_NO_COMPONENT },
        { 5, TRELLIS_ICAL_PROBLEM_NO_COMPONENT } } },
    { "BEGIN:A\nBEGIN:B\nBEGIN:C\nX:1\nEND:A\nBEGIN:D\nY:1",
      "BEGIN:A\r\nBEGIN:B\r\nBEGIN:C\r\nX:1\r\nEND:C\r\nEND:B\r\nEND:A\r\nBEGIN:D\r\nY:1\r\nEND:D\r\n",
      { { 2, TRELLIS_ICAL_PROBLEM_MISSING_END },
        { 3, TRELLIS_ICAL_PROBLEM_MISSING_END },
        { 6, TRELLIS_ICAL_PROBLEM_MISSING_END } } },
    { "END:A\nBEGIN:A\nEND:B\nEND:A\nEND:A\n",
      "BEGIN:A\r\nEND:A\r\n",
      { { 1, TRELLIS_ICAL_PROBLEM_STRAY_END },
        { 3, TRELLIS_ICAL_PROBLEM_STRAY_END },
        { 5, TRELLIS_ICAL_PROBLEM_STRAY_END } } },
    { "BEGIN:A\nBEGIN: \nX:1\nEND:A\n",
      "BEGIN:A\r\nX:1\r\nEND:A\r\n",
      { { 2, TRELLIS_ICAL_PROBLEM_NAMELESS } } },
    { "BEGIN:A\nX:a\x01\x02\nY:\xff\xc3\nZ:\xc3\n\xa4\nEND:A\n",
      "BEGIN:A\r\nX:a\r\nY:ÿÃ\r\nZ:Ã\r\nEND:A\r\n",
      { { 2, TRELLIS_ICAL_PROBLEM_CONTROL },
        { 3, TRELLIS_ICAL_PROBLEM_GUESSED },
        { 4, TRELLIS_ICAL_PROBLEM_GUESSED },
        { 5, TRELLIS_ICAL_PROBLEM_BAD_NAME } } },
    { "<!DOCTYPE html>\n<html>\n<a href=\"http://x\">\n</html>",
      "",
      { { 1, TRELLIS_ICAL_PROBLEM_BAD_NAME },
        { 2, TRELLIS_ICAL_PROBLEM_BAD_NAME },
        { 3, TRELLIS_ICAL_PROBLEM_BAD_NAME },
        { 4, TRELLIS_ICAL_PROBLEM_BAD_NAME } } },
    /* As Windows writes, also over a fold; and what was cut off in UTF-8 is not that. */
    { "BEGIN:A\nX:Gespr\xe4\n ch \x96 M\xfc\n ller\nY:M\xc3\xbcller \xc3\nZ:\x81\nEND:A\n",
      "BEGIN:A\r\nX:Gespräch – Müller\r\nY:Müller \xef\xbf\xbd\r\nZ:\xef\xbf\xbd\r\nEND:A\r\n",
      { { 2, TRELLIS_ICAL_PROBLEM_GUESSED },
        { 5, TRELLIS_ICAL_PROBLEM_NOT_UTF8 },
        { 6, TRELLIS_ICAL_PROBLEM_NOT_UTF8 } } },
    { "\xff\xfe"
      "BEGIN:A\nEND:A\nX",
      "",
      { { 1, TRELLIS_ICAL_PROBLEM_UTF16 } } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrellisIcalDocument) document =
        trellis_ical_read (cases[i].text, strlen (cases[i].text));
      g_autofree char *written = trellis_ical_write (document->stream);
      guint n = 0;

      g_assert_cmpstr (written, ==, cases[i].kept);
      for (; n < G_N_ELEMENTS (cases[i].problems) && cases[i].problems[n].line != 0; n++)
        assert_problem (document, n, cases[i].problems[n].line, cases[i].problems[n].kind);
      g_assert_cmpuint (document->n_problems, ==, n);
      g_assert_cmpuint (document->problems->len, ==, n);
    }
}

/* R-I2: Some programs save a file in UTF-16. */
static void
test_utf16 (void)
{
  static const char *const charsets[] = { "UTF-16LE", "UTF-16BE" };
  static const char wanted[] = "BEGIN:A\r\nX:Müller\r\nEND:A\r\n";

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      gsize length;
      g_autofree char *text =
        g_convert ("\xef\xbb\xbf" "BEGIN:A\r\nX:Müller\r\nEND:A\r\n", -1, charsets[i], "UTF-8", NULL, &length, NULL);
      g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text, length);
      g_autofree char *written = trellis_ical_write (document->stream);

      g_assert_cmpstr (written, ==, wanted);
      g_assert_cmpuint (document->n_problems, ==, 0);
    }
}

static void
test_nul (void)
{
  const char text[] = "BEGIN:A\nX:a\0b\nEN\0D:A\n";
  g_autoptr(TrellisIcalDocument) document = trellis_ical_read (text, sizeof text - 1);
  g_autofree char *written = trellis_ical_write (document->stream);

  g_assert_cmpstr (written, ==, "BEGIN:A\r\nX:ab\r\nEND:A\r\n");
  g_assert_cmpuint (document->n_problems, ==, 2);
  assert_problem (document, 0, 2, TRELLIS_ICAL_PROBLEM_CONTROL);
  assert_problem (document, 1, 3, TRELLIS_ICAL_PROBLEM_CONTROL);
}

static TrellisIcalDocument *
read_within (const char *text, TrellisIcalLimits limits)
{
  return trellis_ical_read_within (text, strlen (text), &limits);
}

static void
assert_written (TrellisIcalDocument *document, const char *expected)
{
  g_autofree char *written = trellis_ical_write (document->stream);

  g_assert_cmpstr (written, ==, expected);
}

/* R-L5: So much and no more. */
static void
test_limits (void)
{
  TrellisIcalLimits limits = TRELLIS_ICAL_LIMITS;
  const char *const text = "BEGIN:A\nBEGIN:B\nX:123\n 456\nEND:B\nY:1\nEND:A\n";

  {
    TrellisIcalLimits few = limits;
    g_autoptr(TrellisIcalDocument) document = NULL;

    few.line = 7;
    document = read_within (text, few);
    assert_written (document, "BEGIN:A\r\nBEGIN:B\r\nEND:B\r\nY:1\r\nEND:A\r\n");
    g_assert_cmpuint (document->n_problems, ==, 1);
    assert_problem (document, 0, 3, TRELLIS_ICAL_PROBLEM_TOO_LONG);
  }
  {
    TrellisIcalLimits few = limits;
    g_autoptr(TrellisIcalDocument) document = NULL;

    few.line = 8;
    document = read_within (text, few);
    g_assert_cmpuint (document->n_problems, ==, 0);
  }
  {
    TrellisIcalLimits few = limits;
    g_autoptr(TrellisIcalDocument) document = NULL;

    few.depth = 1;
    document = read_within (text, few);
    assert_written (document, "BEGIN:A\r\nY:1\r\nEND:A\r\n");
    g_assert_cmpuint (document->n_problems, ==, 1);
    assert_problem (document, 0, 2, TRELLIS_ICAL_PROBLEM_TOO_DEEP);
  }
  {
    TrellisIcalLimits few = limits;
    g_autoptr(TrellisIcalDocument) document = NULL;

    few.component_lines = 2;
    document = read_within ("BEGIN:A\nX:1\nX:2\nBEGIN:B\nX:3\nEND:B\nX:4\nX:5\nEND:A\n", few);
    assert_written (document, "BEGIN:A\r\nX:1\r\nX:2\r\nBEGIN:B\r\nX:3\r\nEND:B\r\nEND:A\r\n");
    g_assert_cmpuint (document->n_problems, ==, 2);
    assert_problem (document, 0, 7, TRELLIS_ICAL_PROBLEM_TOO_MANY_LINES);
    assert_problem (document, 1, 8, TRELLIS_ICAL_PROBLEM_TOO_MANY_LINES);
  }
  {
    TrellisIcalLimits few = limits;
    g_autoptr(TrellisIcalDocument) document = NULL;

    few.lines = 3;
    document = read_within (text, few);
    assert_written (document, "BEGIN:A\r\nBEGIN:B\r\nX:123456\r\nEND:B\r\nEND:A\r\n");
    g_assert_cmpuint (document->n_problems, ==, 3);
    assert_problem (document, 2, 5, TRELLIS_ICAL_PROBLEM_TOO_LARGE);
  }
  {
    TrellisIcalLimits few = limits;
    g_autoptr(TrellisIcalDocument) document = NULL;

    few.stream = strlen (text) - 9; /* within "Y:1" */
    document = read_within (text, few);
    assert_written (document, "BEGIN:A\r\nBEGIN:B\r\nX:123456\r\nEND:B\r\nEND:A\r\n");
    g_assert_cmpuint (document->n_problems, ==, 2);
    assert_problem (document, 0, 1, TRELLIS_ICAL_PROBLEM_MISSING_END);
    assert_problem (document, 1, 6, TRELLIS_ICAL_PROBLEM_TOO_LARGE);
  }
  {
    TrellisIcalLimits few = limits;
    g_autoptr(TrellisIcalDocument) document = NULL;

    few.problems = 2;
    document = read_within ("1\n2\n3\n4\n", few);
    g_assert_cmpuint (document->n_problems, ==, 4);
    g_assert_cmpuint (document->problems->len, ==, 2);
  }
}

/* R-L5: Inputs that would take a careless reader minutes or all memory. */
static void
test_heavy (void)
{
  const struct
  {
    const char *start, *unit;
  } cases[] = {
    { "", "BEGIN:A\n" },
    { "", "END:A\n" },
    { "BEGIN:A\nX:", "\n a" },
    { "BEGIN:A\nX:", "\n\n " },
    { "BEGIN:A\n", "X:1\n" },
    { "BEGIN:A\nX;", "A=1;" },
    { "BEGIN:A\nX;", "\"" },
    { "BEGIN:A\n", "\r" },
    { "", "BEGIN:A\nEND:A\n" },
    { "BEGIN:A\nX:", "\xc3" },
    { "BEGIN:A\nX:", "\\" },
    { "", "BEGIN:A\nEND:B\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) text = g_string_new (cases[i].start);
      g_autoptr(TrellisIcalDocument) document = NULL;
      g_autoptr(TrellisIcalDocument) again = NULL;
      g_autofree char *written = NULL;

      while (text->len < 1000 * 1000)
        g_string_append (text, cases[i].unit);
      document = trellis_ical_read (text->str, text->len);
      written = trellis_ical_write (document->stream);
      again = trellis_ical_read (written, strlen (written));
      g_assert_true (trellis_ical_component_equal (document->stream, again->stream));
      g_assert_cmpuint (again->n_problems, ==, 0);
    }
}

static gboolean
is_readable (const char *line, gsize length, guint n_lines)
{
  g_autofree char *filled = g_strnfill (length, 'x');
  g_autoptr(GString) text = g_string_new ("BEGIN:VCALENDAR\r\n");

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (text, "%s%s\r\n", line, filled);
  g_string_append (text, "END:VCALENDAR\r\n");
  return trellis_ical_is_readable (text->str, text->len);
}

/* R-L5: What can be read again is told by each line, and by all of the item. */
static void
test_readable (void)
{
  const TrellisIcalLimits limits = TRELLIS_ICAL_LIMITS;
  const gsize half = limits.line / 2;
  g_autofree char *folded = g_strdup_printf ("X:%0*d\r\n ", (int) half - 2, 0);

  g_assert_true (is_readable ("X:", limits.line - 2, 1));
  g_assert_false (is_readable ("X:", limits.line - 1, 1));
  g_assert_true (is_readable (folded, limits.line - half, 1));
  g_assert_false (is_readable (folded, limits.line - half + 1, 1));
  g_assert_true (is_readable ("X:", limits.line - 2, 9));
  g_assert_false (is_readable ("X:", limits.line - 2, 10));
  g_assert_true (is_readable ("X:", 0, limits.component_lines));
  g_assert_false (is_readable ("X:", 0, limits.component_lines + 1));
  g_assert_true (trellis_ical_is_readable ("", 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/reader/line-ends", test_line_ends);
  g_test_add_func ("/ical/reader/lossless", test_lossless);
  g_test_add_func ("/ical/reader/tree", test_tree);
  g_test_add_func ("/ical/reader/broken", test_broken);
  g_test_add_func ("/ical/reader/utf16", test_utf16);
  g_test_add_func ("/ical/reader/nul", test_nul);
  g_test_add_func ("/ical/reader/limits", test_limits);
  g_test_add_func ("/ical/reader/readable", test_readable);
  g_test_add_func ("/ical/reader/heavy", test_heavy);
  return g_test_run ();
}
