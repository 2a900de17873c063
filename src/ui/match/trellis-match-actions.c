/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-match-actions.h"

#include "trellis-alert-heading.h"
#include "trellis-before.h"
#include "trellis-compose.h"
#include "trellis-contact-card.h"
#include "trellis-labels.h"
#include "trellis-launch.h"
#include "trellis-log.h"
#include "trellis-mail.h"
#include "trellis-photos.h"
#include "trellis-undo.h"
#include "trellis-wrapped-label.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* FALSE, having shown where to give one, where there is no address of @partner, which may be NULL. */
static gboolean
require_address (GtkWidget *widget, TrellisPerson *partner)
{
  if (partner != NULL && trellis_person_get_email (partner) != NULL)
    return TRUE;

  trellis_undo_tell (widget, _("No email address is known yet"));
  gtk_widget_activate_action (widget, "match.edit", NULL);
  return FALSE;
}

/* Opens the mail program with an empty letter to the partner. Without an address it shows where to
 * give one. */
void
trellis_match_write_to_partner (GtkWidget *widget, TrellisStore *store, TrellisMatch *match)
{
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (store, match);
  g_autofree char *address = NULL;
  g_autofree char *uri = NULL;

  if (!require_address (widget, partner))
    return;

  address = g_uri_escape_string (trellis_person_get_email (partner), "@", FALSE);
  uri = g_strconcat ("mailto:", address, NULL);
  trellis_launch (widget, uri, _("No email program opened"));
}

static void
introduced_cb (gpointer widget, gpointer match)
{
  trellis_match_set_introduced (match, TRUE);
}

typedef struct
{
  GtkWidget *widget;
  TrellisStore *store;
  TrellisMatch *match;
  GtkCheckButton *with_card; /* NULL where there is no card; unowned, while the question is asked */
  TrellisMail *mail;         /* NULL until it is written */
} Introduction;

static Introduction *
introduction_new (GtkWidget *widget, TrellisStore *store, TrellisMatch *match)
{
  Introduction *self = g_new0 (Introduction, 1);

  self->widget = g_object_ref (widget);
  self->store = g_object_ref (store);
  self->match = g_object_ref (match);
  return self;
}

static void
introduction_free (gpointer data, GClosure *closure)
{
  Introduction *self = data;

  g_clear_pointer (&self->mail, trellis_mail_free);
  g_object_unref (self->widget);
  g_object_unref (self->store);
  g_object_unref (self->match);
  g_free (self);
}

static void
mail_without_card (GtkWidget *widget, TrellisMatch *match, const TrellisMail *mail, TrellisPerson *partner)
{
  g_autofree char *uri = trellis_mail_dup_uri (mail, trellis_person_get_email (partner));

  trellis_launch_then (widget, uri, _("No email program opened"), introduced_cb, g_object_ref (match),
                       g_object_unref);
}

static void
composed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Introduction *self = data;
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (self->store, self->match);
  g_autoptr(GError) error = NULL;

  if (trellis_compose_finish (result, &error))
    introduced_cb (self->widget, self->match);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && partner != NULL &&
           trellis_person_get_email (partner) != NULL)
    {
      g_debug ("The portal for email: %s", error->message);
      mail_without_card (self->widget, self->match, self->mail, partner);
      trellis_undo_tell (self->widget, _("No email program takes attachments: save the card in Preferences and attach it"));
    }
  introduction_free (self, NULL);
}

static void
mail_with_card (Introduction *self, TrellisPerson *partner, const char *path)
{
  const TrellisComposition composition = {
    .address = trellis_person_get_email (partner),
    .subject = self->mail->subject,
    .body = self->mail->body,
    .path = path,
  };

  trellis_compose_async (&composition, composed_cb, self);
}

/* The two may have gone meanwhile. */
static void
photo_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Introduction *self = data;
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (self->store, self->match);
  g_autoptr(TrellisPerson) me = trellis_store_get_me (self->store);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) photo = trellis_photos_load_finish (self->store, result, &error);
  g_autofree char *path = NULL;

  if (error == NULL && me != NULL && partner != NULL)
    path = trellis_contact_card_write (me, photo, &error);
  if (path != NULL)
    {
      mail_with_card (self, partner, path);
      return;
    }
  if (error != NULL)
    {
      trellis_log_failure ("The contact card cannot be written", error);
      trellis_undo_tell (self->widget, _("The contact card could not be written"));
    }
  if (partner != NULL)
    mail_without_card (self->widget, self->match, self->mail, partner);
  introduction_free (self, NULL);
}

/* With my photo on it. */
static void
begin_card (GtkWidget *widget, TrellisStore *store, TrellisMatch *match, TrellisMail *mail, TrellisPerson *me)
{
  Introduction *self = introduction_new (widget, store, match);

  self->mail = mail;
  trellis_photos_load_async (store, me, photo_loaded_cb, self);
}

/* Opens the mail program with a letter that tells the partner what my profile says, and with my card, if it is
 * to be with it. Once it is open that is done. */
static void
write_introduction (GtkWidget *widget, TrellisStore *store, TrellisMatch *match, gboolean has_card)
{
  g_autoptr(TrellisPerson) partner = trellis_store_get_partner (store, match);
  g_autoptr(TrellisPerson) me = trellis_store_get_me (store);
  g_autoptr(TrellisMail) mail = NULL;

  if (!require_address (widget, partner))
    return;

  mail = trellis_mail_for_introduction (trellis_match_get_my_role (match), me, partner);
  if (has_card)
    begin_card (widget, store, match, g_steal_pointer (&mail), me);
  else
    mail_without_card (widget, match, mail, partner);
}

static void
introduce_response_cb (AdwAlertDialog *dialog, const char *response, Introduction *self)
{
  if (g_str_equal (response, "done"))
    trellis_match_set_introduced (self->match, TRUE);
  else if (g_str_equal (response, "write"))
    write_introduction (self->widget, self->store, self->match,
                        self->with_card != NULL && gtk_check_button_get_active (self->with_card));
}

/* Where my profile says who I am. */
static void
offer_card (Introduction *self, AdwAlertDialog *dialog)
{
  g_autoptr(TrellisPerson) me = trellis_store_get_me (self->store);
  const char *name = me != NULL ? trellis_person_get_name (me) : NULL;
  GtkWidget *label;

  if (name == NULL || *name == '\0')
    return;
  /* A label of the button's own would be read out with the underscore, and stay in one line. */
  label = trellis_wrapped_label_new (_("_Attach my contact card"), NULL);
  gtk_label_set_use_underline (GTK_LABEL (label), TRUE);
  self->with_card = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_check_button_set_child (self->with_card, label);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (self->with_card));
  gtk_check_button_set_active (self->with_card, TRUE);
  adw_alert_dialog_set_extra_child (dialog, GTK_WIDGET (self->with_card));
}

/* Asks whether to write the introduction now or whether it is done. */
void
trellis_match_introduce (GtkWidget *widget, TrellisStore *store, TrellisMatch *match)
{
  gboolean is_mentee = trellis_match_get_my_role (match) == TRELLIS_ROLE_MENTEE;
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
    _("Introduce Yourself?"),
      is_mentee ? _("Say thanks, tell in a few lines who you are and what you hope for, and add your "
                  "CV or a link to your work.")
                : _("Say hello, tell in a few lines who you are and what you can offer, and ask what "
                  "they hope for.")));
  Introduction *self = introduction_new (widget, store, match);

  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "done", _("Already _Done"),
                                  "write", _("_Write Email"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "write", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "write");
  adw_alert_dialog_set_close_response (dialog, "cancel");

  offer_card (self, dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (introduce_response_cb), self,
                         introduction_free, G_CONNECT_DEFAULT);
  trellis_alert_heading_mend (dialog);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* Puts @match into @state and offers to take that back. */
void
trellis_match_change_state (GtkWidget *widget, TrellisMatch *match, TrellisMatchState state)
{
  TrellisBefore *before = trellis_before_new (match, 1, trellis_match_field_state);
  /* Translators: %s is the state of a match, "Concluding". */
  g_autofree char *message =
    g_strdup_printf (_("The match is now: %s"), trellis_label_match_state (state));

  trellis_match_set_state (match, state);
  trellis_undo_offer (widget, message, trellis_before_put_back, before, trellis_before_free);
}
