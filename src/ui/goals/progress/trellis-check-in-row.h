/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* A check-in of a goal, edited where it stands. */
#define TRELLIS_TYPE_CHECK_IN_ROW (trellis_check_in_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisCheckInRow, trellis_check_in_row, TRELLIS, CHECK_IN_ROW, GtkListBoxRow)

GtkWidget      *trellis_check_in_row_new          (TrellisStore      *store,
                                                   TrellisCheckIn    *check_in);
TrellisCheckIn *trellis_check_in_row_get_check_in (TrellisCheckInRow *self);

G_END_DECLS
