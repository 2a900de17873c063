/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder-test.h"

#include <string.h>

#include "trellis-folder-name.h"

/* Files in conflict are known by their names. */
static void
test_copies (FolderTest *self, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;

  folder_test_save (self, "a.ics", ITEM ("one"));
  folder_test_save (self, "a.sync-conflict-20260105-101500-ABCDEF2.ics", ITEM ("two"));
  folder_test_save (self, "a (conflicted copy 2026-01-05 101500).ics", ITEM ("three"));
  folder_test_save (self, "b (conflicted copy 2026-01-05 101500).ics", ITEM ("alone"));
  changes = folder_test_list (self, NULL);
  g_assert_cmpuint (changes->items->len, ==, 4);
  g_assert_null (folder_test_find (changes, "a.ics")->copy_of);
  g_assert_cmpstr (folder_test_find (changes, "a.sync-conflict-20260105-101500-ABCDEF2.ics")->copy_of, ==, "a.ics");
  g_assert_cmpstr (folder_test_find (changes, "a (conflicted copy 2026-01-05 101500).ics")->copy_of, ==, "a.ics");
  g_assert_null (folder_test_find (changes, "b (conflicted copy 2026-01-05 101500).ics")->copy_of);
}

static void
test_names_of_copies (void)
{
  static const char *const names[][2] = {
    { "a.sync-conflict-20260105-101500-ABCDEF2.ics", "a.ics" },
    { "a.sync-conflict-20260105-101500.ics", "a.ics" },
    { "a.b.sync-conflict-20260105-101500-ABCDEF2.sync-conflict-20260106-101500-ABCDEF3.ics", "a.b.ics" },
    { "a (conflicted copy 2026-01-05 101500).ics", "a.ics" },
    { "a (Ann's conflicted copy 2026-01-05).ics", "a.ics" },
    { "a (laptop's conflicted copy 2026-01-05 (1)).ics", "a.ics" },
    { "a (Case Conflicted copy).ics", "a.ics" },
    { "a_conflict-20260105-101500.ics", "a.ics" },
    { "a.ics", NULL },
    { "conflict.ics", NULL },
    { "a (copy).ics", NULL },
    { ".sync-conflict-20260105-101500-ABCDEF2.ics", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *original = trellis_folder_name_dup_original (names[i][0]);

      g_assert_cmpstr (original, ==, names[i][1]);
    }
}

/* R-F3, R-L4: From anything that calls itself a uid. */
static void
test_names (FolderTest *self, gconstpointer data)
{
  g_autofree char *longest = g_strnfill (251, 'n');
  g_autofree char *long_name = g_strconcat (longest, ".ics", NULL);
  g_autofree char *long_uid = g_strnfill (300, 'u');
  g_autofree char *etag = NULL;
  const char *uids[] = { "", ".hidden", "-rf", "a/b", "a\\b", "con:1", "a b", "ümlaut", long_uid, "A" };

  folder_test_save (self, long_name, ITEM ("one"));
  folder_test_save (self, "a.ics", ITEM ("one"));
  etag = folder_test_dup_etag (self, long_name);
  g_assert_true (folder_test_put (self, long_name, "u", etag, ITEM ("two")));
  g_assert_no_error (self->error);
  g_assert_cmpstr (self->href, ==, long_name);

  /* "A.ics" would be "a.ics" on some disks. */
  for (guint i = 0; i < G_N_ELEMENTS (uids); i++)
    {
      g_assert_true (folder_test_put (self, NULL, uids[i], NULL, ITEM ("new")));
      g_assert_no_error (self->error);
      g_assert_cmpuint (strlen (self->href), ==, 40);
    }
  g_assert_cmpuint (folder_test_count (self), ==, 4 + G_N_ELEMENTS (uids));

  /* Two that differ in this alone are two. */
  folder_test_save (self, "B.ics", ITEM ("one"));
  folder_test_save (self, "b.ics", ITEM ("two"));
  {
    g_autofree char *first = folder_test_dup_etag (self, "B.ics");
    g_autofree char *second = folder_test_dup_etag (self, "b.ics");

    g_assert_nonnull (first);
    g_assert_cmpstr (first, !=, second);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/folder/names-of-copies", test_names_of_copies);
  FOLDER_TEST_ADD ("/sync/folder/copies", test_copies);
  FOLDER_TEST_ADD ("/sync/folder/names", test_names);
  return g_test_run ();
}
