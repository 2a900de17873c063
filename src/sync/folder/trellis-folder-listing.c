/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-folder-listing-private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "trellis-folder-name.h"
#include "trellis-sync-error.h"

/* The token: version, device and inode of the folder, how many items, whether it has a name, and a hash
 * of all names and keys. */
#define TOKEN "1:%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT ":%u:%u:"

static void
free_entry (gpointer data)
{
  TrellisFolderEntry *entry = data;

  g_free (entry->name);
  g_free (entry);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const TrellisFolderEntry *first = *(TrellisFolderEntry *const *) a;
  const TrellisFolderEntry *second = *(TrellisFolderEntry *const *) b;

  return strcmp (first->name, second->name);
}

/* Whether a file that cannot be opened is no plain file. */
static gboolean
is_no_item (int number)
{
  return number == ELOOP || number == EISDIR || number == ENXIO;
}

static void
add_entry (TrellisFolderListing *self, int folder, const char *name)
{
  TrellisFolderKey key;
  TrellisFolderEntry *entry;
  g_autofd int file = -1;

  if (strcmp (name, TRELLIS_FOLDER_NAME_FILE) == 0)
    self->has_name = TRUE;
  if (trellis_folder_file_is_litter (folder, name))
    g_ptr_array_add (self->litter, g_strdup (name));
  if (!trellis_folder_name_is_item (name))
    return;

  file = trellis_folder_file_open (folder, name, &key);
  if (file < 0 && errno == ENOENT)
    return;
  if (file < 0 && is_no_item (errno))
    {
      self->n_ignored++;
      return;
    }

  /* What is there but cannot be read is listed, or it would seem to be removed. */
  entry = g_new0 (TrellisFolderEntry, 1);
  entry->name = g_strdup (name);
  if (file >= 0)
    entry->key = key;
  self->is_fresh = self->is_fresh || (file >= 0 && trellis_folder_key_is_fresh (&key));
  g_ptr_array_add (self->files, entry);
}

/* Transfer full. */
TrellisFolderListing *
trellis_folder_listing_new (int folder, GError **error)
{
  g_autoptr(TrellisFolderListing) self = g_new0 (TrellisFolderListing, 1);
  g_autofd int own = openat (folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  struct dirent *found;
  struct stat info;
  DIR *stream;

  self->files = g_ptr_array_new_with_free_func (free_entry);
  self->litter = g_ptr_array_new_with_free_func (g_free);
  if (own < 0 || fstat (own, &info) != 0 || (stream = fdopendir (own)) == NULL)
    {
      trellis_folder_set_error (error, errno);
      return NULL;
    }
  self->device = info.st_dev;
  self->inode = info.st_ino;

  own = -1; /* closed with the stream */
  for (errno = 0; (found = readdir (stream)) != NULL; errno = 0)
    add_entry (self, folder, found->d_name);
  if (errno != 0)
    {
      g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_COLLECTION_GONE, NULL, 0,
                                                        "Folder: %s", g_strerror (errno)));
      closedir (stream);
      return NULL;
    }
  closedir (stream);
  g_ptr_array_sort (self->files, compare_entries);
  return g_steal_pointer (&self);
}

void
trellis_folder_listing_free (TrellisFolderListing *self)
{
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->litter);
  g_free (self);
}

/* Transfer full. */
char *
trellis_folder_listing_make_token (const TrellisFolderListing *self)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < self->files->len; i++)
    {
      const TrellisFolderEntry *entry = self->files->pdata[i];
      const gint64 numbers[] = { entry->key.modified, entry->key.changed, entry->key.size,
                                 (gint64) entry->key.inode };

      g_checksum_update (checksum, (const guchar *) entry->name, (gssize) strlen (entry->name) + 1);
      g_checksum_update (checksum, (const guchar *) numbers, sizeof numbers);
    }
  return g_strdup_printf (TOKEN "%s", self->device, self->inode, self->files->len, self->has_name,
                          g_checksum_get_string (checksum));
}

/* Whether this seems to be the place where the folder of @token is when its disk is there: empty, without
 * the name that it had, or another folder. A whole one that was emptied by somebody is not. */
gboolean
trellis_folder_listing_is_elsewhere (const TrellisFolderListing *self, const char *token)
{
  guint64 device, inode;
  guint n_items, had_name;

  if (token == NULL || self->files->len > 0 ||
      sscanf (token, TOKEN, &device, &inode, &n_items, &had_name) != 4 || n_items == 0)
    return FALSE;
  return device != self->device || inode != self->inode || (had_name && !self->has_name);
}
