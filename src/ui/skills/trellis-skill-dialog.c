/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-skill-dialog.h"

#include "trellis-draft.h"
#include "trellis-entry-row.h"
#include "trellis-first-focus.h"
#include "trellis-text-view.h"
#include "trellis-wrapped-title.h"

struct _TrellisSkillDialog
{
  AdwDialog parent_instance;

  TrellisSkill *skill;

  GtkWidget *save_button;
  GtkEditable *name_row;
  TrellisTextView *text_view;
};

G_DEFINE_FINAL_TYPE (TrellisSkillDialog, trellis_skill_dialog, ADW_TYPE_DIALOG)

static char *
dup_name (TrellisSkillDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
}

static void
name_changed_cb (TrellisSkillDialog *self)
{
  g_autofree char *name = dup_name (self);

  gtk_widget_set_sensitive (self->save_button, *name != '\0');
}

static void
save_cb (TrellisSkillDialog *self)
{
  g_autofree char *name = dup_name (self);
  g_autofree char *why = g_strstrip (trellis_text_view_dup_text (self->text_view));

  trellis_skill_set_name (self->skill, name);
  trellis_skill_set_why (self->skill, why);
  trellis_draft_close (ADW_DIALOG (self));
}

static void
trellis_skill_dialog_dispose (GObject *object)
{
  TrellisSkillDialog *self = TRELLIS_SKILL_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_SKILL_DIALOG);
  g_clear_object (&self->skill);

  G_OBJECT_CLASS (trellis_skill_dialog_parent_class)->dispose (object);
}

static void
trellis_skill_dialog_class_init (TrellisSkillDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_skill_dialog_dispose;

  g_type_ensure (TRELLIS_TYPE_ENTRY_ROW);
  g_type_ensure (TRELLIS_TYPE_TEXT_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/skills/trellis-skill-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisSkillDialog, text_view);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
trellis_skill_dialog_init (TrellisSkillDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_first_focus_attach (ADW_DIALOG (self));
  trellis_draft_guard (ADW_DIALOG (self));
  trellis_wrapped_title_make_all (GTK_WIDGET (self));
}

AdwDialog *
trellis_skill_dialog_new (TrellisSkill *skill)
{
  TrellisSkillDialog *self = g_object_new (TRELLIS_TYPE_SKILL_DIALOG, NULL);
  const char *name = trellis_skill_get_name (skill);
  const char *why = trellis_skill_get_why (skill);

  self->skill = g_object_ref (skill);
  gtk_editable_set_text (self->name_row, name != NULL ? name : "");
  trellis_text_view_set_text (self->text_view, why != NULL ? why : "");
  name_changed_cb (self);
  return ADW_DIALOG (self);
}
