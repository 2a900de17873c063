/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-sync-card.h"

G_BEGIN_DECLS

/* Asks which of the two people of a shared match is using this computer. "chosen" comes with the role. */
#define TRELLIS_TYPE_JOIN_ROLE_PAGE (trellis_join_role_page_get_type ())
G_DECLARE_FINAL_TYPE (TrellisJoinRolePage, trellis_join_role_page, TRELLIS, JOIN_ROLE_PAGE, AdwNavigationPage)

void trellis_join_role_page_set_card (TrellisJoinRolePage   *self,
                                      const TrellisSyncCard *card);

G_END_DECLS
