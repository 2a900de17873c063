/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Rows for when a meeting is: day, time, length and time zone. It emits "changed" when another one
 * is chosen. */
#define TRELLIS_TYPE_MEETING_WHEN (trellis_meeting_when_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMeetingWhen, trellis_meeting_when, TRELLIS, MEETING_WHEN,
                      AdwPreferencesGroup)

gint64      trellis_meeting_when_get_start   (TrellisMeetingWhen *self);
void        trellis_meeting_when_set_start   (TrellisMeetingWhen *self,
                                              gint64              start);
int         trellis_meeting_when_get_minutes (TrellisMeetingWhen *self);
void        trellis_meeting_when_set_minutes (TrellisMeetingWhen *self,
                                              int                 minutes);
const char *trellis_meeting_when_get_zone    (TrellisMeetingWhen *self);
void        trellis_meeting_when_set_zone    (TrellisMeetingWhen *self,
                                              const char         *zone);

void        trellis_meeting_when_set_zones   (TrellisMeetingWhen *self,
                                              const char         *first,
                                              const char         *second);

G_END_DECLS
