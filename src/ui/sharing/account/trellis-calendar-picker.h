/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-sharer.h"
#include "trellis-store-sharing.h"

G_BEGIN_DECLS

/* Leads from an account to one of its calendars, which "picked" tells of: what has to be known of it is in
 * the getters then. */
#define TRELLIS_TYPE_CALENDAR_PICKER (trellis_calendar_picker_get_type ())
G_DECLARE_FINAL_TYPE (TrellisCalendarPicker, trellis_calendar_picker, TRELLIS, CALENDAR_PICKER, AdwBin)

void                   trellis_calendar_picker_set_up      (TrellisCalendarPicker  *self,
                                                            TrellisStore           *store,
                                                            TrellisSharer          *sharer,
                                                            const char             *new_name);
void                   trellis_calendar_picker_reset       (TrellisCalendarPicker  *self);
void                   trellis_calendar_picker_start       (TrellisCalendarPicker  *self);

const TrellisAccount  *trellis_calendar_picker_get_account (TrellisCalendarPicker  *self);
const char            *trellis_calendar_picker_get_address (TrellisCalendarPicker  *self);
gboolean               trellis_calendar_picker_is_new      (TrellisCalendarPicker  *self);
gboolean               trellis_calendar_picker_keep_account (TrellisCalendarPicker *self,
                                                            GError                **error);

G_END_DECLS
