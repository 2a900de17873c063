/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* The skills that are to grow in a match, which lies over its pages: named, rated, and compared with where they
 * stood at first. Only the person whose computer this is sees it. */
#define TRELLIS_TYPE_SKILLS_PAGE (trellis_skills_page_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSkillsPage, trellis_skills_page, TRELLIS, SKILLS_PAGE, AdwNavigationPage)

AdwNavigationPage *trellis_skills_page_new  (TrellisStore  *store,
                                             TrellisMatch  *match);
void               trellis_skills_page_open (GtkWidget     *widget,
                                             TrellisStore  *store,
                                             TrellisMatch  *match,
                                             TrellisRecord *record);

G_END_DECLS
