/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-account-group.h"

#include "trellis-log.h"
#include "trellis-undo.h"

#include <glib/gi18n.h>

struct _TrellisAccountGroup
{
  AdwPreferencesGroup parent_instance;

  TrellisStore *store;
  TrellisSharer *sharer;
  const TrellisAccount *chosen; /* of a row */
};

enum
{
  CHOSEN,
  FORGOTTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisAccountGroup, trellis_account_group, ADW_TYPE_PREFERENCES_GROUP)

static void
trellis_account_group_dispose (GObject *object)
{
  TrellisAccountGroup *self = TRELLIS_ACCOUNT_GROUP (object);

  g_clear_object (&self->sharer);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_account_group_parent_class)->dispose (object);
}

static void
trellis_account_group_class_init (TrellisAccountGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_account_group_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", TRELLIS_TYPE_ACCOUNT_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[FORGOTTEN] = g_signal_new ("forgotten", TRELLIS_TYPE_ACCOUNT_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 0);
}

static void
trellis_account_group_init (TrellisAccountGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Known Accounts"));
}

static gboolean
is_used (TrellisAccountGroup *self, const char *account)
{
  g_autoptr(GPtrArray) sharings = trellis_store_list_sharings (self->store);

  for (guint i = 0; i < sharings->len; i++)
    if (g_strcmp0 (((TrellisSharing *) sharings->pdata[i])->account, account) == 0)
      return TRUE;

  return FALSE;
}

static void
show_if_any (TrellisAccountGroup *self)
{
  g_autoptr(GPtrArray) accounts = trellis_store_list_accounts (self->store);

  gtk_widget_set_visible (GTK_WIDGET (self), accounts->len > 0);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GtkWidget) self = data;
  g_autoptr(GError) error = NULL;

  if (trellis_sync_connector_forget_finish (TRELLIS_SYNC_CONNECTOR (source), result, &error) ||
      g_error_matches (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_NO_KEYRING))
    return;
  trellis_log_failure ("A password stays in the keyring", error);
  trellis_undo_tell (self, _("The keyring did not let go of the password"));
}

static void
forget_cb (TrellisAccountGroup *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  const TrellisAccount *account = g_object_get_data (G_OBJECT (row), "account");
  g_autoptr(GError) error = NULL;

  if (!trellis_store_remove_account (self->store, account->uid, &error))
    {
      trellis_log_failure ("An account cannot be forgotten", error);
      trellis_undo_tell (GTK_WIDGET (self),
                         _("This could not be written to the journal. The account is still known."));
      return;
    }
  trellis_sync_connector_forget_async (trellis_sharer_get_connector (self->sharer), account->uid, forgotten_cb,
                                       g_object_ref (self));
  trellis_undo_tell (GTK_WIDGET (self), _("The account and its password are forgotten"));
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
  show_if_any (self);
  g_signal_emit (self, signals[FORGOTTEN], 0);
}

static void
activated_cb (TrellisAccountGroup *self, GtkWidget *row)
{
  self->chosen = g_object_get_data (G_OBJECT (row), "account");
  g_signal_emit (self, signals[CHOSEN], 0);
}

static GtkWidget *
create_forget_button (TrellisAccountGroup *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (button, _("Forget Account and Password"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (forget_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* One through which a match is shared stays. */
static void
add (TrellisAccountGroup *self, const TrellisAccount *account)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", account->user, "subtitle", account->address,
                                 "use-markup", FALSE, "activatable", TRUE, NULL);

  if (!is_used (self, account->uid))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_forget_button (self));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "account", trellis_account_copy (account),
                          (GDestroyNotify) trellis_account_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

/* To be called once. */
void
trellis_account_group_set_up (TrellisAccountGroup *self, TrellisStore *store, TrellisSharer *sharer)
{
  g_autoptr(GPtrArray) accounts = trellis_store_list_accounts (store);

  g_return_if_fail (TRELLIS_IS_ACCOUNT_GROUP (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->sharer = g_object_ref (sharer);
  for (guint i = 0; i < accounts->len; i++)
    add (self, accounts->pdata[i]);
  show_if_any (self);
}

/* What was chosen last; the group’s. */
const TrellisAccount *
trellis_account_group_get_chosen (TrellisAccountGroup *self)
{
  g_return_val_if_fail (TRELLIS_IS_ACCOUNT_GROUP (self), NULL);

  return self->chosen;
}
