/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Asks for which match something is. Emits "chosen" with the TrellisMatch. */
#define TRELLIS_TYPE_CHOOSE_MATCH_DIALOG (trellis_choose_match_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisChooseMatchDialog, trellis_choose_match_dialog, TRELLIS,
                      CHOOSE_MATCH_DIALOG, AdwDialog)

AdwDialog *trellis_choose_match_dialog_new (TrellisStore *store,
                                            TrellisQuery *of_matches,
                                            const char   *title);

G_END_DECLS
