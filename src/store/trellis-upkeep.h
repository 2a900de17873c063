/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/* What a journal needs from time to time and nobody has to think of: a look at whether the file is
 * sound, a backup each day, an emptier trash, a thinner history; and once, that search folds old words. */
typedef struct _TrellisUpkeep TrellisUpkeep;

TrellisUpkeep *trellis_upkeep_new  (TrellisStore        *store);
void           trellis_upkeep_free (TrellisUpkeep       *self);

void           trellis_upkeep_run  (TrellisStore        *store,
                                    gint64               now,
                                    const char          *today,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);

G_END_DECLS
