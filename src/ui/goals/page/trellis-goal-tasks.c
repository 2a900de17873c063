/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-tasks.h"

#include "trellis-entry-row.h"
#include "trellis-goal-rules.h"
#include "trellis-goal-task-row.h"
#include "trellis-read-only.h"
#include "trellis-reorder.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

struct _TrellisGoalTasks
{
  AdwBin parent_instance;

  TrellisGoalWatch *watch;

  AdwPreferencesGroup *group;
  GtkListBox *list_box;
  GtkEditable *entry_row;
};

G_DEFINE_FINAL_TYPE (TrellisGoalTasks, trellis_goal_tasks, ADW_TYPE_BIN)

static void
entry_activated_cb (TrellisGoalTasks *self)
{
  TrellisGoal *goal = trellis_goal_watch_get_goal (self->watch);
  GListModel *tasks = trellis_goal_watch_get_tasks (self->watch);
  const guint n = g_list_model_get_n_items (tasks);
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->entry_row)));
  g_autoptr(TrellisTask) last = n > 0 ? g_list_model_get_item (tasks, n - 1) : NULL;
  g_autoptr(TrellisTask) task = NULL;

  if (*title == '\0')
    return;

  task = trellis_task_new ();
  trellis_task_set_goal (task, trellis_record_get_uid (TRELLIS_RECORD (goal)));
  trellis_task_set_title (task, title);
  trellis_task_set_position (task, last != NULL ? trellis_task_get_position (last) + 1 : 0);
  trellis_record_set_author (TRELLIS_RECORD (task), trellis_goal_watch_get_my_role (self->watch));
  if (trellis_goal_shares_tasks (goal, tasks))
    trellis_record_set_visibility (TRELLIS_RECORD (task), TRELLIS_VISIBILITY_SHARED);
  trellis_store_add (trellis_goal_watch_get_store (self->watch), task);
  gtk_editable_set_text (self->entry_row, "");
}

static void
row_activated_cb (TrellisGoalTasks *self, GtkListBoxRow *row)
{
  if (TRELLIS_IS_GOAL_TASK_ROW (row))
    gtk_widget_activate_action (GTK_WIDGET (row), "task.edit", NULL);
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  TrellisGoalTasks *self = data;

  if (GTK_IS_WIDGET (item))
    return g_object_ref (item);
  return trellis_goal_task_row_new (trellis_goal_watch_get_store (self->watch), item,
                                    trellis_goal_watch_get_tasks (self->watch));
}

static void
tasks_changed_cb (TrellisGoalTasks *self)
{
  const guint n = g_list_model_get_n_items (trellis_goal_watch_get_tasks (self->watch));
  g_autofree char *advice = NULL;

  if (n > TRELLIS_GOAL_MOST_TASKS)
    advice = g_strdup_printf (_("More than %d tasks: perhaps a goal of its own hides among them"),
                              TRELLIS_GOAL_MOST_TASKS);
  else if (n == 0)
    advice = g_strdup (_("One to six steps that lead there"));
  adw_preferences_group_set_description (self->group, advice);
}

static void
trellis_goal_tasks_dispose (GObject *object)
{
  TrellisGoalTasks *self = TRELLIS_GOAL_TASKS (object);

  if (self->list_box != NULL)
    gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_GOAL_TASKS);
  g_clear_object (&self->watch);

  G_OBJECT_CLASS (trellis_goal_tasks_parent_class)->dispose (object);
}

static void
trellis_goal_tasks_class_init (TrellisGoalTasksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_goal_tasks_dispose;

  g_type_ensure (TRELLIS_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/goals/page/trellis-goal-tasks.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalTasks, group);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalTasks, list_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalTasks, entry_row);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
trellis_goal_tasks_init (TrellisGoalTasks *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_hide (self->entry_row);
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
}

/* Once, for tasks from a template. */
void
trellis_goal_tasks_set_watch (TrellisGoalTasks *self, TrellisGoalWatch *watch)
{
  GListModel *tasks = trellis_goal_watch_get_tasks (watch);
  GListStore *models = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr(GListStore) entry = g_list_store_new (GTK_TYPE_WIDGET);
  g_autoptr(GtkFlattenListModel) all = NULL;

  g_return_if_fail (TRELLIS_IS_GOAL_TASKS (self));
  g_return_if_fail (self->watch == NULL);

  self->watch = g_object_ref (watch);
  g_list_store_append (entry, self->entry_row);
  g_list_store_append (models, tasks);
  g_list_store_append (models, entry);
  all = gtk_flatten_list_model_new (G_LIST_MODEL (models));
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (all), create_row, self, NULL);
  trellis_reorder_set_up_end (GTK_WIDGET (self->entry_row), tasks);
  g_signal_connect_object (tasks, "items-changed", G_CALLBACK (tasks_changed_cb), self,
                           G_CONNECT_SWAPPED);
  tasks_changed_cb (self);
}

/* Puts the focus on @task, or on the line for a new one if that is NULL. */
void
trellis_goal_tasks_show (TrellisGoalTasks *self, TrellisTask *task)
{
  GtkListBoxRow *row;

  g_return_if_fail (TRELLIS_IS_GOAL_TASKS (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    if (task == NULL ? (gpointer) row == (gpointer) self->entry_row
                     : TRELLIS_IS_GOAL_TASK_ROW (row) &&
                         trellis_goal_task_row_get_task (TRELLIS_GOAL_TASK_ROW (row)) == task)
      gtk_widget_grab_focus (GTK_WIDGET (row));
}
