/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-journey-facts.h"
#include "trellis-reminder.h"

G_BEGIN_DECLS

/* What one match is to be reminded of. Lists may hold more than is of use, in any order; NULL is empty. */
typedef struct
{
  const TrellisJourneyFacts *facts;
  const char *started;     /* day that the match began, or NULL */
  GListModel *meetings;    /* all that begin a week before now or later */
  GListModel *actions;
  gint64 last_reflection;  /* when I last wrote down how it goes; 0 for never */
} TrellisReminderRecords;

void trellis_reminder_plan_match (GPtrArray                    *plan,
                                  const TrellisReminderRecords *records,
                                  TrellisReminderTopics         topics,
                                  gint64                        now,
                                  GTimeZone                    *zone);

G_END_DECLS
