/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-calendar-entry.h"

G_BEGIN_DECLS

/* What another program put into the calendar of a match: when and where, whose it is, and a way to adopt
 * it where that is possible. */
#define TRELLIS_TYPE_ENTRY_DIALOG (trellis_entry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisEntryDialog, trellis_entry_dialog, TRELLIS, ENTRY_DIALOG, AdwAlertDialog)

AdwDialog *trellis_entry_dialog_new (TrellisStore         *store,
                                     TrellisCalendarEntry *entry);

G_END_DECLS
