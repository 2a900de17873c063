/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* A meeting in a list: its day, title, time, length, place, number of talking points and state. */
#define TRELLIS_TYPE_MEETING_ROW (trellis_meeting_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMeetingRow, trellis_meeting_row, TRELLIS, MEETING_ROW, AdwBin)

GtkWidget *trellis_meeting_row_new         (TrellisStore      *store,
                                            TrellisPerson     *partner);
void       trellis_meeting_row_set_meeting (TrellisMeetingRow *self,
                                            TrellisMeeting    *meeting);

G_END_DECLS
