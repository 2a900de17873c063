/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-rules.h"

#include <glib/gi18n-lib.h>

#include "trellis-time.h"

/* A title says what exactly when it has some words or some length: "Run a 10k" and "Give a talk"
 * pass, "Rust" and "Talk more" do not. Wide characters, of scripts without spaces, count double. */
#define SPECIFIC_WORDS 3
#define SPECIFIC_COLUMNS 15

static gboolean
is_specific (const char *title)
{
  int words = 0, columns = 0;
  gboolean in_word = FALSE;

  for (const char *p = title; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          in_word = FALSE;
          continue;
        }
      if (!in_word)
        words++;
      in_word = TRUE;
      columns += g_unichar_iswide (c) ? 2 : 1;
    }
  return words >= SPECIFIC_WORDS || columns >= SPECIFIC_COLUMNS;
}

static gboolean
says_something (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static guint
count_tasks (GListModel *tasks)
{
  guint count = 0;

  for (guint i = 0; tasks != NULL && i < g_list_model_get_n_items (tasks); i++)
    {
      g_autoptr(TrellisRecord) task = g_list_model_get_item (tasks, i);

      if (trellis_record_get_deleted (task) == 0)
        count++;
    }
  return count;
}

/* The letters that @goal with its TrellisTasks still misses; 0 for none.
 *
 * Specific: the title has three words or fifteen letters. Measurable: the measure is written down.
 * Achievable: one to six tasks lead there. Relevant: the reason is written down. Time-bound: there is
 * a target day. It never looks at what the words mean: the person knows better. */
TrellisSmart
trellis_goal_find_missing (TrellisGoal *goal, GListModel *tasks)
{
  const guint n_tasks = count_tasks (tasks);
  TrellisSmart missing = 0;
  GDate day;

  if (!is_specific (trellis_goal_get_title (goal)))
    missing |= TRELLIS_SMART_SPECIFIC;
  if (!says_something (trellis_goal_get_measure (goal)))
    missing |= TRELLIS_SMART_MEASURABLE;
  if (n_tasks < 1 || n_tasks > TRELLIS_GOAL_MOST_TASKS)
    missing |= TRELLIS_SMART_ACHIEVABLE;
  if (!says_something (trellis_goal_get_why (goal)))
    missing |= TRELLIS_SMART_RELEVANT;
  if (!trellis_day_parse (trellis_goal_get_target (goal), &day))
    missing |= TRELLIS_SMART_TIME_BOUND;
  return missing;
}

/* The initial of a single letter of SMART. */
const char *
trellis_smart_get_letter (TrellisSmart letter)
{
  switch (letter)
    {
    case TRELLIS_SMART_SPECIFIC:
      return C_("SMART letter", "S");
    case TRELLIS_SMART_MEASURABLE:
      return C_("SMART letter", "M");
    case TRELLIS_SMART_ACHIEVABLE:
      return C_("SMART letter", "A");
    case TRELLIS_SMART_RELEVANT:
      return C_("SMART letter", "R");
    case TRELLIS_SMART_TIME_BOUND:
      return C_("SMART letter", "T");
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
trellis_smart_get_name (TrellisSmart letter)
{
  switch (letter)
    {
    case TRELLIS_SMART_SPECIFIC:
      return _("Specific");
    case TRELLIS_SMART_MEASURABLE:
      return _("Measurable");
    case TRELLIS_SMART_ACHIEVABLE:
      return _("Achievable");
    case TRELLIS_SMART_RELEVANT:
      return _("Relevant");
    case TRELLIS_SMART_TIME_BOUND:
      return _("Time-Bound");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* What would bring in a letter that is missing. */
const char *
trellis_smart_get_hint (TrellisSmart letter)
{
  switch (letter)
    {
    case TRELLIS_SMART_SPECIFIC:
      return _("Say in a few words what exactly will be different.");
    case TRELLIS_SMART_MEASURABLE:
      return _("Write down how you will know that you got there.");
    case TRELLIS_SMART_ACHIEVABLE:
      return _("Break it into one to six tasks.");
    case TRELLIS_SMART_RELEVANT:
      return _("Write down why it matters to you.");
    case TRELLIS_SMART_TIME_BOUND:
      return _("Pick a day to get there.");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* The day to aim at for a goal of @kind that begins on @begun: six weeks, six months or three years
 * later, in the middle of the ranges that trellis_goal_judge_target() knows. NULL if @begun is no
 * day; transfer full. */
char *
trellis_goal_propose_target (TrellisGoalKind kind, const char *begun)
{
  GDate day;

  if (!trellis_day_parse (begun, &day))
    return NULL;

  switch (kind)
    {
    case TRELLIS_GOAL_KIND_HABIT:
      return trellis_day_add (begun, 6 * 7);
    case TRELLIS_GOAL_KIND_REACH:
      return trellis_day_add_months (begun, 6);
    case TRELLIS_GOAL_KIND_STRETCH:
      return trellis_day_add_months (begun, 3 * 12);
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
find_target_range (TrellisGoalKind kind, const char *begun, char **earliest, char **latest)
{
  switch (kind)
    {
    case TRELLIS_GOAL_KIND_HABIT:
      *earliest = trellis_day_add (begun, 4 * 7);
      *latest = trellis_day_add (begun, 8 * 7);
      break;
    case TRELLIS_GOAL_KIND_REACH:
      *earliest = trellis_day_add_months (begun, 3);
      *latest = trellis_day_add_months (begun, 12);
      break;
    case TRELLIS_GOAL_KIND_STRETCH:
      *earliest = trellis_day_add_months (begun, 2 * 12);
      *latest = trellis_day_add_months (begun, 5 * 12);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Whether @target suits the kind: -1 sooner than usual, 1 later, 0 within the range or not known.
 * docs/mentoring.md, "Goals". */
int
trellis_goal_judge_target (TrellisGoalKind kind, const char *begun, const char *target)
{
  g_autofree char *earliest = NULL;
  g_autofree char *latest = NULL;
  GDate day;

  if (!trellis_day_parse (begun, &day) || !trellis_day_parse (target, &day))
    return 0;

  find_target_range (kind, begun, &earliest, &latest);
  if (strcmp (target, earliest) < 0)
    return -1;
  return strcmp (target, latest) > 0 ? 1 : 0;
}

/* Whether @goal is open past its target day. */
gboolean
trellis_goal_is_overdue (TrellisGoal *goal, const char *today)
{
  return trellis_goal_get_state (goal) == TRELLIS_GOAL_STATE_OPEN &&
         trellis_goal_get_target (goal) != NULL &&
         strcmp (trellis_goal_get_target (goal), today) < 0;
}

/* Whether @goal is shared with its TrellisTasks, so that a new one is shared too. With one of them
 * private, or none yet, new ones are private: nothing is shared that nobody chose to share. */
gboolean
trellis_goal_shares_tasks (TrellisGoal *goal, GListModel *tasks)
{
  if (trellis_record_get_visibility (TRELLIS_RECORD (goal)) != TRELLIS_VISIBILITY_SHARED)
    return FALSE;

  for (guint i = 0; tasks != NULL && i < g_list_model_get_n_items (tasks); i++)
    {
      g_autoptr(TrellisRecord) task = g_list_model_get_item (tasks, i);

      if (trellis_record_get_deleted (task) == 0 &&
          trellis_record_get_visibility (task) != TRELLIS_VISIBILITY_SHARED)
        return FALSE;
    }
  return count_tasks (tasks) > 0;
}

/* Transfer full; nullable. */
static TrellisGoal *
find_goal (GListModel *goals, const char *uid)
{
  for (guint i = 0; uid != NULL && i < g_list_model_get_n_items (goals); i++)
    {
      g_autoptr(TrellisGoal) goal = g_list_model_get_item (goals, i);

      if (g_strcmp0 (trellis_record_get_uid (TRELLIS_RECORD (goal)), uid) == 0)
        return g_steal_pointer (&goal);
    }
  return NULL;
}

/* Whether @goal can be a part of @parent: no goal is a part of itself, not through others either.
 * @goals are those of the match. */
gboolean
trellis_goal_can_have_parent (TrellisGoal *goal, TrellisGoal *parent, GListModel *goals)
{
  g_autoptr(TrellisGoal) above = g_object_ref (parent);

  /* Steps are counted, since foreign data may hold a circle that @goal is not in. */
  for (guint i = 0; above != NULL && i <= g_list_model_get_n_items (goals); i++)
    {
      g_autoptr(TrellisGoal) next = NULL;

      if (above == goal)
        return FALSE;
      next = find_goal (goals, trellis_goal_get_parent (above));
      g_set_object (&above, next);
    }
  return TRUE;
}
