/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Says quietly how saving goes. */
#define TRELLIS_TYPE_SAVE_MARK (trellis_save_mark_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSaveMark, trellis_save_mark, TRELLIS, SAVE_MARK, AdwBin)

void trellis_save_mark_set_store (TrellisSaveMark *self,
                                  TrellisStore    *store);

G_END_DECLS
