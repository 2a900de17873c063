/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-goal-dialog.h"

#include "trellis-date-row.h"
#include "trellis-draft.h"
#include "trellis-entry-row.h"
#include "trellis-first-focus.h"
#include "trellis-goal-kind-row.h"
#include "trellis-goal-verbs.h"
#include "trellis-time.h"

struct _TrellisGoalDialog
{
  AdwDialog parent_instance;

  TrellisStore *store;
  TrellisGoal *goal; /* not in the store yet */

  GtkEditable *title_row;
  TrellisGoalKindRow *kind_row;
  TrellisDateRow *target_row;
  GtkWidget *create_button;
};

enum
{
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisGoalDialog, trellis_goal_dialog, ADW_TYPE_DIALOG)

static char *
dup_title (TrellisGoalDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->title_row)));
}

static void
title_changed_cb (TrellisGoalDialog *self)
{
  g_autofree char *title = dup_title (self);

  gtk_widget_set_sensitive (self->create_button, *title != '\0');
}

static void
kind_changed_cb (TrellisGoalDialog *self)
{
  if (self->goal != NULL)
    trellis_goal_choose_kind (self->goal, trellis_goal_kind_row_get_kind (self->kind_row));
}

static void
cancel_cb (TrellisGoalDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* After the others: the person puts goals in order. */
static int
find_position (TrellisGoalDialog *self)
{
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_GOAL);
  g_autoptr(TrellisGoal) last = NULL;

  trellis_query_equals (query, "match", trellis_goal_get_match (self->goal));
  trellis_query_descending (query, "position");
  last = trellis_store_get_first (self->store, query);
  return last != NULL ? trellis_goal_get_position (last) + 1 : 0;
}

static void
create_cb (TrellisGoalDialog *self)
{
  g_autoptr(TrellisGoalDialog) alive = g_object_ref (self);
  g_autofree char *title = dup_title (self);

  if (*title == '\0')
    return;

  trellis_goal_set_title (self->goal, title);
  trellis_goal_set_position (self->goal, find_position (self));
  trellis_store_add (self->store, self->goal);
  /* Closing gives the focus back to where it was; who hears of the goal moves it on from there. */
  trellis_draft_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CREATED], 0, self->goal);
}

static void
trellis_goal_dialog_dispose (GObject *object)
{
  TrellisGoalDialog *self = TRELLIS_GOAL_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_GOAL_DIALOG);
  g_clear_object (&self->goal);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_goal_dialog_parent_class)->dispose (object);
}

static void
trellis_goal_dialog_class_init (TrellisGoalDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_goal_dialog_dispose;

  signals[CREATED] = g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, TRELLIS_TYPE_GOAL);

  g_type_ensure (TRELLIS_TYPE_DATE_ROW);
  g_type_ensure (TRELLIS_TYPE_ENTRY_ROW);
  g_type_ensure (TRELLIS_TYPE_GOAL_KIND_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/goals/trellis-goal-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalDialog, target_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisGoalDialog, create_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
}

static void
trellis_goal_dialog_init (TrellisGoalDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_first_focus_attach (ADW_DIALOG (self));
  trellis_draft_guard (ADW_DIALOG (self));
}

AdwDialog *
trellis_goal_dialog_new (TrellisStore *store, TrellisMatch *match)
{
  TrellisGoalDialog *self = g_object_new (TRELLIS_TYPE_GOAL_DIALOG, NULL);
  g_autofree char *today = trellis_day_today ();

  self->store = g_object_ref (store);
  self->goal = trellis_goal_new ();
  trellis_goal_set_match (self->goal, trellis_record_get_uid (TRELLIS_RECORD (match)));
  trellis_record_set_author (TRELLIS_RECORD (self->goal), trellis_match_get_my_role (match));
  trellis_goal_set_begun (self->goal, today);
  trellis_goal_choose_kind (self->goal, TRELLIS_GOAL_KIND_REACH);
  trellis_goal_kind_row_set_kind (self->kind_row, TRELLIS_GOAL_KIND_REACH);
  g_object_bind_property (self->goal, "target", self->target_row, "day",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  return ADW_DIALOG (self);
}
