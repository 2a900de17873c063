/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What Home says while there is no match. */
#define TRELLIS_TYPE_HOME_WELCOME (trellis_home_welcome_get_type ())
G_DECLARE_FINAL_TYPE (TrellisHomeWelcome, trellis_home_welcome, TRELLIS, HOME_WELCOME, AdwBin)

GtkWidget *trellis_home_welcome_new (void);

G_END_DECLS
