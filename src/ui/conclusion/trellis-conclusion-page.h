/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* How a match is concluded: the last meeting, the goals, and what the person wants to say and to remember. It
 * lies over the match.
 *
 *   editable  whether anything can be changed: until the match is over
 */
#define TRELLIS_TYPE_CONCLUSION_PAGE (trellis_conclusion_page_get_type ())
G_DECLARE_FINAL_TYPE (TrellisConclusionPage, trellis_conclusion_page, TRELLIS, CONCLUSION_PAGE, AdwNavigationPage)

AdwNavigationPage *trellis_conclusion_page_new  (TrellisStore *store,
                                                 TrellisMatch *match);
void               trellis_conclusion_page_open (GtkWidget    *widget,
                                                 TrellisStore *store,
                                                 TrellisMatch *match);

G_END_DECLS
