/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-clause-words.h"

#include "trellis-phrase.h"

#include <glib/gi18n-lib.h>

/* A message in plural forms, for two fields. */
#define NP_(one, many) .one_said = (one), .many_said = (many)

typedef struct
{
  const char *key;
  const char *choice, *number, *day;   /* titles of the fields */
  const char *one_said, *many_said;    /* what the number says, in plural forms */
  TrellisDateWords day_said;           /* a sentence around the day; unless @day is NULL */
  gboolean plans_meetings;             /* the app takes from it what a new meeting starts with */
} Words;

static const Words words[] = {
  { .key = TRELLIS_CLAUSE_DATES,
    .day = N_("Expected End"),
    .day_said = TRELLIS_DATE_WORDS_UNTIL },
  { .key = TRELLIS_CLAUSE_RHYTHM,
    .choice = N_("How Often"),
    .number = N_("Days Between Meetings"),
    /* Translators: how often people meet. */
    NP_ ("Every %d day", "Every %d days"),
    .plans_meetings = TRUE },
  { .key = TRELLIS_CLAUSE_LENGTH, .number = N_("Minutes"), .plans_meetings = TRUE },
  { .key = "way", .choice = N_("How") },
  { .key = TRELLIS_CLAUSE_SCHEDULING, .choice = N_("Who"), .plans_meetings = TRUE },
  { .key = TRELLIS_CLAUSE_AGENDA,
    /* Translators: the choice of whose task something is. */
    .choice = N_("Who"),
    .number = N_("Days Ahead"),
    /* Translators: how long before a meeting something is sent. */
    NP_ ("%d day ahead", "%d days ahead"),
    .plans_meetings = TRUE },
  { .key = TRELLIS_CLAUSE_NOTES,
    .choice = N_("Who"),
    .number = N_("Hours After the Meeting"),
    /* Translators: how long after a meeting something is sent. */
    NP_ ("Within %d hour", "Within %d hours"),
    .plans_meetings = TRUE },
  { .key = TRELLIS_CLAUSE_TRACKING, .choice = N_("Who") },
  { .key = TRELLIS_CLAUSE_RESPONSE,
    .number = N_("Days"),
    /* Translators: how soon a message is answered. */
    NP_ ("Within %d day", "Within %d days") },
  { .key = TRELLIS_CLAUSE_CANCELLING,
    .number = N_("Hours of Notice"),
    /* Translators: how long before it a meeting is canceled. */
    NP_ ("%d hour of notice", "%d hours of notice"),
    .plans_meetings = TRUE },
  { .key = TRELLIS_CLAUSE_WAITING,
    .number = N_("Minutes to Wait"),
    /* Translators: for somebody who is late. */
    NP_ ("We wait for %d minute", "We wait for %d minutes") },
  { .key = TRELLIS_CLAUSE_NEXT_DATE, .choice = N_("Settle It"), .plans_meetings = TRUE },
  { .key = "feedback", .choice = N_("How Often") },
  { .key = TRELLIS_CLAUSE_REVIEW,
    .day = N_("Review On"),
    .day_said = TRELLIS_DATE_WORDS_ON },
  { .key = TRELLIS_CLAUSE_ENDING,
    .number = N_("Days of Notice"),
    /* Translators: how long before it somebody says that they want to end. */
    NP_ ("%d day of notice", "%d days of notice") },
};

static const Words *
find_words (const TrellisClauseSpec *spec)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].key, spec->key))
      return &words[i];
  return NULL;
}

const char *
trellis_clause_words_choice (const TrellisClauseSpec *spec)
{
  const Words *found = find_words (spec);

  return found != NULL && found->choice != NULL ? _(found->choice) : _("Choice");
}

const char *
trellis_clause_words_number (const TrellisClauseSpec *spec)
{
  const Words *found = find_words (spec);

  return found != NULL && found->number != NULL ? _(found->number) : _("Number");
}

const char *
trellis_clause_words_day (const TrellisClauseSpec *spec)
{
  const Words *found = find_words (spec);

  return found != NULL && found->day != NULL ? _(found->day) : _("Day");
}

/* "24 hours of notice"; transfer full. */
char *
trellis_clause_words_write_number (const TrellisClauseSpec *spec, int number)
{
  const Words *found = find_words (spec);

  return found != NULL && found->one_said != NULL
           ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, found->one_said, found->many_said,
                                           (gulong) ABS (number)),
                              number)
           : trellis_clause_unit_format (spec->unit, number);
}

/* "Until November 22, 2026"; transfer full. */
char *
trellis_clause_words_write_day (const TrellisClauseSpec *spec, const char *day)
{
  const Words *found = find_words (spec);

  return found != NULL && found->day != NULL ? trellis_phrase_day_as (day, found->day_said)
                                             : trellis_phrase_day (day);
}

gboolean
trellis_clause_words_plans_meetings (const TrellisClauseSpec *spec)
{
  const Words *found = find_words (spec);

  return found != NULL && found->plans_meetings;
}
