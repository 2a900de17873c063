/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* What the next steps of a journey ask for and no place does by itself. */
void trellis_match_write_to_partner (GtkWidget    *widget,
                                     TrellisStore *store,
                                     TrellisMatch *match);
void trellis_match_introduce        (GtkWidget    *widget,
                                     TrellisStore *store,
                                     TrellisMatch *match);
void trellis_match_change_state     (GtkWidget        *widget,
                                     TrellisMatch     *match,
                                     TrellisMatchState state);

G_END_DECLS
