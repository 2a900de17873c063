/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-connection-trouble.h"

#include "trellis-status-bin.h"
#include "trellis-sync-state-words.h"
#include "trellis-sync-words.h"
#include "trellis-wrapped-button.h"

#include <glib/gi18n.h>

struct _TrellisConnectionTrouble
{
  AdwBin parent_instance;

  GError *error;

  AdwStatusPage *page;
  GtkLabel *print_label;
  GtkButton *agree_button;
  GtkWidget *back_button;
};

enum
{
  AGREED,
  BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisConnectionTrouble, trellis_connection_trouble, ADW_TYPE_BIN)

/* Whether it may be another way the next time, with nothing changed here. */
static gboolean
is_of_way (const GError *error)
{
  switch (error->code)
    {
    case TRELLIS_SYNC_ERROR_OFFLINE:
    case TRELLIS_SYNC_ERROR_TIMEOUT:
    case TRELLIS_SYNC_ERROR_CUT:
    case TRELLIS_SYNC_ERROR_BUSY:
    case TRELLIS_SYNC_ERROR_SERVER:
    case TRELLIS_SYNC_ERROR_FAILED:
      return TRUE;
    default:
      return FALSE;
    }
}

/* How the button is called with which one goes on: a person allows what @error is about, or tries once more. NULL
 * where there is something to be changed first. Transfer full. */
static char *
describe_agreement (const GError *error)
{
  const char *detail = trellis_sync_error_get_detail (error);

  if (error->domain != TRELLIS_SYNC_ERROR)
    return g_strdup (_("_Try Again"));
  if (error->code == TRELLIS_SYNC_ERROR_CERTIFICATE && detail != NULL)
    return g_strdup (_("_Trust This Certificate"));
  if (error->code == TRELLIS_SYNC_ERROR_REDIRECT && detail != NULL)
    /* Translators: %s is the address of a server. */
    return g_strdup_printf (_("_Go On to %s"), detail);
  if (error->code == TRELLIS_SYNC_ERROR_INSECURE)
    return g_strdup (_("Go On _Without Encryption"));
  return is_of_way (error) ? g_strdup (_("_Try Again")) : NULL;
}

/* A title for what the sentence below it explains. */
static const char *
name_trouble (const GError *error)
{
  if (error->domain != TRELLIS_SYNC_ERROR)
    return _("That Did Not Work");

  switch (error->code)
    {
    case TRELLIS_SYNC_ERROR_SIGN_IN:
    case TRELLIS_SYNC_ERROR_NO_KEYRING:
    case TRELLIS_SYNC_ERROR_KEYRING_LOCKED:
      return _("Not Signed In");
    case TRELLIS_SYNC_ERROR_CERTIFICATE:
      return _("Unknown Certificate");
    case TRELLIS_SYNC_ERROR_INSECURE:
      return _("Not Encrypted");
    case TRELLIS_SYNC_ERROR_REDIRECT:
      return _("Another Server");
    case TRELLIS_SYNC_ERROR_NOT_CALDAV:
    case TRELLIS_SYNC_ERROR_NOT_FOUND:
      return _("No Calendars Found");
    case TRELLIS_SYNC_ERROR_EXISTS:
    case TRELLIS_SYNC_ERROR_FORBIDDEN:
    case TRELLIS_SYNC_ERROR_NO_SPACE:
      return _("No Calendar Made");
    case TRELLIS_SYNC_ERROR_OFFLINE:
    case TRELLIS_SYNC_ERROR_TIMEOUT:
    case TRELLIS_SYNC_ERROR_CUT:
      return _("No Connection");
    default:
      return _("That Did Not Work");
    }
}

static void
agree_cb (TrellisConnectionTrouble *self)
{
  g_signal_emit (self, signals[AGREED], 0);
}

static void
back_cb (TrellisConnectionTrouble *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static gboolean
trellis_connection_trouble_grab_focus (GtkWidget *widget)
{
  TrellisConnectionTrouble *self = TRELLIS_CONNECTION_TROUBLE (widget);
  const gboolean is_taken = gtk_widget_grab_focus (self->back_button);

  gtk_label_select_region (self->print_label, 0, 0); /* which had the focus on the way */
  return is_taken;
}

static void
trellis_connection_trouble_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL); /* or both this and the template would take it out */
  gtk_widget_dispose_template (GTK_WIDGET (object), TRELLIS_TYPE_CONNECTION_TROUBLE);

  G_OBJECT_CLASS (trellis_connection_trouble_parent_class)->dispose (object);
}

static void
trellis_connection_trouble_finalize (GObject *object)
{
  g_clear_error (&TRELLIS_CONNECTION_TROUBLE (object)->error);

  G_OBJECT_CLASS (trellis_connection_trouble_parent_class)->finalize (object);
}

static void
trellis_connection_trouble_class_init (TrellisConnectionTroubleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_connection_trouble_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_connection_trouble_finalize;
  widget_class->grab_focus = trellis_connection_trouble_grab_focus;

  signals[AGREED] = g_signal_new ("agreed", TRELLIS_TYPE_CONNECTION_TROUBLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[BACK] = g_signal_new ("back", TRELLIS_TYPE_CONNECTION_TROUBLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (TRELLIS_TYPE_STATUS_BIN);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_mentoring/Trellis/ui/sharing/account/trellis-connection-trouble.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisConnectionTrouble, page);
  gtk_widget_class_bind_template_child (widget_class, TrellisConnectionTrouble, print_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisConnectionTrouble, agree_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisConnectionTrouble, back_button);
  gtk_widget_class_bind_template_callback (widget_class, agree_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
trellis_connection_trouble_init (TrellisConnectionTrouble *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_wrapped_button_make (self->agree_button);
  trellis_wrapped_button_make (GTK_BUTTON (self->back_button));
}

/* Tells in words what went wrong, and offers what a person may agree to. */
void
trellis_connection_trouble_set_error (TrellisConnectionTrouble *self, const GError *error)
{
  g_autofree char *agreement = describe_agreement (error);
  const gboolean is_certificate =
    g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CERTIFICATE);
  const char *detail = trellis_sync_error_get_detail (error);

  g_return_if_fail (TRELLIS_IS_CONNECTION_TROUBLE (self));

  g_clear_error (&self->error);
  self->error = g_error_copy (error);
  adw_status_page_set_title (self->page, name_trouble (error));
  adw_status_page_set_description (self->page, trellis_sync_error_to_words_asked (error));
  gtk_widget_set_visible (GTK_WIDGET (self->print_label), is_certificate && detail != NULL);
  if (is_certificate && detail != NULL)
    {
      g_autofree char *print = trellis_sync_words_print (detail);
      /* Translators: %s is the fingerprint of a certificate. */
      g_autofree char *text = g_strdup_printf (_("SHA-256 fingerprint: %s"), print);

      gtk_label_set_label (self->print_label, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->agree_button), agreement != NULL);
  if (agreement != NULL)
    gtk_button_set_label (self->agree_button, agreement);
}

/* NULL before the first. */
const GError *
trellis_connection_trouble_get_error (TrellisConnectionTrouble *self)
{
  return self->error;
}

/* Writes down in @sign_in that the person agrees to what stood in the way, if that is to be agreed to. */
void
trellis_connection_trouble_agree (TrellisConnectionTrouble *self, TrellisSignIn *sign_in)
{
  const char *detail;

  g_return_if_fail (TRELLIS_IS_CONNECTION_TROUBLE (self) && self->error != NULL);

  detail = trellis_sync_error_get_detail (self->error);
  if (self->error->domain != TRELLIS_SYNC_ERROR)
    return;
  if (self->error->code == TRELLIS_SYNC_ERROR_CERTIFICATE)
    g_set_str (&sign_in->certificate, detail);
  else if (self->error->code == TRELLIS_SYNC_ERROR_REDIRECT)
    g_ptr_array_add (sign_in->origins, g_strdup (detail));
  else if (self->error->code == TRELLIS_SYNC_ERROR_INSECURE)
    sign_in->allows_plain = TRUE;
}
