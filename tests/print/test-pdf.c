/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"
#include "trellis-document-text.h"
#include "trellis-pdf.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

/* PDFs as programs that read them see them: their words, what leads from one place to another, and the
 * picture of a page. */

typedef struct
{
  char *folder;
  char *path;
} Pdf;

static void
set_up (Pdf *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("trellis-pdf-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "book.pdf", NULL);
}

static void
tear_down (Pdf *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->path);
  g_free (self->folder);
}

/* Takes @document. */
static void
write_pdf (Pdf *self, TrellisDocument *document, gboolean is_rtl)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  const TrellisPaper paper = TRELLIS_PAPER_A4;
  g_autoptr(GError) error = NULL;

  g_assert_true (trellis_pdf_write (document, &paper, is_rtl, stream, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  g_assert_true (g_file_set_contents (self->path, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                                      (gssize) g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), NULL));
  g_object_unref (document);
}

/* What a program of poppler says of the PDF; "" is the PDF's place among its arguments. */
static GBytes *
ask (Pdf *self, const char *const *arguments)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new ();
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  GBytes *answer = NULL;

  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (all, (char *) (*arguments[i] != '\0' ? arguments[i] : self->path));
  g_ptr_array_add (all, NULL);
  process = g_subprocess_newv ((const char *const *) all->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &answer, NULL, &error));
  g_assert_true (g_subprocess_get_successful (process));
  return answer;
}

static char *
ask_text (Pdf *self, const char *const *arguments)
{
  g_autoptr(GBytes) answer = ask (self, arguments);

  return g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
}

static char *
read_page (Pdf *self, const char *page)
{
  return ask_text (self, (const char *[]) { "pdftotext", "-layout", "-f", page, "-l", page, "", "-", NULL });
}

static void
assert_has (const char *text, const char *word)
{
  if (strstr (text, word) == NULL)
    g_error ("there is no “%s” in\n%s", word, text);
}

static TrellisDocument *
create_long (void)
{
  TrellisDocument *document = trellis_document_new ("Our Journey", "Private: for me");

  trellis_document_append (document, TRELLIS_BLOCK_CONTENTS, 0, NULL);
  trellis_document_append (document, TRELLIS_BLOCK_HEADING, 1, "First Chapter");
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *text = g_strdup_printf ("Paragraph %u, **strong** and *slanted*.\n- [x] done %u\n1. one", i, i);

      trellis_document_append_text (document, 0, text);
    }
  trellis_document_append (document, TRELLIS_BLOCK_HEADING, 1, "Second Chapter");
  trellis_document_append (document, TRELLIS_BLOCK_HEADING, 2, "Within It");
  trellis_document_append_text (document, 0, "[See](https://example.org/it's(1)) and https://example.com/long");
  return document;
}

static void
test_words (Pdf *self, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *all = NULL;
  const char *last;

  write_pdf (self, create_long (), FALSE);
  first = read_page (self, "1");
  second = read_page (self, "2");
  all = ask_text (self, (const char *[]) { "pdftotext", "", "-", NULL });

  assert_has (first, "Our Journey\n");
  assert_has (first, "First Chapter");
  assert_has (first, "Second Chapter");
  assert_has (first, "Paragraph 0, strong and slanted.");
  assert_has (first, "Private: for me");
  assert_has (first, "Page 1 of 5");
  /* What the page is of stands at its head. */
  g_assert_true (g_str_has_prefix (second, "Our Journey"));
  g_assert_nonnull (g_strstr_len (second, strcspn (second, "\n"), "First Chapter"));
  assert_has (second, "Page 2 of 5");

  /* All of it, in its order. */
  last = all;
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *words = g_strdup_printf ("Paragraph %u, strong and slanted.", i);

      assert_has (last, words);
      last = strstr (last, words);
    }
}

static void
test_links (Pdf *self, gconstpointer data)
{
  g_autofree char *urls = NULL;
  g_autofree char *destinations = NULL;
  g_autofree char *info = NULL;

  write_pdf (self, create_long (), FALSE);
  urls = ask_text (self, (const char *[]) { "pdfinfo", "-url", "", NULL });
  destinations = ask_text (self, (const char *[]) { "pdfinfo", "-dests", "", NULL });
  info = ask_text (self, (const char *[]) { "pdfinfo", "", NULL });
  assert_has (urls, "https://example.org/it's(1)\n");
  assert_has (urls, "https://example.com/long\n");
  assert_has (destinations, "part-2");
  assert_has (info, "Our Journey\n");
  assert_has (info, "(A4)");
}

/* Nothing private is in a PDF that is made to be shared; see tests/book/test-privacy.c. */
static void
test_privacy (Pdf *self, gconstpointer data)
{
  g_autoptr(Fixture) fixture = fixture_new ();
  g_autoptr(Fixture) other = fixture_new ();
  g_autofree char *shareable = NULL;
  g_autofree char *everything = NULL;

  write_pdf (self, trellis_book_of_match (fixture->material, TRELLIS_BOOK_SHAREABLE, 1802000000), FALSE);
  shareable = ask_text (self, (const char *[]) { "pdftotext", "", "-", NULL });
  write_pdf (self, trellis_book_of_match (other->material, TRELLIS_BOOK_EVERYTHING, 1802000000), FALSE);
  everything = ask_text (self, (const char *[]) { "pdftotext", "", "-", NULL });

  assert_has (shareable, FIXTURE_OPEN);
  g_assert_null (strstr (shareable, FIXTURE_SECRET));
  g_assert_null (strstr (shareable, FIXTURE_DELETED));
  g_assert_null (strstr (shareable, "987654321"));
  g_assert_null (strstr (shareable, "Private"));
  assert_has (everything, FIXTURE_SECRET);
  g_assert_null (strstr (everything, FIXTURE_DELETED));
}

typedef struct
{
  GBytes *bytes;
  const guchar *pixels;
  guint width, height;
} Picture;

/* Page number @page, a pixel for each point. */
static void
take_picture (Pdf *self, Picture *picture, const char *page)
{
  const char *text;
  int offset = 0;

  picture->bytes =
    ask (self, (const char *[]) { "pdftoppm", "-gray", "-r", "72", "-f", page, "-l", page, "", NULL });
  text = g_bytes_get_data (picture->bytes, NULL);
  g_assert_cmpint (sscanf (text, "P5 %u %u 255%n", &picture->width, &picture->height, &offset), ==, 2);
  picture->pixels = (const guchar *) text + offset + 1;
}

/* How many dark pixels there are between these edges. */
static guint
count_ink (const Picture *picture, guint left, guint top, guint right, guint bottom)
{
  guint n = 0;

  for (guint y = top; y < bottom; y++)
    for (guint x = left; x < right; x++)
      n += picture->pixels[y * picture->width + x] < 190;
  return n;
}

/* No letter is cut: what is beyond the text is white. */
static void
test_picture (Pdf *self, gconstpointer data)
{
  write_pdf (self, create_long (), FALSE);
  for (guint page = 1; page <= 5; page++)
    {
      g_autofree char *number = g_strdup_printf ("%u", page);
      Picture picture;

      take_picture (self, &picture, number);
      g_assert_cmpuint (count_ink (&picture, 0, 0, 60, picture.height), ==, 0);
      g_assert_cmpuint (count_ink (&picture, picture.width - 60, 0, picture.width, picture.height), ==, 0);
      g_assert_cmpuint (count_ink (&picture, 0, 0, picture.width, 25), ==, 0);
      g_assert_cmpuint (count_ink (&picture, 0, picture.height - 25, picture.width, picture.height), ==, 0);
      /* Between the text and the foot of the page, too. */
      g_assert_cmpuint (count_ink (&picture, 0, picture.height - 60, picture.width, picture.height - 48), ==, 0);
      g_assert_cmpuint (count_ink (&picture, 62, 62, picture.width - 62, picture.height - 62), >, 300);
      g_bytes_unref (picture.bytes);
    }
}

/* Hebrew begins on the right, with its bullets and boxes; so do Trellis' own words in a language like that. */
static void
test_rtl (Pdf *self, gconstpointer data)
{
  TrellisDocument *document = trellis_document_new ("שלום", "שלום");
  Picture picture;
  guint middle;

  trellis_document_append (document, TRELLIS_BLOCK_HEADING, 2, "שלום");
  trellis_document_append_text (document, 0, "שלום עולם\n\n- שלום\n- [x] שלום\n1. שלום\n> שלום");
  trellis_document_append (document, TRELLIS_BLOCK_SIGNATURE, 0, "שלום");
  write_pdf (self, document, TRUE);
  take_picture (self, &picture, "1");
  middle = picture.width / 2;

  g_assert_cmpuint (count_ink (&picture, middle, 0, picture.width, picture.height - 62), >, 150);
  /* Nothing but the foot of the page is on the left: its number. */
  g_assert_cmpuint (count_ink (&picture, 0, 0, middle - 10, picture.height - 62), ==, 0);
  g_assert_cmpuint (count_ink (&picture, 62, picture.height - 50, 150, picture.height - 25), >, 20);
  g_bytes_unref (picture.bytes);
}

static void
test_cancelled (Pdf *self, gconstpointer data)
{
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(TrellisDocument) document = create_long ();
  const TrellisPaper paper = TRELLIS_PAPER_A4;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancelled);
  g_assert_false (trellis_pdf_write (document, &paper, FALSE, stream, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_set_contents (self->path, "", 0, NULL));
}

/* A disk that is full is told of as what it is. */
static void
test_full (Pdf *self, gconstpointer data)
{
  char few[100];
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new (few, sizeof few, NULL, NULL);
  g_autoptr(TrellisDocument) document = create_long ();
  const TrellisPaper paper = TRELLIS_PAPER_A4;
  g_autoptr(GError) error = NULL;

  g_assert_false (trellis_pdf_write (document, &paper, FALSE, stream, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_true (g_file_set_contents (self->path, "", 0, NULL));
}

/* Some SDKs build and test Trellis without poppler's programs. */
static gboolean
can_ask (void)
{
  static const char *const programs[] = { "pdftotext", "pdfinfo", "pdftoppm" };

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_find_program_in_path (programs[i]);

      if (path == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
test_nobody_to_ask (void)
{
  g_test_skip ("poppler’s programs are not installed");
}

#define ADD(path, function) g_test_add (path, Pdf, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  if (can_ask ())
    {
      ADD ("/print/pdf/words", test_words);
      ADD ("/print/pdf/links", test_links);
      ADD ("/print/pdf/privacy", test_privacy);
      ADD ("/print/pdf/picture", test_picture);
      ADD ("/print/pdf/rtl", test_rtl);
    }
  else
    g_test_add_func ("/print/pdf/read", test_nobody_to_ask);
  ADD ("/print/pdf/cancelled", test_cancelled);
  ADD ("/print/pdf/full", test_full);
  return g_test_run ();
}
