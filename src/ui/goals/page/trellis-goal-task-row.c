/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-task-row.h"

#include "trellis-date-button.h"
#include "trellis-list-row.h"
#include "trellis-mark.h"
#include "trellis-menu.h"
#include "trellis-read-only.h"
#include "trellis-reorder.h"
#include "trellis-spot.h"
#include "trellis-time.h"
#include "trellis-title-view.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

struct _TrellisGoalTaskRow
{
  GtkListBoxRow parent_instance;

  TrellisStore *store;
  TrellisTask *task;
  GListModel *tasks;

  GtkWidget *handle;
  GtkCheckButton *check_button;
  TrellisTitleView *title_view;
  TrellisDateButton *due_button;
  GtkImage *mark_image;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (TrellisGoalTaskRow, trellis_goal_task_row, GTK_TYPE_LIST_BOX_ROW)

/* The controls of many rows are told apart by the title of their task. */
static void
update_names (TrellisGoalTaskRow *self)
{
  const char *title = trellis_task_get_title (self->task);
  g_autofree char *due = NULL;

  if (title == NULL)
    title = _("Untitled task");

  trellis_list_row_name (self, "%s", title);
  trellis_list_row_name (self->check_button, _("“%s” is done"), title);
  trellis_list_row_name (self->title_view, _("Title of “%s”"), title);
  trellis_list_row_name (self->menu_button, _("Menu of “%s”"), title);
  due = g_strdup_printf (_("Due date of “%s”"), title);
  g_object_set (self->due_button, "caption", due, NULL);
}

static void
update (TrellisGoalTaskRow *self)
{
  const gboolean done = trellis_task_get_done (self->task) != 0;

  gtk_check_button_set_active (self->check_button, done);
  if (done)
    gtk_widget_add_css_class (GTK_WIDGET (self->title_view), "done");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title_view), "done");
  trellis_mark_show (self->mark_image, trellis_record_get_visibility (TRELLIS_RECORD (self->task)));
  update_names (self);
}

static void
check_toggled_cb (TrellisGoalTaskRow *self)
{
  const gboolean done = gtk_check_button_get_active (self->check_button);

  if (done != (trellis_task_get_done (self->task) != 0))
    trellis_task_set_done (self->task, done ? trellis_time_now () : 0);
}

static void
title_activate_cb (TrellisGoalTaskRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
secondary_pressed_cb (TrellisGoalTaskRow *self)
{
  trellis_list_row_open_menu (self->menu_button);
}

static void
task_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (TRELLIS_GOAL_TASK_ROW (widget)->title_view));
}

static void
task_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trellis_list_row_open_menu (TRELLIS_GOAL_TASK_ROW (widget)->menu_button);
}

static void
task_share (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisRecord *task = TRELLIS_RECORD (TRELLIS_GOAL_TASK_ROW (widget)->task);

  trellis_record_set_visibility (task,
                                 trellis_record_get_visibility (task) == TRELLIS_VISIBILITY_SHARED
                                   ? TRELLIS_VISIBILITY_PRIVATE
                                   : TRELLIS_VISIBILITY_SHARED);
}

static GtkWidget *
find_row (GtkWidget *list, TrellisTask *task)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (TRELLIS_IS_GOAL_TASK_ROW (row) && TRELLIS_GOAL_TASK_ROW (row)->task == task)
      return row;

  return NULL;
}

/* The list makes new rows for what has moved; the focus goes along. */
static void
task_move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisGoalTaskRow *self = TRELLIS_GOAL_TASK_ROW (widget);
  g_autoptr(TrellisTask) task = g_object_ref (self->task);
  g_autoptr(GListModel) tasks = g_object_ref (self->tasks);
  GtkWidget *list = gtk_widget_get_parent (widget);
  GtkWidget *row;

  trellis_reorder_move (tasks, task, g_variant_get_int32 (parameter));
  row = find_row (list, task);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
task_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisGoalTaskRow *self = TRELLIS_GOAL_TASK_ROW (widget);
  g_autoptr(TrellisTask) task = g_object_ref (self->task);
  g_autoptr(TrellisStore) store = g_object_ref (self->store);
  GtkWidget *list = gtk_widget_get_parent (widget);

  trellis_list_row_leave (widget);
  trellis_undo_delete (list, store, task, _("Task deleted"));
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  TrellisGoalTaskRow *self = data;
  TrellisRecord *record = TRELLIS_RECORD (self->task);
  g_autoptr(TrellisGoal) goal =
    trellis_store_get (self->store, TRELLIS_TYPE_GOAL, trellis_task_get_goal (self->task));
  const gboolean shared = trellis_record_get_visibility (record) == TRELLIS_VISIBILITY_SHARED;
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) order = g_menu_new ();
  g_autoptr(GMenu) rest = g_menu_new ();

  if (trellis_reorder_can_move (self->tasks, self->task, -1))
    trellis_menu_append (order, _("Move _Up"), "task.move", g_variant_new_int32 (-1));
  if (trellis_reorder_can_move (self->tasks, self->task, 1))
    trellis_menu_append (order, _("Move _Down"), "task.move", g_variant_new_int32 (1));
  g_menu_append (rest, _("_Rename"), "task.edit");
  if (shared)
    g_menu_append (rest, _("Make _Private"), "task.share");
  else if (goal != NULL &&
           trellis_record_get_visibility (TRELLIS_RECORD (goal)) == TRELLIS_VISIBILITY_SHARED)
    g_menu_append (rest, _("_Share"), "task.share");
  g_menu_append (rest, _("_Delete"), "task.delete");

  trellis_menu_append_section (menu, order);
  trellis_menu_append_section (menu, rest);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
trellis_goal_task_row_dispose (GObject *object)
{
  TrellisGoalTaskRow *self = TRELLIS_GOAL_TASK_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_GOAL_TASK_ROW);
  g_clear_object (&self->tasks);
  g_clear_object (&self->task);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_goal_task_row_parent_class)->dispose (object);
}

static void
trellis_goal_task_row_class_init (TrellisGoalTaskRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_goal_task_row_dispose;

  g_type_ensure (TRELLIS_TYPE_TITLE_VIEW);
  g_type_ensure (TRELLIS_TYPE_DATE_BUTTON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/goals/page/trellis-goal-task-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalTaskRow, handle);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalTaskRow, check_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalTaskRow, title_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalTaskRow, due_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalTaskRow, mark_image);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalTaskRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, check_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_activate_cb);

  gtk_widget_class_install_action (widget_class, "task.delete", NULL, task_delete);
  gtk_widget_class_install_action (widget_class, "task.edit", NULL, task_edit);
  gtk_widget_class_install_action (widget_class, "task.menu", NULL, task_menu);
  gtk_widget_class_install_action (widget_class, "task.move", "i", task_move);
  gtk_widget_class_install_action (widget_class, "task.share", NULL, task_share);
  trellis_list_row_class_add_keys (widget_class, "task");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "task.move", "i",
                                       -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "task.move", "i",
                                       1);
}

static void
trellis_goal_task_row_init (TrellisGoalTaskRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_shut (self, "task.delete", "task.move", "task.share", NULL);
  trellis_date_button_make_wrapped (self->due_button);

  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
}

GtkWidget *
trellis_goal_task_row_new (TrellisStore *store, TrellisTask *task, GListModel *tasks)
{
  TrellisGoalTaskRow *self = g_object_new (TRELLIS_TYPE_GOAL_TASK_ROW, NULL);

  self->store = g_object_ref (store);
  self->task = g_object_ref (task);
  self->tasks = g_object_ref (tasks);
  trellis_spot_set_record (self, task);
  trellis_reorder_set_up (GTK_WIDGET (self), self->handle, tasks, task);

  g_object_bind_property (task, "title", self->title_view, "text",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (task, "due", self->due_button, "day",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (task, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

TrellisTask *
trellis_goal_task_row_get_task (TrellisGoalTaskRow *self)
{
  g_return_val_if_fail (TRELLIS_IS_GOAL_TASK_ROW (self), NULL);

  return self->task;
}
