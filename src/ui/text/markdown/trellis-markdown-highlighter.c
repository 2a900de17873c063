/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-markdown-highlighter.h"

#include <adwaita.h>
#include <string.h>

#include "trellis-text-dirty.h"

/* A change is scanned at once for a moment; what is left goes on in slices, before GTK measures the
 * lines, so that a long note neither blocks nor jumps. */
#define AT_ONCE_USEC 5000
#define SLICE_USEC 3000
#define SLICE_PRIORITY (GTK_TEXT_VIEW_PRIORITY_VALIDATE - 1)

#define MAX_MARKER 40

struct _TrellisMarkdownHighlighter
{
  GObject parent_instance;

  GtkTextView *view; /* unowned: it owns us */
  GtkTextBuffer *buffer;
  GtkTextTag *tags[TRELLIS_MARKDOWN_N_STYLES]; /* owned by the buffer's table */
  GHashTable *hangs;                           /* list marker, its digits as "0" → tag that indents the lines below it */
  GArray *spans;

  /* What the tags were made for */
  GdkRGBA text;
  GdkRGBA accent;
  gboolean contrast;
  int font; /* the width of a sample */

  TrellisTextDirty dirty;
  guint user_actions;
  guint slice_id;

  GSignalGroup *style_signals;
  guint style_id;
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
clear_line (TrellisMarkdownHighlighter *self, const GtkTextIter *start, const GtkTextIter *end)
{
  GHashTableIter hangs;
  GtkTextIter next = *end;
  gpointer tag;

  gtk_text_iter_forward_char (&next); /* its line break too */

  for (guint i = 0; i < TRELLIS_MARKDOWN_N_STYLES; i++)
    trellis_text_remove_tag (self->buffer, self->tags[i], start, &next);

  g_hash_table_iter_init (&hangs, self->hangs);
  while (g_hash_table_iter_next (&hangs, NULL, &tag))
    trellis_text_remove_tag (self->buffer, tag, start, &next);
}

static void
scan_line (const GtkTextIter *start, const GtkTextIter *end, gpointer user_data)
{
  TrellisMarkdownHighlighter *self = user_data;
  g_autofree char *text = gtk_text_iter_get_slice (start, end);
  TrellisMarkdownLine line;

  clear_line (self, start, end);

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
    gtk_text_buffer_apply_tag (self->buffer, get_hang (self, text, line.content), start, end);
}

static gboolean
slice_cb (gpointer user_data)
{
  TrellisMarkdownHighlighter *self = user_data;

  if (!trellis_text_dirty_work (&self->dirty, g_get_monotonic_time () + SLICE_USEC, scan_line,
                                self))
    return G_SOURCE_CONTINUE;

  self->slice_id = 0;

  return G_SOURCE_REMOVE;
}

static void
flush (TrellisMarkdownHighlighter *self)
{
  /* Inside a user action wait for its end: pasting applies the tags of the origin last. */
  if (self->user_actions > 0 || self->slice_id != 0)
    return;

  if (!trellis_text_dirty_work (&self->dirty, g_get_monotonic_time () + AT_ONCE_USEC, scan_line,
                                self))
    self->slice_id = g_idle_add_full (SLICE_PRIORITY, slice_cb, self, NULL);
}

static void
inserted_cb (TrellisMarkdownHighlighter *self, GtkTextIter *end, const char *text, int len)
{
  GtkTextIter start = *end;

  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (text, len));
  trellis_text_dirty_add (&self->dirty, &start, end);
  flush (self);
}

static void
deleted_cb (TrellisMarkdownHighlighter *self, GtkTextIter *start, GtkTextIter *end)
{
  trellis_text_dirty_add (&self->dirty, start, end);
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
  g_clear_handle_id (&self->style_id, g_source_remove);
  g_clear_object (&self->style_signals);

  if (self->buffer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->buffer, self);
      trellis_text_dirty_clear (&self->dirty);
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

static void
follow_style (TrellisMarkdownHighlighter *self)
{
  AdwStyleManager *manager =
    adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self->view)));
  static const char *const names[] = { "notify::dark", "notify::high-contrast",
                                       "notify::accent-color" };

  self->style_signals = g_signal_group_new (ADW_TYPE_STYLE_MANAGER);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_group_connect_swapped (self->style_signals, names[i],
                                    G_CALLBACK (trellis_markdown_highlighter_queue_style), self);
  g_signal_group_set_target (self->style_signals, manager);
}

TrellisMarkdownHighlighter *
trellis_markdown_highlighter_new (GtkTextView *view)
{
  TrellisMarkdownHighlighter *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (TRELLIS_TYPE_MARKDOWN_HIGHLIGHTER, NULL);
  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));

  for (guint i = 0; i < TRELLIS_MARKDOWN_N_STYLES; i++)
    self->tags[i] = add_tag (self);

  set_shapes (self);

  trellis_text_dirty_init (&self->dirty, self->buffer);

  g_signal_connect_data (self->buffer, "insert-text", G_CALLBACK (inserted_cb), self, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_data (self->buffer, "delete-range", G_CALLBACK (deleted_cb), self, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->buffer, "begin-user-action", G_CALLBACK (begin_user_action_cb),
                            self);
  g_signal_connect_swapped (self->buffer, "end-user-action", G_CALLBACK (end_user_action_cb), self);

  trellis_markdown_highlighter_update_style (self);
  follow_style (self);
  flush (self);

  return self;
}

GtkTextTag *
trellis_markdown_highlighter_get_tag (TrellisMarkdownHighlighter *self, TrellisMarkdownStyle style)
{
  g_return_val_if_fail (TRELLIS_IS_MARKDOWN_HIGHLIGHTER (self), NULL);

  return self->tags[style];
}

gboolean
trellis_markdown_highlighter_is_prose (TrellisMarkdownHighlighter *self, const GtkTextIter *word)
{
  GtkTextTag *link;
  GtkTextIter start = *word, end;
  g_autofree char *words = NULL;

  g_return_val_if_fail (TRELLIS_IS_MARKDOWN_HIGHLIGHTER (self), TRUE);

  link = self->tags[TRELLIS_MARKDOWN_LINK];

  if (gtk_text_iter_has_tag (word, self->tags[TRELLIS_MARKDOWN_CODE]) ||
      gtk_text_iter_has_tag (word, self->tags[TRELLIS_MARKDOWN_ADDRESS]))
    return FALSE;

  if (!gtk_text_iter_has_tag (word, link))
    return TRUE;

  /* A bare address is a link whose words are the address. */
  if (!gtk_text_iter_starts_tag (&start, link))
    gtk_text_iter_backward_to_tag_toggle (&start, link);
  end = start;
  gtk_text_iter_forward_to_tag_toggle (&end, link);
  words = gtk_text_iter_get_slice (&start, &end);

  return !trellis_markdown_is_address (words);
}

static void
set_foreground (TrellisMarkdownHighlighter *self,
                TrellisMarkdownStyle style,
                GdkRGBA colour,
                float alpha)
{
  colour.alpha *= alpha;
  g_object_set (self->tags[style], "foreground-rgba", &colour, NULL);
}

static int
measure_font (TrellisMarkdownHighlighter *self)
{
  g_autoptr(PangoLayout) layout =
    gtk_widget_create_pango_layout (GTK_WIDGET (self->view), "0123456789-*+ [x]");
  int width;

  pango_layout_get_size (layout, &width, NULL);

  return width;
}

static void
update_colours (TrellisMarkdownHighlighter *self)
{
  GdkRGBA ground = self->text;
  float dim = self->contrast ? 0.9f : 0.55f; /* as Adwaita's .dimmed */

  set_foreground (self, TRELLIS_MARKDOWN_MARKER, self->text, dim);
  set_foreground (self, TRELLIS_MARKDOWN_ADDRESS, self->text, dim);
  set_foreground (self, TRELLIS_MARKDOWN_DONE, self->text, dim);
  set_foreground (self, TRELLIS_MARKDOWN_QUOTE, self->text, self->contrast ? 1.0f : 0.8f);
  set_foreground (self, TRELLIS_MARKDOWN_LINK, self->accent, 1.0f);
  set_foreground (self, TRELLIS_MARKDOWN_BOX, self->text,
                  0.0001f); /* Pango takes 0 for "not set" */

  ground.alpha *= 0.08f;
  g_object_set (self->tags[TRELLIS_MARKDOWN_CODE], "background-rgba", &ground, NULL);
}

void
trellis_markdown_highlighter_update_style (TrellisMarkdownHighlighter *self)
{
  AdwStyleManager *manager;
  GdkRGBA text, accent;
  gboolean contrast;
  int font;

  g_return_if_fail (TRELLIS_IS_MARKDOWN_HIGHLIGHTER (self));

  manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self->view)));
  contrast = adw_style_manager_get_high_contrast (manager);
  gtk_widget_get_color (GTK_WIDGET (self->view), &text);
  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (manager),
                                       adw_style_manager_get_dark (manager),
                                       &accent);

  if (contrast != self->contrast || !gdk_rgba_equal (&text, &self->text) ||
      !gdk_rgba_equal (&accent, &self->accent))
    {
      self->contrast = contrast;
      self->text = text;
      self->accent = accent;
      update_colours (self);
    }

  font = measure_font (self);
  if (font != self->font)
    {
      GHashTableIter hangs;
      gpointer marker, tag;

      self->font = font;
      g_hash_table_iter_init (&hangs, self->hangs);
      while (g_hash_table_iter_next (&hangs, &marker, &tag))
        measure_hang (self, marker, tag);
    }
}

static void
update_style_cb (gpointer user_data)
{
  TrellisMarkdownHighlighter *self = user_data;

  self->style_id = 0;
  trellis_markdown_highlighter_update_style (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

void
trellis_markdown_highlighter_queue_style (TrellisMarkdownHighlighter *self)
{
  g_return_if_fail (TRELLIS_IS_MARKDOWN_HIGHLIGHTER (self));

  if (self->style_id == 0)
    self->style_id = g_idle_add_once (update_style_cb, self);
}
