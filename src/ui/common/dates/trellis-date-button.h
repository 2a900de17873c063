/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A button that shows a day and opens a calendar to choose another.
 *
 *   day          "2026-11-22" or NULL; bind it to a record's date field in both directions
 *   placeholder  what it says without a day
 *   caption      what the day is for, told to a screen reader and in the tooltip
 */
#define TRELLIS_TYPE_DATE_BUTTON (trellis_date_button_get_type ())
G_DECLARE_FINAL_TYPE (TrellisDateButton, trellis_date_button, TRELLIS, DATE_BUTTON, AdwBin)

const char *trellis_date_button_get_day (TrellisDateButton *self);
void        trellis_date_button_set_day (TrellisDateButton *self,
                                         const char        *day);
void        trellis_date_button_popup   (TrellisDateButton *self);
void        trellis_date_button_make_wrapped (TrellisDateButton *self);

G_END_DECLS
