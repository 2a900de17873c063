/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-document-html.h"
#include "trellis-document-markdown.h"
#include "trellis-document-text.h"

#include <locale.h>
#include <string.h>

static TrellisDocument *
create (const char *text)
{
  TrellisDocument *document = trellis_document_new ("Title", NULL);

  trellis_document_append_text (document, 0, text);
  return document;
}

static void
assert_block (TrellisDocument *document, guint index, TrellisBlockKind kind, guint level, const char *text)
{
  const TrellisBlock *block = trellis_document_get_block (document, index);

  g_assert_cmpint (block->kind, ==, kind);
  g_assert_cmpuint (block->level, ==, level);
  g_assert_cmpstr (block->text, ==, text);
}

static void
test_blocks (void)
{
  g_autoptr(TrellisDocument) document =
    create ("# One\nfirst\nsecond\n\nnext\n- a\n  more of a\n  - b\n- [x] done\n- [ ] open\n3. three\n> q\n> r\n---\n### Deep");
  guint i = 0;

  assert_block (document, i++, TRELLIS_BLOCK_SUBHEADING, 1, "One");
  assert_block (document, i++, TRELLIS_BLOCK_PARAGRAPH, 0, "first\nsecond");
  assert_block (document, i++, TRELLIS_BLOCK_PARAGRAPH, 0, "next");
  assert_block (document, i++, TRELLIS_BLOCK_ITEM, 0, "a\nmore of a");
  assert_block (document, i++, TRELLIS_BLOCK_ITEM, 1, "b");
  g_assert_true (trellis_document_get_block (document, i)->done);
  assert_block (document, i++, TRELLIS_BLOCK_TASK, 0, "done");
  g_assert_false (trellis_document_get_block (document, i)->done);
  assert_block (document, i++, TRELLIS_BLOCK_TASK, 0, "open");
  g_assert_cmpuint (trellis_document_get_block (document, i)->number, ==, 3);
  assert_block (document, i++, TRELLIS_BLOCK_NUMBERED, 0, "three");
  assert_block (document, i++, TRELLIS_BLOCK_QUOTE, 0, "q\nr");
  assert_block (document, i++, TRELLIS_BLOCK_RULE, 0, "");
  assert_block (document, i++, TRELLIS_BLOCK_SUBHEADING, 3, "Deep");
  g_assert_cmpuint (trellis_document_get_n_blocks (document), ==, i);
}

static void
assert_run (const TrellisBlock *block, guint index, const char *text, TrellisRunLook look, const char *address)
{
  const TrellisRun *run = &g_array_index (block->runs, TrellisRun, index);
  g_autofree char *part = g_strndup (block->text + run->start, run->end - run->start);

  g_assert_cmpstr (part, ==, text);
  g_assert_cmpint (run->look, ==, look);
  g_assert_cmpstr (run->address, ==, address);
}

static void
test_runs (void)
{
  g_autoptr(TrellisDocument) document =
    create ("ä **bold *both*** `co*de` ~~gone~~ [words](https://example.org/a) https://example.com \\*plain\\*\n"
            "[no](javascript:alert(1))");
  const TrellisBlock *block = trellis_document_get_block (document, 0);

  g_assert_cmpstr (block->text, ==, "ä bold both co*de gone words https://example.com *plain*\nno");
  g_assert_cmpuint (block->runs->len, ==, 6);
  assert_run (block, 0, "bold ", TRELLIS_RUN_STRONG, NULL);
  assert_run (block, 1, "both", TRELLIS_RUN_STRONG | TRELLIS_RUN_EMPHASIS, NULL);
  assert_run (block, 2, "co*de", TRELLIS_RUN_CODE, NULL);
  assert_run (block, 3, "gone", TRELLIS_RUN_STRIKE, NULL);
  assert_run (block, 4, "words", 0, "https://example.org/a");
  assert_run (block, 5, "https://example.com", 0, "https://example.com");
}

static void
test_markdown (void)
{
  g_autoptr(TrellisDocument) document = trellis_document_new ("The *Title*", NULL);
  g_autofree char *markdown = NULL;

  trellis_document_append (document, TRELLIS_BLOCK_CONTENTS, 0, NULL);
  trellis_document_append (document, TRELLIS_BLOCK_HEADING, 1, "Chapter");
  trellis_document_append (document, TRELLIS_BLOCK_DETAIL, 0, "1. of January");
  trellis_document_append_text (document, 0, "## Own\none\ntwo\n\n- a\n- **b**");
  trellis_document_append_text (document, 1, "below");
  trellis_document_append (document, TRELLIS_BLOCK_TASK, 0, "# no heading")->done = TRUE;
  trellis_document_append_fact (document, "Link", "https://example.org/a_b_");
  trellis_document_append_fact (document, "Nothing", NULL);
  markdown = trellis_document_to_markdown (document);
  g_assert_cmpstr (markdown, ==,
                   "# The \\*Title\\*\n\n"
                   "## Chapter\n\n"
                   "1\\. of January\n\n"
                   "#### Own\n\n"
                   "one  \ntwo\n\n"
                   "- a\n- **b**\n\n"
                   "    below\n\n"
                   "- [x] \\# no heading\n"
                   "- **Link**: <https://example.org/a_b_>\n");
}

static void
assert_plain_survives (const char *text)
{
  g_autoptr(TrellisDocument) document = trellis_document_new ("T", NULL);
  g_autoptr(TrellisDocument) again = NULL;
  g_autofree char *markdown = NULL;

  trellis_document_append (document, TRELLIS_BLOCK_PARAGRAPH, 0, text);
  markdown = trellis_document_to_markdown (document);
  again = create (strchr (markdown, '\n') + 2);
  if (trellis_document_get_n_blocks (again) != 1 || trellis_document_get_block (again, 0)->runs != NULL)
    g_error ("“%s” does something as “%s”", text, markdown);
  assert_block (again, 0, TRELLIS_BLOCK_PARAGRAPH, 0, text);
}

static void
test_rules_survive (void)
{
  static const char *const texts[] = { "_ _ _", "_  __", "___", "* * *", "- - -", "---", "***", "_ _", "_ _ _ a",
                                      "-- -", "- --", "--- --", "--", "-- - a", "** *" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_plain_survives (texts[i]);
}

/* Whatever is in a text that no sign does anything in, it reads the same from the Markdown. */
static void
test_plain_survives (void)
{
  static const char *const pieces[] = { "*", "_", "~", "`", "\\", "[", "](x)", "<b>", "&amp;", "#", "-", "+", ">",
                                        "=", "1.", "2)", " ", " ", "a", "bc", "ß", "!", "(", ")", "." };

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      const guint n_pieces = (guint) g_test_rand_int_range (1, 9);

      for (guint i = 0; i < n_pieces; i++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      g_strstrip (text->str);
      if (*text->str == '\0')
        continue;
      assert_plain_survives (text->str);
    }
}

/* What people format reads the same from the Markdown. */
static void
test_formatted_survives (void)
{
  static const char text[] = "## Head *line*\npara **strong** and *slanted*, ~~gone~~, `code ` tick`\nline two\n\n"
                             "- item with [a link](https://example.org/(x)) and https://example.com/a_b\n"
                             "  - deeper\n- [x] done **well**\n\n1. one\n2. two\n\n> said\n> twice\n";
  g_autoptr(TrellisDocument) document = create (text);
  g_autofree char *markdown = trellis_document_to_markdown (document);
  g_autoptr(TrellisDocument) again = create (strchr (markdown, '\n') + 2);
  const guint n_blocks = trellis_document_get_n_blocks (document);

  g_assert_cmpuint (trellis_document_get_n_blocks (again), ==, n_blocks);
  for (guint i = 0; i < n_blocks; i++)
    {
      const TrellisBlock *a = trellis_document_get_block (document, i);
      const TrellisBlock *b = trellis_document_get_block (again, i);

      g_assert_cmpint (a->kind, ==, b->kind);
      /* A bare address stands in brackets. */
      if (strstr (a->text, "https://") == NULL)
        g_assert_cmpstr (a->text, ==, b->text);
      g_assert_cmpuint (a->runs != NULL ? a->runs->len : 0, ==, b->runs != NULL ? b->runs->len : 0);
    }
}

/* Each tag that is opened is closed, in turn. */
static void
assert_balanced (const char *html)
{
  g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  static const char *const empty[] = { "meta", "br", "hr", "input", "!DOCTYPE", NULL };

  for (const char *at = html; (at = strchr (at, '<')) != NULL; at++)
    {
      const gboolean closes = at[1] == '/';
      const char *name_start = at + 1 + closes;
      g_autofree char *name = g_strndup (name_start, strcspn (name_start, " >"));

      if (closes)
        {
          g_assert_cmpuint (open->len, >, 0);
          g_assert_cmpstr (name, ==, open->pdata[open->len - 1]);
          g_ptr_array_remove_index (open, open->len - 1);
        }
      else if (!g_strv_contains (empty, name))
        g_ptr_array_add (open, g_steal_pointer (&name));
    }
  g_assert_cmpuint (open->len, ==, 0);
}

static void
test_html (void)
{
  g_autoptr(TrellisDocument) document = trellis_document_new ("A <b>\"Title\"</b>", NULL);
  g_autofree char *html = NULL;
  g_autofree char *rtl = NULL;

  trellis_document_append (document, TRELLIS_BLOCK_CONTENTS, 0, NULL);
  trellis_document_append (document, TRELLIS_BLOCK_HEADING, 1, "Tom & <script>alert(1)</script>");
  trellis_document_append (document, TRELLIS_BLOCK_HEADING, 2, "Within");
  trellis_document_append_text (document, 0,
                                "### Own\none\ntwo\n- a\n    - b **x**\n    - c\n1. d\n3. e\n- [x] f\n\n"
                                "[l](https://example.org/?a=1&b=\"2\")\n> q\n---");
  trellis_document_append_text (document, 1, "para in nothing");
  trellis_document_append (document, TRELLIS_BLOCK_HEADING, 1, "Last\001");
  html = trellis_document_to_html (document, FALSE);
  rtl = trellis_document_to_html (document, TRUE);

  assert_balanced (html);
  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n"));
  g_assert_true (g_str_has_prefix (rtl, "<!DOCTYPE html>\n<html lang=\"en\" dir=\"rtl\">\n"));
  g_assert_nonnull (strstr (html, "<title>A &lt;b&gt;&quot;Title&quot;&lt;/b&gt;</title>"));
  g_assert_null (strstr (html, "<script"));
  g_assert_nonnull (strstr (html, "<h2 id=\"part-1\" dir=\"auto\">Tom &amp; &lt;script&gt;alert(1)&lt;/script&gt;</h2>"));
  g_assert_nonnull (strstr (html, "<a href=\"#part-1\">Tom &amp;"));
  g_assert_nonnull (strstr (html, "<a href=\"#part-3\">Last</a>"));
  g_assert_null (strstr (html, "#part-2"));
  g_assert_nonnull (strstr (html, "<h6 dir=\"auto\">Own</h6>"));
  g_assert_nonnull (strstr (html, "<p dir=\"auto\">one<br>\ntwo</p>"));
  g_assert_nonnull (strstr (html, "<ul>\n<li dir=\"auto\">a<ul>\n<li dir=\"auto\">b <strong>x</strong></li>\n"
                                  "<li dir=\"auto\">c</li>\n</ul>\n</li>\n</ul>\n<ol>\n<li dir=\"auto\">d</li>\n"));
  g_assert_nonnull (strstr (html, "<input type=\"checkbox\" disabled checked aria-label=\"Done\">f"));
  g_assert_nonnull (strstr (html, "<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\" rel=\"noreferrer\">l</a>"));
  /* Nothing is fetched from anywhere. */
  g_assert_null (strstr (html, "src="));
  g_assert_null (strstr (html, "url("));
}

/* Lists of any shape keep their tags in order. */
/* What is written between two items belongs to the first of them; what is not in it ends the list. */
static void
test_html_within (void)
{
  for (guint level = 0; level <= 1; level++)
    {
      g_autoptr(TrellisDocument) document = trellis_document_new ("Title", NULL);
      g_autofree char *html = NULL;
      const char *list, *end;

      trellis_document_append (document, TRELLIS_BLOCK_ITEM, 0, "one");
      trellis_document_append (document, TRELLIS_BLOCK_PARAGRAPH, level, "more");
      trellis_document_append (document, TRELLIS_BLOCK_TASK, 0, "two");
      html = trellis_document_to_html (document, FALSE);
      assert_balanced (html);
      list = strstr (html, "<ul>");
      end = list != NULL ? strstr (list, "</ul>") : NULL;
      g_assert_nonnull (end);
      g_assert_cmpint (strstr (list, "more") < end, ==, level == 1);
      g_assert_cmpint (strstr (list, "two") < end, ==, level == 1);
    }
}

static void
test_html_lists (void)
{
  static const char *const signs[] = { "- ", "1. ", "- [ ] ", "", "# ", "> " };

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr(TrellisDocument) document = trellis_document_new ("T", NULL);
      g_autoptr(GString) text = g_string_new (NULL);
      g_autofree char *html = NULL;

      for (guint i = 0; i < 12; i++)
        g_string_append_printf (text, "%*s%sx\n%s", g_test_rand_int_range (0, 9), "",
                                signs[g_test_rand_int_range (0, G_N_ELEMENTS (signs))],
                                g_test_rand_int_range (0, 4) == 0 ? "\n" : "");
      trellis_document_append_text (document, (guint) g_test_rand_int_range (0, 2), text->str);
      html = trellis_document_to_html (document, FALSE);
      assert_balanced (html);
    }
}

/* A text that nobody could have written does no harm. */
static void
test_hostile (void)
{
  g_autofree char *stars = g_strnfill (400000, '*');
  g_autofree char *long_line = g_strconcat ("a", stars, NULL);
  g_autoptr(TrellisDocument) document = create (long_line);
  g_autoptr(TrellisDocument) broken = create ("a\xff\xfe b\n\xc3");
  g_autofree char *html = trellis_document_to_html (broken, FALSE);
  g_autofree char *markdown = trellis_document_to_markdown (document);

  g_assert_true (g_utf8_validate (html, -1, NULL));
  g_assert_cmpuint (strlen (markdown), >, 100);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/book/document/blocks", test_blocks);
  g_test_add_func ("/book/document/runs", test_runs);
  g_test_add_func ("/book/document/markdown", test_markdown);
  g_test_add_func ("/book/document/rules-survive", test_rules_survive);
  g_test_add_func ("/book/document/plain-survives", test_plain_survives);
  g_test_add_func ("/book/document/formatted-survives", test_formatted_survives);
  g_test_add_func ("/book/document/html", test_html);
  g_test_add_func ("/book/document/html-lists", test_html_lists);
  g_test_add_func ("/book/document/html-within", test_html_within);
  g_test_add_func ("/book/document/hostile", test_hostile);
  return g_test_run ();
}
