/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-sharer.h"
#include "trellis-store-sharing.h"

G_BEGIN_DECLS

/* The calendar accounts that are known: to be chosen, which "chosen" tells of, or forgotten, after which
 * "forgotten" comes. It is there only where there are any. */
#define TRELLIS_TYPE_ACCOUNT_GROUP (trellis_account_group_get_type ())
G_DECLARE_FINAL_TYPE (TrellisAccountGroup, trellis_account_group, TRELLIS, ACCOUNT_GROUP, AdwPreferencesGroup)

void                  trellis_account_group_set_up     (TrellisAccountGroup  *self,
                                                        TrellisStore         *store,
                                                        TrellisSharer        *sharer);
const TrellisAccount *trellis_account_group_get_chosen (TrellisAccountGroup  *self);

G_END_DECLS
