/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Tells as long as changes cannot be saved why that is, and offers to try again and to copy what is
 * not saved. */
#define TRELLIS_TYPE_SAVING_BANNER (trellis_saving_banner_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSavingBanner, trellis_saving_banner, TRELLIS, SAVING_BANNER, AdwBin)

void       trellis_saving_banner_attach (GtkBox       *box,
                                         TrellisStore *store);

AdwDialog *trellis_saving_ask           (GtkWidget    *window,
                                         TrellisStore *store,
                                         const char   *heading,
                                         const char   *anyway);

G_END_DECLS
