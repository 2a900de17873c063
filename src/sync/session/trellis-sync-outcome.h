/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sync-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What came of a run, for a list of the last ones. It never changes. */
#define TRELLIS_TYPE_SYNC_OUTCOME (trellis_sync_outcome_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSyncOutcome, trellis_sync_outcome, TRELLIS, SYNC_OUTCOME, GObject)

TrellisSyncOutcome      *trellis_sync_outcome_new        (const TrellisSyncReport *report,
                                                          const GError            *error,
                                                          gint64                   time);
gint64                   trellis_sync_outcome_get_time   (TrellisSyncOutcome      *self);
const TrellisSyncReport *trellis_sync_outcome_get_report (TrellisSyncOutcome      *self);
const GError            *trellis_sync_outcome_get_error  (TrellisSyncOutcome      *self);
void                     trellis_sync_outcome_put        (GListStore              *outcomes,
                                                          TrellisSyncOutcome      *self);

G_END_DECLS
