/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char          *trellis_zones_dup_local (void);
GtkStringList *trellis_zones_list      (const char    *first,
                                        const char    *second);
guint          trellis_zones_find      (GtkStringList *zones,
                                        const char    *name);

G_END_DECLS
