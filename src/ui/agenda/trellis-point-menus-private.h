/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trellis-store.h"

G_BEGIN_DECLS

/* The menus of a point's row. Their items are actions of the group "point". */
GMenuModel *trellis_point_menus_create_owner (TrellisRole    my_role,
                                              const char    *partner);
GMenuModel *trellis_point_menus_create_main  (TrellisStore  *store,
                                              TrellisMatch  *match,
                                              TrellisPoint  *point);

G_END_DECLS
