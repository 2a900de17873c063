/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters as search has them, so that who types them as people do finds them. FTS5 takes capitals and
 * the accents of most letters for the same; what it does not is here: letters that are written as two
 * ("Straße", "Strasse"), that have no accent to take off ("Łukasz", "ılık"), Arabic and Hebrew with and
 * without vowels, the forms of alef, and letters of other widths. */

#include "trellis-fold.h"

#include <string.h>

/* In the order of the letters. */
static const struct
{
  gunichar letter;
  const char *folded;
} table[] = {
  { 0x00c6, "ae" }, /* Æ */
  { 0x00d0, "d" },  /* Ð */
  { 0x00d8, "o" },  /* Ø */
  { 0x00de, "th" }, /* Þ */
  { 0x00df, "ss" }, /* ß */
  { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" }, { 0x00fe, "th" },
  { 0x0110, "d" }, /* Đ */
  { 0x0111, "d" },
  { 0x0131, "i" }, /* ı, and I to who writes Turkish */
  { 0x0141, "l" }, /* Ł */
  { 0x0142, "l" },
  { 0x0152, "oe" }, /* Œ */
  { 0x0153, "oe" },
  { 0x03c2, "σ" },      /* at the end of a word */
  { 0x0629, "ه" },      /* teh marbuta */
  { 0x0640, "" },       /* tatweel, which only makes a word longer */
  { 0x0649, "ي" },      /* alef maksura */
  { 0x0671, "ا" },      /* alef wasla */
  { 0x06a9, "ك" },      /* as Persian writes it */
  { 0x06cc, "ي" },
  { 0x1e9e, "ss" }, /* ẞ */
};

static const char *
find_in_table (gunichar c)
{
  gsize first = 0, end = G_N_ELEMENTS (table);

  while (first < end)
    {
      const gsize middle = (first + end) / 2;

      if (table[middle].letter == c)
        return table[middle].folded;
      if (table[middle].letter < c)
        first = middle + 1;
      else
        end = middle;
    }
  return NULL;
}

/* From the first of Japanese to the last of Korean; few of these are forms of others. */
static gboolean
is_east_asian (gunichar c)
{
  return c >= 0x3040 && c < 0xd7a4;
}

/* Sets @parts to what @c is another form of: ligatures, small and raised, wide and narrow letters, and what
 * stands for Arabic letters in old files. Returns their number, 0 if it is none. */
static gsize
find_others (gunichar c, gunichar *parts)
{
  gunichar plain[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts, n_plain;

  if (c < 0x80 || is_east_asian (c))
    return 0;
  n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_UNICHAR_MAX_DECOMPOSITION_LENGTH);
  n_plain = g_unichar_fully_decompose (c, FALSE, plain, G_N_ELEMENTS (plain));
  return n_parts == n_plain && memcmp (parts, plain, n_parts * sizeof *parts) == 0 ? 0 : n_parts;
}

static gboolean
is_arabic_or_hebrew (gunichar c)
{
  return c >= 0x0590 && c <= 0x06ff;
}

/* The letter that @c is one of with accents. */
static gunichar
take_accents_off (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  const gsize n_parts = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));

  /* Hangul syllables decompose into letters, not into a letter and its accents. */
  for (gsize i = 1; i < n_parts; i++)
    if (!g_unichar_ismark (parts[i]))
      return c;
  return parts[0];
}

/* Sets the first of @letters, of which there must be TRELLIS_FOLD_MOST, to what @c is in search: small,
 * without accents, perhaps more than one, or none. Returns how many. */
gsize
trellis_fold_letter (gunichar c, gunichar *letters)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  const char *folded;
  gsize n_letters = 0, n_parts;

  if (c < 0x80)
    {
      letters[0] = (gunichar) g_ascii_tolower ((char) c);
      return 1;
    }

  n_parts = find_others (c, parts);
  if (n_parts == 0)
    {
      parts[0] = c;
      n_parts = 1;
    }
  for (gsize i = 0; i < n_parts && n_letters < TRELLIS_FOLD_MOST; i++)
    {
      const gunichar letter = take_accents_off (parts[i]);

      if (g_unichar_ismark (letter))
        continue;
      folded = find_in_table (letter);
      if (folded == NULL)
        letters[n_letters++] = g_unichar_tolower (letter);
      for (const char *p = folded; p != NULL && *p != '\0' && n_letters < TRELLIS_FOLD_MOST; p = g_utf8_next_char (p))
        letters[n_letters++] = g_utf8_get_char (p);
    }
  return n_letters;
}

/* Whether FTS5 has @c as another letter than trellis_fold_letter(). */
static gboolean
is_special (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (c < 0x80 || is_east_asian (c))
    return FALSE;
  return find_in_table (c) != NULL || find_in_table (take_accents_off (c)) != NULL ||
         find_others (c, parts) > 0 ||
         (is_arabic_or_hebrew (c) && (g_unichar_ismark (c) || take_accents_off (c) != c));
}

static gboolean
is_in_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Adds the word that begins at @word, folded; returns its end. */
static const char *
take_word (GString *words, const char *word)
{
  const gsize before = words->len;
  gboolean has_special = FALSE;
  const char *p;

  g_string_append_c (words, ' ');
  for (p = word; is_in_word (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      gunichar letters[TRELLIS_FOLD_MOST];
      const gsize n_letters = trellis_fold_letter (c, letters);

      has_special = has_special || is_special (c);
      for (gsize i = 0; i < n_letters; i++)
        g_string_append_unichar (words, letters[i]);
    }
  if (!has_special)
    g_string_truncate (words, before);
  return p;
}

/* The words of @text, folded, that FTS5 would take for others; NULL where there is none; transfer full. */
char *
trellis_fold_words (const char *text)
{
  g_autoptr(GString) words = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    p = is_in_word (g_utf8_get_char (p)) ? take_word (words, p) : g_utf8_next_char (p);

  return words->len > 0 ? g_string_free_and_steal (g_steal_pointer (&words)) : NULL;
}
