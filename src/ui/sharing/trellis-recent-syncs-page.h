/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sync-status.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What came of the last runs of a match, in words and numbers: nothing of what was written is in it. */
#define TRELLIS_TYPE_RECENT_SYNCS_PAGE (trellis_recent_syncs_page_get_type ())
G_DECLARE_FINAL_TYPE (TrellisRecentSyncsPage, trellis_recent_syncs_page, TRELLIS, RECENT_SYNCS_PAGE, AdwNavigationPage)

void trellis_recent_syncs_page_set_status (TrellisRecentSyncsPage *self,
                                           TrellisSyncStatus      *status);

G_END_DECLS
