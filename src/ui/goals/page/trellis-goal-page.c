/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-page.h"

#include "trellis-clash-banner.h"
#include "trellis-form.h"
#include "trellis-format.h"
#include "trellis-goal-check-ins.h"
#include "trellis-goal-family.h"
#include "trellis-goal-menu.h"
#include "trellis-goal-plan.h"
#include "trellis-goal-star.h"
#include "trellis-goal-tasks.h"
#include "trellis-goal-watch.h"
#include "trellis-goal-words.h"
#include "trellis-habit-weeks.h"
#include "trellis-labels.h"
#include "trellis-mark.h"
#include "trellis-progress-chart.h"
#include "trellis-read-only.h"
#include "trellis-smart-check.h"
#include "trellis-spot.h"
#include "trellis-time.h"
#include "trellis-title-view.h"
#include "trellis-twin-offer.h"
#include "trellis-wrapped-button.h"
#include "trellis-wrapped-title.h"

#include <glib/gi18n.h>

struct _TrellisGoalPage
{
  AdwNavigationPage parent_instance;

  TrellisGoalWatch *watch;
  TrellisGoalState state; /* that is shown */

  GtkButton *reach_button;
  GtkMenuButton *menu_button;
  TrellisClashBanner *clash_banner;
  TrellisTwinOffer *twin_offer;
  TrellisTitleView *title_view;
  GtkImage *mark_image;
  GtkLabel *when_label;
  GtkWidget *progress_box;
  GtkProgressBar *progress_bar;
  GtkLabel *progress_label;
  GtkWidget *closed_box;
  TrellisGoalStar *star;
  AdwPreferencesGroup *closed_group;
  GtkButton *reopen_button;
  TrellisSmartCheck *smart_check;
  AdwPreferencesGroup *about_group;
  GtkWidget *why_row;
  GtkWidget *measure_row;
  TrellisHabitWeeks *weeks;
  TrellisGoalTasks *tasks;
  TrellisProgressChart *chart;
  TrellisGoalCheckIns *check_ins;
  TrellisGoalFamily *family;
  TrellisGoalPlan *plan;
};

G_DEFINE_FINAL_TYPE (TrellisGoalPage, trellis_goal_page, ADW_TYPE_NAVIGATION_PAGE)

/* Where each letter is filled in. */
static void
letter_chosen_cb (TrellisGoalPage *self, guint letter)
{
  switch ((TrellisSmart) letter)
    {
    case TRELLIS_SMART_SPECIFIC:
      gtk_widget_grab_focus (GTK_WIDGET (self->title_view));
      break;
    case TRELLIS_SMART_MEASURABLE:
      gtk_widget_child_focus (self->measure_row, GTK_DIR_TAB_FORWARD);
      break;
    case TRELLIS_SMART_ACHIEVABLE:
      trellis_goal_tasks_show (self->tasks, NULL);
      break;
    case TRELLIS_SMART_RELEVANT:
      gtk_widget_child_focus (self->why_row, GTK_DIR_TAB_FORWARD);
      break;
    case TRELLIS_SMART_TIME_BOUND:
      trellis_goal_plan_focus_target (self->plan);
      break;
    default:
      break;
    }
}

static void
update_progress (TrellisGoalPage *self)
{
  const int progress = trellis_goal_watch_get_progress (self->watch);
  g_autofree char *words = trellis_goal_words_progress (self->watch);

  gtk_progress_bar_set_fraction (self->progress_bar, MAX (progress, 0) / 100.0);
  gtk_label_set_label (self->progress_label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress_bar),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
}

static void
update_closed (TrellisGoalPage *self, TrellisGoal *goal)
{
  const TrellisGoalState state = trellis_goal_get_state (goal);
  const gboolean is_open = state == TRELLIS_GOAL_STATE_OPEN;
  g_autofree char *words = trellis_goal_words_closed (goal);

  if (!is_open && gtk_widget_has_focus (GTK_WIDGET (self->reach_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->menu_button));
  gtk_widget_set_visible (self->closed_box, !is_open);
  gtk_widget_set_visible (self->progress_box, is_open);
  gtk_widget_set_visible (GTK_WIDGET (self->reach_button), is_open);
  gtk_widget_set_visible (GTK_WIDGET (self->star), state == TRELLIS_GOAL_STATE_REACHED);
  adw_preferences_group_set_title (self->closed_group, words != NULL ? words : "");

  if (state == TRELLIS_GOAL_STATE_REACHED && self->state == TRELLIS_GOAL_STATE_OPEN)
    trellis_goal_star_twinkle (self->star);
  self->state = state;
}

static void
update (TrellisGoalPage *self)
{
  TrellisGoal *goal = trellis_goal_watch_get_goal (self->watch);
  g_autofree char *title = trellis_goal_words_title (goal);
  g_autofree char *today = trellis_day_today ();
  g_autofree char *target = trellis_goal_words_target (goal, today);
  g_autofree char *when = trellis_format_line (trellis_label_goal_kind (trellis_goal_get_kind (goal)), target, NULL);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  trellis_mark_show (self->mark_image, trellis_record_get_visibility (TRELLIS_RECORD (goal)));
  gtk_label_set_label (self->when_label, when);
  update_progress (self);
  update_closed (self, goal);
}

static void
title_activate_cb (TrellisGoalPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  TrellisGoalPage *self = data;
  g_autoptr(GMenuModel) menu = trellis_goal_menu_new (trellis_goal_watch_get_store (self->watch),
                                                      trellis_goal_watch_get_goal (self->watch));

  gtk_menu_button_set_menu_model (button, menu);
}

static void
trellis_goal_page_dispose (GObject *object)
{
  TrellisGoalPage *self = TRELLIS_GOAL_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_GOAL_PAGE);
  g_clear_object (&self->watch);

  G_OBJECT_CLASS (trellis_goal_page_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (TRELLIS_TYPE_CLASH_BANNER);
  g_type_ensure (TRELLIS_TYPE_TWIN_OFFER);
  g_type_ensure (TRELLIS_TYPE_GOAL_CHECK_INS);
  g_type_ensure (TRELLIS_TYPE_GOAL_FAMILY);
  g_type_ensure (TRELLIS_TYPE_GOAL_PLAN);
  g_type_ensure (TRELLIS_TYPE_GOAL_STAR);
  g_type_ensure (TRELLIS_TYPE_GOAL_TASKS);
  g_type_ensure (TRELLIS_TYPE_HABIT_WEEKS);
  g_type_ensure (TRELLIS_TYPE_PROGRESS_CHART);
  g_type_ensure (TRELLIS_TYPE_SMART_CHECK);
  g_type_ensure (TRELLIS_TYPE_TITLE_VIEW);
}

static void
trellis_goal_page_class_init (TrellisGoalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_goal_page_dispose;

  ensure_types ();
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/goals/page/trellis-goal-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, reach_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, clash_banner);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, twin_offer);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, title_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, mark_image);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, when_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, progress_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, closed_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, star);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, closed_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, reopen_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, smart_check);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, about_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, weeks);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, tasks);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, chart);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, check_ins);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, family);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalPage, plan);
  gtk_widget_class_bind_template_callback (widget_class, letter_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_activate_cb);
}

static void
trellis_goal_page_init (TrellisGoalPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_shut (self, NULL);
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
  trellis_wrapped_button_make (self->reopen_button);

  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
}

/* What is written about the goal. */
static void
add_texts (TrellisGoalPage *self, TrellisGoal *goal)
{
  self->why_row =
    trellis_form_add_text (self->about_group, goal, "why", _("Why It Matters"));
  self->measure_row =
    trellis_form_add_text (self->about_group, goal, "measure", _("How We Will Know"));
  trellis_form_add_text (self->about_group, goal, "obstacles", _("What May Get in the Way"));
  trellis_form_add_text (self->closed_group, goal, "closing-words", _("In Your Words"));
}

static void
set_goal (TrellisGoalPage *self, TrellisStore *store, TrellisGoal *goal)
{
  GVariant *uid = g_variant_new_string (trellis_record_get_uid (TRELLIS_RECORD (goal)));

  self->watch = trellis_goal_watch_new (store, goal);
  self->state = trellis_goal_get_state (goal);
  trellis_spot_set_record (self, goal);
  g_object_bind_property (goal, "title", self->title_view, "text",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  add_texts (self, goal);
  trellis_clash_banner_set_record (self->clash_banner, store, goal);
  trellis_twin_offer_set_record (self->twin_offer, store, goal);
  trellis_smart_check_set_watch (self->smart_check, self->watch);
  trellis_habit_weeks_set_watch (self->weeks, self->watch);
  trellis_goal_tasks_set_watch (self->tasks, self->watch);
  trellis_progress_chart_set_watch (self->chart, self->watch);
  trellis_goal_check_ins_set_watch (self->check_ins, self->watch);
  trellis_goal_family_set_goal (self->family, store, goal);
  trellis_goal_plan_set_watch (self->plan, self->watch);

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->reach_button), uid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->reach_button), "goal.reach");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->reopen_button), uid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->reopen_button), "goal.reopen");

  g_signal_connect_object (self->watch, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

AdwNavigationPage *
trellis_goal_page_new (TrellisStore *store, TrellisGoal *goal)
{
  TrellisGoalPage *self = g_object_new (TRELLIS_TYPE_GOAL_PAGE, NULL);

  set_goal (self, store, goal);
  return ADW_NAVIGATION_PAGE (self);
}

/* Brings @record, the goal itself or a part of it, into view. */
void
trellis_goal_page_show (TrellisGoalPage *self, TrellisRecord *record)
{
  g_return_if_fail (TRELLIS_IS_GOAL_PAGE (self));

  if (TRELLIS_IS_TASK (record))
    trellis_goal_tasks_show (self->tasks, TRELLIS_TASK (record));
  else if (TRELLIS_IS_CHECK_IN (record))
    trellis_goal_check_ins_show (self->check_ins, TRELLIS_CHECK_IN (record));
}

/* Puts the focus on the first thing that a new goal has to say. */
void
trellis_goal_page_begin (TrellisGoalPage *self)
{
  g_return_if_fail (TRELLIS_IS_GOAL_PAGE (self));

  gtk_widget_child_focus (self->why_row, GTK_DIR_TAB_FORWARD);
}
