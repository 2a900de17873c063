/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "odd-disk.h"
#include "trellis-folder-transport.h"

/* R-F1: What another program has not finished is not read. */
static void
test_half_written (FolderTest *self, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) now = NULL;
  g_autoptr(TrellisRemoteChanges) later = NULL;

  folder_test_save (self, "half.ics", "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nSUMM");
  folder_test_save (self, "empty.ics", "");
  folder_test_save (self, "whole.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n\n");
  now = folder_test_list (self, NULL);
  g_assert_cmpuint (now->items->len, ==, 3);
  g_assert_error (folder_test_find (now, "half.ics")->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_LOCKED);
  g_assert_error (folder_test_find (now, "empty.ics")->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_LOCKED);
  g_assert_no_error (folder_test_find (now, "whole.ics")->error);

  /* It stays as it is: then that is what it says. */
  folder_test_age (self, "half.ics");
  later = folder_test_list (self, NULL);
  g_assert_no_error (folder_test_find (later, "half.ics")->error);
  g_assert_nonnull (folder_test_find (later, "half.ics")->data);
}

/* R-F2, R-S8: A folder that is not there is no empty folder. */
static void
test_not_there (FolderTest *self, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;
  g_autoptr(GError) error = NULL;
  gboolean may_have_changed;

  folder_test_save (self, "a.ics", ITEM ("one"));
  changes = folder_test_list (self, NULL);

  /* The disk is not mounted: an empty folder of the same name. */
  {
    g_autofree char *away = g_build_filename (self->parent, "away", NULL);
    g_autofree char *aside = g_build_filename (self->parent, "aside", NULL);

    g_assert_cmpint (g_rename (self->path, away), ==, 0);
    g_assert_null (trellis_transport_list_changes (self->transport, changes->token, NULL, &error));
    g_assert_error (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_COLLECTION_GONE);
    g_clear_error (&error);
    g_assert_false (folder_test_put (self, NULL, "u", NULL, ITEM ("one")));
    g_assert_cmpuint (self->n_done, ==, 0);

    g_assert_cmpint (g_mkdir (self->path, 0700), ==, 0);
    g_assert_null (trellis_transport_list_changes (self->transport, changes->token, NULL, &error));
    g_assert_error (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_COLLECTION_GONE);
    g_clear_error (&error);
    g_assert_false (trellis_transport_may_have_changed (self->transport, changes->token,
                                                        &may_have_changed, NULL, &error));
    g_assert_error (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_COLLECTION_GONE);
    g_assert_cmpint (g_rename (self->path, aside), ==, 0);
    g_assert_cmpint (g_rename (away, self->path), ==, 0);
  }

  /* It is mounted again, and then somebody removes the item. */
  {
    g_autoptr(TrellisRemoteChanges) back = folder_test_list (self, changes->token);
    g_autoptr(TrellisRemoteChanges) emptied = NULL;
    g_autofree char *path = g_build_filename (self->path, "a.ics", NULL);

    g_assert_cmpuint (back->items->len, ==, 1);
    g_unlink (path);
    emptied = folder_test_list (self, back->token);
    g_assert_cmpuint (emptied->items->len, ==, 0);
  }
}

static void
test_vanishes (FolderTest *self, gconstpointer data)
{
  const char *hrefs[] = { "a.ics", "b.ics", NULL };
  g_autoptr(GPtrArray) items = NULL;

  folder_test_save (self, "a.ics", ITEM ("one"));
  items = trellis_transport_fetch (self->transport, hrefs, NULL, NULL);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_false (((TrellisRemoteItem *) items->pdata[0])->is_gone);
  g_assert_true (((TrellisRemoteItem *) items->pdata[1])->is_gone);
}

static void
test_read_only (FolderTest *self, gconstpointer data)
{
  const gboolean is_root = geteuid () == 0;
  TrellisTransportAbilities abilities;
  g_autofree char *etag = NULL;
  g_autofree char *path = g_build_filename (self->path, "a.ics", NULL);
  g_autoptr(TrellisRemoteChanges) changes = NULL;

  trellis_transport_get_abilities (self->transport, &abilities);
  g_assert_true (abilities.may_write);
  /* For root, nothing is read-only: be somebody else then. */
  if (is_root && (g_chmod (self->parent, 0755) != 0 || chown (self->path, 65534, 65534) != 0 ||
                  seteuid (65534) != 0))
    {
      g_test_skip ("Only root is there");
      return;
    }

  folder_test_save (self, "a.ics", ITEM ("one"));
  etag = folder_test_dup_etag (self, "a.ics");
  g_chmod (self->path, 0500);
  trellis_transport_get_abilities (self->transport, &abilities);
  g_assert_false (abilities.may_write);
  g_assert_false (folder_test_put (self, "a.ics", "u", etag, ITEM ("two")));
  g_assert_error (self->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_READ_ONLY);
  g_assert_cmpuint (self->n_done, ==, 1);
  g_chmod (self->path, 0700);

  /* A file that cannot be read is not one that was removed. */
  g_chmod (path, 0);
  changes = folder_test_list (self, NULL);
  g_assert_cmpuint (changes->items->len, ==, 1);
  g_assert_error (folder_test_find (changes, "a.ics")->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_LOCKED);

  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
}

/* No disk is as good as one that is read: what cannot be opened for want of anything is there all the same. */
static void
test_too_many_files (FolderTest *self, gconstpointer data)
{
  struct rlimit before, narrow;
  g_autoptr(TrellisRemoteChanges) whole = NULL;
  g_autoptr(TrellisRemoteChanges) changes = NULL;
  g_autoptr(GError) error = NULL;
  int next;

  folder_test_save (self, "a.ics", ITEM ("one"));
  folder_test_save (self, "b.ics", ITEM ("two"));
  whole = folder_test_list (self, NULL);

  next = open ("/", O_RDONLY | O_CLOEXEC);
  close (next);
  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &before), ==, 0);
  narrow = before;

  /* The folder, its stream, and no file. */
  narrow.rlim_cur = (rlim_t) next + 2;
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &narrow), ==, 0);
  changes = trellis_transport_list_changes (self->transport, whole->token, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &before), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->items->len, ==, 2);
}

/* R-F1: A disk over a network or of a phone may not know rights of files, or not be able to say of a folder that it is
 * written. What is written there is written all the same; what it could not write is not. */
static void
test_odd_disk (FolderTest *self, gconstpointer data)
{
  static const int no_modes[] = { EPERM, ENOTSUP, ENOSYS };
  static const int no_flushes[] = { EINVAL, ENOTSUP, EBADF };
  static const int real[] = { EIO, ENOSPC };

  for (guint i = 0; i < G_N_ELEMENTS (no_modes); i++)
    {
      g_autofree char *etag = NULL;

      odd_disk_refuse (ODD_DISK_SET_MODE, no_modes[i]);
      odd_disk_refuse (ODD_DISK_FLUSH_FOLDER, no_flushes[i]);
      g_assert_true (folder_test_put (self, NULL, "u", NULL, ITEM ("one")));
      g_assert_no_error (self->error);
      etag = folder_test_dup_etag (self, "u.ics");
      g_assert_true (folder_test_put (self, "u.ics", "u", etag, ITEM ("two")));
      g_assert_no_error (self->error);
      g_set_str (&etag, self->etag);
      g_assert_true (folder_test_drop (self, "u.ics", etag));
      g_assert_no_error (self->error);
    }
  odd_disk_refuse (ODD_DISK_FLUSH_FOLDER, 0);

  for (guint i = 0; i < G_N_ELEMENTS (real); i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *etag = NULL;

      odd_disk_refuse (ODD_DISK_SET_MODE, real[i]);
      g_assert_false (folder_test_put (self, NULL, "u", NULL, ITEM ("one")));
      g_assert_nonnull (self->error);
      odd_disk_refuse (ODD_DISK_SET_MODE, 0);

      odd_disk_refuse (ODD_DISK_FLUSH_FILE, real[i]);
      g_assert_false (folder_test_put (self, NULL, "u", NULL, ITEM ("one")));
      g_assert_nonnull (self->error);
      odd_disk_refuse (ODD_DISK_FLUSH_FILE, 0);
      text = folder_test_load (self, "u.ics");
      g_assert_null (text);

      odd_disk_refuse (ODD_DISK_FLUSH_FOLDER, real[i]);
      g_assert_false (folder_test_put (self, NULL, i == 0 ? "v" : "x", NULL, ITEM ("one")));
      g_assert_nonnull (self->error);
      folder_test_save (self, "w.ics", ITEM ("one"));
      etag = folder_test_dup_etag (self, "w.ics");
      g_assert_false (folder_test_drop (self, "w.ics", etag));
      g_assert_nonnull (self->error);
      odd_disk_refuse (ODD_DISK_FLUSH_FOLDER, 0);
    }
}

/* R-L2: What is larger than anybody reads is not read, and known by what the disk tells about it. */
static void
test_too_large (FolderTest *self, gconstpointer data)
{
  const char *const hrefs[] = { "big.ics", NULL };
  g_autoptr(TrellisTransport) other = trellis_folder_transport_new (self->path);
  g_autoptr(TrellisRemoteChanges) changes = NULL;
  g_autoptr(TrellisRemoteChanges) again = NULL;
  g_autoptr(GPtrArray) fetched = NULL;
  g_autofree char *path = g_build_filename (self->path, "big.ics", NULL);
  g_autofree char *etag = NULL;
  g_autofd int file = open (path, O_WRONLY | O_CREAT, 0600);

  g_assert_cmpint (ftruncate (file, 11 * 1024 * 1024), ==, 0);
  folder_test_save (self, "a.ics", ITEM ("one"));
  changes = folder_test_list (self, NULL);
  g_assert_cmpuint (changes->items->len, ==, 2);
  g_assert_true (folder_test_find (changes, "big.ics")->is_too_large);
  g_assert_no_error (folder_test_find (changes, "big.ics")->error);
  g_assert_no_error (folder_test_find (changes, "a.ics")->error);
  g_assert_false (folder_test_find (changes, "a.ics")->is_too_large);

  /* The same for whoever looks, until it changes. */
  etag = g_strdup (folder_test_find (changes, "big.ics")->etag);
  again = trellis_transport_list_changes (other, changes->token, NULL, NULL);
  g_assert_nonnull (etag);
  g_assert_cmpstr (folder_test_find (again, "big.ics")->etag, ==, etag);
  fetched = trellis_transport_fetch (other, hrefs, NULL, NULL);
  g_assert_true (((TrellisRemoteItem *) fetched->pdata[0])->is_too_large);
  g_assert_cmpstr (((TrellisRemoteItem *) fetched->pdata[0])->etag, ==, etag);
  g_assert_cmpint (ftruncate (file, 12 * 1024 * 1024), ==, 0);
  g_clear_pointer (&again, trellis_remote_changes_free);
  again = folder_test_list (self, changes->token);
  g_assert_cmpstr (folder_test_find (again, "big.ics")->etag, !=, etag);

  /* One that grew so much is not as it was. */
  g_clear_pointer (&etag, g_free);
  etag = folder_test_dup_etag (self, "a.ics");
  g_clear_pointer (&path, g_free);
  path = g_build_filename (self->path, "a.ics", NULL);
  g_assert_cmpint (truncate (path, 11 * 1024 * 1024), ==, 0);
  g_assert_true (folder_test_put (self, "a.ics", "u", etag, ITEM ("two")));
  g_assert_error (self->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CHANGED);
  g_assert_true (folder_test_drop (self, "a.ics", etag));
  g_assert_error (self->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CHANGED);
}

/* R-F1: A write that ended with the program leaves nothing for good, and those of others are theirs. */
static void
test_litter (FolderTest *self, gconstpointer data)
{
  static const char *const names[] = { ".5f0c9a1e-0000-4000-8000-000000000001.tmp",
                                       ".5f0c9a1e-0000-4000-8000-000000000002.tmp", ".other.tmp" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    folder_test_save (self, names[i], "half");
  folder_test_age (self, names[0]);
  folder_test_age (self, names[2]);
  g_assert_true (folder_test_put (self, NULL, "u", NULL, ITEM ("one")));
  g_assert_cmpuint (folder_test_count (self), ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = folder_test_load (self, names[i]);

      g_assert_cmpint (text != NULL, ==, i > 0);
    }
}

static void
test_cancelled (FolderTest *self, gconstpointer data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  folder_test_save (self, "a.ics", ITEM ("one"));
  g_cancellable_cancel (cancellable);
  g_assert_null (trellis_transport_list_changes (self->transport, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FOLDER_TEST_ADD ("/sync/folder/half-written", test_half_written);
  FOLDER_TEST_ADD ("/sync/folder/not-there", test_not_there);
  FOLDER_TEST_ADD ("/sync/folder/vanishes", test_vanishes);
  FOLDER_TEST_ADD ("/sync/folder/read-only", test_read_only);
  FOLDER_TEST_ADD ("/sync/folder/too-large", test_too_large);
  FOLDER_TEST_ADD ("/sync/folder/too-many-files", test_too_many_files);
  FOLDER_TEST_ADD ("/sync/folder/odd-disk", test_odd_disk);
  FOLDER_TEST_ADD ("/sync/folder/litter", test_litter);
  FOLDER_TEST_ADD ("/sync/folder/cancelled", test_cancelled);
  return g_test_run ();
}
