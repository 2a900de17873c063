/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-bookmark.h"
#include "trellis-match-page.h"
#include "window-test.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

static char *
dup_path (WindowTest *test)
{
  return g_build_filename (test->ui.folder, "bookmark", NULL);
}

static void
write_bookmark (WindowTest *test, const char *text, gssize length)
{
  g_autofree char *path = dup_path (test);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

/* A file that is broken, old, of somebody else or no file at all leads to some page, never to a
 * complaint. */
static void
test_broken (WindowTest *test, gconstpointer data)
{
  g_autofree char *path = dup_path (test);
  g_autofree char *page =
    g_strdup_printf ("[Page]\nmatch=%s\nplace=attic\nchosen-table=spoon\nchosen-uid=1\nmeeting=2\n"
                     "step=fly\n[Cursor]\ntable=fork\nuid=3\ntext=-4\ninsert=99999999999\n"
                     "[Scrolled]\noverview=pixel 999999999999\ntimeline=row -1 x\nsidebar=\n",
                     trellis_record_get_uid (TRELLIS_RECORD (test->ui.match)));
  g_autofree char *long_text = g_strnfill (100000, 'x');
  const char *texts[] = { "", "[", "no key file", "[Page]\nmatch=\xff\xfe\n", "[Page]\nmatch=gone\n",
                          long_text, page };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      write_bookmark (test, texts[i], -1);
      window_test_open (test);
      g_assert_true (texts[i] == page ? window_test_find (test, TRELLIS_TYPE_MATCH_PAGE) != NULL
                                      : window_test_find (test, TRELLIS_TYPE_MATCH_PAGE) == NULL);
      window_test_cut_off (test);
    }

  g_unlink (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  window_test_open (test);
  window_test_open_record (test, test->ui.match);
  window_test_close (test);
  g_rmdir (path);
}

/* Whatever part of a file there is can be read. */
static void
test_cut_short (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisBookmark) bookmark = trellis_bookmark_new ();
  g_autofree char *text = NULL;

  bookmark->match = g_strdup ("match");
  bookmark->place = g_strdup ("notes");
  bookmark->cursor.table = g_strdup ("note");
  bookmark->cursor.uid = g_strdup ("uid");
  bookmark->cursor.insert = 12;
  g_hash_table_insert (bookmark->scrolled, g_strdup ("notes"), g_strdup ("row 1 -2"));
  trellis_choices_set (bookmark->choices, "match", "notes", "advice");
  text = trellis_bookmark_to_text (bookmark);

  for (gsize length = strlen (text); length > 0; length--)
    {
      g_autofree char *part = g_strndup (text, length);
      g_autoptr(TrellisBookmark) read = trellis_bookmark_from_text (part);
      g_autofree char *again = trellis_bookmark_to_text (read);

      if (length == strlen (text))
        g_assert_cmpstr (again, ==, text);
      g_assert_nonnull (read->scrolled);
    }
}

static void
assert_chosen (TrellisChoices *choices, const char *match, const char *expected)
{
  g_autofree char *choice = trellis_choices_dup (choices, match, "meetings");

  g_assert_cmpstr (choice, ==, expected);
}

/* Choices are kept for each match, whatever its uid has in it, and not for ever more matches. */
static void
test_choices (WindowTest *test, gconstpointer data)
{
  const char *odd = "]\n[Page]\nplace=odd ü";
  g_autoptr(TrellisBookmark) bookmark = trellis_bookmark_new ();
  g_autoptr(TrellisBookmark) read = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *match = g_strdup_printf ("match %u", i);

      trellis_choices_set (bookmark->choices, match, "meetings", i % 2 == 0 ? "held" : "missed");
    }
  trellis_choices_set (bookmark->choices, odd, "meetings", "planned");
  trellis_choices_set (bookmark->choices, "match 149", "meetings", NULL);
  text = trellis_bookmark_to_text (bookmark);

  read = trellis_bookmark_from_text (text);
  g_assert_null (read->place);
  assert_chosen (read->choices, odd, "planned");
  assert_chosen (read->choices, "match 148", "held");
  assert_chosen (read->choices, "match 149", NULL);
  assert_chosen (read->choices, "match 147", "missed");
  assert_chosen (read->choices, "match 3", NULL);
  assert_chosen (read->choices, "no match", NULL);
}

/* Only its owner can read it, and it has no words in it. */
static void
test_private (WindowTest *test, gconstpointer data)
{
  g_autoptr(TrellisNote) note = trellis_note_new ();
  g_autofree char *path = dup_path (test);
  g_autofree char *text = NULL;
  struct stat status;

  trellis_note_set_match (note, trellis_record_get_uid (TRELLIS_RECORD (test->ui.match)));
  trellis_note_set_title (note, "Secret title");
  trellis_note_set_body (note, "Secret words");
  trellis_store_add (test->ui.store, note);
  window_test_open (test);
  window_test_open_record (test, note);
  window_test_close (test);

  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, "Secret"));
  g_assert_null (strstr (text, "Ada"));
  g_assert_nonnull (strstr (text, trellis_record_get_uid (TRELLIS_RECORD (note))));
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  WINDOW_TEST_ADD ("/ui/bookmark-file/broken", test_broken);
  WINDOW_TEST_ADD ("/ui/bookmark-file/cut-short", test_cut_short);
  WINDOW_TEST_ADD ("/ui/bookmark-file/choices", test_choices);
  WINDOW_TEST_ADD ("/ui/bookmark-file/private", test_private);
  return window_test_run ();
}
