/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void trellis_drag_course_follow (GdkDrag   *drag,
                                 GtkWidget *widget);

G_END_DECLS
