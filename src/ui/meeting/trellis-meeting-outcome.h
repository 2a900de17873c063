/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* What became of a meeting, in one word: its state, and for one that was missed, by whom. */
#define TRELLIS_OUTCOME_PROPOSED "proposed"
#define TRELLIS_OUTCOME_SCHEDULED "scheduled"
#define TRELLIS_OUTCOME_HELD "held"
#define TRELLIS_OUTCOME_CANCELLED "cancelled"
#define TRELLIS_OUTCOME_MISSED_BY_ME "missed-by-me"
#define TRELLIS_OUTCOME_MISSED_BY_PARTNER "missed-by-partner"
#define TRELLIS_OUTCOME_MISSED_BY_BOTH "missed-by-both"

const char *trellis_meeting_outcome_get  (TrellisMeeting *meeting,
                                          TrellisRole     my_role);
gboolean    trellis_meeting_outcome_may  (TrellisMeeting *meeting,
                                          const char     *outcome,
                                          gint64          now);
void        trellis_meeting_outcome_set  (GtkWidget      *widget,
                                          TrellisStore   *store,
                                          TrellisMeeting *meeting,
                                          const char     *outcome);

void        trellis_meeting_confirm_by_me      (TrellisMeeting *meeting,
                                                gboolean        confirmed);
void        trellis_meeting_confirm_by_partner (TrellisMeeting *meeting,
                                                gboolean        confirmed);

G_END_DECLS
