/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-reminder.h"
#include "trellis-store.h"

G_BEGIN_DECLS

GPtrArray *trellis_reminder_source_plan (TrellisStore          *store,
                                         TrellisReminderTopics  topics,
                                         gint64                 now,
                                         GTimeZone             *zone);

G_END_DECLS
