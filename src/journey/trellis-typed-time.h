/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *trellis_typed_day_write (GDate      *day);
gboolean trellis_typed_day       (const char *text,
                                  GDate      *day);
gboolean trellis_typed_clock     (const char *text,
                                  int        *minutes);

G_END_DECLS
