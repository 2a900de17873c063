/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-outlooks.h"

G_BEGIN_DECLS

/* Home and the matches, from which to choose. */
#define TRELLIS_TYPE_SIDEBAR (trellis_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSidebar, trellis_sidebar, TRELLIS, SIDEBAR, AdwBin)

GtkWidget *trellis_sidebar_new    (TrellisStore    *store,
                                   TrellisOutlooks *outlooks);
void       trellis_sidebar_select (TrellisSidebar  *self,
                                   TrellisMatch    *match);

G_END_DECLS
