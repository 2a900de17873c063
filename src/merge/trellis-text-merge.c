/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-merge.h"

#include <string.h>

#include "trellis-text-pieces-private.h"

/* How often merging is tried until it comes to rest. */
#define MOST_ROUNDS 4

/* The three texts in pieces, and where those of the base are in the other two. */
typedef struct
{
  TrellisTextCut cut;
  GArray *base, *mine, *theirs;
  int *in_mine, *in_theirs;
} Texts;

/* A stretch of each of the three, between pieces that all have. */
typedef struct
{
  TrellisTextRange base, mine, theirs;
} Hunk;

typedef struct
{
  const char *separator;
  gboolean overlaps;
} Merge;

static void
cut_texts (Texts *texts, TrellisTextCut cut, const char *base, const char *mine, const char *theirs)
{
  g_autoptr(GHashTable) kinds = trellis_text_kinds_new ();

  texts->cut = cut;
  texts->base = trellis_text_cut (base, cut, kinds);
  texts->mine = trellis_text_cut (mine, cut, kinds);
  texts->theirs = trellis_text_cut (theirs, cut, kinds);
  texts->in_mine = trellis_text_pieces_match (texts->base, texts->mine);
  texts->in_theirs = trellis_text_pieces_match (texts->base, texts->theirs);
}

static void
clear_texts (Texts *texts)
{
  g_array_unref (texts->base);
  g_array_unref (texts->mine);
  g_array_unref (texts->theirs);
  g_free (texts->in_mine);
  g_free (texts->in_theirs);
}

static gboolean
is_empty (TrellisTextRange range)
{
  return range.first == range.end;
}

static const TrellisTextPiece *
get_piece (GArray *pieces, guint index)
{
  return &g_array_index (pieces, TrellisTextPiece, index);
}

static char *
dup_text (GArray *pieces, TrellisTextRange range, TrellisTextCut cut)
{
  g_autoptr(GString) text = g_string_new (NULL);

  trellis_text_pieces_append (pieces, range, cut, text);
  if (cut == TRELLIS_TEXT_LINES && text->len > 0)
    g_string_truncate (text, text->len - 1);
  return g_strdup (text->str);
}

/* A piece that all three have, though with other spaces maybe: as who changed them has it. */
static void
append_common (const Texts *texts, guint base, guint mine, guint theirs, GString *result)
{
  const TrellisTextPiece *first = get_piece (texts->base, base);
  const TrellisTextPiece *second = get_piece (texts->mine, mine);
  const gboolean is_mine = first->length != second->length ||
                           memcmp (first->start, second->start, first->length) != 0;
  const TrellisTextRange range = is_mine ? (TrellisTextRange) { mine, mine + 1 }
                                         : (TrellisTextRange) { theirs, theirs + 1 };

  trellis_text_pieces_append (is_mine ? texts->mine : texts->theirs, range, texts->cut, result);
}

typedef gboolean (*SettleFunc) (const Texts *texts, Hunk hunk, Merge *merge, GString *result);

/* Goes along the three texts. What only one changed, or both in the same way, is as it now is; about
 * the rest, @settle is asked. FALSE as soon as that knows nothing. */
static gboolean
walk (const Texts *texts, SettleFunc settle, Merge *merge, GString *result)
{
  Hunk hunk = { 0 };

  for (;;)
    {
      guint next = hunk.base.first;

      while (next < texts->base->len && (texts->in_mine[next] < 0 || texts->in_theirs[next] < 0))
        next++;
      hunk.base.end = next;
      hunk.mine.end = next < texts->base->len ? (guint) texts->in_mine[next] : texts->mine->len;
      hunk.theirs.end = next < texts->base->len ? (guint) texts->in_theirs[next] : texts->theirs->len;

      if (trellis_text_pieces_equal (texts->mine, hunk.mine, texts->base, hunk.base) ||
          trellis_text_pieces_equal (texts->mine, hunk.mine, texts->theirs, hunk.theirs))
        trellis_text_pieces_append (texts->theirs, hunk.theirs, texts->cut, result);
      else if (trellis_text_pieces_equal (texts->theirs, hunk.theirs, texts->base, hunk.base))
        trellis_text_pieces_append (texts->mine, hunk.mine, texts->cut, result);
      else if (!settle (texts, hunk, merge, result))
        return FALSE;

      if (next == texts->base->len)
        return TRUE;
      append_common (texts, next, hunk.mine.end, hunk.theirs.end, result);
      hunk.base.first = next + 1;
      hunk.mine.first = hunk.mine.end + 1;
      hunk.theirs.first = hunk.theirs.end + 1;
    }
}

static gboolean
settle_words (const Texts *texts, Hunk hunk, Merge *merge, GString *result)
{
  return FALSE;
}

static char *
try_words (const char *base, const char *mine, const char *theirs)
{
  g_autoptr(GString) text = g_string_new (NULL);
  Texts words;
  gboolean done;

  cut_texts (&words, TRELLIS_TEXT_WORDS, base, mine, theirs);
  done = walk (&words, settle_words, NULL, text);
  clear_texts (&words);
  return done ? g_strdup (text->str) : NULL;
}

/* FALSE if both changed the same words, or words next to each other; or if words are repeated so much
 * that merging the result once more would add some. */
static gboolean
merge_words (const Texts *lines, Hunk hunk, GString *result)
{
  g_autofree char *base = dup_text (lines->base, hunk.base, lines->cut);
  g_autofree char *mine = dup_text (lines->mine, hunk.mine, lines->cut);
  g_autofree char *theirs = dup_text (lines->theirs, hunk.theirs, lines->cut);
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  if (is_empty (hunk.base) || is_empty (hunk.mine) || is_empty (hunk.theirs))
    return FALSE;
  text = try_words (base, mine, theirs);
  again = text != NULL ? try_words (base, text, theirs) : NULL;
  if (again == NULL || !trellis_text_is_same (again, text))
    return FALSE;
  g_string_append_printf (result, "%s\n", text);
  return TRUE;
}

/* Whether the line is one of a list: "- Read", "* Read", "1. Read", "- [ ] Read". */
static gboolean
is_list_line (const TrellisTextPiece *line)
{
  const char *at = line->start + strspn (line->start, " \t");
  const gsize digits = strspn (at, "0123456789");

  if (digits > 0 && digits < 10)
    return (at[digits] == '.' || at[digits] == ')') && at[digits + 1] == ' ';
  return *at != '\0' && strchr ("-*+", *at) != NULL && at[1] == ' ';
}

static gboolean
is_blank (const TrellisTextPiece *line)
{
  return strspn (line->start, " \t\r\302\240") >= line->length;
}

static gboolean
are_all (GArray *lines, TrellisTextRange range, gboolean (*test) (const TrellisTextPiece *line))
{
  for (guint i = range.first; i < range.end; i++)
    if (!test (get_piece (lines, i)))
      return FALSE;
  return TRUE;
}

/* Whether @few, in order, is in @many. */
static gboolean
is_part (GArray *few, TrellisTextRange in_few, GArray *many, TrellisTextRange in_many)
{
  for (; in_few.first < in_few.end && in_many.first < in_many.end; in_many.first++)
    if (get_piece (few, in_few.first)->kind == get_piece (many, in_many.first)->kind)
      in_few.first++;
  return is_empty (in_few);
}

/* One side only removed lines, the other only added some: what is left has no line that the one
 * removed. @matches tells where the base's lines are with the side that removed. */
static void
append_additions (const Texts *texts, Hunk hunk, GArray *lines, TrellisTextRange added,
                  const int *matches, GString *result)
{
  guint base = hunk.base.first;

  for (guint i = added.first; i < added.end; i++)
    {
      if (base < hunk.base.end && get_piece (lines, i)->kind == get_piece (texts->base, base)->kind)
        if (matches[base++] < 0)
          continue;
      trellis_text_pieces_append (lines, (TrellisTextRange) { i, i + 1 }, texts->cut, result);
    }
}

static gboolean
merge_removal_with_addition (const Texts *texts, Hunk hunk, GString *result)
{
  const gboolean i_removed = is_part (texts->mine, hunk.mine, texts->base, hunk.base);
  const gboolean they_removed = is_part (texts->theirs, hunk.theirs, texts->base, hunk.base);

  if (i_removed && is_part (texts->base, hunk.base, texts->theirs, hunk.theirs))
    append_additions (texts, hunk, texts->theirs, hunk.theirs, texts->in_mine, result);
  else if (they_removed && is_part (texts->base, hunk.base, texts->mine, hunk.mine))
    append_additions (texts, hunk, texts->mine, hunk.mine, texts->in_theirs, result);
  else
    return FALSE;
  return TRUE;
}

/* Keeps both versions of lines that both changed, one after the other. Where one has nothing there, that
 * is the other's; and a list just has the items of both. */
static void
keep_both (const Texts *texts, Hunk hunk, gboolean is_whole, Merge *merge, GString *result)
{
  const gboolean is_list = are_all (texts->mine, hunk.mine, is_list_line) &&
                           are_all (texts->theirs, hunk.theirs, is_list_line);

  if (are_all (texts->mine, hunk.mine, is_blank) || are_all (texts->theirs, hunk.theirs, is_blank))
    {
      const gboolean is_theirs = are_all (texts->mine, hunk.mine, is_blank);

      trellis_text_pieces_append (is_theirs ? texts->theirs : texts->mine,
                                  is_theirs ? hunk.theirs : hunk.mine, texts->cut, result);
      merge->overlaps = merge->overlaps || (is_whole && !is_empty (hunk.base));
      return;
    }

  trellis_text_pieces_append (texts->theirs, hunk.theirs, texts->cut, result);
  if (!is_list || !is_empty (hunk.base))
    {
      g_string_append_printf (result, "%s\n", merge->separator);
      merge->overlaps = TRUE;
    }
  trellis_text_pieces_append (texts->mine, hunk.mine, texts->cut, result);
}

/* Leaves out of @hunk what both have at either end of it. */
static void
trim (GArray *mine, GArray *theirs, Hunk *hunk)
{
  while (!is_empty (hunk->mine) && !is_empty (hunk->theirs) &&
         get_piece (mine, hunk->mine.first)->kind == get_piece (theirs, hunk->theirs.first)->kind)
    {
      hunk->mine.first++;
      hunk->theirs.first++;
    }
  while (!is_empty (hunk->mine) && !is_empty (hunk->theirs) &&
         get_piece (mine, hunk->mine.end - 1)->kind == get_piece (theirs, hunk->theirs.end - 1)->kind)
    {
      hunk->mine.end--;
      hunk->theirs.end--;
    }
}

static gboolean
settle_lines (const Texts *texts, Hunk hunk, Merge *merge, GString *result)
{
  Hunk inner = hunk;
  gboolean is_whole;

  if (merge_removal_with_addition (texts, hunk, result) || merge_words (texts, hunk, result))
    return TRUE;

  trim (texts->mine, texts->theirs, &inner);
  is_whole = inner.mine.first == hunk.mine.first && inner.mine.end == hunk.mine.end;
  trellis_text_pieces_append (texts->theirs, (TrellisTextRange) { hunk.theirs.first, inner.theirs.first },
                              texts->cut, result);
  if (trellis_text_pieces_equal (texts->theirs, inner.theirs, texts->base, inner.base))
    trellis_text_pieces_append (texts->mine, inner.mine, texts->cut, result);
  else if (trellis_text_pieces_equal (texts->mine, inner.mine, texts->base, inner.base))
    trellis_text_pieces_append (texts->theirs, inner.theirs, texts->cut, result);
  else
    keep_both (texts, inner, is_whole, merge, result);
  trellis_text_pieces_append (texts->theirs, (TrellisTextRange) { inner.theirs.end, hunk.theirs.end },
                              texts->cut, result);
  return TRUE;
}

/* What two texts without a common past have in common. */
static char *
find_common (const char *mine, const char *theirs)
{
  g_autoptr(GString) common = g_string_new (NULL);
  Texts texts;

  cut_texts (&texts, TRELLIS_TEXT_LINES, theirs, mine, "");
  for (guint i = 0; i < texts.base->len; i++)
    if (texts.in_mine[i] >= 0)
      trellis_text_pieces_append (texts.base, (TrellisTextRange) { i, i + 1 }, texts.cut, common);
  clear_texts (&texts);
  if (common->len > 0)
    g_string_truncate (common, common->len - 1);
  return g_strdup (common->str);
}

/* Whether both read the same: spaces at the end of a line, carriage returns and no-break spaces do not
 * count. NULL is the empty text. */
gboolean
trellis_text_is_same (const char *a, const char *b)
{
  g_autoptr(GHashTable) kinds = NULL;
  g_autoptr(GArray) in_a = NULL;
  g_autoptr(GArray) in_b = NULL;

  if (g_strcmp0 (a, b) == 0)
    return TRUE;
  kinds = trellis_text_kinds_new ();
  in_a = trellis_text_cut (a != NULL ? a : "", TRELLIS_TEXT_LINES, kinds);
  in_b = trellis_text_cut (b != NULL ? b : "", TRELLIS_TEXT_LINES, kinds);
  return trellis_text_pieces_equal (in_a, (TrellisTextRange) { 0, in_a->len }, in_b,
                                    (TrellisTextRange) { 0, in_b->len });
}

static gboolean
merge_trivially (const char *base, const char *mine, const char *theirs, const char **result)
{
  if (g_strcmp0 (base, mine) == 0 || g_strcmp0 (mine, theirs) == 0)
    *result = theirs;
  else if (g_strcmp0 (base, theirs) == 0 || trellis_text_is_same (base, theirs))
    *result = mine;
  else if (trellis_text_is_same (base, mine) || trellis_text_is_same (mine, theirs))
    *result = theirs;
  else
    return FALSE;
  return TRUE;
}

static char *
merge_once (const char *past, const char *mine, const char *theirs, Merge *merge)
{
  g_autofree char *common = past == NULL ? find_common (mine, theirs) : NULL;
  const char *base = past != NULL ? past : common;
  g_autoptr(GString) result = g_string_sized_new (strlen (mine) + strlen (theirs));
  const char *trivial;
  Texts texts;

  if (merge_trivially (base, mine, theirs, &trivial))
    return g_strdup (trivial);

  cut_texts (&texts, TRELLIS_TEXT_LINES, base, mine, theirs);
  walk (&texts, settle_lines, merge, result);
  clear_texts (&texts);
  if (result->len > 0)
    g_string_truncate (result, result->len - 1);
  return g_strdup (trellis_text_is_same (result->str, mine) ? mine : result->str);
}

/* What @mine and @theirs do not both begin or end with. */
static Hunk
find_difference (GArray *mine, GArray *theirs)
{
  Hunk hunk = { { 0, 0 }, { 0, mine->len }, { 0, theirs->len } };

  trim (mine, theirs, &hunk);
  return hunk;
}

static gboolean
is_separator (const TrellisTextPiece *line)
{
  return line->length > 3 && line->start[0] == '(' &&
         strncmp (line->start + line->length - 2, ":)", 2) == 0;
}

/* Whether @mine is @theirs with another version of something in it. */
static gboolean
has_all (GArray *mine, GArray *theirs)
{
  const Hunk hunk = find_difference (mine, theirs);

  return is_empty (hunk.theirs) && !is_empty (hunk.mine) &&
         (is_separator (get_piece (mine, hunk.mine.first)) ||
          is_separator (get_piece (mine, hunk.mine.end - 1)));
}

static char *
keep_all (GArray *mine, GArray *theirs, const char *separator)
{
  const Hunk hunk = find_difference (mine, theirs);
  g_autoptr(GString) text = g_string_new (NULL);

  trellis_text_pieces_append (theirs, (TrellisTextRange) { 0, hunk.theirs.end }, TRELLIS_TEXT_LINES,
                              text);
  g_string_append_printf (text, "%s\n", separator);
  trellis_text_pieces_append (mine, (TrellisTextRange) { hunk.mine.first, mine->len },
                              TRELLIS_TEXT_LINES, text);
  return g_strndup (text->str, text->len - 1);
}

/* Merging what was merged already changes nothing, else the same words would be merged in again and
 * again. Where lines can be matched in several ways, that can take another round, and where no number
 * of rounds helps, all that is different is kept. */
static char *
merge_finally (const char *base, const char *mine, const char *theirs, Merge *merge)
{
  g_autoptr(GHashTable) kinds = trellis_text_kinds_new ();
  g_autoptr(GArray) in_mine = trellis_text_cut (mine, TRELLIS_TEXT_LINES, kinds);
  g_autoptr(GArray) in_theirs = trellis_text_cut (theirs, TRELLIS_TEXT_LINES, kinds);
  g_autofree char *merged = NULL;

  if (!trellis_text_is_same (base, mine) && has_all (in_mine, in_theirs))
    return g_strdup (mine);

  merged = merge_once (base, mine, theirs, merge);
  for (guint round = 0; round < MOST_ROUNDS; round++)
    {
      Merge next = { merge->separator, FALSE };
      char *again = merge_once (base, merged, theirs, &next);

      if (strcmp (again, merged) == 0)
        {
          g_free (again);
          return g_steal_pointer (&merged);
        }
      g_free (merged);
      merged = again;
    }

  merge->overlaps = TRUE;
  return keep_all (in_mine, in_theirs, merge->separator);
}

/* Merges what became of @base on two sides; a @base that is NULL is what the two have in common. What
 * overlaps even by its words keeps both versions, theirs first, with @separator on a line between them:
 * in parentheses and with a colon at the end, as "(also written by Ann:)"; any such line counts as the
 * same. Lines of lists stay whole. @overlaps, which may be NULL, tells whether there was such a place,
 * or one where one side removed what the other edited, which stays. Texts are valid UTF-8; NULL for
 * @mine and @theirs is the empty text. Never NULL; transfer full. */
char *
trellis_text_merge (const char *base, const char *mine, const char *theirs, const char *separator,
                    gboolean *overlaps)
{
  g_autofree char *wrapped = NULL;
  g_autofree char *result = NULL;
  Merge merge = { separator, FALSE };

  g_return_val_if_fail (separator != NULL, NULL);

  /* Whoever translates it may forget what it is known by. */
  if (*separator != '(' || !g_str_has_suffix (separator, ":)") || strchr (separator, '\n') != NULL)
    {
      wrapped = g_strdelimit (g_strdup_printf ("(%s:)", separator), "\n", ' ');
      merge.separator = wrapped;
    }

  mine = mine != NULL ? mine : "";
  theirs = theirs != NULL ? theirs : "";
  result = merge_finally (base, mine, theirs, &merge);
  if (overlaps != NULL)
    *overlaps = merge.overlaps;
  return g_steal_pointer (&result);
}
