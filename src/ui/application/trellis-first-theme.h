/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void trellis_first_theme_choose (void);
void trellis_first_theme_settle (void);

G_END_DECLS
