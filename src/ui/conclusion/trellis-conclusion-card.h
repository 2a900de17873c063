/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* The way to the conclusion of a match: while it is being concluded, and wherever something was written down. */
#define TRELLIS_TYPE_CONCLUSION_CARD (trellis_conclusion_card_get_type ())
G_DECLARE_FINAL_TYPE (TrellisConclusionCard, trellis_conclusion_card, TRELLIS, CONCLUSION_CARD, AdwBin)

void trellis_conclusion_card_set_match (TrellisConclusionCard *self,
                                        TrellisStore          *store,
                                        TrellisMatch          *match);

G_END_DECLS
