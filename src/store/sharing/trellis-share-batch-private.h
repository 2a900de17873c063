/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-database.h"
#include "trellis-share-batch.h"

G_BEGIN_DECLS

gboolean trellis_share_batch_write (const TrellisShareBatch *self,
                                    TrellisDatabase         *database,
                                    gboolean                *shared,
                                    GError                 **error);

G_END_DECLS
