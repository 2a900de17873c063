/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-card-look.h"

/* Plain data for the thread. */
typedef struct
{
  TrellisSharing *place;
  TrellisAccount *account; /* NULL for a folder */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  trellis_sharing_free (look->place);
  g_clear_pointer (&look->account, trellis_account_free);
  g_free (look);
}

static void
look_thread (GTask *task, gpointer connector, gpointer data, GCancellable *cancellable)
{
  const Look *look = data;
  GError *error = NULL;
  TrellisSyncCard *card = NULL;
  g_autoptr(TrellisTransport) transport =
    trellis_sync_connector_connect (look->place, look->account, connector, cancellable, &error);

  if (transport != NULL)
    card = trellis_sync_card_find (transport, cancellable, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, card, (GDestroyNotify) trellis_sync_card_free);
}

/* @account is NULL for a folder. */
void
trellis_card_look_async (TrellisSyncConnector *connector, const TrellisSharing *place,
                         const TrellisAccount *account, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (connector, cancellable, callback, user_data);
  Look *look = g_new0 (Look, 1);

  look->place = trellis_sharing_copy (place);
  look->account = account != NULL ? trellis_account_copy (account) : NULL;
  g_task_set_source_tag (task, trellis_card_look_async);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_thread);
}

/* Fails as trellis_sync_card_find() does, with TRELLIS_SYNC_ERROR_NOT_FOUND where no match is shared. Transfer
 * full. */
TrellisSyncCard *
trellis_card_look_finish (TrellisSyncConnector *connector, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, connector), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
