/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#include "trellis-clause-words.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *key;
  const char *choice, *number, *day;
  gboolean plans_meetings; /* the app takes from it what a new meeting starts with */
} Words;

static const Words words[] = {
  { TRELLIS_CLAUSE_DATES, NULL, NULL, N_("Expected End"), FALSE },
  { TRELLIS_CLAUSE_RHYTHM, N_("How Often"), N_("Days Between Meetings"), NULL, TRUE },
  { TRELLIS_CLAUSE_LENGTH, NULL, N_("Minutes"), NULL, TRUE },
  { "way", N_("How"), NULL, NULL, FALSE },
  { TRELLIS_CLAUSE_SCHEDULING, N_("Who"), NULL, NULL, TRUE },
  { TRELLIS_CLAUSE_AGENDA, N_("Who"), N_("Days Ahead"), NULL, TRUE },
  { TRELLIS_CLAUSE_NOTES, N_("Who"), N_("Hours After the Meeting"), NULL, TRUE },
  { TRELLIS_CLAUSE_TRACKING, N_("Who"), NULL, NULL, FALSE },
  { TRELLIS_CLAUSE_RESPONSE, NULL, N_("Days"), NULL, FALSE },
  { TRELLIS_CLAUSE_CANCELLING, NULL, N_("Hours of Notice"), NULL, TRUE },
  { TRELLIS_CLAUSE_WAITING, NULL, N_("Minutes to Wait"), NULL, FALSE },
  { TRELLIS_CLAUSE_NEXT_DATE, N_("Settle It"), NULL, NULL, TRUE },
  { "feedback", N_("How Often"), NULL, NULL, FALSE },
  { TRELLIS_CLAUSE_REVIEW, NULL, NULL, N_("Review On"), FALSE },
  { TRELLIS_CLAUSE_ENDING, NULL, N_("Days of Notice"), NULL, FALSE },
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

gboolean
trellis_clause_words_plans_meetings (const TrellisClauseSpec *spec)
{
  const Words *found = find_words (spec);

  return found != NULL && found->plans_meetings;
}
