/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-version-dialog.h"

#include "trellis-agreement-text.h"
#include "trellis-clause-document.h"
#include "trellis-signature-group.h"
#include "trellis-undo.h"
#include "trellis-version-changes.h"

#include <glib/gi18n.h>

struct _TrellisVersionDialog
{
  AdwDialog parent_instance;

  char *text;

  GtkLabel *state_label;
  GtkWidget *switcher;
  AdwViewStack *stack;
  TrellisClauseDocument *clauses;
  TrellisSignatureGroup *signatures;
  AdwBin *changes_frame;
};

G_DEFINE_FINAL_TYPE (TrellisVersionDialog, trellis_version_dialog, ADW_TYPE_DIALOG)

static void
version_copy_action (GtkWidget *widget, const char *name,
                     GVariant *parameter)
{
  TrellisVersionDialog *self = TRELLIS_VERSION_DIALOG (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->text);
  trellis_undo_tell (GTK_WIDGET (self->stack), _("Agreement copied"));
}

static void
trellis_version_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRELLIS_TYPE_VERSION_DIALOG);

  G_OBJECT_CLASS (trellis_version_dialog_parent_class)->dispose (object);
}

static void
trellis_version_dialog_finalize (GObject *object)
{
  g_free (TRELLIS_VERSION_DIALOG (object)->text);

  G_OBJECT_CLASS (trellis_version_dialog_parent_class)->finalize (object);
}

static void
trellis_version_dialog_class_init (TrellisVersionDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trellis_version_dialog_dispose;
  object_class->finalize = trellis_version_dialog_finalize;

  g_type_ensure (TRELLIS_TYPE_CLAUSE_DOCUMENT);
  g_type_ensure (TRELLIS_TYPE_SIGNATURE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/agreement/trellis-version-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisVersionDialog, state_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisVersionDialog, switcher);
  gtk_widget_class_bind_template_child (widget_class, TrellisVersionDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisVersionDialog, clauses);
  gtk_widget_class_bind_template_child (widget_class, TrellisVersionDialog, signatures);
  gtk_widget_class_bind_template_child (widget_class, TrellisVersionDialog, changes_frame);

  gtk_widget_class_install_action (widget_class, "version.copy", NULL, version_copy_action);
}

static void
trellis_version_dialog_init (TrellisVersionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Of @version, which is written out in @text, compared with @current, a later one or NULL. */
AdwDialog *
trellis_version_dialog_new (TrellisStore *store, TrellisAgreement *version,
                            TrellisAgreement *current, const char *text)
{
  g_autofree char *title = trellis_agreement_format_version (version);
  g_autofree char *state = trellis_agreement_format_state (version);
  TrellisVersionDialog *self = g_object_new (TRELLIS_TYPE_VERSION_DIALOG, "title", title, NULL);

  self->text = g_strdup (text);
  gtk_label_set_label (self->state_label, state);
  trellis_clause_document_set_agreement (self->clauses, store, version, FALSE);
  trellis_signature_group_show (self->signatures, store, version, NULL);

  gtk_widget_set_visible (self->switcher, current != NULL);
  if (current != NULL)
    adw_bin_set_child (self->changes_frame, trellis_version_changes_new (store, version, current));
  return ADW_DIALOG (self);
}

void
trellis_version_dialog_show_changes (TrellisVersionDialog *self)
{
  g_return_if_fail (TRELLIS_IS_VERSION_DIALOG (self));

  adw_view_stack_set_visible_child_name (self->stack, "changes");
}

void
trellis_version_dialog_show_clause (TrellisVersionDialog *self, TrellisClause *clause)
{
  g_return_if_fail (TRELLIS_IS_VERSION_DIALOG (self));

  trellis_clause_document_show (self->clauses, clause);
}
