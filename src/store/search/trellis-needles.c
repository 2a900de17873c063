/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-needles.h"

#include "trellis-fold.h"
#include "trellis-words.h"

/* Most letters of the text before the first found word that are shown with it: where the window is narrow and the
 * text large, the word has room after them in two lines. */
#define LONGEST_LEAD 24

struct _TrellisNeedles
{
  gatomicrefcount references;
  GPtrArray *words; /* of GArray of gunichar, folded */
};

static GArray *
fold_word (const char *word)
{
  GArray *folded = g_array_new (FALSE, FALSE, sizeof (gunichar));

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letters[TRELLIS_FOLD_MOST];
      const gsize n_letters = trellis_fold_letter (g_utf8_get_char (p), letters);

      g_array_append_vals (folded, letters, (guint) n_letters);
    }

  return folded;
}

/* @text is what a person typed into a search. */
TrellisNeedles *
trellis_needles_new (const char *text)
{
  g_autoptr(GPtrArray) words = trellis_words_split (text);
  TrellisNeedles *self = g_new0 (TrellisNeedles, 1);

  g_atomic_ref_count_init (&self->references);
  self->words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < words->len; i++)
    {
      GArray *folded = fold_word (g_ptr_array_index (words, i));

      /* What only makes words longer is in all of them. */
      if (folded->len > 0)
        g_ptr_array_add (self->words, folded);
      else
        g_array_unref (folded);
    }
  return self;
}

TrellisNeedles *
trellis_needles_ref (TrellisNeedles *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
trellis_needles_unref (TrellisNeedles *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_ptr_array_unref (self->words);
  g_free (self);
}

/* Where @word ends if it begins at @text, also within a longer word; else NULL. */
static const char *
match_word (const GArray *word, const char *text)
{
  guint n_matched = 0;

  for (;;)
    {
      const gunichar c = g_utf8_get_char (text);
      gunichar letters[TRELLIS_FOLD_MOST];
      const gsize n_letters = c != 0 ? trellis_fold_letter (c, letters) : 0;

      /* An accent written on its own belongs to the letter before it. */
      if (n_matched == word->len && (n_letters > 0 || c == 0))
        return text;
      if (c == 0 || (n_matched == 0 && n_letters == 0))
        return NULL;
      for (gsize i = 0; i < n_letters && n_matched < word->len; i++)
        if (letters[i] != g_array_index (word, gunichar, n_matched++))
          return NULL;

      text = g_utf8_next_char (text);
    }
}

static const char *
match_longest (TrellisNeedles *self, const char *text)
{
  const char *longest = NULL;

  for (guint i = 0; i < self->words->len; i++)
    {
      const char *end = match_word (g_ptr_array_index (self->words, i), text);

      if (end != NULL && (longest == NULL || end > longest))
        longest = end;
    }

  return longest;
}

/* Whether a letter after @c goes on with the same word. */
static gboolean
is_within_word (gunichar c)
{
  return (g_unichar_isalnum (c) || g_unichar_ismark (c)) && !trellis_words_stand_alone (c);
}

/* The first word of @text, at or after @from, that begins with one of those searched for. */
static gboolean
find_from (TrellisNeedles *self, const char *text, const char *from, TrellisSpan *span)
{
  gboolean within = from > text && is_within_word (g_utf8_get_char (g_utf8_prev_char (from)));

  for (const char *p = from; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *end = NULL;

      if (!within || trellis_words_stand_alone (c))
        end = match_longest (self, p);
      if (end != NULL)
        {
          span->start = (guint) (p - text);
          span->end = (guint) (end - text);
          return TRUE;
        }
      within = is_within_word (c);
    }

  return FALSE;
}

/* The first found word in @text. */
gboolean
trellis_needles_find (TrellisNeedles *self, const char *text, TrellisSpan *span)
{
  return find_from (self, text, text, span);
}

/* Adds to @found the words that occur in @text: a bit for each. */
void
trellis_needles_mark (TrellisNeedles *self, const char *text, guint32 *found)
{
  gboolean within = FALSE;

  for (const char *p = text; *p != '\0' && !trellis_needles_are_all (self, *found);
       p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!within || trellis_words_stand_alone (c))
        for (guint i = 0; i < self->words->len; i++)
          if (match_word (g_ptr_array_index (self->words, i), p) != NULL)
            *found |= 1u << i;
      within = is_within_word (c);
    }
}

/* Whether no word is missing from @found; see trellis_needles_mark(). There are at most 32. */
gboolean
trellis_needles_are_all (TrellisNeedles *self, guint32 found)
{
  return found == (guint32) ((G_GUINT64_CONSTANT (1) << self->words->len) - 1);
}

/* All found words in @text (GArray of TrellisSpan); transfer full. */
GArray *
trellis_needles_find_all (TrellisNeedles *self, const char *text)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (TrellisSpan));
  TrellisSpan span = { 0, 0 };

  while (find_from (self, text, text + span.end, &span))
    g_array_append_val (spans, span);

  return spans;
}

/* Whether a word begins with @c, which follows @before. Scripts that write no words apart may be divided before
 * each of their letters, but for those that no line begins with. */
static gboolean
begins_word (gunichar before, gunichar c)
{
  const GUnicodeBreakType type = g_unichar_break_type (c);

  if (g_unichar_isspace (before))
    return !g_unichar_isspace (c);
  if (!g_unichar_isalnum (c))
    return FALSE;
  return type == G_UNICODE_BREAK_IDEOGRAPHIC ||
         (g_unichar_break_type (before) == G_UNICODE_BREAK_IDEOGRAPHIC &&
          (type == G_UNICODE_BREAK_ALPHABETIC || type == G_UNICODE_BREAK_NUMERIC));
}

/* Goes back from @found, with which a word begins, by up to as much as @lead letters take, to the beginning of a
 * word on the same line. */
static const char *
find_beginning (const char *text, const char *found, guint lead)
{
  const char *begin = found, *word = found;
  gunichar c = g_utf8_get_char (found);
  const gboolean is_divided = g_unichar_break_type (c) != G_UNICODE_BREAK_COMPLEX_CONTEXT;
  guint taken = 0;

  while (begin > text)
    {
      const char *previous = g_utf8_prev_char (begin);
      const gunichar before = g_utf8_get_char (previous);

      if (before == '\n')
        return begin;
      if (is_divided ? begins_word (before, c) : !g_unichar_ismark (c))
        word = begin;
      taken += g_unichar_iswide (before) ? 2 : 1;
      if (taken > lead)
        return word;
      begin = previous;
      c = before;
    }

  return text;
}

/* About @length characters of @text on one line, whole words around the first found one, or from its beginning
 * if there is none; transfer full. */
char *
trellis_needles_excerpt (TrellisNeedles *self, const char *text, guint length)
{
  GString *excerpt = g_string_new (NULL);
  TrellisSpan span = { 0, 0 };
  const char *p = text;
  gunichar before = ' ';
  gsize words = 0; /* the length of @excerpt up to the last word that is whole */

  if (trellis_needles_find (self, text, &span))
    p = find_beginning (text, text + span.start, MIN (length / 3, LONGEST_LEAD));
  if (p > text)
    g_string_append (excerpt, "…");

  for (guint n = 0; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      const gboolean is_after_space = n > 0 && g_unichar_isspace (before);

      if (!g_unichar_isspace (c))
        {
          if (n > 0 && p >= text + span.end && begins_word (before, c))
            words = excerpt->len;
          if (n >= length)
            break;
          if (is_after_space)
            g_string_append_c (excerpt, ' ');
          g_string_append_unichar (excerpt, c);
          n += is_after_space ? 2 : 1;
        }
      before = c;
    }

  if (*p != '\0')
    {
      /* A word that is longer than all that is shown is cut. */
      if (words > 0)
        g_string_truncate (excerpt, words);
      g_string_append (excerpt, "…");
    }
  return g_string_free_and_steal (excerpt);
}
