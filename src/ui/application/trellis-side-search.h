/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* What is searched for in a window: it takes the place of the sidebar, and more room, until it is left, and then leads
 * back to what was there before. */
#define TRELLIS_TYPE_SIDE_SEARCH (trellis_side_search_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSideSearch, trellis_side_search, TRELLIS, SIDE_SEARCH, GObject)

TrellisSideSearch *trellis_side_search_new     (TrellisStore           *store,
                                                AdwNavigationSplitView *split_view,
                                                GtkStack               *stack,
                                                GtkWidget              *sidebar);
void               trellis_side_search_show    (TrellisSideSearch      *self);
void               trellis_side_search_find    (TrellisSideSearch      *self,
                                                const char             *text);
gboolean           trellis_side_search_forward (TrellisSideSearch      *self,
                                                GtkEventControllerKey  *controller);

G_END_DECLS
