/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-watch.h"

#include "trellis-goal-progress.h"
#include "trellis-habit.h"

struct _TrellisGoalWatch
{
  GObject parent_instance;

  TrellisStore *store;
  TrellisGoal *goal;
  GListModel *tasks;     /* in their order */
  GListModel *check_ins; /* newest first */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisGoalWatch, trellis_goal_watch, G_TYPE_OBJECT)

static void
emit_changed (TrellisGoalWatch *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_mine (TrellisGoalWatch *self, TrellisRecord *record)
{
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (self->goal));

  if (TRELLIS_IS_TASK (record))
    return g_strcmp0 (trellis_task_get_goal (TRELLIS_TASK (record)), uid) == 0;
  if (TRELLIS_IS_CHECK_IN (record))
    return g_strcmp0 (trellis_check_in_get_goal (TRELLIS_CHECK_IN (record)), uid) == 0;

  return record == TRELLIS_RECORD (self->goal);
}

static void
store_changed_cb (TrellisGoalWatch *self, TrellisRecord *record)
{
  if (is_mine (self, record))
    emit_changed (self);
}

static GListModel *
list_parts (TrellisGoalWatch *self, GType type)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (type);
  GListModel *list;

  trellis_query_equals (query, "goal", trellis_record_get_uid (TRELLIS_RECORD (self->goal)));
  if (type == TRELLIS_TYPE_TASK)
    {
      trellis_query_ascending (query, "position");
    }
  else
    {
      trellis_query_descending (query, "day");
      trellis_query_descending (query, "created");
    }
  list = G_LIST_MODEL (trellis_store_list (self->store, query));
  g_signal_connect_object (list, "items-changed", G_CALLBACK (emit_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return list;
}

static void
trellis_goal_watch_dispose (GObject *object)
{
  TrellisGoalWatch *self = TRELLIS_GOAL_WATCH (object);

  g_clear_object (&self->check_ins);
  g_clear_object (&self->tasks);
  g_clear_object (&self->goal);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_goal_watch_parent_class)->dispose (object);
}

static void
trellis_goal_watch_class_init (TrellisGoalWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_goal_watch_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
trellis_goal_watch_init (TrellisGoalWatch *self)
{
}

TrellisGoalWatch *
trellis_goal_watch_new (TrellisStore *store, TrellisGoal *goal)
{
  TrellisGoalWatch *self = g_object_new (TRELLIS_TYPE_GOAL_WATCH, NULL);

  self->store = g_object_ref (store);
  self->goal = g_object_ref (goal);
  self->tasks = list_parts (self, TRELLIS_TYPE_TASK);
  self->check_ins = list_parts (self, TRELLIS_TYPE_CHECK_IN);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return self;
}

TrellisStore *
trellis_goal_watch_get_store (TrellisGoalWatch *self)
{
  return self->store;
}

TrellisGoal *
trellis_goal_watch_get_goal (TrellisGoalWatch *self)
{
  return self->goal;
}

GListModel *
trellis_goal_watch_get_tasks (TrellisGoalWatch *self)
{
  return self->tasks;
}

GListModel *
trellis_goal_watch_get_check_ins (TrellisGoalWatch *self)
{
  return self->check_ins;
}

/* The role of the person whose computer this is. */
TrellisRole
trellis_goal_watch_get_my_role (TrellisGoalWatch *self)
{
  g_autoptr(TrellisMatch) match =
    trellis_store_get (self->store, TRELLIS_TYPE_MATCH, trellis_goal_get_match (self->goal));

  return match != NULL ? trellis_match_get_my_role (match) : TRELLIS_ROLE_MENTEE;
}

/* See trellis_goal_get_progress(). */
int
trellis_goal_watch_get_progress (TrellisGoalWatch *self)
{
  return trellis_goal_get_progress (self->goal, self->tasks, self->check_ins);
}

/* Whether what check-ins say counts, since the person wants it so or there are no tasks and weeks to count. */
gboolean
trellis_goal_watch_is_by_hand (TrellisGoalWatch *self)
{
  return trellis_goal_get_by_hand (self->goal) ||
         (g_list_model_get_n_items (self->tasks) == 0 && !trellis_habit_counts_weeks (self->goal));
}
