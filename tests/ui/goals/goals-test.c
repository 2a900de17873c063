/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "goals-test.h"

#include "trellis-goal-row.h"
#include "trellis-goals-place.h"

TrellisGoal *
goals_test_add_goal (UiTest *test, const char *title, int position)
{
  TrellisGoal *goal = trellis_goal_new ();

  trellis_goal_set_match (goal, trellis_record_get_uid (TRELLIS_RECORD (test->match)));
  trellis_goal_set_title (goal, title);
  trellis_goal_set_position (goal, position);
  trellis_store_add (test->store, goal);
  return goal;
}

TrellisTask *
goals_test_add_task (UiTest *test, TrellisGoal *goal, const char *title, int position)
{
  TrellisTask *task = trellis_task_new ();

  trellis_task_set_goal (task, trellis_record_get_uid (TRELLIS_RECORD (goal)));
  trellis_task_set_title (task, title);
  trellis_task_set_position (task, position);
  trellis_store_add (test->store, task);
  return task;
}

GtkWidget *
goals_test_create_place (UiTest *test)
{
  return g_object_new (TRELLIS_TYPE_GOALS_PLACE, "store", test->store, "match", test->match, NULL);
}

gpointer
goals_test_get_first (UiTest *test, GType type)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (type);

  trellis_store_flush (test->store, NULL);
  return trellis_store_get_first (test->store, query);
}

const char *
goals_test_get_uid (gpointer record)
{
  return trellis_record_get_uid (TRELLIS_RECORD (record));
}

TrellisGoal *
goals_test_get_row_goal (GtkWidget *place, guint index)
{
  GtkWidget *row = ui_test_find (place, TRELLIS_TYPE_GOAL_ROW, index);

  return row != NULL ? trellis_goal_row_get_goal (TRELLIS_GOAL_ROW (row)) : NULL;
}
