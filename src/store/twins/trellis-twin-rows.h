/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-row.h"

G_BEGIN_DECLS

/* What came in during one run of sharing, of which nothing is a twin of another. Of the writer's thread. */
typedef struct
{
  gint64 now;       /* of the run */
  GHashTable *uids; /* NULL before the first */
} TrellisArrivals;

/* Two records of which one came in, by their uids. */
typedef struct
{
  gint64 id;
  GType type;
  char *came, *was_here;
  gint64 found;
} TrellisTwinRow;

void            trellis_arrivals_add    (TrellisArrivals   *self,
                                         const TrellisRow  *row,
                                         gint64             now);
void            trellis_arrivals_clear  (TrellisArrivals   *self);

gboolean        trellis_twin_rows_note  (TrellisDatabase   *database,
                                         TrellisArrivals   *arrivals,
                                         const TrellisRow  *row,
                                         gboolean          *is_noted,
                                         GError           **error);
GPtrArray      *trellis_twin_rows_find  (TrellisDatabase   *database,
                                         const char        *uid,
                                         GError           **error);
gboolean        trellis_twin_rows_answer (TrellisDatabase  *database,
                                         gint64             id,
                                         const char        *answer,
                                         GError           **error);
void            trellis_twin_row_free   (TrellisTwinRow    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisTwinRow, trellis_twin_row_free)

G_END_DECLS
