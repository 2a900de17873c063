/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-arrivals.h"

G_BEGIN_DECLS

/* Two records of which one came in, by their uids. */
typedef struct
{
  gint64 id;
  GType type;
  char *came, *was_here;
  gint64 found;
} TrellisTwinRow;

gboolean        trellis_twin_rows_note  (TrellisDatabase   *database,
                                         TrellisArrivals   *arrivals,
                                         const TrellisRow  *row,
                                         gint64             now,
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
