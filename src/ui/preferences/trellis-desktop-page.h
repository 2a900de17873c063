/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What Trellis does on the desktop outside of its window. */
#define TRELLIS_TYPE_DESKTOP_PAGE (trellis_desktop_page_get_type ())
G_DECLARE_FINAL_TYPE (TrellisDesktopPage, trellis_desktop_page, TRELLIS, DESKTOP_PAGE, AdwPreferencesPage)

AdwPreferencesPage *trellis_desktop_page_new (GSettings *settings);

G_END_DECLS
