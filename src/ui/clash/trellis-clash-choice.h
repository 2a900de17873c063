/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trellis-store-sharing.h"

G_BEGIN_DECLS

/* A choice between two people's versions that was made, and how to take it back. */
typedef struct _TrellisClashDone TrellisClashDone;

TrellisClashDone *trellis_clash_choose     (TrellisStore             *store,
                                            const TrellisSharedClash *clash,
                                            TrellisClashChoice        choice,
                                            GError                  **error);
void              trellis_clash_offer_undo (TrellisClashDone         *self,
                                            GtkWidget                *widget,
                                            const char               *message);

G_END_DECLS
