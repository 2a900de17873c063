/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store-sharing.h"
#include "trellis-sync-status.h"
#include "trellis-transport.h"

G_BEGIN_DECLS

/* Makes the way to where a match is shared. Runs in the worker's thread, may block, and is called by one
 * thread at a time. @account is NULL for a folder. Transfer full. */
typedef TrellisTransport *(*TrellisSyncConnect) (const TrellisSharing  *sharing,
                                                 const TrellisAccount  *account,
                                                 gpointer               data,
                                                 GCancellable          *cancellable,
                                                 GError               **error);

/* When runs begin by themselves, in milliseconds; the figures are for tests to make shorter. */
typedef struct
{
  guint start;    /* after the session began */
  guint quiet;    /* after the last change here, or in a shared folder */
  guint interval; /* between looks at whether something changed there */
} TrellisSyncTimes;

#define TRELLIS_SYNC_TIMES                                                                         \
  ((TrellisSyncTimes) { .start = 3 * 1000, .quiet = 5 * 1000, .interval = 15 * 60 * 1000 })

/* Keeps all shared matches in step, as long as it is there: at the start, after changes here and in shared
 * folders, from time to time, when the network is back, and when asked to. Of the main thread; the work is
 * done in one other thread, one run at a time. Emits "ended" when a run has ended and no other one is
 * wanted. */
#define TRELLIS_TYPE_SYNC_SESSION (trellis_sync_session_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSyncSession, trellis_sync_session, TRELLIS, SYNC_SESSION, GObject)

TrellisSyncSession *trellis_sync_session_new         (TrellisStore            *store,
                                                      const char              *zone,
                                                      TrellisSyncConnect       connect,
                                                      gpointer                 data);
void                trellis_sync_session_begin       (TrellisSyncSession      *self,
                                                      const TrellisSyncTimes  *times,
                                                      GNetworkMonitor         *network,
                                                      GPowerProfileMonitor    *power);
void                trellis_sync_session_stop        (TrellisSyncSession      *self);

void                trellis_sync_session_sync        (TrellisSyncSession      *self,
                                                      const char              *match);
gboolean            trellis_sync_session_hurry       (TrellisSyncSession      *self);
void                trellis_sync_session_cancel      (TrellisSyncSession      *self);
gboolean            trellis_sync_session_is_running  (TrellisSyncSession      *self);
TrellisSyncStatus  *trellis_sync_session_get_status  (TrellisSyncSession      *self,
                                                      const char              *match);

G_END_DECLS
