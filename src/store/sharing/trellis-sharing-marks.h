/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-row.h"

G_BEGIN_DECLS

gboolean trellis_sharing_mark        (TrellisDatabase     *database,
                                      const TrellisRow    *row,
                                      GError             **error);
gboolean trellis_sharing_mark_change (TrellisDatabase     *database,
                                      const TrellisRow    *stored,
                                      const TrellisRow    *row,
                                      GError             **error);
gboolean trellis_sharing_mark_removal (TrellisDatabase    *database,
                                      const TrellisRow    *row,
                                      GError             **error);
gboolean trellis_sharing_mark_match  (TrellisDatabase     *database,
                                      const char          *match,
                                      GError             **error);

G_END_DECLS
