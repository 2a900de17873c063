/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64     trellis_time_now        (void);

char      *trellis_day_format      (GDate      *day);
gboolean   trellis_day_parse       (const char *text,
                                    GDate      *day);
char      *trellis_day_of_time     (gint64      time,
                                    GTimeZone  *zone);
char      *trellis_day_today       (void);
char      *trellis_day_add         (const char *day,
                                    int         days);
char      *trellis_day_add_months  (const char *day,
                                    int         months);
int        trellis_day_count       (const char *from,
                                    const char *to);

G_END_DECLS
