/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-conclusion-rules.h"

#include <glib/gi18n-lib.h>

#include "trellis-goal.h"
#include "trellis-meeting-rules.h"
#include "trellis-phrase.h"
#include "trellis-time.h"

/* Trellis's own number: for so long one is asked for the first update from its day on. */
#define UPDATE_DAYS 14

static const char *const words[] = {
  NC_("suitable", "Not at All"), NC_("suitable", "Hardly"),    NC_("suitable", "Partly"),
  NC_("suitable", "Mostly"),     NC_("suitable", "Very Much"),
};

/* Whether @meeting can be named as the last: it is to be, or has been; whatever is canceled was none. */
gboolean
trellis_meeting_may_be_last (TrellisMeeting *meeting)
{
  const TrellisMeetingState state = trellis_meeting_get_state (meeting);

  return state == TRELLIS_MEETING_STATE_HELD || trellis_meeting_state_is_planned (state);
}

/* Whether the goal with this uid goes on without the match. */
gboolean
trellis_conclusion_has_goal_go_on (TrellisConclusion *conclusion, const char *goal)
{
  return g_strv_contains (trellis_conclusion_get_goals_going_on (conclusion), goal);
}

void
trellis_conclusion_let_goal_go_on (TrellisConclusion *conclusion, const char *goal, gboolean goes_on)
{
  const char *const *before = trellis_conclusion_get_goals_going_on (conclusion);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) goals = NULL;

  for (; *before != NULL; before++)
    if (!g_str_equal (*before, goal))
      g_strv_builder_add (builder, *before);
  if (goes_on)
    g_strv_builder_add (builder, goal);
  goals = g_strv_builder_end (builder);
  trellis_conclusion_set_goals_going_on (conclusion, (const char *const *) goals);
}

/* How many of @goals, of TrellisGoal, are open and not said to go on. */
guint
trellis_conclusion_count_unreviewed (TrellisConclusion *conclusion, GListModel *goals)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (goals); i++)
    {
      g_autoptr(TrellisGoal) goal = g_list_model_get_item (goals, i);
      TrellisRecord *record = TRELLIS_RECORD (goal);

      if (trellis_record_get_deleted (record) == 0 && trellis_goal_get_state (goal) == TRELLIS_GOAL_STATE_OPEN &&
          !trellis_conclusion_has_goal_go_on (conclusion, trellis_record_get_uid (record)))
        n++;
    }
  return n;
}

static TrellisClosing
unless (gboolean is_there, TrellisClosing closing)
{
  return is_there ? 0 : closing;
}

/* What of a good ending is not there yet. @has_last says whether a meeting is named as the last; @goals are
 * those of the match, @n_unrated of its skills are not rated at its end. It is told and never asked for: any
 * match can be ended as it is. */
TrellisClosing
trellis_conclusion_find_missing (TrellisConclusion *conclusion, gboolean has_last, GListModel *goals,
                                 guint n_unrated)
{
  return unless (has_last, TRELLIS_CLOSING_LAST_MEETING) |
         unless (trellis_conclusion_count_unreviewed (conclusion, goals) == 0, TRELLIS_CLOSING_GOALS) |
         unless (n_unrated == 0, TRELLIS_CLOSING_SKILLS) |
         unless (trellis_conclusion_get_learned (conclusion) != NULL, TRELLIS_CLOSING_LEARNED) |
         unless (trellis_conclusion_get_thanks (conclusion) != NULL, TRELLIS_CLOSING_THANKS) |
         unless (trellis_conclusion_get_in_touch (conclusion) != NULL ||
                   trellis_conclusion_get_first_update (conclusion) != NULL,
                 TRELLIS_CLOSING_IN_TOUCH);
}

/* "the last meeting, thanks"; NULL where nothing is missing; transfer full. */
char *
trellis_conclusion_describe_missing (TrellisClosing missing)
{
  const char *const names[] = {
    /* Translators: what is missing at the end of a match, in a list of such things. */
    NC_("missing", "the last meeting"), NC_("missing", "goals to look at"), NC_("missing", "skills to rate"),
    NC_("missing", "what you learned"), NC_("missing", "thanks"),           NC_("missing", "how you stay in touch"),
  };
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((missing & (1u << i)) != 0)
      g_strv_builder_add (builder, g_dpgettext2 (GETTEXT_PACKAGE, "missing", names[i]));
  list = g_strv_builder_end (builder);
  return list[0] != NULL ? trellis_phrase_list ((const char *const *) list) : NULL;
}

/* Whether there is all that takes words. */
gboolean
trellis_conclusion_is_written (TrellisConclusion *conclusion)
{
  return trellis_conclusion_get_learned (conclusion) != NULL && trellis_conclusion_get_thanks (conclusion) != NULL &&
         trellis_conclusion_get_in_touch (conclusion) != NULL;
}

/* How well the two suited each other, "Mostly" for 4; NULL where nothing was said. */
const char *
trellis_conclusion_get_suitable_words (int suitable)
{
  return suitable >= TRELLIS_SUITABLE_LOWEST && suitable <= TRELLIS_SUITABLE_HIGHEST
           ? g_dpgettext2 (GETTEXT_PACKAGE, "suitable", words[suitable - TRELLIS_SUITABLE_LOWEST])
           : NULL;
}

/* The same with its number, "Mostly (4 of 5)"; transfer full, or NULL. */
char *
trellis_conclusion_describe_suitable (int suitable)
{
  const char *said = trellis_conclusion_get_suitable_words (suitable);

  /* Translators: how well two people suited each other; "Mostly (4 of 5)". */
  return said != NULL ? g_strdup_printf (_("%s (%d of %d)"), said, suitable, TRELLIS_SUITABLE_HIGHEST) : NULL;
}

/* Whether the day of the first update, which may be NULL, has come, and not long ago. */
gboolean
trellis_conclusion_asks_for_update (const char *first_update, const char *today)
{
  GDate date;
  int days;

  if (!trellis_day_parse (first_update, &date))
    return FALSE;
  days = trellis_day_count (first_update, today);
  return days >= 0 && days < UPDATE_DAYS;
}
