/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Has the toggles of its child, an AdwToggleGroup, one below the other where their words have no room side by side,
 * as with large text in a narrow window: AdwToggleGroup would cut them. */
#define TRELLIS_TYPE_TOGGLE_BIN (trellis_toggle_bin_get_type ())
G_DECLARE_FINAL_TYPE (TrellisToggleBin, trellis_toggle_bin, TRELLIS, TOGGLE_BIN, AdwBin)

G_END_DECLS
