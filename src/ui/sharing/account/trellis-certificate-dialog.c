/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-certificate-dialog.h"

#include "trellis-alert-heading.h"
#include "trellis-log.h"
#include "trellis-store-sharing.h"
#include "trellis-sync-state-words.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

/* Asks whether a certificate is trusted that a server has instead of the one that was agreed to, or that somebody
 * vouched for. */
typedef struct
{
  GtkWidget *widget;
  TrellisStore *store;
  TrellisSharer *sharer;
  TrellisAccount *account;
  char *fingerprint;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->store);
  g_object_unref (self->sharer);
  trellis_account_free (self->account);
  g_free (self->fingerprint);
  g_free (self);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Question *self)
{
  g_autoptr(GError) error = NULL;

  if (!g_str_equal (response, "trust"))
    return;
  g_set_str (&self->account->certificate, self->fingerprint);
  if (trellis_store_save_account (self->store, self->account, &error))
    {
      trellis_sharer_sync_account (self->sharer, self->account->uid);
      return;
    }
  trellis_log_failure ("A certificate cannot be kept", error);
  trellis_undo_tell (self->widget, _("This could not be written to the journal. Nothing was changed."));
}

/* The account through which @match is shared, if its last run failed for the certificate, whose @fingerprint (transfer
 * none) is told; else NULL. */
static TrellisAccount *
find_account (TrellisStore *store, TrellisSharer *sharer, const char *match, const char **fingerprint)
{
  TrellisSyncSession *session = trellis_sharer_get_session (sharer);
  g_autoptr(TrellisSharing) sharing = trellis_store_dup_sharing (store, match);
  const GError *error = NULL;

  if (session == NULL || sharing == NULL || sharing->account == NULL)
    return NULL;
  error = trellis_sync_status_get_error (trellis_sync_session_get_status (session, match));
  *fingerprint = trellis_sync_error_get_detail (error);
  if (*fingerprint == NULL || error->code != TRELLIS_SYNC_ERROR_CERTIFICATE)
    return NULL;
  return trellis_store_dup_account (store, sharing->account);
}

/* @match is a uid; nothing happens where there is nothing to agree to. */
void
trellis_certificate_dialog_present (GtkWidget *widget, TrellisStore *store, TrellisSharer *sharer, const char *match)
{
  const char *fingerprint = NULL;
  TrellisAccount *account = find_account (store, sharer, match, &fingerprint);
  g_autofree char *print = NULL;
  g_autofree char *body = NULL;
  AdwAlertDialog *dialog;
  Question *self;

  if (account == NULL)
    return;

  print = trellis_sync_words_print (fingerprint);
  /* Translators: the address of a server, and the fingerprint of a certificate. */
  body = g_strdup_printf (_("%s has a certificate that nobody vouches for, and that is new to this computer. Perhaps it "
                            "was renewed; but somebody else may be answering. Ask whoever runs the server whether this "
                            "is its SHA-256 fingerprint:\n\n%s"),
                          account->address, print);
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Unknown Certificate"), body));
  self = g_new0 (Question, 1);
  self->widget = g_object_ref (widget);
  self->store = g_object_ref (store);
  self->sharer = g_object_ref (sharer);
  self->account = account;
  self->fingerprint = g_strdup (fingerprint);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "trust", _("_Trust This Certificate"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "trust", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, question_free, G_CONNECT_DEFAULT);
  trellis_alert_heading_mend (dialog);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}
