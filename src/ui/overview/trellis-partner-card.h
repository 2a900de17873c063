/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Who the partner of a match is, and how to reach them. "compact" is for large text in a narrow window: what is
 * known about the partner stands below the avatar instead of beside it. */
#define TRELLIS_TYPE_PARTNER_CARD (trellis_partner_card_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPartnerCard, trellis_partner_card, TRELLIS, PARTNER_CARD, AdwBin)

void trellis_partner_card_set_match (TrellisPartnerCard *self,
                                     TrellisStore       *store,
                                     TrellisMatch       *match);

G_END_DECLS
