/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-pages.h"

#include "trellis-page-style-private.h"
#include "trellis-pages-private.h"

/* Lines of a paragraph that are never alone on a page. */
#define TOGETHER 2

/* The upper and the lower edge of a line, in points. */
typedef struct
{
  double top, bottom;
} Line;

G_DEFINE_FINAL_TYPE (TrellisPages, trellis_pages, G_TYPE_OBJECT)

static void
trellis_pages_finalize (GObject *object)
{
  TrellisPages *self = TRELLIS_PAGES (object);

  g_clear_object (&self->layout);
  g_clear_object (&self->context);
  g_clear_object (&self->document);
  g_array_unref (self->pieces);
  g_array_unref (self->starts);
  g_array_unref (self->headings);

  G_OBJECT_CLASS (trellis_pages_parent_class)->finalize (object);
}

static void
trellis_pages_class_init (TrellisPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_pages_finalize;
}

static void
trellis_pages_init (TrellisPages *self)
{
  self->pieces = g_array_new (FALSE, FALSE, sizeof (TrellisPiece));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->headings = g_array_new (FALSE, FALSE, sizeof (TrellisPlaced));
}

/* Points are units here, and letters are as wide as they will be on any printer. */
static PangoContext *
create_context (gboolean is_rtl)
{
  g_autoptr(PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);
  return context;
}

static void
begin_page (TrellisPages *self)
{
  g_array_append_val (self->starts, self->pieces->len);
  self->y = self->paper.top;
}

/* Nothing has its place yet; see trellis_pages_lay_out(). @is_rtl says how the words of Trellis read. */
TrellisPages *
trellis_pages_new (TrellisDocument *document, const TrellisPaper *paper, gboolean is_rtl)
{
  TrellisPages *self = g_object_new (TRELLIS_TYPE_PAGES, NULL);

  self->document = g_object_ref (document);
  self->paper = *paper;
  self->is_rtl = is_rtl;
  self->context = create_context (is_rtl);
  self->title = (TrellisBlock) { .kind = TRELLIS_BLOCK_HEADING,
                                 .text = (char *) trellis_document_get_title (document) };
  begin_page (self);
  return self;
}

/* With the title, which comes first. */
guint
trellis_pages_count_blocks (TrellisPages *self)
{
  return 1 + trellis_document_get_n_blocks (self->document);
}

const TrellisBlock *
trellis_pages_get_block (TrellisPages *self, guint index)
{
  return index == 0 ? &self->title : trellis_document_get_block (self->document, index - 1);
}

double
trellis_pages_get_indent (const TrellisBlock *block)
{
  return trellis_page_style_get_depth (block) * TRELLIS_PAGE_INDENT;
}

/* The lines of block number @index; valid until another is asked for. */
PangoLayout *
trellis_pages_ensure (TrellisPages *self, guint index)
{
  const TrellisBlock *block = trellis_pages_get_block (self, index);
  const double width =
    self->paper.width - self->paper.left - self->paper.right - trellis_pages_get_indent (block);

  if (self->layout != NULL && self->laid_out == index)
    return self->layout;
  g_clear_object (&self->layout);
  self->layout = trellis_page_style_lay_out (self->context, block, MAX (width, TRELLIS_PAGE_INDENT));
  self->laid_out = index;
  return self->layout;
}

/* By its first letters, or as Trellis where it has none. */
gboolean
trellis_pages_is_rtl (TrellisPages *self, guint index)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (trellis_pages_ensure (self, index), 0);

  return pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL;
}

/* One line of Trellis' own words; transfer full. */
PangoLayout *
trellis_pages_lay_out_line (TrellisPages *self, const char *text, double size)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr(PangoFontDescription) font = pango_font_description_from_string (TRELLIS_PAGE_FONT);

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* The pages lead to each other and elsewhere: for a PDF, in which each is drawn once. They have no structure
 * of tags: of a long book, it would be so large that programs cannot read it. */
void
trellis_pages_set_linked (TrellisPages *self)
{
  self->is_linked = TRUE;
}

static double
get_bottom (TrellisPages *self)
{
  return self->paper.height - self->paper.bottom;
}

static gboolean
is_at_top (TrellisPages *self)
{
  return self->y <= self->paper.top;
}

static guint
count_chapters (TrellisPages *self)
{
  guint n = 0;

  for (guint i = 1; i < trellis_pages_count_blocks (self); i++)
    {
      const TrellisBlock *block = trellis_pages_get_block (self, i);

      n += block->kind == TRELLIS_BLOCK_HEADING && block->level == 1;
    }
  return n;
}

/* Its lines; one for what has none of its own. Transfer full. */
static GArray *
measure (TrellisPages *self, guint index)
{
  const TrellisBlock *block = trellis_pages_get_block (self, index);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  PangoLayoutIter *iter;
  Line line = { 0, TRELLIS_RULE_HEIGHT };

  if (block->kind == TRELLIS_BLOCK_CONTENTS)
    line.bottom = count_chapters (self) * TRELLIS_CONTENTS_LINE;
  if (block->kind == TRELLIS_BLOCK_CONTENTS || block->kind == TRELLIS_BLOCK_RULE)
    {
      g_array_append_val (lines, line);
      return lines;
    }

  iter = pango_layout_get_iter (trellis_pages_ensure (self, index));
  do
    {
      int top, bottom;

      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      line = (Line) { (double) top / PANGO_SCALE, (double) bottom / PANGO_SCALE };
      g_array_append_val (lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return lines;
}

static double
get_height (GArray *lines, guint first, guint n)
{
  return g_array_index (lines, Line, first + n - 1).bottom - g_array_index (lines, Line, first).top;
}

/* How high a heading is with what must not be parted from it: what tells more of it, and the first lines of
 * what comes then. */
static double
measure_kept (TrellisPages *self, guint index)
{
  const guint end = trellis_pages_count_blocks (self);
  double height = 0;
  guint n_lines = 0;

  for (guint i = index; i < end && n_lines < TOGETHER && height < self->paper.height; i++)
    {
      const TrellisBlock *block = trellis_pages_get_block (self, i);
      g_autoptr(GArray) lines = measure (self, i);
      const gboolean is_kept = block->kind == TRELLIS_BLOCK_HEADING || block->kind == TRELLIS_BLOCK_SUBHEADING ||
                               block->kind == TRELLIS_BLOCK_DETAIL;
      /* What is too short to be parted stays whole. */
      const guint n = is_kept || lines->len < 2 * TOGETHER ? lines->len : TOGETHER;
      TrellisPageStyle style;

      if (n_lines > 0 && is_kept)
        break; /* the next heading looks after itself */
      trellis_page_style_get (&style, block);
      height += (i > index ? style.before : 0) + get_height (lines, 0, n) + style.after;
      n_lines += is_kept ? 0 : n;
    }
  return height;
}

/* Of the @n lines from @first on, how many go on this page below @space. */
static guint
count_fitting (TrellisPages *self, GArray *lines, guint first, double space)
{
  const double available = get_bottom (self) - self->y - space;
  const guint n = lines->len - first;
  guint fitting = 0;

  while (fitting < n && get_height (lines, first, fitting + 1) <= available)
    fitting++;
  if (fitting == n)
    return n;

  if (n - fitting < TOGETHER)
    fitting = n > TOGETHER ? n - TOGETHER : 0;
  if (fitting < TOGETHER && !is_at_top (self))
    fitting = 0;
  return is_at_top (self) ? MAX (fitting, 1) : fitting;
}

static void
note_heading (TrellisPages *self, guint index, double y)
{
  const TrellisBlock *block = trellis_pages_get_block (self, index);
  const TrellisPlaced placed = { index, self->starts->len - 1, y };

  if (block->kind == TRELLIS_BLOCK_HEADING)
    g_array_append_val (self->headings, placed);
}

static void
place_lines (TrellisPages *self, guint index, GArray *lines, const TrellisPageStyle *style)
{
  const gboolean keeps_space = trellis_pages_get_block (self, index)->kind == TRELLIS_BLOCK_SIGNATURE;
  double space = is_at_top (self) && !keeps_space ? 0 : style->before;

  for (guint first = 0; first < lines->len;)
    {
      const guint n = count_fitting (self, lines, first, space);
      const TrellisPiece piece = { index, first, n, self->y + space };

      if (n > 0)
        {
          g_array_append_val (self->pieces, piece);
          if (first == 0)
            note_heading (self, index, piece.y);
          self->y = piece.y + get_height (lines, first, n);
          first += n;
          space = 0;
        }
      if (first < lines->len)
        {
          begin_page (self);
          space = keeps_space && first == 0 ? style->before : 0;
        }
    }
  self->y += style->after;
}

static void
place (TrellisPages *self, guint index)
{
  const TrellisBlock *block = trellis_pages_get_block (self, index);
  g_autoptr(GArray) lines = NULL;
  TrellisPageStyle style;

  trellis_page_style_get (&style, block);
  if (style.keeps_next && !is_at_top (self) &&
      self->y + style.before + measure_kept (self, index) > get_bottom (self))
    begin_page (self);
  lines = measure (self, index);
  place_lines (self, index, lines, &style);
}

/* Goes on for @time microseconds, or to the end where that is below 0. TRUE once all has its place. */
gboolean
trellis_pages_lay_out (TrellisPages *self, gint64 time)
{
  const gint64 end = g_get_monotonic_time () + time;

  g_return_val_if_fail (TRELLIS_IS_PAGES (self), TRUE);

  while (self->next_block < trellis_pages_count_blocks (self))
    {
      place (self, self->next_block++);
      if (time >= 0 && g_get_monotonic_time () >= end)
        break;
    }
  return self->next_block == trellis_pages_count_blocks (self);
}

/* Of those that have been begun. */
guint
trellis_pages_get_n (TrellisPages *self)
{
  g_return_val_if_fail (TRELLIS_IS_PAGES (self), 0);

  return self->starts->len;
}
