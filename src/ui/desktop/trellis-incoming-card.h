/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store.h"

G_BEGIN_DECLS

void trellis_incoming_card_ask (GtkWidget    *window,
                                TrellisStore *store,
                                GFile        *file);

G_END_DECLS
