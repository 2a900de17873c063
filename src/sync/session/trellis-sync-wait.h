/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sharing.h"
#include "trellis-sync-status.h"

G_BEGIN_DECLS

gboolean        trellis_sync_wait_needs_network (const TrellisSharing  *sharing);
TrellisSyncWait trellis_sync_wait_find          (const TrellisSharing  *sharing,
                                                 GNetworkMonitor       *network,
                                                 GPowerProfileMonitor  *power);

G_END_DECLS
