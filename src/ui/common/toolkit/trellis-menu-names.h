/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names the items of all menus for screen readers, which GTK 4.18 does not. To be called once. */
void trellis_menu_names_install (void);

G_END_DECLS
