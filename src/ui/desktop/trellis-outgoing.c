/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-outgoing.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

/* Mail programs read what is attached when the mail is sent, which may be much later. What is older than so
 * many days has been. */
#define DAYS_KEPT 7

static gboolean
is_old (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && g_get_real_time () / G_USEC_PER_SEC - status.st_mtime > DAYS_KEPT * 24 * 60 * 60;
}

/* With the files in it, of which none is a folder. */
static void
remove_folder (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

static void
remove_old (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (is_old (inside))
        remove_folder (inside);
    }
}

/* The path of a new folder, which nobody else may read, for files that are handed to another program; NULL with
 * @error set, of G_IO_ERROR. Those of a week ago are removed. It is in the cache: of a sandbox, that is what
 * other programs can be shown. Transfer full. */
char *
trellis_outgoing_create_folder (GError **error)
{
  g_autofree char *all = g_build_filename (g_get_user_cache_dir (), "trellis", "outgoing", NULL);
  g_autofree char *path = g_build_filename (all, "XXXXXX", NULL);

  if (g_mkdir_with_parents (all, 0700) != 0 || (remove_old (all), g_mkdtemp_full (path, 0700)) == NULL)
    {
      const int failure = errno;

      g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (failure), g_strerror (failure));
      return NULL;
    }
  return g_steal_pointer (&path);
}
