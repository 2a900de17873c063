/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "trellis-markdown-markup.h"
#include "trellis-markdown.h"

typedef struct
{
  const char *line;
  const char *spans; /* "name start-end", in order of place, then of style */
} Case;

static const char *const names[TRELLIS_MARKDOWN_N_STYLES] = {
  [TRELLIS_MARKDOWN_MARKER] = "m",
  [TRELLIS_MARKDOWN_HEADING_1] = "h1",
  [TRELLIS_MARKDOWN_HEADING_2] = "h2",
  [TRELLIS_MARKDOWN_HEADING_3] = "h3",
  [TRELLIS_MARKDOWN_QUOTE] = "q",
  [TRELLIS_MARKDOWN_EMPHASIS] = "em",
  [TRELLIS_MARKDOWN_STRONG] = "st",
  [TRELLIS_MARKDOWN_STRIKE] = "del",
  [TRELLIS_MARKDOWN_CODE] = "code",
  [TRELLIS_MARKDOWN_LINK] = "link",
  [TRELLIS_MARKDOWN_ADDRESS] = "url",
  [TRELLIS_MARKDOWN_BOX] = "box",
  [TRELLIS_MARKDOWN_DONE] = "done",
};

static const Case cases[] = {
  /* Lines */
  { "", "" },
  { "plain words, nothing else", "" },
  { "# One", "m 0-2, h1 0-5" },
  { "## Two", "m 0-3, h2 0-6" },
  { "### Three", "m 0-4, h3 0-9" },
  { "###### Six", "m 0-7, h3 0-10" },
  { "####### Seven", "" },
  { "#tag", "" },
  { "#", "" },
  { "# ", "m 0-2, h1 0-2" },
  { "> said", "m 0-2, q 0-6" },
  { ">> said", "m 0-3, q 0-7" },
  { "---", "m 0-3" },
  { "* * *", "m 0-5" },
  { "--", "" },
  { "- item", "m 0-2" },
  { "  * item", "m 2-4" },
  { "-item", "" },
  { "-", "" },
  { "- ", "m 0-2" },
  { "12. item", "m 0-4" },
  { "3) item", "m 0-3" },
  { "1.5 hours", "" },
  { "1234567890. item", "" },
  { "- [ ] task", "box 0-5" },
  { "- [x] task", "box 0-5, done 6-10" },
  { "  - [X] *a*", "box 2-7, m 8-9, done 8-11, em 9-10, m 10-11" },
  { "- [ ]", "box 0-5" },
  { "- [ ]task", "m 0-2" },
  { "- [y] task", "m 0-2" },
  { "[ ] no", "" },

  /* Emphasis */
  { "*em*", "m 0-1, em 1-3, m 3-4" },
  { "_em_", "m 0-1, em 1-3, m 3-4" },
  { "**st**", "m 0-2, st 2-4, m 4-6" },
  { "__st__", "m 0-2, st 2-4, m 4-6" },
  { "~~no~~", "m 0-2, del 2-4, m 4-6" },
  { "~no~", "" },
  { "~~~no~~~", "" },
  { "***both***", "m 0-1, m 1-3, em 1-9, st 3-7, m 7-9, m 9-10" },
  { "**a *b* c**", "m 0-2, st 2-9, m 4-5, em 5-6, m 6-7, m 9-11" },
  { "*a **b** c*", "m 0-1, em 1-10, m 3-5, st 5-6, m 6-8, m 10-11" },
  { "*foo**bar*", "m 0-1, em 1-9, m 9-10" },
  { "2 * 3 * 4", "" },
  { "2*3*4", "m 1-2, em 2-3, m 3-4" },
  { "snake_case_name", "" },
  { "*open", "" },
  { "* not em*", "m 0-2" },
  { "**", "" },
  { "****", "m 0-4" },
  { "a ** b", "" },
  { "**a*", "m 1-2, em 2-3, m 3-4" },
  { "*a _b* c_", "m 0-1, em 1-5, m 5-6" },
  { "\\*no\\*", "m 0-1, m 4-5" },
  { "(**yes**)", "m 1-3, st 3-6, m 6-8" },

  /* Code hides everything else */
  { "`*a*`", "m 0-1, code 1-4, m 4-5" },
  { "``a`b``", "m 0-2, code 2-5, m 5-7" },
  { "`open *a*", "m 6-7, em 7-8, m 8-9" },
  { "*a `b*` c*", "m 0-1, em 1-9, m 3-4, code 4-6, m 6-7, m 9-10" },

  /* Links */
  { "[a](b)", "m 0-1, link 1-2, m 2-4, url 4-5, m 5-6" },
  { "x [**a**](b) y", "m 2-3, m 3-5, link 3-8, st 5-6, m 6-8, m 8-10, url 10-11, m 11-12" },
  { "[a](b(c))", "m 0-1, link 1-2, m 2-4, url 4-8, m 8-9" },
  { "[a](b c)", "" },
  { "[a]()", "" },
  { "[](b)", "" },
  { "[a] (b)", "" },
  { "[a](b", "" },
  { "[[a]](b)", "m 0-1, link 1-4, m 4-6, url 6-7, m 7-8" },
  { "[https://x.org](https://y.org)", "m 0-1, link 1-14, m 14-16, url 16-29, m 29-30" },
  { "see https://x.org/a_b_c.", "link 4-23" },
  { "(https://x.org/a(b))", "link 1-19" },
  { "(see http://x.org/a),", "link 5-19" },
  { "*https://x.org*", "m 0-1, em 1-14, link 1-14, m 14-15" },
  { "HTTPS://X.ORG", "link 0-13" },
  { "<https://x.org>", "link 1-14" },
  { "xhttps://x.org", "" },
  { "https://", "" },
  { "https:// x", "" },

  /* Characters, not bytes */
  { "é *ü* ö", "m 2-3, em 3-4, m 4-5" },
  { "👩‍🏫 **👍🏽** [ñ](ü)",
    "m 4-6, st 6-8, m 8-10, m 11-12, link 12-13, m 13-15, url 15-16, m 16-17" },
  { "- [x] שלום *עולם*", "box 0-5, done 6-17, m 11-12, em 12-16, m 16-17" },
  { "# مرحبا", "m 0-2, h1 0-7" },
  { "„**a**“", "m 1-3, st 3-4, m 4-6" },
  { "é\\", "" },
  { "e\xcc\x81 *e\xcc\x81*", "m 3-4, em 4-6, m 6-7" },
  { "https://ü.org/ß, ja", "link 0-15" },
};

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const TrellisMarkdownSpan *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end < y->end ? -1 : 1;

  return (int) x->style - (int) y->style;
}

static char *
describe (GArray *spans)
{
  GString *text = g_string_new (NULL);

  g_array_sort (spans, compare_spans);

  for (guint i = 0; i < spans->len; i++)
    {
      TrellisMarkdownSpan span = g_array_index (spans, TrellisMarkdownSpan, i);

      g_string_append_printf (text, "%s%s %u-%u", i > 0 ? ", " : "", names[span.style], span.start,
                              span.end);
    }

  return g_string_free_and_steal (text);
}

static void
test_spans (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (TrellisMarkdownSpan));
  g_autofree char *got = NULL;

  trellis_markdown_scan_line (c->line, strlen (c->line), NULL, spans);
  got = describe (spans);
  if (g_strcmp0 (got, c->spans) != 0)
    g_test_message ("Line: %s", c->line);
  g_assert_cmpstr (got, ==, c->spans);
}

/* The scanner gets a stretch of a longer buffer: nothing behind it may change the answer. */
static void
test_length (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (TrellisMarkdownSpan));
      g_autofree char *longer = g_strconcat (cases[i].line, "\n* `[x](https://y) **_~~ [ ] ", NULL);
      gsize len = strlen (cases[i].line);
      char *exact =
        g_malloc (MAX (len, 1)); /* without a NUL, so that a sanitizer sees a read past it */
      g_autofree char *got = NULL;

      trellis_markdown_scan_line (longer, len, NULL, spans);
      got = describe (spans);
      g_assert_cmpstr (got, ==, cases[i].spans);

      memcpy (exact, cases[i].line, len);
      g_array_set_size (spans, 0);
      trellis_markdown_scan_line (exact, len, NULL, spans);
      g_free (got);
      got = describe (spans);
      g_assert_cmpstr (got, ==, cases[i].spans);
      g_free (exact);
    }
}

static void
test_lines (void)
{
  TrellisMarkdownLine line;

  trellis_markdown_scan_line ("  - [x] a", 9, &line, NULL);
  g_assert_cmpint (line.kind, ==, TRELLIS_MARKDOWN_TASK);
  g_assert_cmpuint (line.indent, ==, 2);
  g_assert_cmpuint (line.box, ==, 4);
  g_assert_cmpuint (line.content, ==, 8);
  g_assert_true (line.done);

  trellis_markdown_scan_line ("12) a", 5, &line, NULL);
  g_assert_cmpint (line.kind, ==, TRELLIS_MARKDOWN_NUMBERED);
  g_assert_cmpuint (line.number, ==, 12);
  g_assert_cmpint (line.sign, ==, ')');
  g_assert_cmpuint (line.content, ==, 4);

  trellis_markdown_scan_line ("+ ", 2, &line, NULL);
  g_assert_cmpint (line.kind, ==, TRELLIS_MARKDOWN_ITEM);
  g_assert_cmpuint (line.content, ==, 2);

  trellis_markdown_scan_line (NULL, 0, &line, NULL);
  g_assert_cmpint (line.kind, ==, TRELLIS_MARKDOWN_TEXT);
}

static void
test_links (void)
{
  const char *line = "é [the *book*](https://x.org/b) and https://y.org.";
  gsize len = strlen (line);
  g_autofree char *before = trellis_markdown_dup_link (line, len, 1);
  g_autofree char *words = trellis_markdown_dup_link (line, len, 5);
  g_autofree char *address = trellis_markdown_dup_link (line, len, 20);
  g_autofree char *between = trellis_markdown_dup_link (line, len, 32);
  g_autofree char *bare = trellis_markdown_dup_link (line, len, 38);

  g_assert_null (before);
  g_assert_cmpstr (words, ==, "https://x.org/b");
  g_assert_cmpstr (address, ==, "https://x.org/b");
  g_assert_null (between);
  g_assert_cmpstr (bare, ==, "https://y.org");
}

static void
test_plain (void)
{
  static const struct
  {
    const char *line;
    const char *words;
  } plain[] = {
    { "", "" },
    { "plain words", "plain words" },
    { "## A *good* day", "A good day" },
    { "- [x] **call** `the` bank", "call the bank" },
    { "1. see [the map](https://example.org/map) first", "see the map first" },
    { "https://example.org", "https://example.org" },
    { "5 * 3 * 2, snake_case, #tag", "5 * 3 * 2, snake_case, #tag" },
    { "---", "" },
    { "> *Übung* macht ~~den~~ Meister", "Übung macht den Meister" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autofree char *words = trellis_markdown_dup_plain (plain[i].line, strlen (plain[i].line));

      g_assert_cmpstr (words, ==, plain[i].words);
    }
}

static void
test_addresses (void)
{
  g_assert_true (trellis_markdown_is_address ("https://x.org/a?b=c#d"));
  g_assert_true (trellis_markdown_is_address ("HTTP://x.org"));
  g_assert_true (trellis_markdown_is_address ("mailto:a@b.org"));
  g_assert_false (trellis_markdown_is_address ("https://"));
  g_assert_false (trellis_markdown_is_address ("https:x"));
  g_assert_false (trellis_markdown_is_address ("file:///etc/passwd"));
  g_assert_false (trellis_markdown_is_address ("javascript:alert(1)"));
  g_assert_false (trellis_markdown_is_address ("https://x.org\nhttps://y.org"));
  g_assert_false (trellis_markdown_is_address ("words"));
  g_assert_false (trellis_markdown_is_address (""));
}

/* Lines made to be slow must end all the same, and spans must stay inside them. */
static void
test_monsters (void)
{
  static const char *const pieces[] = { "[", "*a ", "_*", "**a", "`", "[a](",
                                        "\\", "~~", "https://x", "(", "é_é*" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (TrellisMarkdownSpan));
      g_autoptr(GString) line = g_string_new ("a");
      glong n_chars;

      while (line->len < 100 * 1024)
        g_string_append (line, pieces[i]);

      trellis_markdown_scan_line (line->str, line->len, NULL, spans);
      n_chars = g_utf8_strlen (line->str, (gssize) line->len);

      for (guint s = 0; s < spans->len; s++)
        {
          TrellisMarkdownSpan span = g_array_index (spans, TrellisMarkdownSpan, s);

          g_assert_cmpuint (span.start, <, span.end);
          g_assert_cmpint (span.end, <=, n_chars);
        }
    }
}

static void
test_markup (void)
{
  static const struct
  {
    const char *text, *markup;
  } marked[] = {
    { NULL, "" },
    { "a < b & c", "a &lt; b &amp; c" },
    { "**Decided:** go", "<b>Decided:</b> go" },
    { "- one\n- [x] two", "• one\n☑ <s>two</s>" },
    { "1. *one*", "1. <i>one</i>" },
    { "# Head", "<b>Head</b>" },
    { "[words](https://x.example)", "words" },
    { "é **ü**", "é <b>ü</b>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marked); i++)
    {
      g_autofree char *markup = trellis_markdown_to_markup (marked[i].text);

      g_assert_cmpstr (markup, ==, marked[i].markup);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/text/markdown/spans/%u", i);

      g_test_add_data_func (path, &cases[i], test_spans);
    }

  g_test_add_func ("/text/markdown/length", test_length);
  g_test_add_func ("/text/markdown/lines", test_lines);
  g_test_add_func ("/text/markdown/links", test_links);
  g_test_add_func ("/text/markdown/plain", test_plain);
  g_test_add_func ("/text/markdown/addresses", test_addresses);
  g_test_add_func ("/text/markdown/monsters", test_monsters);
  g_test_add_func ("/text/markdown/markup", test_markup);

  return g_test_run ();
}
