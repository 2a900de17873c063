/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Asks how a match goes, for oneself alone. */
#define TRELLIS_TYPE_PULSE_DIALOG (trellis_pulse_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPulseDialog, trellis_pulse_dialog, TRELLIS, PULSE_DIALOG, AdwDialog)

AdwDialog *trellis_pulse_dialog_new (TrellisStore *store,
                                     TrellisMatch *match,
                                     TrellisPulse *pulse,
                                     GtkWidget    *teller);

G_END_DECLS
