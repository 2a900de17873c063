/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-outlook.h"

G_BEGIN_DECLS

/* The outlooks of all matches that somebody asked for. They are kept up to date as the journal changes
 * and time goes on, in between other things. */
#define TRELLIS_TYPE_OUTLOOKS (trellis_outlooks_get_type ())
G_DECLARE_FINAL_TYPE (TrellisOutlooks, trellis_outlooks, TRELLIS, OUTLOOKS, GObject)

TrellisOutlooks *trellis_outlooks_new     (TrellisStore    *store);
TrellisOutlook  *trellis_outlooks_get     (TrellisOutlooks *self,
                                           TrellisMatch    *match);
void             trellis_outlooks_refresh (TrellisOutlooks *self);

G_END_DECLS
