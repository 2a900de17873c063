/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How the desktop has times of day told, by twelve or 24 hours: hands it on to trellis_format_set_clock()
 * from the beginning, and emits "changed" when it is another. */
#define TRELLIS_TYPE_DESKTOP_CLOCK (trellis_desktop_clock_get_type ())
G_DECLARE_FINAL_TYPE (TrellisDesktopClock, trellis_desktop_clock, TRELLIS, DESKTOP_CLOCK, GObject)

TrellisDesktopClock *trellis_desktop_clock_new (GDBusConnection *bus);

G_END_DECLS
