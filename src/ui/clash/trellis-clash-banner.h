/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* Tells on a thing, as long as nobody has looked at it, that the other person changed it too, or else why
 * it does not get to them. It never comes between the person and the thing. "telling" is whether it does so now. */
#define TRELLIS_TYPE_CLASH_BANNER (trellis_clash_banner_get_type ())
G_DECLARE_FINAL_TYPE (TrellisClashBanner, trellis_clash_banner, TRELLIS, CLASH_BANNER, AdwBin)

void trellis_clash_banner_set_record (TrellisClashBanner *self,
                                      TrellisStore       *store,
                                      gpointer            record);

G_END_DECLS
