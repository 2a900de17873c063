/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Who I am, and what becomes of the journal: backups, export and import. */
#define TRELLIS_TYPE_PREFERENCES_DIALOG (trellis_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPreferencesDialog, trellis_preferences_dialog, TRELLIS,
                      PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *trellis_preferences_dialog_new (TrellisStore *store,
                                           GSettings    *settings);

G_END_DECLS
