/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* The journal, for what somebody asks of Trellis while no window is open. It is opened for it; NULL, where
 * that cannot be done. */
typedef TrellisStore *(*TrellisJournalSource) (GApplication *application);

/* Has reminders arrive as notifications, if the person has turned them on, and does what their buttons say.
 * While there is something ahead and the system allows it, the application goes on running without a
 * window. */
#define TRELLIS_TYPE_REMINDERS (trellis_reminders_get_type ())
G_DECLARE_FINAL_TYPE (TrellisReminders, trellis_reminders, TRELLIS, REMINDERS, GObject)

TrellisReminders *trellis_reminders_new      (GApplication         *application,
                                              GSettings            *settings,
                                              TrellisJournalSource  source);
gboolean          trellis_reminders_is_on    (TrellisReminders     *self);
void              trellis_reminders_begin    (TrellisReminders     *self,
                                              TrellisStore         *store);
void              trellis_reminders_catch_up (TrellisReminders     *self);
void              trellis_reminders_stop     (TrellisReminders     *self);

G_END_DECLS
