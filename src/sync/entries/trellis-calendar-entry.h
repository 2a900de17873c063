/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-meeting.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* An event that another program put where a match is shared, and that is no meeting of the match: one
 * time of an event that comes again, or one in a calendar that holds other things too. It is only shown;
 * the latter can be adopted, which makes it a meeting that both people see. */
#define TRELLIS_TYPE_CALENDAR_ENTRY (trellis_calendar_entry_get_type ())
G_DECLARE_FINAL_TYPE (TrellisCalendarEntry, trellis_calendar_entry, TRELLIS, CALENDAR_ENTRY, GObject)

const char *trellis_calendar_entry_get_match      (TrellisCalendarEntry *self);
const char *trellis_calendar_entry_get_title      (TrellisCalendarEntry *self);
const char *trellis_calendar_entry_get_place      (TrellisCalendarEntry *self);
gint64      trellis_calendar_entry_get_starts     (TrellisCalendarEntry *self);
int         trellis_calendar_entry_get_minutes    (TrellisCalendarEntry *self);
gboolean    trellis_calendar_entry_comes_again    (TrellisCalendarEntry *self);

TrellisMeeting *trellis_calendar_entry_get_meeting (TrellisCalendarEntry *self);

void        trellis_calendar_entry_adopt_async    (TrellisCalendarEntry *self,
                                                   TrellisStore         *store,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);

G_END_DECLS
