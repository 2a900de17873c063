/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sharer.h"

G_BEGIN_DECLS

void trellis_sign_in_dialog_present (GtkWidget     *widget,
                                     TrellisStore  *store,
                                     TrellisSharer *sharer,
                                     const char    *match);

void trellis_sign_in_keep_password  (GtkWidget     *widget,
                                     TrellisSharer *sharer,
                                     const char    *account,
                                     const char    *user);

G_END_DECLS
