/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-calendar-entry.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* A meeting in a list: its day, title, time, length, place, number of talking points and state. Or what
 * another program put into the calendar, of which the state says that. */
#define TRELLIS_TYPE_MEETING_ROW (trellis_meeting_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMeetingRow, trellis_meeting_row, TRELLIS, MEETING_ROW, AdwBin)

GtkWidget *trellis_meeting_row_new         (TrellisStore      *store,
                                            TrellisPerson     *partner);
void       trellis_meeting_row_set_meeting (TrellisMeetingRow *self,
                                            TrellisMeeting    *meeting);
void       trellis_meeting_row_set_entry   (TrellisMeetingRow    *self,
                                            TrellisCalendarEntry *entry);

G_END_DECLS
