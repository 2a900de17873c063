/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row with a time of day, written and shown as the locale has it: the property "minutes", counted
 * from midnight. */
#define TRELLIS_TYPE_TIME_ROW (trellis_time_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTimeRow, trellis_time_row, TRELLIS, TIME_ROW, AdwActionRow)

int  trellis_time_row_get_minutes (TrellisTimeRow *self);
void trellis_time_row_set_minutes (TrellisTimeRow *self,
                                   int             minutes);

G_END_DECLS
