/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-outlook.h"
#include "trellis-summary-row.h"

G_BEGIN_DECLS

/* A match on Home: what to do next for it, and when the two last heard of each other. */
#define TRELLIS_TYPE_HOME_MATCH_ROW (trellis_home_match_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisHomeMatchRow, trellis_home_match_row, TRELLIS, HOME_MATCH_ROW,
                      TrellisSummaryRow)

GtkWidget      *trellis_home_match_row_new         (TrellisStore        *store,
                                                    TrellisOutlook      *outlook);
TrellisOutlook *trellis_home_match_row_get_outlook (TrellisHomeMatchRow *self);

G_END_DECLS
