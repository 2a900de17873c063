/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trellis-ui"

#ifdef HAVE_SPELLING /* as in trellis-text-spelling.c */

#include "trellis-spelling-library.h"

#include <gmodule.h>

/* The interface that the header describes. */
#define LIBRARY "libspelling-1.so.2"

#define FIND_FUNCTION(name)                                                                        \
  is_whole = is_whole && g_module_symbol (module, "spelling_" #name, (gpointer *) &library.name);

/* Loads libspelling when it is first asked for, and not with the program: with what it is built on it
 * takes as long to load as half of the window, and who only looks something up has no use for it. From
 * any thread; NULL where it is not installed. */
const TrellisSpellingLibrary *
trellis_spelling_library_load (void)
{
  static TrellisSpellingLibrary library;
  static gboolean is_whole;
  static gsize is_tried;

  if (g_once_init_enter (&is_tried))
    {
      GModule *module = g_module_open (LIBRARY, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);

      is_whole = module != NULL;
      TRELLIS_SPELLING_FUNCTIONS (FIND_FUNCTION)
      if (!is_whole)
        g_message ("No spell checking: %s", g_module_error ());
      if (module != NULL)
        g_module_make_resident (module); /* its types stay */
      g_once_init_leave (&is_tried, 1);
    }

  return is_whole ? &library : NULL;
}

#endif
