/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-paint.h"

#include <adwaita.h>

#define MAX_BOX 16.0f
#define DIM 0.55f
#define DIM_MORE 0.9f

static AdwStyleManager *
get_style (GtkTextView *view)
{
  return adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (view)));
}

static GdkRGBA
get_dim_colour (GtkTextView *view)
{
  GdkRGBA colour;

  gtk_widget_get_color (GTK_WIDGET (view), &colour);
  colour.alpha *= adw_style_manager_get_high_contrast (get_style (view)) ? DIM_MORE : DIM;

  return colour;
}

/* The last three characters of the tagged marker are "[ ]". */
static void
find_brackets (GtkTextTag *tag, const GtkTextIter *box, GtkTextIter *open, GtkTextIter *close)
{
  *close = *box;
  gtk_text_iter_forward_to_tag_toggle (close, tag);
  gtk_text_iter_backward_char (close);
  *open = *close;
  gtk_text_iter_backward_chars (open, 2);
}

void
trellis_text_get_tick_box (GtkTextView *view,
                           GtkTextTag *tag,
                           const GtkTextIter *box,
                           graphene_rect_t *out_rect)
{
  GtkTextIter open, close;
  GdkRectangle first, last, all;
  float size;

  find_brackets (tag, box, &open, &close);
  gtk_text_view_get_iter_location (view, &open, &first);
  gtk_text_view_get_iter_location (view, &close, &last);

  /* Widths are negative in right-to-left lines. */
  first.x = MIN (first.x, first.x + first.width);
  first.width = ABS (first.width);
  last.x = MIN (last.x, last.x + last.width);
  last.width = ABS (last.width);
  gdk_rectangle_union (&first, &last, &all);

  size = MIN (MAX_BOX, (float) all.height * 0.8f);
  graphene_rect_init (out_rect,
                      (float) all.x + ((float) all.width - size) / 2,
                      (float) all.y + ((float) all.height - size) / 2,
                      size, size);
}

static void
paint_tick_box (GtkTextView *view,
                GtkSnapshot *snapshot,
                const graphene_rect_t *rect,
                gboolean done)
{
  graphene_rect_t inner = *rect;
  GskRoundedRect outline;
  GdkRGBA colour;

  graphene_rect_inset (&inner, 0.5f, 0.5f);
  gsk_rounded_rect_init_from_rect (&outline, &inner, rect->size.width * 0.25f);

  if (done)
    {
      static const GdkRGBA white = { 1, 1, 1, 1 };
      float x = rect->origin.x, y = rect->origin.y, s = rect->size.width;
      g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
      g_autoptr(GskPath) tick = NULL;
      g_autoptr(GskStroke) stroke = gsk_stroke_new (MAX (1.5f, s * 0.13f));
      g_autoptr(GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (get_style (view));

      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, accent, rect);
      gtk_snapshot_pop (snapshot);

      gsk_path_builder_move_to (builder, x + s * 0.26f, y + s * 0.52f);
      gsk_path_builder_line_to (builder, x + s * 0.44f, y + s * 0.70f);
      gsk_path_builder_line_to (builder, x + s * 0.75f, y + s * 0.32f);
      tick = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
      gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
      gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
      gtk_snapshot_append_stroke (snapshot, tick, stroke, &white);
    }
  else
    {
      colour = get_dim_colour (view);
      gtk_snapshot_append_border (snapshot, &outline,
                                  (const float[]) { 1.5f, 1.5f, 1.5f, 1.5f },
                                  (const GdkRGBA[]) { colour, colour, colour, colour });
    }
}

void
trellis_text_paint_tick_boxes (GtkTextView *view, GtkTextTag *tag, GtkSnapshot *snapshot)
{
  GdkRectangle visible;
  GtkTextIter at, end;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &at, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &end, visible.y + visible.height, NULL);
  gtk_text_iter_forward_line (&end);

  if (!gtk_text_iter_starts_tag (&at, tag))
    gtk_text_iter_forward_to_tag_toggle (&at, tag);

  while (gtk_text_iter_compare (&at, &end) < 0)
    {
      if (gtk_text_iter_starts_tag (&at, tag))
        {
          GtkTextIter open, close;
          graphene_rect_t rect;

          find_brackets (tag, &at, &open, &close);
          gtk_text_iter_forward_char (&open);
          trellis_text_get_tick_box (view, tag, &at, &rect);
          paint_tick_box (view, snapshot, &rect, gtk_text_iter_get_char (&open) != ' ');
        }

      if (!gtk_text_iter_forward_to_tag_toggle (&at, tag))
        break;
    }
}

int
trellis_text_find_tick_box (GtkTextView *view, GtkTextTag *tag, double x, double y)
{
  graphene_rect_t rect;
  GtkTextIter at, end;

  gtk_text_view_get_line_at_y (view, &at, (int) y, NULL);
  end = at;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);

  if (!gtk_text_iter_starts_tag (&at, tag) &&
      (!gtk_text_iter_forward_to_tag_toggle (&at, tag) || gtk_text_iter_compare (&at, &end) >= 0))
    return -1;

  trellis_text_get_tick_box (view, tag, &at, &rect);
  graphene_rect_inset (&rect, -4, -4);

  if (!graphene_rect_contains_point (&rect, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
    return -1;

  return gtk_text_iter_get_line (&at);
}

/* Of @text where @view is @width wide. Transfer full. */
static PangoLayout *
create_placeholder (GtkTextView *view, const char *text, int width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), text);
  const int room = width - gtk_text_view_get_left_margin (view) - gtk_text_view_get_right_margin (view);

  pango_layout_set_width (layout, MAX (room, 1) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (gtk_widget_get_direction (GTK_WIDGET (view)) == GTK_TEXT_DIR_RTL)
    {
      pango_layout_set_auto_dir (layout, FALSE);
      pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
    }
  return layout;
}

/* How high @text is where @view is @width wide, both in pixels. */
int
trellis_text_paint_measure_placeholder (GtkTextView *view, const char *text, int width)
{
  g_autoptr(PangoLayout) layout = create_placeholder (view, text, width);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

void
trellis_text_paint_placeholder (GtkTextView *view, const char *text, GtkSnapshot *snapshot)
{
  g_autoptr(PangoLayout) layout = create_placeholder (view, text, gtk_widget_get_width (GTK_WIDGET (view)));
  int left = gtk_text_view_get_left_margin (view);
  GdkRGBA colour = get_dim_colour (view);
  GtkTextIter start;
  GdkRectangle place;

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &start);
  gtk_text_view_get_iter_location (view, &start, &place);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) left, (float) place.y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}
