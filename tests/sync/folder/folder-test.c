/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder-test.h"
#include "trellis-folder.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "trellis-folder-transport.h"

void
folder_test_save (FolderTest *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  g_autofd int file = open (path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (write (file, text, strlen (text)), ==, (gssize) strlen (text));
}

void
folder_test_set_up (FolderTest *self, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  self->parent = g_dir_make_tmp ("trellis-folder-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->parent, "shared", NULL);
  self->transport = trellis_folder_transport_new (self->path);
  g_assert_cmpint (g_mkdir (self->path, 0700), ==, 0);
  trellis_folder_transport_give_name (TRELLIS_FOLDER_TRANSPORT (self->transport), "Ann – Bob", &error);
  g_assert_no_error (error);
  folder_test_save (self, "color", "#33d17a");
}

void
folder_test_tear_down (FolderTest *self, gconstpointer data)
{
  g_object_unref (self->transport);
  g_chmod (self->path, 0700);
  trellis_folder_remove (self->parent);
  g_free (self->parent);
  g_free (self->path);
  g_free (self->href);
  g_free (self->etag);
  g_clear_error (&self->error);
}

/* As if it were from another day. */
void
folder_test_age (FolderTest *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  const struct timespec times[] = { { 1000000000, 0 }, { 1000000000, 0 } };

  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

char *
folder_test_load (FolderTest *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

TrellisRemoteChanges *
folder_test_list (FolderTest *self, const char *token)
{
  g_autoptr(GError) error = NULL;
  TrellisRemoteChanges *changes = trellis_transport_list_changes (self->transport, token, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (changes->is_whole);
  return changes;
}

const TrellisRemoteItem *
folder_test_find (TrellisRemoteChanges *changes, const char *href)
{
  for (guint i = 0; i < changes->items->len; i++)
    if (strcmp (((TrellisRemoteItem *) changes->items->pdata[i])->href, href) == 0)
      return changes->items->pdata[i];
  return NULL;
}

char *
folder_test_dup_etag (FolderTest *self, const char *href)
{
  g_autoptr(TrellisRemoteChanges) changes = folder_test_list (self, "");
  const TrellisRemoteItem *item = folder_test_find (changes, href);

  return item != NULL ? g_strdup (item->etag) : NULL;
}

void
folder_test_written_cb (const TrellisRemoteWrite *write, const char *href, const char *etag, const GError *error,
                        gpointer user_data)
{
  FolderTest *self = user_data;

  g_free (self->href);
  g_free (self->etag);
  g_clear_error (&self->error);
  self->href = g_strdup (href);
  self->etag = g_strdup (etag);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  self->n_done++;
}

gboolean
folder_test_put (FolderTest *self, const char *href, const char *uid, const char *etag, const char *text)
{
  g_autoptr(GPtrArray) writes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_write_free);
  g_autoptr(GBytes) data = g_bytes_new (text, strlen (text));

  g_ptr_array_add (writes, trellis_remote_write_new (href, uid, etag, data));
  self->n_done = 0;
  return trellis_transport_put (self->transport, writes, folder_test_written_cb, self, NULL, NULL);
}

gboolean
folder_test_drop (FolderTest *self, const char *href, const char *etag)
{
  g_autoptr(GPtrArray) writes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_write_free);

  g_ptr_array_add (writes, trellis_remote_write_new (href, "u", etag, NULL));
  self->n_done = 0;
  return trellis_transport_remove (self->transport, writes, folder_test_written_cb, self, NULL, NULL);
}

guint
folder_test_count (FolderTest *self)
{
  g_autoptr(GDir) dir = g_dir_open (self->path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}
