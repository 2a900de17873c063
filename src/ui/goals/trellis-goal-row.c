/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-row.h"

#include "trellis-format.h"
#include "trellis-goal-menu.h"
#include "trellis-goal-words.h"
#include "trellis-labels.h"
#include "trellis-mark.h"
#include "trellis-row-menu.h"
#include "trellis-row-side.h"
#include "trellis-time.h"

#include <glib/gi18n.h>

struct _TrellisGoalRow
{
  GtkListBoxRow parent_instance;

  TrellisGoalWatch *watch;
  GtkWidget *menu; /* made when it is first wanted */

  GtkLabel *title_label;
  GtkImage *mark_image;
  GtkLabel *when_label;
  GtkProgressBar *progress_bar;
  GtkLabel *progress_label;
};

G_DEFINE_FINAL_TYPE (TrellisGoalRow, trellis_goal_row, GTK_TYPE_LIST_BOX_ROW)

static char *
say_when (TrellisGoal *goal)
{
  g_autofree char *today = trellis_day_today ();
  g_autofree char *when = trellis_goal_words_closed (goal);

  if (when == NULL)
    when = trellis_goal_words_target (goal, today);
  return trellis_format_line (trellis_label_goal_kind (trellis_goal_get_kind (goal)), when, NULL);
}

static void
update (TrellisGoalRow *self)
{
  TrellisGoal *goal = trellis_goal_watch_get_goal (self->watch);
  const gboolean is_open = trellis_goal_get_state (goal) == TRELLIS_GOAL_STATE_OPEN;
  const TrellisVisibility visibility = trellis_record_get_visibility (TRELLIS_RECORD (goal));
  g_autofree char *title = trellis_goal_words_title (goal);
  g_autofree char *when = say_when (goal);
  g_autofree char *progress = trellis_goal_words_progress (self->watch);
  g_autofree char *name = NULL;

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->when_label, when);
  gtk_label_set_label (self->progress_label, progress);
  gtk_progress_bar_set_fraction (self->progress_bar,
                                 MAX (trellis_goal_watch_get_progress (self->watch), 0) / 100.0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), is_open);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_label), is_open);
  trellis_mark_show (self->mark_image, visibility);

  name = g_strdup_printf (
    "%s, %s, %s, %s", title, when, progress,
    visibility == TRELLIS_VISIBILITY_SHARED ? C_("goal", "shared") : C_("goal", "private"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
open_menu (TrellisGoalRow *self, double x, double y)
{
  g_autoptr(GMenuModel) model = trellis_goal_menu_new (trellis_goal_watch_get_store (self->watch),
                                                       trellis_goal_watch_get_goal (self->watch));

  trellis_row_menu_open (GTK_WIDGET (self), &self->menu, model, x, y);
}

static void
open_menu_at (TrellisGoalRow *self, double x, double y, GtkGesture *gesture)
{
  GtkWidget *from = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  graphene_point_t point;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (gtk_widget_compute_point (from, GTK_WIDGET (self),
                                &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    open_menu (self, point.x, point.y);
}

static void
secondary_pressed_cb (TrellisGoalRow *self, int n, double x, double y, GtkGesture *gesture)
{
  open_menu_at (self, x, y, gesture);
}

static void
long_pressed_cb (TrellisGoalRow *self, double x, double y, GtkGesture *gesture)
{
  open_menu_at (self, x, y, gesture);
}

static gboolean
menu_key (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  open_menu (TRELLIS_GOAL_ROW (widget), 12, gtk_widget_get_height (widget) - 6);
  return GDK_EVENT_STOP;
}

static const char *
get_uid (GtkWidget *widget)
{
  return trellis_record_get_uid (
    TRELLIS_RECORD (trellis_goal_watch_get_goal (TRELLIS_GOAL_ROW (widget)->watch)));
}

static gboolean
delete_key (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  return gtk_widget_activate_action (widget, "goal.delete", "s", get_uid (widget));
}

static gboolean
move_key (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  return gtk_widget_activate_action (widget, "goal.move", "(si)", get_uid (widget),
                                     g_variant_get_int32 (parameter));
}

static void
trellis_goal_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TrellisGoalRow *self = TRELLIS_GOAL_ROW (widget);

  GTK_WIDGET_CLASS (trellis_goal_row_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
trellis_goal_row_dispose (GObject *object)
{
  TrellisGoalRow *self = TRELLIS_GOAL_ROW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_GOAL_ROW);
  g_clear_object (&self->watch);

  G_OBJECT_CLASS (trellis_goal_row_parent_class)->dispose (object);
}

static void
trellis_goal_row_class_init (TrellisGoalRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_goal_row_dispose;
  widget_class->size_allocate = trellis_goal_row_size_allocate;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/goals/trellis-goal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalRow, mark_image);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalRow, when_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalRow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalRow, progress_label);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_key, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_key, "i", 1);
}

static void
trellis_goal_row_init (TrellisGoalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_row_side_keep (GTK_WIDGET (self));
}

GtkWidget *
trellis_goal_row_new (TrellisStore *store, TrellisGoal *goal)
{
  TrellisGoalRow *self = g_object_new (TRELLIS_TYPE_GOAL_ROW, NULL);

  self->watch = trellis_goal_watch_new (store, goal);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

TrellisGoal *
trellis_goal_row_get_goal (TrellisGoalRow *self)
{
  g_return_val_if_fail (TRELLIS_IS_GOAL_ROW (self), NULL);

  return trellis_goal_watch_get_goal (self->watch);
}
