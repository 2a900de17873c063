/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "trellis-book-task.h"

#include <locale.h>

typedef struct
{
  gboolean is_done;
  GAsyncResult *result;
} Wait;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->result = g_object_ref (result);
  wait->is_done = TRUE;
}

static void
wait_for (Wait *wait)
{
  while (!wait->is_done)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
save (Fixture *fixture, const TrellisBookRequest *request, TrellisBookFormat format, const char *path,
      GCancellable *cancellable, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  Wait wait = { FALSE, NULL };
  gboolean is_saved;

  trellis_book_save_async (fixture->store, request, format, file, cancellable, done_cb, &wait);
  wait_for (&wait);
  is_saved = trellis_book_save_finish (fixture->store, wait.result, error);
  g_object_unref (wait.result);
  return is_saved;
}

static TrellisMatch *
fill (Fixture *fixture)
{
  TrellisMatch *match = add_match (fixture->store, "Ada");
  g_autoptr(TrellisNote) open = add_note (fixture->store, match, "Told to both", "We **agree**");
  g_autoptr(TrellisNote) secret = add_note (fixture->store, match, "Kept to myself", "Hm");
  g_autoptr(TrellisNote) deleted = add_note (fixture->store, match, "Thrown away", "Old");
  g_autoptr(TrellisMeeting) meeting = add_meeting (fixture->store, match, "Coffee");
  g_autoptr(TrellisPoint) point = add_point (fixture->store, meeting, "Salary");

  trellis_record_set_visibility (TRELLIS_RECORD (open), TRELLIS_VISIBILITY_SHARED);
  trellis_record_set_visibility (TRELLIS_RECORD (deleted), TRELLIS_VISIBILITY_SHARED);
  trellis_record_set_visibility (TRELLIS_RECORD (meeting), TRELLIS_VISIBILITY_SHARED);
  trellis_record_set_visibility (TRELLIS_RECORD (point), TRELLIS_VISIBILITY_SHARED);
  trellis_store_delete (fixture->store, deleted);
  return match;
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = fill (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "book.out", NULL);
  TrellisBookRequest request = { .kind = TRELLIS_BOOK_OF_MATCH, .match = UID (match), .scope = TRELLIS_BOOK_SHAREABLE };

  /* What was written a moment ago is in it. */
  g_assert_true (save (fixture, &request, TRELLIS_BOOK_MARKDOWN, path, NULL, NULL));
  g_assert_true (file_has (path, "Told to both"));
  g_assert_true (file_has (path, "We **agree**"));
  g_assert_true (file_has (path, "Salary"));
  g_assert_false (file_has (path, "Kept to myself"));
  g_assert_false (file_has (path, "Thrown away"));

  request.scope = TRELLIS_BOOK_EVERYTHING;
  request.is_rtl = TRUE;
  g_assert_true (save (fixture, &request, TRELLIS_BOOK_HTML, path, NULL, NULL));
  g_assert_true (file_has (path, "<strong>agree</strong>"));
  g_assert_true (file_has (path, "dir=\"rtl\""));
  g_assert_true (file_has (path, "Kept to myself"));
  g_assert_false (file_has (path, "Thrown away"));
}

static void
test_not_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = fill (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "book.md", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "gone", "book.md", NULL);
  TrellisBookRequest request = { .kind = TRELLIS_BOOK_OF_MATCH, .match = UID (match) };
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_assert_false (save (fixture, &request, TRELLIS_BOOK_MARKDOWN, nowhere, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_cancellable_cancel (cancelled);
  g_assert_false (save (fixture, &request, TRELLIS_BOOK_MARKDOWN, path, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  request.match = "nobody";
  g_assert_false (save (fixture, &request, TRELLIS_BOOK_MARKDOWN, path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_made (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TrellisMatch) match = fill (fixture);
  g_autoptr(TrellisQuery) query = trellis_query_new (TRELLIS_TYPE_MEETING);
  g_autoptr(TrellisMeeting) meeting = trellis_store_get_first (fixture->store, query);
  const TrellisBookRequest request = { .kind = TRELLIS_BOOK_OF_AGENDA,
                                       .match = UID (match),
                                       .record = UID (meeting),
                                       .scope = TRELLIS_BOOK_SHAREABLE };
  g_autoptr(TrellisDocument) document = NULL;
  Wait wait = { FALSE, NULL };
  guint last;

  trellis_book_make_async (fixture->store, &request, NULL, done_cb, &wait);
  wait_for (&wait);
  document = trellis_book_make_finish (fixture->store, wait.result, NULL);
  g_object_unref (wait.result);
  g_assert_cmpstr (trellis_document_get_title (document), ==, "Coffee");
  last = trellis_document_get_n_blocks (document) - 1;
  g_assert_true (g_str_has_prefix (trellis_document_get_block (document, last)->text, "Salary"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/print/book-task/saved", test_saved);
  FIXTURE_TEST ("/print/book-task/not-saved", test_not_saved);
  FIXTURE_TEST ("/print/book-task/made", test_made);
  return g_test_run ();
}
