/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void trellis_icon_themes_hold    (void);
void trellis_icon_themes_release (void);

G_END_DECLS
