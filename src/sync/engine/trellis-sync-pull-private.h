/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sync-run-private.h"

G_BEGIN_DECLS

/* A listing that is being taken in. */
typedef struct
{
  TrellisSyncRun *run;
  TrellisRemoteChanges *changes;
  GPtrArray *news;        /* of TrellisRemoteItem in @changes, to be taken in */
  GPtrArray *copies;      /* of TrellisRemoteItem in @changes: other versions of items */
  GPtrArray *gone;        /* hrefs, owned by the run */
  GHashTable *unknown;    /* hrefs of items that could not be had: the listing is asked for again next time */
  guint n_taken;
} TrellisSyncPulling;

/* trellis-sync-listing.c */
gboolean trellis_sync_list_changes (TrellisSyncPulling      *self,
                                    GError                 **error);
gboolean trellis_sync_is_new       (TrellisSyncRun          *run,
                                    const TrellisRemoteItem *remote);
void     trellis_sync_add_gone     (TrellisSyncPulling      *self,
                                    const char              *href);
void     trellis_sync_sort_out     (TrellisSyncPulling      *self);

/* trellis-sync-withheld.c */
GPtrArray *trellis_sync_complete   (TrellisSyncPulling      *self,
                                    GPtrArray               *page,
                                    GPtrArray               *fetched);

G_END_DECLS
