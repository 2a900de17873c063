/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

char          *trellis_zones_dup_local (void);
GtkStringList *trellis_zones_list      (const char    *first,
                                        const char    *second);
guint          trellis_zones_find      (GtkStringList *zones,
                                        const char    *name);
char          *trellis_zones_write     (const char    *name);
void           trellis_zones_offer     (AdwComboRow   *row,
                                        GtkStringList *zones);

G_END_DECLS
