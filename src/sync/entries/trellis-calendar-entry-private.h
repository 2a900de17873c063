/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-calendar-entry.h"
#include "trellis-sharing.h"

G_BEGIN_DECLS

TrellisCalendarEntry *trellis_calendar_entry_new (const char              *match,
                                                  TrellisRole              my_role,
                                                  const TrellisSharedItem *item,
                                                  TrellisMeeting          *meeting,
                                                  gboolean                 comes_again);

const char           *trellis_calendar_entry_get_etag (TrellisCalendarEntry *self);

G_END_DECLS
