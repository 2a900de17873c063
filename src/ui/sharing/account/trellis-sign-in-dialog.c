/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sign-in-dialog.h"

#include "trellis-alert-heading.h"
#include "trellis-entry-title.h"
#include "trellis-store-sharing.h"
#include "trellis-sync-state-words.h"
#include "trellis-sync-words.h"
#include "trellis-undo.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Asks for the password of the account that a match is shared through. */
typedef struct
{
  GtkWidget *widget;
  TrellisStore *store;
  TrellisSharer *sharer;
  char *match;
  TrellisAccount *account;
  GtkEditable *password_row;
  AdwSwitchRow *remember_row;
} SignIn;

static void
sign_in_free (gpointer data, GClosure *closure)
{
  SignIn *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->store);
  g_object_unref (self->sharer);
  g_free (self->match);
  trellis_account_free (self->account);
  g_free (self);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GtkWidget) widget = data;
  g_autoptr(GError) error = NULL;

  if (!trellis_sync_connector_keep_password_finish (TRELLIS_SYNC_CONNECTOR (source), result, &error) &&
      gtk_widget_get_root (widget) != NULL)
    trellis_undo_tell (widget, trellis_sync_error_to_words (error));
}

/* Puts the password that was set for @account into the keyring, and tells in the window of @widget where
 * that cannot be done. */
void
trellis_sign_in_keep_password (GtkWidget *widget, TrellisSharer *sharer, const char *account, const char *user)
{
  /* Translators: what the keyring calls a password; %s is a user name. */
  g_autofree char *label = g_strdup_printf (_("Trellis: calendar account of %s"), user);

  trellis_sync_connector_keep_password_async (trellis_sharer_get_connector (sharer), account, label,
                                              kept_cb, g_object_ref (widget));
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, SignIn *self)
{
  const char *password = gtk_editable_get_text (self->password_row);

  if (!g_str_equal (response, "sign-in") || *password == '\0')
    return;
  trellis_sync_connector_set_password (trellis_sharer_get_connector (self->sharer), self->account->uid,
                                       password);
  if (adw_switch_row_get_active (self->remember_row))
    trellis_sign_in_keep_password (self->widget, self->sharer, self->account->uid, self->account->user);
  trellis_sharer_sync_account (self->sharer, self->account->uid);
}

static void
text_changed_cb (AdwAlertDialog *dialog, GtkEditable *row)
{
  adw_alert_dialog_set_response_enabled (dialog, "sign-in", *gtk_editable_get_text (row) != '\0');
}

static GtkWidget *
create_rows (SignIn *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->password_row = GTK_EDITABLE (g_object_new (ADW_TYPE_PASSWORD_ENTRY_ROW, "title", _("_Password"),
                                                     "use-underline", TRUE, "activates-default", TRUE, NULL));
  trellis_entry_title_wrap (ADW_ENTRY_ROW (self->password_row));
  self->remember_row = g_object_new (ADW_TYPE_SWITCH_ROW, "title", _("_Remember Password"), "use-underline", TRUE,
                                     "active", TRUE, "subtitle", _("In the keyring of this computer"), NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->password_row));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->remember_row));
  return list;
}

static TrellisAccount *
find_account (TrellisStore *store, const char *match)
{
  g_autoptr(TrellisSharing) sharing = trellis_store_dup_sharing (store, match);

  return sharing != NULL ? trellis_store_dup_account (store, sharing->account) : NULL;
}

/* @match is a uid; nothing happens where it is shared in no calendar. */
void
trellis_sign_in_dialog_present (GtkWidget *widget, TrellisStore *store, TrellisSharer *sharer, const char *match)
{
  TrellisAccount *account = find_account (store, match);
  g_autofree char *body = NULL;
  const char *hint;
  AdwAlertDialog *dialog;
  SignIn *self;

  if (account == NULL)
    return;

  hint = trellis_sync_words_hint (account->address);
  /* Translators: a user name, and the address of a server. */
  body = g_strdup_printf (_("The password of %s at %s"), account->user, account->address);
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Sign In"), NULL));
  if (hint != NULL)
    {
      g_autofree char *both = g_strdup_printf ("%s\n\n%s", body, hint);

      adw_alert_dialog_set_body (dialog, both);
    }
  else
    adw_alert_dialog_set_body (dialog, body);

  self = g_new0 (SignIn, 1);
  self->widget = g_object_ref (widget);
  self->store = g_object_ref (store);
  self->sharer = g_object_ref (sharer);
  self->match = g_strdup (match);
  self->account = account;
  adw_alert_dialog_set_extra_child (dialog, create_rows (self));
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "sign-in", _("_Sign In"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "sign-in", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (dialog, "sign-in", FALSE);
  adw_alert_dialog_set_default_response (dialog, "sign-in");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_dialog_set_focus (ADW_DIALOG (dialog), GTK_WIDGET (self->password_row));
  g_signal_connect_object (self->password_row, "changed", G_CALLBACK (text_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, sign_in_free, G_CONNECT_DEFAULT);
  trellis_alert_heading_mend (dialog);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}
