/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "trellis-page-style-private.h"
#include "trellis-pages-private.h"

/* From the text to what stands at the head and the foot of a page. */
#define DISTANCE 20.0

#define HAIRLINE 0.5
#define LEAST_DOTS 12.0 /* between a chapter and its page in the contents */

typedef struct
{
  TrellisPages *pages;
  cairo_t *cairo;
  guint page;
  double left, width; /* of the text */
} Drawing;

static void
set_gray (cairo_t *cairo, double gray)
{
  cairo_set_source_rgb (cairo, gray, gray, gray);
}

static void
begin_tag (Drawing *self, const char *tag, const char *attributes)
{
  if (self->pages->is_linked)
    cairo_tag_begin (self->cairo, tag, attributes);
}

static void
end_tag (Drawing *self, const char *tag)
{
  if (self->pages->is_linked)
    cairo_tag_end (self->cairo, tag);
}

static double
get_baseline (PangoLayout *layout)
{
  return (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
}

static double
get_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

/* Shows one line at the start or the end of what is @width wide. */
static void
draw_line_of_text (Drawing *self, PangoLayout *layout, double x, double width, double baseline, gboolean at_end)
{
  const gboolean on_right = at_end != self->pages->is_rtl;

  cairo_move_to (self->cairo, on_right ? x + width - get_width (layout) : x, baseline - get_baseline (layout));
  pango_cairo_show_layout (self->cairo, layout);
}

static void
draw_hairline (Drawing *self, double x, double width, double y)
{
  cairo_set_line_width (self->cairo, HAIRLINE);
  cairo_move_to (self->cairo, x, y);
  cairo_rel_line_to (self->cairo, width, 0);
  cairo_stroke (self->cairo);
}

/* The last chapter that has begun before this page, or with it; NULL for none. */
static const char *
find_chapter (Drawing *self)
{
  TrellisPages *pages = self->pages;
  const char *chapter = NULL;

  for (guint i = 0; i < pages->headings->len; i++)
    {
      const TrellisPlaced *placed = &g_array_index (pages->headings, TrellisPlaced, i);
      const TrellisBlock *block = trellis_pages_get_block (pages, placed->block);

      if (placed->page > self->page || (placed->page == self->page && placed->y > pages->paper.top))
        break;
      if (block->level == 1)
        chapter = block->text;
    }
  return chapter;
}

/* Two texts on one line, the first of which has what room the other leaves. */
static void
draw_two (Drawing *self, const char *first, const char *second, double baseline)
{
  g_autoptr(PangoLayout) start = trellis_pages_lay_out_line (self->pages, first, TRELLIS_PAGE_SMALL);
  g_autoptr(PangoLayout) end = trellis_pages_lay_out_line (self->pages, second, TRELLIS_PAGE_SMALL);
  const double half = self->width * 0.6;

  pango_layout_set_ellipsize (start, PANGO_ELLIPSIZE_END);
  pango_layout_set_ellipsize (end, PANGO_ELLIPSIZE_END);
  if (get_width (end) > half)
    pango_layout_set_width (end, (int) (half * PANGO_SCALE));
  if (get_width (start) > self->width - get_width (end) - TRELLIS_PAGE_INDENT)
    pango_layout_set_width (start, (int) ((self->width - get_width (end) - TRELLIS_PAGE_INDENT) * PANGO_SCALE));
  draw_line_of_text (self, start, self->left, self->width, baseline, FALSE);
  draw_line_of_text (self, end, self->left, self->width, baseline, TRUE);
}

/* What the pages are of at their head, but for the first, which begins with it; at their foot, which one it
 * is and what all have to say. */
static void
draw_edges (Drawing *self)
{
  TrellisPages *pages = self->pages;
  const char *chapter = find_chapter (self);
  const char *notice = trellis_document_get_notice (pages->document);
  /* Translators: the number of a page, and how many there are. */
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), self->page + 1, trellis_pages_get_n (pages));

  set_gray (self->cairo, 0.35);
  if (self->page > 0)
    {
      draw_two (self, trellis_document_get_title (pages->document), chapter != NULL ? chapter : "",
                pages->paper.top - DISTANCE);
      draw_hairline (self, self->left, self->width, pages->paper.top - DISTANCE + 5);
    }
  draw_two (self, notice != NULL ? notice : "", number, pages->paper.height - pages->paper.bottom + DISTANCE + 5);
}

/* The quotation marks of @attributes are part of an address only when they are escaped. */
static char *
escape_address (const char *address)
{
  GString *escaped = g_string_new (NULL);

  for (const char *at = address; *at != '\0'; at++)
    {
      if (*at == '\'' || *at == '\\')
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *at);
    }
  return g_string_free_and_steal (escaped);
}

static void
add_link (Drawing *self, double x, double y, double width, double height, const char *target)
{
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *attributes = NULL;

  g_ascii_formatd (numbers[0], sizeof numbers[0], "%.2f", x);
  g_ascii_formatd (numbers[1], sizeof numbers[1], "%.2f", y);
  g_ascii_formatd (numbers[2], sizeof numbers[2], "%.2f", width);
  g_ascii_formatd (numbers[3], sizeof numbers[3], "%.2f", height);
  attributes =
    g_strdup_printf ("rect=[%s %s %s %s] %s", numbers[0], numbers[1], numbers[2], numbers[3], target);
  begin_tag (self, CAIRO_TAG_LINK, attributes);
  end_tag (self, CAIRO_TAG_LINK);
}

/* Makes the addresses of a line lead to where they point. The line's left end is at @x, which is that of its
 * layout; it is between @y and @height below. */
static void
add_links (Drawing *self, const TrellisBlock *block, PangoLayoutLine *line, double x, double y, double height)
{
  const int start = pango_layout_line_get_start_index (line);
  const int end = start + pango_layout_line_get_length (line);

  for (guint i = 0; self->pages->is_linked && block->runs != NULL && i < block->runs->len; i++)
    {
      const TrellisRun *run = &g_array_index (block->runs, TrellisRun, i);
      g_autofree int *ranges = NULL;
      g_autofree char *address = NULL;
      g_autofree char *target = NULL;
      int n_ranges;

      if (run->address == NULL || (int) run->end <= start || (int) run->start >= end)
        continue;
      address = escape_address (run->address);
      target = g_strdup_printf ("uri='%s'", address);
      pango_layout_line_get_x_ranges (line, MAX ((int) run->start, start), MIN ((int) run->end, end), &ranges, &n_ranges);
      for (int j = 0; j < n_ranges; j++)
        add_link (self, x + (double) ranges[2 * j] / PANGO_SCALE, y,
                  (double) (ranges[2 * j + 1] - ranges[2 * j]) / PANGO_SCALE, height, target);
    }
}

static void
draw_box (Drawing *self, double x, double baseline, gboolean is_done)
{
  cairo_t *cairo = self->cairo;
  const double side = 8;
  const double y = baseline - side;

  cairo_set_line_width (cairo, 0.8);
  cairo_rectangle (cairo, x, y, side, side);
  cairo_stroke (cairo);
  if (!is_done)
    return;
  cairo_set_line_width (cairo, 1.3);
  cairo_move_to (cairo, x + 1.8, y + 4.2);
  cairo_line_to (cairo, x + 3.4, y + 6);
  cairo_line_to (cairo, x + 6.4, y + 2);
  cairo_stroke (cairo);
}

/* What stands before a list item: in the indentation, at the side where the text begins. */
static void
draw_sign (Drawing *self, const TrellisBlock *block, double baseline, gboolean is_rtl)
{
  const double indent = trellis_pages_get_indent (block);
  const double x = is_rtl ? self->left + self->width - indent : self->left + indent - TRELLIS_PAGE_INDENT;
  g_autoptr(PangoLayout) sign = NULL;
  g_autofree char *text = NULL;
  TrellisPageStyle style;
  double width;

  if (block->kind == TRELLIS_BLOCK_TASK)
    {
      draw_box (self, is_rtl ? x + TRELLIS_PAGE_INDENT - 11 : x + 3, baseline, block->done);
      return;
    }
  trellis_page_style_get (&style, block);
  text = block->kind == TRELLIS_BLOCK_NUMBERED ? g_strdup_printf ("%u.", block->number) : g_strdup ("•");
  sign = trellis_pages_lay_out_line (self->pages, text, style.size);
  width = get_width (sign);
  cairo_move_to (self->cairo, is_rtl ? x + 5 : x + TRELLIS_PAGE_INDENT - 5 - width, baseline - get_baseline (sign));
  pango_cairo_show_layout (self->cairo, sign);
}

/* Beside, above or below the text of the piece, which is @height high. */
static void
draw_decoration (Drawing *self, const TrellisBlock *block, const TrellisPiece *piece, double height, gboolean is_rtl)
{
  if (block->kind == TRELLIS_BLOCK_QUOTE)
    {
      const double indent = trellis_pages_get_indent (block);

      set_gray (self->cairo, 0.7);
      cairo_rectangle (self->cairo, is_rtl ? self->left + self->width - indent + 8 : self->left + indent - 10, piece->y, 2,
                       height);
      cairo_fill (self->cairo);
    }
  else if (block->kind == TRELLIS_BLOCK_SIGNATURE)
    {
      const double width = MIN (self->width, 240);

      set_gray (self->cairo, 0);
      draw_hairline (self, is_rtl ? self->left + self->width - width : self->left, width, piece->y - 2);
    }
  else if (block->kind == TRELLIS_BLOCK_HEADING && block->level == 1)
    {
      set_gray (self->cairo, 0.75);
      draw_hairline (self, self->left, self->width, piece->y + height + 1.5);
    }
}

static void
draw_lines (Drawing *self, const TrellisPiece *piece)
{
  const TrellisBlock *block = trellis_pages_get_block (self->pages, piece->block);
  const gboolean is_rtl = trellis_pages_is_rtl (self->pages, piece->block);
  const double x = is_rtl ? self->left : self->left + trellis_pages_get_indent (block);
  PangoLayoutIter *iter = pango_layout_get_iter (trellis_pages_ensure (self->pages, piece->block));
  TrellisPageStyle style;
  double base = 0, height = 0;

  trellis_page_style_get (&style, block);
  for (guint i = 0; i < piece->first_line; i++)
    pango_layout_iter_next_line (iter);

  for (guint i = 0; i < piece->n_lines; i++, pango_layout_iter_next_line (iter))
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      const double baseline = (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      PangoRectangle logical;
      int top, bottom;

      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      if (i == 0)
        base = (double) top / PANGO_SCALE;
      height = (double) bottom / PANGO_SCALE - base;
      set_gray (self->cairo, style.gray);
      if (trellis_block_is_item (block) && piece->first_line + i == 0)
        draw_sign (self, block, piece->y + baseline - base, is_rtl);
      cairo_move_to (self->cairo, x + (double) logical.x / PANGO_SCALE, piece->y + baseline - base);
      pango_cairo_show_layout_line (self->cairo, line);
      add_links (self, block, line, x, piece->y + (double) top / PANGO_SCALE - base, (double) (bottom - top) / PANGO_SCALE);
    }
  pango_layout_iter_free (iter);
  draw_decoration (self, block, piece, height, is_rtl);
}

static void
add_destination (Drawing *self, const TrellisPiece *piece)
{
  const TrellisBlock *block = trellis_pages_get_block (self->pages, piece->block);
  g_autofree char *attributes = NULL;
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

  if (block->kind != TRELLIS_BLOCK_HEADING || block->level != 1 || piece->first_line > 0)
    return;
  g_ascii_formatd (x, sizeof x, "%.2f", self->left);
  g_ascii_formatd (y, sizeof y, "%.2f", piece->y);
  attributes = g_strdup_printf ("name='part-%u' x=%s y=%s", piece->block, x, y);
  begin_tag (self, CAIRO_TAG_DEST, attributes);
  end_tag (self, CAIRO_TAG_DEST);
}

/* Dots lead the eye from a chapter to its page. */
static void
draw_dots (Drawing *self, double x, double width, double baseline)
{
  const double dashes[] = { 0.01, 4 };

  if (width < LEAST_DOTS)
    return;
  cairo_save (self->cairo);
  cairo_set_line_cap (self->cairo, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (self->cairo, 0.9);
  cairo_set_dash (self->cairo, dashes, G_N_ELEMENTS (dashes), 0);
  set_gray (self->cairo, 0.55);
  cairo_move_to (self->cairo, x, baseline - 1);
  cairo_rel_line_to (self->cairo, width, 0);
  cairo_stroke (self->cairo);
  cairo_restore (self->cairo);
}

static void
draw_entry (Drawing *self, const TrellisPlaced *placed, double y)
{
  TrellisPages *pages = self->pages;
  const TrellisBlock *block = trellis_pages_get_block (pages, placed->block);
  g_autofree char *number = g_strdup_printf ("%u", placed->page + 1);
  g_autofree char *target = g_strdup_printf ("dest='part-%u'", placed->block);
  g_autoptr(PangoLayout) title = trellis_pages_lay_out_line (pages, block->text, 10.5);
  g_autoptr(PangoLayout) page = trellis_pages_lay_out_line (pages, number, 10.5);
  const double baseline = y + 12;
  const double start = get_width (title) + 6;
  const double end = get_width (page) + 6;

  set_gray (self->cairo, 0);
  draw_line_of_text (self, title, self->left, self->width, baseline, FALSE);
  draw_line_of_text (self, page, self->left, self->width, baseline, TRUE);
  draw_dots (self, self->left + (pages->is_rtl ? end : start), self->width - start - end, baseline);
  add_link (self, self->left, y, self->width, TRELLIS_CONTENTS_LINE, target);
}

static void
draw_contents (Drawing *self, const TrellisPiece *piece)
{
  double y = piece->y;

  for (guint i = 0; i < self->pages->headings->len; i++)
    {
      const TrellisPlaced *placed = &g_array_index (self->pages->headings, TrellisPlaced, i);

      if (trellis_pages_get_block (self->pages, placed->block)->level == 1)
        {
          draw_entry (self, placed, y);
          y += TRELLIS_CONTENTS_LINE;
        }
    }
}

static void
draw_piece (Drawing *self, const TrellisPiece *piece)
{
  switch (trellis_pages_get_block (self->pages, piece->block)->kind)
    {
    case TRELLIS_BLOCK_CONTENTS:
      draw_contents (self, piece);
      break;
    case TRELLIS_BLOCK_RULE:
      set_gray (self->cairo, 0.6);
      draw_hairline (self, self->left, self->width, piece->y + TRELLIS_RULE_HEIGHT / 2);
      break;
    case TRELLIS_BLOCK_HEADING:
    case TRELLIS_BLOCK_SUBHEADING:
    case TRELLIS_BLOCK_PARAGRAPH:
    case TRELLIS_BLOCK_DETAIL:
    case TRELLIS_BLOCK_ITEM:
    case TRELLIS_BLOCK_NUMBERED:
    case TRELLIS_BLOCK_TASK:
    case TRELLIS_BLOCK_QUOTE:
    case TRELLIS_BLOCK_SIGNATURE:
    default:
      add_destination (self, piece);
      draw_lines (self, piece);
      break;
    }
}

/* @page is counted from 0; a unit of @cairo is a point. Only when all has its place. */
void
trellis_pages_draw (TrellisPages *self, guint page, cairo_t *cairo)
{
  const TrellisPaper *paper = &self->paper;
  Drawing drawing = { self, cairo, page, paper->left, paper->width - paper->left - paper->right };
  guint end;

  g_return_if_fail (TRELLIS_IS_PAGES (self));
  g_return_if_fail (page < self->starts->len);

  end = page + 1 < self->starts->len ? g_array_index (self->starts, guint, page + 1) : self->pieces->len;
  draw_edges (&drawing);
  for (guint i = g_array_index (self->starts, guint, page); i < end; i++)
    draw_piece (&drawing, &g_array_index (self->pieces, TrellisPiece, i));
}
