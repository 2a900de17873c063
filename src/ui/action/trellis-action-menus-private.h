/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-records.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The menus of an action's row. Their items are actions of the group "action". */
GMenuModel *trellis_action_menus_create_owner   (TrellisRole        my_role,
                                                 const char        *partner);
GMenuModel *trellis_action_menus_create_minutes (void);
GMenuModel *trellis_action_menus_create_main    (TrellisVisibility  shown,
                                                 const char        *meeting);

G_END_DECLS
