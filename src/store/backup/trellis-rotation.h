/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRELLIS_ROTATION_DAYS 7
#define TRELLIS_ROTATION_WEEKS 4
#define TRELLIS_ROTATION_OTHERS 5

char      *trellis_rotation_dup_name  (const char        *day);
char      *trellis_rotation_dup_day   (const char        *name);
GPtrArray *trellis_rotation_choose    (const char *const *names,
                                       const char        *today);

G_END_DECLS
