/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Switches between the pages of an AdwViewStack where their titles have no room beside one another, as with
 * large text in a narrow window: in one line, the page that is shown with its title, the others with their
 * icon alone, or their number where they have none; a tooltip tells the title of each. */
#define TRELLIS_TYPE_COMPACT_SWITCHER (trellis_compact_switcher_get_type ())
G_DECLARE_FINAL_TYPE (TrellisCompactSwitcher, trellis_compact_switcher, TRELLIS, COMPACT_SWITCHER, AdwBin)

void trellis_compact_switcher_set_stack (TrellisCompactSwitcher *self,
                                         AdwViewStack           *stack);

G_END_DECLS
