/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-skill-rules.h"

#include <glib/gi18n-lib.h>

#include "trellis-agreement-defaults.h"
#include "trellis-match-rules.h"
#include "trellis-time.h"

#define N_LEVELS (TRELLIS_SKILL_HIGHEST - TRELLIS_SKILL_LOWEST + 1)

static const struct
{
  const char *name;
  const char *hint;
} levels[N_LEVELS] = {
  { NC_("skill", "Just Starting"), NC_("skill", "It is new, or was tried once or twice") },
  { NC_("skill", "With Help"), NC_("skill", "It works when somebody shows how or looks at it after") },
  { NC_("skill", "Independently"), NC_("skill", "It works alone in what is usual") },
  { NC_("skill", "With Ease"), NC_("skill", "It works also where it is new or hard") },
  { NC_("skill", "Helping Others"), NC_("skill", "Others ask how it is done, and learn it") },
};

static gboolean
is_level (int level)
{
  return level >= TRELLIS_SKILL_LOWEST && level <= TRELLIS_SKILL_HIGHEST;
}

/* How far a skill has come, "With Help" for 2; NULL where nothing was said. */
const char *
trellis_skill_get_level_name (int level)
{
  return is_level (level) ? g_dpgettext2 (GETTEXT_PACKAGE, "skill", levels[level - TRELLIS_SKILL_LOWEST].name) : NULL;
}

/* What that means, without a full stop; NULL where nothing was said. */
const char *
trellis_skill_get_level_hint (int level)
{
  return is_level (level) ? g_dpgettext2 (GETTEXT_PACKAGE, "skill", levels[level - TRELLIS_SKILL_LOWEST].hint) : NULL;
}

/* The name with its number, "With Help (2 of 5)"; transfer full, or NULL. */
char *
trellis_skill_describe_level (int level)
{
  const char *name = trellis_skill_get_level_name (level);

  /* Translators: how far a skill has come; "With Help (2 of 5)". */
  return name != NULL ? g_strdup_printf (_("%s (%d of %d)"), name, level, TRELLIS_SKILL_HIGHEST) : NULL;
}

/* By day, and on one day by when they were written. */
static int
compare (TrellisSkillRating *a, TrellisSkillRating *b)
{
  const int by_day = g_strcmp0 (trellis_skill_rating_get_day (a), trellis_skill_rating_get_day (b));

  return by_day != 0 ? by_day : trellis_record_compare_created (a, b);
}

/* @sign is 1 for the last, -1 for the first. */
static TrellisSkillRating *
find_outermost (GListModel *ratings, int sign)
{
  g_autoptr(TrellisSkillRating) found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (ratings); i++)
    {
      g_autoptr(TrellisSkillRating) rating = g_list_model_get_item (ratings, i);

      if (trellis_record_get_deleted (TRELLIS_RECORD (rating)) == 0 &&
          is_level (trellis_skill_rating_get_level (rating)) &&
          (found == NULL || sign * compare (rating, found) > 0))
        g_set_object (&found, rating);
    }
  return g_steal_pointer (&found);
}

/* The one that @ratings, of one skill and in any order, are compared with; transfer full, nullable. */
TrellisSkillRating *
trellis_skill_find_first (GListModel *ratings)
{
  return find_outermost (ratings, -1);
}

/* The one that tells where the skill of @ratings stands now; transfer full, nullable. */
TrellisSkillRating *
trellis_skill_find_last (GListModel *ratings)
{
  return find_outermost (ratings, 1);
}

/* "At first: With Help, now: With Ease", from the @ratings of one skill; transfer full. */
char *
trellis_skill_describe_change (GListModel *ratings)
{
  g_autoptr(TrellisSkillRating) first = trellis_skill_find_first (ratings);
  g_autoptr(TrellisSkillRating) last = trellis_skill_find_last (ratings);
  const char *now = last != NULL ? trellis_skill_get_level_name (trellis_skill_rating_get_level (last)) : NULL;

  if (now == NULL)
    return g_strdup (_("Not rated yet"));
  if (first == last)
    return g_strdup (now);
  if (trellis_skill_rating_get_level (first) == trellis_skill_rating_get_level (last))
    /* Translators: how far a skill had come and still is; "With Help, as at first". */
    return g_strdup_printf (_("%s, as at first"), now);
  /* Translators: how far a skill had come, and how far it is now; "At first: With Help, now: With Ease". */
  return g_strdup_printf (_("At first: %s, now: %s"),
                          trellis_skill_get_level_name (trellis_skill_rating_get_level (first)), now);
}

static char *
dup_earlier (char *day, const char *other)
{
  return other != NULL && strcmp (other, day) < 0 ? (g_free (day), g_strdup (other)) : day;
}

/* The first quarter of the planned time is the start, the last one the end. Who concludes before is at the end
 * from then on; @conclusion, nullable, tells since when. @zone says where a day begins. */
void
trellis_skill_span_init (TrellisSkillSpan *self, TrellisMatch *match, TrellisConclusion *conclusion, GTimeZone *zone)
{
  const TrellisMatchState state = trellis_match_get_state (match);
  const gboolean concludes = state == TRELLIS_MATCH_STATE_CONCLUDING || trellis_match_is_over (match);
  g_autofree char *made = trellis_day_of_time (trellis_record_get_created (TRELLIS_RECORD (match)), zone);
  const char *started = trellis_match_get_started (match);
  const char *planned = trellis_match_get_planned_end (match);
  g_autofree char *usual = NULL;
  g_autofree char *concluding = NULL;
  GDate date;
  int days;

  if (!trellis_day_parse (started, &date))
    started = made;
  if (!trellis_day_parse (planned, &date) || trellis_day_count (started, planned) <= 0)
    planned = usual = trellis_agreement_propose_end (started);
  days = trellis_day_parse (planned, &date) ? trellis_day_count (started, planned) : 0;
  if (concludes && conclusion != NULL && trellis_record_get_deleted (TRELLIS_RECORD (conclusion)) == 0)
    concluding = trellis_day_of_time (trellis_record_get_created (TRELLIS_RECORD (conclusion)), zone);

  self->middle = trellis_day_add (started, days / 4);
  self->half = trellis_day_add (started, days / 2);
  self->end = dup_earlier (trellis_day_add (started, days - days / 4), concluding);
}

void
trellis_skill_span_clear (TrellisSkillSpan *self)
{
  g_clear_pointer (&self->middle, g_free);
  g_clear_pointer (&self->half, g_free);
  g_clear_pointer (&self->end, g_free);
}

/* The part of the match that @day, nullable, is in. */
TrellisSkillPhase
trellis_skill_find_phase (const TrellisSkillSpan *span, const char *day)
{
  GDate date;

  if (!trellis_day_parse (day, &date))
    return TRELLIS_SKILL_PHASE_NONE;
  if (strcmp (day, span->end) >= 0)
    return TRELLIS_SKILL_PHASE_END;
  return strcmp (day, span->middle) >= 0 ? TRELLIS_SKILL_PHASE_MIDDLE : TRELLIS_SKILL_PHASE_START;
}

/* NULL where there is none. */
const char *
trellis_skill_get_phase_name (TrellisSkillPhase phase)
{
  switch (phase)
    {
    case TRELLIS_SKILL_PHASE_START:
      return C_("skill", "Start");
    case TRELLIS_SKILL_PHASE_MIDDLE:
      return C_("skill", "Middle");
    case TRELLIS_SKILL_PHASE_END:
      return C_("skill", "End");
    case TRELLIS_SKILL_PHASE_NONE:
    default:
      return NULL;
    }
}

/* Whether the skill of @ratings has been rated at the end of the match: in its last part, or since the day
 * @concluded, on which somebody began to conclude it. */
gboolean
trellis_skill_is_rated_at_end (GListModel *ratings, const TrellisSkillSpan *span, const char *concluded)
{
  g_autoptr(TrellisSkillRating) last = trellis_skill_find_last (ratings);
  const char *day = last != NULL ? trellis_skill_rating_get_day (last) : NULL;
  GDate date;

  return trellis_day_parse (day, &date) &&
         (trellis_skill_find_phase (span, day) == TRELLIS_SKILL_PHASE_END || strcmp (day, concluded) >= 0);
}

/* For which part of the match it is time to rate, if nobody has in it: at the start, once half of the time is
 * over, and in the conclusion. Only at the start is that asked of somebody who names no skills. @rated is the
 * day of the last rating of any skill, or NULL. */
TrellisSkillPhase
trellis_skill_find_due (const TrellisSkillSpan *span, gboolean is_concluding, gboolean has_skills, const char *rated,
                        const char *today)
{
  const TrellisSkillPhase done = trellis_skill_find_phase (span, rated);
  const TrellisSkillPhase phase = trellis_skill_find_phase (span, today);

  if (done >= phase || (!has_skills && phase != TRELLIS_SKILL_PHASE_START))
    return TRELLIS_SKILL_PHASE_NONE;
  if (is_concluding)
    return phase == TRELLIS_SKILL_PHASE_END ? phase : TRELLIS_SKILL_PHASE_NONE;
  if (phase == TRELLIS_SKILL_PHASE_START || (phase == TRELLIS_SKILL_PHASE_MIDDLE && strcmp (today, span->half) >= 0))
    return phase;
  return TRELLIS_SKILL_PHASE_NONE;
}
