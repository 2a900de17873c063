/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-soup-private.h"

/* The interface that meson.build asks for. */
#define SONAME "libsoup-3.0.so.0"

/* libsoup, which is loaded when there is a server to ask: who does not share does without. A Trellis that
 * has lost it is not installed as a whole, and goes no further. Any thread. */
const TrellisSoup *
trellis_soup_get (void)
{
  static const char *const names[] = { TRELLIS_SOUP_FUNCTIONS (TRELLIS_LATE_NAME) NULL };
  static TrellisSoup soup;
  static gsize done;

  if (g_once_init_enter (&done))
    {
      if (!trellis_late_library_load (SONAME, names, &soup))
        g_error ("Trellis is not installed as a whole: %s is missing", SONAME);
      g_once_init_leave (&done, 1);
    }
  return &soup;
}
