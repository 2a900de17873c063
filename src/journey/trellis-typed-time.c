/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days and times of day as a person types them: at least all that the locale itself writes. */

#include "trellis-typed-time.h"

#include "trellis-date-words.h"
#include "trellis-time.h"

#include <string.h>

#define HOUR 60

/* Besides blanks, what stands between hours and minutes, and after them in Chinese, Japanese, Korean. */
static const gunichar between[] = { ':', '.', 'h', 0x6642, 0x65f6, 0x70b9, 0xc2dc };
static const gunichar after_minutes[] = { 0x5206, 0xbd84 };

static gboolean
is_one_of (gunichar c, const gunichar *letters, gsize n_letters)
{
  for (gsize i = 0; i < n_letters; i++)
    if (letters[i] == c)
      return TRUE;
  return FALSE;
}

/* @text without the blanks around it and without marks of direction, with plain blanks within, the
 * digits of all scripts as those of ASCII, in small letters; transfer full. */
static char *
simplify (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (composed, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        g_string_append_c (out, (char) ('0' + g_unichar_digit_value (c)));
      else if (g_unichar_isspace (c))
        g_string_append_c (out, ' ');
      else if (g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (out, c);
    }
  return g_strstrip (g_string_free_and_steal (out));
}

/* Reads a number of at most @max_digits digits. */
static gboolean
take_number (const char **text, int max_digits, int *number)
{
  int n = 0;

  *number = 0;
  while (n < max_digits && g_ascii_isdigit (**text))
    {
      *number = *number * 10 + g_ascii_digit_value (**text);
      (*text)++;
      n++;
    }

  return n > 0;
}

/* Reads three numbers in the order of the locale, whatever stands between them; "26" is 2026. */
static gboolean
read_numbers (const char *text, GDate *day)
{
  const char *order = trellis_date_words_get_order ();
  int year = 0, month = 0, mday = 0;

  for (const char *part = order; *part != '\0'; part++)
    {
      int *number = *part == 'y' ? &year : *part == 'm' ? &month : &mday;
      const char *digits = text + strcspn (text, "0123456789");

      if (strspn (digits, "0123456789") > 4)
        return FALSE;
      text = digits;
      if (!take_number (&text, 4, number))
        return FALSE;
    }
  if (strpbrk (text, "0123456789") != NULL)
    return FALSE;

  year += year < 100 ? 2000 : 0;
  if (!g_date_valid_dmy ((GDateDay) mday, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (day, (GDateDay) mday, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static gboolean
read_local (const char *simple, GDate *day)
{
  if (!read_numbers (simple, day))
    g_date_set_parse (day, simple);
  return g_date_valid (day);
}

static char *
write_local (GDate *day)
{
  g_autoptr(GDateTime) noon = g_date_time_new_utc (g_date_get_year (day), g_date_get_month (day),
                                                   g_date_get_day (day), 12, 0, 0);

  return g_date_time_format (noon, "%x");
}

/* Whether the locale for dates writes days so that they can be told from what it writes: not where the
 * years are those of another calendar, as in Thailand. */
static gboolean
is_readable (void)
{
  GDate known, read;
  g_autofree char *text = NULL;
  g_autofree char *simple = NULL;

  g_date_clear (&known, 1);
  g_date_clear (&read, 1);
  g_date_set_dmy (&known, 23, G_DATE_NOVEMBER, 2026);
  text = write_local (&known);
  simple = simplify (text);
  return read_local (simple, &read) && g_date_compare (&known, &read) == 0;
}

/* @day as it is to be typed: as the locale for dates writes it, or else as "2026-11-22"; transfer full. */
char *
trellis_typed_day_write (GDate *day)
{
  return is_readable () ? write_local (day) : trellis_day_format (day);
}

/* Reads what trellis_typed_day_write() writes, "2026-11-22" in any locale, and the day with the names of
 * months. FALSE, with @day cleared, where @text is none. */
gboolean
trellis_typed_day (const char *text, GDate *day)
{
  g_autofree char *simple = simplify (text);

  return trellis_day_parse (simple, day) || (is_readable () && read_local (simple, day));
}

/* What the locale calls the half of the day that @hour is in; transfer full. */
static char *
name_half (int hour)
{
  g_autoptr(GDateTime) time = g_date_time_new_utc (2000, 1, 1, hour, 0, 0);
  g_autofree char *name = g_date_time_format (time, "%p");

  return simplify (name);
}

/* Takes the name of a half of the day from @text, where one stands at either end of it: 0 for none,
 * else 'a' or 'p'. */
static char
take_half (char *text)
{
  const struct
  {
    char mark;
    int hour;
  } halves[] = { { 'a', 9 }, { 'p', 21 } };

  for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
    {
      g_autofree char *name = name_half (halves[i].hour);
      const gsize length = strlen (name), all = strlen (text);

      if (length > 0 && g_str_has_suffix (text, name))
        text[all - length] = '\0';
      else if (length > 0 && g_str_has_prefix (text, name))
        memmove (text, text + length, all - length + 1);
      else
        continue;
      g_strstrip (text);
      return halves[i].mark;
    }
  return 0;
}

static void
skip_blanks (const char **text)
{
  *text += strspn (*text, " ");
}

/* Goes past one of @letters and the blanks around it. */
static gboolean
skip_one_of (const char **text, const gunichar *letters, gsize n_letters)
{
  skip_blanks (text);
  if (!is_one_of (g_utf8_get_char (*text), letters, n_letters))
    return FALSE;

  *text = g_utf8_next_char (*text);
  skip_blanks (text);
  return TRUE;
}

static gboolean
apply_half (char half, int *hours)
{
  if (half == 0)
    return TRUE;
  if (*hours < 1 || *hours > 12)
    return FALSE;

  *hours = *hours % 12 + (half == 'p' ? 12 : 0);
  return TRUE;
}

/* Reads "14:30", "14.30", "14h30", "1430", "14", "2:30 PM", "2 pm" and what the locale writes, as
 * minutes after midnight. */
gboolean
trellis_typed_clock (const char *text, int *minutes)
{
  g_autofree char *simple = simplify (text);
  char half = take_half (simple);
  const char *rest = simple;
  const gsize n_digits = strspn (rest, "0123456789");
  int hours, mins = 0;

  if (n_digits > 4 || !take_number (&rest, n_digits > 2 ? (int) n_digits - 2 : 2, &hours))
    return FALSE;
  if (n_digits > 2)
    take_number (&rest, 2, &mins);
  else if (skip_one_of (&rest, between, G_N_ELEMENTS (between)) && take_number (&rest, 2, &mins))
    skip_one_of (&rest, after_minutes, G_N_ELEMENTS (after_minutes));

  /* The halves in English are known everywhere. */
  skip_blanks (&rest);
  if (half == 0 && (*rest == 'a' || *rest == 'p'))
    half = *rest;
  else if (*rest != '\0')
    return FALSE;
  if (!apply_half (half, &hours) || hours > 23 || mins > 59)
    return FALSE;

  *minutes = hours * HOUR + mins;
  return TRUE;
}
