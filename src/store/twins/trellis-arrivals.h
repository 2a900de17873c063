/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-row.h"

G_BEGIN_DECLS

/* What came in during a run of sharing or of an import, of which nothing is a twin of another, and what was here
 * before, by what of it is compared: each record is looked at once. A few runs may go on at the same time. Of the
 * writer's thread. */
typedef struct
{
  GPtrArray *runs; /* of those that go on, the last one first; NULL before the first */
  int changes;     /* of rows by the connection, when all that is known here was true */
} TrellisArrivals;

void     trellis_arrivals_clear (TrellisArrivals  *self);
void     trellis_arrivals_begin (TrellisArrivals  *self,
                                 TrellisDatabase  *database,
                                 gint64            now);
void     trellis_arrivals_add   (TrellisArrivals  *self,
                                 const TrellisRow *row);
void     trellis_arrivals_end   (TrellisArrivals  *self,
                                 TrellisDatabase  *database);

void     trellis_arrivals_learn (TrellisArrivals  *self,
                                 const TrellisRow *row);
gboolean trellis_arrivals_find_twin (TrellisArrivals  *self,
                                     TrellisDatabase  *database,
                                     const TrellisRow *row,
                                     char            **twin,
                                     GError          **error);

G_END_DECLS
