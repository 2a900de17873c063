/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-document-text.h"
#include "trellis-pages-private.h"

#include <locale.h>
#include <string.h>

/* Where everything goes on paper, of documents of any shape. */

static const char *const words[] = { "a", "mentor", "listens", "and", "asks", "what", "we", "learned", "שלום", "مرحبا",
                                     "Donaudampfschifffahrtsgesellschaft", "**strong**", "`code`" };

static void
add_words (GString *text, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
}

static void
add_random (TrellisDocument *document)
{
  static const char *const signs[] = { "", "", "", "- ", "1. ", "- [ ] ", "> ", "## " };
  g_autoptr(GString) text = g_string_new (signs[g_test_rand_int_range (0, G_N_ELEMENTS (signs))]);
  const int lot = g_test_rand_int_range (0, 40);

  if (lot == 0)
    {
      trellis_document_append (document, TRELLIS_BLOCK_RULE, 0, NULL);
      return;
    }
  if (lot == 1)
    {
      trellis_document_append (document, TRELLIS_BLOCK_SIGNATURE, 0, "Sign here");
      return;
    }
  if (lot < 8)
    {
      trellis_document_append (document, TRELLIS_BLOCK_HEADING, (guint) lot % 3 + 1, "A heading");
      if (lot % 2 == 0)
        trellis_document_append (document, TRELLIS_BLOCK_DETAIL, 0, "More of it");
      return;
    }
  if (g_str_has_prefix (text->str, "#"))
    add_words (text, (guint) g_test_rand_int_range (1, 12));
  else
    add_words (text, lot == 39 ? 1500 : (guint) g_test_rand_int_range (1, 60));
  trellis_document_append_text (document, 0, text->str);
}

static TrellisDocument *
create_random (void)
{
  TrellisDocument *document = trellis_document_new ("A title that is long enough to need two lines on such paper", NULL);

  trellis_document_append (document, TRELLIS_BLOCK_CONTENTS, 0, NULL);
  for (guint i = 0; i < 80; i++)
    {
      add_random (document);
      /* Headings of headings may fill a page, which nothing can be kept with then. */
      if (i % 3 == 0)
        trellis_document_append_text (document, 0, "Words in between");
    }
  return document;
}

static TrellisPages *
lay_out (TrellisDocument *document, double width, double height)
{
  const TrellisPaper paper = { width, height, 50, 50, 40, 40 };
  TrellisPages *pages = trellis_pages_new (document, &paper, FALSE);

  while (!trellis_pages_lay_out (pages, 100))
    ;
  return pages;
}

static const TrellisPiece *
get_piece (TrellisPages *pages, guint i)
{
  return &g_array_index (pages->pieces, TrellisPiece, i);
}

static guint
find_page (TrellisPages *pages, guint piece)
{
  guint page = 0;

  while (page + 1 < pages->starts->len && g_array_index (pages->starts, guint, page + 1) <= piece)
    page++;
  return page;
}

static gboolean
has_lines (const TrellisBlock *block)
{
  return block->kind != TRELLIS_BLOCK_CONTENTS && block->kind != TRELLIS_BLOCK_RULE;
}

static double
get_height (TrellisPages *pages, const TrellisPiece *piece)
{
  PangoLayoutIter *iter;
  int top = 0, bottom = 0, from = 0;

  if (!has_lines (trellis_pages_get_block (pages, piece->block)))
    return 0;
  iter = pango_layout_get_iter (trellis_pages_ensure (pages, piece->block));
  for (guint i = 0; i < piece->first_line + piece->n_lines; i++)
    {
      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      if (i == piece->first_line)
        from = top;
      pango_layout_iter_next_line (iter);
    }
  pango_layout_iter_free (iter);
  return (double) (bottom - from) / PANGO_SCALE;
}

/* Every line of every block has its place once, in order, and none goes over the edge of the text. */
static void
assert_whole (TrellisPages *pages)
{
  guint block = 0, line = 0;
  double below = 0;

  for (guint i = 0; i < pages->pieces->len; i++)
    {
      const TrellisPiece *piece = get_piece (pages, i);
      const double height = get_height (pages, piece);
      const gboolean begins_page = i == 0 || find_page (pages, i) != find_page (pages, i - 1);

      g_assert_cmpuint (piece->block, ==, block);
      g_assert_cmpuint (piece->first_line, ==, line);
      g_assert_cmpuint (piece->n_lines, >, 0);
      g_assert_cmpfloat (piece->y, >=, begins_page ? pages->paper.top : below - 0.01);
      g_assert_cmpfloat (piece->y + height, <=, pages->paper.height - pages->paper.bottom + 0.01);
      below = piece->y + height;
      line += piece->n_lines;
      if (!has_lines (trellis_pages_get_block (pages, block)) ||
          line == (guint) pango_layout_get_line_count (trellis_pages_ensure (pages, block)))
        {
          block++;
          line = 0;
        }
    }
  g_assert_cmpuint (block, ==, trellis_pages_count_blocks (pages));
}

/* No heading is the last on its page, no line of a paragraph alone before or behind the end of a page. */
static void
assert_together (TrellisPages *pages)
{
  for (guint i = 0; i + 1 < pages->pieces->len; i++)
    {
      const TrellisPiece *piece = get_piece (pages, i);
      const TrellisPiece *next = get_piece (pages, i + 1);
      const TrellisBlock *block = trellis_pages_get_block (pages, piece->block);

      if (find_page (pages, i) == find_page (pages, i + 1))
        continue;
      if (block->kind == TRELLIS_BLOCK_HEADING || block->kind == TRELLIS_BLOCK_SUBHEADING)
        g_error ("heading %u ends page %u (%g × %g), at %g; then a block of kind %d", piece->block, find_page (pages, i),
                 pages->paper.width, pages->paper.height, piece->y, trellis_pages_get_block (pages, next->block)->kind);
      if (piece->block == next->block)
        {
          g_assert_cmpuint (piece->n_lines, >=, 2);
          g_assert_cmpuint (next->n_lines, >=, 2);
        }
    }
}

static void
test_random (void)
{
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr(TrellisDocument) document = create_random ();
      g_autoptr(TrellisPages) pages = lay_out (document, g_test_rand_double_range (300, 600), g_test_rand_double_range (400, 900));

      assert_whole (pages);
      assert_together (pages);
      g_assert_cmpuint (trellis_pages_get_n (pages), >, 2);
    }
}

/* Paper that is smaller than anybody has: every page has something, and it comes to an end. */
static void
test_tiny (void)
{
  g_autoptr(TrellisDocument) document = create_random ();
  g_autoptr(TrellisPages) pages = lay_out (document, 110, 125);

  g_assert_cmpuint (trellis_pages_get_n (pages), <=, pages->pieces->len);
}

static void
test_empty (void)
{
  g_autoptr(TrellisDocument) document = trellis_document_new ("", NULL);
  g_autoptr(TrellisPages) pages = lay_out (document, 500, 700);

  g_assert_cmpuint (trellis_pages_get_n (pages), ==, 1);
}

/* Slice by slice, it comes out as at once. */
static void
test_slices (void)
{
  g_autoptr(TrellisDocument) document = create_random ();
  g_autoptr(TrellisPages) slowly = lay_out (document, 500, 700);
  const TrellisPaper paper = { 500, 700, 50, 50, 40, 40 };
  g_autoptr(TrellisPages) at_once = trellis_pages_new (document, &paper, FALSE);

  g_assert_true (trellis_pages_lay_out (at_once, -1));
  g_assert_cmpuint (at_once->pieces->len, ==, slowly->pieces->len);
  for (guint i = 0; i < at_once->pieces->len; i++)
    {
      const TrellisPiece *piece = get_piece (at_once, i);
      const TrellisPiece *other = get_piece (slowly, i);

      g_assert_cmpuint (piece->block, ==, other->block);
      g_assert_cmpuint (piece->first_line, ==, other->first_line);
      g_assert_cmpuint (piece->n_lines, ==, other->n_lines);
      g_assert_cmpfloat (piece->y, ==, other->y);
    }
}

/* Which way a paragraph reads is told by its letters, and by the language of Trellis where it has none. */
static void
test_direction (void)
{
  g_autoptr(TrellisDocument) document = trellis_document_new ("שלום", NULL);
  const TrellisPaper paper = { 500, 700, 50, 50, 40, 40 };
  g_autoptr(TrellisPages) rtl = NULL;
  g_autoptr(TrellisPages) ltr = NULL;

  trellis_document_append_text (document, 0, "- hello\n- שלום\n- 2026");
  rtl = trellis_pages_new (document, &paper, TRUE);
  ltr = trellis_pages_new (document, &paper, FALSE);
  g_assert_true (trellis_pages_is_rtl (ltr, 0));
  g_assert_false (trellis_pages_is_rtl (ltr, 1));
  g_assert_true (trellis_pages_is_rtl (ltr, 2));
  g_assert_false (trellis_pages_is_rtl (ltr, 3));
  g_assert_true (trellis_pages_is_rtl (rtl, 3));
}

static int
get_x (PangoLayout *layout, const char *text, const char *what)
{
  PangoRectangle place;

  pango_layout_index_to_pos (layout, (int) (strstr (text, what) - text), &place);
  return MIN (place.x, place.x + place.width);
}

/* In a book that reads from the right, a phone number and the addresses in it read from the left. */
static void
test_numbers_and_addresses (void)
{
  static const struct
  {
    const char *name, *value;
    const char *in_order[4]; /* from the left */
  } facts[] = {
    { "טלפון", "+972 50-123-4567", { "+", "972", "50", "4567" } },
    { "טלפון", "(03) 123 45", { "(", "03", "123", "45" } },
    { "דוא״ל", "2.ada@example.org", { "2", "ada", "example", "org" } },
    { "קישור", "https://example.org/1/2/", { "https", "example", "/1", "/2" } },
  };
  g_autoptr(TrellisDocument) document = trellis_document_new ("ספר", NULL);
  g_autoptr(TrellisPages) pages = NULL;
  const TrellisPaper paper = { 400, 600, 50, 50, 50, 50 };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    trellis_document_append_fact (document, facts[i].name, facts[i].value);
  pages = trellis_pages_new (document, &paper, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      PangoLayout *layout = trellis_pages_ensure (pages, i + 1);
      const char *text = pango_layout_get_text (layout);

      g_test_message ("%s", text);
      for (guint j = 1; j < G_N_ELEMENTS (facts[i].in_order); j++)
        g_assert_cmpint (get_x (layout, text, facts[i].in_order[j - 1]), <,
                         get_x (layout, text, facts[i].in_order[j]));
      g_assert_cmpint (get_x (layout, text, facts[i].in_order[3]), <, get_x (layout, text, facts[i].name));
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/pages/random", test_random);
  g_test_add_func ("/print/pages/tiny", test_tiny);
  g_test_add_func ("/print/pages/empty", test_empty);
  g_test_add_func ("/print/pages/slices", test_slices);
  g_test_add_func ("/print/pages/direction", test_direction);
  g_test_add_func ("/print/pages/numbers-and-addresses", test_numbers_and_addresses);
  return g_test_run ();
}
