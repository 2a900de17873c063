/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-ical-meeting.h"

/* A meeting of Ann, who mentors Bob, as the tests of its event start from it. */
#define NOW G_GINT64_CONSTANT (1767600000)    /* 2026-01-05 08:00 UTC */
#define STARTS G_GINT64_CONSTANT (1767632400) /* 17:00 UTC, 18:00 in Berlin */

extern const TrellisIcalContext mentor_context;

TrellisMeeting       *create_meeting (void);
TrellisIcalComponent *read_text      (const char *text);
void                  assert_same    (gpointer    a,
                                      gpointer    b);
