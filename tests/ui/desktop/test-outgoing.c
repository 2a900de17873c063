/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-outgoing.h"

#include <glib/gstdio.h>
#include <utime.h>

#define DAY (24 * 60 * 60)

static char *
create_folder (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = trellis_outgoing_create_folder (&error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (folder, g_get_user_cache_dir ()));
  return folder;
}

static void
make_old (const char *path, int days)
{
  struct utimbuf times;

  times.actime = times.modtime = (time_t) (g_get_real_time () / G_USEC_PER_SEC) - days * DAY;
  g_assert_cmpint (utime (path, &times), ==, 0);
}

/* A mail of last week has been sent. One of yesterday may be among the drafts. */
static void
test_old_ones_go (void)
{
  g_autofree char *last_week = create_folder ();
  g_autofree char *yesterday = create_folder ();
  g_autofree char *card = g_build_filename (last_week, "Ada.vcf", NULL);
  g_autofree char *now = NULL;

  g_assert_true (g_file_set_contents (card, "BEGIN:VCARD", -1, NULL));
  make_old (last_week, 8);
  make_old (yesterday, 1);
  now = create_folder ();
  g_assert_false (g_file_test (last_week, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (yesterday, G_FILE_TEST_IS_DIR));
  g_assert_true (g_file_test (now, G_FILE_TEST_IS_DIR));
}

static void
test_nobody_else_reads (void)
{
  g_autofree char *folder = create_folder ();
  GStatBuf status;

  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
}

/* Where there is a file in the place of the folder. */
static void
test_no_room (void)
{
  g_autofree char *all = g_build_filename (g_get_user_cache_dir (), "trellis", "outgoing", NULL);
  g_autofree char *aside = g_strconcat (all, ".aside", NULL);
  g_autofree char *folder = NULL;
  g_autoptr(GError) error = NULL;

  g_free (create_folder ());
  g_assert_cmpint (g_rename (all, aside), ==, 0);
  g_assert_true (g_file_set_contents (all, "", -1, NULL));
  folder = trellis_outgoing_create_folder (&error);
  g_assert_null (folder);
  g_assert_cmpstr (g_quark_to_string (error->domain), ==, "g-io-error-quark");
  g_unlink (all);
  g_assert_cmpint (g_rename (aside, all), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/outgoing/old-ones-go", test_old_ones_go);
  g_test_add_func ("/ui/outgoing/nobody-else-reads", test_nobody_else_reads);
  g_test_add_func ("/ui/outgoing/no-room", test_no_room);
  return g_test_run ();
}
