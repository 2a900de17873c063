/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-parts-merge.h"
#include "trellis-share-move.h"
#include "trellis-sharing.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* What became of a record when it was merged with what came from elsewhere. */
typedef struct
{
  TrellisRecord *read;   /* as it was when it was read for merging; NULL if it was not there */
  TrellisRecord *merged; /* with the same uid; both are kept by no store */
} TrellisShareEdit;

/* A step of sharing a match: all of it is done or nothing. Plain data, made in any thread. */
typedef struct
{
  char *match;           /* NULL: edits alone, which came from a file, and so are to be shared */
  gboolean is_undo;      /* the edits take others back: what a person changed since stays as it is */
  gint64 now;
  TrellisRole my_role;
  char *separator;       /* for TrellisMergeContext */
  GPtrArray *conversions; /* of TrellisRenaming: records that become one of the other class, with the uids
                           * of before; done first, and by themselves */
  GPtrArray *edits;      /* of TrellisShareEdit */
  GPtrArray *renamings;  /* of TrellisRenaming; all else in the batch has the uids from before */
  GPtrArray *references; /* of TrellisSharedReference to keep, or without target to forget */
  GPtrArray *moves;      /* of TrellisShareMove, before all else that is known of the other side */
  TrellisSharing *place;   /* where the match was shared, and listed when, as far as whoever made this knew; or NULL */
  TrellisSharing *sharing; /* to keep, or NULL */
  GPtrArray *forgotten;  /* of TrellisSharedItem to forget, before the next are kept */
  GPtrArray *items;      /* of TrellisSharedItem to keep */
  GPtrArray *ended;      /* uids of records whose intents are over */
  GPtrArray *intents;    /* of TrellisSharedIntent to keep */
  GPtrArray *changes;    /* of TrellisSharedChange to forget, unless the record was changed since */
  GPtrArray *marks;      /* of TrellisSharedChange to add: what is to be brought there once more */
  GPtrArray *clashes;    /* of TrellisSharedClash to add */
  gint64 writes;         /* how often this replica has written elsewhere; 0 leaves it */
  char *replica;         /* its new name, or NULL */
} TrellisShareBatch;

TrellisShareBatch *trellis_share_batch_new           (const char          *match,
                                                      gint64               now,
                                                      TrellisRole          my_role,
                                                      const char          *separator);
void               trellis_share_batch_free          (TrellisShareBatch   *self);
gboolean           trellis_share_batch_is_empty      (const TrellisShareBatch *self);
void               trellis_share_batch_take_edit     (TrellisShareBatch   *self,
                                                      TrellisRecord       *read,
                                                      TrellisRecord       *merged);
void               trellis_share_batch_add_clash     (TrellisShareBatch   *self,
                                                      const TrellisClash  *clash);

TrellisRecord     *trellis_share_batch_merge_record  (TrellisShareBatch   *self,
                                                      TrellisRecord       *base,
                                                      TrellisRecord       *mine,
                                                      TrellisRecord       *theirs);
GPtrArray         *trellis_share_batch_merge_parts   (TrellisShareBatch   *self,
                                                      GPtrArray           *base,
                                                      GPtrArray           *mine,
                                                      GPtrArray           *theirs);

void               trellis_store_apply_batch_async   (TrellisStore        *store,
                                                      TrellisShareBatch   *batch,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
gboolean           trellis_store_apply_batch_finish  (TrellisStore        *store,
                                                      GAsyncResult        *result,
                                                      GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisShareBatch, trellis_share_batch_free)

G_END_DECLS
