/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

void trellis_book_save (GtkWidget    *widget,
                        TrellisStore *store,
                        TrellisMatch *match);

G_END_DECLS
