/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-review-row.h"

#include "trellis-conclusion-rules.h"
#include "trellis-format.h"
#include "trellis-goal-closing-dialog.h"
#include "trellis-goal-watch.h"
#include "trellis-goal-words.h"
#include "trellis-wrap-box.h"
#include "trellis-wrapped-button.h"

#include <glib/gi18n.h>

struct _TrellisGoalReviewRow
{
  GtkListBoxRow parent_instance;

  TrellisGoalWatch *watch;
  TrellisConclusion *conclusion;
  gboolean editable;
  gboolean is_updating;

  GtkLabel *title_label;
  GtkLabel *state_label;
  GtkWidget *buttons;
  GtkWidget *reach_button;
  GtkWidget *let_go_button;
  GtkToggleButton *goes_on_button;
};

typedef enum
{
  PROP_EDITABLE = 1,
} TrellisGoalReviewRowProperty;

static GParamSpec *props[PROP_EDITABLE + 1];

G_DEFINE_FINAL_TYPE (TrellisGoalReviewRow, trellis_goal_review_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
get_uid (TrellisGoalReviewRow *self)
{
  return trellis_record_get_uid (TRELLIS_RECORD (trellis_goal_watch_get_goal (self->watch)));
}

/* "Reached · Nov 3", or how far it is, and whether it goes on. */
static char *
describe (TrellisGoalReviewRow *self, gboolean goes_on)
{
  g_autofree char *closed = trellis_goal_words_closed (trellis_goal_watch_get_goal (self->watch));
  g_autofree char *progress = NULL;

  if (closed != NULL)
    return g_steal_pointer (&closed);

  progress = trellis_goal_words_progress (self->watch);
  return trellis_format_line (progress, goes_on ? C_("goal", "Goes on") : NULL, NULL);
}

static void
update (TrellisGoalReviewRow *self)
{
  TrellisGoal *goal = trellis_goal_watch_get_goal (self->watch);
  const gboolean is_open = trellis_goal_get_state (goal) == TRELLIS_GOAL_STATE_OPEN;
  const gboolean goes_on = is_open && trellis_conclusion_has_goal_go_on (self->conclusion, get_uid (self));
  g_autofree char *title = trellis_goal_words_title (goal);
  g_autofree char *state = describe (self, goes_on);
  GtkWidget *const named[] = { self->reach_button, self->let_go_button, GTK_WIDGET (self->goes_on_button) };

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->state_label, state);
  if (gtk_widget_get_focus_child (self->buttons) != NULL && !(is_open && self->editable))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_visible (self->buttons, is_open && self->editable);
  self->is_updating = TRUE;
  gtk_toggle_button_set_active (self->goes_on_button, goes_on);
  self->is_updating = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    gtk_accessible_update_property (GTK_ACCESSIBLE (named[i]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
}

static void
close_cb (TrellisGoalReviewRow *self, GtkWidget *button)
{
  const TrellisGoalState state =
    button == self->reach_button ? TRELLIS_GOAL_STATE_REACHED : TRELLIS_GOAL_STATE_LET_GO;
  AdwDialog *dialog = trellis_goal_closing_dialog_new (trellis_goal_watch_get_store (self->watch),
                                                       trellis_goal_watch_get_goal (self->watch), state,
                                                       GTK_WIDGET (self));

  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
goes_on_cb (TrellisGoalReviewRow *self)
{
  if (!self->is_updating)
    trellis_conclusion_let_goal_go_on (self->conclusion, get_uid (self),
                                       gtk_toggle_button_get_active (self->goes_on_button));
}

static void
trellis_goal_review_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((TrellisGoalReviewRowProperty) prop_id)
    {
    case PROP_EDITABLE:
      g_value_set_boolean (value, TRELLIS_GOAL_REVIEW_ROW (object)->editable);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_goal_review_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TrellisGoalReviewRow *self = TRELLIS_GOAL_REVIEW_ROW (object);

  switch ((TrellisGoalReviewRowProperty) prop_id)
    {
    case PROP_EDITABLE:
      if (self->editable == g_value_get_boolean (value))
        break;
      self->editable = g_value_get_boolean (value);
      if (self->watch != NULL)
        update (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trellis_goal_review_row_dispose (GObject *object)
{
  TrellisGoalReviewRow *self = TRELLIS_GOAL_REVIEW_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_GOAL_REVIEW_ROW);
  g_clear_object (&self->conclusion);
  g_clear_object (&self->watch);

  G_OBJECT_CLASS (trellis_goal_review_row_parent_class)->dispose (object);
}

static void
trellis_goal_review_row_class_init (TrellisGoalReviewRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_goal_review_row_get_property;
  object_class->set_property = trellis_goal_review_row_set_property;
  object_class->dispose = trellis_goal_review_row_dispose;

  props[PROP_EDITABLE] =
    g_param_spec_boolean ("editable", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (TRELLIS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/conclusion/trellis-goal-review-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalReviewRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalReviewRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalReviewRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalReviewRow, reach_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalReviewRow, let_go_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalReviewRow, goes_on_button);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, goes_on_cb);
}

static void
trellis_goal_review_row_init (TrellisGoalReviewRow *self)
{
  self->editable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_button_make_all (self->buttons);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title_label,
                                  NULL, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->state_label, NULL, -1);
}

GtkWidget *
trellis_goal_review_row_new (TrellisStore *store, TrellisGoal *goal, TrellisConclusion *conclusion)
{
  TrellisGoalReviewRow *self = g_object_new (TRELLIS_TYPE_GOAL_REVIEW_ROW, NULL);

  self->watch = trellis_goal_watch_new (store, goal);
  self->conclusion = g_object_ref (conclusion);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (conclusion, "notify::goals-going-on", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/* Unowned. */
TrellisGoal *
trellis_goal_review_row_get_goal (TrellisGoalReviewRow *self)
{
  g_return_val_if_fail (TRELLIS_IS_GOAL_REVIEW_ROW (self), NULL);

  return trellis_goal_watch_get_goal (self->watch);
}
