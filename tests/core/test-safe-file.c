/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-safe-file.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "odd-disk.h"

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("trellis-core-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "book.md", NULL);
  self->file = g_file_new_for_path (self->path);
}

/* Nothing is left but what the test expects. */
static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_object_unref (self->file);
  g_free (self->path);
  g_free (self->folder);
}

static gboolean
write_words (GOutputStream *stream, gconstpointer data, GCancellable *cancellable, GError **error)
{
  return g_output_stream_write_all (stream, data, strlen (data), NULL, cancellable, error);
}

static gboolean
write_half (GOutputStream *stream, gconstpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_true (write_words (stream, data, cancellable, error));
  g_assert_true (g_output_stream_flush (stream, cancellable, error));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
  return FALSE;
}

static void
assert_holds (const char *path, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_written (Fixture *self, gconstpointer data)
{
  GStatBuf info;

  g_assert_true (trellis_safe_file_write (self->file, write_words, "first", NULL, NULL));
  assert_holds (self->path, "first");
  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  g_assert_true (trellis_safe_file_write (self->file, write_words, "second", NULL, NULL));
  assert_holds (self->path, "second");
}

/* What was there stays as it was until all of the new is there. */
static void
test_interrupted (Fixture *self, gconstpointer data)
{
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_assert_false (trellis_safe_file_write (self->file, write_half, "half", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  g_assert_true (trellis_safe_file_write (self->file, write_words, "whole", NULL, NULL));
  g_assert_false (trellis_safe_file_write (self->file, write_half, "half", NULL, NULL));
  assert_holds (self->path, "whole");

  g_cancellable_cancel (cancelled);
  g_assert_false (trellis_safe_file_write (self->file, write_words, "late", cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_holds (self->path, "whole");
}

static void
test_no_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "nowhere", "book.md", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  g_assert_false (trellis_safe_file_write (file, write_words, "words", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A link leads to the new one, too. */
static void
test_link (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "link.md", NULL);
  g_autoptr(GFile) link = g_file_new_for_path (path);

  g_assert_true (trellis_safe_file_write (self->file, write_words, "old", NULL, NULL));
  g_assert_true (g_file_make_symbolic_link (link, "book.md", NULL, NULL));
  g_assert_true (trellis_safe_file_write (link, write_words, "new", NULL, NULL));
  assert_holds (self->path, "new");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  g_unlink (path);
}

/* A disk over a network may not be able to say of a folder that it is written; that it could not write is another
 * thing. */
static void
test_odd_disk (Fixture *self, gconstpointer data)
{
  static const int cannot[] = { EINVAL, ENOTSUP, EBADF };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cannot); i++)
    {
      odd_disk_refuse (ODD_DISK_FLUSH_FOLDER, cannot[i]);
      g_assert_true (trellis_safe_file_write (self->file, write_words, "words", NULL, &error));
      g_assert_no_error (error);
    }
  assert_holds (self->path, "words");

  odd_disk_refuse (ODD_DISK_FLUSH_FOLDER, EIO);
  g_assert_false (trellis_safe_file_write (self->file, write_words, "words", NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  odd_disk_refuse (ODD_DISK_FLUSH_FOLDER, 0);

  odd_disk_refuse (ODD_DISK_FLUSH_FILE, EIO);
  g_assert_false (trellis_safe_file_write (self->file, write_words, "lost", NULL, &error));
  g_assert_nonnull (error);
  assert_holds (self->path, "words");
  odd_disk_refuse (ODD_DISK_FLUSH_FILE, 0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/core/safe-file/written", test_written);
  ADD ("/core/safe-file/interrupted", test_interrupted);
  ADD ("/core/safe-file/no-folder", test_no_folder);
  ADD ("/core/safe-file/link", test_link);
  ADD ("/core/safe-file/odd-disk", test_odd_disk);
  return g_test_run ();
}
