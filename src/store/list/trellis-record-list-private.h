/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-record-list.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* A place in a list: the row's id, and the numbers by which the list is ordered first, if it is by
 * such, and then among those that have the same there. */
typedef struct
{
  gint64 id;
  gint64 keys[TRELLIS_QUERY_MOST_KEYS];
} TrellisRecordListEntry;

TrellisRecordList *trellis_record_list_new    (TrellisStore      *store,
                                               TrellisQuery      *query);
void               trellis_record_list_set    (TrellisRecordList *self,
                                               GArray            *entries);
void               trellis_record_list_update (TrellisRecordList *self,
                                               TrellisRecord     *record,
                                               gint64             id);
void               trellis_record_list_update_many (TrellisRecordList *self,
                                                    GPtrArray         *records);

G_END_DECLS
