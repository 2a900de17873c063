/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-closing-dialog.h"

#include "trellis-draft.h"
#include "trellis-first-focus.h"
#include "trellis-goal-verbs.h"
#include "trellis-text-view.h"

#include <glib/gi18n.h>

struct _TrellisGoalClosingDialog
{
  AdwDialog parent_instance;

  TrellisStore *store;
  TrellisGoal *goal;
  TrellisGoalState state; /* that it is to have */
  GtkWidget *teller;      /* in whose window it is told; a weak pointer */

  GtkWidget *image;
  GtkLabel *question_label;
  GtkLabel *explanation_label;
  TrellisTextView *text_view;
  GtkButton *close_button;
};

G_DEFINE_FINAL_TYPE (TrellisGoalClosingDialog, trellis_goal_closing_dialog, ADW_TYPE_DIALOG)

static void
cancel_cb (TrellisGoalClosingDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
close_cb (TrellisGoalClosingDialog *self)
{
  g_autoptr(GtkWidget) keep = g_object_ref_sink (GTK_WIDGET (self));
  g_autofree char *words = g_strstrip (trellis_text_view_dup_text (self->text_view));

  trellis_draft_close (ADW_DIALOG (self));
  if (self->teller == NULL)
    return;
  if (self->state == TRELLIS_GOAL_STATE_REACHED)
    trellis_goal_reach (self->teller, self->store, self->goal, words);
  else
    trellis_goal_let_go (self->teller, self->goal, words);
}

static gboolean
key_pressed_cb (TrellisGoalClosingDialog *self, guint key, guint code,
                GdkModifierType state)
{
  if ((state & GDK_CONTROL_MASK) == 0 || (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter))
    return GDK_EVENT_PROPAGATE;

  close_cb (self);
  return GDK_EVENT_STOP;
}

static void
ask (TrellisGoalClosingDialog *self)
{
  const gboolean reached = self->state == TRELLIS_GOAL_STATE_REACHED;
  const char *words = trellis_goal_get_closing_words (self->goal);

  adw_dialog_set_title (ADW_DIALOG (self), reached ? _("Goal Reached") : _("Let Go of Goal"));
  gtk_widget_set_visible (self->image, reached);
  gtk_label_set_label (self->question_label,
                       reached ? _("What did you win?") : _("Why do you let it go?"));
  gtk_label_set_label (self->explanation_label,
                       reached
                         ? _("It becomes a note of its own, which only you see until you share it.")
                         : _("Letting go is a decision too, and makes room for another goal."));
  gtk_button_set_label (self->close_button, reached ? _("_Reached") : _("_Let Go"));
  trellis_text_view_set_text (self->text_view, words != NULL ? words : "");
}

static void
trellis_goal_closing_dialog_dispose (GObject *object)
{
  TrellisGoalClosingDialog *self = TRELLIS_GOAL_CLOSING_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_GOAL_CLOSING_DIALOG);
  g_clear_weak_pointer (&self->teller);
  g_clear_object (&self->goal);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_goal_closing_dialog_parent_class)->dispose (object);
}

static void
trellis_goal_closing_dialog_class_init (TrellisGoalClosingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_goal_closing_dialog_dispose;

  g_type_ensure (TRELLIS_TYPE_TEXT_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/goals/trellis-goal-closing-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalClosingDialog, image);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalClosingDialog, question_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalClosingDialog, explanation_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalClosingDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalClosingDialog, close_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
trellis_goal_closing_dialog_init (TrellisGoalClosingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_first_focus_attach (ADW_DIALOG (self));
  trellis_draft_guard (ADW_DIALOG (self));
}

/* @state is reached or let go; what is done is told in the window of @teller. */
AdwDialog *
trellis_goal_closing_dialog_new (TrellisStore *store, TrellisGoal *goal, TrellisGoalState state,
                                 GtkWidget *teller)
{
  TrellisGoalClosingDialog *self = g_object_new (TRELLIS_TYPE_GOAL_CLOSING_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->goal = g_object_ref (goal);
  self->state = state;
  g_set_weak_pointer (&self->teller, teller);
  ask (self);
  return ADW_DIALOG (self);
}
