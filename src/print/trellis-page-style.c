/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-page-style-private.h"

#define TEXT 10.5

/* Of the height of a line, from one to the next. */
#define LINE_SPACING 1.12f

/* Level 0 is the title. */
static void
get_heading (TrellisPageStyle *style, guint level)
{
  static const struct
  {
    double size, before, after;
  } looks[] = { { 21, 0, 4 }, { 15.5, 20, 5 }, { 12.5, 15, 3 }, { 11.5, 11, 2 }, { TEXT, 8, 1 } };
  const guint i = MIN (level, G_N_ELEMENTS (looks) - 1);

  *style = (TrellisPageStyle) { looks[i].size, TRUE, 0, looks[i].before, looks[i].after, TRUE };
}

void
trellis_page_style_get (TrellisPageStyle *style, const TrellisBlock *block)
{
  *style = (TrellisPageStyle) { .size = TEXT, .before = 3, .after = 3 };
  switch (block->kind)
    {
    case TRELLIS_BLOCK_HEADING:
      get_heading (style, block->level);
      break;
    case TRELLIS_BLOCK_SUBHEADING:
      get_heading (style, 3);
      break;
    case TRELLIS_BLOCK_DETAIL:
      style->gray = 0.35;
      style->before = 0;
      break;
    case TRELLIS_BLOCK_ITEM:
    case TRELLIS_BLOCK_NUMBERED:
    case TRELLIS_BLOCK_TASK:
      style->before = style->after = 1.5;
      break;
    case TRELLIS_BLOCK_QUOTE:
      style->gray = 0.25;
      break;
    case TRELLIS_BLOCK_RULE:
      style->before = style->after = 6;
      break;
    case TRELLIS_BLOCK_SIGNATURE:
      style->before = TRELLIS_PAGE_SIGNING;
      style->size = 9.5;
      break;
    case TRELLIS_BLOCK_CONTENTS:
    case TRELLIS_BLOCK_PARAGRAPH:
    default:
      break;
    }
}

/* How often it is indented. */
guint
trellis_page_style_get_depth (const TrellisBlock *block)
{
  switch (block->kind)
    {
    case TRELLIS_BLOCK_ITEM:
    case TRELLIS_BLOCK_NUMBERED:
    case TRELLIS_BLOCK_TASK:
    case TRELLIS_BLOCK_QUOTE:
      return block->level + 1;
    case TRELLIS_BLOCK_PARAGRAPH:
    case TRELLIS_BLOCK_DETAIL:
      return block->level;
    case TRELLIS_BLOCK_CONTENTS:
    case TRELLIS_BLOCK_HEADING:
    case TRELLIS_BLOCK_SUBHEADING:
    case TRELLIS_BLOCK_RULE:
    case TRELLIS_BLOCK_SIGNATURE:
    default:
      return 0;
    }
}

static void
take (PangoAttrList *list, PangoAttribute *attribute, const TrellisRun *run)
{
  attribute->start_index = run->start;
  attribute->end_index = run->end;
  pango_attr_list_insert (list, attribute);
}

static void
add_run (PangoAttrList *list, const TrellisRun *run)
{
  if ((run->look & TRELLIS_RUN_STRONG) != 0)
    take (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), run);
  if ((run->look & TRELLIS_RUN_EMPHASIS) != 0)
    take (list, pango_attr_style_new (PANGO_STYLE_ITALIC), run);
  if ((run->look & TRELLIS_RUN_STRIKE) != 0)
    take (list, pango_attr_strikethrough_new (TRUE), run);
  if ((run->look & TRELLIS_RUN_CODE) != 0)
    take (list, pango_attr_family_new (TRELLIS_PAGE_CODE), run);
  if (run->address != NULL)
    take (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), run);
}

/* The text of the block in lines of this width; each of its paragraphs reads the way its letters do, or
 * else as the context says. Transfer full. */
PangoLayout *
trellis_page_style_lay_out (PangoContext *context, const TrellisBlock *block, double width)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr(PangoFontDescription) font = pango_font_description_from_string (TRELLIS_PAGE_FONT);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  TrellisPageStyle style;

  trellis_page_style_get (&style, block);
  pango_font_description_set_size (font, (int) (style.size * PANGO_SCALE));
  pango_font_description_set_weight (font, style.is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, LINE_SPACING);
  /* Pango takes it for what the context says, and turns it round for paragraphs that read the other way. */
  pango_layout_set_alignment (layout, pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL ? PANGO_ALIGN_RIGHT
                                                                                                 : PANGO_ALIGN_LEFT);
  for (guint i = 0; block->runs != NULL && i < block->runs->len; i++)
    add_run (attributes, &g_array_index (block->runs, TrellisRun, i));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, block->text, -1);
  return layout;
}
