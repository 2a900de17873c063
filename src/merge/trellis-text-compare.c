/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-compare.h"

#include "trellis-text-pieces-private.h"

/* Words that follow each other are one stretch, up to the end of a line. */
static void
add_piece (GArray *stretches, const char *text, const TrellisTextPiece *piece, gboolean goes_on)
{
  const gsize start = (gsize) (piece->start - text);
  gsize end = start + piece->length;

  while (end > start && g_ascii_isspace (text[end - 1]))
    end--;
  if (end == start)
    return;

  if (goes_on && stretches->len > 0)
    g_array_index (stretches, TrellisTextStretch, stretches->len - 1).end = end;
  else
    g_array_append_vals (stretches, &(TrellisTextStretch) { start, end }, 1);
}

/* The words of @text that @other does not have there, as TrellisTextStretches without the spaces around
 * them, in their order. Both are valid UTF-8; NULL is the empty text. Transfer full. */
GArray *
trellis_text_find_changes (const char *text, const char *other)
{
  g_autoptr(GHashTable) kinds = trellis_text_kinds_new ();
  g_autoptr(GArray) pieces = trellis_text_cut (text != NULL ? text : "", TRELLIS_TEXT_WORDS, kinds);
  g_autoptr(GArray) others = trellis_text_cut (other != NULL ? other : "", TRELLIS_TEXT_WORDS, kinds);
  g_autofree int *matches = trellis_text_pieces_match (pieces, others);
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (TrellisTextStretch));
  gboolean goes_on = FALSE;

  for (guint i = 0; i < pieces->len; i++)
    {
      const TrellisTextPiece *piece = &g_array_index (pieces, TrellisTextPiece, i);
      const gboolean is_break = *piece->start == '\n';

      if (matches[i] < 0 && !is_break)
        add_piece (stretches, text, piece, goes_on);
      goes_on = matches[i] < 0 && !is_break;
    }

  return stretches;
}
