/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-choices.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* A match with its places, each made when it is first looked at. Its property "place" is the name of
 * the one that is shown.
 *
 *   place.show (s)  goes to a place by its name: overview, agreement, meetings, notes, goals
 *   place.back      goes back to the list of the place
 */
#define TRELLIS_TYPE_MATCH_PAGE (trellis_match_page_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMatchPage, trellis_match_page, TRELLIS, MATCH_PAGE, AdwNavigationPage)

GtkWidget    *trellis_match_page_new       (TrellisStore     *store,
                                            TrellisMatch     *match,
                                            TrellisChoices   *choices);
TrellisMatch *trellis_match_page_get_match (TrellisMatchPage *self);
void          trellis_match_page_show      (TrellisMatchPage *self,
                                            TrellisRecord    *record);
TrellisRecord *trellis_match_page_get_chosen (TrellisMatchPage *self);
void          trellis_match_page_begin     (TrellisMatchPage *self);
void          trellis_match_page_choose    (TrellisMatchPage *self,
                                            TrellisRecord    *record);
gboolean      trellis_match_page_go_back   (TrellisMatchPage *self);
gboolean      trellis_match_page_act       (TrellisMatchPage *self,
                                            const char       *place,
                                            const char       *action);

G_END_DECLS
