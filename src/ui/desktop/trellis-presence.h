/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-reminders.h"

G_BEGIN_DECLS

/* What Trellis is on the desktop outside of its window. Nothing of it is done before the window is there. */
#define TRELLIS_TYPE_PRESENCE (trellis_presence_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPresence, trellis_presence, TRELLIS, PRESENCE, GObject)

TrellisPresence *trellis_presence_new         (GApplication         *application,
                                               GSettings            *settings,
                                               TrellisJournalSource  source);
void             trellis_presence_begin_later (TrellisPresence      *self,
                                               TrellisStore         *store);
void             trellis_presence_stop        (TrellisPresence      *self);

G_END_DECLS
