/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-phrase.h"

#include <glib/gi18n-lib.h>

#include "trellis-time.h"
#include "trellis-zone.h"

/* The day that is kept as @day, as @words tell it, "Until November 22, 2026"; NULL if it is none; transfer
 * full. */
char *
trellis_phrase_day_as (const char *day, TrellisDateWords words)
{
  g_autoptr(GDateTime) noon = NULL;
  GDate date;

  if (!trellis_day_parse (day, &date))
    return NULL;
  noon = g_date_time_new_utc (g_date_get_year (&date), g_date_get_month (&date),
                              g_date_get_day (&date), 12, 0, 0);
  return trellis_date_words (noon, words);
}

/* "November 22, 2026", to stand by itself; NULL if @day is none; transfer full. */
char *
trellis_phrase_day (const char *day)
{
  return trellis_phrase_day_as (day, TRELLIS_DATE_WORDS_LONG);
}

/* "Sunday, November 22, 2026, 14:00 (CET)", in the zone called @zone; transfer full. */
char *
trellis_phrase_time (gint64 time, const char *zone)
{
  g_autoptr(GDateTime) local = trellis_zone_local_time (time, zone);

  return trellis_date_words (local, TRELLIS_DATE_WORDS_MOMENT_24);
}

/* The same for who tells time by twelve hours: "Sunday, November 22, 2026, 2:00 PM (CET)"; transfer full. */
char *
trellis_phrase_time_12 (gint64 time, const char *zone)
{
  g_autoptr(GDateTime) local = trellis_zone_local_time (time, zone);

  return trellis_date_words (local, TRELLIS_DATE_WORDS_MOMENT_12);
}

/* "45 minutes", "1 hour", "1 h 30 min"; transfer full. */
char *
trellis_phrase_minutes (int minutes)
{
  if (minutes < 60)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", (gulong) minutes), minutes);
  if (minutes % 60 == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d hour", "%d hours", (gulong) minutes / 60),
                            minutes / 60);

  /* Translators: hours and minutes, "1 h 30 min". */
  return g_strdup_printf (_("%d h %d min"), minutes / 60, minutes % 60);
}

/* "English, Spanish": @items, which may be NULL, beside each other; transfer full. */
char *
trellis_phrase_list (const char *const *items)
{
  const char *const none[] = { NULL };

  /* Translators: between the items of a list, “English, Spanish”, with the blank after it if there is one. */
  return g_strjoinv (C_("list", ", "), (char **) (items != NULL ? items : none));
}

/* @text with every run of white space made one space; NULL when nothing is left; transfer full. */
char *
trellis_phrase_one_line (const char *text)
{
  GString *line = g_string_new (NULL);

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (line, c);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  return g_string_free (line, line->len == 0);
}

/* The first line of @text that says something, without its Markdown list or heading sign; NULL when
 * there is none; transfer full. */
char *
trellis_phrase_first_line (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i];

      while (*line != '\0' && strchr ("#-*> \t", *line) != NULL)
        line++;
      if (*line != '\0')
        return trellis_phrase_one_line (line);
    }
  return NULL;
}
