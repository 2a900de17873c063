/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void trellis_row_menu_open   (GtkWidget   *row,
                              GtkWidget  **menu,
                              GMenuModel  *model,
                              double       x,
                              double       y);
void trellis_row_menu_follow (GtkListView *view,
                              GType        type,
                              const char  *delete_action,
                              const char  *menu_action);

G_END_DECLS
