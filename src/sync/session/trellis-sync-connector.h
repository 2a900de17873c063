/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sharing.h"
#include "trellis-transport.h"

G_BEGIN_DECLS

/* Makes the ways to where matches are shared: to folders, and to calendars of accounts, whose
 * connections and passwords it keeps for as long as it is there. May be used from any thread. */
#define TRELLIS_TYPE_SYNC_CONNECTOR (trellis_sync_connector_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSyncConnector, trellis_sync_connector, TRELLIS, SYNC_CONNECTOR, GObject)

TrellisSyncConnector *trellis_sync_connector_new          (void);
void                  trellis_sync_connector_set_password (TrellisSyncConnector  *self,
                                                           const char            *account,
                                                           const char            *password);
char                 *trellis_sync_connector_lookup_password
                                                          (TrellisSyncConnector  *self,
                                                           const char            *account,
                                                           GCancellable          *cancellable,
                                                           GError               **error);
void                  trellis_sync_connector_keep_password_async
                                                          (TrellisSyncConnector  *self,
                                                           const char            *account,
                                                           const char            *label,
                                                           GAsyncReadyCallback    callback,
                                                           gpointer               user_data);
gboolean              trellis_sync_connector_keep_password_finish
                                                          (TrellisSyncConnector  *self,
                                                           GAsyncResult          *result,
                                                           GError               **error);
void                  trellis_sync_connector_forget_async (TrellisSyncConnector  *self,
                                                           const char            *account,
                                                           GAsyncReadyCallback    callback,
                                                           gpointer               user_data);
gboolean              trellis_sync_connector_forget_finish
                                                          (TrellisSyncConnector  *self,
                                                           GAsyncResult          *result,
                                                           GError               **error);
TrellisTransport     *trellis_sync_connector_connect      (const TrellisSharing  *sharing,
                                                           const TrellisAccount  *account,
                                                           gpointer               self,
                                                           GCancellable          *cancellable,
                                                           GError               **error);

G_END_DECLS
