/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-goal.h"
#include "trellis-task.h"
#include "ui-test.h"

/* Adds a goal to the match of @test, or a task to a goal; transfer full. */
TrellisGoal *goals_test_add_goal     (UiTest      *test,
                                      const char  *title,
                                      int          position);
TrellisTask *goals_test_add_task     (UiTest      *test,
                                      TrellisGoal *goal,
                                      const char  *title,
                                      int          position);

GtkWidget   *goals_test_create_place (UiTest      *test);

/* The first record of that type as it is kept; transfer full. */
gpointer     goals_test_get_first    (UiTest      *test,
                                      GType        type);
const char  *goals_test_get_uid      (gpointer     record);

/* The goal of a row of the list; or NULL. */
TrellisGoal *goals_test_get_row_goal (GtkWidget   *place,
                                      guint        index);
