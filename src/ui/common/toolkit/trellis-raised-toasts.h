/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Keeps the toasts of @overlay, for as long as it lives, above the bottom bar of the page of @view that is
 * visible: in a narrow window they would lie on the places of a match. To be called once; @view is within
 * @overlay. */
void trellis_raised_toasts_attach (AdwToastOverlay   *overlay,
                                   AdwNavigationView *view);

G_END_DECLS
