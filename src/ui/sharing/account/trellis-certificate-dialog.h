/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sharer.h"

G_BEGIN_DECLS

void trellis_certificate_dialog_present (GtkWidget     *widget,
                                         TrellisStore  *store,
                                         TrellisSharer *sharer,
                                         const char    *match);

G_END_DECLS
