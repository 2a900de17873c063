/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "trellis-folder-name.h"
#include "trellis-folder-transport.h"

#define ITEM(summary)                                                                              \
  "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:u\r\nSUMMARY:" summary "\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"

typedef struct
{
  char *parent, *path;
  TrellisTransport *transport;

  /* What became of the last write. */
  char *href, *etag;
  GError *error;
  guint n_done;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  self->parent = g_dir_make_tmp ("trellis-folder-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->parent, "shared", NULL);
  self->transport = trellis_folder_transport_new (self->path);
  trellis_folder_transport_create (TRELLIS_FOLDER_TRANSPORT (self->transport), "Ann – Bob", "#33d17a",
                                   &error);
  g_assert_no_error (error);
}

static void
remove_all (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR) && !g_file_test (inner, G_FILE_TEST_IS_SYMLINK))
        remove_all (inner);
      else
        g_unlink (inner);
    }
  g_rmdir (path);
}

static void
tear_down (Case *self, gconstpointer data)
{
  g_object_unref (self->transport);
  g_chmod (self->path, 0700);
  remove_all (self->parent);
  g_free (self->parent);
  g_free (self->path);
  g_free (self->href);
  g_free (self->etag);
  g_clear_error (&self->error);
}

static void
save (Case *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  g_autofd int file = open (path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (write (file, text, strlen (text)), ==, (gssize) strlen (text));
}

/* As if it were from another day. */
static void
age (Case *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  const struct timespec times[] = { { 1000000000, 0 }, { 1000000000, 0 } };

  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static char *
load (Case *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static TrellisRemoteChanges *
list (Case *self, const char *token)
{
  g_autoptr(GError) error = NULL;
  TrellisRemoteChanges *changes = trellis_transport_list_changes (self->transport, token, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (changes->is_whole);
  return changes;
}

static const TrellisRemoteItem *
find (TrellisRemoteChanges *changes, const char *href)
{
  for (guint i = 0; i < changes->items->len; i++)
    if (strcmp (((TrellisRemoteItem *) changes->items->pdata[i])->href, href) == 0)
      return changes->items->pdata[i];
  return NULL;
}

static char *
get_etag (Case *self, const char *href)
{
  g_autoptr(TrellisRemoteChanges) changes = list (self, "");
  const TrellisRemoteItem *item = find (changes, href);

  return item != NULL ? g_strdup (item->etag) : NULL;
}

static void
written_cb (const TrellisRemoteWrite *write, const char *href, const char *etag, const GError *error,
            gpointer user_data)
{
  Case *self = user_data;

  g_free (self->href);
  g_free (self->etag);
  g_clear_error (&self->error);
  self->href = g_strdup (href);
  self->etag = g_strdup (etag);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  self->n_done++;
}

static gboolean
put (Case *self, const char *href, const char *uid, const char *etag, const char *text)
{
  g_autoptr(GPtrArray) writes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_write_free);
  g_autoptr(GBytes) data = g_bytes_new (text, strlen (text));

  g_ptr_array_add (writes, trellis_remote_write_new (href, uid, etag, data));
  self->n_done = 0;
  return trellis_transport_put (self->transport, writes, written_cb, self, NULL, NULL);
}

static gboolean
drop (Case *self, const char *href, const char *etag)
{
  g_autoptr(GPtrArray) writes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_write_free);

  g_ptr_array_add (writes, trellis_remote_write_new (href, "u", etag, NULL));
  self->n_done = 0;
  return trellis_transport_remove (self->transport, writes, written_cb, self, NULL, NULL);
}

static guint
count_files (Case *self)
{
  g_autoptr(GDir) dir = g_dir_open (self->path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_details (Case *self, gconstpointer data)
{
  TrellisFolderTransport *folder = TRELLIS_FOLDER_TRANSPORT (self->transport);
  g_autofree char *name = trellis_folder_transport_dup_name (folder);
  g_autofree char *color = trellis_folder_transport_dup_color (folder);
  g_autofree char *kept = NULL;
  g_autofree char *none = NULL;
  struct stat info;

  g_assert_cmpstr (name, ==, "Ann – Bob");
  g_assert_cmpstr (color, ==, "#33d17a");
  g_assert_cmpint (stat (self->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);

  /* Names that others gave stay. */
  g_assert_true (trellis_folder_transport_create (folder, "Other", NULL, NULL));
  kept = trellis_folder_transport_dup_name (folder);
  g_assert_cmpstr (kept, ==, "Ann – Bob");

  save (self, "color", "red");
  none = trellis_folder_transport_dup_color (folder);
  g_assert_null (none);
}

static void
test_put_and_list (Case *self, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *first = NULL;
  g_autofree char *mine = NULL;
  struct stat info;

  g_assert_true (put (self, NULL, "5f0c-1", NULL, ITEM ("one")));
  g_assert_no_error (self->error);
  g_assert_cmpstr (self->href, ==, "5f0c-1.ics");
  first = g_strdup (self->etag);
  mine = g_build_filename (self->path, "5f0c-1.ics", NULL);
  g_assert_cmpint (stat (mine, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);

  changes = list (self, NULL);
  g_assert_cmpuint (changes->items->len, ==, 1);
  g_assert_cmpstr (find (changes, "5f0c-1.ics")->etag, ==, first);
  g_assert_nonnull (find (changes, "5f0c-1.ics")->data);

  /* The name that the file has and who may read it stay. */
  g_assert_cmpint (g_chmod (mine, 0640), ==, 0);
  g_assert_true (put (self, "5f0c-1.ics", "other", first, ITEM ("two")));
  g_assert_no_error (self->error);
  g_assert_cmpstr (self->href, ==, "5f0c-1.ics");
  g_assert_cmpstr (self->etag, !=, first);
  text = load (self, "5f0c-1.ics");
  g_assert_cmpstr (text, ==, ITEM ("two"));
  g_assert_cmpint (stat (mine, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_files (self), ==, 3);
}

/* What another program wrote in between is not written over. */
static void
test_changed_meanwhile (Case *self, gconstpointer data)
{
  g_autofree char *etag = NULL;
  g_autofree char *text = NULL;

  save (self, "a.ics", ITEM ("one"));
  etag = get_etag (self, "a.ics");
  save (self, "a.ics", ITEM ("theirs"));
  g_assert_true (put (self, "a.ics", "u", etag, ITEM ("mine")));
  g_assert_error (self->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CHANGED);
  text = load (self, "a.ics");
  g_assert_cmpstr (text, ==, ITEM ("theirs"));

  g_assert_true (drop (self, "a.ics", etag));
  g_assert_error (self->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CHANGED);
  g_assert_cmpuint (count_files (self), ==, 3);

  /* One that has gone is no place to write to, and nothing to remove. */
  g_free (g_steal_pointer (&etag));
  etag = get_etag (self, "a.ics");
  g_assert_true (drop (self, "a.ics", etag));
  g_assert_no_error (self->error);
  g_assert_cmpuint (count_files (self), ==, 2);
  g_assert_true (drop (self, "a.ics", etag));
  g_assert_no_error (self->error);
  g_assert_true (put (self, "a.ics", "u", etag, ITEM ("mine")));
  g_assert_error (self->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CHANGED);
  g_assert_cmpuint (count_files (self), ==, 2);
}

/* A new item that is there already was put before a crash, or by somebody else. */
static void
test_put_twice (Case *self, gconstpointer data)
{
  g_assert_true (put (self, NULL, "u", NULL, ITEM ("one")));
  g_assert_true (put (self, NULL, "u", NULL, ITEM ("two")));
  g_assert_error (self->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CHANGED);
  g_assert_cmpstr (self->href, ==, "u.ics");
  g_assert_cmpuint (count_files (self), ==, 3);
}

static void
test_expected (Case *self, gconstpointer data)
{
  g_autoptr(GPtrArray) writes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_remote_write_free);
  g_autoptr(GBytes) bytes = g_bytes_new_static (ITEM ("two"), strlen (ITEM ("two")));
  TrellisRemoteWrite *write = trellis_remote_write_new ("a.ics", "u", NULL, bytes);

  save (self, "a.ics", ITEM ("one"));
  write->expected = g_bytes_new_static (ITEM ("one"), strlen (ITEM ("one")));
  g_ptr_array_add (writes, write);
  g_assert_true (trellis_transport_put (self->transport, writes, written_cb, self, NULL, NULL));
  g_assert_no_error (self->error);
  g_assert_true (trellis_transport_put (self->transport, writes, written_cb, self, NULL, NULL));
  g_assert_error (self->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_CHANGED);
}

static void
test_what_is_no_item (Case *self, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;
  g_autofree char *outside = g_build_filename (self->parent, "secret.ics", NULL);
  g_autofree char *link = g_build_filename (self->path, "link.ics", NULL);
  g_autofree char *pipe = g_build_filename (self->path, "pipe.ics", NULL);
  g_autofree char *folder = g_build_filename (self->path, "name.ics", NULL);
  const char *hrefs[] = { "link.ics", "../secret.ics", "name.ics", NULL };
  g_autoptr(GPtrArray) items = NULL;

  save (self, "a.ics", ITEM ("one"));
  save (self, "a.ics.tmp", ITEM ("one"));
  save (self, ".a.ics", ITEM ("one"));
  save (self, ".syncthing.a.ics.tmp", ITEM ("one"));
  save (self, "~a.ics", ITEM ("one"));
  save (self, "notes", "words");
  save (self, ".ics", ITEM ("one"));
  g_assert_true (g_file_set_contents (outside, ITEM ("secret"), -1, NULL));
  g_assert_cmpint (symlink (outside, link), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);

  changes = list (self, NULL);
  g_assert_cmpuint (changes->items->len, ==, 1);
  g_assert_nonnull (find (changes, "a.ics"));
  g_assert_cmpuint (changes->n_ignored, ==, 3);

  items = trellis_transport_fetch (self->transport, hrefs, NULL, NULL);
  g_assert_cmpuint (items->len, ==, 3);
  for (guint i = 0; i < items->len; i++)
    g_assert_null (((TrellisRemoteItem *) items->pdata[i])->data);

  /* Nor is anything written through a link, or out of the folder. */
  g_assert_true (put (self, "link.ics", "u", "x", ITEM ("mine")));
  g_assert_nonnull (self->error);
  g_assert_true (put (self, "../secret.ics", "u", "x", ITEM ("mine")));
  g_assert_nonnull (self->error);
  g_assert_true (drop (self, "../secret.ics", "x"));
  g_assert_true (g_file_test (outside, G_FILE_TEST_EXISTS));
  g_assert_true (put (self, NULL, "../../evil", NULL, ITEM ("mine")));
  g_assert_no_error (self->error);
  g_assert_null (strchr (self->href, '/'));
  g_assert_cmpuint (strlen (self->href), ==, 40);
}

static void
test_half_written (Case *self, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) now = NULL;
  g_autoptr(TrellisRemoteChanges) later = NULL;

  save (self, "half.ics", "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nSUMM");
  save (self, "empty.ics", "");
  save (self, "whole.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n\n");
  now = list (self, NULL);
  g_assert_cmpuint (now->items->len, ==, 3);
  g_assert_error (find (now, "half.ics")->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_LOCKED);
  g_assert_error (find (now, "empty.ics")->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_LOCKED);
  g_assert_no_error (find (now, "whole.ics")->error);

  /* It stays as it is: then that is what it says. */
  age (self, "half.ics");
  later = list (self, NULL);
  g_assert_no_error (find (later, "half.ics")->error);
  g_assert_nonnull (find (later, "half.ics")->data);
}

/* Neither size nor times that can be set hide a change. */
static void
test_same_times (Case *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(TrellisRemoteChanges) changes = NULL;
  g_autoptr(GError) error = NULL;
  gboolean may_have_changed = FALSE;

  save (self, "a.ics", ITEM ("one"));
  age (self, "a.ics");
  before = get_etag (self, "a.ics");
  changes = list (self, "");
  save (self, "a.ics", ITEM ("two"));
  age (self, "a.ics");
  after = get_etag (self, "a.ics");
  g_assert_cmpstr (before, !=, after);
  g_assert_true (trellis_transport_may_have_changed (self->transport, changes->token, &may_have_changed,
                                                     NULL, &error));
  g_assert_true (may_have_changed);
}

/* Once nothing has moved for a while, nothing is read again. */
static void
test_quiet (Case *self, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;
  g_autoptr(TrellisRemoteChanges) again = NULL;
  gboolean may_have_changed = TRUE;

  save (self, "a.ics", ITEM ("one"));
  g_usleep (2100 * 1000);
  changes = list (self, "");
  g_assert_true (trellis_transport_may_have_changed (self->transport, changes->token, &may_have_changed,
                                                     NULL, NULL));
  g_assert_false (may_have_changed);
  again = list (self, changes->token);
  g_assert_cmpstr (again->token, ==, changes->token);
  g_assert_cmpstr (find (again, "a.ics")->etag, ==, find (changes, "a.ics")->etag);

  save (self, "b.ics", ITEM ("two"));
  g_assert_true (trellis_transport_may_have_changed (self->transport, changes->token, &may_have_changed,
                                                     NULL, NULL));
  g_assert_true (may_have_changed);
}

static void
test_copies (Case *self, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;

  save (self, "a.ics", ITEM ("one"));
  save (self, "a.sync-conflict-20260105-101500-ABCDEF2.ics", ITEM ("two"));
  save (self, "a (conflicted copy 2026-01-05 101500).ics", ITEM ("three"));
  save (self, "b (conflicted copy 2026-01-05 101500).ics", ITEM ("alone"));
  changes = list (self, NULL);
  g_assert_cmpuint (changes->items->len, ==, 4);
  g_assert_null (find (changes, "a.ics")->copy_of);
  g_assert_cmpstr (find (changes, "a.sync-conflict-20260105-101500-ABCDEF2.ics")->copy_of, ==, "a.ics");
  g_assert_cmpstr (find (changes, "a (conflicted copy 2026-01-05 101500).ics")->copy_of, ==, "a.ics");
  g_assert_null (find (changes, "b (conflicted copy 2026-01-05 101500).ics")->copy_of);
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

static void
test_names (Case *self, gconstpointer data)
{
  g_autofree char *longest = g_strnfill (251, 'n');
  g_autofree char *long_name = g_strconcat (longest, ".ics", NULL);
  g_autofree char *long_uid = g_strnfill (300, 'u');
  g_autofree char *etag = NULL;
  const char *uids[] = { "", ".hidden", "-rf", "a/b", "a\\b", "con:1", "a b", "ümlaut", long_uid, "A" };

  save (self, long_name, ITEM ("one"));
  save (self, "a.ics", ITEM ("one"));
  etag = get_etag (self, long_name);
  g_assert_true (put (self, long_name, "u", etag, ITEM ("two")));
  g_assert_no_error (self->error);
  g_assert_cmpstr (self->href, ==, long_name);

  /* "A.ics" would be "a.ics" on some disks. */
  for (guint i = 0; i < G_N_ELEMENTS (uids); i++)
    {
      g_assert_true (put (self, NULL, uids[i], NULL, ITEM ("new")));
      g_assert_no_error (self->error);
      g_assert_cmpuint (strlen (self->href), ==, 40);
    }
  g_assert_cmpuint (count_files (self), ==, 4 + G_N_ELEMENTS (uids));

  /* Two that differ in this alone are two. */
  save (self, "B.ics", ITEM ("one"));
  save (self, "b.ics", ITEM ("two"));
  {
    g_autofree char *first = get_etag (self, "B.ics");
    g_autofree char *second = get_etag (self, "b.ics");

    g_assert_nonnull (first);
    g_assert_cmpstr (first, !=, second);
  }
}

static void
test_not_there (Case *self, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;
  g_autoptr(GError) error = NULL;
  gboolean may_have_changed;

  save (self, "a.ics", ITEM ("one"));
  changes = list (self, NULL);

  /* The disk is not mounted: an empty folder of the same name. */
  {
    g_autofree char *away = g_build_filename (self->parent, "away", NULL);
    g_autofree char *aside = g_build_filename (self->parent, "aside", NULL);

    g_assert_cmpint (g_rename (self->path, away), ==, 0);
    g_assert_null (trellis_transport_list_changes (self->transport, changes->token, NULL, &error));
    g_assert_error (error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_COLLECTION_GONE);
    g_clear_error (&error);
    g_assert_false (put (self, NULL, "u", NULL, ITEM ("one")));
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
    g_autoptr(TrellisRemoteChanges) back = list (self, changes->token);
    g_autoptr(TrellisRemoteChanges) emptied = NULL;
    g_autofree char *path = g_build_filename (self->path, "a.ics", NULL);

    g_assert_cmpuint (back->items->len, ==, 1);
    g_unlink (path);
    emptied = list (self, back->token);
    g_assert_cmpuint (emptied->items->len, ==, 0);
  }
}

static void
test_vanishes (Case *self, gconstpointer data)
{
  const char *hrefs[] = { "a.ics", "b.ics", NULL };
  g_autoptr(GPtrArray) items = NULL;

  save (self, "a.ics", ITEM ("one"));
  items = trellis_transport_fetch (self->transport, hrefs, NULL, NULL);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_false (((TrellisRemoteItem *) items->pdata[0])->is_gone);
  g_assert_true (((TrellisRemoteItem *) items->pdata[1])->is_gone);
}

static void
test_read_only (Case *self, gconstpointer data)
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

  save (self, "a.ics", ITEM ("one"));
  etag = get_etag (self, "a.ics");
  g_chmod (self->path, 0500);
  trellis_transport_get_abilities (self->transport, &abilities);
  g_assert_false (abilities.may_write);
  g_assert_false (put (self, "a.ics", "u", etag, ITEM ("two")));
  g_assert_error (self->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_READ_ONLY);
  g_assert_cmpuint (self->n_done, ==, 1);
  g_chmod (self->path, 0700);

  /* A file that cannot be read is not one that was removed. */
  g_chmod (path, 0);
  changes = list (self, NULL);
  g_assert_cmpuint (changes->items->len, ==, 1);
  g_assert_error (find (changes, "a.ics")->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_LOCKED);

  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
}

static void
test_too_large (Case *self, gconstpointer data)
{
  g_autoptr(TrellisRemoteChanges) changes = NULL;
  g_autofree char *path = g_build_filename (self->path, "big.ics", NULL);
  g_autofd int file = open (path, O_WRONLY | O_CREAT, 0600);

  g_assert_cmpint (ftruncate (file, 11 * 1024 * 1024), ==, 0);
  save (self, "a.ics", ITEM ("one"));
  changes = list (self, NULL);
  g_assert_cmpuint (changes->items->len, ==, 2);
  g_assert_error (find (changes, "big.ics")->error, TRELLIS_SYNC_ERROR, TRELLIS_SYNC_ERROR_TOO_LARGE);
  g_assert_no_error (find (changes, "a.ics")->error);
}

/* A write that ended with the program leaves nothing for good, and those of others are theirs. */
static void
test_litter (Case *self, gconstpointer data)
{
  static const char *const names[] = { ".5f0c9a1e-0000-4000-8000-000000000001.tmp",
                                       ".5f0c9a1e-0000-4000-8000-000000000002.tmp", ".other.tmp" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    save (self, names[i], "half");
  age (self, names[0]);
  age (self, names[2]);
  g_assert_true (put (self, NULL, "u", NULL, ITEM ("one")));
  g_assert_cmpuint (count_files (self), ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = load (self, names[i]);

      g_assert_cmpint (text != NULL, ==, i > 0);
    }
}

static void
test_cancelled (Case *self, gconstpointer data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  save (self, "a.ics", ITEM ("one"));
  g_cancellable_cancel (cancellable);
  g_assert_null (trellis_transport_list_changes (self->transport, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/sync/folder/" name, Case, NULL, set_up, func, tear_down)
  ADD ("details", test_details);
  ADD ("put-and-list", test_put_and_list);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("put-twice", test_put_twice);
  ADD ("expected", test_expected);
  ADD ("what-is-no-item", test_what_is_no_item);
  ADD ("half-written", test_half_written);
  ADD ("same-times", test_same_times);
  ADD ("quiet", test_quiet);
  ADD ("copies", test_copies);
  ADD ("names", test_names);
  ADD ("not-there", test_not_there);
  ADD ("vanishes", test_vanishes);
  ADD ("read-only", test_read_only);
  ADD ("too-large", test_too_large);
  ADD ("litter", test_litter);
  ADD ("cancelled", test_cancelled);
#undef ADD
  g_test_add_func ("/sync/folder/names-of-copies", test_names_of_copies);
  return g_test_run ();
}
