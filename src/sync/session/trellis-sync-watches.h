/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sharing.h"

G_BEGIN_DECLS

/* Called when something changed in shared folders, and all has been quiet for a while. */
typedef void (*TrellisSyncWatchesFunc) (gpointer data);

/* What other programs do in the folders through which matches are shared. */
typedef struct _TrellisSyncWatches TrellisSyncWatches;

TrellisSyncWatches *trellis_sync_watches_new        (TrellisSyncWatchesFunc  func,
                                                     gpointer                data);
void                trellis_sync_watches_free       (TrellisSyncWatches     *self);
void                trellis_sync_watches_begin      (TrellisSyncWatches     *self,
                                                     guint                   quiet);
void                trellis_sync_watches_stop       (TrellisSyncWatches     *self);
void                trellis_sync_watches_follow     (TrellisSyncWatches     *self,
                                                     const char             *match,
                                                     const TrellisSharing   *sharing);
gboolean            trellis_sync_watches_is_changed (TrellisSyncWatches     *self,
                                                     const char             *match);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisSyncWatches, trellis_sync_watches_free)

G_END_DECLS
