/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-share-batch.h"

G_BEGIN_DECLS

gboolean trellis_share_merge_is_same (TrellisRecord *record,
                                      TrellisRecord *read);

G_END_DECLS
