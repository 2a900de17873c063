/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row with a day that opens a calendar, below its title where beside it there is no room for all of it: the
 * property "day", "2026-11-22" or NULL, to be bound to a record's date field in both directions.
 * "placeholder" is what it says without a day. */
#define TRELLIS_TYPE_DATE_ROW (trellis_date_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisDateRow, trellis_date_row, TRELLIS, DATE_ROW, AdwPreferencesRow)

GtkWidget  *trellis_date_row_new     (void);
const char *trellis_date_row_get_day (TrellisDateRow *self);
void        trellis_date_row_set_day (TrellisDateRow *self,
                                      const char     *day);
void        trellis_date_row_set_subtitle (TrellisDateRow *self,
                                           const char     *subtitle);

G_END_DECLS
