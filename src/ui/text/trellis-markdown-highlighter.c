/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-markdown-highlighter.h"

#include <adwaita.h>
#include <string.h>

/* A change of up to this many lines is scanned at once; what is longer goes on in slices, before GTK
 * measures the lines, so that a long note neither blocks nor jumps. */
#define LINES_AT_ONCE 64
#define SLICE_USEC    3000
#define SLICE_PRIORITY (GTK_TEXT_VIEW_PRIORITY_VALIDATE - 1)

#define MAX_MARKER 40

struct _TrellisMarkdownHighlighter
{
  GObject        parent_instance;

  GtkTextView   *view;   /* unowned: it owns us */
  GtkTextBuffer *buffer;
  GtkTextTag    *tags[TRELLIS_MARKDOWN_N_STYLES]; /* owned by the buffer's table */
  GHashTable    *hangs;  /* list marker with its digits as "0" → tag that indents the lines below it */
  GArray        *spans;

  GtkTextMark   *dirty_start;
  GtkTextMark   *dirty_end;
  gboolean       dirty;
  guint          user_actions;
  guint          slice_id;
};

G_DEFINE_FINAL_TYPE (TrellisMarkdownHighlighter, trellis_markdown_highlighter, G_TYPE_OBJECT)

static GtkTextTag *
add_tag (TrellisMarkdownHighlighter *self)
{
  GtkTextTag *tag = gtk_text_tag_new (NULL);

  gtk_text_tag_table_add (gtk_text_buffer_get_tag_table (self->buffer), tag);
  g_object_unref (tag);

  return tag;
}

static void
measure_hang (TrellisMarkdownHighlighter *self, const char *marker, GtkTextTag *tag)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), marker);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  g_object_set (tag, "indent", -width, NULL);
}

static GtkTextTag *
get_hang (TrellisMarkdownHighlighter *self, const char *line, guint len)
{
  char marker[MAX_MARKER + 1];
  GtkTextTag *tag;

  for (guint i = 0; i < len; i++)
    marker[i] = g_ascii_isdigit (line[i]) ? '0' : line[i];
  marker[len] = 0;

  tag = g_hash_table_lookup (self->hangs, marker);
  if (tag == NULL)
    {
      tag = add_tag (self);
      gtk_text_tag_set_priority (tag, 0);
      measure_hang (self, marker, tag);
      g_hash_table_insert (self->hangs, g_strdup (marker), tag);
    }

  return tag;
}

static void
remove_tag (TrellisMarkdownHighlighter *self,
            GtkTextTag                 *tag,
            const GtkTextIter          *start,
            const GtkTextIter          *end)
{
  GtkTextIter toggle = *start;

  /* Asking is cheap (GTK keeps sums of toggles); removing for nothing lays the line out anew. */
  if (gtk_text_iter_has_tag (start, tag) ||
      (gtk_text_iter_forward_to_tag_toggle (&toggle, tag) && gtk_text_iter_compare (&toggle, end) < 0))
    gtk_text_buffer_remove_tag (self->buffer, tag, start, end);
}

static void
clear_line (TrellisMarkdownHighlighter *self, const GtkTextIter *start, const GtkTextIter *end)
{
  GHashTableIter hangs;
  gpointer tag;

  for (guint i = 0; i < TRELLIS_MARKDOWN_N_STYLES; i++)
    remove_tag (self, self->tags[i], start, end);

  g_hash_table_iter_init (&hangs, self->hangs);
  while (g_hash_table_iter_next (&hangs, NULL, &tag))
    remove_tag (self, tag, start, end);
}

static void
scan_line (TrellisMarkdownHighlighter *self, GtkTextIter *start)
{
  g_autofree char *text = NULL;
  TrellisMarkdownLine line;
  GtkTextIter end = *start, next = *start;

  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  if (!gtk_text_iter_forward_line (&next))
    gtk_text_buffer_get_end_iter (self->buffer, &next);

  clear_line (self, start, &next);

  text = gtk_text_iter_get_slice (start, &end);
  g_array_set_size (self->spans, 0);
  trellis_markdown_scan_line (text, strlen (text), &line, self->spans);

  for (guint i = 0; i < self->spans->len; i++)
    {
      const TrellisMarkdownSpan *span = &g_array_index (self->spans, TrellisMarkdownSpan, i);
      GtkTextIter from = *start, to = *start;

      gtk_text_iter_set_line_offset (&from, (int) span->start);
      gtk_text_iter_set_line_offset (&to, (int) span->end);
      gtk_text_buffer_apply_tag (self->buffer, self->tags[span->style], &from, &to);
    }

  if ((line.kind == TRELLIS_MARKDOWN_ITEM || line.kind == TRELLIS_MARKDOWN_NUMBERED ||
       line.kind == TRELLIS_MARKDOWN_TASK || line.kind == TRELLIS_MARKDOWN_QUOTATION) &&
      line.content <= MAX_MARKER)
    gtk_text_buffer_apply_tag (self->buffer, get_hang (self, text, line.content), start, &end);
}

/* Scans what is dirty, up to so many lines or until the time; TRUE when nothing is left. */
static gboolean
scan_dirty (TrellisMarkdownHighlighter *self, guint n_lines, gint64 deadline)
{
  GtkTextIter at;
  int last;

  if (!self->dirty)
    return TRUE;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &at, self->dirty_end);
  last = gtk_text_iter_get_line (&at);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &at, self->dirty_start);
  gtk_text_iter_set_line_offset (&at, 0);

  for (guint n = 0;; n++)
    {
      int line = gtk_text_iter_get_line (&at);

      if (n == n_lines || (n % 8 == 7 && g_get_monotonic_time () >= deadline))
        break;

      scan_line (self, &at);

      if (line >= last || !gtk_text_iter_forward_line (&at))
        {
          self->dirty = FALSE;
          return TRUE;
        }
    }

  gtk_text_buffer_move_mark (self->buffer, self->dirty_start, &at);

  return FALSE;
}

static gboolean
slice_cb (gpointer user_data)
{
  TrellisMarkdownHighlighter *self = user_data;

  if (!scan_dirty (self, G_MAXUINT, g_get_monotonic_time () + SLICE_USEC))
    return G_SOURCE_CONTINUE;

  self->slice_id = 0;

  return G_SOURCE_REMOVE;
}

static void
flush (TrellisMarkdownHighlighter *self)
{
  /* Inside a user action wait for its end: pasting applies the tags of its origin after the text. */
  if (self->user_actions > 0 || self->slice_id != 0)
    return;

  if (!scan_dirty (self, LINES_AT_ONCE, G_MAXINT64))
    self->slice_id = g_idle_add_full (SLICE_PRIORITY, slice_cb, self, NULL);
}

static void
mark_dirty (TrellisMarkdownHighlighter *self, const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextIter old_start, old_end;

  if (self->dirty)
    {
      gtk_text_buffer_get_iter_at_mark (self->buffer, &old_start, self->dirty_start);
      gtk_text_buffer_get_iter_at_mark (self->buffer, &old_end, self->dirty_end);
    }

  if (!self->dirty || gtk_text_iter_compare (start, &old_start) < 0)
    gtk_text_buffer_move_mark (self->buffer, self->dirty_start, start);
  if (!self->dirty || gtk_text_iter_compare (end, &old_end) > 0)
    gtk_text_buffer_move_mark (self->buffer, self->dirty_end, end);

  self->dirty = TRUE;
}

static void
inserted_cb (TrellisMarkdownHighlighter *self, GtkTextIter *end, const char *text, int len)
{
  GtkTextIter start = *end;

  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (text, len));
  mark_dirty (self, &start, end);
  flush (self);
}

static void
deleted_cb (TrellisMarkdownHighlighter *self, GtkTextIter *start, GtkTextIter *end)
{
  mark_dirty (self, start, end);
  flush (self);
}

static void
begin_user_action_cb (TrellisMarkdownHighlighter *self)
{
  self->user_actions++;
}

static void
end_user_action_cb (TrellisMarkdownHighlighter *self)
{
  self->user_actions--;
  flush (self);
}

static void
trellis_markdown_highlighter_dispose (GObject *object)
{
  TrellisMarkdownHighlighter *self = TRELLIS_MARKDOWN_HIGHLIGHTER (object);

  g_clear_handle_id (&self->slice_id, g_source_remove);

  if (self->buffer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->buffer, self);
      gtk_text_buffer_delete_mark (self->buffer, self->dirty_start);
      gtk_text_buffer_delete_mark (self->buffer, self->dirty_end);
    }

  g_clear_object (&self->buffer);
  self->view = NULL;

  G_OBJECT_CLASS (trellis_markdown_highlighter_parent_class)->dispose (object);
}

static void
trellis_markdown_highlighter_finalize (GObject *object)
{
  TrellisMarkdownHighlighter *self = TRELLIS_MARKDOWN_HIGHLIGHTER (object);

  g_hash_table_unref (self->hangs);
  g_array_unref (self->spans);

  G_OBJECT_CLASS (trellis_markdown_highlighter_parent_class)->finalize (object);
}

static void
trellis_markdown_highlighter_class_init (TrellisMarkdownHighlighterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = trellis_markdown_highlighter_dispose;
  object_class->finalize = trellis_markdown_highlighter_finalize;
}

static void
trellis_markdown_highlighter_init (TrellisMarkdownHighlighter *self)
{
  self->hangs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (TrellisMarkdownSpan));
}

static void
set_shapes (TrellisMarkdownHighlighter *self)
{
  GtkTextTag **tags = self->tags;

  g_object_set (tags[TRELLIS_MARKDOWN_HEADING_1],
                "scale", 1.5, "weight", PANGO_WEIGHT_BOLD, "pixels-above-lines", 8, NULL);
  g_object_set (tags[TRELLIS_MARKDOWN_HEADING_2],
                "scale", 1.25, "weight", PANGO_WEIGHT_BOLD, "pixels-above-lines", 6, NULL);
  g_object_set (tags[TRELLIS_MARKDOWN_HEADING_3],
                "scale", 1.1, "weight", PANGO_WEIGHT_BOLD, "pixels-above-lines", 4, NULL);
  g_object_set (tags[TRELLIS_MARKDOWN_QUOTE], "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (tags[TRELLIS_MARKDOWN_EMPHASIS], "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (tags[TRELLIS_MARKDOWN_STRONG], "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (tags[TRELLIS_MARKDOWN_STRIKE], "strikethrough", TRUE, NULL);
  g_object_set (tags[TRELLIS_MARKDOWN_CODE], "family", "monospace", NULL);
  g_object_set (tags[TRELLIS_MARKDOWN_LINK], "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_object_set (tags[TRELLIS_MARKDOWN_DONE], "strikethrough", TRUE, NULL);

  /* The signs lie over all other styles, the hidden box of a task over everything. */
  gtk_text_tag_set_priority (tags[TRELLIS_MARKDOWN_MARKER], TRELLIS_MARKDOWN_N_STYLES - 2);
}

TrellisMarkdownHighlighter *
trellis_markdown_highlighter_new (GtkTextView *view)
{
  TrellisMarkdownHighlighter *self;
  GtkTextIter start, end;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (TRELLIS_TYPE_MARKDOWN_HIGHLIGHTER, NULL);
  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));

  for (guint i = 0; i < TRELLIS_MARKDOWN_N_STYLES; i++)
    self->tags[i] = add_tag (self);

  set_shapes (self);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  self->dirty_start = gtk_text_buffer_create_mark (self->buffer, NULL, &start, TRUE);
  self->dirty_end = gtk_text_buffer_create_mark (self->buffer, NULL, &end, FALSE);
  self->dirty = TRUE;

  g_signal_connect_data (self->buffer, "insert-text", G_CALLBACK (inserted_cb), self, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_data (self->buffer, "delete-range", G_CALLBACK (deleted_cb), self, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->buffer, "begin-user-action", G_CALLBACK (begin_user_action_cb), self);
  g_signal_connect_swapped (self->buffer, "end-user-action", G_CALLBACK (end_user_action_cb), self);

  trellis_markdown_highlighter_update_style (self);
  flush (self);

  return self;
}

GtkTextTag *
trellis_markdown_highlighter_get_tag (TrellisMarkdownHighlighter *self, TrellisMarkdownStyle style)
{
  g_return_val_if_fail (TRELLIS_IS_MARKDOWN_HIGHLIGHTER (self), NULL);

  return self->tags[style];
}

static void
set_foreground (TrellisMarkdownHighlighter *self, TrellisMarkdownStyle style, GdkRGBA colour, float alpha)
{
  colour.alpha *= alpha;
  g_object_set (self->tags[style], "foreground-rgba", &colour, NULL);
}

void
trellis_markdown_highlighter_update_style (TrellisMarkdownHighlighter *self)
{
  AdwStyleManager *manager;
  GdkRGBA text, ground, accent;
  GHashTableIter hangs;
  gpointer marker, tag;
  gboolean contrast;
  float dim;

  g_return_if_fail (TRELLIS_IS_MARKDOWN_HIGHLIGHTER (self));

  manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self->view)));
  contrast = adw_style_manager_get_high_contrast (manager);
  dim = contrast ? 0.9f : 0.55f; /* as Adwaita's .dimmed */

  gtk_widget_get_color (GTK_WIDGET (self->view), &text);
  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (manager),
                                       adw_style_manager_get_dark (manager),
                                       &accent);

  set_foreground (self, TRELLIS_MARKDOWN_MARKER, text, dim);
  set_foreground (self, TRELLIS_MARKDOWN_ADDRESS, text, dim);
  set_foreground (self, TRELLIS_MARKDOWN_DONE, text, dim);
  set_foreground (self, TRELLIS_MARKDOWN_QUOTE, text, contrast ? 1.0f : 0.8f);
  set_foreground (self, TRELLIS_MARKDOWN_LINK, accent, 1.0f);
  set_foreground (self, TRELLIS_MARKDOWN_BOX, text, 0.0f);

  ground = text;
  ground.alpha *= 0.08f;
  g_object_set (self->tags[TRELLIS_MARKDOWN_CODE], "background-rgba", &ground, NULL);

  g_hash_table_iter_init (&hangs, self->hangs);
  while (g_hash_table_iter_next (&hangs, &marker, &tag))
    measure_hang (self, marker, tag);
}
