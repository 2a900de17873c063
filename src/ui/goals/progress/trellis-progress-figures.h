/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-goal-progress.h"
#include "trellis-goal-watch.h"

G_BEGIN_DECLS

/* What a chart of a goal's progress shows: points in days since its first day, and words for them. */
typedef struct
{
  char *first; /* day at the beginning */
  char *today;
  int now;     /* days from the first day to today */
  int last;    /* days from the first day to the end of the chart */
  int expected; /* where the straight line to the target is today, or -1 */
  GArray *progress; /* of TrellisProgressPoint, at least one */
  GArray *target;   /* both ends of the straight line, or empty */
} TrellisProgressFigures;

TrellisProgressFigures *trellis_progress_figures_new          (TrellisGoalWatch             *watch);
void                    trellis_progress_figures_free         (TrellisProgressFigures       *self);
TrellisProgressPoint   *trellis_progress_figures_get          (GArray                       *points,
                                                               guint                         index);
char                   *trellis_progress_figures_format_day   (TrellisProgressFigures       *self,
                                                               int                           day);
char                   *trellis_progress_figures_format_point (TrellisProgressFigures       *self,
                                                               const TrellisProgressPoint   *point);
char                   *trellis_progress_figures_describe     (TrellisProgressFigures       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisProgressFigures, trellis_progress_figures_free)

G_END_DECLS
