/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRELLIS_PORTAL "org.freedesktop.portal.Desktop"
#define TRELLIS_PORTAL_PATH "/org/freedesktop/portal/desktop"

gboolean trellis_portal_is_used (void);

G_END_DECLS
