/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and times in words. The names of days and months come from the locale for dates (LC_TIME),
 * their order from the language of the interface: each is a pattern that translators change. Where
 * there is no translation, or none that differs, the pattern is American; then the locale for dates
 * decides whether the day comes before the month, so that who reads English in Germany or Britain
 * sees "23 Nov 2025". */

#include "trellis-date-words.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define NO_BREAK_SPACE "\u00a0"

/* In the order of TrellisDateWords. */
static const struct
{
  const char *context; /* or NULL */
  const char *pattern;
  const char *day_first; /* NULL where it is the same */
  gboolean is_held;      /* no line ends within the date, as it is for labels; documents can be searched for theirs */
} patterns[] = {
  /* Translators: a day of the coming week, "Friday"; see g_date_time_format(). */
  /* xgettext:no-c-format */
  { NULL, N_("%A"), NULL, FALSE },

  /* Translators: a day of this year, "Mon, Nov 23"; see g_date_time_format(). */
  /* xgettext:no-c-format */
  { NULL, N_("%a, %b %-e"), "%a, %-e %b", TRUE },

  /* Translators: a day of another year, "Nov 23, 2025"; see g_date_time_format(). */
  /* xgettext:no-c-format */
  { NULL, N_("%b %-e, %Y"), "%-e %b %Y", TRUE },

  /* Translators: a day on the axis of a chart, "Nov 27"; see g_date_time_format(). */
  /* xgettext:no-c-format */
  { NULL, N_("%b %-e"), "%-e %b", TRUE },

  /* Translators: a day in a document, "November 22, 2026"; see g_date_time_format(). */
  /* xgettext:no-c-format */
  { NULL, N_("%B %-d, %Y"), "%-d %B %Y", FALSE },

  /* Translators: a weekday and its date, "Friday, 11/27/2026"; see g_date_time_format(). */
  /* xgettext:no-c-format */
  { NULL, N_("%A, %x"), NULL, FALSE },

  /* Translators: a month, short, above the day's number; see g_date_time_format(). %Ob is its name without a day. */
  /* xgettext:no-c-format */
  { "month", NC_("month", "%b"), NULL, FALSE },

  /* Translators: a day's number below its month; see g_date_time_format(). %-Oe uses the digits of the language. */
  /* xgettext:no-c-format */
  { "day", NC_("day", "%-e"), NULL, FALSE },

  /* Translators: a month as a heading; see g_date_time_format(). %OB is its name without a day. */
  /* xgettext:no-c-format */
  { NULL, N_("%OB %Y"), NULL, FALSE },

  /* Translators: a time of day by 24 hours, "14:30"; see g_date_time_format(). */
  /* xgettext:no-c-format */
  { NULL, N_("%H:%M"), NULL, FALSE },

  /* Translators: a time of day by twelve hours, "2:30 PM"; see g_date_time_format(). */
  /* xgettext:no-c-format */
  { NULL, N_("%-I:%M %p"), NULL, TRUE },

  /* Translators: a time in a text, "Sunday, November 22, 2026, 14:30 (CET)"; see g_date_time_format().
     %Z is the time zone. */
  /* xgettext:no-c-format */
  { NULL, N_("%A, %B %-d, %Y, %H:%M (%Z)"), "%A, %-d %B %Y, %H:%M (%Z)", FALSE },

  /* Translators: a time in a text, "Sunday, November 22, 2026, 2:30 PM (CET)"; see g_date_time_format().
     %Z is the time zone. */
  /* xgettext:no-c-format */
  { NULL, N_("%A, %B %-d, %Y, %-I:%M %p (%Z)"), "%A, %-d %B %Y, %-I:%M %p (%Z)", FALSE },

  /* A day within a sentence is a pattern of the sentence's own, as in many languages the day, or its month,
   * takes another form after another word. */

  /* Translators: an agreement holds until a day. The pattern of the day is a part of the sentence, so that it
     can stand in the form that the sentence needs; see g_date_time_format(). %OB is the month without a day. */
  /* xgettext:no-c-format */
  { "sentence", NC_("sentence", "Until %B %-d, %Y"), "Until %-d %B %Y", TRUE },

  /* Translators: follows what somebody is, “Your mentor · since May 24”. A pattern of g_date_time_format(). */
  /* xgettext:no-c-format */
  { "sentence", NC_("sentence", "since %b %-e"), "since %-e %b", TRUE },

  /* Translators: follows what somebody is, with a day of another year. A pattern of g_date_time_format(). */
  /* xgettext:no-c-format */
  { "sentence", NC_("sentence", "since %b %-e, %Y"), "since %-e %b %Y", TRUE },

  /* Translators: when an agreement is looked at again. A pattern of g_date_time_format(). */
  /* xgettext:no-c-format */
  { "sentence", NC_("sentence", "On %B %-d, %Y"), "On %-d %B %Y", TRUE },

  /* Translators: an agreement is looked at again on a day. A pattern of g_date_time_format(). */
  /* xgettext:no-c-format */
  { "sentence", NC_("sentence", "Review on %B %-d, %Y"), "Review on %-d %B %Y", TRUE },

  /* Translators: an agreement was to be looked at again on a day. A pattern of g_date_time_format(). */
  /* xgettext:no-c-format */
  { "sentence", NC_("sentence", "Review was planned for %B %-d, %Y: does it still fit?"),
    "Review was planned for %-d %B %Y: does it still fit?", TRUE },

  /* Translators: of an agreement. A pattern of g_date_time_format(). */
  /* xgettext:no-c-format */
  { "sentence", NC_("sentence", "Agreed on %B %-d, %Y"), "Agreed on %-d %B %Y", TRUE },

  /* Translators: of an agreement that another one has taken the place of. A pattern of g_date_time_format(). */
  /* xgettext:no-c-format */
  { "sentence", NC_("sentence", "Agreed on %B %-d, %Y, replaced since"), "Agreed on %-d %B %Y, replaced since", TRUE },

  /* Translators: what a meeting without a title is called. A pattern of g_date_time_format(). */
  /* xgettext:no-c-format */
  { "sentence", NC_("sentence", "Meeting on %B %-d, %Y"), "Meeting on %-d %B %Y", FALSE },
};

/* The place in a pattern of strftime() of the first directive that is one of @letters; NULL where
 * there is none. */
static const char *
find_directive (const char *pattern, const char *letters)
{
  for (const char *p = pattern; (p = strchr (p, '%')) != NULL;)
    {
      p++;
      p += strspn (p, "-_0^#EO");
      if (*p == '\0')
        return NULL;
      if (strchr (letters, *p) != NULL)
        return p;
      p++;
    }
  return NULL;
}

/* The order of year, month and day where the locale for dates writes them as numbers: "mdy", "dmy" or
 * "ymd". */
const char *
trellis_date_words_get_order (void)
{
  const char *pattern = nl_langinfo (D_FMT);
  const char *day = find_directive (pattern, "de");
  const char *month = find_directive (pattern, "mbBhD");
  const char *year = find_directive (pattern, "yYGCF");

  if (year != NULL && (*year == 'F' || (month != NULL && year < month)))
    return "ymd";
  return day != NULL && month != NULL && day < month ? "dmy" : "mdy";
}

static const char *
choose_pattern (TrellisDateWords words)
{
  const char *pattern = patterns[words].pattern;
  const char *translated = patterns[words].context != NULL
                             ? g_dpgettext2 (GETTEXT_PACKAGE, patterns[words].context, pattern)
                             : g_dgettext (GETTEXT_PACKAGE, pattern);

  if (patterns[words].day_first != NULL && g_str_equal (translated, pattern) &&
      g_str_equal (trellis_date_words_get_order (), "dmy"))
    return patterns[words].day_first;
  return translated;
}

/* @pattern with blanks at which no line ends from its first directive to its last, but for a weekday before
 * it: not everywhere is room for both. Transfer full. */
static char *
hold (const char *pattern)
{
  const char *weekday = find_directive (pattern, "aA");
  const char *first = strchr (weekday != NULL ? weekday : pattern, '%');
  const char *last = strrchr (pattern, '%');
  GString *held = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0'; p++)
    if (*p == ' ' && first != NULL && p > first && p < last)
      g_string_append (held, NO_BREAK_SPACE);
    else
      g_string_append_c (held, *p);
  return g_string_free_and_steal (held);
}

static gboolean
is_blank_before (const char *text, const char *end)
{
  return end[-1] == ' ' || (end - text >= 2 && memcmp (end - 2, NO_BREAK_SPACE, 2) == 0);
}

/* Locales that align months below each other put blanks before their short names. */
static void
squeeze (char *text)
{
  char *end = text;

  for (const char *p = text; *p != '\0'; p++)
    if (*p != ' ' || (end > text && !is_blank_before (text, end)))
      *end++ = *p;
  if (end > text && end[-1] == ' ')
    end--;
  *end = '\0';
}

/* @time as @words tell it, in its own zone; transfer full. */
char *
trellis_date_words (GDateTime *time, TrellisDateWords words)
{
  g_autofree char *held = NULL;
  const char *pattern;
  char *text;

  g_return_val_if_fail (time != NULL && (guint) words < G_N_ELEMENTS (patterns), NULL);

  pattern = choose_pattern (words);
  if (patterns[words].is_held)
    pattern = held = hold (pattern);
  text = g_date_time_format (time, pattern);
  /* A translation that is no pattern. */
  if (text == NULL)
    text = g_date_time_format (time, patterns[words].pattern);
  squeeze (text);
  return text;
}

/* Whether the locale for dates tells times by twelve hours. */
gboolean
trellis_date_words_twelve_hours (void)
{
  return find_directive (nl_langinfo (T_FMT), "Ilr") != NULL;
}
