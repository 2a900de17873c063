/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder-test.h"
#include "trellis-folder.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "trellis-folder-transport.h"

/* R-F1: The name is in a file that is no item, and one that others gave stays. */
static void
test_name (FolderTest *self, gconstpointer data)
{
  TrellisFolderTransport *folder = TRELLIS_FOLDER_TRANSPORT (self->transport);
  g_autofree char *path = g_build_filename (self->path, "displayname", NULL);
  g_autofree char *name = NULL;
  g_autoptr(TrellisRemoteChanges) changes = folder_test_list (self, NULL);

  g_assert_cmpuint (changes->items->len, ==, 0);
  g_assert_true (trellis_folder_transport_give_name (folder, "Other", NULL));
  g_assert_true (g_file_get_contents (path, &name, NULL, NULL));
  g_assert_cmpstr (name, ==, "Ann – Bob");

  trellis_folder_remove (self->path);
  g_assert_false (trellis_folder_transport_give_name (folder, "Other", &self->error));
  g_assert_error (self->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_COLLECTION_GONE);
}

/* R-F1: One file for each item. */
static void
test_put_and_list (FolderTest *self, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *first = NULL;
  g_autofree char *mine = NULL;
  struct stat info;

  g_assert_true (folder_test_put (self, NULL, "5f0c-1", NULL, ITEM ("one")));
  g_assert_no_error (self->error);
  g_assert_cmpstr (self->href, ==, "5f0c-1.ics");
  first = g_strdup (self->etag);
  mine = g_build_filename (self->path, "5f0c-1.ics", NULL);
  g_assert_cmpint (stat (mine, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);

  changes = folder_test_list (self, NULL);
  g_assert_cmpuint (changes->items->len, ==, 1);
  g_assert_cmpstr (folder_test_find (changes, "5f0c-1.ics")->etag, ==, first);
  g_assert_nonnull (folder_test_find (changes, "5f0c-1.ics")->data);

  /* The name that the file has and who may read it stay. */
  g_assert_cmpint (g_chmod (mine, 0640), ==, 0);
  g_assert_true (folder_test_put (self, "5f0c-1.ics", "other", first, ITEM ("two")));
  g_assert_no_error (self->error);
  g_assert_cmpstr (self->href, ==, "5f0c-1.ics");
  g_assert_cmpstr (self->etag, !=, first);
  text = folder_test_load (self, "5f0c-1.ics");
  g_assert_cmpstr (text, ==, ITEM ("two"));
  g_assert_cmpint (stat (mine, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (folder_test_count (self), ==, 3);
}

/* R-F2: What another program wrote in between is not written over. */
static void
test_changed_meanwhile (FolderTest *self, gconstpointer data)
{
  g_autofree char *etag = NULL;
  g_autofree char *text = NULL;

  folder_test_save (self, "a.ics", ITEM ("one"));
  etag = folder_test_dup_etag (self, "a.ics");
  folder_test_save (self, "a.ics", ITEM ("theirs"));
  g_assert_true (folder_test_put (self, "a.ics", "u", etag, ITEM ("mine")));
  g_assert_error (self->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CHANGED);
  text = folder_test_load (self, "a.ics");
  g_assert_cmpstr (text, ==, ITEM ("theirs"));

  g_assert_true (folder_test_drop (self, "a.ics", etag));
  g_assert_error (self->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CHANGED);
  g_assert_cmpuint (folder_test_count (self), ==, 3);

  /* One that has gone is no place to write to, and nothing to remove. */
  g_free (g_steal_pointer (&etag));
  etag = folder_test_dup_etag (self, "a.ics");
  g_assert_true (folder_test_drop (self, "a.ics", etag));
  g_assert_no_error (self->error);
  g_assert_cmpuint (folder_test_count (self), ==, 2);
  g_assert_true (folder_test_drop (self, "a.ics", etag));
  g_assert_no_error (self->error);
  g_assert_true (folder_test_put (self, "a.ics", "u", etag, ITEM ("mine")));
  g_assert_error (self->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CHANGED);
  g_assert_cmpuint (folder_test_count (self), ==, 2);
}

/* A new item that is there already was put before a crash, or by somebody else. */
static void
test_put_twice (FolderTest *self, gconstpointer data)
{
  g_assert_true (folder_test_put (self, NULL, "u", NULL, ITEM ("one")));
  g_assert_true (folder_test_put (self, NULL, "u", NULL, ITEM ("two")));
  g_assert_error (self->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CHANGED);
  g_assert_cmpstr (self->href, ==, "u.ics");
  g_assert_cmpuint (folder_test_count (self), ==, 3);
}

/* R-F2: What is there is compared before it is written over. */
static void
test_expected (FolderTest *self, gconstpointer data)
{
  g_autoptr(GPtrArray) writes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_write_free);
  g_autoptr(GBytes) bytes = g_bytes_new_static (ITEM ("two"), strlen (ITEM ("two")));
  TrellisRemoteWrite *write = trellis_remote_write_new ("a.ics", "u", NULL, bytes);

  folder_test_save (self, "a.ics", ITEM ("one"));
  write->expected = g_bytes_new_static (ITEM ("one"), strlen (ITEM ("one")));
  g_ptr_array_add (writes, write);
  g_assert_true (trellis_transport_put (self->transport, writes, folder_test_written_cb, self, NULL, NULL));
  g_assert_no_error (self->error);
  g_assert_true (trellis_transport_put (self->transport, writes, folder_test_written_cb, self, NULL, NULL));
  g_assert_error (self->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CHANGED);
}

/* R-F1, R-L4: Hidden files, unfinished ones, links and folders. */
static void
test_what_is_no_item (FolderTest *self, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;
  g_autofree char *outside = g_build_filename (self->parent, "secret.ics", NULL);
  g_autofree char *link = g_build_filename (self->path, "link.ics", NULL);
  g_autofree char *pipe = g_build_filename (self->path, "pipe.ics", NULL);
  g_autofree char *folder = g_build_filename (self->path, "name.ics", NULL);
  const char *hrefs[] = { "link.ics", "../secret.ics", "name.ics", NULL };
  g_autoptr(GPtrArray) items = NULL;

  folder_test_save (self, "a.ics", ITEM ("one"));
  folder_test_save (self, "a.ics.tmp", ITEM ("one"));
  folder_test_save (self, ".a.ics", ITEM ("one"));
  folder_test_save (self, ".syncthing.a.ics.tmp", ITEM ("one"));
  folder_test_save (self, "~a.ics", ITEM ("one"));
  folder_test_save (self, "notes", "words");
  folder_test_save (self, ".ics", ITEM ("one"));
  g_assert_true (g_file_set_contents (outside, ITEM ("secret"), -1, NULL));
  g_assert_cmpint (symlink (outside, link), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);

  changes = folder_test_list (self, NULL);
  g_assert_cmpuint (changes->items->len, ==, 1);
  g_assert_nonnull (folder_test_find (changes, "a.ics"));
  g_assert_cmpuint (changes->n_ignored, ==, 3);

  items = trellis_transport_fetch (self->transport, hrefs, NULL, NULL);
  g_assert_cmpuint (items->len, ==, 3);
  for (guint i = 0; i < items->len; i++)
    g_assert_null (((TrellisRemoteItem *) items->pdata[i])->data);

  /* Nor is anything written through a link, or out of the folder. */
  g_assert_true (folder_test_put (self, "link.ics", "u", "x", ITEM ("mine")));
  g_assert_nonnull (self->error);
  g_assert_true (folder_test_put (self, "../secret.ics", "u", "x", ITEM ("mine")));
  g_assert_nonnull (self->error);
  g_assert_true (folder_test_drop (self, "../secret.ics", "x"));
  g_assert_true (g_file_test (outside, G_FILE_TEST_EXISTS));
  g_assert_true (folder_test_put (self, NULL, "../../evil", NULL, ITEM ("mine")));
  g_assert_no_error (self->error);
  g_assert_null (strchr (self->href, '/'));
  g_assert_cmpuint (strlen (self->href), ==, 40);
}

/* R-F2: Neither size nor times that can be set hide a change. */
static void
test_same_times (FolderTest *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(TrellisRemoteChanges) changes = NULL;
  g_autoptr(GError) error = NULL;
  gboolean may_have_changed = FALSE;

  folder_test_save (self, "a.ics", ITEM ("one"));
  folder_test_age (self, "a.ics");
  before = folder_test_dup_etag (self, "a.ics");
  changes = folder_test_list (self, "");
  folder_test_save (self, "a.ics", ITEM ("two"));
  folder_test_age (self, "a.ics");
  after = folder_test_dup_etag (self, "a.ics");
  g_assert_cmpstr (before, !=, after);
  g_assert_true (trellis_transport_may_have_changed (self->transport, changes->token, &may_have_changed,
                                                     NULL, &error));
  g_assert_true (may_have_changed);
}

/* R-F2: Once nothing has moved for a while, nothing is read again. */
static void
test_quiet (FolderTest *self, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;
  g_autoptr(TrellisRemoteChanges) again = NULL;
  gboolean may_have_changed = TRUE;

  folder_test_save (self, "a.ics", ITEM ("one"));
  g_usleep (2100 * 1000);
  changes = folder_test_list (self, "");
  g_assert_true (trellis_transport_may_have_changed (self->transport, changes->token, &may_have_changed,
                                                     NULL, NULL));
  g_assert_false (may_have_changed);
  again = folder_test_list (self, changes->token);
  g_assert_cmpstr (again->token, ==, changes->token);
  g_assert_cmpstr (folder_test_find (again, "a.ics")->etag, ==, folder_test_find (changes, "a.ics")->etag);

  folder_test_save (self, "b.ics", ITEM ("two"));
  g_assert_true (trellis_transport_may_have_changed (self->transport, changes->token, &may_have_changed,
                                                     NULL, NULL));
  g_assert_true (may_have_changed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FOLDER_TEST_ADD ("/sync/folder/name", test_name);
  FOLDER_TEST_ADD ("/sync/folder/put-and-list", test_put_and_list);
  FOLDER_TEST_ADD ("/sync/folder/changed-meanwhile", test_changed_meanwhile);
  FOLDER_TEST_ADD ("/sync/folder/put-twice", test_put_twice);
  FOLDER_TEST_ADD ("/sync/folder/expected", test_expected);
  FOLDER_TEST_ADD ("/sync/folder/what-is-no-item", test_what_is_no_item);
  FOLDER_TEST_ADD ("/sync/folder/same-times", test_same_times);
  FOLDER_TEST_ADD ("/sync/folder/quiet", test_quiet);
  return g_test_run ();
}
