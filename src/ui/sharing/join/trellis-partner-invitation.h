/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store-sharing.h"

G_BEGIN_DECLS

void trellis_partner_invitation_mail (GtkWidget            *widget,
                                      TrellisStore         *store,
                                      TrellisMatch         *match,
                                      const TrellisSharing *sharing);

G_END_DECLS
