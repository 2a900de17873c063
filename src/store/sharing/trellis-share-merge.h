/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-share-batch.h"

G_BEGIN_DECLS

gboolean       trellis_share_merge_is_same    (TrellisRecord      *record,
                                               TrellisRecord      *read);
TrellisRecord *trellis_share_merge            (TrellisShareBatch  *batch,
                                               TrellisRecord      *base,
                                               TrellisRecord      *mine,
                                               TrellisRecord      *theirs);

G_END_DECLS
