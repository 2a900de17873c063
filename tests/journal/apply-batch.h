/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-share-batch.h"

gboolean apply_batch (TrellisStore       *store,
                      TrellisShareBatch  *batch,
                      GError            **error);
