/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-connector.h"

#include "trellis-dav-discovery.h"
#include "trellis-dav-href.h"
#include "trellis-dav-transport.h"
#include "trellis-folder-transport.h"
#include "trellis-secrets.h"

struct _TrellisSyncConnector
{
  GObject parent_instance;

  GMutex mutex;
  GHashTable *accounts;  /* uid → Known; guarded by the mutex */
  GHashTable *passwords; /* uid → password that is in no keyring; guarded by the mutex */
};

/* The connections of an account, made for its settings as they were. */
typedef struct
{
  TrellisAccount *settings;
  TrellisDavAccount *account;
} Known;

G_DEFINE_FINAL_TYPE (TrellisSyncConnector, trellis_sync_connector, G_TYPE_OBJECT)

static void
known_free (Known *self)
{
  trellis_account_free (self->settings);
  g_object_unref (self->account);
  g_free (self);
}

static void
trellis_sync_connector_finalize (GObject *object)
{
  TrellisSyncConnector *self = TRELLIS_SYNC_CONNECTOR (object);

  g_hash_table_unref (self->accounts);
  g_hash_table_unref (self->passwords);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (trellis_sync_connector_parent_class)->finalize (object);
}

static void
trellis_sync_connector_class_init (TrellisSyncConnectorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_sync_connector_finalize;
}

static void
trellis_sync_connector_init (TrellisSyncConnector *self)
{
  g_mutex_init (&self->mutex);
  self->accounts =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) known_free);
  self->passwords =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) trellis_secret_free);
}

TrellisSyncConnector *
trellis_sync_connector_new (void)
{
  return g_object_new (TRELLIS_TYPE_SYNC_CONNECTOR, NULL);
}

/* But for what was learned through the connections themselves. */
static gboolean
is_same (const TrellisAccount *a, const TrellisAccount *b)
{
  return g_strcmp0 (a->address, b->address) == 0 && g_strcmp0 (a->user, b->user) == 0 &&
         g_strcmp0 (a->certificate, b->certificate) == 0 &&
         trellis_account_is_same_list (a->homes, b->homes) &&
         trellis_account_is_same_list (a->origins, b->origins) && a->allows_plain == b->allows_plain;
}

/* Keeps a password that is in no keyring until the program ends. */
void
trellis_sync_connector_set_password (TrellisSyncConnector *self, const char *account,
                                     const char *password)
{
  g_return_if_fail (TRELLIS_IS_SYNC_CONNECTOR (self));

  g_mutex_lock (&self->mutex);
  g_hash_table_insert (self->passwords, g_strdup (account), g_strdup (password));
  g_hash_table_remove (self->accounts, account);
  g_mutex_unlock (&self->mutex);
}

static void
forget_thread (GTask *task, gpointer source, gpointer account, GCancellable *cancellable)
{
  GError *error = NULL;

  if (trellis_secrets_clear (account, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Has done with the account, whose password leaves the keyring too. */
void
trellis_sync_connector_forget_async (TrellisSyncConnector *self, const char *account,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (TRELLIS_IS_SYNC_CONNECTOR (self));

  g_mutex_lock (&self->mutex);
  g_hash_table_remove (self->accounts, account);
  g_hash_table_remove (self->passwords, account);
  g_mutex_unlock (&self->mutex);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, trellis_sync_connector_forget_async);
  g_task_set_task_data (task, g_strdup (account), g_free);
  g_task_run_in_thread (task, forget_thread);
}

/* Fails as trellis_secrets_clear() does. */
gboolean
trellis_sync_connector_forget_finish (TrellisSyncConnector *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Of the keyring, or that which is kept until the program ends. NULL where there is none: the server
 * says whether it wants one. Blocks, perhaps until a person has unlocked the keyring; to be freed with
 * trellis_secret_free(). */
char *
trellis_sync_connector_lookup_password (TrellisSyncConnector *self, const char *account,
                                        GCancellable *cancellable, GError **error)
{
  g_autoptr(GError) failure = NULL;
  char *password;

  g_return_val_if_fail (TRELLIS_IS_SYNC_CONNECTOR (self), NULL);

  g_mutex_lock (&self->mutex);
  password = g_strdup (g_hash_table_lookup (self->passwords, account));
  g_mutex_unlock (&self->mutex);
  if (password == NULL)
    password = trellis_secrets_lookup (account, cancellable, &failure);
  if (failure != NULL && !g_error_matches (failure, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&failure));
  return password;
}

/* A password on its way into the keyring. */
typedef struct
{
  char *account;
  char *label;
  char *password;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *self = data;

  g_free (self->account);
  g_free (self->label);
  trellis_secret_free (self->password);
  g_free (self);
}

static void
keep_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Keeping *keeping = data;
  GError *error = NULL;

  if (trellis_secrets_store (keeping->account, keeping->label, keeping->password, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Puts the password that was set for @account into the person's keyring, which calls it @label. */
void
trellis_sync_connector_keep_password_async (TrellisSyncConnector *self, const char *account,
                                            const char *label, GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  Keeping *keeping;

  g_return_if_fail (TRELLIS_IS_SYNC_CONNECTOR (self));

  keeping = g_new0 (Keeping, 1);
  keeping->account = g_strdup (account);
  keeping->label = g_strdup (label);
  g_mutex_lock (&self->mutex);
  keeping->password = g_strdup (g_hash_table_lookup (self->passwords, account));
  g_mutex_unlock (&self->mutex);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, trellis_sync_connector_keep_password_async);
  g_task_set_task_data (task, keeping, keeping_free);
  g_task_run_in_thread (task, keep_thread);
}

gboolean
trellis_sync_connector_keep_password_finish (TrellisSyncConnector *self, GAsyncResult *result,
                                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What a person agreed to counts in each place where the account is, as it did when it was set up. */
static void
trust (TrellisDavClient *client, const char *origin, const TrellisAccount *settings)
{
  trellis_dav_client_trust_origin (client, origin);
  if (settings->certificate != NULL)
    trellis_dav_client_pin_certificate (client, origin, settings->certificate);
}

static TrellisDavAccount *
make_account (TrellisSyncConnector *self, const TrellisAccount *settings,
              GCancellable *cancellable, GError **error)
{
  g_autoptr(GUri) url = trellis_dav_address_to_url (settings->address);
  g_autoptr(TrellisDavClient) client = NULL;
  g_autoptr(GPtrArray) homes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_uri_unref);
  g_autofree char *origin = NULL;
  g_autoptr(GError) local_error = NULL;
  char *password;

  if (url == NULL)
    {
      g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_NOT_CALDAV, NULL, 0,
                                                        "The address is none"));
      return NULL;
    }
  password =
    trellis_sync_connector_lookup_password (self, settings->uid, cancellable, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  client = trellis_dav_client_new (url);
  origin = trellis_dav_url_dup_origin (url);
  trust (client, origin, settings);
  trellis_dav_client_set_allows_plain (client, settings->allows_plain);
  if (password != NULL)
    trellis_dav_client_set_credentials (client, settings->user, password);
  trellis_secret_free (password);
  for (guint i = 0; settings->origins != NULL && settings->origins[i] != NULL; i++)
    trust (client, settings->origins[i], settings);
  for (guint i = 0; settings->basic != NULL && settings->basic[i] != NULL; i++)
    trellis_dav_client_expect_basic (client, settings->basic[i]);
  for (guint i = 0; settings->homes != NULL && settings->homes[i] != NULL; i++)
    {
      GUri *home = g_uri_parse (settings->homes[i], G_URI_FLAGS_ENCODED, NULL);

      if (home != NULL)
        g_ptr_array_add (homes, home);
    }
  return trellis_dav_account_new (client, homes);
}

/* Transfer full. */
static TrellisDavAccount *
ensure_account (TrellisSyncConnector *self, const TrellisAccount *settings,
                GCancellable *cancellable, GError **error)
{
  TrellisDavAccount *account = NULL;
  Known *known;

  g_mutex_lock (&self->mutex);
  known = g_hash_table_lookup (self->accounts, settings->uid);
  if (known != NULL && is_same (known->settings, settings))
    account = g_object_ref (known->account);
  g_mutex_unlock (&self->mutex);
  if (account != NULL)
    return account;

  /* The keyring may wait for a person, and the mutex is not held meanwhile. */
  account = make_account (self, settings, cancellable, error);
  if (account == NULL)
    return NULL;
  known = g_new0 (Known, 1);
  known->settings = trellis_account_copy (settings);
  known->account = g_object_ref (account);
  g_mutex_lock (&self->mutex);
  g_hash_table_insert (self->accounts, g_strdup (settings->uid), known);
  g_mutex_unlock (&self->mutex);
  return account;
}

/* A TrellisSyncConnect function, whose data is the connector. Fails as trellis_secrets_lookup() does, and
 * with TRELLIS_SYNC_ERROR_NOT_CALDAV where an address is none. */
TrellisTransport *
trellis_sync_connector_connect (const TrellisSharing *sharing, const TrellisAccount *account,
                                gpointer self, GCancellable *cancellable, GError **error)
{
  g_autoptr(TrellisDavAccount) dav = NULL;
  g_autoptr(GUri) collection = NULL;

  g_return_val_if_fail (TRELLIS_IS_SYNC_CONNECTOR (self), NULL);

  if (sharing->kind == TRELLIS_SHARING_KIND_FOLDER)
    return trellis_folder_transport_new (sharing->address);

  collection = g_uri_parse (sharing->address, G_URI_FLAGS_ENCODED, NULL);
  if (account == NULL || collection == NULL)
    {
      g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_NOT_CALDAV, NULL, 0,
                                                        "The address is none"));
      return NULL;
    }
  dav = ensure_account (self, account, cancellable, error);
  if (dav == NULL)
    return NULL;
  trellis_dav_account_watch (dav, collection);
  return trellis_dav_transport_new (dav, collection);
}
