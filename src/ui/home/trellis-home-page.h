/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-outlooks.h"

G_BEGIN_DECLS

/* What there is across all matches; the way in when there is none. */
#define TRELLIS_TYPE_HOME_PAGE (trellis_home_page_get_type ())
G_DECLARE_FINAL_TYPE (TrellisHomePage, trellis_home_page, TRELLIS, HOME_PAGE, AdwNavigationPage)

GtkWidget *trellis_home_page_new (TrellisStore    *store,
                                  TrellisOutlooks *outlooks);

G_END_DECLS
