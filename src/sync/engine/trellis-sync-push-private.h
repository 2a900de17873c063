/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sync-run-private.h"

G_BEGIN_DECLS

/* Something that is to be written there. */
typedef struct
{
  TrellisSharedChange *change; /* owned by the list of changes */
  char *href;                  /* NULL for something new */
  GBytes *body;                /* NULL for a removal */
  GBytes *base;                /* what is there, as far as known, or NULL */
  char *rev;

  gboolean is_begun; /* and then what became of it: */
  char *new_href;
  char *new_etag;
  GError *error;
} TrellisSyncWrite;

typedef struct
{
  TrellisSyncRun *run;
  GPtrArray *removals; /* of TrellisSyncWrite */
  GPtrArray *puts;     /* of TrellisSyncWrite */
  GHashTable *by_uid;  /* uid → TrellisSyncWrite, of those that are being written */
  GPtrArray *results;  /* of TrellisSyncWrite, of which it is still to be noted what became of them */
  GCancellable *stop;  /* of what is being written */
  GError *error;       /* of noting */
  guint n_noted;       /* of @n_writes, which go on as one */
  guint n_writes;
  guint n_written;
  gboolean is_open;    /* something has to be pulled before it can be written */
} TrellisSyncPushing;

void     trellis_sync_write_free (TrellisSyncWrite          *self);
gboolean trellis_sync_is_refusal (const GError              *error);
gboolean trellis_sync_note_read_only (TrellisSyncRun        *run,
                                  const GError              *error);
void     trellis_sync_settle     (TrellisSyncPushing        *self,
                                  TrellisShareBatch         *batch,
                                  const TrellisSharedChange *change);
gboolean trellis_sync_refuse     (TrellisSyncPushing        *self,
                                  TrellisShareBatch         *batch,
                                  const TrellisSharedChange *change,
                                  TrellisSharedItemState     state,
                                  GError                   **error);
gboolean trellis_sync_write_all  (TrellisSyncPushing        *self,
                                  GPtrArray                 *writes,
                                  gboolean                   is_removal,
                                  GError                   **error);

/* trellis-sync-refused-removal.c */
gboolean trellis_sync_refuse_removal (TrellisSyncPushing     *self,
                                      TrellisShareBatch      *batch,
                                      const TrellisSyncWrite *write,
                                      GError                **error);

/* trellis-sync-renaming.c */
void     trellis_sync_give_new_uid (TrellisSyncRun         *run,
                                    TrellisShareBatch      *batch,
                                    const TrellisSyncWrite *write);

G_END_DECLS
