/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-reminder.h"

G_BEGIN_DECLS

/* Which reminders have arrived and which were put off, so that each arrives once: whatever the clock
 * does, however long the computer sleeps, and also when the program was started anew in between. */
typedef struct _TrellisReminderDiary TrellisReminderDiary;

/* What is to be done now, and when to look again. */
typedef struct
{
  GPtrArray *arriving;  /* of TrellisReminder, which the plan owns */
  GPtrArray *withdrawn; /* of char *: ids */
  gint64 next;          /* 0: there is nothing ahead */
} TrellisReminderTurn;

TrellisReminderDiary *trellis_reminder_diary_new    (const char           *text);
void                  trellis_reminder_diary_free   (TrellisReminderDiary *self);
char                 *trellis_reminder_diary_write  (TrellisReminderDiary *self);

TrellisReminderTurn  *trellis_reminder_diary_turn   (TrellisReminderDiary *self,
                                                     GPtrArray            *plan,
                                                     gint64                now);
void                  trellis_reminder_diary_snooze (TrellisReminderDiary *self,
                                                     const char           *id,
                                                     gint64                until);
void                  trellis_reminder_diary_close  (TrellisReminderDiary *self,
                                                     const char           *id);
void                  trellis_reminder_turn_free    (TrellisReminderTurn  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisReminderDiary, trellis_reminder_diary_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisReminderTurn, trellis_reminder_turn_free)

G_END_DECLS
