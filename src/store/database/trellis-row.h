/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-database.h"
#include "trellis-records.h"

G_BEGIN_DECLS

/* One record's values as plain data, free to go to another thread. */
typedef struct
{
  TrellisRecordClass *klass;
  gint64 id;
  TrellisValue *values;
} TrellisRow;

TrellisRow   *trellis_row_new            (TrellisRecordClass *klass);
TrellisRow   *trellis_row_new_for_record (TrellisRecord      *record,
                                          gint64              id);
void          trellis_row_free           (TrellisRow         *self);
gboolean      trellis_row_save           (const TrellisRow   *self,
                                          TrellisDatabase    *database,
                                          GError            **error);
gboolean      trellis_row_save_received  (const TrellisRow   *self,
                                          TrellisDatabase    *database,
                                          gint64              now,
                                          gboolean            marks,
                                          GError            **error);

sqlite3_stmt *trellis_row_select         (TrellisDatabase    *database,
                                          TrellisRecordClass *klass,
                                          const char         *condition,
                                          GError            **error);
void          trellis_row_read_into      (sqlite3_stmt       *statement,
                                          TrellisRecord      *record);
gboolean      trellis_row_read_id        (TrellisDatabase    *database,
                                          TrellisRecordClass *klass,
                                          gint64              id,
                                          TrellisRow        **row,
                                          GError            **error);
GPtrArray    *trellis_row_find           (TrellisDatabase    *database,
                                          TrellisRecordClass *klass,
                                          const char         *field,
                                          const char         *text,
                                          GError            **error);
GPtrArray    *trellis_row_list_after     (TrellisDatabase    *database,
                                          TrellisRecordClass *klass,
                                          gint64              id,
                                          guint               limit,
                                          GError            **error);
void          trellis_row_bind_value     (sqlite3_stmt       *statement,
                                          int                 column,
                                          const TrellisField *field,
                                          const TrellisValue *value);
const char   *trellis_row_get_nick       (const TrellisField *field,
                                          gint64              number);
gboolean      trellis_row_find_nick      (const TrellisField *field,
                                          const char         *nick,
                                          gint64             *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisRow, trellis_row_free)

G_END_DECLS
