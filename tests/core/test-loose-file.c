/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-attachment.h"
#include "trellis-loose-file.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("trellis-core-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "My CV.txt", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->path);
  g_free (self->folder);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **place = data;

  *place = g_object_ref (result);
}

static TrellisLooseFile *
read_path (const char *path, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;

  trellis_loose_file_read_async (file, NULL, finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return trellis_loose_file_read_finish (file, result, error);
}

static void
test_reads (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisLooseFile) file = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (self->path, "words\n", -1, NULL));
  file = read_path (self->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (file->name, ==, "My CV.txt");
  g_assert_cmpstr (file->media_type, ==, "text/plain");
  g_assert_cmpint (file->size, ==, 6);
  g_assert_cmpmem (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes), "words\n", 6);
}

/* A file that is too large is not read, but its size is told. */
static void
test_too_large (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisLooseFile) most = NULL;
  g_autoptr(TrellisLooseFile) more = NULL;

  g_assert_true (g_file_set_contents (self->path, "", -1, NULL));
  g_assert_cmpint (truncate (self->path, TRELLIS_ATTACHMENT_LARGEST), ==, 0);
  most = read_path (self->path, NULL);
  g_assert_cmpuint (g_bytes_get_size (most->bytes), ==, TRELLIS_ATTACHMENT_LARGEST);

  g_assert_cmpint (truncate (self->path, TRELLIS_ATTACHMENT_LARGEST + 1), ==, 0);
  more = read_path (self->path, NULL);
  g_assert_null (more->bytes);
  g_assert_cmpint (more->size, ==, TRELLIS_ATTACHMENT_LARGEST + 1);
}

/* What says that it has no size may go on for ever. */
static void
test_endless (Fixture *self, gconstpointer data)
{
  g_autoptr(TrellisLooseFile) file = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (read_path ("/dev/zero", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_clear_error (&error);

  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0);
  g_assert_null (read_path (self->path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_clear_error (&error);

  file = read_path ("/proc/self/status", &error); /* says that it has none, and ends */
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (file->bytes), >, 0);
  g_assert_cmpint (file->size, ==, (goffset) g_bytes_get_size (file->bytes));
}

static void
test_nothing_to_read (Fixture *self, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (read_path (self->folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);

  g_assert_null (read_path (self->path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_names (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("%PDF-1.7\n", 9);
  g_autoptr(TrellisLooseFile) odd = trellis_loose_file_new (" a/b\nc\x7f\xff.pdf ", bytes);
  g_autoptr(TrellisLooseFile) none = trellis_loose_file_new ("noname", NULL);

  g_assert_cmpstr (odd->name, ==, "b c \xef\xbf\xbd.pdf");
  g_assert_cmpstr (odd->media_type, ==, "application/pdf");
  g_assert_null (none->bytes);
  g_assert_nonnull (none->media_type);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/core/loose-file/reads", Fixture, NULL, set_up, test_reads, tear_down);
  g_test_add ("/core/loose-file/too-large", Fixture, NULL, set_up, test_too_large, tear_down);
  g_test_add ("/core/loose-file/endless", Fixture, NULL, set_up, test_endless, tear_down);
  g_test_add ("/core/loose-file/nothing-to-read", Fixture, NULL, set_up, test_nothing_to_read, tear_down);
  g_test_add_func ("/core/loose-file/names", test_names);
  return g_test_run ();
}
