/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Adds contrast.css to the style of the default display whenever that has high contrast. libadwaita would do so by
 * itself for style-hc.css, but since 1.10 complains of that name, and wants media queries, which GTK 4.18 lacks. */
void trellis_contrast_follow (void);

G_END_DECLS
