/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Everything that is known about a match and its partner, edited in place. */
#define TRELLIS_TYPE_MATCH_DIALOG (trellis_match_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMatchDialog, trellis_match_dialog, TRELLIS, MATCH_DIALOG, AdwDialog)

AdwDialog *trellis_match_dialog_new (TrellisStore *store,
                                     TrellisMatch *match);

G_END_DECLS
