/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-folder.h"

#include <glib/gstdio.h>

/* Removes a folder with all that is in it, as far as it can be; links in it are not followed. */
void
trellis_folder_remove (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        trellis_folder_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}
