/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sync-card.h"
#include "trellis-sync-connector.h"

G_BEGIN_DECLS

/* Looks, aside, for the match that is shared somewhere. */
void             trellis_card_look_async  (TrellisSyncConnector  *connector,
                                           const TrellisSharing  *place,
                                           const TrellisAccount  *account,
                                           GCancellable          *cancellable,
                                           GAsyncReadyCallback    callback,
                                           gpointer               user_data);
TrellisSyncCard *trellis_card_look_finish (TrellisSyncConnector  *connector,
                                           GAsyncResult          *result,
                                           GError               **error);

G_END_DECLS
