/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-aside.h"
#include "trellis-database.h"
#include "trellis-lock.h"
#include "trellis-store.h"
#include "trellis-twin-rows.h"
#include "trellis-upkeep.h"
#include "trellis-writer.h"

G_BEGIN_DECLS

/* What the store knows of the records of one class. */
typedef struct
{
  GHashTable *live;  /* id → TrellisRecord that somebody holds, unowned */
  GPtrArray *lists;  /* TrellisRecordList, unowned */
  gint64 highest_id; /* ids are given out here, before a row is written */
} TrellisShelf;

struct _TrellisStore
{
  GObject parent_instance;

  char *folder;
  TrellisLock *lock;
  TrellisDatabase *reader;
  guint n_readings;    /* that have begun */
  gboolean is_reading; /* in one transaction */
  guint n_receivings;  /* that have begun */
  TrellisWriter *writer;
  TrellisAside *aside;
  TrellisUpkeep *upkeep;

  /* trellis-store-live.c */
  TrellisShelf shelves[TRELLIS_N_RECORD_TYPES];
  GHashTable *places;    /* live TrellisRecord, unowned → where it is kept */
  GHashTable *by_uid;    /* uid of a live record → TrellisRecord, unowned */
  gboolean is_recording; /* FALSE while the store itself sets fields */
  GPtrArray *held;       /* TrellisRecord, owned: changed while lists are held; NULL if they are not */
  gboolean is_telling;   /* lists tell of a change */
  GPtrArray *late;       /* TrellisRecord, owned: changed by who was told */

  TrellisArrivals arrivals; /* of the writer's thread */

  /* trellis-store-saving.c */
  GHashTable *unsaved;  /* TrellisRecord, owned: changed since it was last given to the writer */
  GHashTable *dated;    /* TrellisRecord, unowned: unsaved, and modified when it says itself */
  GHashTable *saving;   /* TrellisRecord, owned: being made ready for the writer */
  GQueue in_flight;     /* of GHashTable of TrellisRecord, owned: given to the writer */
  guint save_source;
  gint64 first_change;  /* monotonic, microseconds */
  gint64 last_change;
  gint64 last_deletion; /* seconds since the epoch */
  gboolean is_closing;

  TrellisStoreState state;
  GError *failure; /* of the last attempt to write */
  GError *damage;  /* found in the file; stays */
};

/* Live records and lists. */
void             trellis_store_init_live    (TrellisStore      *self);
void             trellis_store_clear_live   (TrellisStore      *self);
gboolean         trellis_store_read_ids     (TrellisStore      *self,
                                             GError           **error);
TrellisShelf    *trellis_store_get_shelf    (TrellisStore      *self,
                                             GType              type);
gint64           trellis_store_get_id       (TrellisStore      *self,
                                             TrellisRecord     *record);
void             trellis_store_adopt        (TrellisStore      *self,
                                             TrellisRecord     *record,
                                             gint64             id);
gpointer         trellis_store_load         (TrellisStore      *self,
                                             GType              type,
                                             gint64             id);
gpointer         trellis_store_load_uid     (TrellisStore      *self,
                                             GType              type,
                                             const char        *uid);
gint64           trellis_store_ask          (TrellisStore      *self,
                                             TrellisQuery      *query,
                                             const char        *column,
                                             const char        *limit);
void             trellis_store_fill_list    (TrellisStore      *self,
                                             TrellisRecordList *list);
void             trellis_store_update_lists (TrellisStore      *self,
                                             TrellisRecord     *record,
                                             int                field);
void             trellis_store_hold_lists   (TrellisStore      *self);
void             trellis_store_release_lists (TrellisStore     *self);
void             trellis_store_forget_list  (TrellisStore      *self,
                                             TrellisRecordList *list);
void             trellis_store_reload       (TrellisStore      *self);
void             trellis_store_rename_live  (TrellisStore      *self,
                                             GType              type,
                                             const char        *before,
                                             const char        *after);

/* Saving. */
void             trellis_store_note_change  (TrellisStore      *self,
                                             TrellisRecord     *record);
void             trellis_store_write_first  (TrellisStore      *self);
void             trellis_store_records_saved_cb (GPtrArray     *rows,
                                                 const GError  *error,
                                                 gpointer       data);
void             trellis_store_take_back    (TrellisStore      *self,
                                             const GError      *error);
void             trellis_store_set_failure  (TrellisStore      *self,
                                             const GError      *error);
void             trellis_store_report_read  (TrellisStore      *self,
                                             const GError      *error);
gboolean         trellis_store_is_open      (TrellisStore      *self,
                                             GError           **error);
gboolean         trellis_store_call         (TrellisStore      *self,
                                             TrellisWriterWork  work,
                                             gpointer           data,
                                             GError           **error);

/* trellis-store.c */
void             trellis_store_refresh_reading (TrellisStore   *self);
void             trellis_store_notify_state (TrellisStore      *self);
void             trellis_store_emit_changed (TrellisStore      *self,
                                             TrellisRecord     *record);
void             trellis_store_emit_saved   (TrellisStore      *self);
void             trellis_store_emit_sharing_changed (TrellisStore *self,
                                                     const char   *match);

G_END_DECLS
