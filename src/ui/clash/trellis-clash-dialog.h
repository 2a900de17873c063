/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* What two people did to the same things of a match, and what is not in step, thing by thing. */
#define TRELLIS_TYPE_CLASH_DIALOG (trellis_clash_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisClashDialog, trellis_clash_dialog, TRELLIS, CLASH_DIALOG, AdwDialog)

AdwDialog *trellis_clash_dialog_new  (TrellisStore       *store,
                                      const char         *match);
void       trellis_clash_dialog_show (TrellisClashDialog *self,
                                      gpointer            record,
                                      GtkWidget          *teller);

G_END_DECLS
