/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sync-status.h"

G_BEGIN_DECLS

TrellisSyncStatus *trellis_sync_status_new          (const char              *match);
void               trellis_sync_status_begin        (TrellisSyncStatus       *self);
void               trellis_sync_status_set_progress (TrellisSyncStatus       *self,
                                                     double                   progress);
void               trellis_sync_status_set_result   (TrellisSyncStatus       *self,
                                                     const TrellisSyncReport *report,
                                                     const GError            *error,
                                                     gint64                   now);
void               trellis_sync_status_set_error    (TrellisSyncStatus       *self,
                                                     const GError            *error);
void               trellis_sync_status_set_sharing  (TrellisSyncStatus       *self,
                                                     const TrellisSharing    *sharing,
                                                     guint                    n_clashes);
void               trellis_sync_status_set_wait     (TrellisSyncStatus       *self,
                                                     TrellisSyncWait          wait);
void               trellis_sync_status_set_n_waiting (TrellisSyncStatus      *self,
                                                     guint                    n_waiting);
void               trellis_sync_status_sum_up       (TrellisSyncStatus       *self,
                                                     GPtrArray               *statuses);

G_END_DECLS
