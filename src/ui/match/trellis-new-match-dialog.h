/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Asks for what a match cannot do without: the partner's name. Emits "created" with the match, after it is
 * closed. */
#define TRELLIS_TYPE_NEW_MATCH_DIALOG (trellis_new_match_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisNewMatchDialog, trellis_new_match_dialog, TRELLIS, NEW_MATCH_DIALOG,
                      AdwDialog)

AdwDialog *trellis_new_match_dialog_new (TrellisStore *store);

G_END_DECLS
