/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-text-spelling.h"

#ifdef HAVE_SPELLING /* without libspelling there is nothing here, and nobody asks */

#include <glib/gi18n.h>
#include <libspelling.h>
#include <string.h>

#include "trellis-text-dirty.h"

/* Only the checker of libspelling is used, not its SpellingTextBufferAdapter, because the adapter
 *  - looks up corrections on the main thread 100 ms after each pause in a misspelt word, which stops
 *    typing for 60 to 85 ms each time (measured with en_US);
 *  - wants a GtkSourceBuffer, which puts two style sheets on the display and 1.2 MB on the heap.
 * Loading a dictionary takes 65 ms too, so it happens once, on a thread, when a text first gets the
 * focus; the thread answers before anything else touches the checker. */

#define SLICE_USEC 2000
#define DELAY_MSEC 150
#define MAX_LINE (32 * 1024)
#define MAX_CORRECTIONS 5

struct _TrellisTextSpelling
{
  GObject parent_instance;

  GtkTextBuffer *buffer;
  SpellingChecker *checker;
  GtkTextTag *tag; /* owned by the buffer's table */
  TrellisTextSpellingSkip skip;
  gpointer user_data;

  TrellisTextDirty dirty;
  GtkTextMark *unfinished; /* the word being typed, passed over until the cursor leaves it */
  gboolean has_unfinished;
  guint slice_id;

  GSimpleActionGroup *actions;
  GMenu *menu;
  GMenu *corrections;
  GtkTextMark *word_start; /* what the menu is about */
  GtkTextMark *word_end;
};

G_DEFINE_FINAL_TYPE (TrellisTextSpelling, trellis_text_spelling, G_TYPE_OBJECT)

static PangoLanguage *
get_language (TrellisTextSpelling *self)
{
  const char *code = spelling_checker_get_language (self->checker);

  return code != NULL ? pango_language_from_string (code) : pango_language_get_default ();
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
         spelling_checker_check_word (self->checker, word, (gssize) len);
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

static void
check_all (TrellisTextSpelling *self)
{
  trellis_text_dirty_add_all (&self->dirty);
  queue_work (self);
}

static char *
dup_menu_word (TrellisTextSpelling *self, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_mark (self->buffer, start, self->word_start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, end, self->word_end);

  return gtk_text_iter_get_slice (start, end);
}

static void
correct_action (GSimpleAction *action, GVariant *correction, gpointer user_data)
{
  TrellisTextSpelling *self = user_data;
  GtkTextIter start, end;
  g_autofree char *word = dup_menu_word (self, &start, &end);

  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, g_variant_get_string (correction, NULL), -1);
  gtk_text_buffer_end_user_action (self->buffer);
}

static void
add_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrellisTextSpelling *self = user_data;
  GtkTextIter start, end;
  g_autofree char *word = dup_menu_word (self, &start, &end);

  spelling_checker_add_word (self->checker, word);
  check_all (self);
}

static void
ignore_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrellisTextSpelling *self = user_data;
  GtkTextIter start, end;
  g_autofree char *word = dup_menu_word (self, &start, &end);

  spelling_checker_ignore_word (self->checker, word);
  check_all (self);
}

static void
change_language (GSimpleAction *action, GVariant *language, gpointer user_data)
{
  TrellisTextSpelling *self = user_data;

  if (self->checker == NULL)
    return;

  spelling_checker_set_language (self->checker, g_variant_get_string (language, NULL));
  g_simple_action_set_state (action, language);
  check_all (self);
}

static const GActionEntry action_entries[] = {
  { .name = "correct", .activate = correct_action, .parameter_type = "s" },
  { .name = "add", .activate = add_action },
  { .name = "ignore", .activate = ignore_action },
  { .name = "language", .parameter_type = "s", .state = "''", .change_state = change_language },
};

static void
enable_action (TrellisTextSpelling *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
append_word_item (GMenu *menu, const char *label, const char *action)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

static void
append_languages (TrellisTextSpelling *self)
{
  SpellingProvider *provider = spelling_checker_get_provider (self->checker);
  g_autoptr(GListModel) languages = spelling_provider_list_languages (provider);
  g_autoptr(GMenu) submenu = g_menu_new ();
  const char *current = spelling_checker_get_language (self->checker);
  guint n = languages != NULL ? g_list_model_get_n_items (languages) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SpellingLanguage) language = g_list_model_get_item (languages, i);
      g_autoptr(GMenuItem) item = g_menu_item_new (spelling_language_get_name (language), NULL);

      g_menu_item_set_action_and_target (item, "spelling.language", "s",
                                         spelling_language_get_code (language));
      g_menu_append_item (submenu, item);
    }

  if (n > 1)
    g_menu_append_submenu (self->menu, _("Spelling Language"), G_MENU_MODEL (submenu));

  if (current != NULL)
    g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "language")),
      g_variant_new_string (current));
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
  g_clear_object (&self->checker);
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
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries,
                                   G_N_ELEMENTS (action_entries), self);

  self->corrections = g_menu_new ();
  self->menu = g_menu_new ();
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (self->corrections));
  append_word_item (self->menu, _("Add to Dictionary"), "spelling.add");
  append_word_item (self->menu, _("Ignore Spelling"), "spelling.ignore");

  enable_action (self, "add", FALSE);
  enable_action (self, "ignore", FALSE);
}

static void
load_checker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  static GMutex mutex;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);

  /* One for all texts: they share the language, and what is ignored until the program ends. */
  g_task_return_pointer (task, g_object_ref (spelling_checker_get_default ()), g_object_unref);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(TrellisTextSpelling) self = user_data;
  g_autoptr(SpellingChecker) checker = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->buffer == NULL)
    return;

  self->checker = g_steal_pointer (&checker);
  append_languages (self);
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

GActionGroup *
trellis_text_spelling_get_actions (TrellisTextSpelling *self)
{
  g_return_val_if_fail (TRELLIS_IS_TEXT_SPELLING (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

GMenuModel *
trellis_text_spelling_get_menu (TrellisTextSpelling *self)
{
  g_return_val_if_fail (TRELLIS_IS_TEXT_SPELLING (self), NULL);

  return G_MENU_MODEL (self->menu);
}

/* The misspelt word that touches the cursor, or none. */
static gboolean
find_word (TrellisTextSpelling *self, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_mark (self->buffer, start, gtk_text_buffer_get_insert (self->buffer));

  if (!gtk_text_iter_has_tag (start, self->tag) && !gtk_text_iter_ends_tag (start, self->tag))
    return FALSE;

  *end = *start;
  if (!gtk_text_iter_starts_tag (start, self->tag))
    gtk_text_iter_backward_to_tag_toggle (start, self->tag);
  if (!gtk_text_iter_ends_tag (end, self->tag))
    gtk_text_iter_forward_to_tag_toggle (end, self->tag);

  return TRUE;
}

void
trellis_text_spelling_update_menu (TrellisTextSpelling *self)
{
  g_autofree char *word = NULL;
  g_auto(GStrv) corrections = NULL;
  GtkTextIter start, end;
  gboolean found;

  g_return_if_fail (TRELLIS_IS_TEXT_SPELLING (self));

  g_menu_remove_all (self->corrections);

  found = self->checker != NULL && find_word (self, &start, &end);
  enable_action (self, "add", found);
  enable_action (self, "ignore", found);
  if (!found)
    return;

  gtk_text_buffer_move_mark (self->buffer, self->word_start, &start);
  gtk_text_buffer_move_mark (self->buffer, self->word_end, &end);
  word = gtk_text_iter_get_slice (&start, &end);
  corrections = spelling_checker_list_corrections (self->checker, word);

  for (guint i = 0; corrections != NULL && corrections[i] != NULL && i < MAX_CORRECTIONS; i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (NULL, NULL);
      g_autoptr(GString) label = g_string_new (corrections[i]);

      g_string_replace (label, "_", "__", 0);
      g_menu_item_set_label (item, label->str);
      g_menu_item_set_action_and_target (item, "spelling.correct", "s", corrections[i]);
      g_menu_append_item (self->corrections, item);
    }
}

#endif
