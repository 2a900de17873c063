/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-journey"

#include "trellis-clause-words.h"

#include "trellis-phrase.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *key;
  const char *choice, *number, *day;   /* titles of the fields */
  const char *number_said, *day_said;  /* sentences around what is in them */
  gboolean plans_meetings;             /* the app takes from it what a new meeting starts with */
} Words;

static const Words words[] = {
  { .key = TRELLIS_CLAUSE_DATES,
    .day = N_("Expected End"),
    /* Translators: an agreement holds until a day, "November 22, 2026". */
    .day_said = N_("Until %s") },
  { .key = TRELLIS_CLAUSE_RHYTHM,
    .choice = N_("How Often"),
    .number = N_("Days Between Meetings"),
    /* Translators: of meetings; %s is a length of time, "14 days". */
    .number_said = N_("Every %s"),
    .plans_meetings = TRUE },
  { .key = TRELLIS_CLAUSE_LENGTH, .number = N_("Minutes"), .plans_meetings = TRUE },
  { .key = "way", .choice = N_("How") },
  { .key = TRELLIS_CLAUSE_SCHEDULING, .choice = N_("Who"), .plans_meetings = TRUE },
  { .key = TRELLIS_CLAUSE_AGENDA,
    /* Translators: the choice of whose task something is. */
    .choice = N_("Who"),
    .number = N_("Days Ahead"),
    /* Translators: how long before a meeting; %s is a length of time, "2 days". */
    .number_said = N_("%s ahead"),
    .plans_meetings = TRUE },
  { .key = TRELLIS_CLAUSE_NOTES,
    .choice = N_("Who"),
    .number = N_("Hours After the Meeting"),
    /* Translators: something is done, or a message answered; %s is a length of time, "24 hours". */
    .number_said = N_("Within %s"),
    .plans_meetings = TRUE },
  { .key = TRELLIS_CLAUSE_TRACKING, .choice = N_("Who") },
  { .key = TRELLIS_CLAUSE_RESPONSE, .number = N_("Days"), .number_said = N_("Within %s") },
  { .key = TRELLIS_CLAUSE_CANCELLING,
    .number = N_("Hours of Notice"),
    /* Translators: how long before it something is canceled or ended; %s is a length of time, "24 hours". */
    .number_said = N_("%s of notice"),
    .plans_meetings = TRUE },
  { .key = TRELLIS_CLAUSE_WAITING,
    .number = N_("Minutes to Wait"),
    /* Translators: for somebody who is late; %s is a length of time, "15 minutes". */
    .number_said = N_("We wait for %s") },
  { .key = TRELLIS_CLAUSE_NEXT_DATE, .choice = N_("Settle It"), .plans_meetings = TRUE },
  { .key = "feedback", .choice = N_("How Often") },
  { .key = TRELLIS_CLAUSE_REVIEW,
    .day = N_("Review On"),
    /* Translators: when an agreement is looked at again: a day, "November 22, 2026". */
    .day_said = N_("On %s") },
  { .key = TRELLIS_CLAUSE_ENDING,
    .number = N_("Days of Notice"),
    .number_said = N_("%s of notice") },
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
  g_autofree char *length = trellis_clause_unit_format (spec->unit, number);

  return found != NULL && found->number_said != NULL
           ? g_strdup_printf (_(found->number_said), length)
           : g_steal_pointer (&length);
}

/* "Until November 22, 2026"; transfer full. */
char *
trellis_clause_words_write_day (const TrellisClauseSpec *spec, const char *day)
{
  const Words *found = find_words (spec);
  g_autofree char *phrase = trellis_phrase_day (day);

  return found != NULL && found->day_said != NULL ? g_strdup_printf (_(found->day_said), phrase)
                                                  : g_steal_pointer (&phrase);
}

gboolean
trellis_clause_words_plans_meetings (const TrellisClauseSpec *spec)
{
  const Words *found = find_words (spec);

  return found != NULL && found->plans_meetings;
}
