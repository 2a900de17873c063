/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-choices.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* One of the places of a match: Overview, Agreement, Meetings, Notes or Goals. Its property
 * "can-go-back" tells whether a page of its own lies on its list, as in a narrow window. */
#define TRELLIS_TYPE_PLACE (trellis_place_get_type ())
G_DECLARE_DERIVABLE_TYPE (TrellisPlace, trellis_place, TRELLIS, PLACE, AdwBin)

struct _TrellisPlaceClass
{
  AdwBinClass parent_class;

  /* Shows @record, which is of a class that the place is for, whatever was chosen not to be seen. */
  void (*show) (TrellisPlace  *self,
                TrellisRecord *record);

  /* What is chosen; owned by the place, nullable. */
  TrellisRecord *(*get_chosen) (TrellisPlace *self);

  /* Chooses @record, of a class that the place is for, where it can be seen or not. */
  void (*choose) (TrellisPlace  *self,
                  TrellisRecord *record);
};

TrellisStore *trellis_place_get_store (TrellisPlace  *self);
TrellisMatch *trellis_place_get_match (TrellisPlace  *self);
TrellisChoices *trellis_place_get_choices (TrellisPlace *self);
TrellisRole   trellis_place_get_my_role (TrellisPlace *self);
void          trellis_place_show      (TrellisPlace  *self,
                                       TrellisRecord *record);
TrellisRecord *trellis_place_get_chosen (TrellisPlace *self);
void          trellis_place_choose    (TrellisPlace  *self,
                                       TrellisRecord *record);
void          trellis_place_set_split_view (TrellisPlace           *self,
                                            AdwNavigationSplitView *split_view);
gboolean      trellis_place_can_go_back    (TrellisPlace           *self);
void          trellis_place_go_back        (TrellisPlace           *self);

G_END_DECLS
