/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void trellis_launch      (GtkWidget     *widget,
                          const char    *uri,
                          const char    *failure);
void trellis_launch_then (GtkWidget     *widget,
                          const char    *uri,
                          const char    *failure,
                          GFunc          then,
                          gpointer       data,
                          GDestroyNotify free_data);

G_END_DECLS
