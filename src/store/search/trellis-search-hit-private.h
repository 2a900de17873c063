/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-search.h"

G_BEGIN_DECLS

TrellisSearchHit *trellis_search_hit_new (TrellisSearchKind  kind,
                                          TrellisStore      *store,
                                          GType              type,
                                          gint64             id,
                                          const char        *match,
                                          TrellisNeedles    *needles);

G_END_DECLS
