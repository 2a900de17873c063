/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-check-ins.h"

#include "trellis-check-in-row.h"
#include "trellis-goal-words.h"
#include "trellis-read-only.h"
#include "trellis-text-view.h"
#include "trellis-time.h"
#include "trellis-wrapped-button.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

/* How many are shown until the person asks for all. */
#define FEW 4

struct _TrellisGoalCheckIns
{
  AdwBin parent_instance;

  TrellisGoalWatch *watch;
  GtkSliceListModel *shown;

  GtkWidget *composer;
  TrellisTextView *text_view;
  GtkWidget *percent_box;
  GtkRange *percent_scale;
  GtkLabel *percent_label;
  GtkListBox *list_box;
  GtkButton *more_button;
};

G_DEFINE_FINAL_TYPE (TrellisGoalCheckIns, trellis_goal_check_ins, ADW_TYPE_BIN)

static void
percent_changed_cb (TrellisGoalCheckIns *self)
{
  g_autofree char *percent =
    trellis_goal_words_percent ((int) gtk_range_get_value (self->percent_scale));

  gtk_label_set_label (self->percent_label, percent);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->percent_scale),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, percent, -1);
}

static void
reset_scale (TrellisGoalCheckIns *self)
{
  gtk_range_set_value (self->percent_scale, MAX (trellis_goal_watch_get_progress (self->watch), 0));
  percent_changed_cb (self);
}

/* By hand the person says how far it is; else the check-in keeps what the tasks say. A check-in is
 * seen by whoever sees the goal. */
static void
check_in_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisGoalCheckIns *self = TRELLIS_GOAL_CHECK_INS (widget);
  TrellisRecord *goal = TRELLIS_RECORD (trellis_goal_watch_get_goal (self->watch));
  const int percent = trellis_goal_watch_is_by_hand (self->watch)
                        ? (int) gtk_range_get_value (self->percent_scale)
                        : MAX (trellis_goal_watch_get_progress (self->watch), 0);
  g_autofree char *today = trellis_day_today ();
  g_autofree char *comment = g_strstrip (trellis_text_view_dup_text (self->text_view));
  g_autoptr(TrellisCheckIn) check_in = trellis_check_in_new ();

  trellis_check_in_set_goal (check_in, trellis_record_get_uid (goal));
  trellis_check_in_set_day (check_in, today);
  trellis_check_in_set_percent (check_in, percent);
  trellis_check_in_set_comment (check_in, comment);
  trellis_record_set_author (TRELLIS_RECORD (check_in),
                             trellis_goal_watch_get_my_role (self->watch));
  trellis_record_set_visibility (TRELLIS_RECORD (check_in), trellis_record_get_visibility (goal));
  trellis_store_add (trellis_goal_watch_get_store (self->watch), check_in);
  trellis_text_view_set_text (self->text_view, "");
}

static void
update (TrellisGoalCheckIns *self)
{
  GListModel *all = trellis_goal_watch_get_check_ins (self->watch);
  const guint n = g_list_model_get_n_items (all);
  const gboolean by_hand = trellis_goal_watch_is_by_hand (self->watch);
  const gboolean is_open = trellis_goal_get_state (trellis_goal_watch_get_goal (self->watch)) ==
                           TRELLIS_GOAL_STATE_OPEN;
  const guint hidden = n - MIN (n, gtk_slice_list_model_get_size (self->shown));
  g_autofree char *more = NULL;

  gtk_widget_set_visible (self->composer, is_open);
  gtk_widget_set_visible (gtk_widget_get_first_child (self->percent_box), by_hand);
  gtk_widget_set_visible (GTK_WIDGET (self->percent_label), by_hand);
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), is_open || n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), hidden > 0);
  more = g_strdup_printf (g_dngettext (NULL, "Show %u Earlier", "Show %u Earlier", hidden), hidden);
  gtk_button_set_label (self->more_button, more);
}

static void
more_cb (TrellisGoalCheckIns *self)
{
  gtk_slice_list_model_set_size (self->shown, G_MAXUINT);
  update (self);
  gtk_widget_child_focus (GTK_WIDGET (self->list_box), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
create_row (gpointer check_in, gpointer data)
{
  TrellisGoalCheckIns *self = data;

  return trellis_check_in_row_new (trellis_goal_watch_get_store (self->watch), check_in);
}

static void
trellis_goal_check_ins_dispose (GObject *object)
{
  TrellisGoalCheckIns *self = TRELLIS_GOAL_CHECK_INS (object);

  if (self->list_box != NULL)
    gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_GOAL_CHECK_INS);
  g_clear_object (&self->shown);
  g_clear_object (&self->watch);

  G_OBJECT_CLASS (trellis_goal_check_ins_parent_class)->dispose (object);
}

static void
trellis_goal_check_ins_class_init (TrellisGoalCheckInsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_goal_check_ins_dispose;

  g_type_ensure (TRELLIS_TYPE_TEXT_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/goals/progress/trellis-goal-check-ins.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalCheckIns, composer);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalCheckIns, text_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalCheckIns, percent_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalCheckIns, percent_scale);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalCheckIns, percent_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalCheckIns, list_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalCheckIns, more_button);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, percent_changed_cb);

  gtk_widget_class_install_action (widget_class, "check-in.add", NULL, check_in_add);
}

/* Who scrolls the page past the scale must not move it. */
static void
ignore_wheel (GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
trellis_goal_check_ins_init (TrellisGoalCheckIns *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_shut (self, "check-in.add", NULL);
  trellis_read_only_hide (self->composer);
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
  trellis_wrapped_button_make_all (GTK_WIDGET (self));
  trellis_wrapped_button_make (self->more_button);
  ignore_wheel (GTK_WIDGET (self->percent_scale));

  /* In the card only, and before the text view's own. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_alternative_trigger_new (
                        gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                        gtk_keyval_trigger_new (GDK_KEY_KP_Enter, GDK_CONTROL_MASK)),
                      gtk_named_action_new ("check-in.add")));
  gtk_widget_add_controller (self->composer, keys);
}

/* Once, for check-ins from a template. */
void
trellis_goal_check_ins_set_watch (TrellisGoalCheckIns *self, TrellisGoalWatch *watch)
{
  g_return_if_fail (TRELLIS_IS_GOAL_CHECK_INS (self));
  g_return_if_fail (self->watch == NULL);

  self->watch = g_object_ref (watch);
  self->shown =
    gtk_slice_list_model_new (g_object_ref (trellis_goal_watch_get_check_ins (watch)), 0, FEW);
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->shown), create_row, self, NULL);
  g_signal_connect_object (watch, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (trellis_goal_watch_get_check_ins (watch), "items-changed",
                           G_CALLBACK (reset_scale), self, G_CONNECT_SWAPPED);
  reset_scale (self);
  update (self);
}

/* Puts the focus on @check_in, or on the text of a new one if that is NULL. */
void
trellis_goal_check_ins_show (TrellisGoalCheckIns *self, TrellisCheckIn *check_in)
{
  GtkListBoxRow *row;

  g_return_if_fail (TRELLIS_IS_GOAL_CHECK_INS (self));

  if (check_in == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
      return;
    }

  gtk_slice_list_model_set_size (self->shown, G_MAXUINT);
  update (self);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    if (trellis_check_in_row_get_check_in (TRELLIS_CHECK_IN_ROW (row)) == check_in)
      gtk_widget_grab_focus (GTK_WIDGET (row));
}
