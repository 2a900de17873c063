/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-folder-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "trellis-disk.h"
#include "trellis-ical-reader.h"
#include "trellis-sync-error.h"

/* Clocks of disks go in steps; a change within one step of another may not show. */
#define FRESH (2 * G_GINT64_CONSTANT (1000000000))

/* No write takes as long as this, in seconds. */
#define LONG_AGO (60 * 60)

/* A file that is being written: "." UUID ".tmp". */
#define TEMPORARY ".%s.tmp"
#define TEMPORARY_LENGTH 41

/* Names of files are never told: they may be anybody's words. */
void
trellis_folder_set_error (GError **error, int number)
{
  TrellisSyncError code = TRELLIS_SYNC_ERROR_FAILED;

  if (number == ENOENT || number == ENOTDIR)
    code = TRELLIS_SYNC_ERROR_NOT_FOUND;
  else if (number == EACCES || number == EPERM || number == EROFS)
    code = TRELLIS_SYNC_ERROR_READ_ONLY;
  else if (number == ENOSPC || number == EDQUOT)
    code = TRELLIS_SYNC_ERROR_NO_SPACE;
  else if (number == EEXIST)
    code = TRELLIS_SYNC_ERROR_CHANGED;
  else if (number == EFBIG)
    code = TRELLIS_SYNC_ERROR_TOO_LARGE;

  g_propagate_error (error, trellis_sync_error_new (code, NULL, 0, "File: %s", g_strerror (number)));
}

gboolean
trellis_folder_key_equal (const TrellisFolderKey *a, const TrellisFolderKey *b)
{
  return a->modified == b->modified && a->changed == b->changed && a->size == b->size &&
         a->inode == b->inode;
}

/* Whether it changed so lately that it may change again without showing. */
gboolean
trellis_folder_key_is_fresh (const TrellisFolderKey *self)
{
  const gint64 now = g_get_real_time () * 1000;

  return ABS (now - MAX (self->changed, self->modified)) < FRESH;
}

static void
get_key (const struct stat *info, TrellisFolderKey *key)
{
  key->modified = info->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info->st_mtim.tv_nsec;
  key->changed = info->st_ctim.tv_sec * G_GINT64_CONSTANT (1000000000) + info->st_ctim.tv_nsec;
  key->size = info->st_size;
  key->inode = info->st_ino;
  key->mode = info->st_mode & 07777;
}

/* Opens a plain file in @folder for reading. Links are not followed, wherever they lead: -1 and ELOOP.
 * Anything else that is no plain file: -1 and EISDIR. */
int
trellis_folder_file_open (int folder, const char *name, TrellisFolderKey *key)
{
  g_autofd int file = openat (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat info;

  if (file < 0 || fstat (file, &info) != 0)
    return -1;
  if (!S_ISREG (info.st_mode))
    {
      errno = EISDIR;
      return -1;
    }
  get_key (&info, key);
  return g_steal_fd (&file);
}

/* A file that cannot be read now is for another time: it is no reason to stop. What is no plain file is
 * no item. */
static void
set_reading_error (GError **error, int number)
{
  if (number == ELOOP || number == EISDIR || number == ENXIO)
    trellis_folder_set_error (error, ENOENT);
  else if (number == EACCES || number == EPERM || number == EIO)
    g_propagate_error (error, trellis_sync_error_new (TRELLIS_SYNC_ERROR_LOCKED, NULL, 0, "File: %s",
                                                      g_strerror (number)));
  else
    trellis_folder_set_error (error, number);
}

/* Reads a file whole. Transfer full. */
GBytes *
trellis_folder_file_read (int folder, const char *name, TrellisFolderKey *key, GError **error)
{
  g_autofd int file = trellis_folder_file_open (folder, name, key);
  g_autoptr(GByteArray) data = NULL;
  guint8 buffer[64 * 1024];
  gssize n = -1;

  if (file < 0)
    {
      set_reading_error (error, errno);
      return NULL;
    }

  if (key->size > TRELLIS_ICAL_LARGEST_ITEM)
    {
      trellis_folder_set_error (error, EFBIG);
      return NULL;
    }

  data = g_byte_array_new ();
  while (data->len <= TRELLIS_ICAL_LARGEST_ITEM && (n = read (file, buffer, sizeof buffer)) != 0)
    if (n > 0)
      g_byte_array_append (data, buffer, (guint) n);
    else if (errno != EINTR)
      {
        set_reading_error (error, errno);
        return NULL;
      }
  if (n != 0)
    {
      trellis_folder_set_error (error, EFBIG);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

static gboolean
write_all (int file, GBytes *data)
{
  gsize length;
  const char *at = g_bytes_get_data (data, &length);

  while (length > 0)
    {
      const gssize n = write (file, at, length);

      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0)
        {
          at += n;
          length -= (gsize) n;
        }
    }
  return fsync (file) == 0;
}

static gboolean
write_temporary (int folder, const char *name, GBytes *data, guint mode)
{
  g_autofd int file = openat (folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

  return file >= 0 && write_all (file, data) && trellis_disk_set_mode (file, mode);
}

/* Whether the file is still the one that was looked at. */
static gboolean
is_as_expected (int folder, const char *name, const TrellisFolderKey *expected)
{
  TrellisFolderKey key;
  struct stat info;

  if (fstatat (folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG (info.st_mode))
    return FALSE;
  get_key (&info, &key);
  return trellis_folder_key_equal (&key, expected);
}

static gboolean
put_in_place (int folder, const char *temporary, const char *name, const TrellisFolderKey *expected)
{
  if (expected != NULL)
    {
      if (!is_as_expected (folder, name, expected))
        {
          errno = EEXIST;
          return FALSE;
        }
      return renameat (folder, temporary, folder, name) == 0;
    }

  if (renameat2 (folder, temporary, folder, name, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;

  /* Not every disk can do this in one step. */
  if (faccessat (folder, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
    {
      errno = EEXIST;
      return FALSE;
    }
  return errno == ENOENT && renameat (folder, temporary, folder, name) == 0;
}

/* Writes a file so that at any time the old or the new one is there, whole: as a hidden file first, which
 * takes the place of the other. That must be as @expected, or not be when that is NULL; else
 * TRELLIS_SYNC_ERROR_CHANGED. */
gboolean
trellis_folder_file_write (int folder, const char *name, GBytes *data, const TrellisFolderKey *expected,
                           GError **error)
{
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *temporary = g_strdup_printf (TEMPORARY, random);

  if (!write_temporary (folder, temporary, data, expected != NULL ? expected->mode : 0600) ||
      !put_in_place (folder, temporary, name, expected) || !trellis_disk_flush_folder (folder))
    {
      trellis_folder_set_error (error, errno);
      unlinkat (folder, temporary, 0);
      return FALSE;
    }
  return TRUE;
}

/* It is gone for good when this returns; that it was gone before is no failure. */
gboolean
trellis_folder_file_remove (int folder, const char *name, GError **error)
{
  if ((unlinkat (folder, name, 0) != 0 && errno != ENOENT) || !trellis_disk_flush_folder (folder))
    {
      trellis_folder_set_error (error, errno);
      return FALSE;
    }
  return TRUE;
}

/* Whether the file is what is left of a write of ours that ended with the program. */
gboolean
trellis_folder_file_is_litter (int folder, const char *name)
{
  struct stat info;

  return strlen (name) == TEMPORARY_LENGTH && *name == '.' && g_str_has_suffix (name, ".tmp") &&
         strspn (name + 1, "0123456789abcdef-") == TEMPORARY_LENGTH - 5 &&
         fstatat (folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG (info.st_mode) &&
         g_get_real_time () / G_USEC_PER_SEC - info.st_mtim.tv_sec > LONG_AGO;
}

/* Transfer full. */
char *
trellis_folder_file_hash (GBytes *data)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, data);
}
