/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sync-run-private.h"

G_BEGIN_DECLS

/* An item that is there as it was not before: what was last known of it, what it is here and what it
 * is there are merged. */
typedef struct
{
  TrellisSyncRun *run;
  TrellisShareBatch *batch;
  const TrellisRemoteItem *remote;
  const TrellisIcalComponent *calendar; /* what is there */
  TrellisIcalComponent *base;           /* what was last known, or NULL */
  TrellisSharedItem *known;             /* what is kept of it, perhaps at another href, or NULL */
  char *uid;                            /* of the record */
  TrellisSyncLocal *local;              /* or NULL */
  TrellisIcalWhole *before;             /* what @base says, or NULL */
  TrellisIcalWhole *theirs;
  gboolean has_landed; /* what is there is what was sent last and not yet answered */
  gboolean may_be_older; /* was perhaps removed, and put there again from what somebody had; or is an edit
                          * of what somebody had, which leaves out what was written since */
  gboolean is_back; /* was deleted here and there, and is there again */
  gboolean is_copy;   /* what is there was put beside the item of the record, and not in its place */
  gboolean is_second; /* the record has another item, which counts */
  gboolean takes_over; /* from another item of the record, which was the one that counts */
  gboolean is_asking; /* somebody has to choose before it is written there */
} TrellisSyncTaking;

gboolean trellis_sync_taking_merge           (TrellisSyncTaking  *self,
                                              GError            **error);
void     trellis_sync_taking_mark_unreadable (TrellisSyncTaking  *self);

/* trellis-sync-brake.c */
gboolean trellis_sync_taking_brake           (TrellisSyncTaking  *self,
                                              guint               n_clashes,
                                              GPtrArray          *mine,
                                              GPtrArray          *merged,
                                              GError            **error);

/* trellis-sync-moving.c */
gboolean trellis_sync_take_arrival           (TrellisSyncTaking  *self,
                                              gboolean           *has_moved,
                                              GError            **error);
gboolean trellis_sync_may_arrive             (TrellisSyncTaking  *self,
                                              gboolean           *may,
                                              GError            **error);

/* trellis-sync-progress.c */
gboolean trellis_sync_take_progress          (TrellisSyncTaking  *self,
                                              GError            **error);

/* trellis-sync-conversion.c */
gboolean trellis_sync_taking_settle_kind    (TrellisSyncTaking  *self,
                                             GError            **error);

G_END_DECLS
