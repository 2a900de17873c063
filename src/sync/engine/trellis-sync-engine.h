/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-share-batch.h"
#include "trellis-sync-report.h"
#include "trellis-transport.h"

G_BEGIN_DECLS

/* Has the store do @batch (transfer full), and blocks until it is written. */
typedef gboolean (*TrellisSyncApply)    (TrellisShareBatch *batch,
                                         gpointer           data,
                                         GError           **error);
typedef void     (*TrellisSyncProgress) (guint              done,
                                         guint              total,
                                         gpointer           data);

/* One match to be brought in step with the other side. */
typedef struct
{
  const char *folder; /* of the journal */
  const char *match;  /* uid */
  const char *zone;   /* of the person, of tzdata; NULL means UTC */
  gint64 now;
  TrellisTransport *transport;
  const TrellisSharing *place; /* where that leads, in case that the match is shared elsewhere by now; or NULL */
  TrellisSyncApply apply;
  TrellisSyncProgress progress; /* or NULL */
  gpointer data;                /* of both */
  const guint *room;            /* how many items a batch takes in at most, which may become another
                                 * number with each batch; NULL: as many as come at once */
} TrellisSyncJob;

gboolean trellis_sync_run (const TrellisSyncJob *job,
                           TrellisSyncReport    *report,
                           GCancellable         *cancellable,
                           GError              **error);

G_END_DECLS
