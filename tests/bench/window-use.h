/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* What the measurements of windows have in common. */

typedef gboolean (*IsWanted) (GtkWidget *widget);

void       wait_ms     (guint      milliseconds);
GtkWidget *find        (GtkWidget *root,
                        IsWanted   is_wanted);
void       open_record (GtkWidget  *window,
                        const char *table,
                        const char *uid);
int        run_with_window (int         argc,
                            char      **argv,
                            const char *wants,
                            GCallback   activate_cb);
