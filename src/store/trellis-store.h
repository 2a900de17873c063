/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-attachment.h"
#include "trellis-conclusion.h"
#include "trellis-match.h"
#include "trellis-person.h"
#include "trellis-query.h"
#include "trellis-record-list.h"
#include "trellis-store-error.h"

G_BEGIN_DECLS

/* How saving goes. */
typedef enum
{
  TRELLIS_STORE_STATE_SAVED,
  TRELLIS_STORE_STATE_UNSAVED, /* something waits for its second of quiet, or is being written */
  TRELLIS_STORE_STATE_FAILED,  /* could not be written; kept in memory and tried again */
} TrellisStoreState;

#define TRELLIS_TYPE_STORE_STATE (trellis_store_state_get_type ())
GType trellis_store_state_get_type (void);

/* Keeps records in one SQLite file. Records are live: as long as somebody holds one there is one
 * object for it, and whatever changes in it is saved by itself. Of the main thread only. */
#define TRELLIS_TYPE_STORE (trellis_store_get_type ())
G_DECLARE_FINAL_TYPE (TrellisStore, trellis_store, TRELLIS, STORE, GObject)

TrellisStore      *trellis_store_open       (const char     *folder,
                                             GError        **error);
void               trellis_store_close      (TrellisStore   *self);
const char        *trellis_store_get_folder (TrellisStore   *self);
TrellisStoreState  trellis_store_get_state  (TrellisStore   *self);
const GError      *trellis_store_get_error  (TrellisStore   *self);
gboolean           trellis_store_has_unwritten (TrellisStore *self);

gpointer           trellis_store_get        (TrellisStore   *self,
                                             GType           type,
                                             const char     *uid);
gpointer           trellis_store_get_first  (TrellisStore   *self,
                                             TrellisQuery   *query);
TrellisPerson     *trellis_store_get_me     (TrellisStore   *self);
TrellisPerson     *trellis_store_get_partner (TrellisStore  *self,
                                             TrellisMatch   *match);
TrellisConclusion *trellis_store_get_conclusion (TrellisStore *self,
                                                 TrellisMatch *match);
TrellisRecordList *trellis_store_list       (TrellisStore   *self,
                                             TrellisQuery   *query);
guint              trellis_store_count      (TrellisStore   *self,
                                             TrellisQuery   *query);
void               trellis_store_begin_reading (TrellisStore *self);
void               trellis_store_end_reading (TrellisStore  *self);
void               trellis_store_begin_receiving (TrellisStore *self);
void               trellis_store_end_receiving (TrellisStore *self);
gboolean           trellis_store_is_receiving (TrellisStore *self);

void               trellis_store_add        (TrellisStore   *self,
                                             gpointer        record);
void               trellis_store_delete     (TrellisStore   *self,
                                             gpointer        record);
void               trellis_store_restore    (TrellisStore   *self,
                                             gpointer        record);
char              *trellis_store_find_match (TrellisStore   *self,
                                             gpointer        record);
gboolean           trellis_store_flush      (TrellisStore   *self,
                                             GError        **error);
char              *trellis_store_dup_unsaved_text (TrellisStore *self);

G_END_DECLS
