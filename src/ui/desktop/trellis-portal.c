/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-portal.h"

/* Whether the desktop is asked through portals, as GLib decides for notifications: in a sandbox, or where
 * one wants to see how that goes. */
gboolean
trellis_portal_is_used (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ||
         g_strcmp0 (g_getenv ("GIO_USE_PORTALS"), "1") == 0;
}
