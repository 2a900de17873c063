/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void      trellis_demo_when_today (gint64       now,
                                   GDate       *today);
gboolean  trellis_demo_when_day   (const char  *text,
                                   const GDate *today,
                                   char       **day);
gboolean  trellis_demo_when_time  (const char  *text,
                                   const GDate *today,
                                   gint64      *time);

G_END_DECLS
