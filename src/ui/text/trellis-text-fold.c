/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-text-fold.h"

#include <string.h>

void
trellis_text_fold_init (TrellisTextFold *self)
{
  self->letters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
}

void
trellis_text_fold_clear (TrellisTextFold *self)
{
  g_clear_pointer (&self->letters, g_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
}

static void
append (TrellisTextFold *self, gunichar letter, guint place)
{
  g_array_append_val (self->letters, letter);
  g_array_append_val (self->places, place);
}

static void
append_folded (TrellisTextFold *self, gunichar c, guint place)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n;

  if (c == 0xdf || c == 0x1e9e) /* ß */
    {
      append (self, 's', place);
      append (self, 's', place);
      return;
    }

  n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n; i++)
    if (!g_unichar_ismark (parts[i]))
      append (self, g_unichar_tolower (parts[i]), place);
}

void
trellis_text_fold_set (TrellisTextFold *self, const char *text)
{
  guint place = 0;

  g_return_if_fail (text != NULL);

  g_array_set_size (self->letters, 0);
  g_array_set_size (self->places, 0);

  for (const char *p = text; *p != 0; p = g_utf8_next_char (p), place++)
    {
      if ((guchar) *p < 0x80)
        append (self, (gunichar) g_ascii_tolower (*p), place);
      else
        append_folded (self, g_utf8_get_char (p), place);
    }

  g_array_append_val (self->places, place);
}

void
trellis_text_fold_find (const TrellisTextFold *hay,
                        const TrellisTextFold *needle,
                        guint base,
                        GArray *matches)
{
  const gunichar *letters = (const gunichar *) (gpointer) hay->letters->data;
  const gunichar *want = (const gunichar *) (gpointer) needle->letters->data;
  const guint *places = (const guint *) (gpointer) hay->places->data;
  guint n = needle->letters->len;

  if (n == 0)
    return;

  for (guint i = 0; i + n <= hay->letters->len;)
    {
      TrellisTextMatch match;

      if (letters[i] != want[0] || memcmp (letters + i, want, n * sizeof (gunichar)) != 0)
        {
          i++;
          continue;
        }

      /* Up to the next letter, so that marks over the last one belong to it. */
      match.start = base + places[i];
      match.end = base + MAX (places[i + n], places[i + n - 1] + 1);
      g_array_append_val (matches, match);
      i += n;
    }
}
