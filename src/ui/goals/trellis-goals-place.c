/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goals-place.h"

#include "trellis-file-verbs.h"
#include "trellis-goal-closing-dialog.h"
#include "trellis-goal-dialog.h"
#include "trellis-goal-list.h"
#include "trellis-goal-page.h"
#include "trellis-goal-verbs.h"
#include "trellis-read-only.h"
#include "trellis-reorder.h"
#include "trellis-skills-page.h"
#include "trellis-status-bin.h"
#include "trellis-steady-focus.h"
#include "trellis-turn.h"
#include "trellis-undo.h"
#include "trellis-wrapped-button.h"

#include <glib/gi18n.h>

struct _TrellisGoalsPlace
{
  TrellisPlace parent_instance;

  GtkStack *stack;
  AdwNavigationSplitView *split_view;
  AdwNavigationPage *nothing_page; /* beside the list when no goal is chosen */
  TrellisGoalList *list;
};

G_DEFINE_FINAL_TYPE (TrellisGoalsPlace, trellis_goals_place, TRELLIS_TYPE_PLACE)

static void
goal_changed_cb (TrellisGoalsPlace *self)
{
  TrellisGoal *goal = trellis_goal_list_get_goal (self->list);

  if (goal == NULL)
    {
      adw_navigation_split_view_set_show_content (self->split_view, FALSE);
      adw_navigation_split_view_set_content (self->split_view, self->nothing_page);
      return;
    }
  adw_navigation_split_view_set_content (
    self->split_view,
    trellis_goal_page_new (trellis_place_get_store (TRELLIS_PLACE (self)), goal));
}

static void
n_goals_changed_cb (TrellisGoalsPlace *self)
{
  gtk_stack_set_visible_child_name (
    self->stack, trellis_goal_list_get_n_goals (self->list) > 0 ? "list" : "empty");
}

static void
activated_cb (TrellisGoalsPlace *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
choose_goal (TrellisGoalsPlace *self, TrellisGoal *goal)
{
  trellis_goal_list_set_goal (self->list, goal);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static TrellisGoalPage *
show_goal (TrellisGoalsPlace *self, TrellisGoal *goal)
{
  trellis_goal_list_show_all (self->list);
  choose_goal (self, goal);
  return TRELLIS_GOAL_PAGE (adw_navigation_split_view_get_content (self->split_view));
}

/* The uid of the goal that @record belongs to; nullable. */
static const char *
get_goal_uid (TrellisRecord *record)
{
  if (TRELLIS_IS_TASK (record))
    return trellis_task_get_goal (TRELLIS_TASK (record));
  if (TRELLIS_IS_CHECK_IN (record))
    return trellis_check_in_get_goal (TRELLIS_CHECK_IN (record));

  return trellis_record_get_uid (record);
}

/* Transfer full; nullable. */
static TrellisGoal *
find_goal (TrellisGoalsPlace *self, const char *uid)
{
  g_autoptr(TrellisGoal) goal =
    uid != NULL
      ? trellis_store_get (trellis_place_get_store (TRELLIS_PLACE (self)), TRELLIS_TYPE_GOAL, uid)
      : NULL;

  if (goal == NULL || trellis_record_get_deleted (TRELLIS_RECORD (goal)) != 0)
    return NULL;
  return g_steal_pointer (&goal);
}

static void
trellis_goals_place_show (TrellisPlace *place, TrellisRecord *record)
{
  TrellisGoalsPlace *self = TRELLIS_GOALS_PLACE (place);
  g_autoptr(TrellisGoal) goal = NULL;

  /* They have a page of their own. */
  if (TRELLIS_IS_SKILL (record) || TRELLIS_IS_SKILL_RATING (record))
    {
      trellis_skills_page_open (GTK_WIDGET (self), trellis_place_get_store (place), trellis_place_get_match (place),
                                record);
      return;
    }

  goal = find_goal (self, get_goal_uid (record));
  if (goal != NULL)
    trellis_goal_page_show (show_goal (self, goal), record);
}

static TrellisRecord *
trellis_goals_place_get_chosen (TrellisPlace *place)
{
  return (TrellisRecord *) trellis_goal_list_get_goal (TRELLIS_GOALS_PLACE (place)->list);
}

static void
trellis_goals_place_choose (TrellisPlace *place, TrellisRecord *record)
{
  if (TRELLIS_IS_GOAL (record))
    choose_goal (TRELLIS_GOALS_PLACE (place), TRELLIS_GOAL (record));
}

static void
goal_created_cb (TrellisGoalsPlace *self, TrellisGoal *goal)
{
  trellis_goal_page_begin (show_goal (self, goal));
}

static void
goal_new_action (GtkWidget *widget, const char *name,
                 GVariant *parameter)
{
  TrellisPlace *place = TRELLIS_PLACE (widget);
  AdwDialog *dialog =
    trellis_goal_dialog_new (trellis_place_get_store (place), trellis_place_get_match (place));

  g_signal_connect_object (dialog, "created", G_CALLBACK (goal_created_cb), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
goal_close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisGoalsPlace *self = TRELLIS_GOALS_PLACE (widget);
  g_autoptr(TrellisGoal) goal = find_goal (self, g_variant_get_string (parameter, NULL));
  const TrellisGoalState state = g_str_equal (name, "goal.reach") ? TRELLIS_GOAL_STATE_REACHED
                                                                  : TRELLIS_GOAL_STATE_LET_GO;

  if (goal != NULL && trellis_goal_get_state (goal) == TRELLIS_GOAL_STATE_OPEN)
    adw_dialog_present (trellis_goal_closing_dialog_new (
                          trellis_place_get_store (TRELLIS_PLACE (self)), goal, state, widget),
                        widget);
}

static void
goal_reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisGoalsPlace *self = TRELLIS_GOALS_PLACE (widget);
  g_autoptr(TrellisGoal) goal = find_goal (self, g_variant_get_string (parameter, NULL));

  if (goal != NULL)
    trellis_goal_reopen (widget, goal);
}

static void
goal_delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisGoalsPlace *self = TRELLIS_GOALS_PLACE (widget);
  g_autoptr(TrellisGoal) goal = find_goal (self, g_variant_get_string (parameter, NULL));

  if (goal == NULL)
    return;

  trellis_undo_delete (widget, trellis_place_get_store (TRELLIS_PLACE (self)), goal,
                       _("Goal deleted"));
  trellis_goal_list_focus (self->list);
}

static void
goal_turn_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisGoalsPlace *self = TRELLIS_GOALS_PLACE (widget);
  g_autoptr(TrellisGoal) goal = find_goal (self, g_variant_get_string (parameter, NULL));

  if (goal != NULL && trellis_turn (widget, trellis_place_get_store (TRELLIS_PLACE (self)), goal))
    trellis_goal_list_focus (self->list);
}

static void
goal_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisGoalsPlace *self = TRELLIS_GOALS_PLACE (widget);
  g_autoptr(TrellisGoal) goal = find_goal (self, g_variant_get_string (parameter, NULL));

  if (goal != NULL)
    trellis_file_verbs_save_record (widget, trellis_place_get_store (TRELLIS_PLACE (self)), TRELLIS_RECORD (goal));
}

static void
goal_move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisGoalsPlace *self = TRELLIS_GOALS_PLACE (widget);
  g_autoptr(TrellisGoal) goal = NULL;
  const char *uid;
  int steps;

  g_variant_get (parameter, "(&si)", &uid, &steps);
  goal = find_goal (self, uid);
  if (goal == NULL)
    return;

  trellis_reorder_move (trellis_goal_list_get_open (self->list), goal, steps);
  trellis_goal_list_set_goal (self->list, goal);
  trellis_goal_list_focus (self->list);
}

static void
trellis_goals_place_constructed (GObject *object)
{
  TrellisGoalsPlace *self = TRELLIS_GOALS_PLACE (object);
  TrellisPlace *place = TRELLIS_PLACE (self);

  G_OBJECT_CLASS (trellis_goals_place_parent_class)->constructed (object);

  trellis_place_set_split_view (place, self->split_view);
  trellis_goal_list_set_match (self->list, trellis_place_get_store (place),
                               trellis_place_get_match (place), trellis_place_get_choices (place));
}

static void
trellis_goals_place_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), TRELLIS_TYPE_GOALS_PLACE);

  G_OBJECT_CLASS (trellis_goals_place_parent_class)->dispose (object);
}

static void
trellis_goals_place_class_init (TrellisGoalsPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_goals_place_constructed;
  object_class->dispose = trellis_goals_place_dispose;
  TRELLIS_PLACE_CLASS (klass)->show = trellis_goals_place_show;
  TRELLIS_PLACE_CLASS (klass)->get_chosen = trellis_goals_place_get_chosen;
  TRELLIS_PLACE_CLASS (klass)->choose = trellis_goals_place_choose;

  g_type_ensure (TRELLIS_TYPE_GOAL_LIST);
  g_type_ensure (TRELLIS_TYPE_STATUS_BIN);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/goals/trellis-goals-place.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalsPlace, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalsPlace, split_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalsPlace, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalsPlace, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, goal_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, n_goals_changed_cb);

  gtk_widget_class_install_action (widget_class, "goal.new", NULL, goal_new_action);
  gtk_widget_class_install_action (widget_class, "goal.reach", "s", goal_close_action);
  gtk_widget_class_install_action (widget_class, "goal.let-go", "s", goal_close_action);
  gtk_widget_class_install_action (widget_class, "goal.reopen", "s", goal_reopen_action);
  gtk_widget_class_install_action (widget_class, "goal.delete", "s", goal_delete_action);
  gtk_widget_class_install_action (widget_class, "goal.turn", "s", goal_turn_action);
  gtk_widget_class_install_action (widget_class, "goal.save", "s", goal_save_action);
  gtk_widget_class_install_action (widget_class, "goal.move", "(si)", goal_move_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "goal.new", NULL);
}

static void
trellis_goals_place_init (TrellisGoalsPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_read_only_shut (self, "goal.new", "goal.reach", "goal.let-go", "goal.reopen", "goal.delete",
                          "goal.turn", "goal.move", NULL);
  trellis_steady_focus_attach (GTK_WIDGET (self), GTK_WIDGET (self->split_view));
  trellis_wrapped_button_make_all (GTK_WIDGET (self));
}
