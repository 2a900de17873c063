/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-pieces-private.h"

#include <string.h>

#include "trellis-sequence-private.h"

/* The kind of all lines between two versions of a text, in any language: "(also written by Ann:)". */
#define SEPARATOR_KEY "(:)"

/* Kinds of pieces by how they read, shared by the texts that are compared. */
GHashTable *
trellis_text_kinds_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* How the piece reads: without spaces at its end, without carriage returns, and with no-break spaces
 * as other ones. */
static char *
make_key (const TrellisTextPiece *piece, TrellisTextCut cut)
{
  GString *key = g_string_sized_new (piece->length);
  const char *end = piece->start + piece->length;

  for (const char *at = piece->start; at < end; at++)
    if ((guchar) at[0] == 0xc2 && at + 1 < end && (guchar) at[1] == 0xa0)
      {
        g_string_append_c (key, ' ');
        at++;
      }
    else if (*at != '\r')
      g_string_append_c (key, *at);
  while (key->len > 0 && (key->str[key->len - 1] == ' ' || key->str[key->len - 1] == '\t'))
    g_string_truncate (key, key->len - 1);

  if (cut == TRELLIS_TEXT_LINES && key->str[0] == '(' && g_str_has_suffix (key->str, ":)"))
    g_string_assign (key, SEPARATOR_KEY);
  return g_string_free (key, FALSE);
}

static void
add_piece (GArray *pieces, const char *start, const char *end, TrellisTextCut cut, GHashTable *kinds)
{
  TrellisTextPiece piece = { start, (gsize) (end - start), 0 };
  char *key = make_key (&piece, cut);
  gpointer kind;

  if (g_hash_table_lookup_extended (kinds, key, NULL, &kind))
    {
      piece.kind = GPOINTER_TO_UINT (kind);
      g_free (key);
    }
  else
    {
      piece.kind = g_hash_table_size (kinds);
      g_hash_table_insert (kinds, key, GUINT_TO_POINTER (piece.kind));
    }
  g_array_append_val (pieces, piece);
}

static const char *
skip_line (const char *at)
{
  return at + strcspn (at, "\n");
}

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == 0xa0;
}

/* Goes over a word and the spaces after it. Scripts that write without spaces have wide characters,
 * each of which is a word here. */
static const char *
skip_word (const char *at)
{
  const char *start = at;

  if (*at == '\n')
    return at + 1;
  while (*at != '\0' && *at != '\n' && !is_space (g_utf8_get_char (at)))
    {
      const gboolean is_wide = g_unichar_iswide (g_utf8_get_char (at));

      if (is_wide && at > start)
        return at;
      at = g_utf8_next_char (at);
      if (is_wide)
        break;
    }
  while (is_space (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

/* The pieces of @text, which is valid UTF-8 and must outlive them, as TrellisTextPieces. An empty text
 * has none. Transfer full. */
GArray *
trellis_text_cut (const char *text, TrellisTextCut cut, GHashTable *kinds)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (TrellisTextPiece));

  if (*text == '\0')
    return pieces;
  for (const char *at = text;;)
    {
      const char *end = cut == TRELLIS_TEXT_LINES ? skip_line (at) : skip_word (at);

      add_piece (pieces, at, end, cut, kinds);
      if (*end == '\0')
        return pieces;
      at = cut == TRELLIS_TEXT_LINES ? end + 1 : end;
    }
}

static guint *
get_kinds (GArray *pieces)
{
  guint *kinds = g_new (guint, pieces->len);

  for (guint i = 0; i < pieces->len; i++)
    kinds[i] = g_array_index (pieces, TrellisTextPiece, i).kind;
  return kinds;
}

/* See trellis_sequence_match(). */
int *
trellis_text_pieces_match (GArray *a, GArray *b)
{
  g_autofree guint *in_a = get_kinds (a);
  g_autofree guint *in_b = get_kinds (b);

  return trellis_sequence_match (in_a, a->len, in_b, b->len);
}

gboolean
trellis_text_pieces_equal (GArray *a, TrellisTextRange in_a, GArray *b, TrellisTextRange in_b)
{
  if (in_a.end - in_a.first != in_b.end - in_b.first)
    return FALSE;
  for (guint i = 0; i < in_a.end - in_a.first; i++)
    if (g_array_index (a, TrellisTextPiece, in_a.first + i).kind !=
        g_array_index (b, TrellisTextPiece, in_b.first + i).kind)
      return FALSE;
  return TRUE;
}

/* Lines are ended, all of them: who makes a text of them drops the last end. */
void
trellis_text_pieces_append (GArray *pieces, TrellisTextRange range, TrellisTextCut cut, GString *text)
{
  for (guint i = range.first; i < range.end; i++)
    {
      const TrellisTextPiece *piece = &g_array_index (pieces, TrellisTextPiece, i);

      g_string_append_len (text, piece->start, (gssize) piece->length);
      if (cut == TRELLIS_TEXT_LINES)
        g_string_append_c (text, '\n');
    }
}
