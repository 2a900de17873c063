/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean trellis_direction_is_rtl  (const char *text);
gboolean trellis_direction_is_other (const char *text,
                                     gboolean    is_rtl);
char    *trellis_direction_isolate (const char *text,
                                    const char *beside);
char    *trellis_direction_turn    (const char *line,
                                    gboolean    is_rtl);
char    *trellis_direction_turn_items (const char *text,
                                       gboolean    is_rtl);
char    *trellis_direction_join    (const char *const *parts,
                                    gboolean           is_rtl);

G_END_DECLS
