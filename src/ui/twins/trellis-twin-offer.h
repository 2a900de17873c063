/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Says on a thing that another one is probably the same, because one of them came in as a copy, and offers to
 * make them one. It is not there where nothing is to be asked, and never comes between the person and the thing.
 * "compact", for the row of an action, makes it a button; else it is a banner, which is not there either while it
 * "yields" to another one. */
#define TRELLIS_TYPE_TWIN_OFFER (trellis_twin_offer_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTwinOffer, trellis_twin_offer, TRELLIS, TWIN_OFFER, AdwBin)

void trellis_twin_offer_set_record (TrellisTwinOffer *self,
                                    TrellisStore     *store,
                                    gpointer          record);

G_END_DECLS
