/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-reader.h"
#include "trellis-ical-whole.h"
#include "trellis-share-reader.h"
#include "trellis-sync-engine.h"

G_BEGIN_DECLS

/* Items that are taken in, or noted to have been written there, as one step. */
#define TRELLIS_SYNC_PAGE 50

/* What a run knows. */
typedef struct
{
  const TrellisSyncJob *job;
  TrellisSyncReport *report;
  GCancellable *cancellable;
  TrellisShareReader *reader;
  TrellisTransportAbilities abilities;
  TrellisItemKinds lacking; /* turned out not to be taken, whatever @abilities say */
  gboolean has_looked;      /* for what stands in there already */

  TrellisSharing *sharing;
  GHashTable *items;     /* href → TrellisSharedItem without base, owned */
  GHashTable *by_record; /* uid → TrellisSharedItem of this record, unowned; also those without href */
  GHashTable *intents;   /* uid → TrellisSharedIntent, owned */
  GHashTable *changed;   /* uids of records that changed here before the last listing, owned */
  GHashTable *gone;      /* hrefs of items that the last listing does not have any more, owned */
  GHashTable *failed;    /* uids of records that are not tried again in this run */
  GHashTable *puts;      /* uid of a record → how often it was put in this run */
  GHashTable *surprises; /* uids of records whose items were not as they were told to be when they were written */
  GHashTable *former;    /* uid of a record whose item is gone → the etag that it had, both owned */
  GHashTable *again;     /* uids of records that are put once more though nothing changed, owned */
  GHashTable *parents;   /* uids that to-dos which came name as what they are part of, owned */
  GHashTable *no_goals;  /* uids of meetings that things which came name as what they are part of, owned */
  GHashTable *unknown;   /* uids of what is not here, likewise, owned */
  GHashTable *moved;     /* uids of records whose items are gone, and have arrived where another match is → its
                          * uid, both owned */
  GHashTable *left;      /* uids of records whose items were seen in this run to have left, owned */
  GHashTable *copies;    /* href of a copy that was merged → uid of the record, both owned */

  TrellisIcalContext context;
  char *mentor;
  char *mentee;
  char *separator;
  char *replica;
  gint64 writes;

  guint n_batches;     /* that were done */
  gboolean is_another; /* this journal is a copy of one that went on elsewhere */
  gboolean is_swapped; /* another match is there */
  gboolean has_removed; /* since the last listing, so that what is there a second time is looked at */
  gboolean is_to_look_anew; /* also at what could not be read */
  gboolean is_to_list_anew; /* the next time, since what arrived before may be ours by now */
} TrellisSyncRun;

/* A whole as it is here. */
typedef struct
{
  TrellisRecord *raw;     /* as the store has it */
  GPtrArray *raw_parts;   /* likewise, those in the trash too */
  TrellisIcalWhole *whole; /* as it is written and merged */
  gboolean is_here;       /* part of the match of the run */
  gboolean is_hidden;     /* private, or part of something private */
} TrellisSyncLocal;

/* trellis-sync-engine.c */
TrellisShareBatch    *trellis_sync_begin_batch      (TrellisSyncRun            *run);
gboolean              trellis_sync_end_batch        (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     GError                   **error);
void                  trellis_sync_keep_item        (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     TrellisSharedItem         *item);
void                  trellis_sync_know_item        (TrellisSyncRun            *run,
                                                     TrellisSharedItem         *item);
void                  trellis_sync_forget_item      (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     TrellisSharedItem         *item);
void                  trellis_sync_rename_known     (TrellisSyncRun            *run,
                                                     const TrellisRenaming     *renaming);
void                  trellis_sync_end_intent       (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     const char                *record);
void                  trellis_sync_clear_change     (TrellisShareBatch         *batch,
                                                     const char                *record,
                                                     gint64                     change);
void                  trellis_sync_mark             (TrellisShareBatch         *batch,
                                                     GType                      type,
                                                     const char                *record);

/* trellis-sync-kinds.c */
gboolean              trellis_sync_is_supported     (TrellisSyncRun            *run,
                                                     GType                      type);
gboolean              trellis_sync_choose_kinds     (TrellisSyncRun            *run,
                                                     GError                   **error);
gboolean              trellis_sync_note_unsupported (TrellisSyncRun            *run,
                                                     GType                      type,
                                                     GBytes                    *body);

/* trellis-sync-local.c */
gboolean              trellis_sync_read_names       (TrellisSyncRun            *run,
                                                     GError                   **error);
gboolean              trellis_sync_read_local       (TrellisSyncRun            *run,
                                                     GType                      type,
                                                     const char                *uid,
                                                     TrellisSyncLocal         **local,
                                                     GError                   **error);
gboolean              trellis_sync_read_local_of_any (TrellisSyncRun           *run,
                                                     GType                      type,
                                                     const char                *uid,
                                                     TrellisSyncLocal         **local,
                                                     GError                   **error);
void                  trellis_sync_local_free       (TrellisSyncLocal          *self);
gboolean              trellis_sync_local_may_leave  (const TrellisSyncLocal    *self);
TrellisIcalWhole     *trellis_sync_local_as_known   (const TrellisSyncLocal    *self);

/* trellis-sync-edits.c */
void                  trellis_sync_add_edit         (TrellisShareBatch         *batch,
                                                     TrellisRecord             *raw,
                                                     TrellisRecord             *edited);
TrellisRecord        *trellis_sync_find_edited      (TrellisShareBatch         *batch,
                                                     GType                      type,
                                                     const char                *uid);
gboolean              trellis_sync_add_restoring_clash (TrellisShareBatch      *batch,
                                                     GType                      type,
                                                     const char                *record,
                                                     TrellisSharedClashKind     kind);
gboolean              trellis_sync_restore_parent   (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     TrellisRecord             *record,
                                                     TrellisSharedClashKind     kind,
                                                     GError                   **error);
gboolean              trellis_sync_look_at_parent   (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     const TrellisIcalComponent *calendar,
                                                     GError                   **error);
gboolean              trellis_sync_has_parent       (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     TrellisRecord             *record,
                                                     gboolean                  *has_parent,
                                                     GError                   **error);
gboolean              trellis_sync_give_up_parent   (TrellisSyncRun            *run,
                                                     GBytes                    *data);
void                  trellis_sync_keep_parent      (TrellisRecord             *record,
                                                     TrellisRecord             *known);
gboolean              trellis_sync_name_arrival     (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     TrellisRecord             *arrived,
                                                     GError                   **error);
gboolean              trellis_sync_settle_references (TrellisSyncRun           *run,
                                                     TrellisShareBatch         *batch,
                                                     GError                   **error);

/* trellis-sync-item.c */
TrellisIcalDocument  *trellis_sync_read_bytes       (GBytes                    *bytes,
                                                     TrellisIcalComponent     **calendar);
gboolean              trellis_sync_take_item        (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     const TrellisRemoteItem   *remote,
                                                     gboolean                  *is_waiting,
                                                     GError                   **error);
gboolean              trellis_sync_take_copy        (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     const TrellisRemoteItem   *remote,
                                                     TrellisSharedItem         *original,
                                                     GBytes                    *before,
                                                     GError                   **error);

/* trellis-sync-taking.c */
gboolean              trellis_sync_is_kept_back     (const TrellisSharedItem   *item);

/* trellis-sync-copy.c */
gboolean              trellis_sync_is_merged_copy   (TrellisSyncRun            *run,
                                                     const TrellisRemoteItem   *remote);
gboolean              trellis_sync_read_origins     (TrellisSyncRun            *run,
                                                     GPtrArray                 *copies,
                                                     GHashTable               **origins,
                                                     GError                   **error);
gboolean              trellis_sync_merge_copy       (TrellisSyncRun            *run,
                                                     const TrellisRemoteItem   *remote,
                                                     const char                *original,
                                                     GHashTable                *origins,
                                                     gboolean                  *is_copy,
                                                     GError                   **error);
gboolean              trellis_sync_remove_copies    (TrellisSyncRun            *run,
                                                     guint                     *n_removed,
                                                     GError                   **error);

/* trellis-sync-removal.c */
gboolean              trellis_sync_is_in_trash      (const TrellisSyncLocal    *local);
gboolean              trellis_sync_keep_trashed     (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     TrellisSharedItem         *item,
                                                     GError                   **error);
void                  trellis_sync_take_unsharing   (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     const TrellisSyncLocal    *local);
void                  trellis_sync_take_unsharing_of_parts (TrellisSyncRun     *run,
                                                     TrellisShareBatch         *batch,
                                                     const TrellisSyncLocal    *local,
                                                     GBytes                    *base);
gboolean              trellis_sync_settle_left      (TrellisSyncRun            *run,
                                                     GError                   **error);
gboolean              trellis_sync_take_removals    (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     GPtrArray                 *gone,
                                                     GError                   **error);

/* trellis-sync-moving.c */
gboolean              trellis_sync_find_match       (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     TrellisRecord             *record,
                                                     char                     **match,
                                                     GError                   **error);
gboolean              trellis_sync_is_same_match    (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     TrellisRecord             *one,
                                                     TrellisRecord             *other,
                                                     gboolean                  *is_same,
                                                     GError                   **error);
gboolean              trellis_sync_find_moved       (TrellisSyncRun            *run,
                                                     GPtrArray                 *gone,
                                                     GError                   **error);
gboolean              trellis_sync_keep_left        (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     TrellisSharedItem         *item,
                                                     const TrellisSyncLocal    *local,
                                                     gboolean                  *is_kept,
                                                     GError                   **error);
gboolean              trellis_sync_move_gone        (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     GPtrArray                 *gone,
                                                     GError                   **error);

/* trellis-sync-renaming.c */
gboolean              trellis_sync_find_replaced    (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     const TrellisRemoteItem   *remote,
                                                     TrellisRenaming          **renaming,
                                                     GError                   **error);
gboolean              trellis_sync_rename           (TrellisSyncRun            *run,
                                                     const TrellisRenaming     *renaming,
                                                     GError                   **error);

/* trellis-sync-pull.c */
gboolean              trellis_sync_load_changed     (TrellisSyncRun            *run,
                                                     GError                   **error);
gboolean              trellis_sync_pull             (TrellisSyncRun            *run,
                                                     GError                   **error);

/* trellis-sync-order.c */
void                  trellis_sync_order_items      (GPtrArray                 *items);
void                  trellis_sync_find_parents     (TrellisSyncRun            *run,
                                                     GPtrArray                 *items);

/* trellis-sync-progress.c */
gboolean              trellis_sync_find_progress    (TrellisSyncRun            *run,
                                                     TrellisGoal               *goal,
                                                     int                       *percent,
                                                     GError                   **error);
gboolean              trellis_sync_mark_goal        (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     const TrellisSharedChange *change,
                                                     gboolean                  *is_marked,
                                                     GError                   **error);

/* trellis-sync-conversion.c */
gboolean              trellis_sync_adopt_words      (TrellisSyncRun            *run,
                                                     TrellisShareBatch         *batch,
                                                     const TrellisSharedItem   *item,
                                                     const TrellisSyncLocal    *local,
                                                     GBytes                    *base,
                                                     gboolean                  *is_open);

/* trellis-sync-guard.c */
TrellisSharingQuestion trellis_sync_guard           (TrellisSyncRun            *run,
                                                     GPtrArray                 *gone,
                                                     gboolean                   is_whole);

/* trellis-sync-brake.c */
gboolean              trellis_sync_is_asking        (TrellisSyncRun            *run,
                                                     const TrellisSharedItem   *item,
                                                     const TrellisSyncLocal    *local,
                                                     gboolean                  *is_asking,
                                                     GError                   **error);

/* trellis-sync-seconds.c */
gboolean              trellis_sync_is_second        (const TrellisSharedItem   *item);
gboolean              trellis_sync_takes_over       (TrellisSyncRun            *run,
                                                     const TrellisRemoteItem   *remote);
gboolean              trellis_sync_remove_seconds   (TrellisSyncRun            *run,
                                                     GPtrArray                 *changes,
                                                     GError                   **error);

/* trellis-sync-push.c */
gboolean              trellis_sync_push             (TrellisSyncRun            *run,
                                                     gboolean                  *is_open,
                                                     guint                     *n_written,
                                                     GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisSyncLocal, trellis_sync_local_free)

G_END_DECLS
