/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-text-fold.h"

#include "trellis-fold.h"

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

void
trellis_text_fold_set (TrellisTextFold *self, const char *text)
{
  guint place = 0;

  g_return_if_fail (text != NULL);

  g_array_set_size (self->letters, 0);
  g_array_set_size (self->places, 0);

  for (const char *p = text; *p != 0; p = g_utf8_next_char (p), place++)
    {
      gunichar letters[TRELLIS_FOLD_MOST];
      const gsize n_letters = trellis_fold_letter (g_utf8_get_char (p), letters);

      for (gsize i = 0; i < n_letters; i++)
        append (self, letters[i], place);
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
