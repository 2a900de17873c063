/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GBytes  *ui_motion_draw     (GtkWidget *widget);
gboolean ui_motion_is_still (GtkWidget *widget);

G_END_DECLS
