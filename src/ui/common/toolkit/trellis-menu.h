/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void trellis_menu_append         (GMenu      *menu,
                                  const char *label,
                                  const char *action,
                                  GVariant   *target);
void trellis_menu_append_hidden  (GMenu      *menu,
                                  const char *label,
                                  const char *action);
void trellis_menu_append_section (GMenu      *menu,
                                  GMenu      *section);

G_END_DECLS
