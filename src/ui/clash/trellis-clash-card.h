/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-clash-words.h"

G_BEGIN_DECLS

/* One thing that both did to the same field, with the versions to choose from; or what happened, in a
 * sentence. "chosen" is emitted with a TrellisClashChoice; it is for others to do that. */
#define TRELLIS_TYPE_CLASH_CARD (trellis_clash_card_get_type ())
G_DECLARE_FINAL_TYPE (TrellisClashCard, trellis_clash_card, TRELLIS, CLASH_CARD, AdwBin)

GtkWidget                *trellis_clash_card_new        (const TrellisClashPeople *people,
                                                         const TrellisSharedClash *clash);
const TrellisSharedClash *trellis_clash_card_get_clash  (TrellisClashCard         *self);
void                      trellis_clash_card_set_clash  (TrellisClashCard         *self,
                                                         const TrellisSharedClash *clash);
void                      trellis_clash_card_set_narrow (TrellisClashCard         *self,
                                                         gboolean                  narrow);
GtkWidget                *trellis_clash_card_get_choice (TrellisClashCard         *self);

G_END_DECLS
