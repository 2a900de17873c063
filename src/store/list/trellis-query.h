/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-records.h"

G_BEGIN_DECLS

/* Which records of one class, and in which order. The same description answers from SQLite, for
 * what is stored, and in memory, for what has just changed. */
#define TRELLIS_TYPE_QUERY (trellis_query_get_type ())
typedef struct _TrellisQuery TrellisQuery;

/* Numbers of the order that a list keeps of each record. */
#define TRELLIS_QUERY_MOST_KEYS 2

GType         trellis_query_get_type        (void);

TrellisQuery *trellis_query_new             (GType         type);
TrellisQuery *trellis_query_ref             (TrellisQuery *self);
void          trellis_query_unref           (TrellisQuery *self);

void          trellis_query_equals          (TrellisQuery *self,
                                             const char   *field,
                                             const char   *string);
void          trellis_query_is              (TrellisQuery *self,
                                             const char   *field,
                                             gint64        number);
void          trellis_query_is_not          (TrellisQuery *self,
                                             const char   *field,
                                             gint64        number);
void          trellis_query_below           (TrellisQuery *self,
                                             const char   *field,
                                             gint64        number);
void          trellis_query_at_least        (TrellisQuery *self,
                                             const char   *field,
                                             gint64        number);
void          trellis_query_has             (TrellisQuery *self,
                                             const char   *field,
                                             const char   *item);
void          trellis_query_find            (TrellisQuery *self,
                                             const char   *text);
void          trellis_query_ascending       (TrellisQuery *self,
                                             const char   *field);
void          trellis_query_descending      (TrellisQuery *self,
                                             const char   *field);

GType         trellis_query_get_record_type (TrellisQuery *self);
gboolean      trellis_query_uses            (TrellisQuery *self,
                                             int           field);
gboolean      trellis_query_accepts         (TrellisQuery  *self,
                                             TrellisRecord *record);
int           trellis_query_compare         (TrellisQuery  *self,
                                             TrellisRecord *a,
                                             TrellisRecord *b);
int           trellis_query_get_key_field   (TrellisQuery *self,
                                             guint         place);
gboolean      trellis_query_is_descending   (TrellisQuery *self,
                                             guint         place);
gboolean      trellis_query_has_all_keys    (TrellisQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisQuery, trellis_query_unref)

G_END_DECLS
