/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-query.h"

G_BEGIN_DECLS

/* The live records that a query finds, in its order. It holds only their ids, and loads a record
 * when somebody looks at it, so it may be as long as it likes. */
#define TRELLIS_TYPE_RECORD_LIST (trellis_record_list_get_type ())
G_DECLARE_FINAL_TYPE (TrellisRecordList, trellis_record_list, TRELLIS, RECORD_LIST, GObject)

TrellisQuery *trellis_record_list_get_query (TrellisRecordList *self);
gint64        trellis_record_list_get_key   (TrellisRecordList *self,
                                             guint              position);
gint64        trellis_record_list_get_id    (TrellisRecordList *self,
                                             guint              position);
int           trellis_record_list_find      (TrellisRecordList *self,
                                             TrellisRecord     *record);

G_END_DECLS
