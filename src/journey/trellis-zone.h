/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Meetings between two time zones, given by IANA name. An unknown name and NULL are the zone of this
 * computer. */

GTimeZone *trellis_zone_open          (const char *name);
GDateTime *trellis_zone_local_time    (gint64      time,
                                       const char *name);
gboolean   trellis_zone_differs       (const char *mine,
                                       const char *theirs,
                                       gint64      time);
int        trellis_zone_shift         (const char *mine,
                                       const char *theirs,
                                       gint64      from,
                                       gint64      to);
char      *trellis_zone_shift_warning (int         shift,
                                       const char *partner);

G_END_DECLS
