/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_MEETING_LIST_ALL,
  TRELLIS_MEETING_LIST_PLANNED, /* nobody said what became of them */
  TRELLIS_MEETING_LIST_HELD,
  TRELLIS_MEETING_LIST_CANCELLED,
  TRELLIS_MEETING_LIST_MISSED,
} TrellisMeetingListFilter;

/* The meetings of a match as a list in sections: those ahead, the next one first; what other programs put
 * into its calendar (TrellisCalendarEntry), likewise; and those that are over or off, the latest first. Only
 * meetings around today are looked at to tell which is which, so that the rest may be as long as it likes. */
#define TRELLIS_TYPE_MEETING_LIST (trellis_meeting_list_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMeetingList, trellis_meeting_list, TRELLIS, MEETING_LIST, GObject)

TrellisMeetingList *trellis_meeting_list_new        (TrellisStore             *store,
                                                     TrellisMatch             *match);
GListModel         *trellis_meeting_list_get_model  (TrellisMeetingList       *self);
guint               trellis_meeting_list_count_ahead (TrellisMeetingList      *self);
guint               trellis_meeting_list_count_entries (TrellisMeetingList    *self);
void                trellis_meeting_list_set_filter (TrellisMeetingList       *self,
                                                     TrellisMeetingListFilter  filter);
void                trellis_meeting_list_refresh    (TrellisMeetingList       *self);

G_END_DECLS
