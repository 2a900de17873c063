/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sync-session.h"

G_BEGIN_DECLS

/* One match of a run, and what came of it. */
typedef struct
{
  TrellisSharing *sharing;
  TrellisAccount *account; /* or NULL */
  gboolean is_account_news; /* something was learned of it, which it holds in the end */
  TrellisSyncReport report;
  GError *error;
} TrellisSyncErrand;

/* Both are called by the thread that began the run. */
typedef void (*TrellisSyncProgressFunc) (const char *match,
                                         gboolean    has_begun,
                                         double      progress,
                                         gpointer    data);
typedef void (*TrellisSyncEndedFunc)    (GPtrArray  *errands,
                                         gpointer    data);

/* A run. */
typedef struct
{
  TrellisStore *store;
  const char *zone;
  TrellisSyncConnect connect;
  gpointer connect_data;
  GPtrArray *errands; /* of TrellisSyncErrand, transfer full */
  TrellisSyncProgressFunc progress;
  TrellisSyncEndedFunc ended;
  gpointer data; /* of both */
} TrellisSyncOrder;

void trellis_sync_errand_free      (TrellisSyncErrand       *self);
void trellis_sync_errand_keep_news (const TrellisSyncErrand *self,
                                    TrellisStore            *store);
void trellis_sync_worker_run       (const TrellisSyncOrder  *order,
                                    GCancellable            *cancellable);

G_END_DECLS
