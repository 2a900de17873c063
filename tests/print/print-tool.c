/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trellis-book-reader.h"
#include "trellis-book.h"
#include "trellis-document-html.h"
#include "trellis-document-markdown.h"
#include "trellis-document-text.h"
#include "trellis-pdf.h"
#include "trellis-safe-file.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* Makes documents to be looked at and measured:
 *
 *   print-tool text ltr|rtl TITLE FILE.md OUT       of Markdown-light
 *   print-tool book SCOPE FOLDER MATCH OUT          of a match of a journal
 *
 * OUT ends with .pdf, .html or .md. */

typedef struct
{
  TrellisDocument *document;
  gboolean is_rtl;
  const char *path;
} Work;

static gboolean
write_work (GOutputStream *stream, gconstpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;
  const TrellisPaper paper = TRELLIS_PAPER_A4;
  g_autofree char *text = NULL;

  if (g_str_has_suffix (work->path, ".html"))
    text = trellis_document_to_html (work->document, work->is_rtl);
  else if (g_str_has_suffix (work->path, ".md"))
    text = trellis_document_to_markdown (work->document);
  if (text != NULL)
    return g_output_stream_write_all (stream, text, strlen (text), NULL, cancellable, error);
  return trellis_pdf_write (work->document, &paper, work->is_rtl, stream, cancellable, error);
}

static void
die_of (const GError *error)
{
  g_printerr ("%s\n", error->message);
  exit (1);
}

static TrellisDocument *
read_text (const char *title, const char *path)
{
  TrellisDocument *document = trellis_document_new (title, "Private");
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    die_of (error);
  trellis_document_append (document, TRELLIS_BLOCK_CONTENTS, 0, NULL);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *chapter = g_strdup_printf ("Chapter %u", i);

      trellis_document_append (document, TRELLIS_BLOCK_HEADING, 1, chapter);
      trellis_document_append_text (document, 0, text);
    }
  trellis_document_append (document, TRELLIS_BLOCK_SIGNATURE, 0, title);
  return document;
}

static TrellisDocument *
read_book (const char *scope, const char *folder, const char *match)
{
  g_autoptr(GTypeClass) scopes = g_type_class_ref (TRELLIS_TYPE_BOOK_SCOPE);
  g_autoptr(GError) error = NULL;
  g_autoptr(TrellisBookMaterial) material = NULL;

  trellis_record_types ();
  material = trellis_book_read (folder, match, NULL, &error);
  if (material == NULL)
    die_of (error);
  return trellis_book_of_match (material, (TrellisBookScope) g_enum_get_value_by_nick ((GEnumClass *) scopes, scope)->value, 0);
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) target = NULL;
  Work work = { NULL, FALSE, argv[5] };

  setlocale (LC_ALL, "C.UTF-8");
  g_assert (argc == 6);
  target = g_file_new_for_path (argv[5]);
  if (g_str_equal (argv[1], "text"))
    {
      work.is_rtl = g_str_equal (argv[2], "rtl");
      work.document = read_text (argv[3], argv[4]);
    }
  else
    work.document = read_book (argv[2], argv[3], argv[4]);
  if (!trellis_safe_file_write (target, write_work, &work, NULL, &error))
    die_of (error);
  g_object_unref (work.document);
  return 0;
}
