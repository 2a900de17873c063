/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-late-library.h"

#include <dlfcn.h>
#include <string.h>

/* Loads @soname, which names the interface that Trellis was compiled for, to stay, and puts its
 * functions into @functions, a struct with a pointer for each of the NULL-terminated @names. FALSE, with
 * a warning in the log, where it is not installed or lacks one of them; @functions is as it was then.
 * Any thread, but one at a time for the same @functions. */
gboolean
trellis_late_library_load (const char *soname, const char *const *names, gpointer functions)
{
  const guint n_names = g_strv_length ((char **) names);
  g_autofree gpointer *found = g_new (gpointer, n_names);
  gpointer library = dlopen (soname, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);

  if (library == NULL)
    {
      g_warning ("%s could not be loaded", soname);
      return FALSE;
    }

  for (guint i = 0; i < n_names; i++)
    {
      found[i] = dlsym (library, names[i]);
      if (found[i] == NULL)
        {
          g_warning ("%s has no %s", soname, names[i]);
          dlclose (library);
          return FALSE;
        }
    }

  memcpy (functions, found, n_names * sizeof (gpointer));
  dlclose (library);
  return TRUE;
}
