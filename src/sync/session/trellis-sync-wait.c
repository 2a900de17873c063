/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-sync-wait.h"

#include "trellis-dav-href.h"

/* What keeps runs from beginning by themselves. */

/* Whether the way to where a match is shared leads off this computer. */
gboolean
trellis_sync_wait_needs_network (const TrellisSharing *sharing)
{
  g_autoptr(GUri) url = NULL;

  if (sharing->kind == TRELLIS_SHARING_KIND_FOLDER)
    return FALSE;
  url = g_uri_parse (sharing->address, G_URI_FLAGS_ENCODED, NULL);
  return url == NULL || g_uri_get_host (url) == NULL || !trellis_dav_url_is_loopback (url);
}

/* What a match that is shared as @sharing waits for, as far as a person should know. */
TrellisSyncWait
trellis_sync_wait_find (const TrellisSharing *sharing, GNetworkMonitor *network, GPowerProfileMonitor *power)
{
  if (!trellis_sync_wait_needs_network (sharing))
    return TRELLIS_SYNC_WAIT_NONE;
  if (g_network_monitor_get_network_available (network) && g_network_monitor_get_network_metered (network))
    return TRELLIS_SYNC_WAIT_METERED;
  return g_power_profile_monitor_get_power_saver_enabled (power) ? TRELLIS_SYNC_WAIT_POWER
                                                                 : TRELLIS_SYNC_WAIT_NONE;
}
