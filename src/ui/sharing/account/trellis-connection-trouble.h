/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-account-finder.h"

G_BEGIN_DECLS

/* What went wrong on the way to a server, with a way back and, where a person may agree to it, a way on:
 * "back" and "agreed". */
#define TRELLIS_TYPE_CONNECTION_TROUBLE (trellis_connection_trouble_get_type ())
G_DECLARE_FINAL_TYPE (TrellisConnectionTrouble, trellis_connection_trouble, TRELLIS, CONNECTION_TROUBLE, AdwBin)

void          trellis_connection_trouble_set_error (TrellisConnectionTrouble *self,
                                                    const GError             *error);
const GError *trellis_connection_trouble_get_error (TrellisConnectionTrouble *self);
void          trellis_connection_trouble_agree     (TrellisConnectionTrouble *self,
                                                    TrellisSignIn            *sign_in);

G_END_DECLS
