/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-outlook.h"

G_BEGIN_DECLS

/* A match in the sidebar: who it is with, when the two meet next, and a mark where the partner waits for
 * something. */
#define TRELLIS_TYPE_MATCH_ROW (trellis_match_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMatchRow, trellis_match_row, TRELLIS, MATCH_ROW, GtkListBoxRow)

GtkWidget    *trellis_match_row_new         (TrellisStore    *store,
                                             TrellisMatch    *match);
void          trellis_match_row_set_outlook (TrellisMatchRow *self,
                                             TrellisOutlook  *outlook);
TrellisMatch *trellis_match_row_get_match   (TrellisMatchRow *self);

G_END_DECLS
