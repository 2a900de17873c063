/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Search over everything in every match, beside what is open. Emits "closed" when the person has
 * done with it; the words are gone by then. Opens what is chosen by the action record.open.
 *
 * Keys: Up and Down choose while one writes, Enter opens, Escape closes. */
#define TRELLIS_TYPE_SEARCH_VIEW (trellis_search_view_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSearchView, trellis_search_view, TRELLIS, SEARCH_VIEW, AdwBin)

GtkWidget *trellis_search_view_new     (TrellisStore          *store);
void       trellis_search_view_start   (TrellisSearchView     *self);
void       trellis_search_view_find    (TrellisSearchView     *self,
                                        const char            *text);
gboolean   trellis_search_view_forward (TrellisSearchView     *self,
                                        GtkEventControllerKey *controller);

G_END_DECLS
