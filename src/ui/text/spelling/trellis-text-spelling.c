/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-spelling-private.h"

#include <string.h>

/* Not by a ready adapter of GtkSourceView: those look up corrections on the main thread after each
 * pause in a misspelt word, which stops typing for 60 to 85 ms each time (measured with en_US).
 * Loading a dictionary takes as long, so it happens once, on a thread, when a text first gets the
 * focus; nothing else touches the checker before the thread has answered. */

#define SLICE_USEC 2000
#define DELAY_MSEC 150
#define MAX_LINE (32 * 1024)

G_DEFINE_FINAL_TYPE (TrellisTextSpelling, trellis_text_spelling, G_TYPE_OBJECT)

static PangoLanguage *
get_language (TrellisTextSpelling *self)
{
  return pango_language_from_string (trellis_spelling_checker_get_language (self->checker));
}

static gboolean
has_digit (const char *word, gsize len)
{
  for (const char *p = word; p < word + len; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

static gboolean
is_correct (TrellisTextSpelling *self, const char *word, gsize len)
{
  return len == 0 || has_digit (word, len) ||
         trellis_spelling_checker_check_word (self->checker, word, len);
}

static void
check_word (TrellisTextSpelling *self,
            const GtkTextIter *line,
            int start,
            int end,
            const char *word,
            gsize len)
{
  GtkTextIter from = *line, to = *line, cursor;

  /* The signs of _emphasis_ count as letters of a word. */
  for (; len > 0 && *word == '_'; word++, len--)
    start++;
  for (; len > 0 && word[len - 1] == '_'; len--)
    end--;

  if (is_correct (self, word, len))
    return;

  gtk_text_iter_set_line_offset (&from, start);
  gtk_text_iter_set_line_offset (&to, end);

  if (self->skip != NULL && self->skip (&from, self->user_data))
    return;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor,
                                    gtk_text_buffer_get_insert (self->buffer));
  if (gtk_text_iter_compare (&cursor, &from) >= 0 && gtk_text_iter_compare (&cursor, &to) <= 0)
    {
      gtk_text_buffer_move_mark (self->buffer, self->unfinished, &from);
      self->has_unfinished = TRUE;
      return;
    }

  gtk_text_buffer_apply_tag (self->buffer, self->tag, &from, &to);
}

static void
check_line (const GtkTextIter *line_start, const GtkTextIter *line_end, gpointer user_data)
{
  TrellisTextSpelling *self = user_data;
  g_autofree char *text = gtk_text_iter_get_slice (line_start, line_end);
  g_autofree PangoLogAttr *attrs = NULL;
  gsize len = strlen (text);
  const char *p = text, *word = NULL;
  int n_chars, start = 0;

  trellis_text_remove_tag (self->buffer, self->tag, line_start, line_end);

  if (len == 0 || len > MAX_LINE)
    return;

  n_chars = gtk_text_iter_get_chars_in_line (line_start);
  attrs = g_new (PangoLogAttr, (gsize) n_chars + 1);
  n_chars = (int) g_utf8_strlen (text, (gssize) len);
  pango_get_log_attrs (text, (int) len, -1, get_language (self), attrs, n_chars + 1);

  for (int i = 0; i <= n_chars; i++)
    {
      if (attrs[i].is_word_end && word != NULL)
        {
          check_word (self, line_start, start, i, word, (gsize) (p - word));
          word = NULL;
        }
      if (attrs[i].is_word_start)
        {
          word = p;
          start = i;
        }
      if (i < n_chars)
        p = g_utf8_next_char (p);
    }
}

static gboolean
slice_cb (gpointer user_data)
{
  TrellisTextSpelling *self = user_data;

  if (!trellis_text_dirty_work (&self->dirty, g_get_monotonic_time () + SLICE_USEC, check_line,
                                self))
    return G_SOURCE_CONTINUE;

  self->slice_id = 0;

  return G_SOURCE_REMOVE;
}

static gboolean
start_cb (gpointer user_data)
{
  TrellisTextSpelling *self = user_data;

  self->slice_id = g_idle_add_full (G_PRIORITY_LOW, slice_cb, self, NULL);

  return G_SOURCE_REMOVE;
}

static void
queue_work (TrellisTextSpelling *self)
{
  if (self->checker == NULL)
    return;

  g_clear_handle_id (&self->slice_id, g_source_remove);
  self->slice_id = g_timeout_add_full (G_PRIORITY_LOW, DELAY_MSEC, start_cb, self, NULL);
}

static void
inserted_cb (TrellisTextSpelling *self, GtkTextIter *end, const char *text, int len)
{
  GtkTextIter start = *end;

  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (text, len));
  trellis_text_dirty_add (&self->dirty, &start, end);
  queue_work (self);
}

static void
deleted_cb (TrellisTextSpelling *self, GtkTextIter *start, GtkTextIter *end)
{
  trellis_text_dirty_add (&self->dirty, start, end);
  queue_work (self);
}

static void
cursor_moved_cb (TrellisTextSpelling *self)
{
  GtkTextIter word;

  if (!self->has_unfinished)
    return;

  self->has_unfinished = FALSE;
  gtk_text_buffer_get_iter_at_mark (self->buffer, &word, self->unfinished);
  trellis_text_dirty_add (&self->dirty, &word, &word);
  queue_work (self);
}

void
trellis_text_spelling_check_all (TrellisTextSpelling *self)
{
  trellis_text_dirty_add_all (&self->dirty);
  queue_work (self);
}

static void
trellis_text_spelling_dispose (GObject *object)
{
  TrellisTextSpelling *self = TRELLIS_TEXT_SPELLING (object);

  g_clear_handle_id (&self->slice_id, g_source_remove);

  if (self->buffer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->buffer, self);
      trellis_text_dirty_clear (&self->dirty);
      gtk_text_buffer_delete_mark (self->buffer, self->unfinished);
      gtk_text_buffer_delete_mark (self->buffer, self->word_start);
      gtk_text_buffer_delete_mark (self->buffer, self->word_end);
      gtk_text_tag_table_remove (gtk_text_buffer_get_tag_table (self->buffer), self->tag);
    }

  g_clear_object (&self->buffer);
  self->checker = NULL;
  g_clear_object (&self->actions);
  g_clear_object (&self->menu);
  g_clear_object (&self->corrections);

  G_OBJECT_CLASS (trellis_text_spelling_parent_class)->dispose (object);
}

static void
trellis_text_spelling_class_init (TrellisTextSpellingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_text_spelling_dispose;
}

static void
trellis_text_spelling_init (TrellisTextSpelling *self)
{
  trellis_text_spelling_create_menu (self);
}

static void
load_checker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, trellis_spelling_checker_get_default (), NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(TrellisTextSpelling) self = user_data;
  TrellisSpellingChecker *checker = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->buffer == NULL || checker == NULL)
    return;

  self->checker = checker;
  trellis_text_spelling_append_languages (self);
  queue_work (self);
}

TrellisTextSpelling *
trellis_text_spelling_new (GtkTextBuffer *buffer, TrellisTextSpellingSkip skip, gpointer user_data)
{
  static const GdkRGBA red = { 0.88f, 0.11f, 0.14f, 1.0f };
  g_autoptr(GTask) task = NULL;
  TrellisTextSpelling *self;
  GtkTextIter start;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), NULL);

  self = g_object_new (TRELLIS_TYPE_TEXT_SPELLING, NULL);
  self->buffer = g_object_ref (buffer);
  self->skip = skip;
  self->user_data = user_data;
  self->tag = gtk_text_buffer_create_tag (buffer, NULL,
                                          "underline", PANGO_UNDERLINE_ERROR,
                                          "underline-rgba", &red,
                                          NULL);

  trellis_text_dirty_init (&self->dirty, buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  self->unfinished = gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE);
  self->word_start = gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE);
  self->word_end = gtk_text_buffer_create_mark (buffer, NULL, &start, FALSE);

  g_signal_connect_data (buffer, "insert-text", G_CALLBACK (inserted_cb), self, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_data (buffer, "delete-range", G_CALLBACK (deleted_cb), self, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_swapped (buffer, "notify::cursor-position", G_CALLBACK (cursor_moved_cb), self);

  /* As data, not as source: the thread may be the last to let go of the task. */
  task = g_task_new (NULL, NULL, loaded_cb, g_object_ref (self));
  g_task_set_source_tag (task, trellis_text_spelling_new);
  g_task_run_in_thread (task, load_checker);

  return self;
}
