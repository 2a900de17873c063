/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* What the person answered on how a match goes, with its trend. For their own eyes. */
#define TRELLIS_TYPE_PULSE_CARD (trellis_pulse_card_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPulseCard, trellis_pulse_card, TRELLIS, PULSE_CARD, AdwBin)

void trellis_pulse_card_set_match (TrellisPulseCard *self,
                                   TrellisStore     *store,
                                   TrellisMatch     *match);

G_END_DECLS
