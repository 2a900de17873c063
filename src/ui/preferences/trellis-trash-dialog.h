/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* What was deleted in the last thirty days, to bring back or to delete forever. */
#define TRELLIS_TYPE_TRASH_DIALOG (trellis_trash_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTrashDialog, trellis_trash_dialog, TRELLIS, TRASH_DIALOG, AdwDialog)

AdwDialog *trellis_trash_dialog_new (TrellisStore *store);

G_END_DECLS
