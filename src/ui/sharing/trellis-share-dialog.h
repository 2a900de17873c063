/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-match.h"
#include "trellis-sharer.h"

G_BEGIN_DECLS

/* Where a match is shared, and the way to share it somewhere; or, without a match, the way to join one
 * that the partner shares. */
#define TRELLIS_TYPE_SHARE_DIALOG (trellis_share_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisShareDialog, trellis_share_dialog, TRELLIS, SHARE_DIALOG, AdwDialog)

AdwDialog *trellis_share_dialog_new (TrellisStore  *store,
                                     TrellisMatch  *match,
                                     TrellisSharer *sharer);

G_END_DECLS
