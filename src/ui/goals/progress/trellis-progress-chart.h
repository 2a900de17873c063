/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-goal-watch.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture of how a goal went: its progress over time beside the straight line to the target day.
 * A screen reader is told the figures; pointer or arrow keys show those of a single point. */
#define TRELLIS_TYPE_PROGRESS_CHART (trellis_progress_chart_get_type ())
G_DECLARE_FINAL_TYPE (TrellisProgressChart, trellis_progress_chart, TRELLIS, PROGRESS_CHART,
                      GtkWidget)

void trellis_progress_chart_set_watch (TrellisProgressChart *self,
                                       TrellisGoalWatch     *watch);

G_END_DECLS
