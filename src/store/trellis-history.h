/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-row.h"

G_BEGIN_DECLS

/* Seconds of editing that share one kept state of a text. */
#define TRELLIS_HISTORY_INTERVAL 600

gboolean trellis_history_keep (TrellisDatabase  *database,
                               const TrellisRow *row,
                               GError          **error);

G_END_DECLS
