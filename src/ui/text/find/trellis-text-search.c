/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-search.h"

#include <adwaita.h>

#include "trellis-text-dirty.h"

#define SLICE_USEC 3000
#define AGAIN_MSEC 100

/* Matches are only shown in sight: tagging thousands would lay out the whole text anew. */

struct _TrellisTextSearch
{
  GObject parent_instance;

  GtkTextView *view; /* unowned, cleared when it goes */
  GtkTextBuffer *buffer;
  GtkTextTag *tag; /* owned by the buffer's table */
  TrellisTextFold words;
  TrellisTextFold line;
  GArray *matches;

  int next_line;
  gboolean complete;
  guint search_id;

  GSignalGroup *scroll_signals;
  GtkTextMark *shown_start;
  GtkTextMark *shown_end;
  guint show_id;
};

G_DEFINE_FINAL_TYPE (TrellisTextSearch, trellis_text_search, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_tag (TrellisTextSearch *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self->view));
  AdwStyleManager *manager = adw_style_manager_get_for_display (display);
  gboolean contrast = adw_style_manager_get_high_contrast (manager);
  GdkRGBA yellow = { 0.96f, 0.76f, 0.07f, adw_style_manager_get_dark (manager) ? 0.35f : 0.45f };

  g_object_set (self->tag,
                "background-rgba", &yellow,
                "underline", PANGO_UNDERLINE_DOUBLE,
                "underline-set", contrast,
                NULL);
}

static void
hide (TrellisTextSearch *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &start, self->shown_start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &end, self->shown_end);
  trellis_text_remove_tag (self->buffer, self->tag, &start, &end);
}

static void
get_sight (TrellisTextSearch *self, GtkTextIter *start, GtkTextIter *end)
{
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, start, visible.y, NULL);
  gtk_text_view_get_line_at_y (self->view, end, visible.y + visible.height, NULL);
  gtk_text_iter_forward_line (end);
}

static gboolean
show_cb (gpointer user_data)
{
  TrellisTextSearch *self = user_data;
  GtkTextIter start, end;
  guint last;

  self->show_id = 0;
  if (self->view == NULL)
    return G_SOURCE_REMOVE;

  hide (self);
  get_sight (self, &start, &end);
  gtk_text_buffer_move_mark (self->buffer, self->shown_start, &start);
  gtk_text_buffer_move_mark (self->buffer, self->shown_end, &end);
  last = (guint) gtk_text_iter_get_offset (&end);

  for (guint i = trellis_text_search_find_from (self, (guint) gtk_text_iter_get_offset (&start));
       i < self->matches->len; i++)
    {
      TrellisTextMatch match = trellis_text_search_get_match (self, i);

      if (match.end > last)
        break;

      gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) match.start);
      gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) match.end);
      gtk_text_buffer_apply_tag (self->buffer, self->tag, &start, &end);
    }

  return G_SOURCE_REMOVE;
}

static void
queue_show (TrellisTextSearch *self)
{
  if (self->show_id == 0)
    self->show_id = g_idle_add (show_cb, self);
}

static void
search_line (TrellisTextSearch *self, const GtkTextIter *start)
{
  g_autofree char *text = NULL;
  GtkTextIter end = *start;

  if (gtk_text_iter_ends_line (&end))
    return;

  gtk_text_iter_forward_to_line_end (&end);
  text = gtk_text_iter_get_slice (start, &end);
  trellis_text_fold_set (&self->line, text);
  trellis_text_fold_find (&self->line, &self->words, (guint) gtk_text_iter_get_offset (start),
                          self->matches);
}

static gboolean
search_cb (gpointer user_data)
{
  TrellisTextSearch *self = user_data;
  gint64 deadline = g_get_monotonic_time () + SLICE_USEC;
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_line (self->buffer, &at, self->next_line);

  do
    {
      search_line (self, &at);
      self->complete = !gtk_text_iter_forward_line (&at);
    }
  while (!self->complete && g_get_monotonic_time () < deadline);

  self->next_line = gtk_text_iter_get_line (&at);
  if (self->complete)
    self->search_id = 0;

  queue_show (self);
  g_signal_emit (self, signals[CHANGED], 0);

  return self->search_id != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
again_cb (gpointer user_data)
{
  TrellisTextSearch *self = user_data;

  g_array_set_size (self->matches, 0);
  self->next_line = 0;
  self->search_id = g_idle_add (search_cb, self);

  return G_SOURCE_REMOVE;
}

static void
restart (TrellisTextSearch *self, guint delay)
{
  g_clear_handle_id (&self->search_id, g_source_remove);
  self->complete = self->words.letters->len == 0;

  if (self->complete)
    {
      g_array_set_size (self->matches, 0);
      queue_show (self);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  else
    {
      self->search_id = g_timeout_add (delay, again_cb, self);
    }
}

static void
text_changed_cb (TrellisTextSearch *self)
{
  if (self->words.letters->len > 0)
    restart (self, AGAIN_MSEC);
}

static void
follow_scrolling (TrellisTextSearch *self)
{
  g_signal_group_set_target (self->scroll_signals,
                             gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)));
}

static void
let_go (TrellisTextSearch *self)
{
  g_clear_handle_id (&self->search_id, g_source_remove);
  g_clear_handle_id (&self->show_id, g_source_remove);

  if (self->buffer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->buffer, self);
      gtk_text_buffer_delete_mark (self->buffer, self->shown_start);
      gtk_text_buffer_delete_mark (self->buffer, self->shown_end);
      gtk_text_tag_table_remove (gtk_text_buffer_get_tag_table (self->buffer), self->tag);
    }

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);

  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->buffer);
  g_clear_object (&self->scroll_signals);
}

static void
trellis_text_search_dispose (GObject *object)
{
  let_go (TRELLIS_TEXT_SEARCH (object));

  G_OBJECT_CLASS (trellis_text_search_parent_class)->dispose (object);
}

static void
trellis_text_search_finalize (GObject *object)
{
  TrellisTextSearch *self = TRELLIS_TEXT_SEARCH (object);

  trellis_text_fold_clear (&self->words);
  trellis_text_fold_clear (&self->line);
  g_array_unref (self->matches);

  G_OBJECT_CLASS (trellis_text_search_parent_class)->finalize (object);
}

static void
trellis_text_search_class_init (TrellisTextSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = trellis_text_search_dispose;
  object_class->finalize = trellis_text_search_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
trellis_text_search_init (TrellisTextSearch *self)
{
  trellis_text_fold_init (&self->words);
  trellis_text_fold_init (&self->line);
  self->matches = g_array_new (FALSE, FALSE, sizeof (TrellisTextMatch));
  self->complete = TRUE;

  self->scroll_signals = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_swapped (self->scroll_signals, "value-changed", G_CALLBACK (queue_show),
                                  self);
  g_signal_group_connect_swapped (self->scroll_signals, "changed", G_CALLBACK (queue_show), self);
}

TrellisTextSearch *
trellis_text_search_new (GtkTextView *view)
{
  TrellisTextSearch *self;
  GtkTextIter start;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (TRELLIS_TYPE_TEXT_SEARCH, NULL);
  g_set_weak_pointer (&self->view, view);
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  self->tag = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  update_tag (self);

  gtk_text_buffer_get_start_iter (self->buffer, &start);
  self->shown_start = gtk_text_buffer_create_mark (self->buffer, NULL, &start, TRUE);
  self->shown_end = gtk_text_buffer_create_mark (self->buffer, NULL, &start, FALSE);

  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (text_changed_cb), self);
  g_signal_connect_swapped (view, "notify::vadjustment", G_CALLBACK (follow_scrolling), self);
  follow_scrolling (self);

  return self;
}

void
trellis_text_search_set_words (TrellisTextSearch *self, const char *words)
{
  g_return_if_fail (TRELLIS_IS_TEXT_SEARCH (self));

  trellis_text_fold_set (&self->words, words != NULL ? words : "");
  if (self->view != NULL)
    {
      update_tag (self);
      restart (self, 0);
    }
}

gboolean
trellis_text_search_is_complete (TrellisTextSearch *self)
{
  g_return_val_if_fail (TRELLIS_IS_TEXT_SEARCH (self), FALSE);

  return self->complete;
}

guint
trellis_text_search_get_n_matches (TrellisTextSearch *self)
{
  g_return_val_if_fail (TRELLIS_IS_TEXT_SEARCH (self), 0);

  return self->matches->len;
}

TrellisTextMatch
trellis_text_search_get_match (TrellisTextSearch *self, guint position)
{
  g_assert (position < self->matches->len);

  return g_array_index (self->matches, TrellisTextMatch, position);
}

guint
trellis_text_search_find_from (TrellisTextSearch *self, guint offset)
{
  guint low = 0, high;

  g_return_val_if_fail (TRELLIS_IS_TEXT_SEARCH (self), 0);

  high = self->matches->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (trellis_text_search_get_match (self, middle).start < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}
