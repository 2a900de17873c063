/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-plan.h"

#include "trellis-date-row.h"
#include "trellis-goal-kind-row.h"
#include "trellis-goal-parent-row.h"
#include "trellis-goal-rules.h"
#include "trellis-goal-verbs.h"
#include "trellis-partner-words.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

struct _TrellisGoalPlan
{
  AdwBin parent_instance;

  TrellisGoalWatch *watch;
  gboolean is_updating;

  TrellisGoalKindRow *kind_row;
  TrellisDateRow *begun_row;
  TrellisDateRow *target_row;
  TrellisGoalParentRow *parent_row;
  AdwSwitchRow *by_hand_row;
  AdwSwitchRow *shared_row;
  AdwSwitchRow *tasks_shared_row;
};

G_DEFINE_FINAL_TYPE (TrellisGoalPlan, trellis_goal_plan, ADW_TYPE_BIN)

static void
kind_changed_cb (TrellisGoalPlan *self)
{
  if (self->watch != NULL && !self->is_updating)
    trellis_goal_choose_kind (trellis_goal_watch_get_goal (self->watch),
                              trellis_goal_kind_row_get_kind (self->kind_row));
}

static void
shared_changed_cb (TrellisGoalPlan *self)
{
  if (self->watch != NULL && !self->is_updating)
    trellis_goal_share (self->watch, adw_switch_row_get_active (self->shared_row));
}

static void
tasks_shared_changed_cb (TrellisGoalPlan *self)
{
  if (self->watch != NULL && !self->is_updating)
    trellis_goal_share_tasks (self->watch, adw_switch_row_get_active (self->tasks_shared_row));
}

/* What is unusual about the target day, if anything is. */
static const char *
judge_target (TrellisGoal *goal)
{
  const int judgment =
    trellis_goal_judge_target (trellis_goal_get_kind (goal), trellis_goal_get_begun (goal),
                               trellis_goal_get_target (goal));

  if (judgment < 0)
    return _("Sooner than usual for this kind");
  if (judgment > 0)
    return _("Later than usual for this kind");
  return "";
}

static void
update_sharing (TrellisGoalPlan *self, TrellisGoal *goal)
{
  GListModel *tasks = trellis_goal_watch_get_tasks (self->watch);
  const gboolean shared =
    trellis_record_get_visibility (TRELLIS_RECORD (goal)) == TRELLIS_VISIBILITY_SHARED;

  adw_switch_row_set_active (self->shared_row, shared);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->shared_row),
                               shared ? _("Seen by both of you, with its check-ins")
                                      : _("Only you see this goal"));
  gtk_widget_set_visible (GTK_WIDGET (self->tasks_shared_row),
                          shared && g_list_model_get_n_items (tasks) > 0);
  adw_switch_row_set_active (self->tasks_shared_row, trellis_goal_shares_tasks (goal, tasks));
}

static void
update (TrellisGoalPlan *self)
{
  TrellisGoal *goal = trellis_goal_watch_get_goal (self->watch);

  /* Sharing changes one record after the other. */
  if (self->is_updating)
    return;

  self->is_updating = TRUE;
  trellis_goal_kind_row_set_kind (self->kind_row, trellis_goal_get_kind (goal));
  trellis_date_row_set_subtitle (self->target_row, judge_target (goal));
  update_sharing (self, goal);
  self->is_updating = FALSE;
}

static void
trellis_goal_plan_dispose (GObject *object)
{
  TrellisGoalPlan *self = TRELLIS_GOAL_PLAN (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_GOAL_PLAN);
  g_clear_object (&self->watch);

  G_OBJECT_CLASS (trellis_goal_plan_parent_class)->dispose (object);
}

static void
trellis_goal_plan_class_init (TrellisGoalPlanClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_goal_plan_dispose;

  g_type_ensure (TRELLIS_TYPE_DATE_ROW);
  g_type_ensure (TRELLIS_TYPE_GOAL_KIND_ROW);
  g_type_ensure (TRELLIS_TYPE_GOAL_PARENT_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/goals/page/trellis-goal-plan.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPlan, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPlan, begun_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPlan, target_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPlan, parent_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPlan, by_hand_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPlan, shared_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPlan, tasks_shared_row);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, shared_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tasks_shared_changed_cb);
}

static void
trellis_goal_plan_init (TrellisGoalPlan *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
}

/* "Share with Ada" */
static void
name_partner (TrellisGoalPlan *self)
{
  TrellisStore *store = trellis_goal_watch_get_store (self->watch);
  g_autoptr(TrellisMatch) match = trellis_store_get (
    store, TRELLIS_TYPE_MATCH,
    trellis_goal_get_match (trellis_goal_watch_get_goal (self->watch)));
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (store, match);
  g_autofree char *title = NULL;

  title = trellis_partner_words_say (partner != NULL ? trellis_person_get_name (partner) : NULL,
                                     /* Translators: %s is the partner's name. */
                                     _("Share with %s"), _("Share With Your Partner"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->shared_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->shared_row), title);
}

/* Once, for a plan from a template. */
void
trellis_goal_plan_set_watch (TrellisGoalPlan *self, TrellisGoalWatch *watch)
{
  const GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;
  TrellisGoal *goal = trellis_goal_watch_get_goal (watch);

  g_return_if_fail (TRELLIS_IS_GOAL_PLAN (self));
  g_return_if_fail (self->watch == NULL);

  self->watch = g_object_ref (watch);
  name_partner (self);
  trellis_goal_parent_row_set_goal (self->parent_row, trellis_goal_watch_get_store (watch), goal);
  g_object_bind_property (goal, "begun", self->begun_row, "day", flags);
  g_object_bind_property (goal, "target", self->target_row, "day", flags);
  g_object_bind_property (goal, "by-hand", self->by_hand_row, "active", flags);
  g_signal_connect_object (watch, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

void
trellis_goal_plan_focus_target (TrellisGoalPlan *self)
{
  g_return_if_fail (TRELLIS_IS_GOAL_PLAN (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->target_row));
}
