/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-reminder.h"

G_BEGIN_DECLS

/* Reminders as a desktop shows them, also to whoever passes by: they name the other person and the time,
 * and nothing that was written. */

GNotification *trellis_reminder_words_notify (const TrellisReminder *reminder,
                                              gint64                 now);

G_END_DECLS
