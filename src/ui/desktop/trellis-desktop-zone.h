/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The time zone that the desktop is in. People travel while Trellis runs, and GLib knows only the zone that
 * it started in. Emits "changed" when it is another. */
#define TRELLIS_TYPE_DESKTOP_ZONE (trellis_desktop_zone_get_type ())
G_DECLARE_FINAL_TYPE (TrellisDesktopZone, trellis_desktop_zone, TRELLIS, DESKTOP_ZONE, GObject)

TrellisDesktopZone *trellis_desktop_zone_new      (const char         *root);
char               *trellis_desktop_zone_dup_name (TrellisDesktopZone *self);

G_END_DECLS
