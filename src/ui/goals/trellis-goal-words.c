/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-words.h"

#include "trellis-format.h"
#include "trellis-goal-progress.h"
#include "trellis-goal-rules.h"
#include "trellis-habit.h"
#include "trellis-time.h"

#include <glib/gi18n.h>

/* What a goal of @kind is, in a line. */
const char *
trellis_goal_words_explain_kind (TrellisGoalKind kind)
{
  switch (kind)
    {
    case TRELLIS_GOAL_KIND_HABIT:
      return _("Something to do again and again, for 4 to 8 weeks");
    case TRELLIS_GOAL_KIND_REACH:
      return _("A step you can see from here, 3 to 12 months away");
    case TRELLIS_GOAL_KIND_STRETCH:
      return _("A direction more than a step, 2 to 5 years away");
    default:
      g_return_val_if_reached ("");
    }
}

char *
trellis_goal_words_title (TrellisGoal *goal)
{
  const char *title = trellis_goal_get_title (goal);

  return g_strdup (title != NULL ? title : _("Untitled Goal"));
}

char *
trellis_goal_words_percent (int percent)
{
  /* Translators: a percentage, such as 40%. */
  return g_strdup_printf (_("%d%%"), percent);
}

static char *
count_tasks (GListModel *tasks)
{
  const guint all = g_list_model_get_n_items (tasks);
  guint done = 0;

  for (guint i = 0; i < all; i++)
    {
      g_autoptr(TrellisTask) task = g_list_model_get_item (tasks, i);

      if (trellis_task_get_done (task) != 0)
        done++;
    }
  /* Translators: how many of the tasks of a goal are done, "2 of 5 tasks". */
  return g_strdup_printf (g_dngettext (NULL, "%u of %u task", "%u of %u tasks", all), done, all);
}

/* "Not started", "40% · 2 of 5 tasks", "50% · 3 of 6 weeks", "Reached". */
char *
trellis_goal_words_progress (TrellisGoalWatch *watch)
{
  TrellisGoal *goal = trellis_goal_watch_get_goal (watch);
  const int progress = trellis_goal_watch_get_progress (watch);
  g_autofree char *percent = NULL;
  g_autofree char *counted = NULL;

  if (trellis_goal_get_state (goal) == TRELLIS_GOAL_STATE_REACHED)
    return g_strdup (C_("goal", "Reached"));
  if (progress == TRELLIS_GOAL_NOT_STARTED)
    return g_strdup (C_("goal", "Not started"));

  percent = trellis_goal_words_percent (progress);
  if (trellis_habit_counts_weeks (goal))
    counted = trellis_habit_describe (goal);
  else if (!trellis_goal_watch_is_by_hand (watch))
    counted = count_tasks (trellis_goal_watch_get_tasks (watch));
  return trellis_format_line (percent, counted, NULL);
}

/* "Target day: Fri, Nov 27", "Past its day: Nov 3", "No target day". */
char *
trellis_goal_words_target (TrellisGoal *goal, const char *today)
{
  g_autofree char *day = trellis_format_day (trellis_goal_get_target (goal));

  if (day == NULL)
    return g_strdup (_("No target day"));
  if (trellis_goal_is_overdue (goal, today))
    /* Translators: the day to which a goal was planned is over: "Yesterday" or "Nov 3". */
    return g_strdup_printf (_("Past its day: %s"), day);

  /* Translators: the day to which a goal is planned, "Tomorrow" or "Fri, Nov 27". */
  return g_strdup_printf (_("Target day: %s"), day);
}

/* "Reached · Nov 3", "Let go · Yesterday"; NULL for an open goal. */
char *
trellis_goal_words_closed (TrellisGoal *goal)
{
  g_autofree char *day = NULL;

  if (trellis_goal_get_closed (goal) != 0)
    day = trellis_format_day_of_time (trellis_goal_get_closed (goal), trellis_time_now ());

  switch (trellis_goal_get_state (goal))
    {
    case TRELLIS_GOAL_STATE_REACHED:
      return trellis_format_line (C_("goal", "Reached"), day, NULL);
    case TRELLIS_GOAL_STATE_LET_GO:
      return trellis_format_line (C_("goal", "Let go"), day, NULL);
    case TRELLIS_GOAL_STATE_OPEN:
    default:
      return NULL;
    }
}
