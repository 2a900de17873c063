/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-calendar-entry.h"

G_BEGIN_DECLS

/* The calendar entries from now on where a match is shared, or all matches are. */
#define TRELLIS_TYPE_CALENDAR_ENTRY_LIST (trellis_calendar_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (TrellisCalendarEntryList, trellis_calendar_entry_list, TRELLIS, CALENDAR_ENTRY_LIST, GObject)

TrellisCalendarEntryList *trellis_calendar_entry_list_new       (TrellisStore             *store,
                                                                 const char               *match,
                                                                 guint                     days,
                                                                 guint                     most);
GListModel               *trellis_calendar_entry_list_get_model (TrellisCalendarEntryList *self);
void                      trellis_calendar_entry_list_refresh   (TrellisCalendarEntryList *self);

G_END_DECLS
