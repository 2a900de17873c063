/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Shows what taking in files of calendars would do, and does it. */
#define TRELLIS_TYPE_IMPORT_DIALOG (trellis_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisImportDialog, trellis_import_dialog, TRELLIS, IMPORT_DIALOG, AdwDialog)

AdwDialog *trellis_import_dialog_new (TrellisStore *store,
                                      GPtrArray    *files,
                                      TrellisMatch *match);

G_END_DECLS
