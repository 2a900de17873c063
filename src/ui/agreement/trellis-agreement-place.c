/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-agreement-place.h"

#include "trellis-agreement-status.h"
#include "trellis-agreement-steps.h"
#include "trellis-agreement-undo.h"
#include "trellis-agreement-writing.h"
#include "trellis-alert-heading.h"
#include "trellis-clash-banner.h"
#include "trellis-clause-document.h"
#include "trellis-clauses-dialog.h"
#include "trellis-launch.h"
#include "trellis-mail.h"
#include "trellis-match-rules.h"
#include "trellis-printer.h"
#include "trellis-sign-dialog.h"
#include "trellis-signature-group.h"
#include "trellis-status-bin.h"
#include "trellis-time.h"
#include "trellis-undo.h"
#include "trellis-version-dialog.h"
#include "trellis-wrapped-button.h"

#include <glib/gi18n.h>

struct _TrellisAgreementPlace
{
  TrellisPlace parent_instance;

  TrellisPerson *partner;      /* NULL if the match has none */
  TrellisPerson *me;           /* NULL until it is known */
  TrellisRecordList *versions; /* the newest first */
  TrellisAgreement *agreement; /* the newest version; NULL for none */

  GtkStack *stack;
  TrellisClashBanner *clash_banner;
  TrellisAgreementStatus *status;
  TrellisClauseDocument *clauses;
  GtkWidget *add_button;
  TrellisSignatureGroup *signatures;
};

G_DEFINE_FINAL_TYPE (TrellisAgreementPlace, trellis_agreement_place, TRELLIS_TYPE_PLACE)

static TrellisStore *
get_store (TrellisAgreementPlace *self)
{
  return trellis_place_get_store (TRELLIS_PLACE (self));
}

/* NULL where it is not known. */
static const char *
get_partner_name (TrellisAgreementPlace *self)
{
  return self->partner != NULL ? trellis_person_get_name (self->partner) : NULL;
}

/* NULL where it is not known. */
static const char *
get_my_name (TrellisAgreementPlace *self)
{
  return self->me != NULL ? trellis_person_get_name (self->me) : NULL;
}

/* A match that is over is an archive. */
static gboolean
is_match_over (TrellisAgreementPlace *self)
{
  return trellis_match_is_over (trellis_place_get_match (TRELLIS_PLACE (self)));
}

static void
update_actions (TrellisAgreementPlace *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = !is_match_over (self);
  gboolean exists = self->agreement != NULL;
  TrellisAgreementState state =
    exists ? trellis_agreement_get_state (self->agreement) : TRELLIS_AGREEMENT_STATE_REPLACED;
  gboolean is_draft = state == TRELLIS_AGREEMENT_STATE_DRAFT && writable;
  gboolean is_open = state <= TRELLIS_AGREEMENT_STATE_PROPOSED && writable;
  gboolean may_edit_again =
    exists && writable && trellis_agreement_may_edit_again (get_store (self), self->agreement);

  gtk_widget_action_set_enabled (widget, "agreement.start", !exists && writable);
  gtk_widget_action_set_enabled (widget, "agreement.print", exists);
  gtk_widget_action_set_enabled (widget, "agreement.propose", is_draft);
  gtk_widget_action_set_enabled (widget, "agreement.edit-again", may_edit_again);
  gtk_widget_action_set_enabled (widget, "agreement.change", exists && writable && !is_open);
  gtk_widget_action_set_enabled (widget, "agreement.delete-draft", is_draft);
  gtk_widget_action_set_enabled (widget, "agreement.sign", is_open);
  gtk_widget_action_set_enabled (widget, "agreement.record-signature", is_open);
  gtk_widget_action_set_enabled (widget, "agreement.withdraw", is_open);
  gtk_widget_action_set_enabled (widget, "agreement.clauses", is_draft);
  gtk_widget_action_set_enabled (widget, "agreement.add-clause", is_draft);
  gtk_widget_set_visible (self->add_button, is_draft);
}

static void
refresh (TrellisAgreementPlace *self)
{
  TrellisPlace *place = TRELLIS_PLACE (self);
  TrellisStore *store = trellis_place_get_store (place);
  TrellisSigners signers = { trellis_place_get_my_role (place), get_my_name (self),
                             get_partner_name (self) };
  g_autoptr(TrellisAgreement) newest = g_list_model_get_item (G_LIST_MODEL (self->versions), 0);
  gboolean is_draft = newest != NULL &&
                      trellis_agreement_get_state (newest) == TRELLIS_AGREEMENT_STATE_DRAFT;

  g_set_object (&self->agreement, newest);
  trellis_clash_banner_set_record (self->clash_banner, store, newest);
  trellis_clause_document_set_agreement (self->clauses, store, newest,
                                         is_draft && !is_match_over (self));
  if (newest != NULL)
    {
      trellis_agreement_status_show (self->status, store, trellis_place_get_match (place),
                                     G_LIST_MODEL (self->versions), signers.partner);
      trellis_signature_group_show (self->signatures, store, newest,
                                    is_match_over (self) ? NULL : &signers);
    }
  update_actions (self);
  gtk_stack_set_visible_child_name (self->stack, newest != NULL ? "document" : "empty");
}

/* Whether the place shows something of @record besides the clauses, which follow by themselves. */
static gboolean
concerns (TrellisAgreementPlace *self, TrellisRecord *record)
{
  TrellisMatch *match = trellis_place_get_match (TRELLIS_PLACE (self));
  const char *uid = trellis_record_get_uid (TRELLIS_RECORD (match));

  if (TRELLIS_IS_AGREEMENT (record))
    return g_strcmp0 (trellis_agreement_get_match (TRELLIS_AGREEMENT (record)), uid) == 0;
  if (TRELLIS_IS_SIGNATURE (record))
    return self->agreement != NULL &&
           g_strcmp0 (trellis_signature_get_agreement (TRELLIS_SIGNATURE (record)),
                      trellis_record_get_uid (TRELLIS_RECORD (self->agreement))) == 0;
  return record == TRELLIS_RECORD (match) || record == (TrellisRecord *) self->partner ||
         record == (TrellisRecord *) self->me;
}

static void
store_changed_cb (TrellisAgreementPlace *self, TrellisRecord *record)
{
  if (self->me == NULL && TRELLIS_IS_PERSON (record) &&
      trellis_person_get_is_me (TRELLIS_PERSON (record)))
    g_set_object (&self->me, TRELLIS_PERSON (record));
  if (concerns (self, record))
    refresh (self);
}

/* Puts the focus where one writes @agreement, which has become a draft. */
static void
begin_writing (TrellisAgreementPlace *self, TrellisAgreement *agreement)
{
  g_autoptr(GListModel) clauses = trellis_agreement_list_enabled (get_store (self), agreement);
  g_autoptr(TrellisClause) first = g_list_model_get_item (clauses, 0);

  refresh (self);
  if (first == NULL || !trellis_clause_document_show (self->clauses, first))
    gtk_widget_child_focus (GTK_WIDGET (self->clauses), GTK_DIR_TAB_FORWARD);
}

static void
agreement_start_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAgreementPlace *self = TRELLIS_AGREEMENT_PLACE (widget);
  g_autoptr(TrellisAgreement) agreement = trellis_agreement_start (
    get_store (self), trellis_place_get_match (TRELLIS_PLACE (self)));

  begin_writing (self, agreement);
}

static void
agreement_propose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAgreementPlace *self = TRELLIS_AGREEMENT_PLACE (widget);

  trellis_agreement_propose (self->agreement);
  gtk_widget_child_focus (GTK_WIDGET (self->signatures), GTK_DIR_TAB_FORWARD);
}

static void
agreement_edit_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAgreementPlace *self = TRELLIS_AGREEMENT_PLACE (widget);

  trellis_agreement_edit_again (get_store (self), self->agreement);
  begin_writing (self, self->agreement);
}

static void
change_response_cb (AdwAlertDialog *dialog, const char *response, TrellisAgreementPlace *self)
{
  g_autoptr(TrellisAgreement) next =
    trellis_agreement_change (get_store (self), self->agreement);

  begin_writing (self, next);
}

static void
agreement_change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAgreementPlace *self = TRELLIS_AGREEMENT_PLACE (widget);
  int version = trellis_agreement_get_version (self->agreement);
  /* Translators: %d is the number of a version. */
  g_autofree char *heading = g_strdup_printf (_("Draft Version %d?"), version + 1);
  AdwDialog *dialog = adw_alert_dialog_new (
    heading, _("It starts as a copy. What you have signed stays in force until you have both "
               "signed the new version."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "draft",
                                                                         /* Translators: a button that begins the draft of a new version. */
                                                                         _("_Draft"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "draft",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "draft");
  g_signal_connect_object (dialog, "response::draft", G_CALLBACK (change_response_cb), self,
                           G_CONNECT_DEFAULT);
  trellis_alert_heading_mend (ADW_ALERT_DIALOG (dialog));
  adw_dialog_present (dialog, widget);
}

static void
agreement_delete_draft_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAgreementPlace *self = TRELLIS_AGREEMENT_PLACE (widget);
  g_autoptr(TrellisAgreement) agreement = g_object_ref (self->agreement);

  trellis_agreement_delete (widget, get_store (self), agreement);
}

static void
sign (TrellisAgreementPlace *self, TrellisRole role, const char *name, gint64 when)
{
  g_autoptr(TrellisAgreement) agreement = g_object_ref (self->agreement);
  g_autoptr(TrellisSignature) signature =
    trellis_agreement_sign (get_store (self), agreement, role, name, when);

  if (signature == NULL)
    return;
  if (trellis_agreement_get_state (agreement) == TRELLIS_AGREEMENT_STATE_AGREED)
    trellis_undo_tell (GTK_WIDGET (self), _("Signed by both: the agreement is in force"));
  gtk_widget_child_focus (GTK_WIDGET (self->signatures), GTK_DIR_TAB_FORWARD);
}

/* The name is asked for once and kept for the next time. */
static void
i_signed_cb (TrellisAgreementPlace *self, const char *name, gint64 when)
{
  if (self->me == NULL)
    {
      g_autoptr(TrellisPerson) me = trellis_person_new ();

      trellis_person_set_is_me (me, TRUE);
      trellis_store_add (get_store (self), me);
      g_set_object (&self->me, me);
    }
  if (trellis_person_get_name (self->me) == NULL)
    trellis_person_set_name (self->me, name);
  sign (self, trellis_place_get_my_role (TRELLIS_PLACE (self)), name, when);
}

static void
agreement_sign_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAgreementPlace *self = TRELLIS_AGREEMENT_PLACE (widget);
  const char *my_name = get_my_name (self);
  AdwDialog *dialog;

  if (my_name != NULL)
    {
      sign (self, trellis_place_get_my_role (TRELLIS_PLACE (self)), my_name, trellis_time_now ());
      return;
    }

  /* Translators: the title and the button of the dialog in which one signs the agreement. */
  dialog = trellis_sign_dialog_new (_("Sign"), _("_Sign"), NULL);
  g_signal_connect_object (dialog, "signed", G_CALLBACK (i_signed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
partner_signed_cb (TrellisAgreementPlace *self, const char *name, gint64 when)
{
  TrellisRole mine = trellis_place_get_my_role (TRELLIS_PLACE (self));

  sign (self, trellis_role_get_other (mine), name, when);
}

static void
agreement_record_signature_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAgreementPlace *self = TRELLIS_AGREEMENT_PLACE (widget);
  AdwDialog *dialog = trellis_sign_dialog_new (
    /* Translators: the title and the button of the dialog that notes the partner’s signature. */
    _("Record Signature"), _("_Record"),
                             self->partner != NULL ? trellis_person_get_name (self->partner) : NULL);

  g_signal_connect_object (dialog, "signed", G_CALLBACK (partner_signed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
agreement_withdraw_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAgreementPlace *self = TRELLIS_AGREEMENT_PLACE (widget);
  g_autoptr(TrellisSignature) signature =
    trellis_store_get (get_store (self), TRELLIS_TYPE_SIGNATURE,
                       g_variant_get_string (parameter, NULL));

  if (signature == NULL)
    return;
  trellis_agreement_withdraw (get_store (self), signature);
  gtk_widget_child_focus (GTK_WIDGET (self->signatures), GTK_DIR_TAB_FORWARD);
}

static void
agreement_clauses_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAgreementPlace *self = TRELLIS_AGREEMENT_PLACE (widget);

  adw_dialog_present (trellis_clauses_dialog_new (get_store (self), self->agreement), widget);
}

static void
agreement_add_clause_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAgreementPlace *self = TRELLIS_AGREEMENT_PLACE (widget);
  g_autoptr(TrellisClause) clause =
    trellis_agreement_add_clause (get_store (self), self->agreement);

  if (clause != NULL)
    trellis_clause_document_show (self->clauses, clause);
}

static char *
write_text (TrellisAgreementPlace *self, TrellisAgreement *agreement)
{
  /* What is being typed is a part of it. */
  trellis_store_flush (get_store (self), NULL);
  return trellis_agreement_write (get_store (self), trellis_place_get_match (TRELLIS_PLACE (self)), agreement);
}

static void
agreement_copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAgreementPlace *self = TRELLIS_AGREEMENT_PLACE (widget);
  g_autofree char *text = NULL;

  if (self->agreement == NULL)
    return;
  text = write_text (self, self->agreement);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  trellis_undo_tell (widget, _("Agreement copied"));
}

static void
agreement_print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAgreementPlace *self = TRELLIS_AGREEMENT_PLACE (widget);

  trellis_print_agreement (widget, get_store (self), self->agreement);
}

static void
agreement_send_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAgreementPlace *self = TRELLIS_AGREEMENT_PLACE (widget);
  const char *email = self->partner != NULL ? trellis_person_get_email (self->partner) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *uri = NULL;

  if (self->agreement == NULL)
    return;

  text = write_text (self, self->agreement);
  uri = trellis_mail_dup_uri (&(TrellisMail) { .subject = _("Mentoring Agreement"), .body = text }, email);
  trellis_launch (widget, uri, _("No email program opened. Copy the agreement instead."));
}

/* Compared with the newest version, unless it is that itself. */
static TrellisVersionDialog *
read_version (TrellisAgreementPlace *self, TrellisAgreement *version)
{
  g_autofree char *text = write_text (self, version);
  AdwDialog *dialog = trellis_version_dialog_new (
    get_store (self), version, version != self->agreement ? self->agreement : NULL, text);

  adw_dialog_present (dialog, GTK_WIDGET (self));
  return TRELLIS_VERSION_DIALOG (dialog);
}

static void
agreement_read_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAgreementPlace *self = TRELLIS_AGREEMENT_PLACE (widget);
  g_autoptr(TrellisAgreement) version =
    trellis_store_get (get_store (self), TRELLIS_TYPE_AGREEMENT,
                       g_variant_get_string (parameter, NULL));

  if (version != NULL)
    read_version (self, version);
}

static void
agreement_compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TrellisAgreementPlace *self = TRELLIS_AGREEMENT_PLACE (widget);
  g_autoptr(TrellisAgreement) before = g_list_model_get_item (G_LIST_MODEL (self->versions), 1);

  if (before != NULL)
    trellis_version_dialog_show_changes (read_version (self, before));
}

static void
show_in_version (TrellisAgreementPlace *self, const char *uid, TrellisClause *clause)
{
  g_autoptr(TrellisAgreement) version =
    trellis_store_get (get_store (self), TRELLIS_TYPE_AGREEMENT, uid);

  if (version == NULL || version == self->agreement)
    {
      if (clause != NULL)
        trellis_clause_document_show (self->clauses, clause);
      return;
    }

  if (clause != NULL)
    trellis_version_dialog_show_clause (read_version (self, version), clause);
  else
    read_version (self, version);
}

static void
trellis_agreement_place_show (TrellisPlace *place, TrellisRecord *record)
{
  TrellisAgreementPlace *self = TRELLIS_AGREEMENT_PLACE (place);

  if (TRELLIS_IS_CLAUSE (record))
    show_in_version (self, trellis_clause_get_agreement (TRELLIS_CLAUSE (record)),
                     TRELLIS_CLAUSE (record));
  else if (TRELLIS_IS_SIGNATURE (record))
    show_in_version (self, trellis_signature_get_agreement (TRELLIS_SIGNATURE (record)), NULL);
  else
    show_in_version (self, trellis_record_get_uid (record), NULL);
}

static void
trellis_agreement_place_constructed (GObject *object)
{
  TrellisAgreementPlace *self = TRELLIS_AGREEMENT_PLACE (object);
  TrellisMatch *match = trellis_place_get_match (TRELLIS_PLACE (self));

  G_OBJECT_CLASS (trellis_agreement_place_parent_class)->constructed (object);

  self->partner = trellis_store_get_partner (get_store (self), match);
  self->me = trellis_store_get_me (get_store (self));

  self->versions = trellis_agreement_list_versions (get_store (self), match);
  g_signal_connect_object (self->versions, "items-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

static void
trellis_agreement_place_dispose (GObject *object)
{
  TrellisAgreementPlace *self = TRELLIS_AGREEMENT_PLACE (object);

  /* The template would let go of the bin's child behind its back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRELLIS_TYPE_AGREEMENT_PLACE);
  g_clear_object (&self->agreement);
  g_clear_object (&self->versions);
  g_clear_object (&self->me);
  g_clear_object (&self->partner);

  G_OBJECT_CLASS (trellis_agreement_place_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "agreement.start", NULL, agreement_start_action },
    { "agreement.propose", NULL, agreement_propose_action },
    { "agreement.edit-again", NULL, agreement_edit_again_action },
    { "agreement.change", NULL, agreement_change_action },
    { "agreement.delete-draft", NULL, agreement_delete_draft_action },
    { "agreement.sign", NULL, agreement_sign_action },
    { "agreement.record-signature", NULL, agreement_record_signature_action },
    { "agreement.withdraw", "s", agreement_withdraw_action },
    { "agreement.clauses", NULL, agreement_clauses_action },
    { "agreement.add-clause", NULL, agreement_add_clause_action },
    { "agreement.copy", NULL, agreement_copy_action },
    { "agreement.send", NULL, agreement_send_action },
    { "agreement.print", NULL, agreement_print_action },
    { "agreement.read", "s", agreement_read_action },
    { "agreement.compare", NULL, agreement_compare_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "agreement.print", NULL);
}

static void
trellis_agreement_place_class_init (TrellisAgreementPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_agreement_place_constructed;
  object_class->dispose = trellis_agreement_place_dispose;
  TRELLIS_PLACE_CLASS (klass)->show = trellis_agreement_place_show;

  g_type_ensure (TRELLIS_TYPE_AGREEMENT_STATUS);
  g_type_ensure (TRELLIS_TYPE_CLASH_BANNER);
  g_type_ensure (TRELLIS_TYPE_CLAUSE_DOCUMENT);
  g_type_ensure (TRELLIS_TYPE_SIGNATURE_GROUP);
  g_type_ensure (TRELLIS_TYPE_STATUS_BIN);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/agreement/trellis-agreement-place.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisAgreementPlace, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgreementPlace, clash_banner);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgreementPlace, status);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgreementPlace, clauses);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgreementPlace, add_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgreementPlace, signatures);

  install_actions (widget_class);
}

static void
trellis_agreement_place_init (TrellisAgreementPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_button_make_all (GTK_WIDGET (self));
}
