/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-progress-figures.h"

#include "trellis-date-words.h"
#include "trellis-goal-words.h"
#include "trellis-time.h"

#include <glib/gi18n.h>

/* A chart is not shorter than this, so that a fresh goal is more than a dot. */
#define SHORTEST 7

TrellisProgressFigures *
trellis_progress_figures_new (TrellisGoalWatch *watch)
{
  TrellisProgressFigures *self = g_new0 (TrellisProgressFigures, 1);
  TrellisGoal *goal = trellis_goal_watch_get_goal (watch);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  self->today = trellis_day_today ();
  self->first = trellis_goal_dup_first_day (goal, zone);
  self->progress = trellis_goal_chart_progress (goal, trellis_goal_watch_get_tasks (watch),
                                                trellis_goal_watch_get_check_ins (watch), zone);
  self->target = trellis_goal_chart_target (goal, zone);
  self->expected = trellis_goal_get_expected (goal, self->today);
  self->now = trellis_day_count (self->first, self->today);

  self->last = MAX (self->now, SHORTEST);
  self->last =
    MAX (self->last, trellis_progress_figures_get (self->progress, self->progress->len - 1)->day);
  if (self->target->len > 1)
    self->last = MAX (self->last, trellis_progress_figures_get (self->target, 1)->day);
  return self;
}

void
trellis_progress_figures_free (TrellisProgressFigures *self)
{
  g_free (self->first);
  g_free (self->today);
  g_array_unref (self->progress);
  g_array_unref (self->target);
  g_free (self);
}

TrellisProgressPoint *
trellis_progress_figures_get (GArray *points, guint index)
{
  return &g_array_index (points, TrellisProgressPoint, index);
}

/* "Nov 27", or with the year where the chart touches more than one; transfer full. */
char *
trellis_progress_figures_format_day (TrellisProgressFigures *self, int day)
{
  g_autofree char *text = trellis_day_add (self->first, day);
  g_autofree char *last = trellis_day_add (self->first, self->last);
  g_autoptr(GDateTime) time = NULL;
  GDate date;

  if (!trellis_day_parse (text, &date))
    return g_strdup ("");

  time = g_date_time_new_local (g_date_get_year (&date), g_date_get_month (&date),
                                g_date_get_day (&date), 12, 0, 0);
  return trellis_date_words (time, strncmp (self->first, last, strlen ("2026")) == 0
                                     ? TRELLIS_DATE_WORDS_AXIS
                                     : TRELLIS_DATE_WORDS_DAY_YEAR);
}

/* "Nov 27: 40%"; transfer full. */
char *
trellis_progress_figures_format_point (TrellisProgressFigures *self,
                                       const TrellisProgressPoint *point)
{
  g_autofree char *day = trellis_progress_figures_format_day (self, point->day);
  g_autofree char *percent = trellis_goal_words_percent (point->percent);

  /* Translators: a day and how far a goal was on it, "Nov 27: 40%". */
  return g_strdup_printf (_("%s: %s"), day, percent);
}

/* The whole chart in words; transfer full. */
char *
trellis_progress_figures_describe (TrellisProgressFigures *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->progress->len; i++)
    {
      g_autofree char *point = trellis_progress_figures_format_point (
        self, trellis_progress_figures_get (self->progress, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", point);
    }

  if (self->target->len > 1)
    {
      g_autofree char *point = trellis_progress_figures_format_point (
        self, trellis_progress_figures_get (self->target, 1));

      g_string_append (text, ". ");
      /* Translators: the end of the straight line in a chart, "Target Nov 27: 100%". */
      g_string_append_printf (text, _("Target %s"), point);
      if (self->expected >= 0)
        {
          g_autofree char *percent = trellis_goal_words_percent (self->expected);

          g_string_append (text, ". ");
          /* Translators: where a straight line from beginning to target would be. */
          g_string_append_printf (text, _("Straight line today: %s"), percent);
        }
    }
  return g_string_free (text, FALSE);
}
