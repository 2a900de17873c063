/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-help-page.h"

#include "trellis-markdown-markup.h"
#include "trellis-text-fold.h"

#include <glib/gi18n.h>
#include <pango/pango.h>

#define FOLDER "/io/github/trellis_mentoring/Trellis/help"
#define INDEX "README"
#define SUFFIX ".md"

/* How much of a text is told before the words that were looked for, in characters. */
#define BEFORE 24

struct _TrellisHelpPage
{
  GObject parent_instance;

  char *name; /* of the file, without its ending */
  GPtrArray *blocks;
};

G_DEFINE_FINAL_TYPE (TrellisHelpPage, trellis_help_page, G_TYPE_OBJECT)

static void
free_block (gpointer data)
{
  TrellisHelpBlock *block = data;

  g_free (block->message);
  g_free (block->text);
  g_free (block);
}

/* How many bytes of @line say what it begins; 0 where it goes on with what is before it. */
static gsize
scan_sign (const char *line, TrellisHelpBlock *block)
{
  const gsize n_signs = strspn (line, "#");
  const gsize n_digits = strspn (line, "0123456789");

  block->kind = TRELLIS_HELP_PARAGRAPH;
  if (n_signs > 0 && line[n_signs] == ' ')
    {
      block->kind = TRELLIS_HELP_HEADING;
      block->number = (guint) n_signs;
      return n_signs + 1;
    }
  if (g_str_has_prefix (line, "- "))
    {
      block->kind = TRELLIS_HELP_ITEM;
      return 2;
    }
  if (n_digits > 0 && g_str_has_prefix (line + n_digits, ". "))
    {
      block->kind = TRELLIS_HELP_NUMBERED;
      block->number = (guint) g_ascii_strtoull (line, NULL, 10);
      return n_digits + 2;
    }
  return 0;
}

/* Lines that are broken for whoever edits them are one message. */
static void
read_blocks (GPtrArray *blocks, const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  TrellisHelpBlock *last = NULL;

  for (char **at = lines; *at != NULL; at++)
    {
      const char *line = g_strstrip (*at);
      TrellisHelpBlock begun = { 0 };
      const gsize n_signs = scan_sign (line, &begun);

      if (*line == '\0')
        {
          last = NULL;
        }
      else if (last != NULL && n_signs == 0)
        {
          g_autofree char *before = g_steal_pointer (&last->message);

          last->message = g_strconcat (before, " ", line, NULL);
        }
      else
        {
          last = g_memdup2 (&begun, sizeof begun);
          last->message = g_strdup (line + n_signs);
          g_ptr_array_add (blocks, last);
        }
    }

  for (guint i = 0; i < blocks->len; i++)
    {
      TrellisHelpBlock *block = g_ptr_array_index (blocks, i);

      block->text = g_strdup (g_dgettext (NULL, block->message));
    }
}

static TrellisHelpPage *
read_page (const char *name)
{
  TrellisHelpPage *self = g_object_new (TRELLIS_TYPE_HELP_PAGE, NULL);
  g_autofree char *path = g_strconcat (FOLDER "/", name, SUFFIX, NULL);
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;

  self->name = g_strdup (name);
  if (bytes != NULL)
    text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  read_blocks (self->blocks, text != NULL ? text : "");
  return self;
}

static void
trellis_help_page_finalize (GObject *object)
{
  TrellisHelpPage *self = TRELLIS_HELP_PAGE (object);

  g_free (self->name);
  g_ptr_array_unref (self->blocks);

  G_OBJECT_CLASS (trellis_help_page_parent_class)->finalize (object);
}

static void
trellis_help_page_class_init (TrellisHelpPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_help_page_finalize;
}

static void
trellis_help_page_init (TrellisHelpPage *self)
{
  self->blocks = g_ptr_array_new_with_free_func (free_block);
}

/* All pages, in the order in which README.md links to them. */
GListModel *
trellis_help_pages_new (void)
{
  GListStore *pages = g_list_store_new (TRELLIS_TYPE_HELP_PAGE);
  g_autoptr(TrellisHelpPage) index = read_page (INDEX);

  for (guint i = 0; i < index->blocks->len; i++)
    {
      const TrellisHelpBlock *block = g_ptr_array_index (index->blocks, i);
      const char *start = strstr (block->message, "](");
      const char *end = start != NULL ? strstr (start, SUFFIX ")") : NULL;
      g_autoptr(TrellisHelpPage) page = NULL;
      g_autofree char *name = NULL;

      if (block->kind != TRELLIS_HELP_ITEM || end == NULL)
        continue;

      name = g_strndup (start + 2, (gsize) (end - start - 2));
      page = read_page (name);
      g_list_store_append (pages, page);
    }

  return G_LIST_MODEL (pages);
}

/* By its name, with or without the ending of the file, as a link has it. NULL if there is none;
 * unowned, lives as long as @pages. */
TrellisHelpPage *
trellis_help_pages_find (GListModel *pages, const char *name)
{
  g_autofree char *wanted = g_strdup (name);

  if (g_str_has_suffix (wanted, SUFFIX))
    wanted[strlen (wanted) - strlen (SUFFIX)] = '\0';
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr(TrellisHelpPage) page = g_list_model_get_item (pages, i);

      if (g_str_equal (page->name, wanted))
        return page;
    }
  return NULL;
}

/* What its first heading says. */
const char *
trellis_help_page_get_title (TrellisHelpPage *self)
{
  g_return_val_if_fail (TRELLIS_IS_HELP_PAGE (self), NULL);

  return self->blocks->len > 0 ? trellis_help_page_get_block (self, 0)->text : self->name;
}

guint
trellis_help_page_get_n_blocks (TrellisHelpPage *self)
{
  g_return_val_if_fail (TRELLIS_IS_HELP_PAGE (self), 0);

  return self->blocks->len;
}

const TrellisHelpBlock *
trellis_help_page_get_block (TrellisHelpPage *self, guint index)
{
  g_return_val_if_fail (TRELLIS_IS_HELP_PAGE (self) && index < self->blocks->len, NULL);

  return g_ptr_array_index (self->blocks, index);
}

/* What is read of a block: no signs. */
static char *
dup_read_text (const TrellisHelpBlock *block)
{
  g_autofree char *markup = trellis_markdown_to_markup (block->text);
  char *text = NULL;

  return pango_parse_markup (markup, -1, 0, NULL, &text, NULL, NULL) ? text : g_strdup (block->text);
}

/* Where @word stands in @text for the first time, in characters, or -1. */
static int
find_word (const char *text, const char *word)
{
  g_autoptr(GArray) matches = g_array_new (FALSE, FALSE, sizeof (TrellisTextMatch));
  TrellisTextFold hay, needle;

  trellis_text_fold_init (&hay);
  trellis_text_fold_init (&needle);
  trellis_text_fold_set (&hay, text);
  trellis_text_fold_set (&needle, word);
  trellis_text_fold_find (&hay, &needle, 0, matches);
  trellis_text_fold_clear (&hay);
  trellis_text_fold_clear (&needle);
  return matches->len > 0 ? (int) g_array_index (matches, TrellisTextMatch, 0).start : -1;
}

/* @text from a little before a character on, where a word begins. */
static char *
dup_excerpt (const char *text, int at)
{
  const char *start = text;

  if (at > BEFORE)
    {
      start = g_utf8_offset_to_pointer (text, at - BEFORE);
      while (start < g_utf8_offset_to_pointer (text, at) && *start != ' ')
        start = g_utf8_next_char (start);
      start += *start == ' ';
    }
  return start > text ? g_strconcat ("…", start, NULL) : g_strdup (text);
}

/* Whether all of @words are on the page, accents and case aside. Then @excerpt becomes the first text
 * under the title that has the first of them, or NULL if only the title does; transfer full. */
gboolean
trellis_help_page_search (TrellisHelpPage *self, const char *words, char **excerpt)
{
  g_auto(GStrv) each = g_strsplit_set (words, " \t", -1);
  g_autofree char *found = NULL;

  g_return_val_if_fail (TRELLIS_IS_HELP_PAGE (self), FALSE);

  for (char **word = each; *word != NULL; word++)
    {
      gboolean is_there = **word == '\0';

      for (guint i = 0; i < self->blocks->len && !(is_there && found != NULL); i++)
        {
          g_autofree char *text = dup_read_text (g_ptr_array_index (self->blocks, i));
          const int at = **word != '\0' ? find_word (text, *word) : -1;

          is_there = is_there || at >= 0;
          if (at >= 0 && i > 0 && found == NULL)
            found = dup_excerpt (text, at);
        }
      if (!is_there)
        return FALSE;
    }

  *excerpt = g_steal_pointer (&found);
  return TRUE;
}
